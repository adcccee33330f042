"""Read a picture as XML, and tell what it shows."""

import re
from xml.etree.ElementTree import Element, fromstring


def parse(svg: str) -> Element:
    """The root of a picture; it must be well formed by itself, without a namespace, as inside HTML."""
    root = fromstring(svg)  # noqa: S314 - made by the code under test
    assert root.tag == "svg"
    return root


def find_all(root: Element, name: str) -> list[Element]:
    """Everything of a class."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def find_dashes(path: Element) -> list[tuple[float, float]]:
    """Where the dashes of vertical lines begin."""
    dash, gap = map(float, path.get("stroke-dasharray").split())
    starts = []
    for x, y, length in re.findall(r"M([\d.]+) ([\d.]+)v([\d.]+)", path.get("d")):
        count = int(float(length) // (dash + gap)) + 1
        starts += [(float(x), round(float(y) + number * (dash + gap), 2)) for number in range(count)]
    return starts


def says_nothing_alone(root: Element) -> bool:
    """Whether screen readers pass over it, and no browser lets the focus stop at it."""
    return root.get("aria-hidden") == "true" and root.get("focusable") == "false"
