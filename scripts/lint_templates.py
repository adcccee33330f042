"""Check the indentation (djhtml) and the markup (djlint) of every template below the given folders.

`lint_templates.py [--fix] FOLDER…`; with --fix the indentation is put right first.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def find_templates(folders: list[str]) -> list[str]:
    return sorted(str(path) for folder in folders for path in Path(folder).rglob("templates/**/*.html"))


def main(arguments: list[str]) -> int:
    fix = "--fix" in arguments
    templates = find_templates([argument for argument in arguments if argument != "--fix"])
    if not templates:
        return 0
    indentation = ["-m", "djhtml", "--tabwidth", "2", *([] if fix else ["--check"]), *templates]
    markup = ["-m", "djlint", "--lint", "--quiet", *templates]
    results = [subprocess.run([sys.executable, *command]) for command in (indentation, markup)]
    return max(result.returncode for result in results)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
