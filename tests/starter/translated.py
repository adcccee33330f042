"""What tests of loading a translation share."""

from django.utils import timezone
from wagtail.models import Page

from tests.helpers import publish_disclaimer, sign_safety_text
from wagtail_backcare.models import Disclaimer, HelpCardSet
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.starter.load import load_pack

NECK = "translations/es/pages/02-neck.yaml"


def load(folder, *languages, **options):
    """Load the pack, and return the reports on its languages: Spanish, unless others are named."""
    return load_pack(str(folder), languages=languages or ["es"], **options).translations


def outcome(report, part, key):
    [line] = [line for line in report.lines if (line.part, line.key) == (part, key)]
    return line.outcome, line.note


def get(model, code="es"):
    return model.objects.get(locale__language_code=code)


def raw(page):
    return page.body.stream_block.get_prep_value(page.body)


def list_ids(value):
    if isinstance(value, dict):
        return ([value["id"]] if "id" in value else []) + [i for inner in value.values() for i in list_ids(inner)]
    return [i for inner in value for i in list_ids(inner)] if isinstance(value, list) else []


def publish(instance):
    """Let readers see the newest draft. The rules are not asked: these tests are not about what may be published."""
    instance = type(instance)._default_manager.get(pk=instance.pk)
    if isinstance(instance, Disclaimer):
        publish_disclaimer(instance)
    elif isinstance(instance, Page):
        page = instance.get_latest_revision_as_object()
        page.live = False
        page.save()
        state = {"live": True, "has_unpublished_changes": False, "first_published_at": timezone.now()}
        Page.objects.filter(pk=page.pk).update(**state)
    else:
        if isinstance(instance, HelpCardSet) and instance.locale.language_code != "en":
            sign_safety_text(instance.get_latest_revision_as_object())
        instance.get_latest_revision().publish()


def change_source_facts():
    """Let an editor change the first of the key facts in English."""
    page = get(ConditionPage, "en")
    page.body[0].value["content"][1].value["items"][0] = "My own words."
    page.save()
    page.save_revision()
