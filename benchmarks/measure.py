"""Ask the site for pages through its whole WSGI handler, and count and time what that takes."""

import gc
import io
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.template import Template
from django.test.utils import CaptureQueriesContext


@dataclass
class Target:
    """One address whose cost is measured; each request is made in the context of ``around``, which is not timed."""

    key: str
    label: str
    path: str
    around: Callable[[], AbstractContextManager] = nullcontext
    queries: int = 0
    templates: int = 0
    size: int = 0
    seconds: list[float] = field(default_factory=list)

    @property
    def milliseconds(self) -> float:
        """Median CPU time of one request, in milliseconds."""
        return statistics.median(self.seconds) * 1000


class Site:
    """The site as a server sees it."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()

    def get(self, path: str) -> bytes:
        """The body of the response. Raises RuntimeError unless the status is 200."""
        path, _mark, query = path.partition("?")
        statuses: list[str] = []
        response = self.handler(make_environ(path, query), lambda status, headers: statuses.append(status))
        try:
            body = b"".join(response)
        finally:
            response.close()
        if not statuses[0].startswith("200"):
            raise RuntimeError(f"{path} answered {statuses[0]}")
        return body

    def time(self, target: Target) -> float:
        """CPU seconds of one request."""
        with target.around():
            start = time.process_time()
            self.get(target.path)
            return time.process_time() - start


def make_environ(path: str, query: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


@contextmanager
def counting_templates() -> Iterator[list[str]]:
    """The name of each template that is rendered, parents and includes among them."""
    names: list[str] = []
    render = Template._render

    def counting_render(self, context):
        names.append(self.name)
        return render(self, context)

    Template._render = counting_render
    try:
        yield names
    finally:
        Template._render = render


def count(site: Site, targets: Sequence[Target]) -> None:
    """Queries, templates and bytes of each target, warm."""
    for target in targets:
        site.get(target.path)
        with target.around():
            for _view in range(2):
                site.get(target.path)
            with CaptureQueriesContext(connection) as queries, counting_templates() as templates:
                body = site.get(target.path)
        target.queries, target.templates, target.size = len(queries), len(templates), len(body)


def measure(site: Site, targets: Sequence[Target], *, rounds: int, seconds: float) -> int:
    """Time each target once a round, in an order drawn anew each round, so that noise hits all alike.

    Stops after so many rounds or seconds. Returns the number of rounds.
    """
    for target in targets:
        site.get(target.path)
    gc.collect()
    gc.freeze()
    order, end = list(targets), time.monotonic() + seconds
    shuffle = random.Random(1).shuffle
    done = 0
    while done < rounds and (done < 3 or time.monotonic() < end):
        shuffle(order)
        for target in order:
            target.seconds.append(site.time(target))
        done += 1
    return done


@dataclass(frozen=True)
class Ratio:
    """Cost of one target as a share of another's: the median over all rounds, and the middle half of them."""

    median: float
    low: float
    high: float


def compare(target: Target, base: Target) -> Ratio:
    """The ratio of two targets, taken round by round."""
    ratios = [mine / theirs for mine, theirs in zip(target.seconds, base.seconds, strict=True)]
    low, median, high = statistics.quantiles(ratios, n=4)
    return Ratio(median=median, low=low, high=high)
