"""A change of the clinic's details is asked of every rule about sites, with the details as they would be."""

import pytest
from django.db import transaction

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section
from wagtail_backcare.gate.refusal import NotFitError
from wagtail_backcare.models import ClinicSettings
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.rules import Problem, Rule, get_rules
from wagtail_backcare.rules.by_kind import RULES_BY_KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def needs_phone(monkeypatch):
    """A rule of the site's own: conditions stand only on sites whose clinic can be called."""

    def check(facts):
        if not facts.extra["phone"]:
            yield Problem("phone.missing", "The clinic has no telephone.", "Enter one.", field="body")

    def get_facts(page):
        return {"phone": ClinicSettings.objects.values_list("phone", flat=True).first() or ""}

    monkeypatch.setitem(get_rules(), "phone", Rule("phone", check, "A telephone", about_site=True))
    monkeypatch.setattr(ConditionPage, "backcare_rules", {**RULES_BY_KIND["condition"], "phone": "must_fix"})
    monkeypatch.setattr(ConditionPage, "get_rule_facts", get_facts)


@pytest.fixture
def details(needs_phone):
    create_disclaimer()
    return create_clinic(phone="01632 960 000")


def test_a_detail_goes_that_a_rule_of_the_site_s_own_needs(details):
    create_condition(body=[help_section()])
    details.phone = ""

    with pytest.raises(NotFitError) as refusal:
        details.save()

    (problem,) = refusal.value.problems
    assert (problem.code, problem.field) == ("phone.missing", "")
    assert "such as “Low back pain”" in problem.message
    assert ClinicSettings.objects.get().phone == "01632 960 000"


def test_all_details_go(details):
    create_condition(body=[help_section()])

    with pytest.raises(NotFitError) as refusal, transaction.atomic():
        details.delete()

    assert {problem.code for problem in refusal.value.problems} == {"phone.missing", "country.missing"}
    assert ClinicSettings.objects.get().phone == "01632 960 000"


def test_a_detail_changes_that_no_rule_needs(details):
    create_condition(body=[help_section()])
    details.clinic_name = "Another name"

    details.save()

    assert ClinicSettings.objects.get().clinic_name == "Another name"


def test_what_live_pages_lack_already_keeps_nobody_from_saving(details):
    ClinicSettings.objects.update(phone="")
    details.refresh_from_db()
    create_condition(body=[help_section()])
    details.clinic_name = "Another name"

    details.save()

    assert ClinicSettings.objects.get().clinic_name == "Another name"
