"""Walk every route for each reason why a page is not fit; take a part of the package away on request."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse
from wagtail import VERSION

from tests.routes.mutations import MUTATIONS
from tests.routes.route import Route
from tests.routes.tables import ROUTES
from tests.routes.world import REASONS, World

#: Names the part to take away, as in the tables, or `EACH`; unset in an ordinary run.
MUTATION = "BACKCARE_MUTATION"

#: Every test runs without the part that the table names for its route.
EACH = "each"

#: The file for what became of the tests of each route, as JSON; unset in an ordinary run.
REPORT = "BACKCARE_ROUTES_REPORT"

_outcomes: dict[str, list[dict]] = {}


def get_route(item: pytest.Item) -> Route | None:
    """The route that a test walks: its mark gives the number of one by which pages go live, or the key of another."""
    mark = item.get_closest_marker("route")
    if mark is None:
        return None
    key = mark.args[0]
    return ROUTES[key if isinstance(key, str) else f"{Route.table}-{key:02}"]


def pytest_collection_modifyitems(items):
    """Say of a route that this version of Wagtail has not that it was left out, and why."""
    for item in items:
        route = get_route(item)
        if route is not None and route.since > VERSION:
            version = ".".join(map(str, route.since))
            item.add_marker(pytest.mark.skip(reason=f"needs Wagtail {version}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    """Take a part away while the route is walked: what the test needs was made with everything in place."""
    name = os.environ.get(MUTATION)
    if name == EACH:
        route = get_route(item)
        name = route.mutation if route else ""
    with pytest.MonkeyPatch.context() as patch:
        if name:
            MUTATIONS[name](patch)
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Keep what became of a route: the phase that decided, the outcome, and the reason or the name of the error."""
    report = yield
    route = get_route(item)
    if route is not None and (report.when == "call" or report.outcome != "passed"):
        why = report.longrepr[2] if report.skipped and isinstance(report.longrepr, tuple) else ""
        error = call.excinfo.typename if report.failed and call.excinfo else ""
        outcome = {"phase": report.when, "outcome": report.outcome, "why": error or why.removeprefix("Skipped: ")}
        _outcomes.setdefault(route.key, []).append(outcome)
    return report


def pytest_sessionfinish():
    if os.environ.get(REPORT):
        Path(os.environ[REPORT]).write_text(json.dumps(_outcomes), encoding="utf-8")


@pytest.fixture(params=REASONS)
def world(db, request) -> World:
    return World(request.param)


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client


@pytest.fixture
def api(client, admin_user):
    """``api(method, name, data, **ids)``: a request to API v3 by somebody who may do everything."""
    from wagtail.models import APIToken

    _token, key = APIToken.create_token(user=admin_user, name="test")

    def send(method, name, data=None, **ids):
        address = reverse(f"wagtailapi_v3:{name}", kwargs=ids)
        body = json.dumps(data or {})
        headers = {"Authorization": f"Bearer {key}"}
        return getattr(client, method)(address, body, content_type="application/json", headers=headers)

    return send


@pytest.fixture
def django_app_state(db):
    """Historical models, as a data migration gets them."""
    return MigrationLoader(connection).project_state()
