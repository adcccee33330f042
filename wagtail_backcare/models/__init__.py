"""Mixins (abstract, one for each kind of page), snippets and the clinic's details: the public list of models."""

from wagtail_backcare.archive.models import ArchivedText, ArchiveEntry
from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion
from wagtail_backcare.kept_drafts.models import KeptAsDraft
from wagtail_backcare.languages.models import GroupLanguagePermission
from wagtail_backcare.models.body_area import BodyArea
from wagtail_backcare.models.clinic import ClinicSettings, ClinicText
from wagtail_backcare.models.clinic_details import ClinicDetails, get_clinic_details
from wagtail_backcare.models.clinician import Clinician
from wagtail_backcare.models.condition_page import ConditionPageMixin
from wagtail_backcare.models.disclaimer_mixin import DisclaimerMixin
from wagtail_backcare.models.guide_page import GuidePageMixin
from wagtail_backcare.models.health_index_page import HealthIndexPageMixin
from wagtail_backcare.models.health_page import HealthPageMixin
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.question import Question
from wagtail_backcare.models.questions_page import QuestionsPageMixin
from wagtail_backcare.models.reference import Reference, ReferenceKind
from wagtail_backcare.models.related import ConditionLink, RelatedLink
from wagtail_backcare.models.starter_item import StarterItem
from wagtail_backcare.models.treatment_page import TreatmentPageMixin
from wagtail_backcare.purge.models import Purge
from wagtail_backcare.reviews.models import Review
from wagtail_backcare.translation.models import GlossaryTerm, SafetySignOff, TextAuthor, UrgentChange

__all__ = [
    "ArchiveEntry",
    "ArchivedText",
    "BodyArea",
    "ClinicDetails",
    "ClinicSettings",
    "ClinicText",
    "Clinician",
    "ConditionLink",
    "ConditionPageMixin",
    "Disclaimer",
    "DisclaimerConfirmation",
    "DisclaimerMixin",
    "DisclaimerVersion",
    "GlossaryTerm",
    "GroupLanguagePermission",
    "GuidePageMixin",
    "HealthIndexPageMixin",
    "HealthPageMixin",
    "HelpCardSet",
    "KeptAsDraft",
    "Purge",
    "Question",
    "QuestionsPageMixin",
    "Reference",
    "ReferenceKind",
    "RelatedLink",
    "Review",
    "SafetySignOff",
    "StarterItem",
    "TextAuthor",
    "TreatmentPageMixin",
    "UrgentChange",
    "get_clinic_details",
]
