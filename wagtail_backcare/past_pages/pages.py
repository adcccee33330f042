"""Write to the archive what a page shows, whenever that changes."""

from collections.abc import Collection, Iterable
from typing import Any
from urllib.parse import urlsplit

import swapper
from django.db import models
from wagtail.models import Site

from wagtail_backcare.archive.content import get_content
from wagtail_backcare.archive.record import Address, Showing, close, readdress, record
from wagtail_backcare.gate.decide import BOOKKEEPING
from wagtail_backcare.gate.loading import filter_health_pages
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.past_pages.publisher import get_publisher
from wagtail_backcare.reviews.fingerprint import make_fingerprint


def describe_page(page: Any) -> Showing:
    """What a live page, as it is in memory, shows its readers."""
    language, tree = page.get_text_locale().language_code, page.locale.language_code
    return Showing(
        model=page._meta.label_lower,
        object_id=str(page.pk),
        page_id=page.pk,
        title=page.title[:400],
        content=get_content(page),
        kind=str(page.backcare_kind),
        language_code=language,
        tree_language_code=tree if tree != language else "",
        address=get_address(page),
        fingerprint=make_fingerprint(page),
    )


def get_address(page: Any) -> Address:
    """Where a page can be read, on the site that Wagtail takes for its own. No query where roots are cached."""
    site_id, root_url, path = page.get_url_parts() or (None, None, None)
    if site_id is None or root_url is None:
        return Address()
    return Address(url=f"{root_url}{path or ''}", site_id=site_id, hostname=urlsplit(root_url).hostname or "")


def record_saved_page(sender, *, instance: models.Model, raw: bool, update_fields=None, **kwargs: Any) -> None:
    """A health page was saved."""
    if raw or is_bookkeeping(update_fields):
        return
    if not instance.live:
        close(sender._meta.label_lower, [str(instance.pk)])
    else:
        # What else is in memory was not saved.
        page = instance if update_fields is None else sender._base_manager.get(pk=instance.pk)
        record(describe_page(page), user=get_publisher(instance))


def is_bookkeeping(update_fields: Collection[str] | None) -> bool:
    """Whether a save of these fields alone changes nothing for readers."""
    return update_fields is not None and BOOKKEEPING.issuperset(update_fields)


def record_saved_base_page(sender, *, instance: models.Model, raw: bool, created: bool, **kwargs: Any) -> None:
    """A page was saved as a base page, as Wagtail does when it moves one."""
    model = instance.specific_class
    if raw or created or is_bookkeeping(kwargs["update_fields"]) or not issubclass(model or object, DisclaimerMixin):
        return
    page = model._base_manager.get(pk=instance.pk)
    record_saved_page(model, instance=page, raw=raw)


def close_deleted_page(sender, *, instance: models.Model, **kwargs: Any) -> None:
    """A health page was deleted."""
    close(sender._meta.label_lower, [str(instance.pk)])


def record_moved_page(sender, *, instance: Any, **kwargs: Any) -> None:
    """A page was moved with all that stands below it."""
    readdress_below(instance.path)


def record_renamed_page(sender, *, instance: Any, **kwargs: Any) -> None:
    """The slug of a page was changed, and with it the addresses of all that stands below it."""
    readdress_below(instance.path)


def record_changed_site(sender, *, instance: Site, raw: bool = False, **kwargs: Any) -> None:
    """A site has another root page or hostname, or is gone: addresses of pages may be other ones."""
    if not raw:
        Site.clear_site_root_paths_cache()
        readdress_below("")


def readdress_below(path: str) -> int:
    """Write down the addresses of live health pages at and below a place in the tree, where they have changed."""
    pages = swapper.load_model("wagtailcore", "Page").objects.filter(path__startswith=path, live=True)
    return readdress(get_addresses(filter_health_pages(pages).specific(defer=True)))


def get_addresses(pages: Iterable[Any]) -> dict[Any, Address]:
    """Where pages can be read, by their primary keys."""
    return {page.pk: get_address(page) for page in pages}
