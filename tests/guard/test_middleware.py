"""Views outside Wagtail's page tree that read the bodies of health pages."""

import asyncio

import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import reverse

from tests.helpers import create_condition, create_help_cards, get_locale, help_section, put_in_force, section
from wagtail_backcare import reading
from wagtail_backcare.guard.middleware import DisclaimerMiddleware
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db

TEXT = "Most people feel better."
WORDING = "For information only."


def make_body():
    return [section("overview", ("text", f"<p>{TEXT}</p>")), help_section()]


@pytest.fixture
def page(disclaimer):
    return create_condition(body=make_body())


@pytest.fixture
def with_middleware(settings, in_production):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "wagtail_backcare.guard.middleware.DisclaimerMiddleware"]


def answer(rf, view, path="/site/"):
    return DisclaimerMiddleware(view)(rf.get(path))


def test_a_view_that_shows_nothing_of_what_it_reads_may_say_so(client, page, with_middleware):
    response = client.get("/site/words/")

    assert response.status_code == 200
    assert response.json() == {"words": 5}


def test_a_text_without_disclaimer_is_withheld_in_html_too(client, with_middleware):
    create_condition(body=make_body())

    response = client.get("/site/search/")

    assert response.status_code == 503
    assert TEXT not in response.content.decode()


def test_pages_in_two_languages_bring_both_disclaimers_once(client, page, with_middleware):
    put_in_force(language="de", text="Nur zur Information.")
    for slug, language in (("two", "en"), ("drei", "de")):
        create_condition(slug=slug, locale=get_locale(language), body=make_body())

    content = client.get("/site/search/").content.decode()

    assert content.count(WORDING) == content.count("Nur zur Information.") == 1


def test_the_editor_is_left_alone(client, admin_user, page, with_middleware):
    client.force_login(admin_user)

    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

    assert response.status_code == 200
    assert TEXT in response.content.decode()
    assert WORDING not in response.content.decode()


def test_previews_and_pages_that_show_it_are_left_alone(client, page, with_middleware):
    assert client.get(page.url).content.decode().count(WORDING) == 1
    assert page.make_preview_request().content.decode().count(WORDING) == 1


def test_the_api_is_left_alone(client, page, with_middleware):
    without = create_condition(slug="without", locale=get_locale("fr"), body=make_body())

    for each in (page, without):
        assert client.get(reverse("wagtailapi:pages:detail", args=[each.pk])).status_code == 200


def test_saving_a_page_or_showing_shared_cards_is_no_reading_of_its_text(rf, page):
    cards = create_help_cards()

    def view(request):
        ConditionPage.objects.get(pk=page.pk).save()
        return JsonResponse({"cards": len(cards.cards)})

    assert answer(rf, view).status_code == 200


def test_without_the_middleware_nothing_is_noted(page):
    assert reading._reading.get() is None
    assert len(page.body) == 2


def test_a_stream_that_reads_late_sends_nothing_before_the_disclaimer(rf, page, in_production):
    def view(request):
        def make():
            yield "<ul>" + " " * 1_100_000
            yield " "
            for block in ConditionPage.objects.get(pk=page.pk).body:
                yield f"<li>{block}</li>"
            yield "</ul>"

        return StreamingHttpResponse(make())

    chunks = list(answer(rf, view).streaming_content)

    assert TEXT not in b"".join(chunks[:-1]).decode()
    assert TEXT in chunks[-1].decode()
    assert chunks[-1].decode().count(WORDING) == 1


@pytest.mark.parametrize("is_shown", [True, False], ids=["with its disclaimer", "without"])
def test_events_that_come_one_by_one(rf, page, in_production, is_shown):
    def view(request):
        def make():
            yield "data: hello\n\n"
            found = ConditionPage.objects.get(pk=page.pk)
            text = str(found.body) if is_shown else str(found.body[0])
            yield f"data: {text}\n\n"
            yield "data: bye\n\n"

        return StreamingHttpResponse(make(), content_type="text/event-stream")

    sent = b"".join(answer(rf, view).streaming_content).decode()

    assert "hello" in sent
    assert (TEXT in sent) == is_shown


def test_a_stream_without_waiting(rf, page, in_production):
    page.get_wordings(page.get_site())

    def view(request):
        async def make():
            yield "hello"
            yield str(page.body[0])

        return StreamingHttpResponse(make(), content_type="text/plain")

    async def collect(response):
        return b"".join([chunk async for chunk in response])

    assert asyncio.run(collect(answer(rf, view))) == b"hello"


def test_a_view_whose_answer_is_no_content_passes(rf, page):
    def view(request):
        return HttpResponse(str(page.body[0]), status=404)

    assert answer(rf, view).status_code == 404
