"""Projects that the tests of this folder share: each is made once a test run, also where several processes run it."""

import os
import pickle

import pytest
from django.core.files import locks

from tests.install.projects import Project, build_wheel, unpack_wheel
from tests.install.steps import follow, part_of

INSTALL = "how-to/install-existing-site.md"


@pytest.fixture(scope="session")
def once(tmp_path_factory):
    """``once(name, make)``: what ``make(folder)`` returns, from whichever test process comes first."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def get(name, make):
        done = shared / f"{name}.pickle"
        with (shared / f"{name}.lock").open("w") as lock:
            locks.lock(lock, locks.LOCK_EX)
            try:
                if not done.exists():
                    done.write_bytes(pickle.dumps(make(shared / name)))
                return pickle.loads(done.read_bytes())  # noqa: S301 - written above
            finally:
                locks.unlock(lock)

    return get


@pytest.fixture(scope="session")
def wheel(once):
    return once("wheel", build_wheel)


@pytest.fixture(scope="session")
def installed(once, wheel):
    """The folder that holds the unpacked wheel, as site-packages would."""
    return once("installed", lambda folder: unpack_wheel(wheel, folder))


@pytest.fixture(scope="session")
def new_site(once, installed):
    """A project of ``wagtail start`` after the steps of the guide."""

    def make(folder):
        project = Project.from_wagtail_start("mysite", folder, installed)
        follow(project, part_of(INSTALL, "Steps"))
        return project

    return once("new_site", make)


@pytest.fixture(scope="session")
def new_localized_site(once, new_site):
    """The same, with wagtail-localize added as the guide says."""

    def make(folder):
        project = new_site.copy(folder)
        follow(project, part_of(INSTALL, "With wagtail-localize"))
        return project

    return once("new_localized_site", make)


SETUP_AGENCY = """
made = command("makemigrations")
migrated = command("migrate", "--verbosity=0")

from wagtail.models import Page, Site
from website.models import HomePage

Page.objects.get(depth=2).delete()
home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Home", slug="home", strapline="Since 1990"))
Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)

result = {
    "makemigrations": made,
    "migrate": migrated,
    "load": command("load_backcare_starter", "--publish", "--country", "GB"),
    "load again": command("load_backcare_starter", "--publish", "--country", "GB"),
}
"""


@pytest.fixture(scope="session")
def agency(once, installed):
    """The sample agency's site with the starter content, and what the commands that made it said."""

    def make(folder):
        project = Project.from_sample("agency", folder, installed)
        return project, project.run(SETUP_AGENCY)

    return once("agency", make)
