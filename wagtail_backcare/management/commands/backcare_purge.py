from django.core.management.base import BaseCommand, CommandError

from wagtail_backcare.purge.queue import has_frontend_cache
from wagtail_backcare.purge.repeat import repeat_purges


class Command(BaseCommand):
    help = "Repeats purges of the cache in front of the site that failed. Run it now and then, as from cron."

    def handle(self, **options):
        if not has_frontend_cache():
            raise CommandError("This site has no cache that Wagtail can purge: WAGTAILFRONTENDCACHE is not set.")
        done, failed = repeat_purges()
        self.stdout.write(f"Purged: {done} batches.")
        if failed:
            lines = [f"{purge.reason}: {purge.error.splitlines()[0]}" for purge in failed]
            raise CommandError(f"Failed again: {len(failed)} batches.\n" + "\n".join(lines))
