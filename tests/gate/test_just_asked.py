"""Publishing a revision asks the rules once, unless something else is saved than what they were asked of."""

import pytest
from django.db.models.signals import pre_save
from wagtail.models import Page

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section, section
from wagtail_backcare.gate import decide
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.kept_drafts.models import KeptAsDraft, Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    create_clinic()
    create_disclaimer()
    create_condition(body=[help_section(), section("overview", ("text", "<p>Words.</p>"))], audience="Adults")
    return ConditionPage.objects.get()


@pytest.fixture
def asked(monkeypatch):
    """The summaries of the pages that the rules were asked about."""
    summaries = []
    find = decide.find_page_problems
    monkeypatch.setattr(
        decide, "find_page_problems", lambda page, **kwargs: summaries.append(page.summary) or find(page, **kwargs)
    )
    return summaries


def save_draft(page, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def change_before_saving(**fields):
    """A receiver of a site's own, called before the gate is."""

    def receive(sender, instance, **kwargs):
        for name, value in fields.items():
            setattr(instance, name, value)

    return receive


@pytest.fixture
def before_saving(monkeypatch):
    """Connects a receiver in front of the others."""
    found = list(pre_save.receivers)

    def connect(receiver):
        pre_save.connect(receiver, sender=ConditionPage, weak=False)
        pre_save.receivers.insert(0, pre_save.receivers.pop())
        pre_save.sender_receivers_cache.clear()

    yield connect
    pre_save.receivers[:] = found
    pre_save.sender_receivers_cache.clear()


def test_the_rules_are_asked_once(page, asked):
    save_draft(page, summary="Other words.").publish()

    assert asked == ["Other words."]
    assert ConditionPage.objects.get().summary == "Other words."


def test_what_is_changed_on_the_way_is_asked_about(page, asked, before_saving):
    before_saving(change_before_saving(summary="Words of a receiver."))

    save_draft(page, summary="Other words.").publish()

    assert asked == ["Other words.", "Words of a receiver."]


def test_a_body_that_is_emptied_on_the_way_is_refused(page, before_saving):
    before_saving(change_before_saving(body=[]))

    with pytest.raises(NotFitError):
        save_draft(page, summary="Other words.").publish()

    assert ConditionPage.objects.get().summary == "A summary in plain words."


def test_rows_that_belong_to_the_page_are_compared(page, asked, before_saving):
    def add_link(sender, instance, **kwargs):
        instance.related_links.add(
            type(instance).related_links.rel.related_model(related_page=Page.objects.get(depth=2))
        )

    before_saving(add_link)

    save_draft(page, summary="Other words.").publish()

    assert asked == ["Other words.", "Other words."]


def test_nothing_is_remembered_once_it_is_over(page, asked, monkeypatch):
    revision = save_draft(page, summary="Other words.")
    with monkeypatch.context() as patched:
        patched.setattr(ConditionPage, "save", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            revision.publish()
    draft = revision.as_object()
    draft.live, draft.live_revision = True, revision
    draft.save()

    assert asked == ["Other words.", "Other words."]


def test_publishing_twice_asks_twice(page, asked):
    save_draft(page, summary="Other words.").publish()
    save_draft(page, summary="Words again.").publish()

    assert asked == ["Other words.", "Words again."]


def test_publishing_what_readers_see_already_keeps_the_note_of_a_draft(page):
    note_kept(page, [], occasion=Occasion.SCHEDULE, shows_older_text=True)

    page.save_revision().publish()

    assert KeptAsDraft.objects.count() == 1
