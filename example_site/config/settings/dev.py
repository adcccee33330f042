"""A developer's machine, and ``make demo``."""

from config.env import read_list

from .base import *

DEBUG = True
SECRET_KEY = os.environ.get("SECRET_KEY") or "only-for-a-developers-machine"
ALLOWED_HOSTS = read_list("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# The demo shows what a clinic can ask for. Its reviews are by people who do not exist, so production asks for none.
WAGTAIL_BACKCARE = {**WAGTAIL_BACKCARE, "REVIEW_REQUIRED_ON": ["treatment"]}
