from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock

from wagtail_backcare.blocks.base import HealthBlock
from wagtail_backcare.blocks.context import Source
from wagtail_backcare.blocks.snippets import SharedChooserBlock


class ReferencesBlock(HealthBlock):
    """Prints every source that the page cites, numbered, and then those chosen here."""

    more = ListBlock(
        SharedChooserBlock("wagtail_backcare.Reference", label=_("Source"), cites=False),
        label=_("More sources"),
        default=[],
        help_text=_("Sources cited in the text appear by themselves. Add others here."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        body = context.get("backcare")
        if body is None:
            more = [reference for reference in value["more"] if reference is not None]
            context["sources"] = [Source(number, reference) for number, reference in enumerate(more, start=1)]
        else:
            context["sources"] = [] if body.sources_printed else body.get_sources()
            body.sources_printed = True
        return context

    class Meta:
        icon = "link"
        label = _("List of sources")
        description = _("Every source cited on the page, with links back to the text")
        template = "wagtail_backcare/blocks/references.html"
        prints_by_itself = True
        preview_value = {"more": []}
