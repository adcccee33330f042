"""What must be true before a page goes live: one rule a module, each a pure function of plain facts.

Owns: the rules, how serious each is on which kind of page, and the `Problem` that a rule gives. Knows nothing of
pages, blocks and the database: `wagtail_backcare.gate.facts` collects what rules look at, and the gate, the editor's
panel, the report, the command and the API show what they find.
"""

from wagtail_backcare.rules.by_kind import RULES_BY_KIND
from wagtail_backcare.rules.facts import (
    CardFacts,
    GlossaryMissFacts,
    PageFacts,
    ReviewFacts,
    SafetyStringFacts,
    SectionFacts,
    SiteFacts,
    TextFacts,
    TranslationFacts,
)
from wagtail_backcare.rules.find import find_problems, make_failure
from wagtail_backcare.rules.problem import Problem, Severity, read_severity
from wagtail_backcare.rules.registry import Rule, get_rules, register_rule

__all__ = [
    "RULES_BY_KIND",
    "CardFacts",
    "GlossaryMissFacts",
    "PageFacts",
    "Problem",
    "ReviewFacts",
    "Rule",
    "SafetyStringFacts",
    "SectionFacts",
    "Severity",
    "SiteFacts",
    "TextFacts",
    "TranslationFacts",
    "find_problems",
    "get_rules",
    "make_failure",
    "read_severity",
    "register_rule",
]
