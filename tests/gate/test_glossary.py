"""The rule about the glossary, on pages."""

import pytest

from tests.helpers import create_clinic, create_condition, create_disclaimer, get_locale, section
from tests.routes.world import translate_home
from wagtail_backcare.gate.decide import find_page_problems
from wagtail_backcare.models import GlossaryTerm
from wagtail_backcare.pages.models import ConditionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish():
    """A Spanish page whose texts use neither of two entries of the glossary."""
    create_clinic()
    create_disclaimer(language="es", text="Solo para informar.")
    translate_home("es")
    text = ("text", "<p>A <b>needle</b> is thin. We use GRADE.</p>")
    english = create_condition(summary="About a needle.", body=[section("overview", text)])
    spanish = english.copy_for_translation(get_locale("es"))
    raw = spanish.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"] = "<p>Un alfiler es fino. Usamos GRADO.</p>"
    spanish.body, spanish.summary = raw, "Sobre una aguja."
    spanish.save()
    languages = {"source_locale": get_locale(), "target_locale": get_locale("es")}
    GlossaryTerm.objects.create(term="needle", translation="aguja", **languages)
    GlossaryTerm.objects.create(term="GRADE", keep=True, **languages)
    return ConditionPage.objects.get(pk=spanish.pk)


def find(page) -> list:
    return [problem for problem in find_page_problems(page) if problem.rule == "glossary"]


def test_words_of_the_glossary_that_were_not_used(spanish):
    kept, preferred = find(spanish)

    assert (kept.code, preferred.code) == ("glossary.translated", "glossary.not_used")
    assert preferred.message == "The glossary has “aguja” for “needle”; this text does not: Overview / Text."
    assert preferred.field == "body"
    assert preferred.block_id
    assert not preferred.must_fix


def test_nothing_is_said_of_the_original_nor_of_other_languages(spanish):
    GlossaryTerm.objects.update(target_locale=get_locale("de"))

    assert find(spanish) == []
    assert find(ConditionPage.objects.get(locale=get_locale("en"))) == []
