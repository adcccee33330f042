"""Tell an editor, in a message on the next screen, that something was refused or kept as a draft, and why."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.messages import render

from wagtail_backcare.gate.history import log_refusal
from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.readiness.alike import fold_alike
from wagtail_backcare.rules import Problem

#: The most pages that messages name; the dashboard lists them all.
MOST_NAMED = 5


def tell_refused(request: HttpRequest, page: Any, what: str, problems: Sequence[Problem]) -> None:
    """Say what was not done and why, and write it into the history of the page.

    what: the sentence before the reasons, such as “‘Low back pain’ was not moved.”
    """
    reasons = [problem.as_dict() for problem in problems]
    messages.error(request, render(what, [], detail=render_reasons(reasons)))
    log_refusal(page, list(problems), user=request.user)


def tell_kept(request: HttpRequest, notes: Iterable[KeptAsDraft]) -> None:
    """Say which pages were kept as drafts and why: one message for each of the first few, one for all others."""
    notes = list(notes)
    for note in notes[:MOST_NAMED]:
        messages.warning(request, render(describe_note(note), [], detail=render_reasons(note.problems)))
    others = len(notes) - MOST_NAMED
    if others > 0:
        text = ngettext(
            "%(count)d more page was kept as a draft. The dashboard lists it.",
            "%(count)d more pages were kept as drafts. The dashboard lists them.",
            others,
        )
        messages.warning(request, render(text % {"count": others}, []))


def describe_note(note: KeptAsDraft) -> str:
    """The sentence before the reasons."""
    names = {"title": note.page.specific_deferred.get_admin_display_title()}
    if note.shows_older_text:
        return _("“%(title)s” was kept as a draft; readers still see the older text, because:") % names
    return _("“%(title)s” was kept as a draft because:") % names


def render_reasons(reasons: Iterable[Mapping[str, str]]) -> str:
    """Reasons as a list, each with what to do; they are dicts as `Problem.as_dict` gives them."""
    lines = []
    for reason, others in fold_alike(reasons, lambda reason: reason.get("code", "")):
        lines.append(f"{reason['message']} {reason.get('hint', '')}")
        if others:
            lines.append(describe_others(len(others)))
    return format_html('<ul class="errorlist">{}</ul>', format_html_join("", "<li>{}</li>", ((x,) for x in lines)))


def describe_others(count: int) -> str:
    """How many more problems of a kind there are."""
    return ngettext("%(count)d more of this kind.", "%(count)d more of this kind.", count) % {"count": count}
