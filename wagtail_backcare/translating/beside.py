"""What stands beside wagtail-localize's editor, which labels every text of a section alike: “Symptoms / Content”."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static

from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.gate.glossary import get_terms
from wagtail_backcare.gate.known import Known
from wagtail_backcare.models import DisclaimerMixin, HelpCardSet
from wagtail_backcare.readiness.translation_editor import get_shown
from wagtail_backcare.signing.capacity import get_capacity, get_needed, is_enough
from wagtail_backcare.signing.hooks import get_sign_address
from wagtail_backcare.signing.sheet import Line, make_sheet
from wagtail_backcare.translating.memory import find_suggestions, use
from wagtail_backcare.translation.glossary import Term, find_terms

URL_NAME = "backcare_beside_translation"
SCRIPT = "wagtail_backcare/admin/translating.js"
STYLES = "wagtail_backcare/admin/translating.css"
TEMPLATE = "wagtail_backcare/admin/translating/beside.html"


#: States of a text that keep everybody from signing.
OPEN = ("missing", "untranslated")


@dataclass(frozen=True)
class Entry:
    """A safety text in the list. state: the name of its state, for styles; label: its state in words."""

    line: Line
    state: str
    label: str


def get_urls() -> list:
    """For the hook ``register_admin_urls``."""
    return [
        path("backcare/translating/<int:translation_id>/", beside_translation, name=URL_NAME),
        path("backcare/translating/<int:translation_id>/use/", use_suggestions, name=f"{URL_NAME}_use"),
    ]


def get_script() -> str:
    """For the hook ``insert_editor_js``: in the editor of a translation, the script that fetches what stands beside."""
    shown = get_shown()
    if shown is None:
        return ""
    return format_html(
        '<script src="{}" data-url="{}" data-styles="{}" data-failed="{}"></script>',
        versioned_static(SCRIPT),
        reverse(URL_NAME, args=[shown.row.pk]),
        versioned_static(STYLES),
        _("What is known of the safety text could not be fetched. Reload the page to try again."),
    )


def get_row(request: HttpRequest, translation_id: int) -> tuple[Any, Any]:
    """A translation and its instance that somebody may edit. Raises Http404 or PermissionDenied."""
    from wagtail_localize.models import Translation
    from wagtail_localize.views.edit_translation import user_can_edit_instance

    rows = Translation.objects.filter(enabled=True).select_related("source__locale", "target_locale")
    row = get_object_or_404(rows, pk=translation_id)
    instance = row.get_target_instance()
    if not user_can_edit_instance(request.user, instance):
        raise PermissionDenied
    return row, instance


@require_GET
def beside_translation(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Each safety text with its state and the way to sign, for the translations there are now."""
    row, instance = get_row(request, translation_id)
    suggestions = find_suggestions(row, instance)
    context = {
        **_describe_sheet(instance, request.user),
        "row": row,
        "shared": find_shared(instance),
        "suggestions": suggestions,
        "free_count": sum(not suggestion.is_safety for suggestion in suggestions),
        "use_url": reverse(f"{URL_NAME}_use", args=[row.pk]),
        "terms": find_used_terms(row),
    }
    return render(request, TEMPLATE, context)


def find_used_terms(row: Any) -> list[Term]:
    """The entries of the glossary that occur in the original."""
    terms = get_terms(row.source.locale_id, row.target_locale_id)
    texts = row.source.stringsegment_set.values_list("string__data", flat=True) if terms else []
    return find_terms("\n".join(map(strip_tags, texts)), terms)


@require_POST
def use_suggestions(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Take over translations that were made before: the one that was chosen, or all that are no safety text."""
    row, instance = get_row(request, translation_id)
    suggestions = find_suggestions(row, instance)
    if "all" in request.POST:
        chosen = [suggestion for suggestion in suggestions if not suggestion.is_safety]
    else:
        chosen = [suggestion for suggestion in suggestions if str(suggestion.segment.pk) == request.POST.get("segment")]
    count = use(row, chosen, request.user)
    text = ngettext(
        "%(count)d text was taken from an earlier page.", "%(count)d texts were taken from earlier pages.", count
    )
    messages.success(request, text % {"count": count})
    return redirect(get_edit_address(instance))


def _describe_sheet(instance: Any, user: Any) -> dict[str, Any]:
    sheet = make_sheet(instance, needed=get_needed(instance))
    if sheet is None:
        return {}
    entries = [_make_entry(line, is_signed=sheet.state.is_signed) for line in sheet.lines]
    return {
        "sheet": sheet,
        "entries": entries,
        "open_count": sum(entry.state in OPEN for entry in entries),
        "sign_url": get_sign_address(instance),
        "may_sign": sheet.is_complete and is_enough(get_capacity(user, instance), sheet.needed),
    }


@dataclass(frozen=True)
class Shared:
    """Shared help cards that a page shows. label: their state in words; url: where that is changed."""

    title: str
    label: str
    url: str


def find_shared(instance: Any) -> list[Shared]:
    """The shared help cards of a page: they have texts and a signature of their own."""
    if not isinstance(instance, DisclaimerMixin):
        return []
    chosen = Known([get_next_text(instance)]).shared.values()
    return [_describe_shared(cards, instance) for cards in chosen if isinstance(cards, HelpCardSet)]


def _describe_shared(cards: HelpCardSet, page: Any) -> Shared:
    url = get_edit_address(cards)
    if cards.locale_id != page.locale_id:
        return Shared(str(cards), _("not translated"), url)
    sheet = make_sheet(cards, needed=get_needed(cards))
    if sheet is not None and not sheet.is_complete:
        return Shared(str(cards), _("not all translated"), url)
    if sheet is not None and not sheet.state.is_signed:
        return Shared(str(cards), _("not signed"), get_sign_address(cards))
    return Shared(str(cards), _("published") if cards.live else _("not published"), url)


def _make_entry(line: Line, *, is_signed: bool) -> Entry:
    if line.state == "missing":
        return Entry(line, "missing", _("not translated"))
    if line.state == "untranslated":
        return Entry(line, "untranslated", _("still in the original language"))
    if is_signed:
        return Entry(line, "signed", _("signed"))
    if line.state == "added":
        return Entry(line, "added", _("not in the original"))
    if line.is_unfinished:
        return Entry(line, "machine", _("unfinished in its PO file"))
    if line.machine:
        return Entry(line, "machine", _("written by a machine"))
    if line.is_alike:
        return Entry(line, "alike", _("same words as the original"))
    if line.differences:
        kinds = ", ".join(str(difference.kind.label) for difference in line.differences)
        return Entry(line, "differs", _("differs: %(kinds)s") % {"kinds": kinds})
    if line.misses:
        return Entry(line, "differs", _("without a word of the glossary"))
    return Entry(line, "translated", _("translated"))
