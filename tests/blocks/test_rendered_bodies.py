"""A body that was rendered before is not rendered again, and never shown after anything in it has changed."""

import json
from unittest import mock

import pytest
from django.test import RequestFactory
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    create_reference,
    publish_disclaimer,
    section,
)
from wagtail_backcare.blocks import rendered_bodies
from wagtail_backcare.blocks.body import BodyBlock
from wagtail_backcare.models import ClinicSettings, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disclaimer")]


@pytest.fixture(autouse=True)
def nothing_kept():
    rendered_bodies.forget_all()
    yield
    rendered_bodies.forget_all()


@pytest.fixture
def page():
    """A page with everything that stands outside it: clinic, disclaimer, cards, question, source, link."""
    create_clinic(country="GB")
    create_disclaimer(text="For information only.")
    linked = create_condition(title="Linked", slug="linked")
    cards = create_help_cards("your legs feel numb")
    statement = {"statement": "It may help.", "certainty": "not_very", "compared_with": "", "how_long": ""}
    return create_condition(
        body=[
            section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []})),
            section("overview", ("text", f'<p>See <a linktype="page" id="{linked.pk}">this</a>.</p>')),
            section("evidence", ("evidence_statement", {**statement, "sources": [create_reference(title="A review")]})),
            section("questions", ("questions", {"title": "", "questions": [("shared_question", create_question())]})),
        ]
    )


def render(page, path="/", **attributes):
    """The body as a new request gets it."""
    request = RequestFactory().get(path)
    for name, value in attributes.items():
        setattr(request, name, value)
    fresh = ConditionPage.objects.get(pk=page.pk)
    return fresh.body.render_as_block({"page": fresh, "request": request})


def count_renderings(page, **attributes) -> int:
    with mock.patch.object(BodyBlock, "render_all", autospec=True, side_effect=BodyBlock.render_all) as render_all:
        render(page, **attributes)
    return render_all.call_count


def test_a_body_is_rendered_once(page):
    first = render(page)

    assert count_renderings(page) == 0
    assert render(page) == first
    assert "your legs feel numb" in first


def change_reference():
    Reference.objects.update(title="A newer review")


def change_question():
    Question.objects.update(answer="<p>Changed.</p>")


def unpublish_question():
    Question.objects.update(live=False)


def delete_reference():
    Reference.objects.all().delete()


def change_cards():
    cards = HelpCardSet.objects.get()
    cards.cards = [("emergency", {"heading": "", "signs": ["you cannot walk"]})]
    cards.save()


def change_disclaimer():
    publish_disclaimer(Disclaimer.objects.get(), text="Changed.")


def change_country():
    ClinicSettings.objects.update(country="US")


def change_text():
    page = ConditionPage.objects.get(title="Low back pain")
    raw = json.loads(json.dumps(list(page.body.raw_data)).replace("See ", "Look at "))
    ConditionPage.objects.filter(pk=page.pk).update(body=json.dumps(raw))


def move_linked_page():
    linked = ConditionPage.objects.get(slug="linked")
    linked.slug = "moved"
    linked.save()


@pytest.mark.parametrize(
    "change",
    [
        change_reference,
        delete_reference,
        change_question,
        unpublish_question,
        change_cards,
        change_disclaimer,
        change_country,
        change_text,
        move_linked_page,
    ],
)
def test_a_change_shows_at_once(page, change):
    before = render(page)
    change()

    after = render(page)

    assert after != before
    rendered_bodies.forget_all()
    assert render(page) == after


def test_each_language_has_its_own(page):
    english = render(page)
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    ConditionPage.objects.filter(pk=page.pk).update(locale=spanish)

    assert render(page) != english


def test_previews_are_rendered_each_time(page):
    render(page)

    assert count_renderings(page, is_preview=True) == 1


def test_a_body_changed_by_code_is_rendered_as_it_is_now(page):
    render(page)
    changed = ConditionPage.objects.get(pk=page.pk)
    changed.body[1].value["heading"] = "Another heading"

    assert "Another heading" in changed.body.render_as_block({"page": changed, "request": RequestFactory().get("/")})


def test_a_body_with_a_picture_is_rendered_each_time():
    image = get_image_model().objects.create(title="Back", file=get_test_image_file())
    figure = {"image": {"image": image.pk, "alt_text": "A back", "decorative": False}, "caption": ""}
    content = [{"type": "figure", "value": figure}]
    page = create_condition(body=json.dumps([{"type": "overview", "value": {"heading": "", "content": content}}]))
    render(page)

    assert count_renderings(page) == 1


@pytest.mark.parametrize("name", ["blocks/section.html", "sections/overview.html", "blocks/help_card.html"])
def test_a_template_of_the_site_is_rendered_each_time(page, settings, tmp_path, name):
    template = tmp_path / "wagtail_backcare" / name
    template.parent.mkdir(parents=True)
    template.write_text("seen by {{ request.GET.name }}", encoding="utf-8")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    assert "seen by Ada" in render(page, "/?name=Ada")
    assert "seen by Ben" in render(page, "/?name=Ben")


def test_only_so_many_are_kept(page, monkeypatch):
    monkeypatch.setattr(rendered_bodies, "CAPACITY", 1)
    other = create_condition(slug="other", body=[section("overview", ("text", "<p>Other.</p>"))])
    render(page)
    render(other)

    assert count_renderings(other) == 0
    assert count_renderings(page) == 1
