from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, StructBlockValidationError

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock


class TableRowBlock(StructBlock):
    """One row: a cell for each column."""

    cells = ListBlock(ShortTextBlock(label=_("Cell"), required=False, max_length=250), label=_("Cells"), min_num=1)


class TableBlock(HealthBlock):
    """A small table. Rows are structs, because wagtail-localize leaves Wagtail's own table blocks untranslated."""

    caption = ShortTextBlock(label=_("Caption"), max_length=160)
    columns = ListBlock(
        ShortTextBlock(label=_("Column heading"), max_length=120), label=_("Column headings"), min_num=1
    )
    rows = ListBlock(TableRowBlock(label=_("Row")), label=_("Rows"), min_num=1)

    def clean(self, value):
        value = super().clean(value)
        width = len(value["columns"])
        if any(len(row["cells"]) != width for row in value["rows"]):
            raise StructBlockValidationError(
                {
                    "rows": ValidationError(
                        gettext("Every row needs %(width)d cells, one for each column heading.") % {"width": width}
                    )
                }
            )
        return value

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("A small table with a caption and column headings")
        template = "wagtail_backcare/blocks/table.html"
        preview_value = {
            "caption": _("How long a visit takes"),
            "columns": [_("Visit"), _("How long")],
            "rows": [{"cells": [_("First visit"), _("60 minutes")]}, {"cells": [_("Later visits"), _("40 minutes")]}],
        }
