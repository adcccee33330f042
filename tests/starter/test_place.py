"""Into which site, below which page and in which language a pack is loaded."""

import pytest
from wagtail.models import Locale, Site

from tests.helpers import create_condition, create_index, get_locale, get_site
from tests.starter.packs import write_pack
from wagtail_backcare.models import Disclaimer, HelpCardSet
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage
from wagtail_backcare.starter.load import load_pack
from wagtail_backcare.starter.place import find_locale, find_place, find_site
from wagtail_backcare.starter.problems import StarterError
from wagtail_backcare.starter.report import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path / "neck")


@pytest.fixture
def british(settings):
    """The site as LANGUAGE_CODE = "en-gb" makes it: its one language is British English."""
    settings.LANGUAGE_CODE = "en-gb"
    Locale.objects.filter(language_code="en").update(language_code="en-gb")


def test_site_root_page_and_its_language_are_the_default():
    place = find_place(languages=["en"])

    assert (place.site, place.parent.pk) == (get_site(), get_site().root_page_id)
    assert place.locale.language_code == "en"


def test_parent_is_an_address_below_the_home_page():
    index = create_index(slug="health")
    page = create_condition(parent=index, slug="back")

    assert find_place(languages=["en"], parent="/health/back/").parent == page
    assert find_place(languages=["en"], parent="health").parent == index
    assert find_place(languages=["en"], parent=page).parent == page


def test_parent_that_does_not_exist_names_the_pages_that_do(pack):
    create_index(slug="health")

    with pytest.raises(StarterError, match="there is no page “helth” below .*Pages there: health"):
        load_pack(pack, parent="/helth/")


def test_site_by_its_hostname():
    other = Site.objects.create(hostname="other.example", port=8000, root_page=create_index(live=False))

    assert find_place(languages=["en"], site="OTHER.example").parent.pk == other.root_page_id
    assert find_site("other.example:8000") == other
    with pytest.raises(
        StarterError, match="There is no site other.example:80. Sites: localhost:80, other.example:8000"
    ):
        find_site("other.example:80")


def test_several_sites_without_a_default_one():
    Site.objects.create(hostname="other.example", root_page=create_index(live=False))
    Site.objects.update(is_default_site=False)

    with pytest.raises(StarterError, match="no default site. Name one with --site: localhost:80, other.example:80"):
        find_site(None)


def test_a_pack_in_english_is_loaded_into_british_english(pack, british):
    report = load_pack(pack)

    assert report.language_code == "en-gb"
    rows = [Disclaimer.objects.get(), HelpCardSet.objects.get(), ConditionPage.objects.get()]
    assert [row.locale.language_code for row in rows] == ["en-gb"] * 3
    assert load_pack(pack, locale="en-gb").count(Outcome.UNCHANGED) == len(report.lines)
    assert load_pack(pack, locale="en").count(Outcome.UNCHANGED) == len(report.lines)


def test_language_that_does_not_exist_names_those_that_do(pack):
    get_locale("es")

    with pytest.raises(StarterError, match="The site has no language pt. It has: en, es."):
        load_pack(pack, locale="pt")


def test_language_that_could_be_either_of_two(british):
    get_locale("en-us")

    with pytest.raises(StarterError, match="several languages like en. Name one of them: en-gb, en-us."):
        find_locale("en")
    assert find_locale("EN-US").language_code == "en-us"


def test_pack_is_not_loaded_into_another_language(pack):
    spanish_home = get_site().root_page.copy_for_translation(get_locale("es"), copy_parents=True)

    with pytest.raises(StarterError, match="The pack is in en, and --locale is in es. .* --locale: en."):
        load_pack(pack, locale="es")
    with pytest.raises(StarterError, match="The pack is in en, and the parent page is in es."):
        load_pack(pack, parent=spanish_home)


def test_site_without_the_language_of_the_pack(pack):
    Locale.objects.update(language_code="de")

    with pytest.raises(StarterError, match="The site has: de. Add en in the admin"):
        load_pack(pack)


def test_parent_without_a_page_in_the_language(pack):
    get_locale("en-gb")

    with pytest.raises(StarterError, match="has no translation in en-gb.*Translate that page first"):
        load_pack(pack, locale="en-gb")


def test_the_same_pack_in_two_languages_of_one_site_is_linked(pack):
    british = get_locale("en-gb")
    home = get_site().root_page.copy_for_translation(british, copy_parents=True)
    load_pack(pack)

    report = load_pack(pack, locale="en-gb")

    assert report.count(Outcome.CREATED) == 7
    [line] = report.of(Outcome.UNCHANGED)
    assert line.part == "references"
    page = ConditionPage.objects.get(locale=british)
    assert page.is_descendant_of(home)
    assert page.get_translation(get_locale("en")) == ConditionPage.objects.get(locale=get_locale("en"))
    assert HelpCardSet.objects.get(locale=british).get_translation(get_locale("en"))
    assert HealthIndexPage.objects.get(locale=british).get_parent().pk == home.pk
    shown = [block for section in page.body for block in section.value.get("content", [])]
    assert [block.value["shared"].locale for block in shown if block.block_type == "help_cards"] == [british]
