"""Install the Nu HTML checker (vnu.jar) into node_modules, where npm and Java are present.

Tests that check whether pages are valid HTML import `find_html_checker`. Without npm or Java this says that they will
be skipped; with CI set it fails instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def find_html_checker() -> list[str] | None:
    """Return the command that runs the checker, without its arguments, or None where it can't run."""
    java = shutil.which("java")
    return [java, "-jar", str(JAR)] if java and JAR.exists() else None


def main() -> int:
    missing = [name for name in ("npm", "java") if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"Pages will not be checked for valid HTML: {' and '.join(missing)} not found.\n")
        return 1 if os.environ.get("CI") else 0
    # The jar is inside the package; its install script would only look for another Java.
    command = ["npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=ROOT, check=True)
    return 0 if find_html_checker() else 1


if __name__ == "__main__":
    sys.exit(main())
