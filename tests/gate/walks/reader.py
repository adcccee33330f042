"""A reader who opens every live page, and knows by which rules a disclaimer must stand there."""

import html
import re

from wagtail.models import Page, Site

from tests.gate.walks.walk import KINDS, Walk
from wagtail_backcare.disclaimers.models import DisclaimerVersion
from wagtail_backcare.disclaimers.package_texts import get_package_wording

WRITTEN = re.compile(r"written in language (\d+)")

#: The language whose pages have no prefix in their addresses.
DEFAULT = "en"


def look(walk: Walk, client) -> None:
    """Open every live page on every site that shows it. Raises AssertionError where a disclaimer is not right."""
    versions = list(DisclaimerVersion.objects.filter(active_key__isnull=False))
    unconfirmed = {(version.locale_id, version.text) for version in versions} - walk.confirmed
    assert not unconfirmed, f"in force and never confirmed: {unconfirmed}"
    pages = [page for page in walk.get_pages() if page.live]
    for site in Site.objects.select_related("root_page"):
        for root in Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale"):
            code = root.locale.language_code
            prefix = "/" if code == DEFAULT else f"/{code}/"
            for page in pages:
                if page.path.startswith(root.path):
                    address = prefix + page.url_path.removeprefix(root.url_path)
                    # A template that leaves the disclaimer out; other page types take no notice.
                    response = client.get(address, {"template": "loop"}, headers={"host": site.hostname})
                    check(walk, response, page, site, versions)


def check(walk: Walk, response, page, site: Site, versions: list[DisclaimerVersion]) -> None:
    """Judge one answer by what stands in it."""
    where = f"{page.title} ({page.pk}) on {site.hostname} with status {response.status_code}"
    content = html.unescape(response.content.decode())
    written = {int(pk) for pk in WRITTEN.findall(content)}
    if response.status_code != 200:
        assert not written, f"{where} shows its text"
        assert page.pk in walk.untold, f"{where} is live and fit, and no reader gets it"
        return
    assert len(written) == 1, f"{where} shows texts in {written}"
    (language,) = written
    kind = KINDS[type(page)]
    right = find_text(versions, site, language, kind)
    own = find_text(versions, site, page.locale_id, kind) if page.alias_of_id else None
    shown = {text for text in walk.texts if text in content}
    if right is not None:
        assert right in shown, f"{where} lacks {right}"
        assert shown <= {right, own}, f"{where} has {shown} instead of {right}"
    else:
        assert page.pk in walk.untold, f"{where} went live without a disclaimer"
        assert not shown, f"{where} has {shown}, and there is none for it"
        code = next(version.locale.language_code for version in versions if version.locale_id == language)
        assert get_package_wording(code).paragraphs[0] in " ".join(content.split()), f"{where} has no disclaimer"


def find_text(versions: list[DisclaimerVersion], site: Site, language: int, kind: str) -> str | None:
    """The text for a kind of page: that of the site before that of all sites, that of the kind before that of all."""
    places = {(v.site_id, v.kind): v.text for v in versions if v.locale_id == language}
    order = [(site.pk, kind), (site.pk, "any"), (None, kind), (None, "any")]
    return next((places[place] for place in order if place in places), None)
