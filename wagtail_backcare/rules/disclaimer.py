from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """A disclaimer exists in the language of the text on every site that shows the page."""
    for site in facts.sites:
        if not site.has_disclaimer:
            names = {"language": facts.language, "site": site.label}
            yield Problem(
                "disclaimer.missing",
                _("There is no disclaimer in this language (%(language)s) for this kind of page on %(site)s.") % names,
                _("Someone who may confirm texts in this language publishes one under Health content, Disclaimers."),
                subject=site.label,
            )


RULE = Rule(
    "disclaimer",
    check,
    gettext_lazy("A disclaimer in the language of the text, on every site that shows the page"),
    about_site=True,
    always_binds=True,
)
