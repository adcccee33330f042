import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule

#: Fewer digits than a telephone number of any country has with its area code.
FEWEST_DIGITS = 7

#: Digits in groups, as telephone numbers are written (ITU-T E.123).
NUMBER = re.compile(r"(?<![\w.,/])\+?\(?\d[\d ()/.\u00a0\u202f-]{4,}\d(?![\w%])")

#: Two years with a dash between them, dates, amounts in groups of three, and the beginning of a DOI.
NO_NUMBER = re.compile(
    r"10\.\d{4,9}/[\d.]+"
    r"|\d{4} ?[-–/] ?\d{2,4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,3}(?:[ .\u00a0\u202f]\d{3})+"
)

#: A short number after a word that tells readers to call it, in the languages of the package.
SHORT_NUMBER = re.compile(
    r"\b(?:call|phone|ring|dial|tel\.?|telephone|llam\w*|marqu\w*|anruf\w*|ruf\w*|wähl\w*|appel\w*|compos\w*)"
    r"\W+(?:\w+\W+){0,2}?(\d{2,4})\b"
    r"|(?:اتصل|اتصلوا|اتصلي)\W+(?:\w+\W+){0,2}?(\d{2,4})\b",
    re.IGNORECASE,
)


def find_number(text: str) -> str:
    """The first telephone number that stands in a text, or ""."""
    for match in NUMBER.finditer(text):
        number = match.group().strip(" .-/(")
        if sum(character.isdigit() for character in number) >= FEWEST_DIGITS and not NO_NUMBER.fullmatch(number):
            return number
    match = SHORT_NUMBER.search(text)
    return next(filter(None, match.groups()), "") if match else ""


def check(facts: PageFacts) -> Iterator[Problem]:
    """No telephone number is typed into text: those of the clinic and the country come from the clinic’s details."""
    for text in facts.texts:
        number = find_number(text.text)
        if number:
            yield Problem(
                "number.typed",
                _("A telephone number is typed into the text: %(number)s.") % {"number": number},
                _("Cards and buttons take numbers from the clinic’s details: one change there changes them all."),
                field=text.field,
                block_id=text.block_id,
                subject=f"{text.block_id or text.field}:{number}",
            )


RULE = Rule("typed_numbers", check, gettext_lazy("No telephone number typed into text"))
