"""Open a page once and note everything about it that tests ask for."""

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.browser.addresses import WINDOWS

#: WCAG 2.2, levels A and AA. What axe cannot decide by itself (colours over a picture, say) counts as found.
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations", "incomplete"],
}
#: Words in pictures, whose contrast axe cannot tell; test_pictures.py does.
AXE_CONTEXT = {"exclude": [["svg text"]]}

#: axe draws words to find fonts of icons, which it passes over: one whose letters join takes less room than its letters
#: do apart. Arabic letters join. None of the pages has a font of icons.
EVERY_LETTER_STANDS_FOR_ITSELF = """() => {
  CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: 16 * text.length });
}"""

#: Words of disclaimers that are not hidden, not covered, not off the page and large enough to read.
VISIBLE_DISCLAIMERS = """() => [...document.querySelectorAll("[data-backcare-disclaimer]")].filter((element) => {
  const words = element.querySelector("p");
  words.scrollIntoView({ block: "center" });
  const box = words.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return (
    words.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    box.width > 100 &&
    box.height > 10 &&
    element.contains(top) &&
    parseFloat(getComputedStyle(words).fontSize) >= 14
  );
}).map((element) => element.innerText)"""


@dataclass
class Visit:
    """What a window of some width showed, and what the page did meanwhile."""

    status: int = 0
    barriers: list[str] = field(default_factory=list)
    rules_applied: set[str] = field(default_factory=set)
    content_width: int = 0
    messages: list[str] = field(default_factory=list)
    other_hosts: list[str] = field(default_factory=list)
    weight: int = 0
    """Bytes of the page and everything it loads, each compressed as servers do."""
    disclaimers: dict[str, list[str]] = field(default_factory=dict)
    """On screen and in print: the words of each disclaimer that a reader can see."""


def make_visit(browser: Browser, url: str, path: str, *, width: int, scripts: bool) -> Visit:
    """Open a page and run axe on it. Without scripts, axe is the only program that ever runs there."""
    visit = Visit()
    responses: list[Response] = []
    with browser.new_context(viewport={"width": width, "height": WINDOWS[width]}) as context:
        window = context.new_page()
        window.on("console", lambda message: visit.messages.append(f"{message.type}: {message.text}"))
        window.on("pageerror", lambda error: visit.messages.append(f"error: {error}"))
        window.on("request", lambda request: note_other_host(visit, request.url, url))
        window.on("response", lambda response: responses.append(response))

        devtools = context.new_cdp_session(window)
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        visit.status = window.goto(url + path).status
        visit.weight = sum(len(gzip.compress(response.body())) for response in responses)
        visit.content_width = measure_content(window)
        devtools.send("Emulation.setScriptExecutionDisabled", {"value": False})
        visit.barriers, visit.rules_applied = find_barriers(window)
        for medium in ("print", "screen"):
            window.emulate_media(media=medium)
            visit.disclaimers[medium] = window.evaluate(VISIBLE_DISCLAIMERS)
    return visit


def find_barriers(
    window: Page, *, part: str = "html", without: Sequence[str] = (), rules_off: Sequence[str] = ()
) -> tuple[list[str], set[str]]:
    """What axe found on a page, and which rules found nothing wrong.

    ``part`` is a selector of what is looked at, ``without`` are selectors of what in it is not, ``rules_off`` are
    ids of axe's rules.
    """
    window.evaluate(EVERY_LETTER_STANDS_FOR_ITSELF)
    context = {"include": [[part]], "exclude": [*AXE_CONTEXT["exclude"], *([selector] for selector in without)]}
    options = {**AXE_OPTIONS, "rules": {rule: {"enabled": False} for rule in rules_off}}
    results = Axe().run(window, context, options).response
    barriers = [describe(result) for kind in ("violations", "incomplete") for result in results[kind]]
    return barriers, {result["id"] for result in results["passes"]}


def note_other_host(visit: Visit, address: str, site: str) -> None:
    if urlsplit(address).netloc not in {urlsplit(site).netloc, ""}:
        visit.other_hosts.append(address)


def measure_content(window: Page) -> int:
    """The width that the page takes, in CSS pixels, with whatever sticks out at either side."""
    return window.evaluate("document.documentElement.scrollWidth")


def describe(result: dict) -> str:
    nodes = "\n".join(f"  {node['target']}: {node['html']}" for node in result["nodes"])
    return f"{result['id']}: {result['help']}\n{nodes}"


def remember(browser: Browser, url: str) -> Callable[..., Visit]:
    """``visit(path, width=…, scripts=…)``, which opens each page once for all the tests that ask about it."""
    known: dict[tuple, Visit] = {}

    def visit(path: str, *, width: int, scripts: bool = True) -> Visit:
        key = (path, width, scripts)
        if key not in known:
            known[key] = make_visit(browser, url, path, width=width, scripts=scripts)
        return known[key]

    return visit
