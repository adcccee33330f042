"""Routes 8 to 19 and 42 to 46: code that saves, publishes, copies and imports pages."""

import html

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from wagtail.models import Page

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    get_locale,
    get_site,
    help_section,
    make_live,
)
from tests.routes.world import (
    assert_in_server_log,
    assert_kept,
    assert_tree_intact,
    create_second_site,
    get_log_actions,
    is_live,
    translate_home,
)
from wagtail_backcare.disclaimers.package_texts import get_package_wording
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import KeptAsDraft
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.mark.route(8)
def test_a_revision_is_published(world, caplog):
    page = world.create_unfit()

    with pytest.raises(NotFitError) as refusal:
        page.save_revision().publish()

    assert [problem.code for problem in refusal.value.problems] == [world.code]
    assert not is_live(page)
    assert "wagtail.publish" not in get_log_actions(page)
    assert_in_server_log(caplog.text, world.code)


@pytest.mark.route(9)
def test_a_revision_is_published_without_cleaning(world):
    page = world.create_unfit()

    with pytest.raises(NotFitError):
        page.save_revision(clean=False).publish()

    assert not is_live(page)


@pytest.mark.route(10)
def test_an_old_revision_is_published(world):
    page = world.create_unfit()
    old = page.latest_revision
    page.title = "Newer"
    page.save_revision()

    with pytest.raises(NotFitError):
        old.publish(previous_revision=page.latest_revision)

    assert not is_live(page)


@pytest.mark.route(11)
def test_it_is_saved_live(world, caplog):
    page = world.create_unfit()
    page.live = True

    with pytest.raises(NotFitError):
        page.save()

    assert not is_live(page)
    assert_in_server_log(caplog.text, world.code)


@pytest.mark.route(12)
def test_it_is_saved_live_without_cleaning(world):
    page = world.create_unfit()
    page.live = True

    with pytest.raises(NotFitError):
        page.save(clean=False)

    assert not is_live(page)


@pytest.mark.route(13)
def test_its_base_page_is_saved_live(world, caplog):
    base = Page.objects.get(pk=world.create_unfit().pk)
    base.live = True

    with pytest.raises(NotFitError):
        base.save()

    assert not is_live(base)
    assert_in_server_log(caplog.text, world.code)


@pytest.mark.route(14)
def test_it_is_added_to_a_parent(world, caplog):
    page = ConditionPage(title="New", slug="new", summary="New.", body=world.unfit_body)

    with pytest.raises(NotFitError):
        world.index.add_child(instance=page)

    assert not ConditionPage.objects.exists()
    assert_in_server_log(caplog.text, world.code)
    assert_tree_intact()


@pytest.mark.route(15)
def test_it_is_copied_to_another_site(db):
    create_clinic()
    create_disclaimer(site=get_site())
    page = create_condition(body=[help_section()])
    _site, home = create_second_site()

    copy = page.copy(to=home, keep_live=True)

    assert is_live(page)
    assert_kept(copy, "disclaimer.missing")
    assert Page.objects.get(pk=copy.pk).live_revision is None
    assert_tree_intact()


@pytest.mark.route(15)
def test_an_unfit_live_page_is_copied(world):
    copy = world.create_unfit_live().copy(update_attrs={"slug": "copy"}, keep_live=True)

    assert_kept(copy, world.code)


@pytest.mark.route(16)
def test_a_section_is_copied_with_all_that_stands_below(world):
    unfit, fit = world.create_unfit_live(), world.create_fit()
    fit.latest_revision.publish()

    copy = world.index.copy(recursive=True, update_attrs={"slug": "copy"}, keep_live=True)

    below = {page.slug: page for page in copy.get_children()}
    assert_kept(below[unfit.slug], world.code)
    assert is_live(below[fit.slug])
    assert is_live(copy)
    assert_tree_intact()


@pytest.mark.route(17)
def test_an_alias_is_made(world):
    alias = world.create_unfit_live().create_alias(update_slug="alias")

    assert_kept(alias, world.code)
    assert_tree_intact()


@pytest.mark.route(18)
def test_an_alias_follows_its_original(db):
    create_clinic()
    create_disclaimer(site=get_site())
    page = create_condition(body=[help_section()])
    _site, home = create_second_site()
    alias = page.create_alias(parent=home)
    make_live(alias)

    page.summary = "A newer summary."
    page.save_revision().publish()

    assert ConditionPage.objects.get(pk=page.pk).summary == "A newer summary."
    alias = ConditionPage.objects.get(pk=alias.pk)
    assert alias.live
    assert alias.summary == "A summary in plain words."
    assert KeptAsDraft.objects.get(page=alias.pk).shows_older_text


@pytest.mark.route(19)
def test_an_alias_becomes_a_page(db):
    create_clinic()
    create_disclaimer()
    translate_home("es")
    page = create_condition(body=[help_section()])
    alias = page.copy_for_translation(get_locale("es"), alias=True)
    assert is_live(alias)

    alias = ConditionPage.objects.get(pk=alias.pk)
    alias.alias_of = None
    with pytest.raises(NotFitError) as refusal:
        alias.save(update_fields=["alias_of"], clean=False)

    codes = [problem.code for problem in refusal.value.problems]
    assert "disclaimer.missing" in codes
    assert "safety_text.untranslated" in codes
    assert ConditionPage.objects.get(pk=alias.pk).alias_of_id == page.pk


@pytest.mark.route(42)
def test_another_server_sends_it(world):
    """The import of wagtail-transfer adds a page with what it was sent, and saves it."""
    page = ConditionPage(title="Sent", slug="sent", summary="Sent.", body=world.unfit_body, live=True)
    world.index.add_child(instance=ConditionPage(title="Sent", slug="other", summary="Sent.", live=False))
    page.draft_title = page.title

    with pytest.raises(NotFitError):
        world.index.add_child(instance=page)

    assert not ConditionPage.objects.filter(live=True).exists()
    assert_tree_intact()


def assert_reported(page, code: str, client) -> None:
    """Nothing could ask before; the list of problems knows, and the reader gets the package's disclaimer at least."""
    page = ConditionPage.objects.get(pk=page.pk)
    assert page.live
    assert code in [problem.code for problem in find_page_problems(page) if problem.must_fix]
    wording = get_package_wording("en").text if code == "disclaimer.missing" else "This page is for information only."
    assert wording.split("\n")[0] in html.unescape(client.get(page.url).text)


@pytest.mark.route(43)
def test_it_is_loaded_from_a_file(world, client):
    page = world.create_unfit_live()
    text = serializers.serialize("json", [page, Page.objects.get(pk=page.pk)])
    Page.objects.filter(pk=page.pk).update(live=False)

    for item in serializers.deserialize("json", text):
        item.save()

    assert_reported(page, world.code, client)


@pytest.mark.route(44)
def test_a_queryset_makes_it_live(world, client):
    page = world.create_unfit()

    ConditionPage.objects.filter(pk=page.pk).update(live=True)

    assert_reported(page, world.code, client)


@pytest.mark.route(45)
def test_a_bulk_update_makes_it_live(world, client):
    page = world.create_unfit()
    page.live = True

    ConditionPage.objects.bulk_update([page], ["live"])

    assert_reported(page, world.code, client)


@pytest.mark.route(50)
def test_only_the_body_of_a_live_page_is_saved(db):
    create_clinic()
    create_disclaimer()
    page = create_condition(body=[help_section()])
    page.body = []

    with pytest.raises(ValidationError) as refusal:
        page.save(update_fields=["body"])

    assert [problem.code for problem in refusal.value.problems] == ["help_cards.missing"]
    assert len(ConditionPage.objects.get(pk=page.pk).body) == 1
