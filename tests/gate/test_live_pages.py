"""A page that is live and not fit stays manageable, and can be corrected."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail import VERSION as WAGTAIL_VERSION

from tests.helpers import (
    create_clinic,
    create_condition,
    create_disclaimer,
    create_index,
    create_treatment,
    get_locale,
    help_section,
    section,
)
from tests.routes.world import translate_home
from tests.starter.editor import make_form_data
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.rules import Rule, builtin, registry
from wagtail_backcare.rules.by_kind import RULES_BY_KIND

pytestmark = pytest.mark.django_db

TREATMENT_SECTIONS = ["side_effects", "who_should_take_care", "other_options"]

#: Every rule that keeps a page from going live on some kind of page.
BINDING = ["disclaimer", "help_cards", "country", "safety_text", "review", *TREATMENT_SECTIONS]


def fill(name):
    return section(name, ("text", "<p>Words.</p>"))


def create_unfit_live(rule: str):
    """A live page that breaks one rule and no other."""
    create_clinic(country="" if rule == "country" else "GB")
    if rule != "disclaimer":
        create_disclaimer()
    body = [] if rule == "help_cards" else [help_section()]
    if rule in TREATMENT_SECTIONS:
        body += [fill(name) for name in TREATMENT_SECTIONS if name != rule]
        return create_treatment(body=body)
    if rule == "safety_text":
        create_disclaimer(language="es", text="Solo para informar.")
        translate_home("es")
        page = create_condition(body=body).copy_for_translation(get_locale("es"))
        page.live = False
        type(page).objects.filter(pk=page.pk).update(live=True)
        return type(page).objects.get(pk=page.pk)
    return create_condition(parent=create_index(), body=body)


@pytest.fixture(params=BINDING)
def unfit(request, settings):
    """A live page that breaks one rule, and the name of the rule."""
    settings.WAGTAIL_BACKCARE = {"REVIEW_REQUIRED_ON": ["condition"] if request.param == "review" else []}
    page = create_unfit_live(request.param)
    page = type(page).objects.get(pk=page.pk)
    assert {p.rule for p in find_page_problems(page) if p.must_fix} == {request.param}
    return page, request.param


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def press(client, page, **data):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, {**make_form_data(page), **data}, follow=True)


def reload(page):
    return type(page).objects.get(pk=page.pk)


def test_every_binding_rule_is_walked():
    binding = {name for rules in RULES_BY_KIND.values() for name, severity in rules.items() if severity == "must_fix"}

    assert binding | {"review"} == set(BINDING)


def test_a_draft_is_saved(unfit, admin):
    page, _rule = unfit

    press(admin, page, summary="A draft.")

    assert reload(page).get_latest_revision_as_object().summary == "A draft."
    assert reload(page).summary == "A summary in plain words."


@pytest.mark.skipif(WAGTAIL_VERSION < (8, 0), reason="Wagtail 7.4 has no autosave")
def test_a_draft_saves_itself(unfit, admin):
    page, _rule = unfit
    data = {**make_form_data(page), "summary": "A draft."}

    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = admin.post(address, data, headers={"accept": "application/json"})

    assert response.json()["success"] is True
    assert reload(page).get_latest_revision_as_object().summary == "A draft."
    assert reload(page).live


def test_it_is_locked_and_unlocked(unfit, admin):
    page, _rule = unfit

    admin.post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
    assert reload(page).locked
    admin.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
    assert not reload(page).locked


def test_it_goes_through_a_workflow_and_back(unfit, admin):
    page, _rule = unfit

    press(admin, page, summary="Submitted.", **{"action-submit": "true"})
    state = reload(page).current_workflow_state
    assert state is not None
    args = [page.pk, "reject", state.current_task_state.pk]
    admin.post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": "No"})

    assert reload(page).current_workflow_state.status == "needs_changes"
    assert reload(page).live


def test_it_is_unpublished(unfit, admin):
    page, _rule = unfit

    admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert not reload(page).live


def test_it_is_unpublished_by_the_schedule(unfit):
    page, _rule = unfit

    page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    assert not reload(page).live


def test_a_dangerous_mistake_is_corrected(unfit, admin):
    page, rule = unfit

    response = press(admin, page, summary="Corrected.", **{"action-publish": "true"})

    if rule == "disclaimer":
        # Readers do not get this page as it is, so nothing is lost by waiting.
        assert [error.code for error in response.context["form"].non_field_errors().as_data()] == [
            "backcare.disclaimer.missing"
        ]
        assert reload(page).summary == "A summary in plain words."
    else:
        assert reload(page).summary == "Corrected."


def test_a_second_problem_is_not_added(unfit):
    page, rule = unfit
    if rule == "help_cards":
        pytest.skip("it has none to take away")
    draft = type(page).objects.get(pk=page.pk)
    raw = [child for child in draft.body.get_prep_value() if child["type"] != "when_to_get_help"]
    draft.body = draft.body.stream_block.to_python(raw)

    with pytest.raises(NotFitError) as refusal:
        draft.save_revision().publish()

    assert "help_cards.missing" in [problem.code for problem in refusal.value.problems]


def test_a_rule_binds_live_pages_from_the_day_that_the_site_sets(unfit, settings):
    page, rule = unfit
    if rule == "disclaimer":
        pytest.skip("it binds always")
    draft = page.get_latest_revision_as_object()
    today = timezone.localdate()
    draft.summary = "Corrected."

    settings.WAGTAIL_BACKCARE = {**settings.WAGTAIL_BACKCARE, "RULES_BIND_FROM": {rule: today}}
    with pytest.raises(NotFitError):
        draft.save_revision().publish()

    settings.WAGTAIL_BACKCARE = {**settings.WAGTAIL_BACKCARE, "RULES_BIND_FROM": {rule: today + timedelta(days=1)}}
    draft.save_revision().publish()
    assert reload(page).summary == "Corrected."


@pytest.fixture
def broken_rule(monkeypatch):
    """The rule about help cards fails by an error of its own."""

    def fail(facts):
        raise RuntimeError("out of order")

    registry.get_rules()
    broken = Rule("help_cards", fail, builtin.help_cards.RULE.summary)
    monkeypatch.setitem(registry._rules, "help_cards", broken)


def test_a_rule_that_fails_refuses_by_its_name(broken_rule, caplog, admin):
    create_clinic()
    create_disclaimer()
    page = create_condition(live=False, body=[help_section()])
    page.save_revision()

    response = press(admin, page, **{"action-publish": "true"})

    assert response.status_code == 200
    assert "the rule “help_cards” failed" in response.content.decode()
    assert "out of order" in caplog.text
    assert not reload(page).live


def test_a_rule_that_fails_does_not_stop_a_correction(broken_rule, admin):
    create_clinic()
    create_disclaimer()
    page = create_condition(body=[help_section()])

    press(admin, page, summary="Corrected.", **{"action-publish": "true"})

    assert reload(page).summary == "Corrected."
