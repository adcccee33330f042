"""What the wheel holds."""

import importlib.util
import subprocess
import sys
import zipfile
from email.parser import Parser

import pytest

import wagtail_backcare
from tests.install.projects import ROOT

pytestmark = pytest.mark.wheel

PACKAGE = ROOT / "wagtail_backcare"


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_it(names):
    files = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert files - names == set()


@pytest.mark.parametrize(
    "name",
    [
        "wagtail_backcare/templates/wagtail_backcare/condition_page.html",
        "wagtail_backcare/static/wagtail_backcare/backcare.css",
        "wagtail_backcare/starter/packs/back-pain/pack.yaml",
        "wagtail_backcare/migrations/0001_initial.py",
        "wagtail_backcare/pages/migrations/0001_initial.py",
        "wagtail_backcare/management/commands/load_backcare_starter.py",
    ],
)
def test_what_is_no_module_of_python_is_in_it_too(names, name):
    assert name in names


def test_nothing_but_the_package_is_in_it(names):
    tops = {name.split("/")[0] for name in names}

    assert tops == {"wagtail_backcare", f"wagtail_backcare-{wagtail_backcare.__version__}.dist-info"}
    assert not [name for name in names if "test" in name or name.endswith((".pyc", ".sqlite3"))]


def test_metadata_names_version_licence_and_what_it_needs(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())

    needed = {line.split(">=")[0].lower() for line in metadata.get_all("Requires-Dist") if "extra ==" not in line}
    assert metadata["Version"] == wagtail_backcare.__version__
    assert metadata["License-Expression"] == "BSD-3-Clause"
    assert metadata["Requires-Python"] == ">=3.11"
    assert needed >= {"django", "wagtail", "wagtail-localize", "swapper"}


@pytest.mark.skipif(importlib.util.find_spec("pip") is None, reason="this environment has no pip")
def test_pip_installs_what_unpacking_gives(wheel, installed, tmp_path):
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*pip, "--target", str(tmp_path), str(wheel)], check=True, capture_output=True)

    def modules(folder):
        files = (folder / "wagtail_backcare").rglob("*")
        return {path.relative_to(folder).as_posix() for path in files if path.is_file() and path.suffix != ".pyc"}

    assert modules(tmp_path) == modules(installed)
