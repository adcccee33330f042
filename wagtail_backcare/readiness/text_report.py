"""What the rules find, as plain text for a terminal."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_backcare.readiness.adopting import Adoption, PageGroup
from wagtail_backcare.readiness.findings import Finding

#: The most pages that are named for a site and language.
MOST_NAMED = 5


def describe_findings(findings: Iterable[Finding]) -> tuple[str, int]:
    """A paragraph for each page with a problem, then the numbers; and how many pages must be fixed."""
    paragraphs, looked_at, to_fix, to_check = [], 0, 0, 0
    for finding in findings:
        looked_at += 1
        if finding.problems:
            paragraphs.append(_describe(finding))
        if any(problem.must_fix for problem in finding.problems):
            to_fix += 1
        elif finding.problems:
            to_check += 1
    numbers = {"pages": looked_at, "fix": to_fix, "check": to_check}
    summary = _("Pages looked at: %(pages)d. Must be fixed: %(fix)d. To check: %(check)d.") % numbers
    return "\n\n".join([*paragraphs, summary]), to_fix


def _describe(finding: Finding) -> str:
    page = finding.page
    lines = [f"{page.get_admin_display_title()} ({page.pk}, {page.url_path}, {page.locale.get_display_name()})"]
    for problem in finding.problems:
        lines.append(f"  {problem.severity_label}: {problem.message} [{problem.code}]")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return "\n".join(lines)


def describe_adoption(adoption: Adoption) -> str:
    """How many live pages readers could no longer see, or only with another text, and what to do about it first."""
    number = ngettext("%(count)d live page.", "%(count)d live pages.", adoption.pages) % {"count": adoption.pages}
    if not adoption.withheld and not adoption.with_package_text:
        return " ".join([number, _("There is a disclaimer for each, so none would be withheld.")])
    lines = [number, *map(_describe_withheld, adoption.withheld)]
    lines += map(_describe_with_package_text, adoption.with_package_text)
    hint = _(
        "Load disclaimers with “load_backcare_starter --only disclaimers”, then have them confirmed and published."
    )
    return "\n".join([*lines, hint])


def _get_names(group: PageGroup) -> dict[str, Any]:
    return {
        "count": len(group.titles),
        "site": group.site,
        "language": group.language,
        "titles": ", ".join(group.titles[:MOST_NAMED]),
    }


def _describe_with_package_text(group: PageGroup) -> str:
    names = _get_names(group)
    text = ngettext(
        "Shown on %(site)s with the package’s own disclaimer: %(count)d page, because there is none for this kind of "
        "page in %(language)s: %(titles)s",
        "Shown on %(site)s with the package’s own disclaimer: %(count)d pages, because there is none for this kind of "
        "page in %(language)s, such as %(titles)s",
        names["count"],
    )
    return text % names


def _describe_withheld(group: PageGroup) -> str:
    names = _get_names(group)
    text = ngettext(
        "Withheld on %(site)s: %(count)d page, because there is no disclaimer in %(language)s: %(titles)s",
        "Withheld on %(site)s: %(count)d pages, because there is no disclaimer in %(language)s, such as %(titles)s",
        names["count"],
    )
    return text % names
