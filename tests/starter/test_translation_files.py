"""The files of a translation: which texts they hold, what is wrong with them, and how they are written."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from tests.starter.packs import line_of, write_pack
from tests.starter.translated_packs import SPANISH, change, translate, write_translated_pack
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.starter.body import make_body
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.problems import PackError, StarterError
from wagtail_backcare.starter.translations.checks import check_translation, find_numbers
from wagtail_backcare.starter.translations.files import find_language, find_languages, read_translation, translate_pack
from wagtail_backcare.starter.translations.skeleton import write_translation
from wagtail_backcare.starter.translations.texts import UNTRANSLATED, iterate_texts, make_hash

NECK = "translations/es/pages/02-neck.yaml"


@pytest.fixture
def folder(tmp_path):
    write_translated_pack(tmp_path / "neck", "es")
    return tmp_path / "neck"


def find_problems(folder, language="es"):
    pack = read_pack(folder)
    return [str(problem) for problem in check_translation(pack, read_translation(pack, language))]


def read(folder, name):
    return (folder / name).read_text(encoding="utf-8")


def test_the_texts_of_a_page_and_no_keys_choices_or_sources(tmp_path):
    pack = read_pack(write_pack(tmp_path / "neck"))

    texts = {text.path: text.words for text in iterate_texts(pack.get("pages", "exercise"))}

    assert texts == {
        "title": "Exercise for neck pain",
        "slug": "exercise",
        "summary": "What exercise is and what studies found.",
        "sections/evidence/heading": "What studies found",
        "blocks/found/statement": "Exercise may help a little.",
        "blocks/effects/text": "You may be sore for a day.",
        "blocks/care/text": "Ask a doctor first if you were hurt.",
        "blocks/options/text": "You can wait. It often gets better.",
    }
    paths = [text.path for text in iterate_texts(pack.get("pages", "neck-pain"))]
    assert paths[4:] == [
        "other_names",
        "blocks/what/text",
        "blocks/facts/items/1",
        "blocks/facts/items/2",
        "blocks/asked/questions/2/question",
        "blocks/asked/questions/2/answer",
    ]


def test_sources_and_numbers_are_not_translated(tmp_path):
    pack = read_pack(
        write_pack(
            tmp_path / "neck",
            replace=[
                ("clinicians.yaml", "  profession:", '  registration_number: "A 12"\n          profession:'),
                ("pages/02-neck.yaml", "[It often gets better., Keep moving.]", '["2016", Keep moving.]'),
            ],
        )
    )

    assert list(iterate_texts(pack.get("references", "review"))) == []
    assert [text.path for text in iterate_texts(pack.get("clinicians", "alex"))] == ["profession"]
    facts = [text.path for text in iterate_texts(pack.get("pages", "neck-pain")) if "facts" in text.path]
    assert facts == ["blocks/facts/items/2"]


def test_a_hash_is_letters_and_does_not_see_white_space():
    assert make_hash("Neck  pain\nis") == make_hash("Neck pain is") != make_hash("Neck pain was")
    assert all(make_hash(str(number)).isalpha() and len(make_hash(str(number))) == 8 for number in range(200))


def test_a_complete_translation_has_no_problems(folder, capsys):
    assert find_problems(folder) == []
    call_command("check_backcare_pack", str(folder))
    assert "Translated in full: es." in capsys.readouterr().out


def test_ids_of_blocks_are_those_of_the_text_that_was_translated(folder):
    pack = read_pack(folder)
    translated = translate_pack(pack, read_translation(pack, "es"))
    stream = ConditionPage._meta.get_field("body").stream_block

    def make(found):
        page = found.get("pages", "neck-pain")
        return make_body(page.data["body"], stream, owner=("neck", page.key), find=lambda part, key: 1)

    english, spanish = make(pack), make(translated)

    assert list(walk(english, "id")) == list(walk(spanish, "id"))
    assert "A menudo mejora." in str(spanish)
    assert set(walk(english, "value")) & set(walk(spanish, "value")) <= {"", True}


def walk(value, name):
    """Every plain value of a name in raw JSON."""
    if isinstance(value, dict):
        if isinstance(value.get(name), str | bool):
            yield value[name]
        for inner in value.values():
            yield from walk(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, name)


def test_a_changed_text_is_reported_with_line_and_cure(folder):
    change(folder, "pages/02-neck.yaml", "It often gets better.", "It usually gets better.")

    [problem] = find_problems(folder)

    line = line_of(folder, NECK, "blocks/facts/items/1")
    made_from = make_hash("It usually gets better.")
    assert problem == (
        f"neck/{NECK}:{line}: `blocks/facts/items/1` was made from an older text. "
        f"Compare it with the text now, mend it, and write `from: {made_from}`."
    )
    pack = read_pack(folder)
    page = translate_pack(pack, read_translation(pack, "es")).get("pages", "neck-pain")
    assert page.missing == ("blocks/facts/items/1",)
    assert page.data["body"][0]["content"][1]["items"] == [UNTRANSLATED, "Siga moviéndose."]


def test_an_entry_that_is_missing_empty_or_unknown_is_reported(folder):
    change(folder, NECK, "blocks/facts/items/2", "blocks/facts/items/9")
    change(folder, NECK, "text: A menudo mejora.", "text: ' '")

    problems = find_problems(folder)

    assert [problem.split(": ", 1)[1].split(".")[0] for problem in problems] == [
        "`neck-pain` has no text `blocks/facts/items/9`",
        "`blocks/facts/items/1` is not translated yet",
        "`blocks/facts/items/2` is missing",
    ]
    assert f"from: {make_hash('Keep moving.')}" in problems[2]


def test_an_item_or_file_that_is_missing_or_unknown_is_reported(folder):
    change(folder, "translations/es/questions.yaml", "how-long:", "how-lnog:")
    (folder / "translations/es/pages/02-neck.yaml").rename(folder / "translations/es/pages/02-nek.yaml")

    problems = find_problems(folder)

    assert any("There is no `how-lnog` in questions.yaml of the pack. Did you mean `how-long`?" in p for p in problems)
    assert any("The pack has no pages/02-nek.yaml to translate." in problem for problem in problems)
    assert any("`how-long` is not translated. Write the skeleton: translate_backcare_pack" in p for p in problems)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("title", "Dolor de cuello " * 20, "`title` has 320 characters; at most 255 fit."),
        ("slug", "dolor de cuello", "`dolor de cuello` cannot be part of an address here."),
        ("blocks/facts/items/2", "Siga moviéndose 10 minutos.", "The numbers differ: none in the text, 10 here."),
        ("blocks/what/text", "Es frecuente.\n\nLea: [ejercicio](page:exercise).", "it lacks bold words"),
        ("blocks/what/text", "Es **frecuente**.\n\nLea sobre el ejercicio.", "it lacks a link to page:exercise"),
        ("blocks/what/text", "**Sí**.\n\n[Más](page:training)", "There is no page `training` in this pack."),
        ("blocks/asked/questions/2/answer", "### Título\n\nSí.", "There can be no heading in this text."),
        ("blocks/asked/questions/2/answer", "- Sí.", "it has a list, an item of a list too many"),
    ],
)
def test_what_cannot_stand_for_the_text_is_reported(folder, path, text, message):
    set_text(folder, path, text)

    problems = find_problems(folder)

    assert any(message in problem for problem in problems), problems
    lines = range(line_of(folder, NECK, f"  {path}:"), line_of(folder, NECK, f"  {path}:") + 6)
    assert all(int(problem.split(":")[1]) in lines and "02-neck.yaml" in problem for problem in problems)


def set_text(folder, path, text):
    """Write another translation of a text of the page about the neck."""
    data = yaml.safe_load(read(folder, NECK))
    data["neck-pain"][path]["text"] = text
    (folder / NECK).write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_paragraphs_of_a_plain_text_are_counted(folder):
    change(folder, "translations/es/disclaimers.yaml", "\n\n", " ")

    assert any("1 paragraphs stand for 2." in problem for problem in find_problems(folder))


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("1 in 10,000 people", "1 de cada 10.000 personas"),
        ("1 in 10,000 people", "1 personne sur 10 000"),
        ("0.5 to 2", "0,5 a 2"),
        ("20 to 30 minutes", "من ٢٠ إلى ٣٠ دقيقة"),
        ("In 2020, 100 people", "En 2020 100 personas"),
    ],
)
def test_numbers_are_the_same_however_they_are_written(words, same):
    assert find_numbers(words) == find_numbers(same) != find_numbers(words.replace("0", "1"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    from: ", "    form: ", "There is no field `form` here. Did you mean `from`?"),
        (f"from: {make_hash('Neck pain')}", "from: 12345678", "`from` must be a text."),
        ("  title:", "  Title!:", "cannot be `Title!`. Write the path of a text"),
        ("neck-pain:", "neck-pain: [", "This is not YAML"),
    ],
)
def test_files_that_break_the_schema_are_refused_with_their_line(folder, old, new, message):
    change(folder, NECK, old, new)

    with pytest.raises(PackError) as error:
        read_translation(read_pack(folder), "es")

    assert message in str(error.value)
    assert f"neck/{NECK}:" in str(error.value)


def test_a_language_by_its_code_or_that_of_a_region(folder):
    pack = read_pack(folder)

    assert find_languages(pack) == ["es"]
    assert find_language(pack, "es-MX") == "es"
    with pytest.raises(StarterError, match="The pack neck has no translation in it. It has: es."):
        find_language(pack, "it")
    with pytest.raises(StarterError, match="en-gb is the pack's own language."):
        find_language(pack, "en-gb")


def test_the_skeleton_holds_every_text_as_a_comment(tmp_path, capsys):
    folder = tmp_path / "neck"
    write_pack(folder)

    call_command("translate_backcare_pack", str(folder), language="de")

    assert f"0 texts translated, {len(SPANISH) + 1} to do." in capsys.readouterr().out
    lines = read(folder, "translations/de/pages/02-neck.yaml").splitlines()
    start = lines.index("  blocks/what/text:")
    assert lines[start + 1 : start + 6] == [
        "    # Neck pain is **common**.",
        "    #",
        "    # Read about [exercise](page:exercise).",
        f"    from: {make_hash('Neck pain is **common**. Read about [exercise](page:exercise).')}",
        "    text: ''",
    ]
    problems = find_problems(folder, "de")
    assert len(problems) == len(SPANISH) + 1
    assert all("is not translated yet. Fill in `text`." in problem for problem in problems)


def test_a_filled_skeleton_is_complete_and_written_again_as_it_is(folder):
    pack = read_pack(folder)
    before = read_translation(pack, "es")

    written = write_translation(pack, "es")
    first = {path: path.read_text(encoding="utf-8") for path in written.files}
    write_translation(pack, "es")

    assert first == {path: path.read_text(encoding="utf-8") for path in written.files}
    assert (written.open, written.stale, written.dropped) == (0, 0, [])
    after = read_translation(pack, "es")
    for item in pack:
        assert after.get_words(item) == before.get_words(item)
    assert find_problems(folder) == []


@pytest.mark.parametrize(
    "words",
    [
        "Con: dos puntos",
        "2016",
        "no",
        "“Comillas” y 'otras' \"más\"",
        "- un guion",
        "Línea una\n\n- y una lista\n- más",
        "palabra " * 40 + "fin",
        "العربية: نص طويل " * 12 + "نهاية",
        "# almohadilla",
        "dos  espacios " + "largos " * 30,
        "phrase\u202f: " * 30 + "fin\u202f?",
    ],
)
def test_a_text_is_written_so_that_it_is_read_back_as_it_was(folder, words):
    set_text(folder, "audience", words.strip())
    pack = read_pack(folder)

    write_translation(pack, "es")

    assert read_translation(pack, "es").get(pack.get("pages", "neck-pain"))["audience"].text.strip() == words.strip()


def test_writing_again_moves_what_moved_marks_what_changed_and_names_what_went(folder, capsys):
    change(folder, "pages/02-neck.yaml", "[It often gets better., Keep moving.]", "[New., It often gets better.]")
    change(folder, "pages/02-neck.yaml", "audience: Adults", "audience: Adults and children")

    call_command("translate_backcare_pack", str(folder), language="es")

    said = capsys.readouterr().out
    assert "1 were made from an older text" in said
    assert "Dropped, as the pack has no such text any more: neck-pain blocks/facts/items/2" in said
    entries = read_translation(read_pack(folder), "es").get(read_pack(folder).get("pages", "neck-pain"))
    assert [entries[f"blocks/facts/items/{number}"].text for number in (1, 2)] == ["", "A menudo mejora."]
    assert "# (Changed since it was translated." in read(folder, NECK)
    assert entries["audience"].text == "Personas adultas"
    assert len(find_problems(folder)) == 2


def test_a_long_text_with_spaces_that_do_not_break_is_folded(folder):
    words = "Est-ce grave\u202f? " * 12 + "Non."
    set_text(folder, "audience", words)

    write_translation(read_pack(folder), "es")

    lines = read(folder, NECK).splitlines()
    assert "".join(lines).count("\u202f?") == 12
    assert max(len(line) for line in lines if "\u202f" in line) < 120


def test_a_translation_that_cannot_be_read_is_not_written_over(folder):
    change(folder, NECK, "neck-pain:", "neck-pain: [")
    before = read(folder, NECK)

    with pytest.raises(CommandError, match="Nothing was written"):
        call_command("translate_backcare_pack", str(folder), language="es")

    assert read(folder, NECK) == before


def test_one_language_can_be_checked_alone(folder, capsys):
    translate(folder, "fr", {"Neck pain": "Cervicalgie"})

    call_command("check_backcare_pack", str(folder), language=["es"])

    assert "Translated in full: es." in capsys.readouterr().out
    with pytest.raises(CommandError, match="mistakes in the pack"):
        call_command("check_backcare_pack", str(folder))
