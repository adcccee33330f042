"""PO files: say what of a file was left out, and do not take for done what it marks as unfinished."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.utils import get_valid_next_url_from_request

from wagtail_backcare.gate.machine_texts import UNFINISHED


@dataclass
class Import:
    """What became of a file. unused: texts of it that the original has no more. unfinished: those marked as fuzzy."""

    unused: int = 0
    unfinished: int = 0


_import: ContextVar[Import | None] = ContextVar("backcare_po_import", default=None)


def mark_unfinished(import_po: Callable) -> Callable:
    """wagtail-localize takes texts that are marked as fuzzy for done; they are as good as a machine's.

    A later file that has the same words without the mark says that somebody is done with them.
    """

    def import_and_mark(translation: Any, po: Any, *args: Any, **kwargs: Any) -> list:
        warnings = import_po(translation, po, *args, **kwargs)
        _take_mark_off(translation, po, kwargs.get("user"), kwargs.get("tool_name", ""))
        unfinished = sum(_mark(translation, entry) for entry in po if entry.fuzzy and entry.msgstr)
        outcome = _import.get()
        if outcome is not None:
            outcome.unused, outcome.unfinished = len(warnings), unfinished
        return warnings

    return import_and_mark


def export_unfinished(export_po: Callable) -> Callable:
    """A text that came as fuzzy leaves as fuzzy, so that a file that comes back untouched finishes nothing."""

    def export_and_mark(translation: Any) -> Any:
        po = export_po(translation)
        unfinished = set(_find_unfinished(translation).values_list("context__path", "translation_of__data", "data"))
        for entry in po:
            if not entry.obsolete and (entry.msgctxt, entry.msgid, entry.msgstr) in unfinished:
                entry.flags.append("fuzzy")
        return po

    return export_and_mark


def _find_unfinished(translation: Any) -> QuerySet:
    from wagtail_localize.models import StringTranslation

    return StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        tool_name=UNFINISHED,
    )


def _take_mark_off(translation: Any, po: Any, user: Any, tool_name: str) -> None:
    from wagtail_localize.models import StringTranslation

    done = {(entry.msgctxt, entry.msgid, entry.msgstr) for entry in po if not entry.fuzzy and not entry.obsolete}
    texts = _find_unfinished(translation).values_list("pk", "context__path", "translation_of__data", "data")
    StringTranslation.objects.filter(pk__in=[pk for pk, *text in texts if tuple(text) in done]).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        tool_name=tool_name,
        last_translated_by=user,
    )


def _mark(translation: Any, entry: Any) -> int:
    from wagtail_localize.models import StringTranslation

    rows = StringTranslation.objects.filter(
        locale=translation.target_locale_id,
        context__object_id=translation.source.object_id,
        context__path=entry.msgctxt,
        data=entry.msgstr,
    )
    return rows.update(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name=UNFINISHED)


def tell_import(upload: Callable) -> Callable:
    """For the view that takes a file: a file that it cannot read is refused, and nothing is said to be complete."""

    def upload_and_tell(request: HttpRequest, translation_id: int) -> HttpResponse:
        token = _import.set(Import())
        try:
            response = upload(request, translation_id)
            _tell(request, _import.get())
        except KeyError:
            # No file was chosen, or its header does not say which translation it is for.
            messages.error(request, _("Please choose a PO file that was downloaded from this translation."))
            response = redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
        finally:
            _import.reset(token)
        return response

    return upload_and_tell


def _tell(request: HttpRequest, outcome: Import) -> None:
    if outcome.unused:
        text = ngettext(
            "%(count)d text of the file was left out: the original has changed since the file was made.",
            "%(count)d texts of the file were left out: the original has changed since the file was made.",
            outcome.unused,
        )
        messages.warning(request, text % {"count": outcome.unused})
    if outcome.unfinished:
        text = ngettext(
            "%(count)d text is marked as unfinished (fuzzy) in the file. Look at it before anybody signs.",
            "%(count)d texts are marked as unfinished (fuzzy) in the file. Look at each before anybody signs.",
            outcome.unfinished,
        )
        messages.warning(request, text % {"count": outcome.unfinished})
