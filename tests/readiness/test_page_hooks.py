"""What an editor is told after a copy, and before a move or a change of an alias."""

import pytest
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Site

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    get_locale,
    get_site,
    help_section,
    make_live,
)
from tests.readiness.messages import get_messages
from tests.starter.editor import make_form_data
from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.readiness import tell

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """The home page of a site on which no health page is fit."""
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))
    Site.objects.create(hostname="second.example", root_page=home)
    return home


@pytest.fixture
def fit_here_only():
    """A live page that is fit on the default site alone."""
    create_clinic()
    create_disclaimer(site=get_site())
    page = create_condition(parent=create_index(), body=[help_section()])
    page.save_revision()
    return page


def copy(admin, page, parent, **data):
    sent = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk, **data}
    return admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent, follow=True)


def test_a_copy_that_was_kept_is_told_of(admin, fit_here_only, elsewhere):
    response = copy(admin, fit_here_only, elsewhere, publish_copies="on")

    copied, kept = get_messages(response)
    assert "copied" in copied
    assert kept.startswith("“Copy” was kept as a draft because: There is no disclaimer in this language (English)")
    assert "second.example" in kept
    assert "Disclaimers." in kept, "what to do"


def test_an_alias_that_was_kept_is_told_of(admin, fit_here_only, elsewhere):
    response = copy(admin, fit_here_only, elsewhere, alias="on")

    assert "“Low back pain” was kept as a draft because:" in get_messages(response)[1]


def test_a_copy_that_is_live_needs_no_word(admin, fit_here_only):
    response = copy(admin, fit_here_only, fit_here_only.get_parent(), publish_copies="on")

    assert ConditionPage.objects.get(slug="copy").live
    assert len(get_messages(response)) == 1


def test_many_kept_pages_are_counted(admin, fit_here_only, elsewhere, monkeypatch):
    monkeypatch.setattr(tell, "MOST_NAMED", 1)
    section = fit_here_only.get_parent()

    response = copy(admin, section, elsewhere, publish_copies="on", copy_subpages="on")

    assert get_messages(response)[1].startswith("“Copy” was kept as a draft")
    assert get_messages(response)[2] == "1 more page was kept as a draft. The dashboard lists it."
    assert Page.objects.get(slug="copy").get_children().count() == 1


def test_an_alias_that_does_not_follow_its_original_is_told_of(admin, fit_here_only, elsewhere):
    alias = fit_here_only.create_alias(parent=elsewhere)
    make_live(alias)
    KeptAsDraft.objects.all().delete()
    data = {**make_form_data(fit_here_only), "summary": "Newer.", "action-publish": "action-publish"}

    response = admin.post(reverse("wagtailadmin_pages:edit", args=[fit_here_only.pk]), data, follow=True)

    assert ConditionPage.objects.get(pk=fit_here_only.pk).summary == "Newer."
    assert ConditionPage.objects.get(pk=alias.pk).summary == "A summary in plain words."
    assert any("readers still see the older text, because:" in message for message in get_messages(response))


def move(admin, page, destination):
    return admin.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, destination.pk]), follow=True)


def test_a_move_is_refused_with_a_word(admin, fit_here_only, elsewhere):
    response = move(admin, fit_here_only, elsewhere)

    (message,) = get_messages(response)
    assert message.startswith("“Low back pain” was not moved. There is no disclaimer in this language (English)")
    assert Page.objects.get(pk=fit_here_only.pk).url_path == "/home/conditions/low-back-pain/"
    assert PageLogEntry.objects.filter(page=fit_here_only.pk, action="wagtail_backcare.refused").exists()


def test_a_move_within_a_site_is_no_matter_for_rules(admin, fit_here_only):
    response = move(admin, fit_here_only, get_site().root_page)

    assert get_messages(response) == ["Page 'Low back pain' moved. Edit"]


def test_a_move_that_takes_an_unfit_translation_along_is_refused(admin, fit_site, monkeypatch, elsewhere):
    """Where Wagtail moves translations with a page, none is moved if one of them may not be."""
    from wagtail import hooks

    page = create_condition(parent=create_index(), body=[help_section()])
    translated = page.copy_for_translation(get_locale("es"), copy_parents=True)
    make_live(translated)
    target = elsewhere.copy_for_translation(get_locale("es"))
    Site.objects.create(hostname="third.example", root_page=target)
    create_clinic(site=Site.objects.get(hostname="second.example"))

    with hooks.register_temporarily(
        "construct_translated_pages_to_cascade_actions",
        lambda pages, action: {moved: moved.get_translations() for moved in pages},
    ):
        response = move(admin, page, elsewhere)

    assert get_messages(response)[0].startswith("“Low back pain” was not moved. There is no disclaimer")
    assert Page.objects.get(pk=page.pk).url_path == "/home/conditions/low-back-pain/"


@pytest.fixture
def spanish_alias(fit_site):
    """An alias in the Spanish tree that shows the English text; there is no Spanish disclaimer."""
    page = create_condition(body=[help_section()])
    alias = page.copy_for_translation(get_locale("es"), copy_parents=True, alias=True)
    make_live(alias)
    return alias


def convert(admin, page):
    return admin.post(reverse("wagtailadmin_pages:convert_alias", args=[page.pk]), follow=True)


def test_an_alias_stays_one_where_its_text_would_be_in_the_wrong_language(admin, spanish_alias):
    response = convert(admin, spanish_alias)

    (message,) = get_messages(response)
    assert message.startswith("“Low back pain” was not made a page of its own.")
    assert "There is no disclaimer in this language (Spanish)" in message
    assert Page.objects.get(pk=spanish_alias.pk).alias_of_id is not None


def test_an_alias_that_is_fit_is_converted(admin, spanish_alias):
    create_disclaimer(language="es", text="Solo para informarse.")
    ConditionPage.objects.filter(alias_of=None).update(body=[])
    spanish_alias.body = []
    spanish_alias.save(update_fields=["body"])

    response = convert(admin, spanish_alias)

    assert "has been converted" in get_messages(response)[0]
    assert Page.objects.get(pk=spanish_alias.pk).alias_of_id is None
