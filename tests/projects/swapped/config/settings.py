"""A site that replaces Wagtail's base page (Wagtail 8 and newer): mixins only, without wagtail_localize."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent

WAGTAIL_PAGE_MODEL = "base.BasePage"

WAGTAIL_BACKCARE = {
    "BASE_TEMPLATE": "site/base.html",
    "PAGE_MODELS": {"condition": "health.ConditionPage", "index": "health.HealthIndexPage"},
}

INSTALLED_APPS = [
    "health",
    "base",
    "wagtail_backcare",
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
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "db.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "config.urls"
SECRET_KEY = "not-secret-in-tests"
DEBUG = True
ALLOWED_HOSTS = ["*"]
USE_TZ = True
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Swapped"
WAGTAILADMIN_BASE_URL = "http://testserver"
