"""Settings of the test project. Databases and caches of the services come by URL from the environment."""

import os
from pathlib import Path

import dj_database_url
from wagtail import VERSION as WAGTAIL_VERSION

BASE_DIR = Path(__file__).resolve().parent

if os.environ.get("DATABASE_URL", "").startswith("mysql"):
    import pymysql

    pymysql.install_as_MySQLdb()

DATABASES = {"default": dj_database_url.config(default="sqlite://:memory:")}

REDIS_URL = os.environ.get("REDIS_URL", "")
# Each process of a test run has a database of its own in Redis, as it has one of its own in PostgreSQL or MariaDB.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": f"{REDIS_URL}?db={WORKER % 16}"}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

SECRET_KEY = "not-secret-in-tests"
DEBUG = False
ALLOWED_HOSTS = ["*"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "tests.urls"
WSGI_APPLICATION = None
USE_TZ = True
TIME_ZONE = "UTC"

INSTALLED_APPS = [
    "tests.testapp",
    "wagtail_backcare",
    "wagtail_backcare.pages",
    *([] if os.environ.get("BACKCARE_WITHOUT_LOCALIZE") else ["wagtail_localize", "wagtail_localize.locales"]),
    *(["wagtail.contrib.simple_translation"] if os.environ.get("BACKCARE_SIMPLE_TRANSLATION") else []),
    "wagtail.contrib.settings",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.sitemaps",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    *(["wagtail.api.v3", "ninja"] if WAGTAIL_VERSION >= (8, 0) else []),
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
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

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-root"
MEDIA_ROOT = BASE_DIR / "media-root"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

USE_I18N = True
LANGUAGE_CODE = os.environ.get("BACKCARE_LANGUAGE_CODE", "en")
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("en-gb", "British English"),
    ("es", "Spanish"),
    ("de", "German"),
    ("fr", "French"),
    ("ar", "Arabic"),
]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_SITE_NAME = "Back care tests"
WAGTAILADMIN_BASE_URL = "http://testserver"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
