"""Loads the translations of a pack, beside what was loaded in the pack's own language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wagtail.models import Locale

from wagtail_backcare.languages.codes import get_primary
from wagtail_backcare.starter.apply import Progress
from wagtail_backcare.starter.local_disclaimers import choose_disclaimers
from wagtail_backcare.starter.pack import Pack
from wagtail_backcare.starter.place import Place, find_locale
from wagtail_backcare.starter.plan import Plan
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Report, make_lines
from wagtail_backcare.starter.translations.apply import TranslationWriter
from wagtail_backcare.starter.translations.files import Translation, find_language, read_translation, translate_pack
from wagtail_backcare.starter.translations.plan import TranslationPlan

REVIEW = "These are drafts. Each needs review by a clinician who reads this language before it is published."


@dataclass(frozen=True)
class Wanted:
    """A language to load. locale: None where the site does not have it; then `why` says so and what to do."""

    code: str
    translation: Translation
    locale: Locale | None
    why: str = ""


def find_wanted(pack: Pack, codes: Iterable[str]) -> list[Wanted]:
    """The languages that are asked for, read. Raises StarterError where the pack does not have one, or has mistakes."""
    wanted = []
    for code in dict.fromkeys(codes):
        translation = read_translation(pack, find_language(pack, code))
        try:
            wanted.append(Wanted(code, translation, find_locale(code)))
        except StarterError as error:
            wanted.append(Wanted(code, translation, None, str(error)))
    return wanted


def load_translation(
    wanted: Wanted, pack: Pack, source: Plan, *, country: str, dry_run: bool, progress: Progress | None
) -> Report:
    """Load one language as drafts. The caller holds the transaction.

    pack: the pack as it was read. source: the plan for its own language, carried out unless this is a dry run.
    """
    code = wanted.locale.language_code if wanted.locale else wanted.code
    report = Report(pack.name, pack.version, code, dry_run=dry_run, is_translation=True)
    if wanted.locale is None:
        report.notes.append(f"Skipped. {wanted.why}")
        return report
    translated = choose_disclaimers(
        translate_pack(pack, wanted.translation), country=country, language=get_primary(wanted.translation.language)
    )
    parent = source.place.parent.get_translation_or_none(wanted.locale)
    place = Place(source.place.site, parent.specific if parent else None, wanted.locale)
    plan = TranslationPlan(source, translated, place, replace(source.options, publish=False))
    if not dry_run:
        TranslationWriter(plan, checked={}, progress=progress).run()
    report.lines = make_lines(plan)
    if report.changes_anything:
        report.notes.append(REVIEW)
    return report
