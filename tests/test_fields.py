"""`BodyField`: what migrations store of it, what a historical model keeps, and whose body a value is."""

import copy
import json
import pickle

import pytest
from django.core.management import call_command
from django.db import connection, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.writer import MigrationWriter
from wagtail.blocks import StreamBlock
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import RemoveStreamChildrenOperation, RenameStreamChildrenOperation

from tests.helpers import create_condition, create_help_cards, section
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models import HelpCardSet
from wagtail_backcare.pages.models import ConditionPage

PATH = "wagtail_backcare.blocks.ConditionBody"


class ChangedBody(StreamBlock):
    """A body whose blocks are not those of the package."""


@pytest.fixture(scope="module")
def state(django_db_setup, django_db_blocker):
    """Models as a migration that follows the package's own would see them."""
    with django_db_blocker.unblock():
        return MigrationExecutor(connection).loader.project_state([("wagtail_backcare_pages", "0001_initial")])


@pytest.fixture
def page(db):
    body = [
        section("symptoms", ("text", "<p>It aches.</p>"), ("key_facts", {"items": ["It is common."]})),
        section("outlook", ("text", "<p>It often goes away.</p>")),
    ]
    page = create_condition(body=body, live=False)
    page.save_revision()
    return ConditionPage.objects.get(pk=page.pk)


def run(operation, state):
    """Apply a data migration's operation as ``migrate`` does."""
    operation.database_forwards("wagtail_backcare_pages", connection.schema_editor(), state, state)


def types(page):
    return [child.block_type for child in page.body]


def test_a_migration_stores_the_path_and_no_block():
    _name, path, args, kwargs = BodyField(PATH, verbose_name="sections", blank=True).deconstruct()

    assert path == "wagtail_backcare.fields.BodyField"
    assert args == [PATH]
    assert kwargs == {"verbose_name": "sections", "blank": True}


def test_a_migration_that_is_written_and_read_again_makes_the_same_field():
    text, imports = MigrationWriter.serialize(BodyField(PATH, blank=True))

    scope = {}
    exec("\n".join(imports), scope)  # noqa: S102 - what the line above wrote
    again = eval(text, scope)  # noqa: S307

    assert again.deconstruct() == BodyField(PATH, blank=True).deconstruct()
    assert "overview" in again.stream_block.child_blocks


def test_the_path_may_name_any_stream_block():
    field = BodyField("tests.test_fields.ChangedBody", blank=True)

    assert isinstance(field.stream_block, ChangedBody)


def test_blocks_in_place_of_a_path_are_refused():
    with pytest.raises(TypeError, match="dotted path"):
        BodyField([("text", StreamBlock())])


def test_a_path_to_something_else_is_refused():
    field = BodyField("wagtail_backcare.blocks.FAQBlock")

    with pytest.raises(TypeError, match="must be a StreamBlock"):
        _ = field.stream_block


def test_a_historical_model_keeps_the_body_on_save(page, state):
    before = page.body.get_prep_value()
    historical = state.apps.get_model("wagtail_backcare_pages", "ConditionPage").objects.get(pk=page.pk)

    historical.audience = "Adults"
    historical.save()

    after = ConditionPage.objects.get(pk=page.pk)
    assert after.audience == "Adults"
    assert len(before) == 2
    assert after.body.get_prep_value() == before


def test_a_historical_snippet_keeps_its_cards_on_save(db, state):
    cards = create_help_cards("your legs feel numb")
    before = cards.cards.get_prep_value()
    historical = state.apps.get_model("wagtail_backcare", "HelpCardSet").objects.get(pk=cards.pk)

    historical.title = "Neck pain"
    historical.save()

    after = HelpCardSet.objects.get(pk=cards.pk)
    assert (after.title, after.cards.get_prep_value()) == ("Neck pain", before)


def test_a_data_migration_renames_a_section_on_page_and_revision(page, state):
    rename = RenameStreamChildrenOperation("outlook", "prevention")
    operation = MigrateStreamData("wagtail_backcare_pages", "ConditionPage", "body", [(rename, "")])

    run(operation, state)

    after = ConditionPage.objects.get(pk=page.pk)
    assert types(after) == ["symptoms", "prevention"]
    assert types(after.get_latest_revision_as_object()) == ["symptoms", "prevention"]
    assert "It often goes away." in str(after.body[1].value["content"][0].value)


def test_a_data_migration_reaches_blocks_inside_a_section(page, state):
    remove = RemoveStreamChildrenOperation("key_facts")
    operation = MigrateStreamData("wagtail_backcare_pages", "ConditionPage", "body", [(remove, "symptoms.content")])

    run(operation, state)

    content = ConditionPage.objects.get(pk=page.pk).body[0].value["content"]
    assert [child.block_type for child in content] == ["text"]


def test_a_data_migration_can_be_written_down():
    rename = RenameStreamChildrenOperation("outlook", "prevention")
    operation = MigrateStreamData("wagtail_backcare_pages", "ConditionPage", "body", [(rename, "")])
    migration = type("Migration", (migrations.Migration,), {"operations": [operation]})("0002", "testapp")

    assert "RenameStreamChildrenOperation" in MigrationWriter(migration).as_string()


def test_a_body_knows_whose_it_is(page):
    assert page.body.owner is page
    assert ConditionPage(title="New").body.owner.title == "New"


def test_a_body_that_is_assigned_or_loaded_later_knows_whose_it_is(page):
    deferred = ConditionPage.objects.defer("body").get(pk=page.pk)
    page.body = json.dumps(page.body.get_prep_value())

    assert deferred.body.owner is deferred
    assert page.body.owner is page


def test_a_body_given_to_another_page_stays_the_first_ones_too(page):
    other = ConditionPage(title="Other", body=page.body)

    assert other.body.owner is other
    assert page.body.owner is page
    assert other.body.get_prep_value() == page.body.get_prep_value()


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_a_copied_instance_has_a_body_of_its_own(page, duplicate):
    body = page.body

    other = duplicate(page)

    assert other.body.owner is other
    assert body.owner is page
    assert page.body is body


def test_a_page_copied_in_the_tree_has_a_body_of_its_own(page):
    twin = page.copy(update_attrs={"slug": "twin", "title": "Twin"})

    assert twin.body.owner is twin
    assert page.body.owner is page
    assert types(twin) == types(page)


def test_a_body_edited_in_place_is_saved(page):
    page.body.append(section("prevention", ("text", "<p>Keep moving.</p>")))
    page.save()

    assert types(ConditionPage.objects.get(pk=page.pk)) == ["symptoms", "outlook", "prevention"]


def test_a_draft_keeps_its_body(page):
    page.body.pop()
    draft = page.save_revision().as_object()

    assert draft.body.owner is draft
    assert types(draft) == ["symptoms"]


def test_a_pickled_page_comes_back_with_its_body(page):
    again = pickle.loads(pickle.dumps(page))  # noqa: S301 - made on the same line

    assert again.body.owner is again
    assert again.body.get_prep_value() == page.body.get_prep_value()


def test_dumped_pages_load_with_their_bodies(page, tmp_path):
    fixture = tmp_path / "pages.json"
    before = page.body.get_prep_value()
    call_command("dumpdata", "wagtail_backcare_pages.conditionpage", output=str(fixture), verbosity=0)
    ConditionPage.objects.filter(pk=page.pk).update(body=[])

    call_command("loaddata", str(fixture), verbosity=0)

    after = ConditionPage.objects.get(pk=page.pk)
    assert after.body.get_prep_value() == before
    assert after.body.owner is after
