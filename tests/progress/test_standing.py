"""Where translations stand: each state, the report, what changed, and what waits for somebody."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    get_locale,
    get_site,
    help_section,
    make_live,
    section,
    sign_safety_text,
)
from tests.routes.world import translate_home
from tests.translation import localize
from wagtail_backcare.models import Clinician, GroupLanguagePermission, HelpCardSet
from wagtail_backcare.progress.collect import Source, collect_standings
from wagtail_backcare.progress.dashboard import find_waiting
from wagtail_backcare.progress.report import Standings
from wagtail_backcare.progress.standing import Facts, State, find_state
from wagtail_backcare.progress.words import count_words

pytestmark = pytest.mark.django_db

needs_localize = pytest.mark.skipif(
    not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"
)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (Facts(exists=False), State.MISSING),
        (Facts(is_alias=True), State.MISSING),
        (Facts(is_alias=True, is_live=True), State.SOURCE_LIVE),
        (Facts(is_live=True, words=9, words_left=9), State.SOURCE_LIVE),
        (Facts(is_live=True, is_stale=True, words=9, words_left=3), State.STALE),
        (Facts(words=9, words_left=3), State.PARTIAL),
        (Facts(words=9, is_signed=False), State.UNSIGNED),
        (Facts(words=9), State.SIGNED),
        (Facts(words=9, is_live=True), State.LIVE),
    ],
)
def test_the_worst_that_is_true_is_shown(facts, state):
    assert find_state(facts) == state


@pytest.fixture
def english():
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    translate_home("es")
    body = [help_section(emergency=["you cannot feel your legs"], urgent=())]
    return create_condition(body=body, audience="Adults")


def stand(source, code="es"):
    [standing] = collect_standings(
        [Source(None, source.pk, source.translation_key, source.locale_id)], locales=[get_locale(code)]
    )
    return standing


def test_no_translation(english):
    standing = stand(english)

    assert standing.state == State.MISSING
    assert standing.words_left == len(
        [
            "Low",
            "back",
            "pain",
            "A",
            "summary",
            "in",
            "plain",
            "words",
            "Adults",
            "you",
            "cannot",
            "feel",
            "your",
            "legs",
        ]
    )


def test_an_alias(english):
    english.copy_for_translation(get_locale("es"), alias=True)

    assert stand(english).state == State.SOURCE_LIVE


def translate(page, **fields):
    defaults = {"title": "Dolor lumbar", "summary": "Un resumen.", "audience": "Personas adultas"}
    for name, value in {**defaults, **fields}.items():
        setattr(page, name, value)
    raw = page.body.get_prep_value()
    raw[0]["value"]["content"][0]["value"]["cards"][0]["value"]["signs"][0]["value"] = "no siente las piernas"
    page.body = page.body.stream_block.to_python(raw)
    page.save()
    return page


def test_a_translation_on_its_way(english):
    copy = english.copy_for_translation(get_locale("es"))
    assert stand(english).state == State.PARTIAL

    translate(copy, audience="Adults")
    assert (stand(english).state, stand(english).words_left) == (State.PARTIAL, 1)

    translate(copy)
    assert (stand(english).state, stand(english).words_left) == (State.UNSIGNED, 0)

    sign_safety_text(copy)
    assert stand(english).state == State.SIGNED

    make_live(copy)
    assert stand(english).state == State.LIVE

    english.body = [help_section(emergency=["you cannot feel your arms"], urgent=())]
    english.body = english.body.stream_block.to_python(
        [{**child, "id": None} for child in english.body.get_prep_value()]
    )
    english.save()
    assert stand(english).state == State.STALE


def test_a_region_of_the_same_language_is_no_translation(english):
    Locale.objects.create(language_code="en-gb")

    source = Source(None, english.pk, english.translation_key, english.locale_id)

    assert collect_standings([source], locales=[get_locale("en-gb")]) == []


def test_shared_cards(english):
    cards = create_help_cards("you cannot feel your legs")

    [standing] = collect_standings(
        [Source(HelpCardSet, cards.pk, cards.translation_key, cards.locale_id)], locales=[get_locale("es")]
    )

    assert standing.state == State.MISSING
    assert standing.words_left == len(["Back", "pain", "you", "cannot", "feel", "your", "legs"])


@needs_localize
def test_wagtail_localize_counts_its_own_strings(english):
    from wagtail_localize.models import StringTranslation, Translation

    localize.submit(english)
    translation = Translation.objects.get(source__object_id=english.translation_key)
    for string in translation.source.stringsegment_set.all()[:1]:
        StringTranslation.objects.create(
            translation_of=string.string, locale=get_locale("es"), context=string.context, data="Dolor lumbar"
        )

    standing = stand(english)

    assert standing.state == State.PARTIAL
    assert 0 < standing.words_left < 14


@needs_localize
def test_a_translation_that_is_translated_on_keeps_its_own_numbers(english):
    localize.translate(english)
    spanish = localize.get_spanish(english)
    before = stand(english)
    assert before.words_left == 0

    french = localize.submit(spanish, "fr")
    localize.submit(spanish, "es-mx")

    assert (stand(english).state, stand(english).words_left) == (before.state, 0)
    assert stand(english, "fr").words_left == sum(map(count_words, localize.list_strings(french)))
    assert stand(english, "es-mx").words_left == 0, "it may say what the Spanish page says"


@needs_localize
def test_what_changed_stands_beside_the_old_text_and_its_translation(english, client, admin_user):
    from wagtail_localize.models import StringTranslation, Translation

    localize.submit(english)
    translation = Translation.objects.get(source__object_id=english.translation_key)
    string = translation.source.stringsegment_set.get(string__data="A summary in plain words.")
    StringTranslation.objects.create(
        translation_of=string.string, locale=get_locale("es"), context=string.context, data="Un resumen."
    )
    english.summary = "Another summary."
    english.save_revision().publish()
    client.force_login(admin_user)

    assert read_changes(client, translation) == [["A summary in plain words.", "Another summary.", "Un resumen."]]
    assert stand(english).state == State.STALE


def read_changes(client, translation) -> list[list[str]]:
    page = client.get(reverse("backcare_progress_changes", args=[translation.pk]))
    rows = BeautifulSoup(page.content, "html.parser").select(".backcare-sheet tbody tr")
    return [[cell.text.strip() for cell in row.select("td")] for row in rows]


@pytest.fixture
def spanish_row(english, django_capture_on_commit_callbacks):
    """wagtail-localize's row for a Spanish page that was translated, signed and published."""
    english.body = [help_section(emergency=["you cannot feel your legs"], urgent=()), section("overview", PARAGRAPHS)]
    english.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        localize.translate(english)
    row = localize.get_row(english)
    assert row.get_target_instance().live
    return row


PARAGRAPHS = ("text", "<p>It aches.</p><p>It goes away &amp; comes back.</p><p>Most people get better.</p>")


def sync(client, row):
    client.post(reverse("wagtail_localize:update_translations", args=[row.source_id]), {})


@needs_localize
def test_what_changed_is_told_after_a_sync_too_until_the_translation_is_published(
    english, spanish_row, admin, django_capture_on_commit_callbacks
):
    change = ["A summary in plain words.", "Another summary.", "ES A summary in plain words."]
    english.summary = "Another summary."
    english.save_revision().publish()
    assert read_changes(admin, spanish_row) == [change]

    sync(admin, spanish_row)
    assert read_changes(admin, spanish_row) == [change]
    report = admin.get(reverse("backcare_progress"), {"language": "es", "kind": "page"})
    assert reverse("backcare_progress_changes", args=[spanish_row.pk]) in report.content.decode()

    localize.translate_all(spanish_row)
    assert read_changes(admin, spanish_row) == [change]

    with django_capture_on_commit_callbacks(execute=True):
        spanish_row.save_target(publish=True)
    assert read_changes(admin, spanish_row) == []
    assert stand(english).changed is None


@needs_localize
@pytest.mark.parametrize("is_synced", [False, True])
def test_a_new_paragraph_leaves_those_after_it_alone(english, spanish_row, admin, is_synced):
    body = english.body.get_prep_value()
    text = body[1]["value"]["content"][0]["value"]
    body[1]["value"]["content"][0]["value"] = text.replace("<p>It goes", "<p>It is new.</p><p>It goes")
    english.body = body
    english.save_revision().publish()
    if is_synced:
        sync(admin, spanish_row)

    assert read_changes(admin, spanish_row) == [["–", "It is new.", "–"]]


@needs_localize
def test_a_translation_that_was_corrected_in_the_editor_has_its_original(english, spanish_row, admin):
    strings = spanish_row.source.stringsegment_set.all()
    summary = strings.get(string__data="A summary in plain words.")
    summary.string.translations.update(data="Un resumen mejor.")
    assert read_changes(admin, spanish_row) == []

    english.summary = "Another summary."
    english.save_revision().publish()
    sync(admin, spanish_row)

    change = ["A summary in plain words.", "Another summary.", "ES A summary in plain words."]
    assert read_changes(admin, spanish_row) == [change]


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


def read_rows(response) -> list[list[str]]:
    rows = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.select("td")] for row in rows]


def test_the_report_lists_pages_and_shared_texts(english, admin):
    create_help_cards()

    rows = read_rows(admin.get(reverse("backcare_progress")))

    assert [row[:4] for row in rows] == [
        ["Low back pain", "condition page", "Spanish", "Missing"],
        ["Back pain", "set of help cards", "Spanish", "Missing"],
    ]


def test_screens_follow_each_other_where_a_source_has_fewer_languages(english):
    locales = [get_locale(code) for code in ("en", "en-gb", "es", "fr")]
    spanish_home = get_site().root_page.get_translation(get_locale("es"))
    create_condition(title="Dolor", slug="dolor", locale=get_locale("es"), parent=spanish_home)

    standings = Standings("page", languages=locales, locales=locales)
    one_by_one = [standing for start in range(len(standings)) for standing in standings[start : start + 1]]

    # Spanish into both kinds of English and into French; English into French and Spanish.
    assert [s.language for s in standings if s.title == "Dolor"] == ["English", "British English", "French"]
    assert len({s.title for s in standings}) * 2 + 1 == len(standings)
    assert [str(standing) for standing in one_by_one] == [str(standing) for standing in standings]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"kind": "helpcardset"}, ["Back pain"]),
        ({"state": "source_live"}, ["A session"]),
        ({"language": "es", "kind": "page"}, ["A session", "Low back pain"]),
    ],
)
def test_the_report_is_filtered(english, admin, query, titles):
    create_help_cards()
    create_guide().copy_for_translation(get_locale("es"), alias=True)

    rows = read_rows(admin.get(reverse("backcare_progress"), query))

    assert [row[0] for row in rows] == titles


def read_text(response) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").text.split())


@needs_localize
def test_a_site_in_one_language_is_told_how_to_add_one(admin):
    create_condition()

    response = admin.get(reverse("backcare_progress"))

    assert "This site is in one language, English, so there is nothing to translate." in read_text(response)
    assert "No translations match." not in read_text(response)
    soup = BeautifulSoup(response.content, "html.parser")
    [link] = [link for link in soup.select("main a") if link.text.strip() == "Add a language"]
    assert link["href"] == reverse("wagtaillocales:index")


def test_whoever_may_not_add_a_language_gets_no_link(client, django_user_model):
    user = django_user_model.objects.create_user("editor", password="secret")
    group = Group.objects.create(name="Edits")
    codenames = ["access_admin", "change_helpcardset"]
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    user.groups.add(group)
    client.force_login(user)

    response = client.get(reverse("backcare_progress"))

    assert "can add a language under Settings, Locales." in read_text(response)
    assert b"Add a language" not in response.content


def test_nothing_matches_on_a_site_in_two_languages(english, admin):
    text = read_text(admin.get(reverse("backcare_progress"), {"state": "live"}))

    assert "No translations match." in text


def test_the_report_is_exported(english, admin):
    response = admin.get(reverse("backcare_progress"), {"export": "csv"})

    text = b"".join(response.streaming_content).decode()
    [row] = csv.DictReader(io.StringIO(text))
    assert (row["Title"], row["State"], row["Words left"]) == ("Low back pain", "Missing", "14")


def test_the_report_is_not_for_everybody(english, client, django_user_model):
    user = django_user_model.objects.create_user("nobody", password="secret")
    group = Group.objects.create(name="Looks")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)

    assert client.get(reverse("backcare_progress")).status_code == 302


def count_queries(admin) -> int:
    """Queries of the report, those for the session, the user and the menu among them."""
    admin.get(reverse("backcare_progress"))
    with CaptureQueriesContext(connection) as queries:
        assert admin.get(reverse("backcare_progress")).status_code == 200
    return len(queries)


#: Wagtail's own for each of its reports, the languages, the sources, their texts, and sign-offs.
USUAL = 6 + 4

#: wagtail-localize's rows, texts and translations.
LOCALIZE = 3 if apps.is_installed("wagtail_localize") else 0


@pytest.mark.parametrize("languages", [["es"], ["ar", "de", "es", "fr"]])
def test_the_report_costs_the_same_at_any_size_and_in_any_number_of_languages(english, admin, languages):
    for code in languages:
        get_locale(code)
    create_index(slug="one", title="One").copy_for_translation(get_locale("es"))
    few = count_queries(admin)
    for number in range(4):
        page = create_guide(slug=f"more-{number}", body=[section("overview", ("text", "<p>Words.</p>"))])
        page.copy_for_translation(get_locale("es"))

    assert few == count_queries(admin) == USUAL + LOCALIZE


def test_each_kind_of_shared_text_on_the_screen_costs_one_query(english, admin):
    create_help_cards("you cannot feel your legs", title="One")
    create_help_cards("you cannot feel your legs", title="Two")

    assert count_queries(admin) == USUAL + LOCALIZE + 1


def test_pages_stand_by_title_before_shared_texts(english, admin):
    create_help_cards("you cannot feel your legs")
    create_guide(slug="a", title="Always first")

    text = read_text(admin.get(reverse("backcare_progress")))

    positions = [text.index(title) for title in ("Always first", "Low back pain", "Back pain")]
    assert positions == sorted(positions)


def test_what_waits_for_somebody(english, admin, django_user_model):
    translate(english.copy_for_translation(get_locale("es")))
    carla = django_user_model.objects.create_user("carla", password="secret")
    group = Group.objects.create(name="Spanish")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    carla.groups.add(group)
    GroupLanguagePermission.objects.create(group=group, locale=get_locale("de"))
    assert find_waiting(carla) == ([], False)

    GroupLanguagePermission.objects.create(group=group, locale=get_locale("es"))
    admin.force_login(carla)
    text = " ".join(admin.get(reverse("wagtailadmin_home")).content.decode().split())

    assert [standing.state for standing in find_waiting(carla)[0]] == [State.UNSIGNED]
    assert "Translations that wait for you" in text
    assert "Waiting for sign-off" in text


def copy_as_draft(snippet):
    copy = snippet.copy_for_translation(get_locale("es"))
    copy.live = False
    copy.save()
    return copy


@pytest.mark.parametrize("create", [create_help_cards, create_question])
def test_every_kind_of_shared_text_waits(english, admin_user, create):
    copy = copy_as_draft(create())

    assert [standing.target for standing in find_waiting(admin_user)[0]] == [copy]


def test_a_clinician_waits(english, admin_user):
    copy = create_clinician(register="General Council").copy_for_translation(get_locale("es"))
    copy.profession = "Fisioterapeuta"
    copy.save()

    assert [standing.target for standing in find_waiting(admin_user)[0]] == [copy]


def test_a_translation_into_the_language_of_the_site_waits(english, admin_user, admin):
    spanish_home = get_site().root_page.get_translation(get_locale("es"))
    spanish = create_condition(title="Dolor", slug="dolor", locale=get_locale("es"), parent=spanish_home)
    copy = spanish.copy_for_translation(get_locale("en"))

    assert [standing.target.pk for standing in find_waiting(admin_user)[0]] == [copy.pk]
    rows = read_rows(admin.get(reverse("backcare_progress")))
    assert ["Dolor", "English"] in [[row[0], row[2]] for row in rows]


def test_the_name_of_a_clinician_is_not_left_to_translate(english):
    clinician = create_clinician(name="Robin Reader", register="General Council", profile_url="https://example.com/rr")
    copy = clinician.copy_for_translation(get_locale("es"))
    copy.profession, copy.register = "Fisioterapeuta", "Consejo General"
    copy.save()

    [standing] = collect_standings(
        [Source(Clinician, clinician.pk, clinician.translation_key, clinician.locale_id)], locales=[get_locale("es")]
    )

    assert (standing.state, standing.words_left) == (State.LIVE, 0)


def test_the_panel_says_that_older_texts_were_not_looked_at(english, admin, monkeypatch):
    monkeypatch.setattr("wagtail_backcare.progress.dashboard.NEWEST", 2)
    for number in range(2):
        copy_as_draft(create_help_cards(title=f"Cards {number}"))
    said = "the 2 that changed last were looked at. The report has all of them."

    assert said not in admin.get(reverse("wagtailadmin_home")).content.decode()

    copy_as_draft(create_help_cards(title="More cards"))
    assert said in admin.get(reverse("wagtailadmin_home")).content.decode()
