"""What would happen to the live pages of a page type if it got our mixin."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Model
from django.db.models.functions import Coalesce
from wagtail.models import Locale

from wagtail_backcare.disclaimers.lookup import lookup_order
from wagtail_backcare.disclaimers.package_texts import get_package_wording
from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.sites import pick_sites
from wagtail_backcare.kinds import Kind


@dataclass(frozen=True)
class PageGroup:
    """Live pages of a site in a language, for which it has no disclaimer."""

    site: str
    language: str
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Adoption:
    """What a page type would need, by site and language.

    pages: how many are live. withheld: those that readers could no longer see. with_package_text: those that they would
    see with the package's own disclaimer, because the site has one in the language for other kinds of page alone.
    """

    pages: int
    withheld: list[PageGroup] = field(default_factory=list)
    with_package_text: list[PageGroup] = field(default_factory=list)


def foresee(model: type[Model], *, kind: str = Kind.ARTICLE) -> Adoption:
    """Look at the live pages of a page type, whether it has the mixin already or not.

    kind: what the pages would be. A disclaimer is the one thing that a live page cannot go without; other rules let a
    page that was live before be corrected and published. Six queries, however many pages there are.
    """
    known = Known()
    languages = {locale.pk: locale for locale in Locale.objects.all()}
    found: dict[tuple[int, int], PageGroup] = {}
    rows = list(_iter_rows(model))
    for title, path, locale_id in rows:
        for site in pick_sites(known.roots, path):
            order = lookup_order(site_id=site.pk, locale_id=locale_id, kind=kind)
            if known.active_keys.isdisjoint(order):
                name = languages[locale_id].get_display_name()
                found.setdefault((site.pk, locale_id), PageGroup(str(site), name)).titles.append(title)
    adoption = Adoption(pages=len(rows))
    for (site_id, locale_id), group in found.items():
        is_shown = _gets_package_text(site_id, languages[locale_id], known)
        (adoption.with_package_text if is_shown else adoption.withheld).append(group)
    return adoption


def _gets_package_text(site_id: int, locale: Locale, known: Known) -> bool:
    """Whether a page without a disclaimer for its kind would be shown all the same, as `get_wordings` decides."""
    orders = (lookup_order(site_id=site_id, locale_id=locale.pk, kind=kind) for kind in Kind.values)
    has_any = not known.active_keys.isdisjoint(key for order in orders for key in order)
    return has_any and get_package_wording(locale.language_code) is not None


def _iter_rows(model: type[Model]) -> Iterator[tuple[str, str, int]]:
    """Title, place and language of the text of each live page: an alias shows the text of its original."""
    pages = model._base_manager.filter(live=True).order_by("path")
    language = Coalesce("alias_of__alias_of__locale_id", "alias_of__locale_id", "locale_id")
    return pages.values_list("title", "path", language).iterator()
