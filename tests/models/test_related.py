import pytest
from wagtail.models import PageViewRestriction

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    create_treatment,
    get_locale,
)
from wagtail_backcare.pages.models import (
    ConditionPage,
    ConditionRelatedLink,
    TreatmentCondition,
    TreatmentPage,
    TreatmentRelatedLink,
)

pytestmark = pytest.mark.django_db


def get_titles(page) -> list[list[str]]:
    return [[item.title for item in pages] for _heading, pages in type(page).objects.get(pk=page.pk).get_related()]


def test_related_pages_stand_in_their_order_live_ones_only():
    page = create_condition()
    for order, (title, live) in enumerate([("Zzz", True), ("A draft", False), ("Aaa", True)]):
        guide = create_guide(title=title, slug=title[:1].lower() + str(order), live=live)
        ConditionRelatedLink.objects.create(page=page, related_page=guide, sort_order=order)

    assert get_titles(page) == [["Zzz", "Aaa"]]


def test_treatments_of_a_condition_stand_by_title_once_each_in_its_language():
    condition = create_condition()
    spanish = condition.copy_for_translation(get_locale("es"), copy_parents=True)
    for title, fields in [
        ("Massage", {}),
        ("acupuncture", {}),
        ("A draft", {"live": False}),
        ("Masaje", {"locale": get_locale("es"), "parent": spanish.get_parent()}),
    ]:
        treatment = create_treatment(title=title, slug=title.lower().replace(" ", "-"), **fields)
        TreatmentCondition.objects.create(page=treatment, condition=condition)
    TreatmentCondition.objects.create(page=TreatmentPage.objects.get(title="Massage"), condition=spanish)

    assert get_titles(condition) == [["acupuncture", "Massage"]]
    assert [[item.title for item in pages] for _heading, pages in spanish.get_related()] == [["Masaje"]]


def test_a_page_of_two_groups_is_named_once(rf):
    treatment, condition, guide = create_treatment(), create_condition(slug="back"), create_guide(slug="home")
    TreatmentCondition.objects.create(page=treatment, condition=condition)
    for target in (condition, guide):
        TreatmentRelatedLink.objects.create(page=treatment, related_page=target)

    groups = TreatmentPage.objects.get(pk=treatment.pk).get_context(rf.get("/"))["related"]

    assert [[item.pk for item in pages] for _heading, pages in groups] == [[condition.pk], [guide.pk]]


def test_a_treatment_shows_its_conditions_and_its_related_pages():
    treatment = create_treatment()
    TreatmentCondition.objects.create(page=treatment, condition=create_condition())

    assert get_titles(treatment) == [["Low back pain"]]


def test_related_pages_that_the_reader_may_not_open_are_left_out(client, django_user_model):
    create_clinic()
    create_disclaimer()
    index = create_index()
    page, treatment = create_condition(parent=index), create_treatment(parent=index, title="For members", slug="m")
    TreatmentCondition.objects.create(page=treatment, condition=page)
    ConditionRelatedLink.objects.create(page=page, related_page=create_guide(parent=index, title="Open to all"))
    PageViewRestriction.objects.create(page=treatment, restriction_type=PageViewRestriction.LOGIN)

    to_a_visitor = client.get(page.url).content.decode()
    client.force_login(django_user_model.objects.create_user("member"))
    to_a_member = client.get(page.url).content.decode()

    assert ("For members" in to_a_visitor, "Open to all" in to_a_visitor) == (False, True)
    assert "For members" in to_a_member
    assert "Treatments for this condition" not in to_a_visitor


def test_links_that_are_not_saved_yet_show_in_a_preview():
    page = create_condition()
    linked = create_guide()
    draft = ConditionPage.objects.get(pk=page.pk)
    draft.related_links = [ConditionRelatedLink(related_page=linked)]

    assert [[item.pk for item in pages] for _heading, pages in draft.get_related()] == [[linked.pk]]
    assert get_titles(page) == []
