from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """A translation uses the words that the glossary prefers, and leaves alone those that are not to be translated."""
    for miss in facts.glossary_misses:
        names = {"term": miss.term, "translation": miss.translation, "label": miss.label}
        if miss.keep:
            code = "glossary.translated"
            message = _("The glossary leaves “%(term)s” as it is; this text does not have it: %(label)s.") % names
        else:
            code = "glossary.not_used"
            message = _("The glossary has “%(translation)s” for “%(term)s”; this text does not: %(label)s.") % names
        hint = _("Use it, unless another word is better here.")
        yield Problem(
            code,
            message,
            hint,
            field=miss.path.split(".")[0],
            block_id=miss.block_id,
            subject=f"{miss.path}:{miss.term}",
        )


RULE = Rule("glossary", check, gettext_lazy("In a translation: the words that the glossary prefers"))
