from datetime import date
from io import StringIO
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from tests.helpers import create_index, get_site
from tests.starter.packs import write_pack
from wagtail_backcare.models import ClinicSettings, Disclaimer
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path / "neck")


def run(*arguments, stderr=None):
    out = StringIO()
    call_command("load_backcare_starter", *arguments, stdout=out, stderr=stderr or StringIO())
    return out.getvalue()


class Terminal(StringIO):
    def isatty(self):
        return True


def test_report(pack):
    assert run("--pack", pack, "--country", "GB").splitlines() == [
        "Content pack neck 1, loaded in en, below “Welcome to your new Wagtail site!”",
        "   8  created",
        "  !   The country of localhost was empty and is now GB.",
        "  !   Shared help cards and questions are drafts too: pages show them once they are published.",
    ]
    assert run("--pack", pack).splitlines()[1:] == ["   8  unchanged", "Nothing was changed."]
    assert ClinicSettings.for_site(get_site()).country == "GB"


def test_dry_run(pack):
    report = run("--pack", pack, "--dry-run")

    assert report.startswith("Content pack neck 1, would be loaded in en")
    assert not ConditionPage.objects.exists()


def test_every_option_reaches_the_loader(pack):
    index = create_index(slug="health")
    target = "wagtail_backcare.management.commands.load_backcare_starter.load_pack"
    with mock.patch(target) as load:
        load.return_value.to_text.return_value = ""
        run(
            *("--pack", pack, "--parent", "/health/", "--locale", "en", "--site", "localhost", "--country", "GB"),
            *("--only", "disclaimers", "--only", "references", "--publish", "--checked-by", "Alex Example"),
            *("--on", "2026-01-02", "--update", "--restore", "--languages", "es, de", "--dry-run"),
        )

    assert load.call_args == mock.call(
        pack,
        parent="/health/",
        locale="en",
        site="localhost",
        country="GB",
        only=["disclaimers", "references"],
        publish=True,
        checked_by="Alex Example",
        checked_on=date(2026, 1, 2),
        update=True,
        restore=True,
        languages=["es", "de"],
        dry_run=True,
        progress=None,
    )
    assert index.get_children().count() == 0


def test_a_parent_by_its_address(pack):
    index = create_index(slug="care")

    run("--pack", pack, "--parent", "/care/")

    assert HealthIndexPage.objects.child_of(index).count() == 1


def test_an_error_says_that_nothing_was_loaded(pack):
    with pytest.raises(CommandError) as caught:
        run("--pack", pack, "--publish")

    assert str(caught.value).startswith("Nothing was loaded.\nNothing goes live before a clinician has checked it.")
    assert not Disclaimer.objects.exists()


@pytest.mark.parametrize("arguments", [["--on", "2 January"], ["--only", "pages"]])
def test_values_that_cannot_be_are_refused(pack, arguments):
    with pytest.raises(CommandError, match=arguments[0]):
        run("--pack", pack, *arguments)


def test_progress_is_shown_on_a_terminal_and_cleared(pack):
    terminal = Terminal()

    run("--pack", pack, stderr=terminal)

    assert "4/8" in terminal.getvalue()
    last = terminal.getvalue().split("\r")
    assert last[-1] == "" and last[-2].strip() == ""


def test_no_progress_in_a_log(pack):
    log = StringIO()

    run("--pack", pack, stderr=log)

    assert log.getvalue() == ""


def test_quiet(pack):
    assert run("--pack", pack, "--verbosity", "0", stderr=Terminal()) == ""
    assert ConditionPage.objects.exists()
