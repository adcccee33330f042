"""How many queries the API takes: a list takes as many for ten pages as for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.conftest import VERSIONS, create_article, needs_v3
from tests.helpers import (
    create_alias,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    create_translation,
    create_treatment,
)
from tests.routes.world import translate_home
from wagtail_backcare.pages.models import ConditionPage, ConditionRelatedLink, TreatmentCondition

pytestmark = pytest.mark.django_db

#: Of a page with author, review, shared cards and questions, sources and links, in a language.
MOST_FOR_A_PAGE = 20


def count_queries(client, path: str, **kwargs) -> int:
    """Queries of a warm request."""
    assert client.get(path, **kwargs).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(path, **kwargs)
    return len(queries)


@pytest.fixture
def two_languages(site):
    translate_home("es")
    create_disclaimer(language="es", text="Solo para informar.")


def create_articles(names) -> None:
    """Articles with a translation, an alias, a treatment and a related page each."""
    for name in names:
        article = create_article(slug=name, title=name, author=create_clinician(name=name))
        create_translation(article, "es")
        create_alias(article, parent=create_index(slug=f"index-{name}"))
        treatment = create_treatment(slug=f"treatment-{name}")
        TreatmentCondition.objects.create(page=treatment, condition=article)
        ConditionRelatedLink.objects.create(page=article, related_page=treatment)


@pytest.mark.parametrize("fields", ["*", "body", "sources,review", "disclaimers", "title"])
def test_a_list_of_pages(client, two_languages, fields):
    path = f"/api/v2/pages/?type=wagtail_backcare_pages.ConditionPage&limit=20&fields={fields}"
    create_articles(["a", "b"])
    few = count_queries(client, path)

    create_articles(["c", "d", "e"])

    assert len(client.get(path).json()["items"]) == 15
    assert count_queries(client, path) == few


@pytest.mark.parametrize("fields", ["*", "language,disclaimers"])
def test_a_list_of_index_pages(client, two_languages, fields):
    path = f"/api/v2/pages/?type=wagtail_backcare_pages.HealthIndexPage&fields={fields}"
    create_index(slug="a"), create_index(slug="b")
    few = count_queries(client, path)

    for name in "cdef":
        create_index(slug=name)

    assert count_queries(client, path) == few


@needs_v3
def test_a_list_of_pages_over_v3(client, two_languages):
    path = "/api/v3/pages/?type=wagtail_backcare_pages.ConditionPage"
    create_articles(["a", "b"])
    few = count_queries(client, path)

    create_articles(["c", "d", "e"])

    assert count_queries(client, path) == few


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page(client, article, version):
    path = f"/api/{version}/pages/{article.pk}/"

    assert count_queries(client, path) <= MOST_FOR_A_PAGE
    treatment = create_treatment()
    TreatmentCondition.objects.create(page=treatment, condition=article)
    ConditionRelatedLink.objects.create(page=article, related_page=treatment)
    assert count_queries(client, path) <= MOST_FOR_A_PAGE + 1


SNIPPETS = {
    "help-card-sets": ("HelpCardSet", create_help_cards),
    "questions": ("Question", create_question),
    "references": ("Reference", lambda: create_reference(superseded_by=create_reference())),
    "clinicians": ("Clinician", lambda: None),
    "disclaimers": ("Disclaimer", lambda: None),
}


def create_more(create, number: int) -> None:
    for position in range(number):
        create()
        author = create_clinician(name=f"Clinician {position}")
        create_condition(slug=f"page-{ConditionPage.objects.count()}", author=author)


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_list_of_snippets(client, site, name):
    _model, create = SNIPPETS[name]
    create_more(create, 2)
    few = count_queries(client, f"/api/v2/{name}/?fields=*")

    create_more(create, 5)

    assert count_queries(client, f"/api/v2/{name}/?fields=*") == few


def test_a_list_of_questions_with_links(client, site):
    path, answer = "/api/v2/questions/?fields=*", f'<a linktype="page" id="{create_condition().pk}">This</a>'
    create_question(answer=answer)
    few = count_queries(client, path)

    create_question(answer=answer), create_question(answer=answer)

    assert count_queries(client, path) == few


@needs_v3
@pytest.mark.parametrize("name", SNIPPETS)
def test_a_list_of_snippets_over_v3(client, site, admin_user, name):
    from wagtail.models import APIToken

    model, create = SNIPPETS[name]
    _token, key = APIToken.create_token(user=admin_user, name="test")
    path, headers = f"/api/v3/snippets/wagtail_backcare.{model}/", {"Authorization": f"Bearer {key}"}
    create_more(create, 2)
    few = count_queries(client, path, headers=headers)

    create_more(create, 5)
    create_disclaimer(kind="guide"), create_disclaimer(kind="condition")

    assert count_queries(client, path, headers=headers) == few
