"""The report of what live health pages lack, under Reports in the admin."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
import swapper
from django.db.models import QuerySet
from django.forms import Media
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Site

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.loading import filter_health_pages
from wagtail_backcare.kinds import Kind
from wagtail_backcare.readiness.findings import (
    Finding,
    filter_by_site,
    find,
    iter_findings,
    load_by_keys,
    load_reviewed_pages,
)
from wagtail_backcare.readiness.panel import STYLES
from wagtail_backcare.readiness.policy import get_page_policy, get_pages_of, is_concerned
from wagtail_backcare.rules import Problem, Severity, get_rules

TITLE = _("What health pages lack")


def get_kind_choices() -> list[tuple[str, Any]]:
    """The kinds of page that the site has types for."""
    kinds = {str(model.backcare_kind) for model in get_health_models()}
    return [(kind, label) for kind, label in Kind.choices if kind in kinds]


def get_rule_choices() -> list[tuple[str, Any]]:
    return [(rule.name, rule.summary) for rule in get_rules().values()]


class ReadinessFilterSet(WagtailFilterSet):
    """Which pages are looked at, and which problems of them are shown."""

    site = django_filters.ModelChoiceFilter(label=_("Site"), queryset=Site.objects.all(), method="filter_site")
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=lambda: list(get_content_languages().items()), field_name="locale__language_code"
    )
    kind = django_filters.ChoiceFilter(label=_("Kind of page"), choices=get_kind_choices, method="filter_kind")
    rule = django_filters.ChoiceFilter(label=_("Rule"), choices=get_rule_choices, method="leave")
    severity = django_filters.ChoiceFilter(label=_("How serious"), choices=Severity.choices, method="leave")

    class Meta:
        model = swapper.load_model("wagtailcore", "Page")
        fields: list[str] = []

    def _add_locale_filter(self):
        """The language has a filter already, by its code: that of Wagtail asks the database first."""

    def filter_site(self, queryset: QuerySet, name: str, value: Site) -> QuerySet:
        return filter_by_site(queryset, value)

    def filter_kind(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return filter_health_pages(queryset, [m for m in get_health_models() if m.backcare_kind == value])

    def leave(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Only the rules can tell which pages have a problem, so the view picks problems once they are found."""
        return queryset


class ProblemsColumn(Column):
    cell_template_name = "wagtail_backcare/admin/readiness/report_problems.html"

    def get_value(self, instance: Finding) -> list[Problem]:
        return instance.problems


@dataclass(frozen=True)
class Row:
    """A line of the exported file: a problem of a page."""

    title: str
    address: str
    kind: Any
    language: str
    severity: Any
    rule: str
    code: str
    message: Any
    hint: Any


class ReadinessReportView(ReportView):
    """Live pages, page by page: a screen looks at as many pages as fit on it and shows those that lack something.

    So a screen costs the same number of queries however many pages there are. Whoever asks for the problems of one
    rule, or as serious as that, gets a screen full of them: for that, as for the export, all pages are looked at, in
    batches of at most nine queries.
    """

    model = swapper.load_model("wagtailcore", "Page")
    any_permission_required = ["change", "publish"]
    page_title = TITLE
    header_icon = "tasks"
    results_template_name = "wagtail_backcare/admin/readiness/report_results.html"
    index_url_name = "backcare_report"
    index_results_url_name = "backcare_report_results"
    filterset_class = ReadinessFilterSet
    columns = [
        TitleColumn(
            "title",
            label=_("Page"),
            accessor="page.get_admin_display_title",
            get_url=lambda finding: reverse("wagtailadmin_pages:edit", args=[finding.page.pk]),
            width="25%",
        ),
        Column("kind", label=_("Kind"), accessor=lambda finding: Kind(finding.page.backcare_kind).label, width="12%"),
        Column("language", label=_("Language"), accessor="page.locale.get_display_name", width="12%"),
        ProblemsColumn("problems", label=_("What it lacks")),
    ]
    list_export = ["title", "address", "kind", "language", "severity", "rule", "code", "message", "hint"]
    export_headings = {
        "title": _("Page"),
        "address": _("Address"),
        "kind": _("Kind"),
        "language": _("Language"),
        "severity": _("How serious"),
        "rule": _("Rule"),
        "code": _("Code"),
        "message": _("What it lacks"),
        "hint": _("What to do"),
    }

    @cached_property
    def permission_policy(self):
        return get_page_policy()

    def get_queryset(self):
        self.queryset = filter_health_pages(get_pages_of(self.request.user)).filter(live=True).order_by("path")
        return super().get_queryset()

    def get_filename(self):
        return f"health-pages-{localdate():%Y-%m-%d}"

    @cached_property
    def wanted(self) -> dict[str, str]:
        """Which problems the filters let through, as `Finding.pick` takes it."""
        chosen = self.filters.form.cleaned_data if self.filters and self.filters.is_valid() else {}
        return {name: chosen[name] for name in ("rule", "severity") if chosen.get(name)}

    def pick(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Pages with the problems that the filters let through, without those that have none."""
        picked = (finding.pick(**self.wanted) for finding in findings)
        return (finding for finding in picked if finding.problems)

    def paginate_queryset(self, queryset, page_size):
        """The pages of this screen; their primary keys alone where problems are picked."""
        if self.wanted:
            queryset = [finding.page.pk for finding in self.pick(iter_findings(queryset))]
        return super().paginate_queryset(queryset, page_size)

    def get_table(self, object_list):
        """Looks at the pages of this screen; nothing to show of a file."""
        if self.is_export:
            return super().get_table([])
        pages = load_by_keys(list(object_list)) if self.wanted else load_reviewed_pages(object_list)
        return super().get_table(list(self.pick(find(pages))))

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["picks_problems"] = bool(self.wanted)
        if not self.is_export:
            # The pages of this screen are loaded by now; the query would be made once more.
            context["object_list"] = context["table"].data
        context["media"] += Media(css={"all": [versioned_static(STYLES)]})
        return context

    def as_spreadsheet(self, queryset, spreadsheet_format):
        return super().as_spreadsheet(self.iter_rows(queryset), spreadsheet_format)

    def iter_rows(self, pages: QuerySet) -> Iterator[Row]:
        """Every problem of every page, a batch of pages at a time."""
        for finding in self.pick(iter_findings(pages)):
            for problem in finding.problems:
                yield make_row(finding.page, problem)


def make_row(page: Any, problem: Problem) -> Row:
    return Row(
        title=page.get_admin_display_title(),
        address=page.url_path,
        kind=Kind(page.backcare_kind).label,
        language=page.locale.get_display_name(),
        severity=problem.severity_label,
        rule=problem.rule,
        code=problem.code,
        message=problem.message,
        hint=problem.hint,
    )


class ReportMenuItem(MenuItem):
    """Shown to those who may edit or publish a page."""

    def is_shown(self, request):
        return is_concerned(request.user)


def make_menu_item() -> MenuItem:
    """For the hook ``register_reports_menu_item``."""
    return ReportMenuItem(TITLE, reverse("backcare_report"), name="backcare", icon_name="tasks", order=750)
