"""Settings of two processes of one site: a database in a file, files on a disk, and a cache that both can reach."""

import json
import os
from pathlib import Path

from tests.settings import *  # noqa: F403

FOLDER = Path(os.environ["BACKCARE_TEST_FOLDER"])

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "site.sqlite3"}}
CACHES = {
    # What Django sets up where a project says nothing: each process has its own.
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "shared": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": FOLDER / "cache"},
}
MEDIA_ROOT = FOLDER / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WAGTAIL_BACKCARE = json.loads(os.environ["BACKCARE_TEST_SETTING"])
MIDDLEWARE = ["wagtail_backcare.site_lookup.SiteLookupMiddleware", *MIDDLEWARE]  # noqa: F405
