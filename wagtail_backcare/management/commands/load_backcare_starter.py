from datetime import date

from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.starter.load import SEPARATE_PARTS, load_pack
from wagtail_backcare.starter.problems import StarterError


class Command(BaseCommand):
    help = "Loads a content pack: pages, questions, help cards, sources and disclaimers, as drafts unless published."

    def add_arguments(self, parser):
        parser.add_argument("--pack", default="back-pain", help="Name of a pack, or the path of a pack's folder.")
        parser.add_argument("--parent", default="", metavar="PATH", help="Address of the page below which pages go.")
        parser.add_argument("--locale", metavar="CODE", help="Language of the site to load into; else the parent's.")
        parser.add_argument("--site", metavar="HOST", help="Hostname of the site; else the default site.")
        parser.add_argument("--country", default="", metavar="CODE", help="Fills in the clinic's country if empty.")
        parser.add_argument("--only", action="append", choices=SEPARATE_PARTS, help="Load this part of the pack alone.")
        parser.add_argument("--publish", action="store_true", help="Go live instead of saving drafts.")
        parser.add_argument("--checked-by", default="", metavar="NAME", help="Who has checked the texts.")
        parser.add_argument("--on", type=read_date, metavar="YYYY-MM-DD", help="When the texts were checked.")
        parser.add_argument("--update", action="store_true", help="Take newer text for items that nobody changed.")
        parser.add_argument("--restore", action="store_true", help="Put back items that an editor deleted.")
        parser.add_argument(
            "--languages", type=read_codes, default=[], metavar="CODES", help="Translations to load, such as es,de."
        )
        parser.add_argument("--dry-run", action="store_true", help="Report what would be done, and write nothing.")

    def handle(self, **options):
        show_bar = self.stderr.isatty() and options["verbosity"] > 0
        try:
            report = load_pack(
                options["pack"],
                parent=options["parent"],
                locale=options["locale"],
                site=options["site"],
                country=options["country"],
                only=options["only"],
                publish=options["publish"],
                checked_by=options["checked_by"],
                checked_on=options["on"],
                update=options["update"],
                restore=options["restore"],
                languages=options["languages"],
                dry_run=options["dry_run"],
                progress=self.show_progress if show_bar else None,
            )
        except StarterError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        if options["verbosity"] > 0:
            self.stdout.write(report.to_text())

    def show_progress(self, done: int, total: int, name: str) -> None:
        """One line that is written over and over, and cleared at the end."""
        filled = 30 * done // max(total, 1)
        bar = f"[{'#' * filled}{'.' * (30 - filled)}] {done}/{total} {name[:40]:<40}"
        self.stderr.write("\r" + (" " * len(bar) + "\r" if done == total else bar), ending="")


def read_date(text: str) -> date:
    """A date as YYYY-MM-DD; argparse turns the ValueError into its own message."""
    return date.fromisoformat(text)


def read_codes(text: str) -> list[str]:
    """Language codes with commas between them."""
    return [code.strip() for code in text.split(",") if code.strip()]
