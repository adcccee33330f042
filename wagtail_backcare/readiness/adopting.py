"""What would happen to the live pages of a page type if it got our mixin."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from django.db.models.functions import Coalesce
from wagtail.models import Locale

from wagtail_backcare.disclaimers.lookup import lookup_order
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.sites import pick_sites
from wagtail_backcare.kinds import Kind


@dataclass(frozen=True)
class Withheld:
    """Live pages that readers could no longer see on a site, because there is no disclaimer in their language."""

    site: str
    language: str
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Adoption:
    """What a page type would need. pages: how many are live. withheld: by site and language."""

    pages: int
    withheld: list[Withheld]


def foresee(model: type[Model], *, kind: str = Kind.ARTICLE) -> Adoption:
    """Look at the live pages of a page type, whether it has the mixin already or not.

    kind: what the pages would be. A disclaimer is the one thing that a live page cannot go without; other rules let a
    page that was live before be corrected and published. Six queries, however many pages there are.
    """
    known = Known()
    languages = {locale.pk: locale for locale in Locale.objects.all()}
    found: dict[tuple[int, int], Withheld] = {}
    rows = list(_iter_rows(model))
    for title, path, locale_id in rows:
        for site in pick_sites(known.roots, path):
            order = lookup_order(site_id=site.pk, locale_id=locale_id, kind=kind)
            if known.active_keys.isdisjoint(order):
                name = languages[locale_id].get_display_name()
                found.setdefault((site.pk, locale_id), Withheld(str(site), name)).titles.append(title)
    return Adoption(pages=len(rows), withheld=list(found.values()))


def _iter_rows(model: type[Model]) -> Iterator[tuple[str, str, int]]:
    """Title, place and language of the text of each live page: an alias shows the text of its original."""
    pages = model._base_manager.filter(live=True).order_by("path")
    language = Coalesce("alias_of__alias_of__locale_id", "alias_of__locale_id", "locale_id")
    return pages.values_list("title", "path", language).iterator()
