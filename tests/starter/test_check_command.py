from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.starter.packs import line_of, write_pack


def check(pack) -> str:
    out = StringIO()
    call_command("check_backcare_pack", pack, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["", "/", "/pack.yaml"])
def test_a_pack_without_mistakes_says_what_it_holds(tmp_path, ending):
    said = check(write_pack(tmp_path / "neck") + ending)

    assert "no mistakes" in said
    assert "3 pages" in said
    assert "3 rows of the ledger" in said


def test_every_mistake_is_named_with_file_line_and_cure(tmp_path):
    folder = write_pack(
        tmp_path / "neck",
        replace=[
            ("pages/03-exercise.yaml", "certainty: not_very", "certainty: maybe"),
            ("questions.yaml", "page:neck-pain", "page:nek-pain"),
        ],
    )

    with pytest.raises(CommandError) as error:
        check(folder)

    line = line_of(folder, "pages/03-exercise.yaml", "certainty: maybe")
    assert f"neck/pages/03-exercise.yaml:{line}:" in str(error.value)
    assert "not_very" in str(error.value)


def test_a_pack_that_is_not_there_names_those_that_are():
    with pytest.raises(CommandError, match="back-pain"):
        check("no-such-pack")


def test_the_pack_that_ships_has_no_mistakes():
    assert "no mistakes" in check("back-pain")
