"""The tutorial for agencies, followed to the end in a new project."""

import re

import pytest

from tests import markdown
from tests.install.projects import Project

pytestmark = pytest.mark.wheel

TEXT = markdown.read("tutorial/first-page.md")

#: What the reader does in the admin, between making the tables and looking at the page.
BY_HAND = """
from django.utils import timezone
from wagtail.models import Locale, Site
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import ClinicSettings, Disclaimer
from wagtail_backcare.pages.models import ConditionPage

site = Site.objects.get()
ClinicSettings.objects.create(site=site, clinic_name="Example Clinic", country="GB")
text = "This page is for information only."
disclaimer = Disclaimer.objects.create(title="Please note", text=text, locale=Locale.get_default(), live=False)
confirm(disclaimer, name="the reader", now=timezone.now())
disclaimer.save_revision().publish()
card = ("emergency", {"heading": "", "signs": ["you cannot control your bladder"]})
cards = ("help_cards", {"shared": None, "cards": [card]})
page = ConditionPage(title="Low back pain", summary="Common.", live=False, body=[
    ("overview", {"heading": "", "content": [("text", "<p>It is common.</p>")]}),
    ("when_to_get_help", {"heading": "", "content": [cards]}),
])
site.root_page.add_child(instance=page)
page.save_revision().publish()
result = visit("/low-back-pain/")
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Project:
    """The project after the part "Add the package", whose tables are made."""
    project = Project.from_wagtail_start("mysite", tmp_path_factory.mktemp("tutorial") / "clinic", markdown.ROOT)
    part = markdown.part(TEXT, "Add the package")
    (settings,) = markdown.code(part, "python")
    project.append(re.match(r"# (\S+)", settings)[1], settings)
    base = project.folder / "mysite" / "templates" / "base.html"
    block = "{% block content %}{% endblock %}"
    source = base.read_text(encoding="utf-8")
    assert source.count(block) == 1
    base.write_text(source.replace(block, markdown.code(part, "django")[0].strip()), encoding="utf-8")
    project.shell(next(line for line in markdown.code(part, "sh")[0].splitlines() if "migrate" in line))
    return project


@pytest.fixture(scope="module")
def html(project) -> str:
    """The page that the tutorial ends with."""
    page = project.run(BY_HAND)
    assert page["status"] == 200
    return page["html"]


def test_the_page_is_what_the_tutorial_says(html):
    main = html.split("<main>")[1].split("</main>")[0]

    order = [main.index(words) for words in ("<h1>", "When to get help now", "999", "It is common.", "Please note")]
    assert order == sorted(order)
    assert "Example Clinic" in main.split("About this page")[1]


def test_the_starter_content_leaves_what_the_reader_made(project, html):
    (command,) = markdown.code(markdown.part(TEXT, "Compare it with a whole page"), "sh")

    report = project.shell(command.strip()).stdout

    assert "the site has a disclaimer of its own for this kind of page" in report
    paths = [path for path in re.findall(r"127\.0\.0\.1:8000(/[a-z/-]+)>", TEXT) if path != "/admin/"]
    pages = project.run(f"result = [visit(path) for path in {paths!r}]")
    assert [page["status"] for page in pages] == [200] * 3
    assert "It is common." in pages[paths.index("/low-back-pain/")]["html"]
