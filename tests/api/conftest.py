"""A site with an article that shows everything, and ways to ask both APIs."""

import json
from types import SimpleNamespace

import pytest
from wagtail import VERSION

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_question,
    create_reference,
    create_review,
    get_site,
    section,
)
from tests.urgent.conftest import back_to_english, english, index, spanish  # noqa: F401
from wagtail_backcare.pages.models import ConditionPage

HAS_V3 = VERSION >= (8, 0)
needs_v3 = pytest.mark.skipif(not HAS_V3, reason="needs Wagtail 8.0")

#: The versions of the API that this Wagtail has.
VERSIONS = ["v2", *(["v3"] if HAS_V3 else [])]


def create_article(**fields) -> ConditionPage:
    """A live condition with every kind of thing that the API tells of, its review on record."""
    home = get_site().root_page
    cited, listed = create_reference(title="Cited"), create_reference(title="Listed", doi="10.1000/listed")
    evidence = {"statement": "It helps a little.", "certainty": "very", "size": "", "sources": [cited]}
    own = {"question": "Is it serious?", "answer": "<p>Seldom.</p>"}
    questions = [("shared_question", create_question()), ("question", own)]
    body = [
        section("overview", ("text", f'<p>Ask <a linktype="page" id="{home.pk}">us</a>.</p>')),
        section("treatments", ("evidence_statement", evidence), ("call_to_action", {"action": "call", "label": ""})),
        section("when_to_get_help", ("help_cards", {"shared": create_help_cards(), "cards": []})),
        section("causes", ("questions", {"title": "", "questions": questions}), heading="Why it hurts"),
        section("symptoms"),
        section("references", ("references", {"more": [listed]})),
    ]
    author = create_clinician(profile_url="https://example.org/alex/")
    page = create_condition(
        **{"body": body, "author": author, "audience": "Adults", "other_names": "lumbago", **fields}
    )
    page = ConditionPage.objects.get(pk=page.pk)
    create_review(page)
    return page


@pytest.fixture
def site(db):
    create_clinic(phone="+44 20 7946 0000")
    create_disclaimer()
    return get_site()


@pytest.fixture
def article(site) -> ConditionPage:
    return create_article()


@pytest.fixture
def get(client):
    """``get("v2", page)``: what an API tells anybody of a page."""

    def get(version: str, page, **query):
        response = client.get(f"/api/{version}/pages/{page.pk}/", query)
        assert response.status_code == 200, response.content
        return response.json()

    return get


@pytest.fixture
def at_work(client, admin_user):
    """``at_work("patch", "pages/3/", {…})``: API v3 asked by somebody who may do everything. With status and data."""
    from wagtail.models import APIToken

    _token, key = APIToken.create_token(user=admin_user, name="test")

    def send(method: str, path: str, data=None):
        body = {"data": json.dumps(data or {}), "content_type": "application/json"} if method != "get" else {}
        response = getattr(client, method)(f"/api/v3/{path}", headers={"Authorization": f"Bearer {key}"}, **body)
        return SimpleNamespace(status=response.status_code, data=response.json() if response.content else None)

    return send
