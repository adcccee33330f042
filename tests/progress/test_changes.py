"""What changed in a source since it was translated, beside the old text and its translation."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.helpers import get_locale
from tests.progress.standing import needs_localize, stand, sync
from tests.translation import localize
from wagtail_backcare.progress.standing import State

pytestmark = pytest.mark.django_db


@needs_localize
def test_what_changed_stands_beside_the_old_text_and_its_translation(english, client, admin_user):
    from wagtail_localize.models import StringTranslation, Translation

    localize.submit(english)
    translation = Translation.objects.get(source__object_id=english.translation_key)
    string = translation.source.stringsegment_set.get(string__data="A summary in plain words.")
    StringTranslation.objects.create(
        translation_of=string.string, locale=get_locale("es"), context=string.context, data="Un resumen."
    )
    english.summary = "Another summary."
    english.save_revision().publish()
    client.force_login(admin_user)

    assert read_changes(client, translation) == [["A summary in plain words.", "Another summary.", "Un resumen."]]
    assert stand(english).state == State.STALE


def read_changes(client, translation) -> list[list[str]]:
    page = client.get(reverse("backcare_progress_changes", args=[translation.pk]))
    rows = BeautifulSoup(page.content, "html.parser").select(".backcare-sheet tbody tr")
    return [[cell.text.strip() for cell in row.select("td")] for row in rows]


@needs_localize
def test_what_changed_is_told_after_a_sync_too_until_the_translation_is_published(
    english, spanish_row, admin, django_capture_on_commit_callbacks
):
    change = ["A summary in plain words.", "Another summary.", "ES A summary in plain words."]
    english.summary = "Another summary."
    english.save_revision().publish()
    assert read_changes(admin, spanish_row) == [change]

    sync(admin, spanish_row)
    assert read_changes(admin, spanish_row) == [change]
    report = admin.get(reverse("backcare_progress"), {"language": "es", "kind": "page"})
    assert reverse("backcare_progress_changes", args=[spanish_row.pk]) in report.content.decode()

    localize.translate_all(spanish_row)
    assert read_changes(admin, spanish_row) == [change]

    with django_capture_on_commit_callbacks(execute=True):
        spanish_row.save_target(publish=True)
    assert read_changes(admin, spanish_row) == []
    assert stand(english).changed is None


@needs_localize
@pytest.mark.parametrize("is_synced", [False, True])
def test_a_new_paragraph_leaves_those_after_it_alone(english, spanish_row, admin, is_synced):
    body = english.body.get_prep_value()
    text = body[1]["value"]["content"][0]["value"]
    body[1]["value"]["content"][0]["value"] = text.replace("<p>It goes", "<p>It is new.</p><p>It goes")
    english.body = body
    english.save_revision().publish()
    if is_synced:
        sync(admin, spanish_row)

    assert read_changes(admin, spanish_row) == [["–", "It is new.", "–"]]


@needs_localize
def test_a_translation_that_was_corrected_in_the_editor_has_its_original(english, spanish_row, admin):
    strings = spanish_row.source.stringsegment_set.all()
    summary = strings.get(string__data="A summary in plain words.")
    summary.string.translations.update(data="Un resumen mejor.")
    assert read_changes(admin, spanish_row) == []

    english.summary = "Another summary."
    english.save_revision().publish()
    sync(admin, spanish_row)

    change = ["A summary in plain words.", "Another summary.", "ES A summary in plain words."]
    assert read_changes(admin, spanish_row) == [change]
