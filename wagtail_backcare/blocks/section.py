from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamBlock

from wagtail_backcare.blocks.base import HealthBlock, ShortTextBlock
from wagtail_backcare.blocks.benefits_and_risks import BenefitsAndRisksBlock
from wagtail_backcare.blocks.call_to_action import CallToActionBlock
from wagtail_backcare.blocks.disclaimer import DisclaimerBlock
from wagtail_backcare.blocks.drawing import DrawingBlock
from wagtail_backcare.blocks.evidence_statement import EvidenceStatementBlock
from wagtail_backcare.blocks.figure import FigureBlock
from wagtail_backcare.blocks.guidelines import GuidelinesBlock
from wagtail_backcare.blocks.help_cards import HelpCardsBlock
from wagtail_backcare.blocks.hidden import HidesBlocks
from wagtail_backcare.blocks.key_facts import KeyFactsBlock
from wagtail_backcare.blocks.links import LinksBlock
from wagtail_backcare.blocks.practitioner_note import PractitionerNoteBlock
from wagtail_backcare.blocks.questions import FAQBlock
from wagtail_backcare.blocks.references import ReferencesBlock
from wagtail_backcare.blocks.rich_text import HealthTextBlock
from wagtail_backcare.blocks.section_types import (
    EVIDENCE,
    PRACTICAL,
    SAFETY,
    SECTION_TYPES,
    START,
    TREATMENT,
    SectionType,
)
from wagtail_backcare.blocks.side_effects import SideEffectsBlock
from wagtail_backcare.blocks.steps import StepsBlock
from wagtail_backcare.blocks.table import TableBlock
from wagtail_backcare.blocks.template_lookup import pick_template
from wagtail_backcare.blocks.titled_list import TitledListBlock
from wagtail_backcare.blocks.words_explained import WordsExplainedBlock
from wagtail_backcare.conf import import_extra_blocks


class ContentStream(HidesBlocks, StreamBlock):
    """What may stand inside a section: the package's blocks and those of ``EXTRA_BLOCKS``.

    Made when a body is made, not when this module is read: a site's own blocks import this package.
    """

    text = HealthTextBlock(group=START)
    titled_list = TitledListBlock(group=START)
    key_facts = KeyFactsBlock(group=START)
    figure = FigureBlock(group=START)
    drawing = DrawingBlock(group=START)
    table = TableBlock(group=START)
    help_cards = HelpCardsBlock(group=SAFETY)
    side_effects = SideEffectsBlock(group=SAFETY)
    benefits_and_risks = BenefitsAndRisksBlock(group=SAFETY)
    disclaimer = DisclaimerBlock(group=SAFETY)
    steps = StepsBlock(group=TREATMENT)
    practitioner_note = PractitionerNoteBlock(group=TREATMENT)
    evidence_statement = EvidenceStatementBlock(group=EVIDENCE)
    guidelines = GuidelinesBlock(group=EVIDENCE)
    words_explained = WordsExplainedBlock(group=EVIDENCE)
    references = ReferencesBlock(group=EVIDENCE)
    questions = FAQBlock(group=PRACTICAL)
    links = LinksBlock(group=PRACTICAL)
    call_to_action = CallToActionBlock(group=PRACTICAL)

    def __init__(self, local_blocks=None, **kwargs):
        kwargs.setdefault("required", False)
        extra = [(name, block()) for name, block in import_extra_blocks().items()]
        super().__init__([*extra, *(local_blocks or [])], **kwargs)

    def render_basic(self, value, context=None):
        """Children one after the other, each with its own id in the context for anchors."""
        context = dict(context or {})
        rendered = ((child.block.render(child.value, {**context, "id": child.id}),) for child in value)
        return format_html_join("\n", "{}", rendered)

    class Meta:
        required = False


class SectionBlock(HealthBlock):
    """One section of an article. Its `SectionType` says what it is called and where it may stand.

    A site overrides ``wagtail_backcare/blocks/section.html`` for all sections, or adds
    ``wagtail_backcare/sections/<name>.html`` for one.
    """

    heading = ShortTextBlock(
        label=_("Heading"), required=False, max_length=120, help_text=_("Leave empty for the usual heading.")
    )

    def __init__(self, section: SectionType, *, content: ContentStream, required_here: bool = False, **kwargs):
        self.section = section
        label = format_lazy("{} {}", section.heading, _("(required)")) if required_here else section.heading
        super().__init__(
            [("content", content)],
            label=label,
            icon=section.icon,
            group=section.group,
            description=section.description,
            form_classname=f"struct-block backcare-section backcare-section--{section.anchor}",
            **kwargs,
        )
        self.meta.safety_text = section.safety_text

    @cached_property
    def template_names(self) -> tuple[str, ...]:
        return (f"wagtail_backcare/sections/{self.section.name}.html", "wagtail_backcare/blocks/section.html")

    def get_template(self, value=None, context=None):
        return pick_template(self.template_names)

    def get_heading(self, value) -> str:
        """The editor's heading, else the usual one in the active language."""
        return (value.get("heading") if value else "") or str(self.section.heading)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["section"] = self.section
        context["heading"] = self.get_heading(value)
        body = context.get("backcare")
        context["anchor"] = body.claim_anchor(self.section.anchor) if body else self.section.anchor
        context["content"] = self.child_blocks["content"].render_basic(value["content"], context)
        return context

    def get_searchable_content(self, value):
        """The words that readers see, the usual heading among them; nothing of a section left empty."""
        if not value["content"]:
            return []
        content = super().get_searchable_content(value)
        return content if value["heading"] else [self.get_heading(value), *content]

    def get_preview_value(self):
        return self.normalize({"heading": "", "content": [("text", str(PREVIEW_TEXT))]})

    @cached_property
    def is_previewable(self):
        return True


PREVIEW_TEXT = _("<p>A section has a heading and any number of texts, lists, cards and other blocks below it.</p>")


def make_section_blocks(kind: str) -> list[tuple[str, SectionBlock]]:
    """Every section as a block. Those that the kind is not offered stay defined, so that no stored one is lost."""
    content = ContentStream(label=_("Content"))
    return [
        (name, SectionBlock(section, content=content, required_here=kind in section.required_on))
        for name, section in SECTION_TYPES.items()
    ]
