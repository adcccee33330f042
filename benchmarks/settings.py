"""Settings of the benchmark's site: what ``wagtail start`` gives, and the package. No debug, templates cached."""

import os
from importlib.util import find_spec
from pathlib import Path

#: Holds the database and the static article while the benchmark runs.
FOLDER = Path(os.environ["BACKCARE_BENCHMARK_FOLDER"])

#: The comparison with the blocks of wagtail-nhsuk-frontend needs that package, which the extra "bench" brings.
HAS_NHSUK = find_spec("wagtailnhsukfrontend") is not None

SECRET_KEY = "not-secret-in-benchmarks"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["*"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "benchmarks.urls"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True

#: Some pages are measured in so many languages; the first is that of all others.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    (code, code)
    for code in "en es fr de ar it pt nl pl cs da fi el hu sv tr uk he ro ja".split()  # noqa: SIM905
]

# Connections are kept, as behind a server that is set up well.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": FOLDER / "site.sqlite3",
        "CONN_MAX_AGE": None,
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

INSTALLED_APPS = [
    "benchmarks.app",
    "wagtail_backcare",
    "wagtail_backcare.pages",
    *(["wagtailnhsukfrontend"] if HAS_NHSUK else []),
    "wagtail.contrib.settings",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "benchmarks.app.middleware.PageCache",
    "benchmarks.app.middleware.SiteLookup",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [FOLDER / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

STATIC_URL = "/static/"
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

WAGTAIL_SITE_NAME = "Benchmark"
WAGTAILADMIN_BASE_URL = "http://localhost"
# Tables are made without migrations, which would make the search index: it is made for the searches alone.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}

WAGTAIL_BACKCARE = {"BASE_TEMPLATE": "benchmarks/base.html"}


class _NoMigrations:
    """Tables straight from the models: seconds instead of half a minute."""

    def __contains__(self, app_label):
        return True

    def __getitem__(self, app_label):
        return None


MIGRATION_MODULES = _NoMigrations()
