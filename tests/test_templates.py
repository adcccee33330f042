"""What the templates make of blocks and pages: ids, links, languages, previews, and how the style sheet gets in."""

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.template.loader import get_template
from django.test import override_settings
from wagtail.blocks import StreamBlock

import wagtail_backcare
from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_questions_page,
    create_reference,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    section,
)
from tests.testapp.models import BlogPage
from wagtail_backcare.blocks import (
    EvidenceStatementBlock,
    GuidelinesBlock,
    HelpCardsStream,
    QuestionBlock,
    TreatmentBody,
)
from wagtail_backcare.blocks.help_cards import HelpCard
from wagtail_backcare.templatetags.backcare_tags import backcare_card_heading, backcare_isolate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("disclaimer")]

CONTENT = TreatmentBody().child_blocks["overview"].child_blocks["content"].child_blocks
SECTIONS = {name: block for name, block in TreatmentBody().child_blocks.items() if name != "disclaimer"}
PREVIEWED = {**CONTENT, **SECTIONS, **HelpCardsStream().child_blocks, "question": QuestionBlock()}


def get_soup(client, page, **params) -> BeautifulSoup:
    response = client.get(page.url, params)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def render(source: str, **context) -> BeautifulSoup:
    return BeautifulSoup(Template("{% load backcare_tags %}" + source).render(Context(context)), "html.parser")


def get_repeated_ids(soup: BeautifulSoup) -> list[str]:
    return [name for name, count in Counter(tag["id"] for tag in soup.select("[id]")).items() if count > 1]


def get_broken_fragments(soup: BeautifulSoup) -> list[str]:
    return [a["href"] for a in soup.select('a[href^="#"]') if not soup.find(id=a["href"].removeprefix("#"))]


def make_statement(*sources) -> dict:
    return {"statement": "Less pain.", "certainty": "not_very", "sources": list(sources)}


def make_guideline(source) -> dict:
    return {"organisation": "Example Body", "year": "2020", "advice": "It may be offered.", "source": source}


# Previews in the admin


@pytest.mark.parametrize(("name", "block"), PREVIEWED.items(), ids=PREVIEWED)
def test_every_preview_is_a_whole_page_with_our_styles_and_something_to_see(name, block, rf):
    value = block.get_preview_value()
    context = block.get_preview_context(
        value, {"request": rf.get("/"), "block_def": block, "bound_block": block.bind(value), "page_title": "Preview"}
    )

    html = get_template(block.get_preview_template(value, context)).render(context)

    soup = BeautifulSoup(html, "html.parser")
    assert len(soup.select('link[href$="wagtail_backcare/backcare.css"]')) == 1
    assert soup.select_one("main .backcare").get_text(strip=True)
    assert not soup.select("[style], style, script:not([src])")
    assert not get_repeated_ids(soup)


def test_a_block_shows_sample_words_in_its_preview_only():
    for name in ("disclaimer", "references", "call_to_action"):
        block = CONTENT[name]

        assert block.render(block.get_preview_value(), {"backcare_preview": True}).strip()
        assert not block.render(block.get_preview_value(), {}).strip()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (create_help_cards, "your legs feel numb"),
        (create_question, "Does it hurt?"),
        (lambda: create_disclaimer(publish=False), "This page is for information only."),
    ],
)
def test_snippets_have_previews_of_their_own(make, words):
    response = make().make_preview_request()

    soup = BeautifulSoup(response.rendered_content, "html.parser")
    assert words in soup.select_one("main").get_text()
    assert soup.html["lang"] == "en"


# Ids and links within a page


def test_two_sections_of_one_type_have_different_anchors(client):
    words = ("text", "<p>Some words.</p>")
    body = [
        section("questions", words, heading="Before"),
        section("questions", words, heading="After"),
        section("overview", words),
    ]

    soup = get_soup(client, create_questions_page(body=body))

    links = {link.get_text(): link["href"] for link in soup.select(".backcare-toc a")}
    assert links == {"Before": "#questions", "After": "#questions-2", "Overview": "#overview"}
    assert soup.find(id="questions-2").h2.get_text() == "After"


def test_no_id_stands_twice_and_every_fragment_leads_somewhere(client):
    reference, other, question = create_reference(), create_reference(title="Another"), create_question()
    asked = ("questions", {"title": "", "questions": [("shared_question", question), ("shared_question", question)]})
    guidelines = {"introduction": "", "items": [make_guideline(reference), make_guideline(reference)]}
    body = [
        help_section(),
        section("questions", asked),
        section("evidence", ("evidence_statement", make_statement(reference, other)), ("guidelines", guidelines)),
        section("references", ("references", {"more": [other]}), ("references", {"more": []})),
        section("further_help", ("references", {"more": []})),
    ]

    soup = get_soup(client, create_condition(body=body))

    assert not get_repeated_ids(soup)
    assert not get_broken_fragments(soup)
    assert len(soup.select(".backcare-sources")) == 1


def test_a_source_that_is_only_listed_has_no_way_back(client):
    cited, listed = create_reference(title="Cited"), create_reference(title="Listed")
    body = [
        section("evidence", ("evidence_statement", make_statement(cited))),
        section("references", ("references", {"more": [listed]})),
    ]

    first, second = get_soup(client, create_condition(body=body)).select(".backcare-sources > li")

    assert first.select('a[href^="#cite-"]')
    assert "Listed" in second.get_text()
    assert not second.select('a[href^="#"]')


def test_sources_are_listed_at_the_end_where_the_editor_placed_no_list(client):
    create_disclaimer()
    statement = ("evidence_statement", make_statement(create_reference()))
    body = [section("evidence", statement), section("outlook", ("text", "<p>Some words.</p>"))]

    soup = get_soup(client, create_condition(body=body))

    assert [s["id"] for s in soup.select(".backcare-section")] == ["evidence", "outlook", "references"]
    assert not get_broken_fragments(soup)
    assert soup.select_one(".backcare-body").find_all(recursive=False)[-1]["data-backcare-disclaimer"]


def test_a_source_keeps_the_direction_of_its_own_language(client):
    source = create_reference(title="A review", year=2020)

    soup = get_soup(client, create_condition(body=[section("references", ("references", {"more": [source]}))]))

    assert " ".join(soup.select_one("#source-1 > bdi").get_text().split()) == "A review. 2020."


def test_a_superseded_source_is_flagged(client):
    old = create_reference(title="Old", superseded_by=create_reference(title="New"))

    soup = get_soup(client, create_condition(body=[section("references", ("references", {"more": [old]}))]))

    assert "newer source" in soup.select_one("#source-1").get_text()


def test_outside_a_body_a_citation_leads_to_the_source_itself():
    stream = StreamBlock([("evidence", EvidenceStatementBlock()), ("guidelines", GuidelinesBlock())])
    reference = create_reference(doi="10.1000/abc")
    value = stream.normalize(
        [
            ("evidence", make_statement(reference, None)),
            ("guidelines", {"introduction": "", "items": [make_guideline(reference)]}),
        ]
    )

    soup = BeautifulSoup(stream.render(value), "html.parser")

    assert [a["href"] for a in soup.select("a.backcare-cite")] == ["https://doi.org/10.1000/abc"] * 2


# Help cards


def make_card(heading: str, number="112", tel="tel:112", urgency="emergency") -> HelpCard:
    return HelpCard(urgency=urgency, heading=heading, signs=["a sign"], number=number, tel=tel)


@pytest.mark.parametrize(
    ("heading", "before", "after"),
    [
        ("Call 112 or go to A&E now if:", "Call ", " or go to A&E now if:"),
        ("Within 1120 minutes call 112 if:", "Within 1120 minutes call ", " if:"),
    ],
)
def test_the_number_in_a_heading_dials_and_nothing_else_does(heading, before, after):
    soup = BeautifulSoup(backcare_card_heading(make_card(heading)), "html.parser")

    assert [str(part.get_text()) for part in soup.children] == [before, "112", after]
    assert soup.a["href"] == "tel:112"


def test_a_heading_is_escaped():
    assert "<b>" not in backcare_card_heading(make_card("<b>Call 112</b>"))
    assert "<b>" not in backcare_card_heading(make_card("<b>Call</b>", tel=""))


@pytest.mark.parametrize("heading", ["Get help now if:", "Call 112 if:"])
def test_a_card_offers_its_number_once_whatever_its_heading(heading):
    soup = render('{% include "wagtail_backcare/blocks/help_card.html" %}', card=make_card(heading))

    assert [a["href"] for a in soup.select("a")] == ["tel:112"]


def test_a_card_tells_its_urgency_in_words_within_the_heading():
    for urgency, words in {"emergency": "Emergency", "urgent": "Urgent", "non_urgent": "Not urgent"}.items():
        card = make_card("Get help if:", number="", tel="", urgency=urgency)

        soup = render('{% include "wagtail_backcare/blocks/help_card.html" %}', card=card)

        assert soup.h3.get_text(strip=True).startswith(f"{words}:")
        assert soup.svg["aria-hidden"] == "true"


def test_a_second_emergency_card_with_other_signs_stays(client):
    own = {"shared": None, "cards": [("emergency", {"heading": "", "signs": ["you cannot pee"]})]}
    same = {"shared": None, "cards": [("emergency", {"heading": "", "signs": ["your legs feel numb"]})]}
    body = [section("overview"), section("when_to_get_help", ("help_cards", same), ("help_cards", own))]

    soup = get_soup(client, create_condition(body=body))

    assert soup.get_text().count("your legs feel numb") == 1
    assert "you cannot pee" in soup.find(id="when-to-get-help").get_text()
    assert soup.select_one('#when-to-get-help a[href="#emergency-help"]')


# Blocks


@pytest.mark.parametrize(("title", "levels"), [("", ["h3"]), ("About pain", ["h3", "h4"])])
def test_headings_of_questions_follow_the_title_of_their_group(title, levels):
    block = CONTENT["questions"]
    value = block.normalize({"title": title, "questions": [("question", {"question": "Why?", "answer": "<p>So.</p>"})]})

    soup = BeautifulSoup(block.render(value, {}), "html.parser")

    assert [tag.name for tag in soup.select("h2, h3, h4")] == levels
    assert soup.select_one("details summary").get_text(strip=True) == "Why?"


def test_the_certainty_is_told_in_words_with_the_grade_in_the_data():
    block = CONTENT["evidence_statement"]

    soup = BeautifulSoup(block.render(block.normalize(make_statement()), {}), "html.parser")

    assert soup.data["value"] == "low"
    assert soup.data.get_text() == "not very sure"


def test_a_table_is_named_scrolls_by_keyboard_and_heads_its_columns_and_rows():
    block = CONTENT["table"]

    soup = BeautifulSoup(block.render(block.get_preview_value(), {}), "html.parser")

    assert soup.div["tabindex"] == "0"
    assert soup.div["aria-label"] == soup.caption.get_text() == "How long a visit takes"
    assert [th["scope"] for th in soup.select("th")] == ["col", "col", "row", "row"]


def test_a_call_to_action_leads_where_the_clinic_says(client):
    create_clinic(phone="020 7946 0000")
    body = [section("overview", ("call_to_action", {"action": action, "label": ""})) for action in ("call", "contact")]

    soup = get_soup(client, create_guide(body=body))

    assert [a["href"] for a in soup.select("a.backcare-button")] == ["tel:02079460000"]


def test_tradition_carries_its_fixed_line(client):
    soup = get_soup(client, create_treatment(body=[section("tradition", ("text", "<p>Qi.</p>"))]))

    assert "belief and tradition" in soup.find(id="tradition").get_text()


# Pages


def test_a_page_without_the_section_has_no_link_to_it(client):
    soup = get_soup(client, create_guide(body=[section("overview")]))

    assert "When to get help now" not in soup.get_text()


def test_text_and_frame_have_the_language_and_direction_of_the_page(client):
    create_disclaimer(language="ar", text="للمعلومات فقط.")
    page = create_condition(locale=get_locale("ar"), body=[help_section()])

    soup = get_soup(client, page)

    for tag in (soup.html, soup.select_one(".backcare"), soup.select_one("[data-backcare-disclaimer]")):
        assert (tag["lang"], tag["dir"]) == ("ar", "rtl")


def test_an_article_type_of_the_site_prints_the_disclaimer_with_a_tag(rf):
    create_disclaimer(kind="article", text="About this blog.")
    page = BlogPage(title="Blog", slug="blog")
    get_site().root_page.add_child(instance=page)

    soup = render("{% backcare_disclaimer page %}", page=page, request=rf.get("/"))

    assert "About this blog." in soup.section.get_text()
    assert soup.section["data-backcare-disclaimer"].startswith(f"{page.get_wording(get_site()).version}-")


def test_an_index_shows_disclaimer_emergency_number_and_help_of_each_condition(client):
    create_clinic(country="GB")
    create_disclaimer(kind="index", text="About this list.")
    index = create_index()
    condition = create_condition(parent=index)
    create_guide(parent=index)

    soup = get_soup(client, index)

    assert "About this list." in soup.select_one("[data-backcare-disclaimer]").get_text()
    assert soup.select_one('.backcare-help-link a[href="tel:999"]')
    assert [a["href"] for a in soup.select('a[href$="#when-to-get-help"]')] == [f"{condition.url}#when-to-get-help"]


def test_an_index_offers_letters_only_where_the_list_is_not_whole(client, monkeypatch):
    index = create_index()
    for title in ("Neck pain", "Back pain", "Sciatica"):
        create_condition(parent=index, title=title, slug=title.lower().replace(" ", "-"))

    assert not get_soup(client, index).select(".backcare-letters")
    assert get_soup(client, index, letter="n").select_one('.backcare-letters [aria-current="true"]').get_text() == "N"

    monkeypatch.setattr(type(index), "page_size", 2)
    soup = get_soup(client, index)
    assert soup.select(".backcare-letters")
    following = client.get(index.url + soup.select_one('a[rel="next"]')["href"])
    assert "Sciatica" in following.content.decode()
    assert "Back pain" not in following.content.decode()


# How the style sheet gets in, and what the site's base template needs

BASES = {
    "with the block": "<head>{% block extra_css %}{% endblock %}</head><main>{% block content %}{% endblock %}</main>",
    "without it": "<head></head><main>{% block content %}{% endblock %}</main>",
    "with the tag": (
        "{% load backcare_tags %}<head>{% backcare_css %}</head><main>{% block content %}{% endblock %}</main>"
    ),
}


@pytest.mark.parametrize(
    ("base", "parent"), [("with the block", "head"), ("without it", "main"), ("with the tag", "head")]
)
def test_the_style_sheet_comes_once_whatever_the_base_template(client, settings, tmp_path, base, parent):
    (tmp_path / "agency.html").write_text(BASES[base])
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    with override_settings(WAGTAIL_BACKCARE={"BASE_TEMPLATE": "agency.html"}):
        soup = get_soup(client, create_condition(body=[help_section()]))

    links = soup.select('link[rel="stylesheet"][href$="wagtail_backcare/backcare.css"]')
    assert [link.find_parent(["head", "main"]).name for link in links] == [parent]
    assert len(soup.find_all("main")) == 1


def test_pages_hold_no_inline_script_or_style(client):
    create_clinic()
    body = [
        help_section(),
        *(section("overview", (name, block.get_preview_value())) for name, block in CONTENT.items()),
    ]

    soup = get_soup(client, create_condition(body=body))

    assert soup.select("script[src][defer]")
    programs = 'script:not([src], [type="application/ld+json"])'
    assert not soup.select(f"[style], style, {programs}, [onclick], [onload]")


def test_every_template_compiles_and_extends_what_exists():
    folder = Path(wagtail_backcare.__file__).parent / "templates"
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*.html"))

    assert "wagtail_backcare/article_page.html" in names
    for name in names:
        assert get_template(name)


def test_a_name_keeps_its_order_inside_a_sentence_of_another_script():
    assert backcare_isolate("<د. مثال>") == "<bdi>&lt;د. مثال&gt;</bdi>"
