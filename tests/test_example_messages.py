"""The example site's own words are translated in every language that its demo is set up in."""

import re

import polib
import pytest

from tests.markdown import ROOT

SITE = ROOT / "example_site"
LANGUAGES = sorted(path.name for path in (SITE / "locale").iterdir())


def find_messages():
    """Every text of the templates that is translated, as gettext knows it."""
    for path in (SITE / "clinic" / "templates").rglob("*.html"):
        template = path.read_text(encoding="utf-8")
        yield from re.findall(r'{% translate "([^"]+)"', template)
        for block in re.findall(r"{% blocktranslate[^%]*%}(.*?){% endblocktranslate %}", template):
            yield re.sub(r"{{ (\w+) }}", r"%(\1)s", block)


def test_the_languages_of_the_demo():
    assert LANGUAGES == ["ar", "de", "es", "fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_templates_is_translated(language):
    messages = polib.pofile(str(SITE / "locale" / language / "LC_MESSAGES" / "django.po"))

    assert {entry.msgid for entry in messages if entry.msgstr and not entry.fuzzy} == set(find_messages())
    for entry in messages:
        assert sorted(re.findall(r"%\(\w+\)s", entry.msgid)) == sorted(re.findall(r"%\(\w+\)s", entry.msgstr))
