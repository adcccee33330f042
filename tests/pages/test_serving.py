"""What a reader gets, page type by page type."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_questions_page,
    create_reference,
    create_treatment,
    get_site,
    help_section,
    make_live,
    section,
)
from wagtail_backcare.pages.models import TreatmentCondition

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disclaimer")]

MAKERS = [create_condition, create_treatment, create_guide, create_questions_page, create_index]


def get_soup(client, page, **params) -> BeautifulSoup:
    response = client.get(page.url, params)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def make_body():
    return [section("overview", ("text", "<p>Text</p>")), help_section()]


@pytest.mark.parametrize("make", MAKERS)
def test_every_page_type_shows_title_summary_and_the_facts_about_itself(client, make):
    contact = create_guide(title="Contact", slug="contact")
    create_clinic(contact_page=contact, policy_page=contact)
    create_disclaimer()
    author = {"author": create_clinician(), "audience": "Adults"} if make is not create_index else {}

    soup = get_soup(client, make(**author))

    assert len(soup.find_all("h1")) == 1
    assert "A summary in plain words." in soup.get_text()
    if author:
        about = soup.select_one(".backcare-about").get_text(" ", strip=True)
        for words in ("Alex Example", "Physiotherapist", "Adults", "Example Clinic", "paid for treatments"):
            assert words in about
        assert soup.select_one(f'.backcare-about a[href="{contact.url}"]')
        assert "reviewed" not in about.lower()


@pytest.mark.parametrize("make", MAKERS[:4])
def test_the_disclaimer_stands_once_at_the_end_of_the_body(client, make):
    create_disclaimer(text="For information only.")

    soup = get_soup(client, make(body=make_body()))

    disclaimers = soup.select("[data-backcare-disclaimer]")
    assert len(disclaimers) == 1
    assert "For information only." in disclaimers[0].get_text()
    assert disclaimers[0].find_previous("section") is not None


def test_the_disclaimer_stands_where_the_editor_placed_it(client):
    create_disclaimer()
    body = [("disclaimer", {"placed": True}), *make_body()]

    soup = get_soup(client, create_condition(body=body))

    disclaimers = soup.select("[data-backcare-disclaimer]")
    assert len(disclaimers) == 1
    assert disclaimers[0].find_next("h2", string="Overview")


def test_a_section_that_nobody_filled_in_is_not_shown(client):
    body = [section("overview", ("text", "<p>Text</p>")), section("symptoms"), section("causes"), help_section()]

    soup = get_soup(client, create_condition(body=body))

    assert [heading.get_text(strip=True) for heading in soup.select(".backcare-body section > h2")] == [
        "Overview",
        "When to get help",
    ]
    assert not soup.select('a[href="#symptoms"]')


def test_the_first_link_after_title_and_summary_is_to_help(client):
    create_clinic()

    soup = get_soup(client, create_condition(body=make_body()))

    link = soup.h1.find_next("a")
    assert link["href"] == "#when-to-get-help"
    assert soup.select_one(link["href"]).name == "section"


@pytest.mark.parametrize("shared", [True, False])
def test_the_emergency_card_stands_before_the_first_section(client, shared):
    create_clinic(country="GB")
    own = help_section()
    chosen = section("when_to_get_help", ("help_cards", {"shared": create_help_cards(), "cards": []}))
    body = [section("overview", ("text", "<p>Text</p>")), chosen if shared else own]

    soup = get_soup(client, create_condition(body=body))

    card = soup.find(string=lambda text: text and "your legs feel numb" in text)
    assert card.find_next("h2", string="Overview")
    assert len(soup.find_all(string=lambda text: text and "your legs feel numb" in text)) == 1
    assert soup.select_one('a[href="tel:999"]')


@pytest.mark.parametrize(("country", "number"), [("US", "911"), ("DE", "112"), ("AU", "000")])
def test_emergency_numbers_follow_the_country(client, country, number):
    create_clinic(country=country)

    soup = get_soup(client, create_condition(body=make_body()))

    assert soup.select_one(f'a[href="tel:{number}"]')


def test_help_cards_in_another_section_are_found_from_the_top_of_the_page(client):
    (cards,) = help_section()[1]["content"]
    create_clinic(country="GB")

    soup = get_soup(
        client, create_condition(body=[section("overview", ("text", "<p>Text</p>")), section("causes", cards)])
    )

    assert soup.select_one(".backcare-help-link a")["href"] == "#causes"
    assert soup.select_one("#emergency-help").find_next("section")["id"] == "overview"


def test_an_urgent_card_says_where_its_number_answers(client):
    create_clinic(country="BE")

    note = get_soup(client, create_condition(body=make_body())).select_one(
        ".backcare-card--urgent .backcare-card__note"
    )

    assert note.get_text() == "1733: the doctor on duty (most of the country, at weekends and on public holidays)"


def test_who_pays_the_clinic_is_said_though_nobody_described_it(client):
    about = get_soup(client, create_condition(body=make_body())).select_one(".backcare-about")

    assert "This clinic is paid for treatments that this page may describe." in about.get_text()


@pytest.mark.parametrize(
    ("details", "href", "words"),
    [
        ({"booking_url": "/book/", "phone": "01632 960001"}, "/book/", "Book an appointment"),
        ({"phone": "01632 960001"}, "tel:01632960001", "Call the clinic"),
    ],
)
def test_a_reader_can_book_in_the_way_that_the_clinic_has(client, details, href, words):
    create_clinic(**details)
    button = ("call_to_action", {"action": "book", "label": ""})

    link = get_soup(client, create_condition(body=[*make_body(), section("causes", button)])).select_one(
        ".backcare-button"
    )

    assert (link["href"], link.get_text()) == (href, words)


def test_an_unknown_country_shows_a_neutral_line_and_no_number(client):
    create_clinic(country="")

    soup = get_soup(client, create_condition(body=make_body()))

    assert "your local emergency number" in soup.get_text()
    assert not soup.select('.backcare-body a[href^="tel:"]')


def test_a_number_of_the_clinic_replaces_that_of_the_country(client):
    create_clinic(country="GB", emergency_number="112")

    assert get_soup(client, create_condition(body=make_body())).select_one('a[href="tel:112"]')


def test_a_condition_and_its_treatment_link_to_each_other(client):
    condition, treatment = create_condition(), create_treatment()
    TreatmentCondition.objects.create(page=treatment, condition=condition)

    assert get_soup(client, condition).select_one(f'a[href="{treatment.url}"]')
    assert get_soup(client, treatment).select_one(f'a[href="{condition.url}"]')


def test_a_treatment_that_is_not_live_is_not_linked(client):
    condition, treatment = create_condition(), create_treatment(live=False)
    TreatmentCondition.objects.create(page=treatment, condition=condition)

    assert not get_soup(client, condition).select('a[href*="acupuncture"]')


def test_sources_are_numbered_in_the_order_of_the_text_and_link_back(client):
    first, second = create_reference(title="Cited first"), create_reference(title="Cited second")
    statement = {"statement": "Less pain.", "certainty": "not_very", "sources": [first]}
    other = {"statement": "More.", "certainty": "very", "sources": [second, first]}
    body = [
        section("evidence", ("evidence_statement", statement), ("evidence_statement", other)),
        section("references", ("references", {"more": []})),
    ]

    soup = get_soup(client, create_condition(body=body))

    sources = soup.select("[id^=source-]")
    assert [item["id"] for item in sources] == ["source-1", "source-2"]
    assert "Cited first" in sources[0].get_text()
    back = [link["href"] for link in sources[0].select('a[href^="#cite-"]')]
    assert len(back) == 2
    assert all(soup.find(id=anchor.removeprefix("#")) for anchor in back)
    assert soup.select_one('a[href="#source-2"]')


def test_a_shared_question_shows_while_it_is_live_and_keeps_its_anchor(client):
    question = create_question()
    page = create_questions_page(
        body=[section("questions", ("questions", {"title": "", "questions": [("shared_question", question)]}))]
    )

    anchor = get_soup(client, page).select_one("details [id^=question-]")["id"]
    question.question = "Is it painful?"
    question.save()
    assert get_soup(client, page).select_one("details [id^=question-]")["id"] == anchor
    question.unpublish()
    assert not get_soup(client, page).select("details")


def test_links_in_texts_are_expanded(client):
    treatment = create_treatment()
    link = f'<p>See <a linktype="page" id="{treatment.pk}">this</a>.</p>'
    faq = ("questions", {"title": "", "questions": [("question", {"question": "Q?", "answer": link})]})

    soup = get_soup(client, create_condition(body=[section("overview", ("text", link)), section("questions", faq)]))

    assert len(soup.select(f'.backcare-body a[href="{treatment.url}"]')) == 2
    assert "linktype" not in str(soup)


def test_text_that_looks_like_a_link_of_ours_stays_text(client):
    treatment = create_treatment()
    fact = f'<a linktype="page" id="{treatment.pk}">x</a>'

    soup = get_soup(client, create_condition(body=[section("overview", ("key_facts", {"items": [fact]}))]))

    assert fact in soup.get_text()


def test_the_breadcrumb_leads_from_home_to_the_parent(client):
    index = create_index()
    page = create_condition(parent=index)

    trail = [link["href"] for link in get_soup(client, page).select(".backcare-breadcrumb a")]

    assert trail == [get_site().root_page.url, index.url]


def test_title_and_breadcrumb_can_be_left_to_the_site(client, monkeypatch):
    page = create_condition(parent=create_index())
    monkeypatch.setattr(type(page), "show_title", False)
    monkeypatch.setattr(type(page), "show_breadcrumb", False)

    soup = get_soup(client, page)

    assert not soup.select("h1, .backcare-breadcrumb")


def test_index_filters_come_back_in_the_form(client):
    index = create_index()
    create_condition(parent=index)
    create_treatment(parent=index)

    soup = get_soup(client, index, kind="treatment")

    assert "Acupuncture" in soup.get_text()
    assert "Low back pain" not in soup.get_text()
    assert soup.select_one('option[value="treatment"][selected]')


def test_an_index_without_a_match_says_so_and_offers_a_way_out(client):
    index = create_index()

    soup = get_soup(client, index, q="nothing-like-this")

    assert "No pages" in soup.get_text()
    assert soup.select_one(f'a[href="{index.url}"]')


@pytest.mark.parametrize("restricted", ["page", "parent", "source"])
def test_a_restricted_page_stays_restricted(client, restricted):
    index = create_index()
    page = create_condition(parent=index)
    create_disclaimer()
    alias = page.create_alias(update_slug="an-alias")
    make_live(alias)
    target = {"page": page, "parent": index, "source": page}[restricted]
    PageViewRestriction.objects.create(page=target, restriction_type=PageViewRestriction.LOGIN)

    response = client.get((alias if restricted == "source" else page).url)

    assert response.status_code == 302


def test_pages_of_other_types_below_an_index_are_served_too(client):
    from tests.testapp.models import HomePage

    index = create_index()
    index.add_child(instance=HomePage(title="Other", slug="other"))

    from django.template import TemplateDoesNotExist

    with pytest.raises(TemplateDoesNotExist, match="testapp/home_page.html"):
        client.get(f"{index.url}other/")
    assert client.get(f"{index.url}nothing/").status_code == 404


def test_a_draft_is_not_served(client):
    page = create_condition(parent=create_index(), live=False)

    assert client.get(page.url).status_code == 404


def test_search_finds_a_page_by_a_sign_on_its_own_and_on_its_shared_card():
    from wagtail_backcare.pages.models import ConditionPage

    own = create_condition(slug="own", body=[help_section(emergency=["your legs feel numb"])])
    shared_card = ("help_cards", {"shared": create_help_cards("tingling in both legs"), "cards": []})
    shared = create_condition(slug="shared", body=[section("when_to_get_help", shared_card)])

    assert [page.pk for page in ConditionPage.objects.search("numb legs")] == [own.pk]
    assert [page.pk for page in ConditionPage.objects.search("tingling legs")] == [shared.pk]
