"""What the editor's JavaScript is told of blocks that the chooser leaves out."""

from django.contrib.staticfiles import finders
from django.test import override_settings
from wagtail.admin.telepath import registry

from wagtail_backcare.blocks import ConditionBody, ContentStream, TreatmentBody


def definition(block):
    """Name, grouped children, initial states and meta, as packed for the browser."""
    return registry.find_adapter(type(block)).js_args(block)


def test_sections_of_other_kinds_are_hidden_but_stay_defined():
    _name, groups, initial, meta = definition(TreatmentBody())

    assert "symptoms" in meta["hiddenBlocks"]
    assert "side_effects" not in meta["hiddenBlocks"]
    assert "symptoms" in {block.name for _group, blocks in groups for block in blocks}
    assert "symptoms" in initial


@override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["table", "overview"]})
def test_the_setting_hides_sections_and_content_blocks():
    assert "overview" in definition(ConditionBody())[3]["hiddenBlocks"]
    assert definition(ContentStream())[3]["hiddenBlocks"] == ["table"]


@override_settings(WAGTAIL_BACKCARE={"HIDDEN_BLOCKS": ["overview"]})
def test_a_hidden_block_that_is_stored_is_no_error():
    block = ConditionBody()

    assert not definition(block)[3]["blockCounts"]
    block.clean(block.normalize([("overview", {"heading": "", "content": []})]))


def test_the_script_that_reads_it_comes_with_the_editor():
    adapter = registry.find_adapter(ConditionBody)

    assert any("wagtail_backcare/admin/hidden_blocks.js" in path for path in adapter.media._js)
    source = finders.find("wagtail_backcare/admin/hidden_blocks.js")
    with open(source, encoding="utf-8") as script:
        assert f"'{adapter.js_constructor}'" in script.read()
