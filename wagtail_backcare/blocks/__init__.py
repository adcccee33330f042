"""Every block of the package; import them into your own StreamFields and page types from here."""

from wagtail_backcare.blocks.base import HealthBlock, KeyBlock, PlainTextBlock, ShortTextBlock
from wagtail_backcare.blocks.benefits_and_risks import BenefitsAndRisksBlock
from wagtail_backcare.blocks.body import BodyBlock, ConditionBody, GuideBody, QuestionsBody, TreatmentBody
from wagtail_backcare.blocks.call_to_action import CallToActionBlock
from wagtail_backcare.blocks.disclaimer import DisclaimerBlock
from wagtail_backcare.blocks.drawing import Drawing, DrawingBlock
from wagtail_backcare.blocks.evidence_statement import Certainty, EvidenceStatementBlock, Size
from wagtail_backcare.blocks.figure import FigureBlock
from wagtail_backcare.blocks.guidelines import GuidelinesBlock
from wagtail_backcare.blocks.help_cards import HelpCardBlock, HelpCardsBlock, HelpCardsStream, Urgency
from wagtail_backcare.blocks.key_facts import KeyFactsBlock
from wagtail_backcare.blocks.links import LinksBlock
from wagtail_backcare.blocks.practitioner_note import PractitionerNoteBlock
from wagtail_backcare.blocks.questions import FAQBlock, QuestionBlock
from wagtail_backcare.blocks.references import ReferencesBlock
from wagtail_backcare.blocks.rich_text import HealthTextBlock
from wagtail_backcare.blocks.section import ContentStream, SectionBlock
from wagtail_backcare.blocks.section_types import SECTION_TYPES, SectionType
from wagtail_backcare.blocks.side_effects import SideEffectsBlock
from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.blocks.steps import StepsBlock
from wagtail_backcare.blocks.table import TableBlock
from wagtail_backcare.blocks.titled_list import TitledListBlock
from wagtail_backcare.blocks.words_explained import WordsExplainedBlock

__all__ = [
    "SECTION_TYPES",
    "BenefitsAndRisksBlock",
    "BodyBlock",
    "CallToActionBlock",
    "Certainty",
    "ConditionBody",
    "ContentStream",
    "DisclaimerBlock",
    "Drawing",
    "DrawingBlock",
    "EvidenceStatementBlock",
    "FAQBlock",
    "FigureBlock",
    "GuideBody",
    "GuidelinesBlock",
    "HealthBlock",
    "HealthTextBlock",
    "HelpCardBlock",
    "HelpCardsBlock",
    "HelpCardsStream",
    "KeyBlock",
    "KeyFactsBlock",
    "LinksBlock",
    "PlainTextBlock",
    "PractitionerNoteBlock",
    "QuestionBlock",
    "QuestionsBody",
    "ReferencesBlock",
    "SectionBlock",
    "SectionType",
    "SharedChooserBlock",
    "Size",
    "ShortTextBlock",
    "SideEffectsBlock",
    "StepsBlock",
    "TableBlock",
    "TitledListBlock",
    "TreatmentBody",
    "Urgency",
    "WordsExplainedBlock",
]
