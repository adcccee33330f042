"""Count the queries of a screen, apart from those that every screen of Wagtail's admin makes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

#: Who is logged in and what they may do.
USER = ("django_session", "auth_user", "wagtailusers_userprofile", "auth_permission")

#: The menu, and the list of languages for scripts.
FRAME = ('"depth" = 1', """"path" = '0001'""", 'FROM "wagtailcore_locale" ORDER BY')


def find_own_queries(client, address: str, data=None) -> list[str]:
    """The queries of a screen that is its own."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address, data).status_code == 200
    asked = [query["sql"].replace("`", '"') for query in queries]
    return [sql for sql in asked if not any(part in sql for part in USER + FRAME)]
