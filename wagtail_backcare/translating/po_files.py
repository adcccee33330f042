"""PO files: say what of a file was left out, and do not take for done what it marks as unfinished."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

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
    """wagtail-localize takes texts that are marked as fuzzy for done; they are as good as a machine's."""

    def import_and_mark(translation: Any, po: Any, *args: Any, **kwargs: Any) -> list:
        warnings = import_po(translation, po, *args, **kwargs)
        unfinished = sum(_mark(translation, entry) for entry in po if entry.fuzzy and entry.msgstr)
        outcome = _import.get()
        if outcome is not None:
            outcome.unused, outcome.unfinished = len(warnings), unfinished
        return warnings

    return import_and_mark


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
