"""The report of where translations stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import django_filters
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import locale_permission_policy

from wagtail_backcare.gate.edit_address import get_edit_address
from wagtail_backcare.progress.changes import find_changes
from wagtail_backcare.progress.collect import SNIPPETS, Source, collect_standings, get_kind, list_sources
from wagtail_backcare.progress.standing import Standing, State
from wagtail_backcare.translation.sources import is_same_language

#: How many sources are looked at together.
CHUNK = 50


class Standings:
    """Standings of many sources, worked out for as many as are looked at: what a paginator needs of a list.

    languages: every one that a source may be in; locales: those whose translations are wanted.
    """

    def __init__(self, kind: str, *, languages: Sequence[Locale], locales: Sequence[Locale], state: str = ""):
        self.kind, self.languages, self.locales, self.state = kind, languages, locales, state

    @cached_property
    def pairs(self) -> list[tuple[Source, Locale]]:
        """Each source with each language that it may be translated into, in the order of `collect_standings`."""
        languages = {locale.pk: locale for locale in self.languages}
        return [
            (source, locale)
            for source in list_sources(self.kind)
            for locale in self.locales
            if not is_same_language(languages[source.locale_id], locale)
        ]

    def collect(self, sources: Iterable[Source]) -> list[Standing]:
        standings = collect_standings(list(dict.fromkeys(sources)), locales=self.locales)
        return [s for s in standings if not self.state or s.state == self.state]

    def __iter__(self) -> Iterator[Standing]:
        sources = list(dict.fromkeys(source for source, _locale in self.pairs))
        for start in range(0, len(sources), CHUNK):
            yield from self.collect(sources[start : start + CHUNK])

    @cached_property
    def all(self) -> list[Standing]:
        """Every one of them: a state can be told of a text only by looking at it."""
        # Not list(self): that would ask for the length, which needs this.
        return list(iter(self))

    def __len__(self) -> int:
        return len(self.all if self.state else self.pairs)

    def __getitem__(self, index: slice) -> list[Standing]:
        if self.state:
            return self.all[index]
        start, stop, _step = index.indices(len(self))
        first = start
        # The first source may have languages on the screen before.
        while 0 < first < len(self) and self.pairs[first - 1][0] == self.pairs[first][0]:
            first -= 1
        found = self.collect(source for source, _locale in self.pairs[first:stop])
        return found[start - first : stop - first]


def get_kind_choices():
    return [(get_kind(None), _("Health pages")), *((get_kind(m), m._meta.verbose_name_plural) for m in SNIPPETS)]


class ProgressFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label=_("Language"), choices=[], empty_label=_("All"))
    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=get_kind_choices, empty_label=_("All"))

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, locales: Sequence[Locale], **kwargs: Any):
        """locales: the languages that somebody can choose."""
        super().__init__(*args, **kwargs)
        self.filters["language"].extra["choices"] = [(each.language_code, each.get_display_name()) for each in locales]

    def _add_locale_filter(self):
        """The language has a filter already: that of Wagtail would look for pages."""


class ProgressReportView(ReportView):
    """Pages and shared texts by language: what is missing, old, unsigned or live."""

    page_title = _("Where translations stand")
    header_icon = "globe"
    index_url_name = "backcare_progress"
    index_results_url_name = "backcare_progress_results"
    template_name = "wagtail_backcare/admin/report.html"
    results_template_name = "wagtail_backcare/admin/progress/results.html"
    is_searchable = False
    filterset_class = ProgressFilterSet
    paginate_by = 50
    export_filename = "translations"
    list_export = ["title", "kind", "language", "state_label", "words_left", "changed_at"]
    export_headings = {
        "title": _("Title"),
        "kind": _("Kind"),
        "language": _("Language"),
        "state_label": _("State"),
        "words_left": _("Words left"),
        "changed_at": _("Source changed"),
    }

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Title"), get_url=lambda standing: standing.edit_url),
            Column("kind", label=_("Kind")),
            Column("language", label=_("Language")),
            StateColumn("state", label=_("State")),
            Column("words_left", label=_("Words left")),
            DateColumn("changed_at", label=_("Source changed")),
        ]

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def filters(self):
        pages = Page.objects.none()
        return ProgressFilterSet(self.request.GET, queryset=pages, request=self.request, locales=self.locales)

    @cached_property
    def locales(self) -> list[Locale]:
        """Every language of the site."""
        return list(Locale.objects.order_by("language_code"))

    def get_filtered_queryset(self):
        wanted = self.filters.form.cleaned_data if self.filters.form.is_valid() else {}
        locales = self.locales
        if wanted.get("language"):
            locales = [locale for locale in locales if locale.language_code == wanted["language"]]
        return Standings(
            wanted.get("kind") or "", languages=self.locales, locales=locales, state=wanted.get("state") or ""
        )

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        context["counts"] = self.count_states(context["object_list"])
        if len(self.locales) == 1:
            context["only_language"] = self.locales[0].get_display_name()
            context["locales_url"] = find_locales_url(self.request.user)
        return context

    @staticmethod
    def count_states(standings) -> list[tuple[str, int]]:
        """How many there are of each state on this screen: for all of them every text would have to be looked at."""
        counted = Counter(standing.state for standing in standings)
        return [(state.label, counted[state]) for state in State if counted[state]]


class StateColumn(Column):
    cell_template_name = "wagtail_backcare/admin/progress/state.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        changed = instance.changed
        context["changes_url"] = reverse("backcare_progress_changes", args=[changed.pk]) if changed is not None else ""
        return context


def may_see(user: Any) -> bool:
    """Whoever edits or translates health content."""
    permissions = ["wagtail_localize.submit_translation", "wagtail_backcare.change_helpcardset"]
    return user.is_superuser or any(map(user.has_perm, permissions)) or may_edit_pages(user)


def may_edit_pages(user: Any) -> bool:
    return PagePermissionPolicy().user_has_any_permission(user, {"add", "change", "publish"})


def find_locales_url(user: Any) -> str:
    """Where somebody adds a language; "" for those who may not, or without that screen."""
    may_add = locale_permission_policy.user_has_permission(user, "add")
    try:
        return reverse("wagtaillocales:index") if may_add else ""
    except NoReverseMatch:
        return ""


class ChangesView(WagtailAdminTemplateMixin, TemplateView):
    """The texts of a source that changed since its translation was made, with old text and translation beside them."""

    template_name = "wagtail_backcare/admin/progress/changes.html"
    page_title = _("What has changed")
    header_icon = "globe"

    def get_context_data(self, **kwargs):
        from wagtail_localize.models import Translation

        rows = Translation.objects.select_related("source__locale", "target_locale")
        translation = get_object_or_404(rows, pk=self.kwargs["pk"])
        if not may_see(self.request.user):
            raise PermissionDenied
        try:
            target, changes = translation.get_target_instance(), find_changes(translation)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        return {
            **super().get_context_data(**kwargs),
            "page_subtitle": str(target),
            "changes": changes,
            "translation": translation,
            "edit_url": get_edit_address(target),
        }
