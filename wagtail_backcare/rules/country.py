from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_backcare.rules.facts import PageFacts
from wagtail_backcare.rules.problem import Problem
from wagtail_backcare.rules.registry import Rule


def check(facts: PageFacts) -> Iterator[Problem]:
    """Every site that shows the page has a country, so that help cards carry the right numbers."""
    for site in facts.sites:
        if site.failure is not None:
            raise site.failure
        if not site.has_country:
            yield Problem(
                "country.missing",
                _("%(site)s has no country, so help cards cannot show the right emergency numbers.")
                % {"site": site.label},
                _("Someone who may change settings chooses the country under Settings, Clinic details."),
                subject=site.label,
            )


RULE = Rule(
    "country",
    check,
    gettext_lazy("A country in the clinic’s details of every site that shows the page"),
    about_site=True,
)
