import io
from datetime import UTC, date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.past_pages.compose import find_page_versions, get_day
from wagtail_backcare.past_pages.document import render_document
from wagtail_backcare.past_pages.find import PageNotFoundError, find_page
from wagtail_backcare.past_pages.rows import iter_rows, write_csv


class Command(BaseCommand):
    help = "Show what readers saw of a page on a day, even if the page has been changed, moved or deleted since."

    def add_arguments(self, parser):
        parser.add_argument("page", metavar="PAGE", help="its number, or its address on that day, such as /back-pain/")
        parser.add_argument("--on", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD", help="the day")
        parser.add_argument("--format", choices=["text", "csv", "html"], default="text", help="text by default")
        parser.add_argument("--output", type=Path, metavar="PATH", help="the file to write; with html, a folder")

    def handle(self, *, page, on, format, output, **options):
        span = get_day(on)
        try:
            page_id = find_page(page, *span)
        except PageNotFoundError as error:
            raise CommandError(str(error)) from error
        versions = find_page_versions(page_id, *span)
        if not versions:
            raise CommandError(f"No reader saw page {page_id} on {on}, as far as is on record.")
        if format == "html":
            self.write_documents(versions, output)
        else:
            self.write(self.make_csv(versions) if format == "csv" else self.make_text(versions), output)

    def make_csv(self, versions):
        file = io.StringIO(newline="")
        write_csv(file, versions)
        return file.getvalue()

    def make_text(self, versions):
        rows = [row for then in versions for row in iter_rows(then)]
        return "\n".join(row.as_line() for row in rows)

    def write(self, text, output):
        if output is None:
            self.stdout.write(text)
        else:
            output.write_text(text, encoding="utf-8", newline="")
            self.stdout.write(f"Written to {output}.")

    def write_documents(self, versions, output):
        if output is None:
            if len(versions) > 1:
                raise CommandError(f"Readers saw {len(versions)} texts that day. Name a folder with --output.")
            self.stdout.write(render_document(versions[0]))
            return
        output.mkdir(parents=True, exist_ok=True)
        for then in versions:
            path = output / f"page-{then.entry.page_id}-{then.starts.astimezone(UTC):%Y%m%dT%H%M%S%fZ}.html"
            path.write_text(render_document(then), encoding="utf-8")
            self.stdout.write(f"Written to {path}.")
