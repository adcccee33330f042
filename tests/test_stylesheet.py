"""What the style sheet keeps to: its size, its one cascade layer, both directions of writing, and contrast."""

import gzip
import re
from pathlib import Path

import pytest

import wagtail_backcare

PATH = Path(wagtail_backcare.__file__).parent / "static/wagtail_backcare/backcare.css"
CSS = re.sub(r"/\*.*?\*/", "", PATH.read_text(), flags=re.S)


def read_colours(selector: str) -> dict[str, str]:
    """Custom properties that are colours, in the first rule with this selector."""
    rule = CSS[CSS.index(selector) :]
    pairs = re.findall(r"--backcare-([a-z-]+): (#[0-9a-f]{3,6});", rule[: rule.index("}")])
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:]) for name, value in pairs
    }


LIGHT = read_colours(":where(:root)")
DARK = {**LIGHT, **read_colours(':where([data-backcare-theme="dark"]')}


def get_luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def get_contrast(first: str, second: str) -> float:
    lighter, darker = sorted((get_luminance(first), get_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_it_is_small():
    assert len(gzip.compress(PATH.read_bytes())) < 12_000


def test_everything_stands_in_one_layer():
    outside, depth = "", 0
    for character in CSS:
        if depth == 0:
            outside += character
        depth += {"{": 1, "}": -1}.get(character, 0)

    assert depth == 0
    assert outside.split() == ["@layer", "backcare", "{"]


def test_every_class_and_custom_property_has_the_prefix():
    selectors = re.findall(r"([^{};]+)\{", CSS)
    classes = {name for selector in selectors for name in re.findall(r"\.(-?[a-z_][\w-]*)", selector)}
    properties = set(re.findall(r"(?<![\w-])--[\w-]+", CSS))

    assert classes
    assert not [name for name in classes if not name.startswith("backcare")]
    assert not [name for name in properties if not name.startswith("--backcare-")]


def test_every_custom_property_that_is_used_has_a_value():
    used = set(re.findall(r"var\((--[\w-]+)\)", CSS))
    declared = set(re.findall(r"(--[\w-]+):", CSS))

    assert used <= declared


def test_nothing_depends_on_the_direction_of_writing():
    physical = re.findall(
        r"(?:^|[\s;{])((?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height"
        r"|(?:min|max)-(?:width|height)|text-align: (?:left|right)|float)\s*:",
        re.sub(r"@(?:media|container)[^{]*", "", CSS),
    )

    assert not physical


def test_dark_by_choice_and_dark_as_the_system_wants_are_the_same():
    by_choice = read_colours(':where([data-backcare-theme="dark"]')

    assert by_choice
    assert read_colours(':where([data-backcare-theme="auto"])') == by_choice


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "page", 7),
        ("ink", "surface", 7),
        ("ink-soft", "page", 4.5),
        ("ink-soft", "surface", 4.5),
        ("accent", "page", 4.5),
        ("accent", "surface", 4.5),
        ("accent-strong", "page", 4.5),
        ("on-accent", "accent", 4.5),
        ("on-accent", "accent-strong", 4.5),
        ("on-card", "non-urgent", 4.5),
        ("on-card", "urgent", 4.5),
        ("on-card", "emergency", 7),
        ("on-card", "emergency-body", 7),
        # What is no text, but must be seen: WCAG 2.2, 1.4.11.
        ("line-strong", "page", 3),
        ("help", "page", 3),
        ("focus", "page", 3),
        ("focus", "surface", 3),
    ],
)
def test_contrast(theme, text, ground, least):
    assert get_contrast(theme[text], theme[ground]) >= least
