"""The reference says what the code says."""

import inspect
import re
from dataclasses import MISSING, fields

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class
from django.template.loader import get_template
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from tests import markdown
from tests.testapp.models import HomePage
from wagtail_backcare import blocks, checks, conf, models
from wagtail_backcare.blocks.call_to_action import Action
from wagtail_backcare.blocks.section_types import get_section_types
from wagtail_backcare.kinds import LISTED_KINDS, Kind
from wagtail_backcare.models import BodyArea
from wagtail_backcare.rules import Severity, builtin
from wagtail_backcare.rules.by_kind import RULES_BY_KIND
from wagtail_backcare.search import FoundPage, SearchResults, search_health_pages
from wagtail_backcare.templatetags.backcare_icons import ICONS
from wagtail_backcare.templatetags.backcare_tags import register

PACKAGE = markdown.ROOT / "wagtail_backcare"
TEMPLATES = PACKAGE / "templates" / "wagtail_backcare"
PAGE_MODELS = {str(kind): apps.get_model(label) for kind, label in conf.DEFAULT_PAGE_MODELS.items()}


def names_in(cell: str) -> list[str]:
    """What stands between backquotes in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def say_kinds(kinds) -> str:
    """Kinds as the tables print them: in their usual order, "all" for the four with a body."""
    listed = [str(kind) for kind in LISTED_KINDS if kind in kinds]
    return "all" if len(listed) == len(LISTED_KINDS) else ", ".join(listed)


class TestSettings:
    text = markdown.read("reference/settings.md")

    def test_every_key_has_a_row_with_its_default_and_a_part_of_its_own(self):
        defaults = {
            field.name: repr(field.default_factory() if field.default is MISSING else field.default)
            for field in fields(conf.Settings)
        }

        rows = markdown.rows(self.text)

        documented = {markdown.plain(row["Key"]): markdown.plain(row["Default"]).replace('"', "'") for row in rows}
        assert documented == defaults
        assert markdown.headings(self.text, 2) == list(defaults)

    def test_the_kinds_have_their_default_models(self):
        rows = markdown.rows(markdown.part(self.text, "PAGE_MODELS"))

        documented = {markdown.plain(row["Kind"]): markdown.plain(row["Default model"]) for row in rows}
        assert documented == {str(kind): label for kind, label in conf.DEFAULT_PAGE_MODELS.items()}


class TestPageTypes:
    text = markdown.read("reference/page-types.md")

    def test_every_kind_has_its_model_mixin_and_description(self):
        documented = {}
        for row in markdown.rows(self.text):
            documented[markdown.plain(row["Kind"])] = (
                markdown.plain(row["Page type"]),
                markdown.plain(row["Mixin"]),
                row["What it is for"],
            )

        assert set(documented) == set(PAGE_MODELS)
        for kind, model in PAGE_MODELS.items():
            name, mixin, description = documented[kind]
            assert name == model.__name__
            assert issubclass(model, getattr(models, mixin))
            assert description == model.page_description

    def test_parents_and_children(self):
        rows = markdown.rows(markdown.part(self.text, "What may stand below what"))

        documented = {markdown.plain(row["Parent"]): names_in(row["Allowed below it"]) for row in rows}
        assert documented == {
            model.__name__: [child.__name__ for child in model.clean_subpage_models()] for model in PAGE_MODELS.values()
        }
        assert all(HomePage in model.allowed_parent_page_models() for model in PAGE_MODELS.values())

    def test_fields(self):
        rows = markdown.rows(markdown.part(self.text, "Fields"))
        everywhere = {"all": set(PAGE_MODELS), "all but index": set(PAGE_MODELS) - {"index"}}
        own = {kind: own_fields(model) for kind, model in PAGE_MODELS.items()}

        documented = {kind: set() for kind in PAGE_MODELS}
        for row in rows:
            name = markdown.plain(row["Field"])
            for kind in everywhere.get(row["On"]) or row["On"].split(", "):
                documented[kind].add(name)
                field = PAGE_MODELS[kind]._meta.get_field(name)
                required = not getattr(field, "blank", True)
                assert (row["Must be filled in"] == "yes") == required, name

        assert documented == own

    def test_body_areas(self):
        rows = markdown.rows(markdown.part(self.text, "Body areas"))

        assert [(markdown.plain(row["Value"]), row["Label"]) for row in rows] == BodyArea.choices

    def test_what_a_subclass_may_override_exists(self):
        for row in markdown.rows(markdown.part(self.text, "For subclasses")):
            kinds = {"all": list(PAGE_MODELS), "index": ["index"]}.get(row["On"], [str(kind) for kind in LISTED_KINDS])
            for name in names_in(row["Name"]):
                holders = [kind for kind, model in PAGE_MODELS.items() if hasattr(model, name)]
                assert holders == kinds, name


def own_fields(model) -> set[str]:
    """Names of the fields that the package adds to a page, without what Wagtail adds by itself."""
    base = {field.name for field in apps.get_model("wagtailcore.Page")._meta.get_fields()}
    inherited = {"page_ptr", "index_entries", "_revisions", "_workflow_states", "_specific_workflow_states"}
    return {field.name for field in model._meta.get_fields()} - base - inherited


def shape(block) -> str:
    """What a block holds, as the table of content blocks writes it; "" for text."""
    if isinstance(block, blocks.SharedChooserBlock):
        return block.model_class.__name__
    if isinstance(block, ListBlock):
        return f"[{shape(block.child_block) or 'text'}]"
    if isinstance(block, StreamBlock):
        return f"stream of {', '.join(block.child_blocks)}"
    if isinstance(block, ImageBlock):
        return f"{{{', '.join(block.child_blocks)}}}"
    return f"{{{struct_fields(block)}}}" if isinstance(block, StructBlock) else ""


def struct_fields(block) -> str:
    """The fields of a struct; a question mark means that one may be empty."""
    described = []
    for name, child in block.child_blocks.items():
        mark = "" if is_required(child) else "?"
        described.append(f"{name}{mark}: {shape(child)}" if shape(child) else f"{name}{mark}")
    return ", ".join(described)


def is_required(block) -> bool:
    if isinstance(block, ImageBlock):
        return block.child_blocks["image"].required
    if isinstance(block, StreamBlock):
        return block.meta.required
    return bool(block.meta.min_num) if isinstance(block, ListBlock) else block.required


class TestBlocks:
    text = markdown.read("reference/blocks.md")

    def test_every_section_has_its_row(self):
        expected = [
            {
                "Name": section.name,
                "Default heading": str(section.heading),
                "Anchor": f"#{section.anchor}",
                "Group": str(section.group),
                "Offered on": say_kinds(section.kinds),
                "New pages open with it": ", ".join(
                    f"{kind} (required)" if kind in section.required_on else str(kind)
                    for kind in LISTED_KINDS
                    if kind in section.required_on | section.usual_on
                ),
                "Health aspect": section.health_aspect.removesuffix("HealthAspect"),
            }
            for section in get_section_types()
        ]

        rows = markdown.rows(markdown.part(self.text, "Sections"))

        assert [{name: markdown.plain(cell) for name, cell in row.items()} for row in rows] == expected

    def test_every_content_block_has_its_row(self):
        expected = [
            {
                "Name": name,
                "Class": type(block).__name__,
                "Group": str(block.meta.group),
                "Fields": struct_fields(block) if isinstance(block, StructBlock) else "rich text",
                "What it is for": str(block.get_description()),
            }
            for name, block in blocks.ContentStream().child_blocks.items()
        ]

        rows = markdown.rows(markdown.part(self.text, "Content blocks"))

        assert [{name: markdown.plain(cell) for name, cell in row.items()} for row in rows] == expected
        assert {row["Class"] for row in expected} <= set(blocks.__all__)

    def test_values_to_choose_from(self):
        rows = markdown.rows(markdown.part(self.text, "Values to choose from"))

        documented = {tuple(names_in(row["Block and field"])): names_in(row["Values"]) for row in rows}
        assert documented == {
            ("evidence_statement", "certainty"): blocks.Certainty.values,
            ("evidence_statement", "size"): blocks.Size.values,
            ("drawing", "drawing"): blocks.Drawing.values,
            ("call_to_action", "action"): Action.values,
            ("help_cards", "cards"): list(blocks.HelpCardsStream().child_blocks),
        }


class TestChecks:
    def test_every_check_has_its_row(self):
        sources = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
        literal = re.findall(r'id="(wagtail_backcare\.[EW]\d+)"', "\n".join(sources))
        by_app = [f"wagtail_backcare.{check_id}" for check_id, _reason in checks.NEEDED_APPS.values()]

        rows = markdown.rows(markdown.read("reference/checks.md"))

        assert [markdown.plain(row["ID"]) for row in rows] == sorted({*literal, *by_app})
        assert all(row["What is wrong"] and row["Cure"] for row in rows)
        for app, (check_id, _reason) in checks.NEEDED_APPS.items():
            row = next(row for row in rows if check_id in row["ID"])
            assert app in names_in(row["What is wrong"])
            assert f'"{app}"' in names_in(row["Cure"])


class TestTemplates:
    text = markdown.read("reference/templates.md")

    def test_every_template_is_listed_and_exists(self):
        listed = [
            markdown.plain(row["Template"])
            for heading in ("Pages", "Parts of pages", "Sections and blocks", "Previews in the editor")
            for row in markdown.rows(markdown.part(self.text, heading))
        ]

        # Screens of the admin are not for sites to override.
        found = {path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")}
        assert sorted(listed) == sorted(name for name in found if not name.startswith("admin/"))
        for name in listed:
            get_template(f"wagtail_backcare/{name}")

    def test_page_templates_have_the_named_blocks_that_are_listed(self):
        for row in markdown.rows(markdown.part(self.text, "Pages")):
            source = (TEMPLATES / markdown.plain(row["Template"])).read_text(encoding="utf-8")
            assert names_in(row["Named blocks"]) == re.findall(r"{% block (\w+) %}", source), row["Template"]
            for parent in names_in(row["Extends"]):
                assert parent == "BASE_TEMPLATE" or f'{{% extends "wagtail_backcare/{parent}" %}}' in source

    @pytest.mark.parametrize("heading", ["Parts of pages", "Sections and blocks", "Previews in the editor"])
    def test_templates_use_the_variables_that_are_listed(self, heading):
        for row in markdown.rows(markdown.part(self.text, heading)):
            source = (TEMPLATES / markdown.plain(row["Template"])).read_text(encoding="utf-8")
            included = re.findall(r'{% (?:include|extends) "wagtail_backcare/([^"]+)"', source)
            source += "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in included)
            for name in names_in(row["Uses"]):
                assert re.search(rf"\b{name}\b", source), f"{row['Template']} does not use {name}"

    def test_every_tag_and_filter_is_listed(self):
        rows = markdown.rows(markdown.part(self.text, "Template tags"))

        assert {markdown.plain(row["Tag or filter"]) for row in rows} == set(register.tags) | set(register.filters)
        icons = next(row for row in rows if "backcare_icon" in row["Tag or filter"])
        assert names_in(icons["What it prints"]) == list(ICONS)


def stored_fields(model) -> list[str]:
    """The fields of a model that a person fills in."""
    bookkeeping = {"id", "locale", "settings"} if model is not models.ClinicText else {"id", "settings"}
    bookkeeping |= {"site"} if model is models.ClinicSettings else set()
    names = [
        field.name for field in model._meta.get_fields() if (field.concrete and field.editable) or field.name == "texts"
    ]
    drafts = {
        "translation_key",
        "latest_revision",
        "live",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "go_live_at",
        "expire_at",
        "expired",
    }
    return [name for name in names if name not in bookkeeping | drafts]


class TestModels:
    text = markdown.read("reference/models.md")

    @pytest.mark.parametrize(
        "name",
        [
            "Clinician",
            "Reference",
            "Question",
            "HelpCardSet",
            "Disclaimer",
            "ClinicSettings",
            "ClinicText",
            "Review",
            "ArchiveEntry",
        ],
    )
    def test_every_field_has_its_row(self, name):
        rows = markdown.rows(markdown.part(self.text, name))

        assert {markdown.plain(row["Field"]) for row in rows} == set(stored_fields(getattr(models, name)))

    def test_the_details_of_a_clinic(self):
        rows = markdown.rows(markdown.part(self.text, "ClinicDetails"))

        documented = [markdown.plain(row["Field"]) for row in rows]
        assert documented == [field.name for field in fields(models.ClinicDetails)]

    def test_which_snippets_are_translated_and_have_drafts(self):
        for row in markdown.rows(self.text):
            model = getattr(models, markdown.plain(row["Snippet"]))
            field_names = {field.name for field in model._meta.get_fields()}
            assert row["In the menu"].lower() == str(model._meta.verbose_name_plural)
            assert (row["Translated"] == "yes") == ("translation_key" in field_names)
            assert (row["Drafts"] == "yes") == ("live" in field_names)

    def test_kinds_of_sources(self):
        row = next(row for row in markdown.rows(markdown.part(self.text, "Reference")) if row["Field"] == "`kind`")

        assert names_in(row["What it is"]) == models.ReferenceKind.values


class TestCommands:
    text = markdown.read("reference/commands.md")

    def test_every_command_has_its_part(self):
        ours = sorted(name for name, app in get_commands().items() if app == "wagtail_backcare")

        assert markdown.headings(self.text, 2) == ours

    def test_every_option_has_its_row(self):
        for name in markdown.headings(self.text, 2):
            parser = load_command_class("wagtail_backcare", name).create_parser("manage.py", name)
            own = [
                action.option_strings[-1] if action.option_strings else action.metavar
                for action in parser._actions
                if action.dest not in DJANGO_OPTIONS
            ]
            rows = markdown.rows(markdown.part(self.text, name)) if own else []
            assert [names_in(row["Option"])[0].split()[0] for row in rows] == own


DJANGO_OPTIONS = {
    "help",
    "version",
    "verbosity",
    "settings",
    "pythonpath",
    "traceback",
    "no_color",
    "force_color",
    "skip_checks",
}


def test_every_kind_of_page_is_named():
    text = markdown.read("reference/page-types.md")

    assert {f"`{kind}`" for kind in Kind} <= set(re.findall(r"`[a-z]+`", text))


class TestSearch:
    text = markdown.read("reference/search.md")

    def test_every_parameter_has_a_row(self):
        rows = markdown.rows(markdown.part(self.text, "Parameters"))

        parameters = inspect.signature(search_health_pages).parameters
        assert [markdown.plain(row["Name"]) for row in rows] == list(parameters)
        assert [markdown.plain(row["Default"]) for row in rows if row["Name"] == "`limit`"] == [
            str(parameters["limit"].default)
        ]

    def test_every_attribute_of_the_results_has_a_row(self):
        rows = markdown.rows(markdown.part(self.text, "What it gives"))

        assert {markdown.plain(row["Attribute"]) for row in rows} == {*(f.name for f in fields(SearchResults)), "words"}
        in_a_page = names_in(next(row["What it is"] for row in rows if row["Attribute"] == "`pages`"))
        assert in_a_page == [field.name for field in fields(FoundPage)]


class TestArchitecture:
    text = markdown.read("explanation/architecture.md")

    def test_every_room_is_described(self):
        rooms = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}

        described = [name for row in markdown.rows(markdown.part(self.text, "Rooms")) for name in names_in(row["Room"])]

        assert set(described) == rooms - {"__init__", "__pycache__", "migrations", "locale"}

    def test_imports_run_down_the_floors(self):
        floors = {
            name: int(row["Floor"].split()[0])
            for row in markdown.rows(markdown.part(self.text, "Floors"))
            for name in names_in(row["Rooms"])
        }

        for path in PACKAGE.rglob("*.py"):
            room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
            if room not in floors or "migrations" in path.parts:
                continue
            for imported in re.findall(
                r"^\s*from wagtail_backcare\.(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE
            ):
                assert floors[room] >= floors[imported], f"{path.name} imports {imported}"


class TestRules:
    text = markdown.read("reference/rules.md")

    def test_every_rule_has_its_row_with_what_each_kind_asks_for(self):
        say = {Severity.MUST_FIX: "must fix", Severity.PLEASE_CHECK: "please check"}

        rows = markdown.rows(self.text)

        assert [markdown.plain(row["Rule"]) for row in rows] == [rule.name for rule in builtin.RULES]
        for row, rule in zip(rows, builtin.RULES, strict=True):
            assert row["What it asks for"] == str(rule.summary)
            for kind, severities in RULES_BY_KIND.items():
                assert row[str(kind)] == (say[severities[rule.name]] if rule.name in severities else ""), rule.name

    def test_every_code_has_its_row(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "rules").glob("*.py"))
        codes = set(re.findall(r'"([a-z_]+\.[a-z_]+)"', sources))
        codes |= {f"{name}.missing" for name in re.findall(r'require_section\(\s*"([a-z_]+)"', sources)}

        rows = markdown.rows(markdown.part(self.text, "Codes"))

        assert {markdown.plain(row["Code"]) for row in rows} == codes
        assert {markdown.plain(row["Rule"]) for row in rows} == {*(rule.name for rule in builtin.RULES), "any"}
