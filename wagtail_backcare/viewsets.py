"""How editors list, filter and find pages and snippets of the package."""

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import path
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, LiveStatusTagColumn, LocaleColumn, UpdatedAtColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from wagtail_backcare.conf import get_listed_page_models
from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models import Clinician, GlossaryTerm, HelpCardSet, Question, Reference
from wagtail_backcare.shared_texts.disclaimer_form import make_edit_handler
from wagtail_backcare.shared_texts.disclaimer_views import (
    DisclaimerCreateView,
    DisclaimerDeleteView,
    DisclaimerEditView,
    SharedDeleteView,
    ShownOnFormView,
    TextsView,
    WithdrawView,
)
from wagtail_backcare.shared_texts.pages_panel import ShownOnPanel

PAGE_ICONS = {
    Kind.CONDITION: "doc-full-inverse",
    Kind.TREATMENT: "clipboard-list",
    Kind.GUIDE: "list-ol",
    Kind.QUESTIONS: "help",
}


def make_page_viewset(kind: str, model) -> PageListingViewSet:
    """A list of all pages of one kind, wherever they stand in the tree."""
    columns = [*PageListingViewSet.columns]
    extra = [Column("author", label=_("Author"), width="15%")]
    if hasattr(model, "body_area"):
        extra.insert(0, Column("get_body_area_display", label=_("Body area"), width="12%", sort_key="body_area"))
    attributes = {
        "model": model,
        "icon": PAGE_ICONS[Kind(kind)],
        "menu_label": capfirst(model._meta.verbose_name_plural),
        "columns": [*columns[:2], *extra, *columns[2:]],
    }
    viewset = type(f"Backcare{kind.title()}ListingViewSet", (PageListingViewSet,), attributes)
    return viewset(f"backcare_{kind}")


class HealthSnippetViewSet(SnippetViewSet):
    """A kind of snippet that has its place in the menu, so that Wagtail does not list it under “Snippets” again."""

    menu_item_is_registered = True


class SharedTextViewSet(HealthSnippetViewSet):
    """A text that many pages show: its form says on which, before anybody changes or deletes it."""

    delete_view_class = SharedDeleteView
    delete_template_name = SharedDeleteView.template_name

    @cached_property
    def panels(self):
        return [ShownOnPanel(), *self.model.panels]


class ClinicianViewSet(HealthSnippetViewSet):
    model = Clinician
    icon = "user"
    list_display = ["name", "profession", "register", "registration_number", LocaleColumn()]
    list_filter = ["profession"]


class ReferenceViewSet(HealthSnippetViewSet):
    model = Reference
    icon = "link"
    list_display = ["title", "year", "kind", "checked_on", "superseded_by"]
    list_filter = ["kind", "year"]


class QuestionViewSet(SharedTextViewSet):
    model = Question
    icon = "help"
    list_display = ["question", LocaleColumn(), UpdatedAtColumn(), LiveStatusTagColumn()]


class HelpCardSetViewSet(SharedTextViewSet):
    model = HelpCardSet
    icon = "warning"
    list_display = ["title", LocaleColumn(), UpdatedAtColumn(), LiveStatusTagColumn()]


def describe_shown(disclaimer: Disclaimer) -> str:
    """What readers see of a disclaimer, in a word or two."""
    if disclaimer.is_in_force:
        return gettext("this text")
    return gettext("an older text") if disclaimer.has_text_in_force else gettext("nothing")


class DisclaimerViewSet(HealthSnippetViewSet):
    model = Disclaimer
    icon = "info-circle"
    list_display = [
        "kind",
        "site",
        "text",
        LocaleColumn(),
        Column("shown_to_readers", label=_("Readers see"), accessor=describe_shown),
        UpdatedAtColumn(),
        LiveStatusTagColumn(),
    ]
    list_filter = ["kind", "site"]
    edit_handler = make_edit_handler()
    add_view_class = DisclaimerCreateView
    edit_view_class = DisclaimerEditView
    delete_view_class = DisclaimerDeleteView
    delete_template_name = DisclaimerDeleteView.template_name
    unpublish_view_class = WithdrawView

    def get_queryset(self, request):
        """With what readers see of each, without a query for each."""
        versions = DisclaimerVersion.objects.in_force().filter(disclaimer=OuterRef("pk"))
        return Disclaimer.objects.annotate(
            has_text_in_force=Exists(versions),
            is_in_force=Exists(versions.filter(title=OuterRef("title"), text=OuterRef("text"))),
        )

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("texts/<str:pk>/", TextsView.as_view(), name="texts"),
            path("shown-on/", ShownOnFormView.as_view(), name="shown_on"),
        ]


class GlossaryTermViewSet(HealthSnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    list_display = ["term", "translation", BooleanColumn("keep"), "source_locale", "target_locale", "note"]
    list_filter = ["source_locale", "target_locale", "keep"]


class HealthContentViewSetGroup(ViewSetGroup):
    """One menu item for everything that health pages are made of."""

    menu_label = _("Health content")
    menu_icon = "clipboard-list"
    menu_name = "backcare"
    menu_order = 250

    def __init__(self):
        pages = [make_page_viewset(kind, model) for kind, model in get_listed_page_models().items()]
        self.items = [
            *pages,
            HelpCardSetViewSet,
            QuestionViewSet,
            DisclaimerViewSet,
            ReferenceViewSet,
            ClinicianViewSet,
            *([GlossaryTermViewSet] if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else []),
        ]
        super().__init__()
