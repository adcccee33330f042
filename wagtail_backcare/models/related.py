"""Links between pages, as children of a page: wagtail-localize skips many-to-many fields."""

from functools import cache

import swapper
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from wagtail_backcare.conf import get_listed_page_models, get_page_model
from wagtail_backcare.kinds import Kind
from wagtail_backcare.prepared import PreparedQuery


def get_child_links(page_model: type[models.Model], name: str) -> dict[str, models.QuerySet]:
    """The name and the links that the page of an outer query has, or nothing where the model has no such links."""
    if not hasattr(page_model, name):
        return {}
    relation = page_model._meta.get_field(name)
    return {name: relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})}


def get_linked_pages(page, name: str, target: str) -> list:
    """Where the links of a name lead, in their order; one query.

    :param name: of the links, such as ``related_links``.
    :param target: the field of a link that holds the page it leads to.
    """
    if name in vars(page).get("_cluster_related_objects", {}) or not isinstance(page.pk, int):
        # Set by code and perhaps not saved yet, as in a preview.
        return [getattr(link, target) for link in getattr(page, name).all()]
    relation = page._meta.get_field(name)
    query = _get_link_query(relation.related_model, relation.field.name, target)
    return [getattr(link, target) for link in query(page=page.pk)]


@cache
def _get_link_query(model: type[models.Model], owner: str, target: str) -> PreparedQuery:
    def build(*, page: int) -> models.QuerySet:
        return model._base_manager.filter(**{owner: page}).select_related(target)

    return PreparedQuery(build, page=int)


def name_once(groups: list[tuple]) -> list[tuple]:
    """Groups of pages as (heading, pages), each page in the first group that has it; none without a page."""
    named: set[int] = set()
    found = []
    for heading, pages in groups:
        new = [page for page in pages if page.pk not in named]
        named.update(page.pk for page in new)
        if new:
            found.append((heading, new))
    return found


def leave_out_closed(groups: list[tuple], closed_paths: tuple[str, ...]) -> list[tuple]:
    """Groups of pages as (heading, pages), without those at or below these paths."""
    return [(heading, [page for page in pages if not page.path.startswith(closed_paths)]) for heading, pages in groups]


def resolve_links(pages, owner) -> list:
    """Linked pages that a reader of the owner may see: live, and in the owner's language where there is one."""
    resolved = []
    for page in pages:
        if page.locale_id != owner.locale_id:
            page = page.get_translation_or_none(owner.locale)
        if page is not None and page.live and page.pk != owner.pk:
            resolved.append(page)
    return resolved


class HealthPageChooserPanel(PageChooserPanel):
    """A page chooser limited to the site's models for some kinds of page."""

    def __init__(self, field_name, kinds=None, **kwargs):
        super().__init__(field_name, **kwargs)
        self.kinds = kinds

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "kinds": self.kinds}

    @property
    def page_type(self):
        models_by_kind = get_listed_page_models()
        return [model for kind, model in models_by_kind.items() if self.kinds is None or kind in self.kinds] or None

    @page_type.setter
    def page_type(self, value):
        """PageChooserPanel's constructor sets this; the kinds decide."""


class RelatedLink(Orderable):
    """A page that readers of this one may want next. A concrete model adds ``page``, a ParentalKey."""

    related_page = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [HealthPageChooserPanel("related_page")]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("related page")

    def __str__(self):
        return str(self.related_page)


class ConditionLink(Orderable):
    """A condition that a treatment is for; shown on both pages. A concrete model adds ``page``, a ParentalKey."""

    condition = models.ForeignKey(
        swapper.get_model_name("wagtailcore", "Page"),
        verbose_name=_("condition"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [HealthPageChooserPanel("condition", kinds=[Kind.CONDITION])]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("condition")

    def __str__(self):
        return str(self.condition)

    def clean(self):
        super().clean()
        model = get_page_model(Kind.CONDITION)
        if self.condition_id and model and not isinstance(self.condition.specific_deferred, model):
            raise ValidationError({"condition": gettext("Choose a page about a condition.")})
