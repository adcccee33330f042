from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock

from wagtail_backcare.blocks.base import HealthBlock
from wagtail_backcare.blocks.context import get_wordings
from wagtail_backcare.disclaimers.wording import Wording

TEMPLATE = "wagtail_backcare/blocks/disclaimer.html"


def render_wordings(wordings: Iterable[Wording], context: dict[str, Any]) -> SafeString:
    """Each disclaimer by its template; where there is none, what the template has to say about that."""
    found = list(wordings) or [None]
    return format_html_join("\n", "{}", ((render_to_string(TEMPLATE, {**context, "wording": w}),) for w in found))


class DisclaimerBlock(HealthBlock):
    """Says where the disclaimer stands. Its words come from the clinic, so there is nothing here to edit.

    Not a StaticBlock: changing a page that holds one over API v3 fails with “'AutoBlock' object has no attribute
    'value_for_form'”.
    """

    placed = BooleanBlock(default=True, required=False, label=_("The clinic’s disclaimer stands here"))

    def render(self, value, context=None):
        context = self.get_context(value, parent_context=dict(context or {}))
        body = context.get("backcare")
        if body is not None:
            context["is_repeated"] = body.wording_stands
            body.wording_printed = body.wording_stands = True
        return render_wordings(get_wordings(context), context)

    class Meta:
        icon = "info-circle"
        label = _("Disclaimer")
        description = _("Where the clinic’s disclaimer stands; without this block it stands at the end")
        template = TEMPLATE
        prints_by_itself = True
        preview_value = {"placed": True}
