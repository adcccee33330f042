"""A site that replaces Wagtail's base page uses the mixins alone."""

import pytest
import wagtail
from bs4 import BeautifulSoup

from tests.install.projects import Project

pytestmark = [
    pytest.mark.wheel,
    pytest.mark.skipif(wagtail.VERSION < (8, 0), reason="Wagtail replaces its base page from version 8.0 on"),
]

FACTS = """
setup = [command("makemigrations", "health"), command("migrate", "--verbosity=0")]

from health.models import ConditionPage, ConditionRelatedLink, HealthIndexPage
from wagtail.models import Site

loaded = command("load_backcare_starter", "--only", "disclaimers", "--publish", "--country", "GB")
home = Site.objects.get(is_default_site=True).root_page
index = home.add_child(instance=HealthIndexPage(title="Conditions", slug="conditions", summary="All of them."))
page = ConditionPage(title="Neck pain", slug="neck-pain", summary="A stiff or sore neck.", strapline="Hello")
cards = ("help_cards", {"cards": [("emergency", {"signs": ["your legs feel numb"]})]})
page.body = [
    ("symptoms", {"content": [("text", "<p>It aches.</p>")]}),
    ("when_to_get_help", {"content": [cards]}),
]
page = index.add_child(instance=page)
back_pain = ConditionPage(title="Back pain", slug="back-pain", summary="A sore back.", body=page.body)
other = index.add_child(instance=back_pain)
page.related_links = [ConditionRelatedLink(related_page=other)]
page.save_revision().publish()

result = {
    "setup": setup,
    "loaded": loaded,
    "check": command("check", "--fail-level", "WARNING", "--tag", "wagtail_backcare"),
    "migrations": command("makemigrations", "--check", "--dry-run"),
    "index": visit("/conditions/"),
    "search": visit("/conditions/?q=neck"),
    "page": visit("/conditions/neck-pain/"),
    "add": visit(add_url("health.ConditionPage", "conditions"), admin=True),
    "edit": visit(edit_url("/conditions/neck-pain/"), admin=True),
}
"""


@pytest.fixture(scope="module")
def facts(once, installed):
    def make(folder):
        return Project.from_sample("swapped", folder, installed).run(FACTS)

    return once("swapped", make)


@pytest.fixture(scope="module")
def article(facts):
    assert facts["page"]["status"] == 200
    return BeautifulSoup(facts["page"]["html"], "html.parser")


def test_its_tables_are_made(facts):
    assert [step["status"] for step in facts["setup"]] == [0, 0], facts["setup"]


def test_checks_find_nothing_wrong(facts):
    assert facts["check"]["status"] == 0, facts["check"]["output"]


def test_no_migration_is_missing(facts):
    assert facts["migrations"] == {"status": 0, "output": "No changes detected\n"}


def test_disclaimers_of_the_pack_load(facts):
    assert facts["loaded"]["status"] == 0, facts["loaded"]["output"]


def test_an_article_is_served_with_emergency_card_related_page_and_disclaimer(article):
    assert article.select_one(".swapped-site h1").get_text(strip=True) == "Neck pain"
    assert article.select_one("section#symptoms")
    assert article.select_one('#emergency-help a[href="tel:999"]')
    assert article.find("a", string="Back pain")["href"] == "/conditions/back-pain/"
    assert len(article.select("[data-backcare-disclaimer]")) == 1


def test_the_summary_describes_a_page_that_has_no_description_for_search_engines(article):
    assert article.find("meta", attrs={"name": "description"})["content"] == "A stiff or sore neck."


@pytest.mark.parametrize("name", ["index", "search"])
def test_the_a_to_z_lists_and_finds_it(facts, name):
    soup = BeautifulSoup(facts[name]["html"], "html.parser")

    assert facts[name]["status"] == 200
    assert soup.find("a", string="Neck pain")["href"] == "/conditions/neck-pain/"


@pytest.mark.parametrize("name", ["add", "edit"])
def test_the_admin_opens_the_editor(facts, name):
    assert facts[name]["status"] == 200
    assert "When to get help (required)" in facts[name]["html"]


@pytest.mark.parametrize(
    ("line", "check_id"),
    [
        ('INSTALLED_APPS += ["wagtail_backcare.pages"]', "wagtail_backcare.E005"),
        ('INSTALLED_APPS += ["wagtail_localize", "wagtail_localize.locales"]', "wagtail_backcare.E006"),
    ],
)
def test_a_check_names_an_app_that_cannot_be_used(installed, tmp_path, line, check_id):
    project = Project.from_sample("swapped", tmp_path / "site", installed)
    project.append("config/settings.py", line)

    done = project.manage("check", "--tag", "wagtail_backcare", check=False)

    assert done.returncode == 1
    assert check_id in done.stderr
