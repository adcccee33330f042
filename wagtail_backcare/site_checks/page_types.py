"""Page types that a site builds: where the mixin stands, which blocks they hold, what their editors can fill in."""

from collections.abc import Collection, Iterator, Mapping

import swapper
from django.apps import apps
from django.core import checks
from django.db.models import Model
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.models import AbstractPage

from wagtail_backcare.blocks.section import SectionBlock
from wagtail_backcare.checks import DOCS
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.rules import Severity, get_rules


def get_page_types() -> list[type[Model]]:
    """Every page type of the site; those of another base page than the site's own are an error by themselves (E005)."""
    base = swapper.load_model("wagtailcore", "Page")
    return [model for model in apps.get_models() if issubclass(model, base)]


def get_health_page_types() -> list[type[Model]]:
    """Those that carry a disclaimer."""
    return [model for model in get_page_types() if issubclass(model, DisclaimerMixin)]


def check_mixin_order(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E008: the page class hides what the mixin does when a page is published."""
    return [
        checks.Error(
            f"{model._meta.label} names a page class before the mixin for health pages, so that publishing passes the "
            "mixin by.",
            hint=f"Write the mixin first: class {model.__name__}(SomethingMixin, Page). {DOCS}",
            obj=model,
            id="wagtail_backcare.E008",
        )
        for model in get_health_page_types()
        if is_hidden(model)
    ]


def is_hidden(model: type[Model]) -> bool:
    """Whether a page class comes before `DisclaimerMixin` where Python looks for methods."""
    order = model.__mro__
    return order.index(DisclaimerMixin) > order.index(AbstractPage)


def check_rules(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E012: ``backcare_rules`` of a page type names a rule that does not exist, or is not clear how serious one is."""
    return [
        checks.Error(problem, hint=f"{hint} {DOCS}", obj=model, id="wagtail_backcare.E012")
        for model in get_health_page_types()
        for problem, hint in find_rule_mistakes(model)
    ]


def find_rule_mistakes(model: type[Model]) -> Iterator[tuple[str, str]]:
    """What is wrong with each rule that a page type names, and the cure. Until then its pages cannot go live."""
    rules, severities, chosen = get_rules(), Severity.values, model.backcare_rules or {}
    label = f"{model._meta.label}.backcare_rules"
    if not isinstance(chosen, Mapping):
        yield f"{label} is no dict.", "Write {'disclaimer': 'must_fix'}, with each rule that pages must meet."
        return
    for name, severity in chosen.items():
        if name not in rules:
            yield f"{label} names {name!r}, which is no rule.", f"Rules: {', '.join(rules)}."
        if severity not in severities:
            yield f"{label}[{name!r}] cannot be {severity!r}.", f"Values: {', '.join(map(repr, severities))}."


def check_health_blocks(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W004: a page without a disclaimer holds what only health pages should."""
    return [
        checks.Warning(
            f"{model._meta.label}.{field.name} holds the block “{path}”, and its pages carry no disclaimer.",
            hint=f"Put DisclaimerMixin before the page class, or take the block out. {DOCS}",
            obj=model,
            id="wagtail_backcare.W004",
        )
        for model in get_page_types()
        if not issubclass(model, DisclaimerMixin)
        for field in iter_streams(model)
        for path in find_health_blocks(field.stream_block)
    ]


def iter_streams(model: type[Model]) -> Iterator[StreamField]:
    return (field for field in model._meta.concrete_fields if isinstance(field, StreamField))


def find_health_blocks(block: Block, path: str = "") -> Iterator[str]:
    """Names that lead to sections of ours and to blocks with safety text, the outermost of each.

    Questions, lists and calls to action may stand anywhere.
    """
    if path and (isinstance(block, SectionBlock) or getattr(block.meta, "safety_text", False)):
        yield path
        return
    for name, child in iter_children(block):
        yield from find_health_blocks(child, f"{path}.{name}".strip("."))


def iter_children(block: Block) -> Iterator[tuple[str, Block]]:
    """The blocks that stand directly in a block, by name."""
    yield from getattr(block, "child_blocks", {}).items()
    if hasattr(block, "child_block"):
        yield "item", block.child_block


def check_plain_streams(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W005: sections stand in a stream that neither prints the disclaimer nor stays out of migrations."""
    return [
        checks.Warning(
            f"{model._meta.label}.{field.name} holds sections of the package, but is no BodyField.",
            hint=f'Declare it as BodyField("dotted.path.OfItsStreamBlock"). {DOCS}',
            obj=model,
            id="wagtail_backcare.W005",
        )
        for model in get_health_page_types()
        for field in iter_streams(model)
        if not isinstance(field, BodyField) and has_sections(field.stream_block)
    ]


def has_sections(block: Block) -> bool:
    return isinstance(block, SectionBlock) or any(has_sections(child) for _name, child in iter_children(block))


def check_panels(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W012: editors cannot fill in what a page must have."""
    return [
        checks.Warning(
            f"The editor of {model._meta.label} has no panel for “{name}”, which its pages must have.",
            hint=f"Add it to content_panels, for example with *{model.__name__}.health_panels. {DOCS}",
            obj=model,
            id="wagtail_backcare.W012",
        )
        for model in get_health_page_types()
        for name in find_hidden_fields(model)
    ]


def get_offered_fields(model: type[Model]) -> Collection[str]:
    """Names of the fields in the editor of a page type."""
    return model.get_edit_handler().get_form_class().base_fields


def find_hidden_fields(model: type[Model]) -> list[str]:
    """The body and required fields of the package's mixins that the form of a page type leaves out."""
    offered = get_offered_fields(model)
    return [
        field.name
        for field in model._meta.concrete_fields
        if (isinstance(field, BodyField) or field.name == "summary") and field.name not in offered
    ]
