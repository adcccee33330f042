"""The scripts behind the Makefile and the build."""

import gettext
import socket

import pytest

from scripts.check_services import silent_services
from scripts.compile_messages import compile_messages
from scripts.ensure_browser import find_browser
from scripts.lint_templates import find_templates

FRENCH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Steps"
msgstr "Étapes"

#, fuzzy
msgid "Key facts"
msgstr "Faits"
"""


def write_program(folder, name):
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


def test_compiled_messages_hold_finished_translations_only(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(FRENCH, encoding="utf-8")

    compiled = compile_messages(tmp_path)

    assert compiled == [folder / "django.mo"]
    translations = gettext.translation("django", tmp_path, ["fr"])
    assert translations.gettext("Steps") == "Étapes"
    assert translations.gettext("Key facts") == "Key facts"


def test_browser_that_is_named_goes_before_the_one_on_the_path(tmp_path):
    write_program(tmp_path, "chromium")
    named = write_program(tmp_path, "other-browser")

    found = find_browser({"BACKCARE_CHROMIUM": named, "PATH": str(tmp_path)})

    assert found == named


def test_browser_is_found_on_the_path(tmp_path):
    program = write_program(tmp_path, "google-chrome")

    assert find_browser({"PATH": str(tmp_path)}) == program


def test_browser_that_is_named_must_exist(tmp_path):
    with pytest.raises(FileNotFoundError, match="BACKCARE_CHROMIUM"):
        find_browser({"BACKCARE_CHROMIUM": str(tmp_path / "missing"), "PATH": str(tmp_path)})


def test_service_that_listens_is_not_reported():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        assert silent_services([f"redis://127.0.0.1:{port}/0"]) == []


def test_service_that_does_not_listen_is_named():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    [line] = silent_services([f"postgres://postgres@127.0.0.1:{port}/test"])

    assert line.startswith(f"postgres at 127.0.0.1:{port} does not answer")


def test_only_templates_are_linted(tmp_path):
    template = tmp_path / "app" / "templates" / "app" / "page.html"
    template.parent.mkdir(parents=True)
    template.touch()
    (tmp_path / "app" / "notes.html").touch()

    assert find_templates([str(tmp_path)]) == [str(template)]
