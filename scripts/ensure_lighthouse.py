"""Install Lighthouse into node_modules. It is large and no test needs it, so ``npm ci`` for the tests leaves it out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "node_modules" / "lighthouse" / "cli" / "index.js"


def find_lighthouse() -> list[str] | None:
    """Return the command that runs Lighthouse, without its arguments, or None where it can't run."""
    node = shutil.which("node")
    return [node, str(PROGRAM)] if node and PROGRAM.exists() else None


def main() -> int:
    if find_lighthouse():
        return 0
    if shutil.which("npm") is None or shutil.which("node") is None:
        sys.stderr.write("Lighthouse needs Node.js 18 or newer, with npm.\n")
        return 1
    command = ["npm", "ci", "--ignore-scripts", "--include=optional", "--no-audit", "--no-fund"]
    subprocess.run(command, cwd=ROOT, check=True)
    return 0 if find_lighthouse() else 1


if __name__ == "__main__":
    sys.exit(main())
