"""The kinds of page that the package knows. Everything that depends on the kind of a page asks here."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a page is for. The values are stored and public: they never change."""

    CONDITION = "condition", _("Condition")
    TREATMENT = "treatment", _("Treatment")
    GUIDE = "guide", _("Guide")
    QUESTIONS = "questions", _("Questions")
    INDEX = "index", _("Index")
    ARTICLE = "article", _("Other article")


#: Kinds that carry a body of sections and are listed by an index page.
LISTED_KINDS = (Kind.CONDITION, Kind.TREATMENT, Kind.GUIDE, Kind.QUESTIONS)


def get_kind_choices():
    """Choices for model fields: a callable, so that rewording a label writes no migration."""
    return Kind.choices
