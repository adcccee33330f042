"""Projects that have the built wheel installed, each in a folder and with a database of its own."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "tests" / "projects"
INSIDE = Path(__file__).with_name("inside.py")

#: Variables of this test run that a project must not see.
HIDDEN_VARIABLES = {"DJANGO_SETTINGS_MODULE", "DATABASE_URL", "REDIS_URL", "PYTHONPATH", "PYTEST_CURRENT_TEST"}


def build_wheel(folder: Path) -> Path:
    """Build the wheel into a folder, without the network; or take the one that ``BACKCARE_WHEEL`` names."""
    if os.environ.get("BACKCARE_WHEEL"):
        return Path(os.environ["BACKCARE_WHEEL"]).resolve()
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, text=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def unpack_wheel(wheel: Path, folder: Path) -> Path:
    """What an installer does with a wheel of pure Python: its files and metadata, in a folder for the import path."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@dataclass(frozen=True)
class Project:
    """A Django project in a folder of its own, with the unpacked wheel first on its import path."""

    folder: Path
    installed: Path
    settings: str

    @classmethod
    def from_sample(cls, name: str, folder: Path, installed: Path) -> "Project":
        """A copy of one of the sample sites beside these tests."""
        shutil.copytree(SAMPLES / name, folder, ignore=shutil.ignore_patterns("__pycache__", "*.sqlite3"))
        return cls(folder, installed, "config.settings")

    @classmethod
    def from_wagtail_start(cls, name: str, folder: Path, installed: Path) -> "Project":
        """What ``wagtail start`` makes."""
        folder.mkdir()
        project = cls(folder, installed, f"{name}.settings.dev")
        project.call(sys.executable, "-m", "wagtail.bin.wagtail", "start", name, ".")
        return project

    def copy(self, folder: Path) -> "Project":
        """The project as it is now, database and all, in another folder."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
        return Project(folder, self.installed, self.settings)

    def append(self, name: str, text: str) -> None:
        """Write lines at the end of a file of the project."""
        with (self.folder / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")

    def call(self, *args: str, check: bool = True, stdin: str | None = None) -> subprocess.CompletedProcess:
        """Run a program in the project's folder. A failure shows all that it printed."""
        environment = {key: value for key, value in os.environ.items() if key not in HIDDEN_VARIABLES}
        environment |= {"PYTHONPATH": str(self.installed), "PYTHONIOENCODING": "utf-8"}
        environment["DJANGO_SETTINGS_MODULE"] = self.settings
        if environment.pop("PYTHONDONTWRITEBYTECODE", ""):
            # Compiling Django and Wagtail in each of these processes would double the time of the tests.
            environment["PYTHONPYCACHEPREFIX"] = str(self.installed.with_name("bytecode"))
        done = subprocess.run(
            args, cwd=self.folder, env=environment, input=stdin, capture_output=True, text=True, encoding="utf-8"
        )
        if check and done.returncode:
            raise AssertionError(f"{shlex.join(args)}\n{done.stdout}\n{done.stderr}")
        return done

    def shell(self, line: str) -> subprocess.CompletedProcess:
        """Run a line of the documentation that begins with ``python``."""
        program, *args = shlex.split(line)
        if program != "python":
            raise ValueError(f"not a line for Python: {line}")
        return self.call(sys.executable, *args)

    def manage(self, *args: str, check: bool = True) -> subprocess.CompletedProcess:
        """Run a management command as people do."""
        return self.call(sys.executable, "manage.py", *args, check=check)

    def run(self, code: str) -> Any:
        """What some lines of Python, run inside the project, leave in ``result``; see `inside.py` for their helpers.

        Raises AssertionError if the project imported the package from anywhere but the wheel.
        """
        shutil.copy(INSIDE, self.folder)
        done = self.call(sys.executable, INSIDE.name, stdin=code)
        answer = json.loads(done.stdout.splitlines()[-1])
        assert Path(answer["package"]).is_relative_to(self.installed), answer["package"]
        return answer["result"]
