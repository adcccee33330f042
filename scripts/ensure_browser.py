"""Find Chromium for the browser tests, or install it, and print where it is.

Looked for in this order: the path in BACKCARE_CHROMIUM; chromium-headless-shell, which is Chromium without the windows
around pages and takes a third of the time; chromium, chromium-browser or google-chrome on PATH; the one that
Playwright has downloaded. Failing these, `playwright install chromium` is tried, then Debian's package when this runs
as root. Tests import `find_browser`, which installs nothing. Exit status 1 where there is no browser in the end.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = (
    "No Chromium was found for the browser tests, and none could be installed. Install Chromium or Chrome, "
    "or set BACKCARE_CHROMIUM to its path. `make test BROWSER_TESTS=no` runs the other tests."
)


def find_browser(environ: Mapping[str, str] = os.environ, *, names: Sequence[str] = (SHELL, *NAMES)) -> str | None:
    """Return the path of an installed Chromium or Chrome, or None.

    ``names``: the programs to look for, the best first. Lighthouse, for one, takes no headless shell: `NAMES`.

    Raises FileNotFoundError if BACKCARE_CHROMIUM names no program.
    """
    named = environ.get("BACKCARE_CHROMIUM")
    if named:
        path = shutil.which(named, path=environ.get("PATH"))
        if path is None:
            raise FileNotFoundError(f"BACKCARE_CHROMIUM is {named!r}, and there is no such program.")
        return path
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in names)
    return next((path for path in on_path if path), None) or find_playwright_browser()


def find_playwright_browser() -> str | None:
    """Return the path of the Chromium that Playwright has downloaded, or None."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install_commands() -> list[list[str]]:
    """Return the ways to install Chromium that this machine has, the best first."""
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        commands.append(["apt-get", "update", "-q"])
        commands.append(["apt-get", "install", "-q", "-y", "--no-install-recommends", SHELL])
    return commands


def main() -> int:
    try:
        path = find_browser()
        for command in [] if path else install_commands():
            try:
                # What the installers print belongs to the reader of the log, not to whoever reads the path.
                subprocess.run(command, stdout=sys.stderr, stdin=subprocess.DEVNULL, timeout=300)
            except (OSError, subprocess.TimeoutExpired) as error:
                sys.stderr.write(f"{error}\n")
            path = find_browser()
            if path:
                break
    except FileNotFoundError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if path is None:
        sys.stderr.write(f"{MISSING}\n")
        return 1
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
