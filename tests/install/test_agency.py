"""A site with page types, templates, image model and user model of its own uses the mixins."""

import json

import pytest
from bs4 import BeautifulSoup

pytestmark = pytest.mark.wheel

PAGES = {
    "index": "/conditions/",
    "condition": "/conditions/low-back-pain/",
    "treatment": "/treatments/acupuncture-for-low-back-pain/",
    "guide": "/treatments/what-happens-in-an-acupuncture-session/",
    "questions": "/questions/",
    "blog": "/a-walk/",
    "news": "/opening-hours/",
}

FACTS = f"""
from health.models import ConditionPage, TreatmentPage
from website.models import BlogPage, HomePage, NewsPage
from wagtail_backcare.models import Question

page = ConditionPage.objects.get(slug="low-back-pain")
page.strapline = "Backs are our work"
prices = {{"items": [{{"service": "First visit", "price": "£60"}}]}}
page.body.append(("types", {{"content": [("key_facts", {{"items": ["It is common."]}}), ("price_list", prices)]}}))
page.save_revision().publish()

home = HomePage.objects.get()
shared = Question.objects.filter(live=True).first()
answer = {{"question": "How far?", "answer": "<p>As far as you like.</p>"}}
questions = [("question", answer), ("shared_question", shared)]
cards = {{"cards": [("emergency", {{"signs": ["your legs feel numb"]}})]}}
blog = BlogPage(title="A walk", slug="a-walk")
blog.body = [("text", "<p>Walking helps.</p>"), ("questions", {{"questions": questions}}), ("help_cards", cards)]
home.add_child(instance=blog)
news = NewsPage(title="Opening hours", slug="opening-hours", summary="When we are open.")
news.body = [("overview", {{"content": [("text", "<p>From nine to five.</p>")]}})]
home.add_child(instance=news)

result = {{
    "pages": {{name: visit(path) for name, path in {PAGES!r}.items()}},
    "shared_question": shared.question,
    "languages": sorted({{page.locale.language_code for page in ConditionPage.objects.all()}}),
    "conditions": [link.condition.title for link in TreatmentPage.objects.get().condition_links.all()],
    "check": command("check", "--fail-level", "WARNING"),
    "migrations": command("makemigrations", "--check", "--dry-run"),
    "add": visit(add_url("health.ConditionPage", "conditions"), admin=True),
    "edit": visit(edit_url("/conditions/low-back-pain/"), admin=True),
}}
"""

#: What an agency may change in its settings without a migration for anybody's app.
VARIANTS = {
    "no block of its own": 'WAGTAIL_BACKCARE = {**WAGTAIL_BACKCARE, "EXTRA_BLOCKS": {}}',
    "other blocks": """
WAGTAIL_BACKCARE["EXTRA_BLOCKS"]["prices"] = "health.blocks.PriceListBlock"
WAGTAIL_BACKCARE["HIDDEN_BLOCKS"] = {"table", "tradition"}
""",
    "ready-made page types, wagtail-localize and another language": """
INSTALLED_APPS += ["wagtail_backcare.pages", "wagtail_localize", "wagtail_localize.locales"]
LANGUAGE_CODE = "es"
""",
}


@pytest.fixture(scope="module")
def facts(once, agency):
    project, _setup = agency
    return once("agency_facts", lambda folder: project.run(FACTS))


@pytest.fixture(scope="module")
def pages(facts):
    return {name: BeautifulSoup(page["html"], "html.parser") for name, page in facts["pages"].items()}


def test_migrations_are_written_for_the_agency_s_apps_alone(agency):
    _project, setup = agency

    lines = setup["makemigrations"]["output"].splitlines()
    apps = {line.split("'")[1] for line in lines if line.startswith("Migrations for")}

    assert apps == {"health", "people", "pictures", "website"}


def test_the_agency_s_migrations_hold_no_block_of_a_body(agency):
    project, _setup = agency
    text = "".join(path.read_text() for path in sorted((project.folder / "health" / "migrations").glob("0*.py")))

    assert '"wagtail_backcare.blocks.ConditionBody"' in text.replace("'", '"')
    assert "Block(" not in text
    assert "price" not in text


@pytest.mark.parametrize("variant", VARIANTS)
def test_settings_change_no_migration(agency, tmp_path, variant):
    project, _setup = agency
    project = project.copy(tmp_path / "site")
    project.append("config/settings.py", VARIANTS[variant])

    done = project.run('result = [command("check"), command("makemigrations", "--check", "--dry-run")]')

    assert [step["status"] for step in done] == [0, 0], done
    assert done[1]["output"] == "No changes detected\n"


def test_every_command_succeeds(agency):
    _project, setup = agency

    assert {name: step["status"] for name, step in setup.items()} == dict.fromkeys(setup, 0), setup


def test_the_pack_loads_into_the_agency_s_page_types_once(agency):
    _project, setup = agency

    assert " created" in setup["load"]["output"]
    assert " created" not in setup["load again"]["output"]


def test_a_pack_in_english_loads_as_british_english(facts):
    assert facts["languages"] == ["en-gb"]


def test_a_treatment_is_linked_to_its_condition(facts):
    assert facts["conditions"] == ["Low back pain"]


def test_checks_find_nothing_wrong(facts):
    assert facts["check"]["status"] == 0, facts["check"]["output"]


def test_no_migration_is_missing(facts):
    assert facts["migrations"] == {"status": 0, "output": "No changes detected\n"}


def test_every_page_is_served_in_the_agency_s_base_template(facts, pages):
    assert {name: page["status"] for name, page in facts["pages"].items()} == dict.fromkeys(PAGES, 200)
    for soup in pages.values():
        assert soup.select_one("body.agency > main h1")
    assert "Backs are our work" in pages["condition"].header.get_text()


@pytest.mark.parametrize("name", ["index", "condition", "treatment", "guide", "questions"])
def test_every_health_page_has_structured_data_in_the_agency_s_base_template(pages, name):
    [data] = pages[name].select('main script[type="application/ld+json"]')

    page = json.loads(data.text)["@graph"][0]
    assert page["name"] == pages[name].h1.get_text(strip=True)
    assert page["inLanguage"] == "en-GB"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_carries_the_disclaimer_once(pages, name):
    assert len(pages[name].select("[data-backcare-disclaimer]")) == 1


def test_a_section_shows_the_agency_s_template(pages):
    section = pages["treatment"].select_one("section#tradition.our-tradition")

    assert section.details.summary.get_text() == "Show these ideas"
    assert section.select_one(".backcare-fixed-line")


def test_blocks_show_the_agency_s_templates(pages):
    assert "It is common." in [fact.get_text() for fact in pages["condition"].select(".our-facts li")]
    assert [price.get_text() for price in pages["condition"].select(".price-list dd")] == ["£60"]


def test_the_emergency_number_is_that_of_the_country(pages):
    assert pages["condition"].select_one('#emergency-help a[href="tel:999"]')


def test_a_blog_shows_questions_help_cards_and_disclaimer_from_a_plain_stream(facts, pages):
    asked = [summary.get_text(strip=True) for summary in pages["blog"].select("details summary")]

    assert asked == ["How far?", facts["shared_question"]]
    assert "your legs feel numb" in pages["blog"].main.get_text()
    assert pages["blog"].select_one('a[href="tel:999"]')


def test_a_page_type_with_a_body_of_sections_alone_is_served(pages):
    assert "From nine to five." in pages["news"].select_one("section#overview").get_text()


def test_the_admin_opens_the_agency_s_page_types_with_its_block(facts):
    assert facts["add"]["status"] == 200
    assert facts["edit"]["status"] == 200
    assert "Price list" in facts["add"]["html"]
    assert "strapline" in facts["edit"]["html"]
