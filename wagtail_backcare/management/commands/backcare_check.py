import sys

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import AbstractPage

from wagtail_backcare.kinds import Kind
from wagtail_backcare.readiness.adopting import foresee
from wagtail_backcare.readiness.findings import get_pages, iter_findings
from wagtail_backcare.readiness.text_report import describe_adoption, describe_findings
from wagtail_backcare.starter.place import find_site
from wagtail_backcare.starter.problems import StarterError


class Command(BaseCommand):
    help = "Lists what live health pages lack, or which pages of a type would be withheld if it got the mixin."

    def add_arguments(self, parser):
        parser.add_argument("--fail", action="store_true", help="Exit with status 1 if something must be fixed.")
        parser.add_argument("--site", metavar="HOST", help="Look at the pages of this site alone.")
        parser.add_argument("--kind", choices=Kind.values, help="Look at this kind of page alone.")
        parser.add_argument("--drafts", action="store_true", help="Look at unpublished text instead of live pages.")
        parser.add_argument("--adopt", metavar="APP.MODEL", help="A page type that is to get the mixin.")

    def handle(self, **options):
        text, must_fix = self.look_ahead(options) if options["adopt"] else self.look_at_pages(options)
        if options["verbosity"] > 0:
            self.stdout.write(text)
        if options["fail"] and must_fix:
            sys.exit(1)

    def look_at_pages(self, options) -> tuple[str, int]:
        try:
            site = find_site(options["site"]) if options["site"] else None
        except StarterError as error:
            raise CommandError(str(error)) from error
        pages = get_pages(drafts=options["drafts"], site=site, kind=options["kind"] or "")
        return describe_findings(iter_findings(pages, drafts=options["drafts"]))

    def look_ahead(self, options) -> tuple[str, int]:
        try:
            model = apps.get_model(options["adopt"])
        except (LookupError, ValueError) as error:
            raise CommandError(str(error)) from error
        if not issubclass(model, AbstractPage):
            raise CommandError(f"{model._meta.label} is no page type. Name one as APP.MODEL, such as website.BlogPage.")
        adoption = foresee(model, kind=options["kind"] or Kind.ARTICLE)
        return describe_adoption(adoption), len(adoption.withheld) + len(adoption.with_package_text)
