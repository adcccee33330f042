"""Purge the pages that link, list or name a page which changes. Wagtail purges the page itself when it is published."""

from collections.abc import Collection, Iterable
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from wagtail_backcare.caching.addresses import Former, purge
from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.shown import CHUNK, NOTHING, iter_live_pages, where_on_site, where_showing
from wagtail_backcare.kinds import Kind
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.purge.queue import has_frontend_cache

PREFIX = "wagtail_backcare.caching.pages"

#: What other pages show of a page.
SHOWN = ("title", "summary", "live")


def purge_saved(sender, *, instance: Any, raw: bool = False, update_fields=None, **kwargs: Any) -> None:
    """A health page is about to be saved, in the transaction of ``Page.save()``: its former row and links are there."""
    names = [name for name in SHOWN if hasattr(instance, name) and (update_fields is None or name in update_fields)]
    if raw or not names or not has_frontend_cache():
        return
    row = None if instance._state.adding else sender._base_manager.filter(pk=instance.pk).values("live", *names).first()
    before = row or {"live": False}
    is_live = instance.live if "live" in names else before["live"]
    if not (is_live or before["live"]):
        return
    changed = {name for name in names if getattr(instance, name) != before.get(name)}
    shown = where_conditions_change(instance, all_of_them=bool(changed & {"title", "live"}))
    if changed:
        shown |= where_listed(instance.path)
    if changed & {"title", "live"}:
        shown |= where_named([instance]) | _where_below(instance)
    if "live" in changed:
        shown |= where_translated([instance])
    purge(iter_live_pages(shown), reason=f"page: {instance}")


def purge_renamed(sender, *, instance: Any, instance_before: Any, **kwargs: Any) -> None:
    """The slug of a page was changed, and with it the addresses of all that stands below it."""
    purge_readdressed(instance, former=Former(instance_before.url_path, instance.url_path))


def purge_moved(
    sender, *, instance: Any, parent_page_before: Any, url_path_before: str, url_path_after: str, **kwargs: Any
) -> None:
    """A page was moved with all that stands below it."""
    if has_frontend_cache() and url_path_before != url_path_after:
        parent_page_before.refresh_from_db(fields=["path"])
        purge(iter_live_pages(where_listed(parent_page_before.path, inclusive=True)), reason=f"moved from: {instance}")
        purge_readdressed(instance, former=Former(url_path_before, url_path_after))


def purge_restricted(sender, *, instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """From now on only some may see a page with all that stands below it, or everybody may."""
    if not raw:
        purge_readdressed(instance.page)


def purge_readdressed(page: Any, *, former: Former | None = None) -> None:
    """Purge a page and all below it, where it was and where it is, and the pages that lead to any of them."""
    if not has_frontend_cache():
        return
    purge(iter_live_pages(_where_below(page)), reason=f"page: {page}", former=former)
    purge(iter_live_pages(where_listed(page.path)), reason=f"page: {page}")
    base = swapper.load_model("wagtailcore", "Page").objects.filter(path__startswith=page.path, live=True)
    for pages in _batch(base.order_by("pk")):
        shown = where_named(pages) | where_translated(pages) | where_treated(pages)
        purge(iter_live_pages(shown), reason=f"page: {page}")


def purge_deleted(sender, *, instance: Any, **kwargs: Any) -> None:
    """A page is about to be deleted."""
    # Wagtail has made it a draft in memory by now.
    if has_frontend_cache() and sender._base_manager.filter(pk=instance.pk, live=True).exists():
        page = [instance]
        shown = where_named(page) | where_translated(page) | where_treated(page) | where_listed(instance.path)
        purge(iter_live_pages(shown), reason=f"page: {instance}")


def where_named(pages: Collection[Any]) -> Q:
    """Pages that link one of some pages, or a page in another language in whose place they show it."""
    saved = [page for page in pages if page.pk]
    translations = swapper.load_model("wagtailcore", "Page").objects.filter(
        translation_key__in=[page.translation_key for page in pages]
    )
    others = translations.exclude(pk__in=[page.pk for page in saved])
    return _where_linking(saved) | (_where_linking(others) & Q(locale__in={page.locale_id for page in pages}))


def _where_linking(pages: Collection[Any]) -> Q:
    """Pages that link one of some pages, by themselves or in the clinic's details of their site."""
    model, shown = swapper.load_model("wagtailcore", "Page"), where_showing(*pages)
    leads_there = NOTHING
    for field in ClinicSettings._meta.concrete_fields:
        if field.related_model is model:
            leads_there |= Q(**{f"{field.name}__in": pages})
    for details in ClinicSettings.objects.filter(leads_there).select_related("site__root_page"):
        shown |= where_on_site(details.site)
    return shown


def where_translated(pages: Collection[Any]) -> Q:
    """Translations of some pages: each names the others to search engines and programs."""
    return Q(translation_key__in=[page.translation_key for page in pages])


def where_listed(path: str, *, inclusive: bool = False) -> Q:
    """Index pages above a place in the tree; inclusive: and that at the place."""
    step = swapper.load_model("wagtailcore", "Page").steplen
    lengths = range(step, len(path) + inclusive, step)
    indexes = [model for model in get_health_models() if model.backcare_kind == Kind.INDEX]
    types = ContentType.objects.get_for_models(*indexes).values()
    return Q(path__in=[path[:length] for length in lengths], content_type__in=[each.pk for each in types])


def where_treated(pages: Collection[Any]) -> Q:
    """Conditions that are named by some live treatments as the database has them."""
    shown = NOTHING
    for model in get_health_models():
        if hasattr(model, "condition_links"):
            relation = model._meta.get_field("condition_links")
            links = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": [p.pk for p in pages]})
            keys = list(links.values_list("condition__translation_key", flat=True))
            shown |= Q(translation_key__in=keys, locale__in={page.locale_id for page in pages})
    return shown


def where_conditions_change(page: Any, *, all_of_them: bool) -> Q:
    """Conditions that a treatment names from now on and did not before, or no longer; or all of both."""
    if not hasattr(page, "condition_links"):
        return NOTHING
    relation = page._meta.get_field("condition_links")
    links = relation.related_model._base_manager.filter(**{relation.field.name: page.pk})
    before = set(links.values_list("condition__translation_key", flat=True)) if page.pk else set()
    after = {link.condition.translation_key for link in page.condition_links.all()}
    return Q(translation_key__in=before | after if all_of_them else before ^ after, locale=page.locale_id)


def _where_below(page: Any) -> Q:
    """A page and all below it, which name it in their breadcrumbs."""
    return Q(path__startswith=page.path)


def _batch(pages: models.QuerySet) -> Iterable[list[Any]]:
    found: list[Any] = []
    for page in pages.iterator(CHUNK):
        found.append(page)
        if len(found) == CHUNK:
            yield found
            found = []
    if found:
        yield found


def connect() -> None:
    for model in get_health_models():
        pre_save.connect(purge_saved, sender=model, dispatch_uid=f"{PREFIX}.{model._meta.label_lower}.saved")
    base = swapper.load_model("wagtailcore", "Page")
    pre_delete.connect(purge_deleted, sender=base, dispatch_uid=f"{PREFIX}.deleted")
    page_slug_changed.connect(purge_renamed, dispatch_uid=f"{PREFIX}.renamed")
    post_page_move.connect(purge_moved, dispatch_uid=f"{PREFIX}.moved")
    for signal in (post_save, post_delete):
        signal.connect(purge_restricted, sender=PageViewRestriction, dispatch_uid=f"{PREFIX}.restricted")
