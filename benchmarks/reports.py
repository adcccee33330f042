"""What the reports of the admin cost on a whole site."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail_backcare.reviewing.report import ReviewReportView

#: Report → the name of its address.
REPORTS = {
    "What health pages lack": "backcare_report",
    "Reviews": ReviewReportView.index_url_name,
    "Translations": "backcare_progress",
}

HEAD = ["Report", "CPU s", "queries"]


@dataclass(frozen=True)
class Report:
    label: str
    seconds: float
    queries: int

    @property
    def row(self) -> list[str]:
        return [self.label, f"{self.seconds:.2f}", str(self.queries)]


def measure_reports() -> Iterator[Report]:
    """Each report, warm, as an administrator opens it; queries for the session and the user among them."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("admin", "admin@example.org", "not-secret"))
    for label, name in REPORTS.items():
        url = reverse(name)
        get(client, url)
        start = time.process_time()
        with CaptureQueriesContext(connection) as queries:
            get(client, url)
        yield Report(label, time.process_time() - start, len(queries))


def get(client: Client, url: str) -> None:
    response = client.get(url, headers={"host": "localhost"})
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")
