import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_reference_pages_made_from_packs_are_up_to_date():
    result = subprocess.run(
        [sys.executable, "scripts/make_pack_pages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr
