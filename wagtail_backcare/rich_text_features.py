"""A pasted heading of the wrong level becomes a third-level one."""

import wagtail.admin.rich_text.editors.draftail.features as draftail_features
from wagtail.admin.rich_text.converters.html_to_contentstate import BlockElementHandler

FEATURE = "backcare-heading"


def register(features) -> None:
    """Let the editor keep a pasted h2, without offering it, and store it as h3."""
    features.register_editor_plugin(
        "draftail", FEATURE, draftail_features.BlockFeature({"type": "header-two", "label": None})
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {"h2": BlockElementHandler("header-three")},
            "to_database_format": {"block_map": {"header-two": "h3"}},
        },
    )
