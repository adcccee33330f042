from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Site

from clinic.demo import (
    LOGINS,
    OtherSiteError,
    create_clinic,
    create_people,
    find_codes,
    link_home,
    publish_starter_content,
    record_reviews,
    set_address,
    translate_clinic,
)
from clinic.models import HomePage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.problems import StarterError


class Command(BaseCommand):
    help = (
        "Fill an empty site with a made-up clinic and the starter content. A second run changes nothing. "
        "Logins are made only where DEBUG is on, for everybody knows their passwords."
    )

    def add_arguments(self, parser):
        parser.add_argument("--checked-by", default="", help="who checked the starter content (needed without DEBUG)")
        parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="when it was checked")

    def handle(self, *, checked_by, on, **options):
        try:
            with transaction.atomic():
                self.fill(checked_by, on)
        except (OtherSiteError, StarterError) as error:
            raise CommandError(str(error)) from error

    def fill(self, checked_by, on):
        is_new = not HomePage.objects.exists()
        site = create_clinic() if is_new else Site.objects.get(is_default_site=True)
        load_pack("back-pain", site=site, country="GB")
        record_reviews("back-pain")
        load_pack("back-pain", site=site, publish=True, checked_by=checked_by, checked_on=on)
        if is_new:
            link_home(site)
        self.add_languages(site)
        set_address(site)
        people = create_people() if settings.DEBUG else []
        self.stdout.write("The example clinic is ready." if is_new else "The example clinic was there already.")
        if settings.DEBUG:
            self.print_logins(people)

    def add_languages(self, site):
        """The whole site in each further language. Without DEBUG the health pages stay drafts.

        People who do not exist sign them here, and that is no check.
        """
        codes = find_codes()
        for code in codes:
            translate_clinic(site, code)
        load_pack("back-pain", site=site, languages=codes)
        for code in codes if settings.DEBUG else []:
            publish_starter_content(code)

    def print_logins(self, people):
        base = settings.WAGTAILADMIN_BASE_URL
        self.stdout.write(f"Site:  {base}/\nAdmin: {base}/admin/")
        for name, (password, _group, what) in LOGINS.items():
            self.stdout.write(f"  {name} / {password}".ljust(28) + what)
        if not people:
            self.stdout.write("(unless you changed these passwords)")
