"""Register the checks; called once, from ``ready()``."""

from django.core import checks

from wagtail_backcare.site_checks.languages import check_languages
from wagtail_backcare.site_checks.page_types import (
    check_health_blocks,
    check_mixin_order,
    check_panels,
    check_plain_streams,
    check_rules,
)
from wagtail_backcare.site_checks.templates import check_templates

TAG = "wagtail_backcare"


def connect() -> None:
    for check in (
        check_mixin_order,
        check_rules,
        check_health_blocks,
        check_plain_streams,
        check_panels,
        check_templates,
    ):
        checks.register(check, TAG)
    checks.register(check_languages, checks.Tags.database, TAG)
