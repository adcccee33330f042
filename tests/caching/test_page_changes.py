"""What links, lists or names a page is purged when the page changes; Wagtail purges the page itself."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site

from tests.caching.test_purge import frontend_cache, purged  # noqa: F401
from tests.helpers import (
    create_alias,
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    create_question,
    create_review,
    create_translation,
    create_treatment,
    get_site,
    help_section,
    section,
)
from wagtail_backcare.models import Question
from wagtail_backcare.pages.models import ConditionPage, ConditionRelatedLink, TreatmentCondition

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten(purged):  # noqa: F811
    """As ``purged``, without the addresses that Wagtail's redirects are from: they have no slash at their end."""
    return lambda action: {path for path in purged(action) if path.endswith("/")}


LINKING = {"/conditions/in-text/", "/conditions/related/", "/conditions/by-question/"}


@pytest.fixture
def page():
    """A condition that a text, a related link and the answer of a shared question lead to; others stand beside it."""
    create_clinic()
    create_disclaimer()
    index = create_index()
    page = create_condition(parent=index, body=[help_section()])
    link = _link(page)
    questions = ("questions", {"title": "", "questions": [("shared_question", create_question(answer=link))]})
    body = [section("overview", ("text", link)), help_section()]
    create_condition(parent=index, title="In a text", slug="in-text", body=body).save()
    related = create_condition(parent=index, title="Related", slug="related", body=[help_section()])
    ConditionRelatedLink.objects.create(page=related, related_page=page)
    asking = create_guide(
        parent=index, title="By a question", slug="by-question", body=[section("questions", questions)]
    )
    asking.save()
    create_guide(parent=index, body=[])
    return page


def publish(page, **fields) -> None:
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_page_with_another_title(page, forgotten):
    own = {"/conditions/low-back-pain/"}
    assert forgotten(lambda: publish(page, title="Pain in the low back")) == own | LINKING | {"/conditions/"}


def test_a_page_with_another_summary(page, forgotten):
    assert forgotten(lambda: publish(page, summary="Another summary.")) == {"/conditions/"}


def test_a_page_with_another_body(page, forgotten):
    assert forgotten(lambda: publish(page, body=[help_section(urgent=("it gets worse",))])) == set()


def test_a_draft_of_another_title(page, forgotten):
    page.title = "Pain in the low back"

    assert forgotten(page.save_revision) == set()


def test_a_page_at_another_address(page, forgotten):
    addresses = {"/conditions/low-back-pain/", "/conditions/back-pain/"}
    assert forgotten(lambda: publish(page, slug="back-pain")) == addresses | LINKING | {"/conditions/"}


def test_an_index_at_another_address(page, forgotten):
    outside = create_guide(title="Outside", slug="outside", body=[section("overview", ("text", _link(page)))])
    outside.save()
    below = LINKING | {"/conditions/", "/conditions/low-back-pain/", "/conditions/a-session/"}
    renamed = {path.replace("/conditions/", "/all/") for path in below}

    assert forgotten(lambda: publish(page.get_parent().specific, slug="all")) == below | renamed | {"/outside/"}


def test_an_index_with_another_title(page, forgotten):
    below = LINKING | {"/conditions/", "/conditions/low-back-pain/", "/conditions/a-session/"}
    assert forgotten(lambda: publish(page.get_parent().specific, title="All conditions")) == below


def test_a_page_that_is_moved(page, forgotten):
    elsewhere = create_index(title="Elsewhere", slug="elsewhere")
    addresses = {"/conditions/low-back-pain/", "/elsewhere/low-back-pain/"}
    indexes = {"/conditions/", "/elsewhere/"}

    assert forgotten(lambda: page.move(elsewhere, pos="last-child")) == addresses | indexes | LINKING


def test_a_page_that_is_put_elsewhere_in_the_order(page, forgotten):
    assert forgotten(lambda: page.move(page.get_parent(), pos="last-child")) == set()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_a_page_that_goes(page, forgotten, action):
    assert forgotten(getattr(page, action)) - {"/conditions/low-back-pain/"} == LINKING | {"/conditions/"}


def test_a_page_that_is_published_for_the_first_time(page, forgotten):
    new = create_condition(
        parent=page.get_parent(), title="Sciatica", slug="sciatica", live=False, body=[help_section()]
    )

    assert forgotten(lambda: publish(new)) == {"/conditions/"}


def test_translations_name_each_other(page, forgotten):
    translation = create_translation(page, "de")
    roots = Page.objects.filter(
        pk__in=[get_site().root_page.pk, *translation.get_ancestors().values_list("pk", flat=True)]
    )
    roots.update(live=True)
    Site.clear_site_root_paths_cache()

    assert translation.url in forgotten(page.unpublish)


def test_a_condition_lists_its_treatments(page, forgotten):
    treatment = create_treatment(body=[help_section()])
    treatment.condition_links = [TreatmentCondition(condition=page)]

    own = {"/conditions/low-back-pain/"}
    assert forgotten(treatment.save) == own
    assert forgotten(treatment.unpublish) - {"/acupuncture/"} == own


def test_only_some_may_see_a_page(page, forgotten):
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    shown = LINKING | {"/conditions/", "/conditions/low-back-pain/"}

    assert forgotten(restriction.save) == shown
    assert forgotten(restriction.delete) == shown


def test_the_clinics_pages_are_linked_by_every_page_of_the_site(page, forgotten):
    details = get_site().clinicsettings
    details.contact_page = contact = create_guide(title="Contact", slug="contact", body=[])
    details.save()

    everything = LINKING | {"/conditions/", "/conditions/low-back-pain/", "/conditions/a-session/"}
    assert forgotten(lambda: publish(contact, slug="call-us")) == everything | {"/contact/", "/call-us/"}


def test_a_page_of_another_kind_that_shows_a_question(page, forgotten):
    question, home = Question.objects.get(), get_site().root_page
    ReferenceIndex.objects.create(
        base_content_type=ContentType.objects.get_for_model(Page),
        content_type=home.content_type,
        object_id=str(home.pk),
        to_content_type=ContentType.objects.get_for_model(Question),
        to_object_id=str(question.pk),
        model_path="body",
        content_path="body",
        content_path_hash="00000000-0000-0000-0000-000000000000",
    )

    assert forgotten(lambda: question.save_revision().publish()) == {"/", "/conditions/by-question/"}


def test_an_alias_of_an_alias(page, forgotten):
    alias = create_alias(page, update_slug="alias")
    create_alias(alias, update_slug="again")

    paths = {"/conditions/low-back-pain/", "/conditions/alias/", "/conditions/again/"}
    assert forgotten(lambda: create_review(ConditionPage.objects.get(pk=page.pk))) == paths


def test_a_site_that_another_process_added(page, forgotten):
    Site.get_site_root_paths()
    Site.objects.bulk_create([Site(hostname="second.example", root_page=page.get_parent())])

    paths = forgotten(lambda: publish(page, summary="Another summary."))

    assert paths == {"/conditions/", "http://second.example/"}


def _link(page) -> str:
    return f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>'
