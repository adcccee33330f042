"""What condition articles, treatment explainers, guides and question pages have in common."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import PageViewRestriction, Site
from wagtail.search import index

from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.models.addresses import Addresses
from wagtail_backcare.models.clinic_details import ClinicDetails
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.models.head_metadata import get_address
from wagtail_backcare.models.over_api import ARTICLE_FIELDS, ArticleApiMixin, FrameApiMixin
from wagtail_backcare.models.page_description import describe_page
from wagtail_backcare.models.page_lookup import find_closed_paths, get_found, look_up_place
from wagtail_backcare.models.related import (
    get_child_links,
    get_linked_pages,
    leave_out_closed,
    name_once,
    resolve_links,
)
from wagtail_backcare.models.site_facts import SiteFacts, load_site_facts
from wagtail_backcare.reviews.current import judge_reviews, make_current_review
from wagtail_backcare.search.words import fold
from wagtail_backcare.structured_data import CurrentReview, make_graph

#: The fragment of the section that says when to get help; `SectionType.anchor` makes it.
HELP_ANCHOR = "when-to-get-help"


def make_sort_title(title: str) -> str:
    """The title as an A to Z sorts it: without accents, case and leading punctuation. At most 255 characters."""
    plain = fold(title)
    start = next((position for position, character in enumerate(plain) if character.isalnum()), 0)
    return plain[start:][:255]


class HealthPageForm(WagtailAdminPageForm):
    """Opens a new page with the sections that its kind usually has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.fields.get("body")
        is_new = self.instance is not None and self.instance.pk is None
        if is_new and body is not None and not self.is_bound and not self.initial.get("body"):
            self.initial["body"] = body.block.get_usual_sections()


class FrameMixin(FrameApiMixin, DisclaimerMixin):
    """Summary, address in the A to Z, and what every page of the package shows its reader."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("What the page says, in plain words. Lists show it, and search engines where there is no other."),
    )
    sort_title = models.CharField(max_length=255, db_index=True, editable=False, blank=True)

    #: The package's template for this kind of page.
    default_template = "wagtail_backcare/article_page.html"

    #: Set to False on a subclass, or override the template block, to leave these to the site's base template.
    show_title = True
    show_breadcrumb = True

    search_fields = [index.SearchField("summary", boost=2), index.AutocompleteField("summary")]

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.sort_title = make_sort_title(self.title)
        if update_fields is not None and "title" in update_fields:
            update_fields = {*update_fields, "sort_title"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def get_template(self, request, *args, **kwargs):
        """The template of the concrete class where the site has one, else the package's for this kind of page."""
        template = super().get_template(request, *args, **kwargs)
        return template if template == self.default_template else [template, self.default_template]

    def get_view_restrictions(self):
        """As in Wagtail, but with one query in the usual case that no ancestor is restricted or an alias.

        With none where the index page that led to this one has looked that up already.
        """
        found = get_found(self)
        if "unrestricted" not in found:
            found = look_up_place(self)
        # Whoever asks a second time, after restrictions may have changed, gets a second look.
        if found.pop("unrestricted", False):
            nothing = PageViewRestriction.objects.none()
            # Django makes half a query to find that there is nothing in it.
            nothing._result_cache = []
            return nothing
        return super().get_view_restrictions()

    def get_meta_description(self) -> str:
        """For search engines: the editor's own, else the summary. A site's own base page may have no field for it."""
        return getattr(self, "search_description", "") or self.summary

    def get_canonical_url(self, request=None) -> str:
        """The address that search engines should list: this page's, or its original's where it is an alias."""
        return get_address(self, Addresses(request))

    def get_structured_data(self, request=None) -> dict[str, Any] | None:
        """The page as schema.org describes it, or None for a page without an address.

        A page type of a site adds nodes of its own to the list under ``@graph``, or returns None to print nothing.
        """
        description = describe_page(self, request)
        return make_graph(description, today=timezone.localdate()) if description else None

    def get_site_facts(self, site: Site) -> SiteFacts:
        """Clinic, disclaimer, reviews and more for this page on a site; one query, kept on the instance."""
        known = self.__dict__.setdefault("_backcare_site_facts", {})
        text_page = self.get_text_page()
        key = (site.pk, text_page.locale_id)
        if key not in known:
            known[key] = load_site_facts(
                site,
                text_page.locale,
                self.backcare_kind,
                page_id=text_page.pk,
            )
        return known[key]

    def get_current_review(self) -> CurrentReview | None:
        """The review by a clinician that holds for the text that readers see, or None.

        No query while the page is served: the review comes with the clinic's details, and the text is compared once.
        """
        known = self.__dict__.get("_backcare_site_facts")
        if not known:
            return super().get_current_review()
        if "_backcare_review" not in self.__dict__:
            reviews = next(iter(known.values())).reviews
            self._backcare_review = make_current_review(judge_reviews(reviews, self))
        return self._backcare_review

    def get_wording(self, site: Site | None) -> Wording | None:
        return self.get_site_facts(site).wording if site is not None else None

    def get_clinic(self, site: Site | None) -> ClinicDetails:
        return self.get_site_facts(site).clinic if site is not None else ClinicDetails()

    def get_breadcrumb(self, site: Site | None) -> list:
        """Live pages from the site's home to this page's parent. No query where the parents are known already."""
        root = site.root_page if site is not None else None
        trail, page = [], self
        while root is not None and page.depth > root.depth:
            if page.depth == root.depth + 1 and page.path.startswith(root.path):
                parent = root
            else:
                parent = page.__dict__.get("_cached_parent_obj") or load_parents(page, root.depth)
            trail.append(parent)
            page = parent
        return [page for page in reversed(trail) if page.live]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        site = self.get_site_for(request)
        context["clinic"] = self.get_clinic(site)
        context["review"] = review = self.get_current_review()
        context["review_is_overdue"] = review is not None and not review.is_current(timezone.localdate())
        context["site"] = site
        context["backcare_base_template"] = get_settings().BASE_TEMPLATE
        if self.show_breadcrumb:
            context["breadcrumb"] = self.get_breadcrumb(site)
        return context


def load_parents(page, depth: int):
    """The parent of a page, which knows its own parent and so on up to a depth. One query."""
    parents = list(page.get_ancestors().filter(depth__gte=depth).defer_streamfields())
    for parent, child in zip(parents, [*parents[1:], page], strict=True):
        child._cached_parent_obj = parent
    return parents[-1]


class HealthPageMixin(ArticleApiMixin, FrameMixin):
    """A health article: summary, who it is for, author, picture and a body of sections.

    A concrete page declares ``body``, a `BodyField`, or takes it from the mixin of its kind.
    """

    audience = models.CharField(
        _("who it is for"),
        max_length=250,
        blank=True,
        help_text=_("For example “Adults with low back pain, and people who help them”."),
    )
    author = models.ForeignKey(
        "wagtail_backcare.Clinician",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Readers see name and profession."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text of the picture"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it. Leave empty if it only decorates."),
    )

    base_form_class = HealthPageForm

    search_fields = [
        *FrameMixin.search_fields,
        index.SearchField("body"),
        index.AutocompleteField("title"),
        index.SearchField("audience"),
    ]

    api_fields = [FrameMixin.api_fields[0], *ARTICLE_FIELDS]

    #: Panels that stand before the body; the mixins of the kinds build their own lists from these.
    intro_panels = [FieldPanel("summary"), FieldPanel("audience")]
    people_panels = [
        FieldPanel("author"),
        MultiFieldPanel([FieldPanel("image"), FieldPanel("image_alt")], _("Picture")),
    ]

    class Meta:
        abstract = True

    @classmethod
    def get_indexed_objects(cls):
        # The body says its usual headings in the language of the page.
        return super().get_indexed_objects().select_related("locale")

    @classmethod
    def get_link_lists(cls) -> dict[str, models.QuerySet]:
        """Name → links of that name that the page of an outer query has. For `is_known_empty`."""
        return get_child_links(cls, "related_links")

    def is_known_empty(self, name: str) -> bool:
        """Whether the look-up of this page found that it has no links of that name, and none were set since."""
        is_empty = name in get_found(self).get("without", ())
        return is_empty and name not in vars(self).get("_cluster_related_objects", {})

    @cached_property
    def sections(self) -> list:
        """Table of contents: heading and anchor of each section of the body, in order."""
        return self.body.stream_block.get_table_of_contents(self.body)

    @property
    def help_anchor(self) -> str:
        """Where the body says when to get help, to link to from the top of the page; "" where it does not.

        The section “When to get help”, or else the first one that holds help cards.
        """
        anchors = [entry.anchor for entry in self.sections if entry.anchor == HELP_ANCHOR or entry.has_help_cards]
        return HELP_ANCHOR if HELP_ANCHOR in anchors else next(iter(anchors), "")

    def get_share_image(self) -> tuple[Any, str]:
        """The picture that a link to this page is shown with, or None, and its alternative text."""
        return self.image, self.image_alt

    def get_related(self) -> list[tuple]:
        """Groups of related pages as (heading, pages), in the language of this page, live ones only."""
        if not hasattr(self, "related_links") or self.is_known_empty("related_links"):
            return []
        pages = resolve_links(get_linked_pages(self, "related_links", "related_page"), self)
        return [(_("Related pages"), pages)] if pages else []

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        related = self.get_related()
        closed_paths = find_closed_paths(self, request) if related else ()
        context["related"] = name_once(leave_out_closed(related, closed_paths))
        return context


def related_links_panel() -> InlinePanel:
    return InlinePanel("related_links", heading=_("Related pages"), label=_("Related page"))
