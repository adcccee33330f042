"""The example site as ``make demo`` serves it, with a database of its own and on a port that is free."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MANAGE = ROOT / "example_site" / "manage.py"

#: Variables of whoever runs this that would make another site of it.
HIDDEN_VARIABLES = {"ALLOWED_HOSTS", "BASE_URL", "LANGUAGE_CODE", "SECRET_KEY", "STATIC_ROOT", "TIME_ZONE"}


@dataclass(frozen=True)
class ExampleSite:
    """A running example site: its address, without a slash at the end, what its server writes, and its variables."""

    url: str
    log: Path
    environ: dict[str, str]

    def run(self, code: str) -> None:
        """Run some Python in the site's own settings, with its models imported."""
        command = [sys.executable, str(MANAGE), "shell", "--no-startup", "--command", code]
        subprocess.run(command, env=self.environ, check=True, capture_output=True)

    def read(self, path: str) -> tuple[int, str]:
        """Status and HTML of a page, as fetched by a program that is no browser."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as response:  # noqa: S310 - our own server
                return response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


@contextlib.contextmanager
def serve_example_site(folder: Path) -> Iterator[ExampleSite]:
    """Make the example site in a folder, and serve it until the block ends.

    Raises RuntimeError with the server's last words if it stops or does not answer within two minutes.
    """
    port = find_free_port()
    environ = {
        **{name: value for name, value in os.environ.items() if name not in HIDDEN_VARIABLES},
        "DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3",
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "MEDIA_ROOT": f"{folder}/media",
        "PORT": str(port),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    manage = [sys.executable, str(MANAGE)]
    for command in (["migrate", "--noinput", "--verbosity=0"], ["setup_demo"]):
        done = subprocess.run([*manage, *command], env=environ, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")

    site = ExampleSite(f"http://127.0.0.1:{port}", folder / "server.log", environ)
    with site.log.open("wb") as log:
        command = [*manage, "runserver", "--noreload", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(site, server)
            yield site
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(site: ExampleSite, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 120
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(f"{site.url}/robots.txt", timeout=5)  # noqa: S310 - our own server
            return
        time.sleep(0.25)
    raise RuntimeError(f"The example site does not answer:\n{site.log.read_text()[-4000:]}")
