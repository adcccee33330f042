"""Code samples in the documentation do what the text around them says."""

import ast
import importlib
import re
import sys
import types
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.template import engines
from django.test import override_settings
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from tests import markdown
from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    section,
)
from tests.testapp.models import BlogPage
from wagtail_backcare import blocks, checks, conf
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.rules import RULES_BY_KIND, registry
from wagtail_backcare.site_checks import page_types

PAGES = sorted([*markdown.DOCS.rglob("*.md"), markdown.ROOT / "README.md", markdown.ROOT / "CONTRIBUTING.md"])
STYLES = markdown.ROOT / "wagtail_backcare" / "static" / "wagtail_backcare" / "backcare.css"


def samples(language: str) -> list:
    """Every sample of a language in all pages, as parameters of a test."""
    return [
        pytest.param(sample, id=f"{path.relative_to(markdown.ROOT)}-{number}")
        for path in PAGES
        if "_build" not in path.parts
        for number, sample in enumerate(markdown.code(path.read_text(encoding="utf-8"), language), start=1)
    ]


@pytest.mark.parametrize("sample", samples("python"))
def test_python_parses_and_imports_what_exists(sample):
    for node in ast.walk(ast.parse(sample)):
        if isinstance(node, ast.ImportFrom) and node.module.split(".")[0] in {"django", "wagtail", "wagtail_backcare"}:
            module = importlib.import_module(node.module)
            for alias in node.names:
                is_there = hasattr(module, alias.name) or find_spec(f"{node.module}.{alias.name}")
                assert is_there, f"{node.module} has no {alias.name}"


@pytest.mark.parametrize("sample", samples("python"))
def test_settings_have_keys_that_exist(sample):
    for node in ast.parse(sample).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == conf.SETTING_NAME:
            with override_settings(WAGTAIL_BACKCARE=ast.literal_eval(node.value)):
                conf.get_settings()


@pytest.mark.parametrize("sample", samples("django"))
def test_templates_compile(sample):
    assert engines["django"].from_string(sample).template.nodelist


@pytest.mark.parametrize("sample", samples("sh"))
def test_commands_have_options_that_exist(sample):
    targets = re.findall(r"^([a-z-]+):", (markdown.ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    for line in sample.replace("\\\n", " ").splitlines():
        words = line.split()
        if words[:1] == ["make"]:
            assert words[1] in targets
        if "load_backcare_starter" in words:
            parser = load_command_class("wagtail_backcare", "load_backcare_starter").create_parser("manage.py", "load")
            options = {option for action in parser._actions for option in action.option_strings}
            assert {word for word in words if word.startswith("--")} <= options


def test_custom_properties_exist():
    # Declared, or read with a value for where they are not.
    defined = set(re.findall(r"(--backcare-[a-z0-9-]+)[:,]", STYLES.read_text(encoding="utf-8")))

    for path in PAGES:
        named = set(re.findall(r"--backcare-[a-z0-9-]*[a-z0-9]", path.read_text(encoding="utf-8")))
        assert named <= defined, path.name


@pytest.fixture
def health(monkeypatch):
    """Import samples as modules of an agency's package ``health``: ``health("blocks", sample)``."""

    def make(name: str, sample: str) -> types.ModuleType:
        monkeypatch.setitem(sys.modules, "health", types.ModuleType("health"))
        module = types.ModuleType(f"health.{name}")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(sample, name, "exec"), module.__dict__)  # noqa: S102 - a sample of our own documentation
        return module

    return make


@pytest.fixture
def override_templates(settings, tmp_path):
    """Put templates before those of the package: ``override_templates({path: text})``."""

    def write(templates: dict[str, str]) -> Path:
        for name, text in templates.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
        return tmp_path

    return write


def get_html(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


class TestAddOrRetireABlock:
    text = markdown.part(markdown.read("how-to/add-or-retire-a-block.md"), "Add a block of your own to sections")

    def test_the_block_can_stand_in_a_section(self, health, override_templates):
        block, setting = markdown.code(self.text, "python")
        health("blocks", block)
        override_templates({"health/blocks/price_list.html": markdown.code(self.text, "django")[0]})

        with override_settings(WAGTAIL_BACKCARE=get_setting(setting)):
            assert checks.check_setting(None) == []
            content = blocks.ConditionBody().child_blocks["overview"].child_blocks["content"]
            price_list = content.child_blocks["price_list"]

        assert price_list.meta.group in {str(group) for group, _blocks in content.grouped_child_blocks()}
        html = price_list.render(price_list.get_preview_value())
        assert "First visit" in html
        assert "£60" in html
        assert price_list.clean(price_list.get_preview_value())

    def test_hidden_blocks_are_hidden(self):
        sample = markdown.code(markdown.read("how-to/add-or-retire-a-block.md"), "python")[-1]

        with override_settings(WAGTAIL_BACKCARE=get_setting(sample)):
            body = blocks.TreatmentBody()
            hidden = body.get_hidden_names() | body.child_blocks["evidence"].child_blocks["content"].get_hidden_names()
            assert hidden >= conf.get_settings().HIDDEN_BLOCKS


def get_setting(sample: str) -> dict:
    """The value of ``WAGTAIL_BACKCARE`` in a sample."""
    for node in ast.parse(sample).body:
        if isinstance(node, ast.Assign) and node.targets[0].id == conf.SETTING_NAME:
            return ast.literal_eval(node.value)
    raise LookupError(f"no {conf.SETTING_NAME} in {sample}")


@pytest.mark.usefixtures("disclaimer")
class TestClinicDetailsElsewhere:
    def test_pages_show_what_the_function_says(self, client, health):
        function, setting = markdown.code(markdown.read("how-to/keep-clinic-details-elsewhere.md"), "python")
        details = health("clinic", function).get_details(get_site(), get_locale())
        create_clinic(country="US")

        with override_settings(WAGTAIL_BACKCARE=get_setting(setting)):
            assert checks.check_setting(None) == []
            html = get_html(client, create_condition(body=[help_section()]))

        assert "tel:999" in html
        assert details.conflict_of_interest in html
        assert f'href="{details.policy_url}"' in html


@pytest.mark.usefixtures("disclaimer")
class TestWriteARule:
    def test_a_page_without_a_picture_is_refused_at_the_field(self, health, monkeypatch):
        rule, app, page_type = markdown.code(markdown.read("how-to/write-a-rule.md"), "python")
        monkeypatch.setattr(registry, "_rules", dict(registry.get_rules()))
        health("rules", rule)
        health("apps", app).HealthConfig.ready(None)
        self.change(ConditionPage, page_type, monkeypatch)
        create_clinic()
        page = create_condition(live=False, body=[help_section()])

        with pytest.raises(NotFitError) as refusal:
            page.save_revision().publish()

        assert [(p.rule, p.code, p.field) for p in refusal.value.problems] == [("picture", "picture.missing", "image")]
        page.image = get_image_model().objects.create(title="Back", file=get_test_image_file())
        page.save_revision().publish()
        assert ConditionPage.objects.get().live
        assert page_types.check_rules(None) == []

    def change(self, model, sample, monkeypatch) -> None:
        """Give a page type what a class in a sample has."""
        (shown,) = (node for node in ast.parse(sample).body if isinstance(node, ast.ClassDef))
        scope = {"RULES_BY_KIND": RULES_BY_KIND}
        exec(compile(ast.Module(shown.body, []), "models", "exec"), scope)  # noqa: S102 - a sample of our own documentation
        for name in ("backcare_rules", "get_rule_facts"):
            monkeypatch.setattr(model, name, scope[name])


@pytest.mark.usefixtures("disclaimer")
class TestRestylePages:
    text = markdown.read("how-to/restyle-pages.md")

    def samples(self, heading: str) -> list[str]:
        return markdown.code(markdown.part(self.text, heading), "django")

    def test_base_template(self, client, override_templates):
        css = self.samples("Put pages into your own base template")[0]
        base = f"<html><head>{css}</head><body><main>{{% block content %}}{{% endblock %}}</main></body></html>"
        override_templates({"base.html": base})

        with override_settings(WAGTAIL_BACKCARE={"BASE_TEMPLATE": "base.html"}):
            html = get_html(client, create_condition())

        head, body = html.split("</head>")
        assert "wagtail_backcare/backcare.css" in head
        assert "wagtail_backcare/backcare.css" not in body
        assert "Low back pain" in body

    def test_block_with_another_name(self, client, override_templates):
        layout = self.samples('If your block is not called "content"')[0]
        base = "<html><body><main id='ours'>{% block main_content %}{% endblock %}</main></body></html>"
        override_templates({"site/base.html": base, "wagtail_backcare/layout.html": layout})
        create_disclaimer(text="For information only.")

        html = get_html(client, create_condition(body=[help_section()]))

        assert "<main id='ours'>" in html
        assert "For information only." in html
        assert 'id="emergency-help"' in html
        assert html.count("backcare.css") == 1

    def test_one_part_of_a_page(self, client, override_templates):
        extra_line, no_title = self.samples("Change one part of a page")
        override_templates(
            {"wagtail_backcare/condition_page.html": extra_line, "wagtail_backcare/treatment_page.html": no_title}
        )
        create_clinic()

        condition, treatment = get_html(client, create_condition()), get_html(client, create_treatment())

        assert "our-quality-mark" in condition
        assert "About this page" in condition
        assert "<h1>" in condition
        assert "<h1>" not in treatment
        assert "our-quality-mark" not in treatment

    def test_one_section_and_one_block(self, client, override_templates):
        tradition, facts = self.samples("Change one type of section or one block")
        override_templates(
            {
                "wagtail_backcare/sections/tradition.html": tradition,
                "wagtail_backcare/blocks/key_facts.html": facts,
            }
        )
        key_facts = ("key_facts", {"items": ["A fact"]})
        body = [section("tradition", ("text", "<p>An idea</p>")), section("overview", key_facts)]

        html = get_html(client, create_treatment(body=body))

        assert html.count("our-tradition") == 1
        assert '<section class="backcare-section our-tradition" id="tradition">' in html
        assert "belief and tradition" in html
        assert '<ul class="our-facts">' in html
        assert 'id="overview"' in html


@pytest.mark.usefixtures("disclaimer")
class TestWriteDisclaimers:
    def test_an_article_type_of_the_site_prints_its_disclaimer(self, rf, health):
        text = markdown.part(markdown.read("how-to/write-disclaimers.md"), "On page types of your own")
        create_disclaimer(kind="article", text="News is not advice.")
        article = BlogPage(title="News", slug="news")
        get_site().root_page.add_child(instance=article)

        template = engines["django"].from_string(markdown.code(text, "django")[0])

        assert "News is not advice." in template.render({"page": article}, request=rf.get("/"))


def test_the_quick_start_of_the_readme_is_that_of_the_guide():
    readme = markdown.part((markdown.ROOT / "README.md").read_text(encoding="utf-8"), "Quick start")
    guide = markdown.part(markdown.read("how-to/install-existing-site.md"), "Steps")

    for language in ("python", "sh"):
        assert markdown.code(readme, language) == markdown.code(guide, language)


@pytest.mark.parametrize(
    ("page", "heading"), [("how-to/install-existing-site.md", "Steps"), ("tutorial/first-page.md", "Add the package")]
)
def test_the_apps_stand_below_those_of_the_site_and_above_those_of_wagtail(page, heading):
    sample = markdown.code(markdown.part(markdown.read(page), heading), "python")[0]
    apps = ["home", "wagtail.api.v3", "wagtail.snippets", "wagtail", "django.contrib.auth"]

    exec(sample, {"INSTALLED_APPS": apps})  # noqa: S102

    assert [app.split(".")[0] for app in apps[:4]] == ["home", "wagtail_backcare", "wagtail_backcare", "wagtail"]
    assert "wagtail.contrib.settings" in apps


def test_links_of_the_readme_lead_somewhere():
    text = (markdown.ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]

    assert len(links) > 10
    for link in links:
        assert (markdown.ROOT / link).is_file(), link
