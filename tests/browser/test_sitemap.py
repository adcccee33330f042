"""A search engine that begins at robots.txt finds every page of the example site."""

import re
from xml.etree import ElementTree

from tests.browser.addresses import CLINIC_PAGES, HEALTH_PAGES

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def test_robots_name_the_sitemap_and_the_sitemap_names_the_pages(example_site):
    _status, robots = example_site.read("/robots.txt")
    sitemap = re.search(r"^Sitemap: (\S+)$", robots, re.MULTILINE).group(1)

    files = read_locations(example_site, sitemap)
    pages = [page for file in files for page in read_locations(example_site, file)]

    paths = {path for path in (HEALTH_PAGES | CLINIC_PAGES).values() if "?" not in path}
    assert {example_site.url + path for path in paths} <= set(pages)
    assert example_site.read(pages[-1].removeprefix(example_site.url))[0] == 200


def read_locations(example_site, address: str) -> list[str]:
    assert address.startswith(f"{example_site.url}/"), address
    status, text = example_site.read(address.removeprefix(example_site.url))
    assert status == 200
    return [element.text for element in ElementTree.fromstring(text).iter(LOCATION)]  # noqa: S314 - our own
