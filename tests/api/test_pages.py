"""What both APIs tell of a page, and whom."""

import pytest
from wagtail.models import PageViewRestriction

from tests.api.conftest import HAS_V3, VERSIONS, create_article, needs_v3
from tests.helpers import (
    create_alias,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_index,
    create_questions_page,
    create_review,
    create_translation,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    section,
)
from tests.routes.world import create_second_site, translate_home
from tests.testapp.models import BlogPage
from wagtail_backcare.pages.models import ConditionPage, TreatmentCondition, TreatmentRelatedLink

pytestmark = pytest.mark.django_db

each_version = pytest.mark.parametrize("version", VERSIONS)
WORDING = {
    "title": "Please note",
    "paragraphs": ["This page is for information only."],
    "language": "en",
}


@each_version
def test_disclaimers_with_token_and_language(version, get, article, client):
    data = get(version, article)

    token = client.get(article.url)["X-Backcare-Disclaimer"]
    assert data["language"] == "en"
    assert data["disclaimers"] == [{"token": token, **WORDING}]
    assert data["body"][-1]["value"] == {"placed": False, "token": token, **WORDING}


@each_version
def test_author_and_sources(version, get, article):
    data = get(version, article)

    author = article.author
    assert data["author"] == {
        "id": author.pk,
        "name": "Alex Example",
        "profession": "Physiotherapist",
        "url": "https://example.org/alex/",
    }
    assert [(source["number"], source["title"], source["url"]) for source in data["sources"]] == [
        (1, "Cited", "https://doi.org/10.1000/example"),
        (2, "Listed", "https://doi.org/10.1000/listed"),
    ]
    assert (data["audience"], data["other_names"], data["urgent_notice"]) == ("Adults", "lumbago", None)


@each_version
def test_the_review_that_holds(version, get, article):
    review = get(version, article)["review"]

    assert (review["name"], review["profession"]) == ("Robin Reader", "Doctor")
    assert review["reviewed_on"] < review["due_on"]


@each_version
def test_no_review_of_another_text(version, get, article):
    ConditionPage.objects.filter(pk=article.pk).update(summary="Something else.")

    assert get(version, article)["review"] is None


@each_version
def test_no_review_that_is_overdue(version, get, site):
    page = create_condition(body=[help_section()])
    create_review(page, days_ago=400, due_in=-1)

    assert get(version, page)["review"] is None


@each_version
def test_alternates(version, get, article):
    translate_home("es")
    create_disclaimer(language="es", text="Solo para informar.")
    spanish = create_translation(article, "es", title="Dolor lumbar")
    create_translation(article, "de", live=False)

    english, other = get(version, article), get(version, spanish)

    assert english["alternates"] == [
        {"id": spanish.pk, "language": "es", "name": "español", "url": spanish.full_url, "is_original": False}
    ]
    assert [version["id"] for version in other["alternates"]] == [article.pk]
    assert other["alternates"][0]["is_original"]
    assert [text["language"] for text in other["disclaimers"]] == ["es"]


@each_version
def test_an_alias_is_in_the_language_of_its_text(version, get, article):
    translate_home("es")
    create_disclaimer(language="es", text="Solo para informar.")
    alias = create_alias(article, language="es")

    data = get(version, alias)

    assert data["language"] == "en"
    assert [text["language"] for text in data["disclaimers"]] == ["en", "es"]
    assert data["body"][0]["heading"] == "Overview"


@each_version
@pytest.mark.parametrize("create", [create_condition, create_treatment, create_guide, create_questions_page])
def test_every_kind_of_article(version, create, get, site):
    page = create(body=[section("overview", ("text", "<p>Text.</p>"))])

    data = get(version, page)

    assert data["summary"] == "A summary in plain words."
    assert data["body"][0]["value"]["content"][0]["html"] == "<p>Text.</p>"
    assert data["disclaimers"]


@each_version
def test_an_index_page_and_an_article_type_that_the_site_had(version, get, site):
    blog = get_site().root_page.add_child(instance=BlogPage(title="Blog", slug="blog"))

    index, article = get(version, create_index()), get(version, blog)

    assert (index["summary"], index["alternates"]) == ("A summary in plain words.", [])
    assert [text["title"] for text in index["disclaimers"] + article["disclaimers"]] == ["Please note"] * 2


@each_version
def test_the_picture_as_a_file(version, get, site):
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    image = get_image_model().objects.create(title="Back", file=get_test_image_file(size=(640, 480)))
    page = create_condition(image=image, image_alt="A back", body=[help_section()])

    picture = get(version, page)["image"]

    assert (picture["id"], picture["width"], picture["height"], picture["alt"]) == (image.pk, 640, 480, "A back")
    assert picture["url"].startswith("http://localhost/")


@needs_v3
def test_author_and_picture_are_written(article, at_work, get):
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    image = get_image_model().objects.create(title="Back", file=get_test_image_file(size=(640, 480)))
    author = create_clinician(name="Sam Sample")
    path = f"pages/{article.pk}/"
    keys = {"author_id": author.pk, "image_id": image.pk, "image_alt": "A back"}

    answer = at_work("patch", path, {**keys, "meta": {"action": "publish"}})

    assert answer.status == 200, answer.data
    data = get("v3", article)
    assert (data["author"]["id"], data["image"]["id"], data["image_alt"]) == (author.pk, image.pk, "A back")
    assert at_work("patch", path, data).data["author"] == data["author"]
    assert at_work("patch", path, {"author_id": None, "image_id": None}).data["author"] is None
    assert at_work("patch", path, {"author_id": 0}).status == 422


@each_version
def test_pages_that_a_page_leads_to(version, get, site):
    parent = create_index()
    condition, guide = create_condition(parent=parent), create_guide(parent=parent)
    treatment = create_treatment(parent=parent)
    draft = create_condition(parent=parent, slug="draft", live=False)
    private = create_condition(parent=parent, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    for linked in (private, guide, draft, condition):
        TreatmentRelatedLink.objects.create(page=treatment, related_page=linked)
        TreatmentCondition.objects.create(page=treatment, condition=linked)

    data = get(version, treatment)

    named = [{"id": page.pk, "title": page.title, "url": page.full_url} for page in (guide, condition)]
    assert data["related_pages"] == data["conditions"] == named
    assert [page["id"] for page in get(version, condition)["treatments"]] == [treatment.pk]
    assert get(version, guide)["related_pages"] == []


@each_version
def test_pages_that_a_translation_leads_to(version, get, site):
    translate_home("es")
    create_disclaimer(language="es", text="Solo para informar.")
    treatment, condition, guide = create_treatment(), create_condition(), create_guide()
    spanish, here = create_translation(treatment, "es"), create_translation(condition, "es")
    for page in (treatment, spanish):
        TreatmentCondition.objects.get_or_create(page=page, condition=condition)
        TreatmentRelatedLink.objects.get_or_create(page=page, related_page=guide)

    data = get(version, spanish)

    assert [page["id"] for page in data["conditions"]] == [here.pk]
    assert data["related_pages"] == []
    assert [page["id"] for page in get(version, here)["treatments"]] == [spanish.pk]


@each_version
def test_the_site_of_the_page_decides_and_not_the_host_that_is_asked(version, get, article):
    site, home = create_second_site()
    create_disclaimer(site=site, text="Of the other site.")
    page = create_condition(parent=home, body=[help_section()])

    data = get(version, page, site=site.hostname)

    assert data["disclaimers"][0]["paragraphs"] == ["Of the other site."]
    assert data["body"][-1]["value"]["paragraphs"] == ["Of the other site."]


@each_version
def test_who_gets_nothing(version, client, article):
    draft = create_condition(slug="draft", live=False, body=[help_section()])
    private = create_condition(slug="private", body=[help_section()])
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    statuses = [client.get(f"/api/{version}/pages/{page.pk}/").status_code for page in (draft, private, article)]
    listed = client.get(f"/api/{version}/pages/", {"type": "wagtail_backcare_pages.ConditionPage"}).json()

    assert statuses == [404, 404, 200]
    assert [item["id"] for item in listed["items"]] == [article.pk]


@each_version
def test_nothing_of_the_text_without_a_disclaimer(version, client, db):
    page = create_article()

    response = client.get(f"/api/{version}/pages/{page.pk}/")

    assert response.json()["body"] == []
    assert response.json()["disclaimers"] == []
    assert "Seldom" not in response.content.decode()


@needs_v3
def test_a_draft_for_those_at_work_alone(client, article, at_work):
    article.title = "A newer draft"
    article.save_revision()

    assert at_work("get", f"pages/{article.pk}/?version=draft").data["title"] == "A newer draft"
    assert client.get(f"/api/v3/pages/{article.pk}/", {"version": "draft"}).json()["title"] == "Low back pain"


@needs_v3
def test_a_review_is_of_the_text_that_is_shown(article, at_work):
    article.summary = "A newer draft."
    article.save_revision()

    assert at_work("get", f"pages/{article.pk}/").data["review"]["name"] == "Robin Reader"
    assert at_work("get", f"pages/{article.pk}/?version=draft").data["review"] is None


@pytest.mark.skipif(not HAS_V3, reason="needs Wagtail 8.0")
def test_both_versions_tell_the_same(get, article):
    v2, v3 = get("v2", article), get("v3", article)

    assert {**v2, "meta": None} == {**v3, "meta": None}


@each_version
def test_an_urgent_change_that_a_translation_lacks(version, get, english, spanish):
    from tests.urgent.conftest import mark_urgent, set_sign

    english = set_sign(english, "you cannot feel your feet")
    mark_urgent(english)

    notice = get(version, spanish)["urgent_notice"]

    assert (notice["language"], notice["url"]) == ("en", english.full_url)
    assert get(version, english)["urgent_notice"] is None
    assert get_locale("es") == spanish.locale
