from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.archive.retention import count_old, get_limit, prune
from wagtail_backcare.past_pages.whole import record_all


class Command(BaseCommand):
    help = "Keep the record of what readers saw: complete it, or delete what is older than ARCHIVE_DAYS."

    def add_arguments(self, parser):
        action = parser.add_mutually_exclusive_group(required=True)
        action.add_argument(
            "--record-all",
            action="store_true",
            help="write down what every live page shows now; a second run writes nothing",
        )
        action.add_argument("--prune", action="store_true", help="delete what readers have not seen for ARCHIVE_DAYS")
        parser.add_argument("--dry-run", action="store_true", help="with --prune: only say how many would be deleted")

    def handle(self, *, record_all, prune, dry_run, **options):
        if record_all:
            self.record()
        else:
            self.prune(dry_run)

    def record(self):
        report = record_all()
        self.stdout.write(f"{report.added} entries added, {report.closed} closed.")

    def prune(self, dry_run):
        limit = get_limit()
        if limit is None:
            raise CommandError("ARCHIVE_DAYS is not set, so everything is kept. Nothing was deleted.")
        if dry_run:
            self.stdout.write(f"{count_old(limit)} entries were closed before {limit:%Y-%m-%d} and would be deleted.")
            return
        entries, texts = prune(limit)
        self.stdout.write(f"{entries} entries and {texts} texts deleted, closed before {limit:%Y-%m-%d}.")
