"""Loading the translations of a pack, with wagtail-localize and without it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests.helpers import create_clinic, create_disclaimer, get_locale, get_site
from tests.starter.packs import write_pack
from tests.starter.snapshot import take_snapshot
from tests.starter.translated import NECK, get, list_ids, load, outcome, publish, raw
from tests.starter.translated_packs import change, write_translated_pack
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage, TreatmentPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

TESTS = ["test_load_translations.py", "test_update_translations.py", "test_review_notice.py"]


pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_every_item_becomes_a_draft_in_each_language(folder, homes, way):
    reports = load(folder, "es", "ar")

    assert [report.language_code for report in reports] == ["es", "ar"]
    for report in reports:
        assert report.count(Outcome.CREATED) == len(report.lines) == 7
        assert [line.note for line in report.lines if line.note] == []
    assert Reference.objects.count() == 1
    for code in ("es", "ar"):
        drafts = [get(model, code) for model in (HealthIndexPage, ConditionPage, TreatmentPage, Question, HelpCardSet)]
        for draft in [*drafts, get(Disclaimer, code)]:
            assert (draft.live, draft.has_unpublished_changes, draft.first_published_at) == (False, True, None)
            assert draft.latest_revision.object_id == str(draft.pk)
            assert draft.translation_key == get(type(draft), "en").translation_key
    assert not Page.objects.filter(live=True).exclude(pk__in=[1, get_site().root_page_id]).exists()
    assert not any(Page.find_problems())


def test_fields_addresses_and_links(folder, homes, way):
    load(folder)

    index, page, treatment = (get(model) for model in (HealthIndexPage, ConditionPage, TreatmentPage))
    assert index.get_parent().pk == homes["es"].pk
    assert page.url_path == f"{homes['es'].url_path}salud/dolor-de-cuello/"
    assert (page.title, page.draft_title, page.slug) == ("Dolor de cuello", "Dolor de cuello", "dolor-de-cuello")
    assert page.other_names == "Cuello rígido, Cervicalgia"
    assert page.body_area == "neck"
    assert page.author == get(Clinician)
    assert (page.author.name, page.author.profession) == ("Alex Example", "Fisioterapeuta")
    links = [link.related_page.get_translation(page.locale) for link in page.related_links.all()]
    assert [link.pk for link in links] == [treatment.pk]
    assert not Redirect.objects.exists()
    draft = page.get_latest_revision_as_object()
    assert (draft.title, draft.slug, raw(draft)) == (page.title, page.slug, raw(page))


def test_the_body_has_the_ids_of_its_source_and_snippets_of_its_language(folder, homes, way):
    load(folder)

    source, page = raw(get(ConditionPage, "en")), raw(get(ConditionPage))
    assert list_ids(page) == list_ids(source)
    assert page[0]["value"]["content"][1]["value"]["items"][0]["value"] == "A menudo mejora."
    assert page[1]["value"]["content"][0]["value"]["shared"] == get(HelpCardSet).pk
    questions = page[2]["value"]["content"][0]["value"]["questions"]
    assert questions[0]["value"] == get(Question).pk
    assert questions[1]["value"]["answer"] == "<p>Solo si puede girar la cabeza.</p>"
    [statement] = raw(get(TreatmentPage))[0]["value"]["content"]
    assert statement["value"]["sources"][0]["value"] == Reference.objects.get().pk
    assert [list(card.value["signs"]) for card in get(HelpCardSet).cards] == [["nota los brazos débiles o dormidos"]]


def test_translated_pages_are_served_in_their_language_once_an_editor_publishes_them(folder, homes, way, client):
    load(folder, "ar")
    for model in (Question, HelpCardSet, Disclaimer, HealthIndexPage, TreatmentPage, ConditionPage):
        publish(get(model, "ar"))
    publish(homes["ar"])
    page = get(ConditionPage, "ar")

    with translation.override("en"):
        html = client.get(page.url, headers={"accept-language": "ar"}).content.decode()

    for words in ("ألم الرقبة", "تشعر بضعف أو خدر في ذراعيك", "كم يدوم ألم الرقبة؟", "هذه الصفحة للمعلومات فقط."):
        assert words in html
    assert "Neck pain" not in html and "arms" not in html


def test_dry_run_writes_nothing_and_reports_the_same(folder, homes, way):
    before = take_snapshot()

    [planned] = load(folder, dry_run=True)

    assert take_snapshot() == before
    [done] = load(folder)
    assert planned.lines == done.lines
    assert planned.notes == done.notes


def test_a_parent_that_is_not_translated_is_left_alone(folder, way):
    get_locale("es")
    home = get_site().root_page
    before = set(Page.objects.values_list("pk", "live"))

    [report] = load(folder)

    what, note = outcome(report, "pages", "health")
    assert what == Outcome.SKIPPED
    assert note == f"“{home.title}” is not translated; make its page in es in the admin, then run this again"
    assert outcome(report, "pages", "neck-pain") == (Outcome.SKIPPED, "its parent page health was skipped")
    assert outcome(report, "questions", "how-long")[0] == Outcome.CREATED
    assert not Page.objects.filter(locale__language_code="es").exists()
    ours = {(model.objects.get().pk, False) for model in (HealthIndexPage, ConditionPage, TreatmentPage)}
    assert set(Page.objects.values_list("pk", "live")) == before | ours
    home.copy_for_translation(get_locale("es"), copy_parents=True)
    [report] = load(folder)
    assert report.count(Outcome.CREATED) == 3


def test_a_live_source_makes_nothing_live(folder, way, settings):
    """wagtail-localize publishes the home page and the translation where the source is live."""
    settings.DEBUG = True
    home = get_site().root_page.copy_for_translation(get_locale("es"), copy_parents=True)
    assert not home.live

    load(folder, publish=True, country="GB")

    assert get(ConditionPage, "en").live
    assert not Page.objects.filter(locale__language_code="es", live=True).exists()
    for model in (Question, HelpCardSet, Disclaimer):
        assert get(model, "en").live
        draft = get(model)
        assert (draft.live, draft.live_revision, draft.first_published_at) == (False, None, None)
    assert not get(Disclaimer).versions.exists()


def test_a_page_that_an_editor_moved_is_translated_where_it_stands(folder, homes, way):
    load_pack(str(folder))
    get(ConditionPage, "en").move(get_site().root_page, pos="last-child")

    load(folder)

    assert get(ConditionPage).get_parent().pk == homes["es"].pk


def test_languages_that_the_site_lacks_are_skipped(folder, way):
    spanish, arabic = load(folder, "es", "ar")

    assert spanish.lines == arabic.lines == []
    assert "Skipped. The site has no language ar. It has: en." in arabic.to_text()
    assert "Settings, Locales" in arabic.to_text()
    assert not Question.objects.exclude(locale__language_code="en").exists()


def test_a_language_that_the_pack_lacks_is_an_error(folder):
    before = take_snapshot()

    with pytest.raises(StarterError, match="The pack neck has no translation in fr. It has: ar, es."):
        load(folder, "es", "fr")

    assert take_snapshot() == before


def test_mistakes_in_a_translation_are_an_error_before_anything_is_written(folder):
    change(folder, NECK, "text:", "txt:")
    before = take_snapshot()

    with pytest.raises(StarterError, match="neck/translations/es/pages/02-neck.yaml"):
        load(folder)

    assert take_snapshot() == before


def test_an_error_in_a_translation_takes_everything_back(folder, homes, way):
    before = take_snapshot()
    change(folder, NECK, "text: Dolor de cuello", f"text: {'Dolor ' * 60}")

    with pytest.raises(StarterError, match="The site refuses neck-pain: title"):
        load(folder)

    assert take_snapshot() == before


def test_the_region_of_a_language(folder, way):
    home = get_site().root_page.copy_for_translation(get_locale("es"), copy_parents=True)
    home.locale.language_code = "es-mx"
    home.locale.save()

    [report] = load(folder, "es")

    assert report.language_code == "es-mx"
    assert get(ConditionPage, "es-mx").title == "Dolor de cuello"


def test_an_alias_is_left_alone(folder, homes, way):
    load_pack(str(folder))
    alias = get(HealthIndexPage, "en").create_alias(
        parent=homes["es"], update_locale=get_locale("es"), reset_translation_key=False
    )

    [report] = load(folder)

    what, note = outcome(report, "pages", "health")
    assert (what, note.split(";")[0]) == (Outcome.SKIPPED, "an alias of the page stands there")
    alias.refresh_from_db()
    assert alias.alias_of_id == get(HealthIndexPage, "en").pk


def test_an_address_that_another_page_has_is_left_to_it(folder, homes, way):
    homes["es"].add_child(instance=HealthIndexPage(title="Nuestra salud", slug="salud", live=False))

    [report] = load(folder)

    what, note = outcome(report, "pages", "health")
    assert what == Outcome.SKIPPED
    assert "“Nuestra salud”" in note and "has the address “salud”" in note


def test_a_disclaimer_that_the_site_has_already_is_kept(folder, homes, way):
    create_disclaimer(text="Nuestro aviso.", language="es")

    [report] = load(folder)

    assert outcome(report, "disclaimers", "any")[0] == Outcome.SKIPPED
    assert get(Disclaimer).text == "Nuestro aviso."


@pytest.mark.parametrize("country", ["GB", "ES"])
def test_a_disclaimer_for_a_country_is_no_translation_of_another(tmp_path, homes, way, country):
    rows = """
        - {key: gb-any, country: GB, language: en, kind: any, status: draft, title: Note, text: Ask a GP.}
        - {key: es-any, country: ES, language: es, kind: any, status: draft, title: Nota, text: Pregunte al médico.}
        """
    create_clinic(country=country)
    write_translated_pack(tmp_path / "neck", changes={"disclaimers-countries.yaml": rows})

    load(tmp_path / "neck")

    expected = {"GB": "Esta página solo informa.\n\nNo le conoce a usted.", "ES": "Pregunte al médico."}
    assert get(Disclaimer).text == expected[country]
    assert get(Disclaimer).translation_key == get(Disclaimer, "en").translation_key


def test_what_is_not_on_the_site_is_not_translated(folder, homes, way):
    load_pack(str(folder))
    get(HelpCardSet, "en").delete()

    [report] = load(folder)

    assert outcome(report, "help_cards", "flags") == (Outcome.SKIPPED, "it is not on the site in en")
    what, note = outcome(report, "pages", "neck-pain")
    assert (what, note) == (Outcome.SKIPPED, "it shows help cards flags, which the site lacks in this language")
    assert outcome(report, "pages", "health")[0] == Outcome.CREATED


def test_only_the_disclaimers(folder, way):
    get_locale("es")

    [report] = load(folder, only=["disclaimers"])

    assert [(line.part, line.outcome) for line in report.lines] == [("disclaimers", Outcome.CREATED)]


def test_texts_without_a_translation_wait(folder, homes, plain):
    """Without wagtail-localize nobody sees which sentences are still in the pack's language."""
    change(folder, "pages/02-neck.yaml", "It often gets better.", "It usually gets better.")

    [report] = load(folder)

    what, note = outcome(report, "pages", "neck-pain")
    assert (what, note) == (Outcome.SKIPPED, "1 of its 10 texts are not translated in the pack")
    assert not ConditionPage.objects.filter(locale__language_code="es").exists()


def test_the_command_takes_languages_and_reports_on_each(folder, homes, capsys):
    call_command("load_backcare_starter", pack=str(folder), languages=["es", "ar"], verbosity=1)

    said = capsys.readouterr().out
    assert "Translation, loaded in es\n   7  created\n" in said
    assert "Translation, loaded in ar\n   7  created\n" in said
    call_command("load_backcare_starter", "--pack", str(folder), "--languages", "es, ar")
    assert capsys.readouterr().out.endswith("Translation, loaded in ar\n   7  unchanged\nNothing was changed.\n")


def test_a_pack_without_translations_says_so(tmp_path):
    with pytest.raises(StarterError, match="The pack neck has no translation in es. It has none."):
        load_pack(write_pack(tmp_path / "neck"), languages=["es"])


@pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="this is the other process")
def test_a_language_loads_where_wagtail_localize_is_not_installed():
    """In another process, as what is installed cannot change in this one. On SQLite, which needs no server."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    names = "every_item or addresses or second_run or review"
    arguments = ["-m", "pytest", "--no-cov", "-q", "-p", "no:cacheprovider", "-k", names, *TESTS]

    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=Path(__file__).parent,
        env={**environment, "BACKCARE_WITHOUT_LOCALIZE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stdout
    assert re.search(r"[1-9]\d* passed", result.stdout)
