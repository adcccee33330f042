from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Locale

from wagtail_backcare.roles import make_roles


class Command(BaseCommand):
    help = "Makes groups of users for editors, clinical reviewers and translators; leaves existing groups alone."

    def add_arguments(self, parser):
        parser.add_argument(
            "--languages", metavar="CODES", help="Languages that get a group of translators, such as es,de."
        )

    def handle(self, **options):
        languages = options["languages"].split(",") if options["languages"] else None
        known = set(Locale.objects.values_list("language_code", flat=True))
        unknown = sorted(set(languages or ()) - known)
        if unknown:
            raise CommandError(
                f"No locale {', '.join(unknown)}. Add it in the admin under Settings, Locales. "
                f"There are: {', '.join(sorted(known))}."
            )
        for outcome in make_roles(languages):
            if outcome.reason:
                self.stdout.write(f"No group “{outcome.name}”: {outcome.reason}.")
            elif outcome.is_made:
                self.stdout.write(f"Made the group “{outcome.name}”.")
            else:
                self.stdout.write(f"Left the group “{outcome.name}” as it is.")
