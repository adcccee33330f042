"""A site made by ``wagtail start``, after the steps of the guide, without wagtail-localize and with it."""

import re

import pytest
from bs4 import BeautifulSoup

from tests import markdown
from tests.install.conftest import INSTALL
from tests.install.projects import Project
from tests.install.steps import part_of

pytestmark = pytest.mark.wheel

PAGES = ["/conditions/", "/treatments/", "/conditions/low-back-pain/", "/questions/"]
LISTS = ["clinician", "reference", "question", "helpcardset", "disclaimer"]

FACTS = f"""
from django.conf import settings

result = {{
    "check": command("check", "--fail-level", "WARNING", "--tag", "wagtail_backcare"),
    "migrations": command("makemigrations", "--check", "--dry-run"),
    "again": command("load_backcare_starter", "--country", "GB", "--publish"),
    "style": command("findstatic", "wagtail_backcare/backcare.css"),
    "pages": {{path: visit(path) for path in {PAGES!r}}},
    "add": visit(add_url("wagtail_backcare_pages.ConditionPage", "conditions"), admin=True),
    "edit": visit(edit_url("/conditions/low-back-pain/"), admin=True),
    "clinic": visit("/admin/settings/wagtail_backcare/clinicsettings/", admin=True),
    "lists": {{name: visit(f"/admin/snippets/wagtail_backcare/{{name}}/", admin=True) for name in {LISTS!r}}},
    "localized": "wagtail_localize" in settings.INSTALLED_APPS,
    "settings": {{
        "INSTALLED_APPS": settings.INSTALLED_APPS,
        "MIDDLEWARE": settings.MIDDLEWARE,
        "context processors": settings.TEMPLATES[0]["OPTIONS"]["context_processors"],
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": [str(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)],
    }},
}}
"""


@pytest.fixture(scope="module", params=["new_site", "new_localized_site"])
def facts(request, once):
    """Everything that the tests below ask about one of the two sites, from one run inside it."""
    project = request.getfixturevalue(request.param)
    return once(f"{request.param}_facts", lambda folder: project.run(FACTS))


@pytest.fixture(scope="module")
def article(facts):
    return BeautifulSoup(facts["pages"]["/conditions/low-back-pain/"]["html"], "html.parser")


def test_wagtail_localize_is_installed_on_one_of_the_two(facts, request):
    assert facts["localized"] is ("new_localized_site" in request.node.name)


def test_checks_find_nothing_wrong(facts):
    assert facts["check"]["status"] == 0, facts["check"]["output"]


def test_no_migration_is_missing(facts):
    assert facts["migrations"] == {"status": 0, "output": "No changes detected\n"}


def test_a_second_load_changes_nothing(facts):
    assert facts["again"]["status"] == 0, facts["again"]["output"]
    assert "created" not in facts["again"]["output"]
    assert "unchanged" in facts["again"]["output"]


def test_every_page_is_served(facts):
    assert {path: page["status"] for path, page in facts["pages"].items()} == dict.fromkeys(PAGES, 200)


def test_pages_stand_in_the_base_template_of_the_site(article):
    assert "css/mysite.css" in str(article.head)
    assert len(article.select('link[href$="wagtail_backcare/backcare.css"]')) == 1
    assert article.h1.get_text(strip=True) == "Low back pain"


def test_an_article_carries_the_disclaimer_for_conditions(article):
    (disclaimer,) = article.select("[data-backcare-disclaimer]")

    assert re.fullmatch(r"\d+-[0-9a-f]{12}", disclaimer["data-backcare-disclaimer"])
    assert len(disclaimer.get_text(strip=True)) > 40


def test_the_emergency_card_stands_before_the_first_section_with_the_number_of_the_country(article):
    card = article.find(id="emergency-help")
    first = article.select_one("section.backcare-section")

    assert card.sourceline < first.sourceline
    assert "999" in [link.get_text() for link in card.select('a[href="tel:999"]')]


def test_the_style_sheet_comes_with_the_package(facts):
    assert facts["style"]["status"] == 0, facts["style"]["output"]


def test_the_admin_opens_an_empty_article_with_its_usual_sections(facts):
    assert facts["add"]["status"] == 200
    assert "When to get help (required)" in facts["add"]["html"]
    assert "related_links" in facts["add"]["html"]


def test_the_admin_opens_an_article_of_the_pack(facts):
    assert facts["edit"]["status"] == 200
    assert "Low back pain" in facts["edit"]["html"]


def test_the_admin_lists_snippets_and_shows_the_clinic_s_details(facts):
    assert {name: page["status"] for name, page in facts["lists"].items()} == dict.fromkeys(LISTS, 200)
    assert facts["clinic"]["status"] == 200
    assert "Clinic name" in facts["clinic"]["html"]


def test_the_settings_that_the_guide_names_are_there(facts):
    for row in markdown.rows(part_of(INSTALL, "What your settings need")):
        setting, value = markdown.plain(row["Setting"]), markdown.plain(row["Value"]).replace("_", "")
        assert value in [known.replace("_", "") for known in facts["settings"][setting]], setting


def test_a_check_names_the_app_that_wagtail_start_leaves_out(tmp_path, installed):
    project = Project.from_wagtail_start("mysite", tmp_path / "site", installed)
    project.append("mysite/settings/base.py", 'INSTALLED_APPS += ["wagtail_backcare", "wagtail_backcare.pages"]')

    done = project.manage("check", check=False)

    assert done.returncode == 1
    assert "wagtail_backcare.E001" in done.stderr
    assert "Add 'wagtail.contrib.settings' to INSTALLED_APPS" in done.stderr
