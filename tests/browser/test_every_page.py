"""What holds for every page, at the width of a phone, a tablet and a desk, and on the phone without JavaScript too."""

import pytest

from tests.browser.addresses import DESK, HEALTH_PAGES, PAGES, PHONE, STATES, WINDOWS
from tests.browser.visits import remember

PHOTOGRAPH_FREE = 60_000

every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
every_window = pytest.mark.parametrize(
    ("width", "scripts"),
    [*((width, True) for width in WINDOWS), (PHONE, False)],
    ids=[*map(str, WINDOWS), "no-scripts"],
)


@pytest.fixture(scope="package")
def visit(browser, example_site):
    return remember(browser, example_site.url)


@every_page
@every_window
def test_axe_finds_no_barrier(visit, path, width, scripts):
    seen = visit(path, width=width, scripts=scripts)

    assert seen.status == 200
    assert seen.rules_applied >= {"color-contrast", "html-has-lang", "link-name", "target-size"}
    assert seen.barriers == [], "\n".join(seen.barriers)


@every_page
@every_window
def test_nothing_scrolls_sideways(visit, path, width, scripts):
    assert visit(path, width=width, scripts=scripts).content_width <= width


@every_page
@every_window
def test_the_console_stays_empty(visit, path, width, scripts):
    assert visit(path, width=width, scripts=scripts).messages == []


@every_page
@every_window
def test_nothing_is_fetched_from_another_host(visit, path, width, scripts):
    assert visit(path, width=width, scripts=scripts).other_hosts == []


@pytest.mark.parametrize("path", HEALTH_PAGES.values(), ids=HEALTH_PAGES.keys())
@every_window
def test_the_disclaimer_can_be_seen_on_screen_and_in_print(visit, path, width, scripts):
    seen = visit(path, width=width, scripts=scripts).disclaimers

    for medium in ("screen", "print"):
        assert len(seen[medium]) == 1
        assert "general information" in seen[medium][0]


@every_page
def test_a_page_without_photographs_weighs_less_than_60_kilobytes(visit, path):
    assert 1_000 < visit(path, width=DESK).weight < PHOTOGRAPH_FREE


@pytest.mark.parametrize("path", STATES.values(), ids=STATES.keys())
def test_axe_finds_no_barrier_in_other_states_of_a_page(visit, path):
    seen = visit(path, width=PHONE, scripts=False)

    assert seen.barriers == [], "\n".join(seen.barriers)
    assert seen.content_width <= PHONE
    assert seen.other_hosts == []
