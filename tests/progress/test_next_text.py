"""The safety text that would go live."""

import pytest

from tests.helpers import create_guide, create_question, section
from tests.progress.standing import needs_localize
from tests.translation import localize
from wagtail_backcare.gate.drafts import get_next_text
from wagtail_backcare.gate.safety import find_safety_strings
from wagtail_backcare.pages.models import GuidePage
from wagtail_backcare.progress.localize import collect_localize
from wagtail_backcare.progress.next_text import put_in_translations
from wagtail_backcare.translation.texts import make_text_fingerprint

pytestmark = pytest.mark.django_db


RICH = (
    '<p>You <b>must</b> not drive &amp; must not <a href="https://example.com/">swim</a>.</p>'
    "<ul><li>One hour</li>\n<li>Two hours < three</li></ul><p>Rest.<br/>Don&#x27;t&nbsp;run.</p>"
)


@needs_localize
def test_the_next_text_is_the_one_that_wagtail_localize_would_make(english, django_capture_on_commit_callbacks):
    question = create_question(question="Who must not have it?", answer="<p>People who take “blood thinners”.</p>")
    questions = ("questions", {"title": "", "questions": [("shared_question", question)]})
    body = [
        section("when_to_get_help", ("text", RICH), ("help_cards", {"shared": None, "cards": CARDS})),
        section("side_effects", ("side_effects", {"title": "", "items": [EFFECT]}), heading="For R&D"),
        section("who_should_take_care", questions),
    ]
    page = create_guide(body=body)
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        row = localize.submit(page)
        localize.translate(question)
    for number, segment in enumerate(row.source.stringsegment_set.order_by("order")):
        if number % 4 != 3:
            words = segment.string.data.replace("ou", "&amp;").replace(" ", "  no ", 1)
            segment.string.translations.create(context=segment.context, locale=row.target_locale, data=words)
    row.save_target(publish=False)
    raw = page.body.get_prep_value()
    raw[1]["value"]["content"][0]["value"]["items"][0]["value"]["people"] = 5
    page.body = raw
    page.save_revision().publish()
    row.source.update_from_db()
    target = GuidePage.objects.get(pk=row.get_target_instance().pk)
    facts = collect_localize([page.translation_key])

    strings = put_in_translations(
        find_safety_strings(GuidePage.objects.get(pk=page.pk)),
        find_safety_strings(target),
        segments=facts.segments[row.source_id],
        done=facts.done[page.translation_key, row.target_locale_id],
    )

    expected = find_safety_strings(get_next_text(target))
    assert [(s.path, s.text.split()) for s in strings] == [(s.path, s.text.split()) for s in expected]
    assert make_text_fingerprint(strings) == make_text_fingerprint(expected)
    assert {"5", "ES Who must not have it?"} <= {string.text for string in strings}


EFFECT = {"effect": "you may faint", "people": 1, "out_of": 1000, "what_to_do": "Lie down."}
CARDS = [("emergency", {"heading": "Call & wait", "signs": ["you cannot feel your legs", "R&D < 3\nfor hours"]})]
