"""Every type of section, defined once.

One definition gives the stored block name, default heading, anchor, table-of-contents entry, schema.org health aspect
and the kinds of page it is offered on.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_backcare.kinds import Kind

START = _("Start")
SAFETY = _("Safety")
TREATMENT = _("Treatment")
EVIDENCE = _("Evidence")
PRACTICAL = _("Practical")

#: The order of the groups in the editor's block chooser.
GROUPS = (START, SAFETY, TREATMENT, EVIDENCE, PRACTICAL)

_CONDITION = frozenset({Kind.CONDITION})
_TREATMENT = frozenset({Kind.TREATMENT})
_ABOUT_TREATMENT = frozenset({Kind.TREATMENT, Kind.GUIDE})
_ARTICLES = frozenset({Kind.CONDITION, Kind.TREATMENT, Kind.GUIDE})
_ALL = frozenset({Kind.CONDITION, Kind.TREATMENT, Kind.GUIDE, Kind.QUESTIONS})


@dataclass(frozen=True)
class SectionType:
    """A type of section.

    name: stored in page bodies, so it never changes.
    heading: used where the editor writes none.
    health_aspect: a member of schema.org's HealthAspectEnumeration, or "".
    kinds: kinds of page that offer it.
    required_on: kinds of page that should not go without it; a new page opens with these.
    usual_on: kinds of page that open with it besides.
    safety_text: its words may not go live untranslated.
    fixed_line: a sentence that stands at the top of the section and that editors cannot change.
    """

    name: str
    heading: Any
    group: Any
    icon: str
    description: Any
    kinds: frozenset[Kind]
    health_aspect: str = ""
    required_on: frozenset[Kind] = frozenset()
    usual_on: frozenset[Kind] = frozenset()
    safety_text: bool = False
    fixed_line: Any = ""

    @property
    def anchor(self) -> str:
        """The fragment that links to the section; it does not change with the heading or the language."""
        return self.name.replace("_", "-")


SECTION_TYPES: dict[str, SectionType] = {
    section.name: section
    for section in (
        SectionType(
            name="overview",
            heading=_("Overview"),
            group=START,
            icon="info-circle",
            description=_("What it is, in a few sentences"),
            kinds=_ALL,
            health_aspect="OverviewHealthAspect",
            usual_on=_CONDITION | {Kind.GUIDE, Kind.QUESTIONS},
        ),
        SectionType(
            name="symptoms",
            heading=_("Symptoms"),
            group=START,
            icon="list-ul",
            description=_("What someone may feel or notice"),
            kinds=_CONDITION,
            health_aspect="SymptomsHealthAspect",
            usual_on=_CONDITION,
        ),
        SectionType(
            name="types",
            heading=_("Types"),
            group=START,
            icon="list-ul",
            description=_("The different forms it takes"),
            kinds=_CONDITION,
            health_aspect="TypesHealthAspect",
        ),
        SectionType(
            name="causes",
            heading=_("Causes"),
            group=START,
            icon="list-ul",
            description=_("What may lie behind it"),
            kinds=_CONDITION,
            health_aspect="CausesHealthAspect",
            usual_on=_CONDITION,
        ),
        SectionType(
            name="what_it_is",
            heading=_("What it is"),
            group=START,
            icon="info-circle",
            description=_("What the treatment is, in a few sentences"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="OverviewHealthAspect",
            usual_on=_TREATMENT,
        ),
        SectionType(
            name="history",
            heading=pgettext_lazy("of a treatment", "History"),
            group=START,
            icon="history",
            description=_("Where the treatment comes from"),
            kinds=_ABOUT_TREATMENT,
        ),
        SectionType(
            name="when_to_get_help",
            heading=_("When to get help"),
            group=SAFETY,
            icon="warning",
            description=_("Help cards: signs, and how soon someone who has them should get help"),
            kinds=_ALL,
            health_aspect="SeeDoctorHealthAspect",
            required_on=frozenset({Kind.CONDITION, Kind.TREATMENT, Kind.QUESTIONS}),
            usual_on=frozenset({Kind.GUIDE}),
            safety_text=True,
        ),
        SectionType(
            name="benefits_and_risks",
            heading=_("Benefits and risks"),
            group=SAFETY,
            icon="clipboard-list",
            description=_("What may be gained and what may go wrong, side by side"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="BenefitsHealthAspect",
            usual_on=_TREATMENT,
        ),
        SectionType(
            name="side_effects",
            heading=_("Side effects"),
            group=SAFETY,
            icon="warning",
            description=_("What may happen, and to how many people"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="SideEffectsHealthAspect",
            required_on=_TREATMENT,
            safety_text=True,
        ),
        SectionType(
            name="who_should_take_care",
            heading=_("Who should take care"),
            group=SAFETY,
            icon="warning",
            description=_("Who should talk to a doctor first, and who should not have it"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="SafetyHealthAspect",
            required_on=_TREATMENT,
            safety_text=True,
        ),
        SectionType(
            name="diagnosis",
            heading=_("Diagnosis"),
            group=TREATMENT,
            icon="search",
            description=_("How a professional finds out what it is"),
            kinds=_CONDITION,
            health_aspect="ScreeningHealthAspect",
        ),
        SectionType(
            name="treatments",
            heading=_("Treatments"),
            group=TREATMENT,
            icon="clipboard-list",
            description=_("What may help, listed evenly"),
            kinds=_CONDITION,
            health_aspect="TreatmentsHealthAspect",
            usual_on=_CONDITION,
        ),
        SectionType(
            name="self_care",
            heading=_("Things you can do yourself"),
            group=TREATMENT,
            icon="user",
            description=_("What someone can safely do at home"),
            kinds=_ARTICLES,
            health_aspect="SelfCareHealthAspect",
            usual_on=_CONDITION,
        ),
        SectionType(
            name="living_with_it",
            heading=_("Living with it"),
            group=TREATMENT,
            icon="home",
            description=_("Work, sleep, family and daily life"),
            kinds=_CONDITION,
            health_aspect="LivingWithHealthAspect",
        ),
        SectionType(
            name="outlook",
            heading=_("What usually happens"),
            group=TREATMENT,
            icon="time",
            description=_("How it usually goes, with and without treatment"),
            kinds=_CONDITION,
            health_aspect="PrognosisHealthAspect",
            usual_on=_CONDITION,
        ),
        SectionType(
            name="prevention",
            heading=_("Prevention"),
            group=TREATMENT,
            icon="lock",
            description=_("What may lower the chance that it comes back"),
            kinds=_CONDITION,
            health_aspect="PreventionHealthAspect",
        ),
        SectionType(
            name="how_it_may_work",
            heading=_("How it may work"),
            group=TREATMENT,
            icon="help",
            description=_("Ideas of how it may work, each with what is known"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="HowItWorksHealthAspect",
            usual_on=_TREATMENT,
        ),
        SectionType(
            name="tradition",
            heading=_("What tradition says"),
            group=TREATMENT,
            icon="history",
            description=_("Traditional ideas, shown to readers as belief"),
            kinds=_ABOUT_TREATMENT,
            fixed_line=_("This section describes belief and tradition. Science has not shown these ideas to be true."),
        ),
        SectionType(
            name="styles",
            heading=_("Styles of treatment"),
            group=TREATMENT,
            icon="list-ul",
            description=_("Different ways in which it is done"),
            kinds=_ABOUT_TREATMENT,
        ),
        SectionType(
            name="where_needles_may_go",
            heading=_("Where needles may go"),
            group=TREATMENT,
            icon="crosshairs",
            description=_("Parts of the body, never instructions"),
            kinds=_ABOUT_TREATMENT,
        ),
        SectionType(
            name="what_to_expect",
            heading=_("What to expect"),
            group=TREATMENT,
            icon="list-ol",
            description=_("Before, during and after: steps with durations"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="PatientExperienceHealthAspect",
            usual_on=_ABOUT_TREATMENT,
        ),
        SectionType(
            name="other_options",
            heading=_("Other options"),
            group=TREATMENT,
            icon="clipboard-list",
            description=_("What else someone can do, no treatment included"),
            kinds=_ABOUT_TREATMENT,
            required_on=_TREATMENT,
        ),
        SectionType(
            name="evidence",
            heading=_("What research shows"),
            group=EVIDENCE,
            icon="doc-full",
            description=_("What studies found, how sure we are, and where guidelines disagree"),
            kinds=_ARTICLES,
            health_aspect="EffectivenessHealthAspect",
            usual_on=_TREATMENT,
        ),
        SectionType(
            name="words_explained",
            heading=_("Words explained"),
            group=EVIDENCE,
            icon="openquote",
            description=_("Medical words in plain language"),
            kinds=_ALL,
        ),
        SectionType(
            name="references",
            heading=_("Sources"),
            group=EVIDENCE,
            icon="link",
            description=_("The sources cited on the page"),
            kinds=_ALL,
            usual_on=_CONDITION | _TREATMENT,
        ),
        SectionType(
            name="questions",
            heading=_("Questions and answers"),
            group=PRACTICAL,
            icon="help",
            description=_("Questions that readers ask, with answers"),
            kinds=_ALL,
            usual_on=frozenset({Kind.QUESTIONS}),
        ),
        SectionType(
            name="questions_to_ask",
            heading=_("Questions to ask"),
            group=PRACTICAL,
            icon="help",
            description=_("What readers may want to ask a professional"),
            kinds=_ARTICLES,
        ),
        SectionType(
            name="choosing_a_practitioner",
            heading=_("Choosing a practitioner"),
            group=PRACTICAL,
            icon="user",
            description=_("How to check training, registration and insurance"),
            kinds=_ABOUT_TREATMENT,
        ),
        SectionType(
            name="further_help",
            heading=_("Further help"),
            group=PRACTICAL,
            icon="link-external",
            description=_("Where to read more or find support"),
            kinds=_ALL,
        ),
        SectionType(
            name="course_and_cost",
            heading=_("Course, cost and booking"),
            group=PRACTICAL,
            icon="calendar",
            description=_("How many sessions, what they cost, how to book"),
            kinds=_ABOUT_TREATMENT,
            health_aspect="GettingAccessHealthAspect",
            usual_on=_ABOUT_TREATMENT,
        ),
    )
}


def get_section_types(kind: str | None = None) -> list[SectionType]:
    """Section types offered on a kind of page, or all of them, grouped as the chooser shows them."""
    wanted = [section for section in SECTION_TYPES.values() if kind is None or kind in section.kinds]
    return sorted(wanted, key=lambda section: GROUPS.index(section.group))
