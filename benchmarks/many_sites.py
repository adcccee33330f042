"""What disclaimer, gate and guard cost a server of many sites, each with its own texts in many languages."""

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from benchmarks.app.models import HomePage
from benchmarks.measure import Site as Server
from benchmarks.measure import Target, count, measure
from benchmarks.targets import make_many_sites_targets
from wagtail_backcare.disclaimers.models import ANY_KIND, DisclaimerVersion, hash_text, make_active_key

SITES = 50


def measure_many_sites(server: Server, *, rounds: int, seconds: float) -> dict[str, Target]:
    """Make the sites, and measure the same page with and without the package's part."""
    add_sites()
    targets = make_many_sites_targets()
    count(server, list(targets.values()))
    measure(server, list(targets.values()), rounds=rounds, seconds=seconds)
    return targets


def add_sites() -> None:
    root, locales = Page.objects.get(depth=1), list(Locale.objects.all())
    versions = []
    for number in range(1, SITES):
        home = root.add_child(instance=HomePage(title=f"Site {number}", slug=f"site-{number}", locale=locales[0]))
        site = Site.objects.create(hostname=f"site-{number}.example", root_page=home)
        versions += [make_version(site, locale) for locale in locales]
    DisclaimerVersion.objects.bulk_create(versions)
    Site.clear_site_root_paths_cache()


def make_version(site: Site, locale: Locale) -> DisclaimerVersion:
    title, text = "Please note", f"The text of {site.hostname} in {locale.language_code}."
    return DisclaimerVersion(
        site=site,
        hostname=site.hostname,
        locale=locale,
        language_code=locale.language_code,
        kind=ANY_KIND,
        title=title,
        text=text,
        sha256=hash_text(title, text),
        valid_from=timezone.now(),
        active_key=make_active_key(site_id=site.pk, locale_id=locale.pk, kind=ANY_KIND),
    )
