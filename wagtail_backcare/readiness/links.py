"""Where in the admin a problem is put right: a field or block of the page, or a screen for those who may open it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, PanelGroup, TabbedInterface

from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.languages.permissions import may_confirm
from wagtail_backcare.models.clinic import ClinicSettings
from wagtail_backcare.readiness.alike import fold_alike
from wagtail_backcare.rules import Problem
from wagtail_backcare.signing.hooks import get_sign_address


@dataclass(frozen=True)
class Item:
    """A problem with the place that puts it right.

    anchor: a fragment of the editor, or "". fallback: the fragment of the field, where the block is not on the screen.
    url: another screen of the admin, or "". more: others of the same kind, where there are too many to name each.
    """

    problem: Problem
    anchor: str = ""
    fallback: str = ""
    url: str = ""
    more: tuple["Item", ...] = ()


def make_items(problems: list[Problem], *, page: Any, user: Any, in_editor: bool = True) -> list[Item]:
    """Problems of a page with their places. in_editor: whether its form is on the same screen."""
    anchors = find_field_anchors(type(page)) if in_editor else {}
    return [
        replace(
            _make_item(problem, anchors, page, user),
            more=tuple(_make_item(other, anchors, page, user) for other in others),
        )
        for problem, others in fold_alike(problems, attrgetter("code"))
    ]


def _make_item(problem: Problem, anchors: Mapping[str, str], page: Any, user: Any) -> Item:
    field = anchors.get(problem.field, "")
    if field:
        return Item(problem, anchor=f"block-{problem.block_id}-section" if problem.block_id else field, fallback=field)
    find = SCREENS.get(problem.code)
    return Item(problem, url=find(page, user) if find is not None else "")


def find_field_anchors(model: type) -> dict[str, str]:
    """Name of a field → the id of the section of the editor that holds it."""
    return dict(_walk(model.get_edit_handler(), "panel"))


def _walk(group: PanelGroup, prefix: str, section: str = "") -> Iterator[tuple[str, str]]:
    """Ids as Wagtail's templates make them: tabs have none of this form, and panels inside a section have its id."""
    holds_tabs = isinstance(group, TabbedInterface)
    for child, identifier in zip(group.children, group.child_identifiers, strict=True):
        own = section or ("" if holds_tabs else f"{prefix}-{identifier}-section")
        if isinstance(child, PanelGroup):
            yield from _walk(child, f"{prefix}-child-{identifier}", own)
        elif isinstance(child, FieldPanel):
            yield child.field_name, own


def _get_disclaimers_url(page: Any, user: Any) -> str:
    label = Disclaimer._meta.label_lower.replace(".", "_")
    if not user.has_perm(f"{Disclaimer._meta.app_label}.change_disclaimer"):
        return ""
    return reverse(f"wagtailsnippets_{label}:list")


def _get_clinic_url(page: Any, user: Any) -> str:
    if not user.has_perm(f"{ClinicSettings._meta.app_label}.change_clinicsettings"):
        return ""
    return reverse("wagtailsettings:edit", args=ClinicSettings._meta.label_lower.split("."))


def _get_sign_url(page: Any, user: Any) -> str:
    return get_sign_address(page) if page.pk and may_confirm(user, page.locale_id) else ""


#: Code of a problem → the screen that puts it right, or "" for somebody who may not do that.
SCREENS: Mapping[str, Callable[[Any, Any], str]] = {
    "disclaimer.missing": _get_disclaimers_url,
    "country.missing": _get_clinic_url,
    "safety_text.unsigned": _get_sign_url,
    "safety_text.stale": _get_sign_url,
}
