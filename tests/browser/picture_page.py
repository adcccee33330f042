"""A page with every picture that blocks draw, in numbers small, large and odd; the example site needs few of them."""

from django.templatetags.static import static
from django.utils import translation
from django.utils.html import format_html

from wagtail_backcare.blocks import ContentStream

FREQUENCIES = [(1, 10), (3, 13), (9, 100), (100, 100), (37, 250), (999, 1000), (1, 10_000)]
STATEMENT = {"statement": "Pain may ease a little.", "sources": [], "compared_with": "no treatment"}
MINUTES = [[(5, None), (10, 15), (None, None)], [(2, None), (90, 120), (None, None), *[(5, None)] * 5]]

CONTENT = [
    ("drawing", {"drawing": "low_back", "caption": "The marked area"}),
    ("evidence_statement", {**STATEMENT, "certainty": "very", "size": "large", "pain_with": 0, "pain_without": 100}),
    ("evidence_statement", {**STATEMENT, "certainty": "not_very", "size": "none", "pain_with": 41, "pain_without": 50}),
    (
        "side_effects",
        {
            "title": "Common",
            "items": [
                {"effect": "A bruise", "people": people, "out_of": out_of, "what_to_do": "Press on it."}
                for people, out_of in FREQUENCIES
            ],
        },
    ),
    *(
        (
            "steps",
            {
                "title": "During",
                "items": [{"title": "You rest", "minutes": first, "minutes_to": last} for first, last in minutes],
            },
        )
        for minutes in MINUTES
    ),
]


PAGE = """<!DOCTYPE html>
<html lang="{}" dir="{}">
<head><meta charset="utf-8"><title>Pictures</title><link rel="stylesheet" href="{}"></head>
<body class="backcare-base">
<main class="backcare backcare-preview"><h1>Pictures</h1><h2>All of them</h2>{}</main>
</body>
</html>"""


def make_page(language: str = "en") -> str:
    """The HTML of a whole page. Its style sheet is that of the site that it is shown on."""
    block = ContentStream()
    with translation.override(language):
        direction = "rtl" if translation.get_language_bidi() else "ltr"
        body = block.render(block.normalize(CONTENT), {})
        return format_html(PAGE, language, direction, static("wagtail_backcare/backcare.css"), body)
