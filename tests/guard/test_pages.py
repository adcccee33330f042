"""What happens to the response of a page whose template or code left the disclaimer out."""

import io

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.http import FileResponse, HttpResponse, HttpResponseRedirect, JsonResponse, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext

from tests.helpers import create_clinic, create_disclaimer, put_in_force
from tests.testapp.models import AgencyPage
from wagtail_backcare.guard.check import DisclaimerLeftOutError
from wagtail_backcare.models import DisclaimerMixin

pytestmark = pytest.mark.django_db

HEADER = "X-Backcare-Disclaimer"
WORDING = "For information only."


@pytest.fixture
def answer(agency_page, rf, monkeypatch):
    """``answer(response)``: what leaves if an agency's ``serve()`` returns that response."""

    def get(response, path="/"):
        monkeypatch.setattr(AgencyPage, "get_context", lambda *args, **kwargs: {})
        monkeypatch.setattr("wagtail.contrib.routable_page.models.RoutablePageMixin.serve", lambda *a, **k: response)
        return agency_page.serve(rf.get(path))

    return get


class TestLeftOut:
    def test_in_tests_and_while_debugging_it_is_an_error_that_says_what_to_do(self, client, agency_page, disclaimer):
        with pytest.raises(DisclaimerLeftOutError) as error:
            client.get(agency_page.url, {"template": "loop"})

        for words in ("“Low back pain” (testapp.AgencyPage", "testapp/agency/loop.html", "include_block page.body"):
            assert words in str(error.value)

    def test_the_setting_asks_for_an_error_or_for_none(self, client, agency_page, disclaimer, settings):
        settings.WAGTAIL_BACKCARE = {"DISCLAIMER_LEFT_OUT": "insert"}
        assert client.get(agency_page.url, {"template": "loop"}).status_code == 200
        settings.WAGTAIL_BACKCARE = {"DISCLAIMER_LEFT_OUT": "raise"}
        with pytest.raises(DisclaimerLeftOutError):
            client.get(agency_page.url, {"template": "loop"})

    @pytest.mark.parametrize("debug", [True, False])
    def test_outside_tests_it_depends_on_debug(self, client, agency_page, disclaimer, settings, monkeypatch, debug):
        monkeypatch.delattr("django.core.mail.outbox")
        settings.DEBUG = debug
        client.raise_request_exception = False

        status = client.get(agency_page.url, {"template": "loop"}).status_code

        assert status == (500 if debug else 200)

    def test_it_is_logged(self, client, agency_page, disclaimer, in_production, caplog):
        client.get(agency_page.url, {"template": "loop"})

        assert "The disclaimer was put in: “Low back pain”" in caplog.text


class TestWhereItIsPut:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("<body><MAIN id=a>text", "</MAIN><footer></footer></body>"),
            ("<html><body>text", "</body></html>"),
            ("<p>text</p>", ""),
        ],
    )
    def test_at_the_end_of_what_there_is(self, answer, disclaimer, in_production, before, after):
        content = answer(HttpResponse(before + after)).content.decode()

        assert content.startswith(before)
        assert content.endswith(after)
        assert WORDING in content

    def test_headers_of_the_old_content_go(self, answer, disclaimer, in_production):
        headers = {"Content-Length": "4", "ETag": '"old"', "X-Other": "stays"}

        response = answer(HttpResponse("text", headers=headers))

        assert not response.has_header("ETag")
        assert response.get("Content-Length", str(len(response.content))) == str(len(response.content))
        assert response["X-Other"] == "stays"

    def test_a_character_set_that_lacks_letters_gets_them_by_number(self, answer, in_production):
        put_in_force(text="Zur Information: „gut“.")

        response = answer(HttpResponse("Rücken", content_type="text/html; charset=iso-8859-1"))

        assert response.content.decode("iso-8859-1").startswith("Rücken")
        assert "&#8222;gut&#8220;" in response.content.decode("iso-8859-1")

    def test_a_stream_of_html_is_sent_whole(self, answer, disclaimer, in_production):
        response = answer(StreamingHttpResponse(iter(["<main>", "text", "</main>"])))

        content = b"".join(response.streaming_content).decode()
        assert content.startswith("<main>text")
        assert WORDING in content


class TestWhatCannotBeChanged:
    @pytest.mark.parametrize(
        "make",
        [
            lambda: JsonResponse({"text": "Most people feel better."}),
            lambda: HttpResponse("text", content_type="text/plain"),
            lambda: HttpResponse(b"packed", headers={"Content-Encoding": "br"}),
            lambda: StreamingHttpResponse(iter(["data: text\n\n"]), content_type="text/event-stream"),
            lambda: StreamingHttpResponse(iter(["x" * 600_000] * 3)),
            lambda: FileResponse(io.BytesIO(b"%PDF-"), content_type="application/pdf", filename="leaflet.pdf"),
        ],
        ids=["JSON", "text", "compressed", "events", "a long stream", "PDF"],
    )
    def test_it_is_withheld(self, answer, disclaimer, in_production, make):
        response = answer(make())

        assert response.status_code == 503
        assert not response.has_header("Content-Encoding")
        assert not response.has_header("Content-Disposition")
        assert b"not available" in b"".join(response.streaming_content if response.streaming else [response.content])

    def test_json_that_holds_the_disclaimer_passes(self, answer, disclaimer, agency_page):
        response = answer(JsonResponse({"html": str(agency_page.body)}))

        assert response.status_code == 200
        assert response[HEADER] == disclaimer.wording.token

    def test_a_stream_that_begins_with_the_disclaimer_stays_a_stream(self, answer, disclaimer, agency_page):
        sent = []

        def make():
            yield str(agency_page.body)
            for number in range(9):
                sent.append(number)
                yield "x" * 500_000

        response = answer(StreamingHttpResponse(make()))

        assert len(sent) < 9
        assert len(b"".join(response.streaming_content)) > 4_500_000

    def test_the_view_may_say_that_it_is_there(self, answer, disclaimer):
        pdf = HttpResponse(b"%PDF-", content_type="application/pdf", headers={HEADER: disclaimer.wording.token})

        assert answer(pdf).status_code == 200

    def test_but_not_of_a_text_that_is_no_longer_in_force(self, answer, disclaimer, in_production):
        old = disclaimer.wording.token
        create_disclaimer(text="These are new words.")

        pdf = HttpResponse(b"%PDF-", content_type="application/pdf", headers={HEADER: old})

        assert answer(pdf).status_code == 503


class TestWhatPasses:
    @pytest.mark.parametrize(
        "response",
        [
            HttpResponseRedirect("/elsewhere/"),
            HttpResponse(status=304),
            HttpResponse("Not found", status=404),
            HttpResponse(),
            HttpResponse(b"\x89PNG", content_type="image/png"),
        ],
        ids=["redirect", "not modified", "error", "empty", "image"],
    )
    def test_it_is_left_as_it_is(self, answer, disclaimer, response):
        before = (response.status_code, response.content)

        after = answer(response)

        assert (after.status_code, after.content) == before
        assert not after.has_header(HEADER)


class TestStaleTexts:
    def test_a_text_that_a_template_kept_is_replaced(self, client, agency_page, disclaimer, in_production):
        cache.clear()
        client.get(agency_page.url, {"template": "badly_cached"})
        create_disclaimer(text="These are new words.")

        response = client.get(agency_page.url, {"template": "badly_cached"})

        soup = BeautifulSoup(response.content, "html.parser")
        assert "Most people feel better." in soup.get_text()
        assert [tag["data-backcare-disclaimer"] for tag in soup.select("[data-backcare-disclaimer]")] == [
            response[HEADER]
        ]
        assert WORDING not in soup.get_text()

    def test_while_debugging_it_is_an_error(self, client, agency_page, disclaimer):
        cache.clear()
        client.get(agency_page.url, {"template": "badly_cached"})
        create_disclaimer(text="These are new words.")

        with pytest.raises(DisclaimerLeftOutError):
            client.get(agency_page.url, {"template": "badly_cached"})

    def test_a_page_that_was_kept_looks_the_text_up_anew(self, client, agency_page, disclaimer, rf):
        agency_page.serve(rf.get("/", {"template": "whole_body"})).render()
        create_disclaimer(text="These are new words.")

        response = agency_page.serve(rf.get("/", {"template": "whole_body"})).render()

        assert b"These are new words." in response.content


class TestOverrides:
    def test_one_that_calls_its_base_class_costs_no_second_look_up(self, client, agency_page, disclaimer):
        create_clinic()
        url = f"{agency_page.url}?template=whole_body"
        client.get(url)

        with CaptureQueriesContext(connection) as queries:
            client.get(url)

        assert sum("disclaimerversion" in query["sql"] for query in queries.captured_queries) == 1

    def test_what_an_override_changes_afterwards_is_seen(self, agency_page, disclaimer, rf, monkeypatch):
        inner = AgencyPage.serve.__wrapped__

        def serve(page, request, *args, **kwargs):
            response = inner(page, request, *args, **kwargs).render()
            response.content = b"<main>Only this.</main>"
            return response

        from wagtail_backcare.guard.pages import guard_serving

        monkeypatch.setattr(AgencyPage, "serve", guard_serving(serve))

        with pytest.raises(DisclaimerLeftOutError):
            agency_page.serve(rf.get("/", {"template": "whole_body"}))


class TestTheLookUpFails:
    def test_the_package_s_own_text_is_put_in(self, answer, disclaimer, in_production, monkeypatch, caplog):
        monkeypatch.setattr(DisclaimerMixin, "get_wordings", lambda self, site: 1 / 0)

        content = answer(HttpResponse("<main></main>")).content.decode()

        assert "This page gives general information." in content
        assert "could not be looked up" in caplog.text
