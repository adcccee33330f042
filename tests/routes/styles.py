"""What the style sheet of the package says of the disclaimer."""

import re
from pathlib import Path

import wagtail_backcare

STYLE_SHEET = Path(wagtail_backcare.__file__).parent / "static" / "wagtail_backcare" / "backcare.css"

#: A rule without rules inside it: selectors and declarations.
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")

HIDING = re.compile(
    r"(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0(?![.\d])|content-visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0(?![.\d])|clip(-path)?\s*:|(max-)?(height|block-size)\s*:\s*0(?![.\d]))"
)


def read_style_sheet() -> str:
    return STYLE_SHEET.read_text(encoding="utf-8")


def find_hiding_rules(css: str, classes: set[str]) -> list[str]:
    """Selectors that hide an element with one of some classes, on screen or in print."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = []
    for selectors, declarations in RULE.findall(css):
        if HIDING.search(declarations):
            for selector in selectors.split(","):
                last = selector.split()[-1] if selector.split() else ""
                if classes & set(re.findall(r"\.([\w-]+)", last)):
                    found.append(selector.strip())
    return found
