"""Sites whose page types do not fit: what the error says, and what is left out."""

import pytest
from django.test import override_settings

from tests.helpers import get_site
from tests.starter.limit import limit
from tests.starter.packs import write_pack
from tests.starter.snapshot import take_snapshot
from tests.testapp.models import BlogPage, HomePage
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage, TreatmentPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path / "neck")


@pytest.fixture
def home():
    page = HomePage(title="Home", slug="our-home")
    get_site().root_page.add_child(instance=page)
    return page


def fail(pack, **options):
    """The error of a run, which must not have written anything."""
    before = take_snapshot()
    with pytest.raises(StarterError) as caught:
        load_pack(pack, **options)
    assert take_snapshot() == before
    return str(caught.value)


def test_parent_that_forbids_the_pages_prints_the_line_to_add(pack, home):
    with limit(HomePage, subpage_types=["testapp.BlogPage"]):
        message = fail(pack, parent=home)

    assert "No wagtail_backcare_pages.HealthIndexPage may stand below a testapp.HomePage." in message
    assert "Write in the class HomePage of tests.testapp.models:" in message
    assert '    subpage_types = ["testapp.BlogPage", "wagtail_backcare_pages.HealthIndexPage"]' in message.splitlines()


def test_the_line_to_add_is_right(pack, home):
    with limit(HomePage, subpage_types=["testapp.BlogPage", "wagtail_backcare_pages.HealthIndexPage"]):
        report = load_pack(pack, parent=home)

    assert report.count(Outcome.CREATED) == len(report.lines)


def test_page_that_forbids_its_parent_prints_the_line_to_add(pack, home):
    with limit(HealthIndexPage, parent_page_types=["testapp.BlogPage"]):
        message = fail(pack, parent=home)

    assert "Write in the class HealthIndexPage of wagtail_backcare.pages.models:" in message
    assert '    parent_page_types = ["testapp.BlogPage", "testapp.HomePage"]' in message.splitlines()


def test_dry_run_meets_the_same_errors(pack, home):
    with limit(HomePage, subpage_types=[]):
        assert "    subpage_types = [" in fail(pack, parent=home, dry_run=True)


def test_index_of_the_package_that_forbids_the_sites_own_pages(pack):
    with override_settings(WAGTAIL_BACKCARE={"PAGE_MODELS": {"condition": "testapp.BlogPage"}}):
        message = fail(pack)

    assert "No testapp.BlogPage may stand below the package's HealthIndexPage." in message
    assert 'WAGTAIL_BACKCARE = {"PAGE_MODELS": {"index": "app.Model"}}' in message


@pytest.mark.parametrize("label", ["testapp.MissingPage", "absent.ConditionPage"])
def test_kind_without_a_model_names_the_setting(pack, label):
    with override_settings(WAGTAIL_BACKCARE={"PAGE_MODELS": {"condition": label}}):
        message = fail(pack)

    assert f"The site has no page model for the kind condition: {label} does not exist." in message
    assert 'WAGTAIL_BACKCARE = {"PAGE_MODELS": {"condition": "app.Model"}}' in message


def test_the_sites_own_page_types_are_used_and_what_they_cannot_hold_is_told(pack):
    own = {"PAGE_MODELS": {"condition": "testapp.BlogPage"}}
    allowed = ["testapp.BlogPage", "wagtail_backcare_pages.TreatmentPage"]
    with override_settings(WAGTAIL_BACKCARE=own), limit(HealthIndexPage, subpage_types=allowed):
        planned = load_pack(pack, dry_run=True)
        report = load_pack(pack)

        again = load_pack(pack)

    page = BlogPage.objects.get()
    assert page.title == "Neck pain"
    assert not ConditionPage.objects.exists()
    [line] = [line for line in report.lines if line.key == "neck-pain"]
    assert "testapp.BlogPage cannot hold: summary, audience, author, related_links, other_names, body_area" in line.note
    assert "overview, when_to_get_help, questions, disclaimer" in line.note
    assert planned.lines == report.lines
    assert again.count(Outcome.UNCHANGED) == len(report.lines)


def test_blocks_that_the_site_hides_are_left_out_and_told(pack):
    with override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["key_facts", "questions"]}):
        report = load_pack(pack)

    [line] = [line for line in report.lines if line.key == "neck-pain"]
    assert line.note == "wagtail_backcare_pages.ConditionPage cannot hold: key_facts, questions"
    body = ConditionPage.objects.get().body
    assert [section.block_type for section in body] == ["overview", "when_to_get_help", "disclaimer"]
    assert [block.block_type for block in body[0].value["content"]] == ["text"]


def test_a_block_that_is_shown_again_is_newer_text(pack):
    with override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["key_facts"]}):
        load_pack(pack)

    report = load_pack(pack, update=True)

    assert [line.key for line in report.of(Outcome.UPDATED)] == ["neck-pain"]
    assert [block.block_type for block in ConditionPage.objects.get().body[0].value["content"]] == ["text", "key_facts"]


def test_what_a_block_of_the_site_refuses_is_told_with_the_file(pack):
    """The site's own rules are asked as well as the pack's schema."""
    block = TreatmentPage._meta.get_field("body").stream_block.child_blocks["evidence"].child_blocks["content"]
    sources = block.child_blocks["evidence_statement"].child_blocks["sources"]
    sources.meta.min_num = 2
    try:
        message = fail(pack)
    finally:
        sources.meta.min_num = 1

    assert message.startswith("neck/pages/03-exercise.yaml:1: The site refuses exercise: 0: content: 0: sources:")
