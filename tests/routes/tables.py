"""Every route: the two tables under their headings, and each route by its key."""

from tests.routes import delivery, publishing
from tests.routes.route import Route

TABLES: dict[str, list[Route]] = {"Going live": publishing.ROUTES, "Reaching a reader": delivery.ROUTES}

ROUTES: dict[str, Route] = {route.key: route for table in TABLES.values() for route in table}
