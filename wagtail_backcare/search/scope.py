"""Which pages a search looks at. Every step of a search asks here, so that none looks at more than another."""

from dataclasses import dataclass
from typing import Any

import swapper
from django.db.models import Model, Q, QuerySet

from wagtail_backcare.view_restrictions import stands_outside


@dataclass(frozen=True)
class Scope:
    """Live pages below a page that whoever searches may read.

    below: the index page, or the home page of a site in a language.
    models: kind → model, for the kinds of page that are asked for.
    body_area: pages about this part of the body alone; "" for all.
    with_others: whether pages that are none of `models`, and the page ``below`` itself, count as well.
    closed_paths: of pages that this reader may not open; nor may they those below them.
    """

    below: Any
    models: dict[str, type[Model]]
    body_area: str = ""
    with_others: bool = False
    closed_paths: tuple[str, ...] = ()

    def get_health_pages(self) -> dict[str, QuerySet]:
        """Kind → its pages, as rows of their own model."""
        pages = {kind: self._narrow(model.objects.all()) for kind, model in self.models.items()}
        if self.body_area:
            pages = {kind: queryset.filter(body_area=self.body_area) for kind, queryset in pages.items()}
        return pages

    def get_other_pages(self) -> QuerySet | None:
        """Pages of no kind, as rows of the base page; None where they do not count."""
        if not self.with_others:
            return None
        base = swapper.load_model("wagtailcore", "Page").objects
        return self._narrow(base.not_type(*self.models.values()) if self.models else base.all())

    def get_pages(self) -> QuerySet:
        """All of them, as rows of the base page. Filters only by what Wagtail's search backends can filter by."""
        pages = self._narrow(swapper.load_model("wagtailcore", "Page").objects.all())
        if not self.with_others:
            pages = pages.type(*self.models.values()) if self.models else pages.none()
        if self.body_area:
            chosen = Q(pk__in=[])
            for model in self.models.values():
                chosen |= Q(pk__in=model.objects.filter(body_area=self.body_area).order_by().values("pk"))
            pages = pages.filter(chosen)
        return pages

    def _narrow(self, pages: QuerySet) -> QuerySet:
        pages = pages.live().descendant_of(self.below, inclusive=self.with_others)
        return pages.filter(stands_outside(self.closed_paths)) if self.closed_paths else pages
