import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts, TextFacts
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

#: Words that tell readers to call a number, in the languages of the package.
CALLING = (
    r"call|phone|ring|dial|tel\.?|telephone"
    r"|llam(?:a|ad|ar|e|en|es)|marqu(?:e|en)|marca(?:r|d)?"
    r"|anruf|anrufen|ruf|rufe|rufen|ruft|wähl|wähle|wählen|wählt"
    r"|appel(?:er|ez|le|les|ons)|compose[rsz]?"
    r"|اتصل|اتصلوا|اتصلي"
)

#: What is counted after a number that is none to call: time, people, visits.
UNITS = (
    r"%|per ?cent|seconds?|min|mins|minutes?|hours?|days?|weeks?|months?|years?|times?|people|sessions?|parts?|[ap]\.?m"
    r"|segundos?|minutos?|horas?|días?|semanas?|mes|meses|años?|veces|personas?|sesiones"
    r"|sekunden|minuten|stunden|tagen?|wochen|monaten?|jahren?|mal|menschen|personen|sitzungen|uhr"
    r"|secondes?|h|heures?|jours?|semaines?|mois|ans|fois|personnes?|séances?"
    r"|ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|يوم|يوما|أيام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات|مرة|مرات|شخص|أشخاص"
)

#: A short number that readers are told to call.
SHORT_NUMBER = re.compile(
    rf"\b(?:{CALLING})(?!\w)\W+(?:[^\W\d]+\W+){{0,2}}?(\d{{2,4}})\b(?!:\d|[\s\u00a0\u202f-]*(?:{UNITS})(?!\w))",
    re.IGNORECASE,
)


def find_number(text: str) -> str:
    """The first telephone number that stands in a text, or ""."""
    for match in NUMBER.finditer(text):
        number = match.group().strip(" .-/(")
        if sum(character.isdigit() for character in number) >= FEWEST_DIGITS and not NO_NUMBER.fullmatch(number):
            return number
    match = SHORT_NUMBER.search(text)
    return match.group(1) if match else ""


def check(facts: PageFacts) -> Iterator[Problem]:
    """No telephone number is typed into text: those of the clinic and the country come from the clinic’s details."""
    for text in (*facts.texts, *_read_shared_cards(facts)):
        number = find_number(text.text)
        if number:
            message = _("A telephone number is typed into the text: %(number)s.")
            if text.shared:
                message = _("A telephone number is typed into the shared text “%(name)s”: %(number)s.")
            yield Problem(
                "number.typed",
                message % {"name": text.shared, "number": number},
                _("Cards and buttons take numbers from the clinic’s details: one change there changes them all."),
                field=text.field,
                block_id=text.block_id,
                subject=f"{text.block_id or text.field}:{number}",
            )


def _read_shared_cards(facts: PageFacts) -> Iterator[TextFacts]:
    """Headings and signs of shared help cards; those of the page itself are among its texts."""
    for card in facts.cards:
        if card.shared:
            for text in (card.heading, *card.signs):
                yield TextFacts(text, facts.body_field, card.block_id, card.shared)


RULE = Rule("typed_numbers", check, gettext_lazy("No telephone number typed into text"))
