"""Routes 31, 46, 47, 49 and 52 to 54: places, sites, languages, shared texts and settings that live pages rest on."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RemoveStreamChildrenOperation
from wagtail.models import Locale, Page, Site

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    get_locale,
    get_site,
    help_section,
    section,
)
from tests.routes.world import assert_in_server_log, assert_tree_intact, create_second_site, translate_home
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import ClinicSettings, HelpCardSet
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def fit_page():
    """A live page that is fit on the default site, and on no other."""
    create_clinic()
    create_disclaimer(site=get_site())
    return create_condition(parent=create_index(), body=[help_section()])


def get_codes(refusal) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


@pytest.mark.route(31)
def test_a_page_is_moved_to_another_site(fit_page, caplog):
    _site, home = create_second_site()
    before = Page.objects.get(pk=fit_page.pk)

    with pytest.raises(NotFitError) as refusal:
        fit_page.move(home, pos="last-child")

    assert get_codes(refusal) == {"disclaimer.missing", "country.missing"}
    after = Page.objects.get(pk=fit_page.pk)
    assert (after.path, after.url_path) == (before.path, before.url_path)
    assert_in_server_log(caplog.text, "disclaimer.missing, country.missing")
    assert_tree_intact()


@pytest.mark.route(31)
def test_a_page_is_moved_within_its_site(fit_page):
    fit_page.move(get_site().root_page, pos="last-child")

    assert Page.objects.get(pk=fit_page.pk).url_path == "/home/low-back-pain/"


@pytest.mark.route(31)
def test_a_section_of_other_pages_is_moved(fit_page):
    _site, home = create_second_site()
    folder = get_site().root_page.add_child(instance=Page(title="Folder", slug="folder"))
    fit_page.move(folder, pos="last-child")

    with pytest.raises(NotFitError):
        Page.objects.get(pk=folder.pk).move(home, pos="last-child")

    assert Page.objects.get(pk=fit_page.pk).url_path == "/home/folder/low-back-pain/"
    assert_tree_intact()


@pytest.mark.route(31)
def test_an_unfit_live_page_is_moved_where_it_is_no_worse(fit_page):
    ConditionPage.objects.filter(pk=fit_page.pk).update(body=[])

    ConditionPage.objects.get(pk=fit_page.pk).move(get_site().root_page, pos="last-child")

    assert Page.objects.get(pk=fit_page.pk).url_path == "/home/low-back-pain/"


@pytest.mark.route(46)
def test_a_data_migration_changes_the_body(fit_page, client, django_app_state):
    operation = MigrateStreamData(
        app_name="wagtail_backcare_pages",
        model_name="ConditionPage",
        field_name="body",
        operations_and_block_paths=[(RemoveStreamChildrenOperation(name="when_to_get_help"), "")],
    )

    operation.code(django_app_state.apps, None)

    page = ConditionPage.objects.get(pk=fit_page.pk)
    assert len(page.body) == 0
    assert b"This page is for information only." in client.get(page.url).content


@pytest.mark.route(47)
def test_a_new_site_shows_a_live_section(fit_page, caplog):
    section_page = fit_page.get_parent()

    with pytest.raises(NotFitError) as refusal:
        Site.objects.create(hostname="new.example", root_page=section_page)

    assert get_codes(refusal) == {"disclaimer.missing", "country.missing"}
    assert not Site.objects.filter(hostname="new.example").exists()
    assert_in_server_log(caplog.text, "disclaimer.missing, country.missing")


@pytest.mark.route(47)
def test_a_new_site_shows_a_live_section_by_the_translation_of_its_home(fit_page):
    home = get_site().root_page
    spanish = translate_home("es")
    Site.objects.all().delete()

    with pytest.raises(NotFitError):
        Site.objects.create(hostname="new.example", root_page=spanish)

    assert spanish.translation_key == home.translation_key


@pytest.mark.route(54)
def test_a_site_gets_another_root_page(fit_page):
    site, _home = create_second_site()
    site.root_page = get_site().root_page

    with pytest.raises(NotFitError):
        site.save()

    assert Site.objects.get(pk=site.pk).root_page.slug == "second"


@pytest.mark.route(54)
def test_a_site_changes_its_name(fit_page):
    site = get_site()
    site.site_name = "Another name"

    site.save()

    assert get_site().site_name == "Another name"


@pytest.mark.route(49)
def test_a_language_gets_the_code_of_another(fit_page):
    english = get_locale("en")
    english.language_code = "fr"

    with pytest.raises(NotFitError) as refusal:
        english.save()

    assert get_codes(refusal) == {"language.in_use"}
    assert Locale.objects.filter(pk=english.pk, language_code="en").exists()


@pytest.mark.route(49)
@pytest.mark.parametrize(("code", "becomes"), [("en", "en-gb"), ("de", "fr")])
def test_a_language_is_named_more_closely_or_has_no_texts(fit_page, code, becomes):
    locale = get_locale(code)
    locale.language_code = becomes

    locale.save()

    assert Locale.objects.get(pk=locale.pk).language_code == becomes


@pytest.mark.route(52)
def test_the_country_is_cleared(fit_page):
    details = ClinicSettings.objects.get()
    details.country = ""

    with pytest.raises(NotFitError) as refusal:
        details.save()

    assert list(refusal.value.message_dict) == ["country"]
    assert ClinicSettings.objects.get().country == "GB"


@pytest.mark.route(52)
def test_the_clinic_details_are_deleted(fit_page):
    with pytest.raises(NotFitError), transaction.atomic():
        ClinicSettings.objects.get().delete()

    assert ClinicSettings.objects.exists()


@pytest.mark.route(52)
def test_a_whole_site_goes_with_its_details(fit_page):
    get_site().delete()

    assert not ClinicSettings.objects.exists()


@pytest.mark.route(52)
def test_the_country_is_cleared_where_no_page_needs_it(db):
    details = create_clinic()
    details.country = ""

    details.save()

    assert ClinicSettings.objects.get().country == ""


@pytest.fixture
def cards():
    """Shared cards that a live page shows."""
    create_clinic()
    create_disclaimer()
    cards = create_help_cards("your legs feel numb")
    value = ("help_cards", {"shared": cards, "cards": []})
    create_condition(body=[section("when_to_get_help", value)]).save()
    return cards


@pytest.mark.route(53)
def test_shared_cards_are_unpublished(cards):
    with pytest.raises(NotFitError) as refusal:
        cards.unpublish()

    assert get_codes(refusal) == {"help_cards.not_published"}
    assert "Low back pain" in str(refusal.value)
    assert HelpCardSet.objects.get().live


@pytest.mark.route(53)
def test_shared_cards_are_published_without_a_sign(cards):
    cards.cards = []

    with pytest.raises(NotFitError):
        cards.save_revision().publish()

    assert len(HelpCardSet.objects.get().cards) == 1


@pytest.mark.route(53)
def test_shared_cards_are_deleted(cards):
    with pytest.raises(NotFitError), transaction.atomic():
        cards.delete()

    assert HelpCardSet.objects.exists()


@pytest.mark.route(53)
def test_shared_cards_expire(cards):
    """The schedule must go on with everything else, so the text stays."""
    other = create_help_cards("other", title="Other", expire_at=timezone.now() - timezone.timedelta(hours=1))
    HelpCardSet.objects.filter(pk=cards.pk).update(expire_at=timezone.now() - timezone.timedelta(hours=2))

    call_command("publish_scheduled")

    assert HelpCardSet.objects.get(pk=cards.pk).live
    assert not HelpCardSet.objects.get(pk=other.pk).live


@pytest.mark.route(53)
def test_a_sign_of_shared_cards_is_changed(cards):
    cards.cards = [("emergency", {"heading": "", "signs": ["you cannot feel your legs"]})]

    cards.save_revision().publish()

    assert HelpCardSet.objects.get().cards[0].value["signs"][0] == "you cannot feel your legs"
