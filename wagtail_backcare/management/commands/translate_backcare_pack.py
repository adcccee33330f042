from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.translations.skeleton import Written, write_translation


class Command(BaseCommand):
    help = (
        "Writes the files of a pack's translation: every text as a comment, with an empty place below it. A second run "
        "keeps what was translated, moves it where its text stands now, and marks what was made from an older text."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("pack", metavar="PACK", help="A pack's folder, or the name of a pack here.")
        parser.add_argument("--language", required=True, metavar="CODE", help="For example es, or pt-br.")

    def handle(self, *, pack, language, **options):
        try:
            found = read_pack(pack)
            written = write_translation(found, language)
        except StarterError as error:
            raise CommandError(f"Nothing was written.\n{error}") from error
        self.stdout.write(describe(written))


def describe(written: Written) -> str:
    """The outcome for people, in a few lines."""
    folder = written.files[0].parent if written.files else "."
    rows = [f"{len(written.files)} files in {folder}: {written.translated} texts translated, {written.open} to do."]
    if written.stale:
        rows.append(f"{written.stale} were made from an older text: look for “Changed since” in the files.")
    rows += [f"Dropped, as the pack has no such text any more: {place}" for place in written.dropped]
    return "\n".join(rows)
