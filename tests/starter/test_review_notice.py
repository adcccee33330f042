"""What an editor sees of a translation that nobody has checked."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import Page

from tests.starter.translated import get, load, publish
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.starter.log_actions import LOADED
from wagtail_backcare.starter.translations.review_notice import needs_review

NOTICE = "This translation came with the starter content."


pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_history_and_report_say_that_a_clinician_must_review(folder, homes, way):
    [report] = load(folder)

    assert "Each needs review by a clinician who reads this language before it is published." in report.to_text()
    for model in (ConditionPage, HelpCardSet, Clinician):
        [entry] = registry.get_logs_for_instance(get(model)).filter(action=LOADED)
        assert entry.message == (
            "Loaded from the content pack neck 1, in the language es. "
            "Needs review by a clinician who reads this language"
        )


@pytest.mark.parametrize("model", [ConditionPage, HelpCardSet, Question, Disclaimer, Clinician])
def test_the_editor_says_so_until_it_is_published(folder, homes, way, admin_client, model):
    load(folder)
    draft = get(model)

    assert NOTICE in open_editor(admin_client, draft)
    assert NOTICE not in open_editor(admin_client, get(model, "en"))
    if model is Clinician:
        registry.log(draft, "wagtail.edit")
    else:
        publish(draft)
    assert not needs_review(get(model))
    assert NOTICE not in open_editor(admin_client, draft)


def open_editor(client, instance):
    """What the editor shows above its form: the messages for whoever opened it."""
    if isinstance(instance, Page):
        address = reverse("wagtailadmin_pages:edit", args=[instance.pk])
    else:
        address = reverse(instance.snippet_viewset.get_url_name("edit"), args=[instance.pk])
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode() + "".join(str(message) for message in get_messages(response.wsgi_request))
