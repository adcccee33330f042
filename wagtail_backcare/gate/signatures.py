"""Which live translations would count as not signed if a site asked for more than it does."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db import models
from wagtail.models import Site

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.gate.shown import get_live_pages, where_on_site
from wagtail_backcare.translation.models import Capacity, SafetySignOff
from wagtail_backcare.translation.signoff import get_sign_off_state


def find_pages_to_sign(site: Site, *, now: str, needed: str) -> models.QuerySet:
    """Live pages of a site whose newest text is signed in a capacity that is enough now, and in none that would be.

    now, needed: capacities. What was changed since that text was signed counts as not signed already. One query, and
    those of the pages.
    """
    types = ContentType.objects.get_for_models(*get_health_models()).values()
    by_page: dict[str, list[SafetySignOff]] = defaultdict(list)
    for row in SafetySignOff.objects.filter(content_type__in=types).order_by("-signed_at", "-pk"):
        by_page[row.object_id].append(row)
    keys = [key for key, rows in by_page.items() if _is_signed(rows, now) and not _is_signed(rows, needed)]
    return get_live_pages(where_on_site(site)).filter(pk__in=keys)


def _is_signed(rows: list[SafetySignOff], needed: str) -> bool:
    newest = rows[0]
    fingerprints = {
        "source_fingerprint": newest.source_fingerprint,
        "target_fingerprint": newest.target_fingerprint,
    }
    return get_sign_off_state(rows, needed=Capacity(needed), **fingerprints).is_signed
