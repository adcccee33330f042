"""One process of a site that has two: it answers what it is asked for, line by line, until its input ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Process:
    """Runs until it is closed, and keeps what a process keeps."""

    def __init__(self, folder: Path, setting: dict[str, Any]):
        environ = {
            **os.environ,
            "BACKCARE_TEST_FOLDER": str(folder),
            "BACKCARE_TEST_SETTING": json.dumps(setting),
            "DJANGO_SETTINGS_MODULE": "tests.caching.two_process_settings",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "tests.caching.process"]
        self.child = subprocess.Popen(
            command, env=environ, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def get(self, path: str) -> str:
        """The page at a path as this process serves it."""
        return self._ask({"path": path})

    def do(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """Run a function of `tests.caching.changes` there."""
        return self._ask({"action": action.__name__, "arguments": arguments})

    def close(self) -> None:
        self.child.communicate(timeout=30)

    def _ask(self, what: dict[str, Any]) -> Any:
        print(json.dumps(what), file=self.child.stdin, flush=True)
        answer = self.child.stdout.readline()
        assert answer, "The process has ended; its error stands above."
        return json.loads(answer)


def main() -> None:
    import django

    django.setup()

    from django.test import Client

    from tests.caching import changes

    client = Client()
    for line in sys.stdin:
        what = json.loads(line)
        if "path" in what:
            response = client.get(what["path"])
            assert response.status_code == 200, (what, response.status_code)
            answer = response.content.decode()
        else:
            answer = getattr(changes, what["action"])(*what["arguments"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
