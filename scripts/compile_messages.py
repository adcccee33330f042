"""Compile the translations (.po) of the package and the example site into what Django reads (.mo), without gettext.

Run as `python scripts/compile_messages.py`; the build does the same for the package. It needs polib alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE_FOLDER = ROOT / "wagtail_backcare" / "locale"
FOLDERS = [LOCALE_FOLDER, ROOT / "example_site" / "locale"]


def compile_messages(locale_folder: Path = LOCALE_FOLDER) -> list[Path]:
    """Write a .mo beside each .po below `locale_folder` and return their paths.

    Unfinished ("fuzzy") translations are left out, as msgfmt does. A broken .po raises OSError.
    """
    compiled = []
    for source in sorted(locale_folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(target))
        compiled.append(target)
    return compiled


if __name__ == "__main__":
    compiled = [path for folder in FOLDERS for path in compile_messages(folder)]
    sys.stdout.write(f"Compiled {len(compiled)} translation files.\n")
