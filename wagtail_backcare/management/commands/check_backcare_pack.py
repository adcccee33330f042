from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.starter.cross_checks import NAMES
from wagtail_backcare.starter.pack import PARTS, Pack, read_pack
from wagtail_backcare.starter.problems import PackError, Problem, StarterError
from wagtail_backcare.starter.translations.checks import check_translation
from wagtail_backcare.starter.translations.files import find_language, find_languages, read_translation


class Command(BaseCommand):
    help = (
        "Checks a content pack and its translations without loading them: every mistake with its file, its line and "
        "what to do about it."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("pack", metavar="FILE", help="A pack's pack.yaml, its folder, or the name of a pack here.")
        parser.add_argument(
            "--language", action="append", metavar="CODE", help="Check this translation alone; else all there are."
        )

    def handle(self, *, pack, language, **options):
        try:
            found = read_pack(pack.removesuffix("pack.yaml").rstrip("/") or ".")
            codes = [find_language(found, code) for code in language] if language else find_languages(found)
            problems = [problem for code in codes for problem in find_problems(found, code)]
            if problems:
                raise PackError(problems)
        except PackError as error:
            count = len(error.problems)
            noun = "mistake" if count == 1 else "mistakes"
            raise CommandError(f"{count} {noun} in the pack:\n{error}") from error
        except StarterError as error:
            raise CommandError(str(error)) from error
        parts = ", ".join(describe(part, len(found.items[part])) for part in PARTS if found.items[part])
        rows = f" {len(found.ledger)} rows of the ledger are accounted for." if found.ledger else ""
        complete = f" Translated in full: {', '.join(codes)}." if codes else ""
        self.stdout.write(
            f"The pack “{found.title}” ({found.name} {found.version}) has no mistakes: {parts}.{rows}{complete}"
        )


def describe(part: str, count: int) -> str:
    """For example “8 pages”."""
    return f"1 {NAMES[part]}" if count == 1 else f"{count} {part.replace('_', ' ')}"


def find_problems(pack: Pack, language: str) -> list[Problem]:
    """Every mistake in one translation, and every text that is still to be translated."""
    try:
        return list(check_translation(pack, read_translation(pack, language)))
    except PackError as error:
        return error.problems
