"""What the rules find on many pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site

from tests.helpers import (
    create_condition,
    create_guide,
    create_index,
    create_treatment,
    get_locale,
    get_site,
    help_section,
    make_live,
)
from tests.testapp.models import HomePage
from wagtail_backcare.readiness import findings
from wagtail_backcare.readiness.findings import get_pages, iter_findings

pytestmark = pytest.mark.django_db


def titles(pages) -> list[str]:
    return [page.title for page in pages]


@pytest.fixture
def section(fit_site):
    index = create_index()
    create_condition(parent=index)
    create_guide(parent=index, live=False)
    get_site().root_page.add_child(instance=HomePage(title="Other", slug="other"))
    return index


def test_live_health_pages_in_the_order_of_the_tree(section):
    assert titles(get_pages()) == ["Conditions", "Low back pain"]


def test_drafts_are_those_with_text_that_readers_do_not_see(section):
    page = section.get_children().live().get().specific
    page.summary = "Newer."
    page.save_revision()

    assert titles(get_pages(drafts=True)) == ["Low back pain", "A session"]


def test_pages_of_a_kind_and_of_a_site(section):
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Second", slug="second"))
    site = Site.objects.create(hostname="second.example", root_page=home)
    create_treatment(parent=home)

    assert titles(get_pages(kind="treatment")) == ["Acupuncture"]
    assert titles(get_pages(kind="index")) == ["Conditions"]
    assert titles(get_pages(site=site)) == ["Acupuncture"]
    assert titles(get_pages(site=get_site())) == ["Conditions", "Low back pain"]


def test_a_site_shows_translations_of_its_home_page_too(section):
    translated = section.copy_for_translation(get_locale("es"), copy_parents=True)
    make_live(translated)

    assert titles(get_pages(site=get_site())) == ["Conditions", "Low back pain", "Conditions"]


def test_each_page_comes_with_its_problems(section):
    found = {finding.page.title: [p.code for p in finding.problems] for finding in iter_findings(get_pages())}

    assert found == {"Conditions": [], "Low back pain": ["help_cards.missing", "review.missing"]}


def test_drafts_are_judged_by_their_newest_revision(fit_site):
    page = create_condition(body=[help_section()])
    page.body = []
    page.save_revision()

    (live,) = iter_findings(get_pages())
    (draft,) = iter_findings(get_pages(drafts=True), drafts=True)

    assert [p.code for p in live.problems] == ["review.missing"]
    assert [p.code for p in draft.problems] == ["help_cards.missing", "review.missing"]


def test_problems_are_picked_by_rule_and_by_how_serious_they_are(section):
    finding = list(iter_findings(get_pages()))[1]

    assert [p.code for p in finding.pick(rule="review").problems] == ["review.missing"]
    assert [p.code for p in finding.pick(severity="must_fix").problems] == ["help_cards.missing"]
    assert finding.pick(rule="review", severity="must_fix").problems == []


def test_a_batch_costs_the_same_for_few_and_for_many(fit_site, monkeypatch):
    for number in range(4):
        create_condition(slug=f"page-{number}", body=[help_section()])

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert len(list(iter_findings(get_pages()))) == 4
        return len(queries)

    in_one = count()
    monkeypatch.setattr(findings, "BATCH", 2)

    assert in_one == 6, "the keys, the pages, and four for what rules need to know"
    assert count() == 1 + 2 * 5
