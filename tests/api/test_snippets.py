"""Shared texts, sources, people and disclaimers over both APIs."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import PageViewRestriction

from tests.api.conftest import needs_v3
from tests.helpers import (
    create_clinician,
    create_condition,
    create_disclaimer,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    create_review,
    create_translation,
    get_locale,
    get_site,
    publish_disclaimer,
    put_in_force,
    section,
)
from tests.routes.world import translate_home
from wagtail_backcare.models import Clinician, Disclaimer, DisclaimerVersion, HelpCardSet, Question

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """``read("questions")``: the items of an endpoint of API v2."""

    def read(name: str, **query) -> list[dict]:
        response = client.get(f"/api/v2/{name}/", {"fields": "*", **query})
        assert response.status_code == 200, response.content
        return response.json()["items"]

    return read


class TestV2:
    def test_help_cards_with_the_disclaimer(self, read, site):
        create_help_cards("your legs feel numb")

        (cards,) = read("help-card-sets")

        assert (cards["title"], cards["language"]) == ("Back pain", "en")
        assert cards["cards"][0]["value"]["signs"] == ["your legs feel numb"]
        assert cards["disclaimers"][0]["paragraphs"] == ["This page is for information only."]

    def test_a_question_with_the_disclaimer_of_question_pages(self, read, site):
        create_disclaimer(kind="questions", text="These answers are general.")
        create_question()

        (question,) = read("questions")

        assert (question["question"], question["answer"]) == ("Does it hurt?", "<p>A little.</p>")
        assert question["disclaimers"][0]["paragraphs"] == ["These answers are general."]

    def test_an_answer_has_addresses_in_its_links(self, read, client, site):
        page = create_condition()
        translate_home("es")
        put_in_force(language="es", text="Solo para informar.")
        spanish = create_translation(page, "es", slug="dolor")
        answer = f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>'
        create_question(answer=answer), create_question(answer=answer, locale=get_locale("es"))

        listed = read("questions")
        alone = client.get(f"/api/v2/questions/{listed[1]['id']}/").json()

        addresses = [page.url, spanish.url]
        assert [question["html"] for question in listed] == [
            f'<p>See <a href="{url}">this</a>.</p>' for url in addresses
        ]
        assert alone["html"] == listed[1]["html"]
        assert listed[0]["answer"] == answer

    def test_no_text_that_is_not_live(self, read, client, site):
        draft = create_question(live=False)

        assert read("questions") == []
        assert client.get(f"/api/v2/questions/{draft.pk}/").status_code == 404

    def test_no_text_in_a_language_without_a_disclaimer(self, read, client, site):
        spanish = create_question(question="¿Duele?", locale=get_locale("es"))
        create_question()

        assert [question["language"] for question in read("questions")] == ["en"]
        assert client.get(f"/api/v2/questions/{spanish.pk}/").status_code == 404

    def test_the_general_text_of_the_package_where_a_language_has_none_for_the_kind(self, read, db):
        put_in_force(kind="guide")
        create_question()

        (question,) = read("questions")

        assert question["disclaimers"][0]["title"] == "Please note: general information only"

    def test_texts_of_one_language(self, read, site):
        put_in_force(language="es", text="Solo para informar.")
        create_question(), create_question(question="¿Duele?", locale=get_locale("es"))

        assert [question["question"] for question in read("questions", locale="es")] == ["¿Duele?"]

    def test_sources(self, read, site):
        newer = create_reference(title="Newer")
        create_reference(title="Older", superseded_by=newer)

        older = read("references", title="Older")[0]

        assert (older["title"], older["url"]) == ("Older", "https://doi.org/10.1000/example")
        assert older["superseded_by"]["id"] == newer.pk

    def test_only_people_whom_readers_know(self, read, article):
        create_condition(slug="draft", live=False, author=create_clinician(name="Not Yet"))
        create_clinician(name="Nobody")

        people = read("clinicians")

        assert [person["name"] for person in people] == ["Alex Example", "Robin Reader"]
        assert set(people[0]) == {"id", "meta", "name", "profession", "profile_url", "language"}

    def test_nobody_of_pages_that_only_some_may_open_or_that_are_not_live(self, read, article):
        members = create_index(slug="members", title="Members")
        closed = create_condition(parent=members, slug="closed", author=create_clinician(name="Author of members"))
        create_review(closed, reviewer=create_clinician(name="Reviewer of members"))
        draft = create_condition(slug="draft", live=False)
        create_review(draft, reviewer=create_clinician(name="Reviewer of a draft"))
        PageViewRestriction.objects.create(page=members, restriction_type=PageViewRestriction.LOGIN)

        assert [person["name"] for person in read("clinicians")] == ["Alex Example", "Robin Reader"]

    def test_disclaimers_in_force(self, read, site, client, article):
        publish_disclaimer(Disclaimer.objects.get(), text="A newer text.")

        (disclaimer,) = read("disclaimers")

        assert disclaimer["kind"] == "any"
        assert disclaimer["wording"]["paragraphs"] == ["A newer text."]
        assert disclaimer["wording"]["token"] == client.get(article.url)["X-Backcare-Disclaimer"]


@needs_v3
class TestV3:
    def test_nothing_for_anybody(self, client, site):
        assert client.get("/api/v3/snippets/wagtail_backcare.Question/").status_code == 401

    def test_nothing_without_the_permission(self, client, site, django_user_model):
        from wagtail.models import APIToken

        user = django_user_model.objects.create_user("ed", "ed@example.org", "secret")
        group = Group.objects.create(name="Questions")
        group.permissions.add(Permission.objects.get(codename="change_question"))
        user.groups.add(group)
        _token, key = APIToken.create_token(user=user, name="test")

        statuses = [
            client.get(f"/api/v3/snippets/wagtail_backcare.{name}/", headers={"Authorization": f"Bearer {key}"})
            for name in ("Question", "HelpCardSet", "Disclaimer", "Clinician", "Reference")
        ]

        assert [response.status_code for response in statuses] == [200, 403, 403, 403, 403]

    @pytest.mark.parametrize(
        ("create", "name", "field"),
        [
            (create_help_cards, "HelpCardSet", "title"),
            (create_question, "Question", "question"),
            (create_reference, "Reference", "title"),
            (create_clinician, "Clinician", "name"),
            (create_disclaimer, "Disclaimer", "title"),
        ],
    )
    def test_what_was_got_is_sent_back_with_a_new_name(self, db, at_work, create, name, field):
        path = f"snippets/wagtail_backcare.{name}/{create().pk}/"
        data = at_work("get", path).data
        # A key is all that is sent of a snippet or site that another one names.
        sent = {key: value for key, value in data.items() if key not in ("superseded_by", "site")}

        answer = at_work("patch", path, {**sent, field: "Another name"})

        assert answer.status == 200, answer.data
        assert answer.data[field] == "Another name"
        rich = {"answer": "", "html": ""}  # Wagtail gives each paragraph a key.
        assert {**answer.data, **rich, field: ""} == {**data, **rich, field: ""}

    def test_a_text_that_live_pages_need_stays(self, site, at_work):
        cards = create_help_cards()
        create_condition(body=[section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))])
        path = f"snippets/wagtail_backcare.HelpCardSet/{cards.pk}/"

        statuses = [
            at_work("post", f"{path}actions/unpublish/").status,
            at_work("delete", path).status,
            at_work("patch", path, {"cards": [], "meta": {"action": "publish"}}).status,
        ]

        assert statuses == [422, 422, 422]
        assert HelpCardSet.objects.get().live
        assert len(HelpCardSet.objects.get().cards) == 1

    def test_a_disclaimer_that_nobody_confirmed_is_not_shown(self, article, at_work, get):
        disclaimer = Disclaimer.objects.get()
        path = f"snippets/wagtail_backcare.Disclaimer/{disclaimer.pk}/"

        answer = at_work("patch", path, {"text": "Ask nobody.", "meta": {"action": "publish"}})

        assert answer.status == 200
        assert answer.data["in_force"]["paragraphs"] == ["This page is for information only."]
        assert DisclaimerVersion.objects.count() == 1
        assert get("v3", article)["disclaimers"][0]["paragraphs"] == ["This page is for information only."]
        assert at_work("delete", path).status == 422

    def test_an_author_of_a_page_cannot_be_deleted(self, article, at_work):
        answer = at_work("delete", f"snippets/wagtail_backcare.Clinician/{article.author_id}/")

        assert answer.status == 422
        assert answer.data["errors"]
        assert Clinician.objects.filter(pk=article.author_id).exists()

    def test_an_answer_has_addresses_in_its_links(self, site, at_work):
        page = create_condition()
        question = create_question(answer=f'<p>See <a linktype="page" id="{page.pk}">this</a>.</p>')

        data = at_work("get", f"snippets/wagtail_backcare.Question/{question.pk}/").data

        assert data["html"] == f'<p>See <a href="{page.url}">this</a>.</p>'

    def test_a_new_question_is_a_draft(self, db, at_work):
        data = {"question": "How long?", "answer": "<p>Weeks.</p>"}

        answer = at_work("post", "snippets/wagtail_backcare.Question/", data)

        assert answer.status == 201
        assert not Question.objects.get().live

    def test_texts_that_are_missing_are_told(self, db, at_work):
        assert at_work("post", "snippets/wagtail_backcare.Disclaimer/", {}).status == 422
        assert at_work("post", "snippets/wagtail_backcare.Reference/", {"title": "x", "kind": "trial"}).status == 422


def test_the_site_decides_which_disclaimer_a_shared_text_has(read, site):
    create_disclaimer(site=get_site(), text="Of this site.")
    create_question()

    assert read("questions")[0]["disclaimers"][0]["paragraphs"] == ["Of this site."]
