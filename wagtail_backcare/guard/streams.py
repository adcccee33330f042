"""Streams whose end nobody waits for: what is read of pages while they are sent, and what is then sent of it."""

import logging
from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest
from django.http.response import StreamingHttpResponse

from wagtail_backcare.guard.check import find_wordings, render
from wagtail_backcare.guard.responses import is_html
from wagtail_backcare.models import DisclaimerMixin
from wagtail_backcare.reading import Reading, noting

logger = logging.getLogger("wagtail_backcare.guard")


class StreamWatch:
    """Holds back what a stream says of a page until the page's disclaimer came too.

    At the end the disclaimer is added to HTML; of anything else what was held back is never sent.
    """

    def __init__(self, response: StreamingHttpResponse, reading: Reading, request: HttpRequest):
        self.response = response
        self.reading = reading
        self.request = request
        self.said = b""
        self.held: list[bytes] = []

    def find_missing(self) -> dict[str, str]:
        """Token → rendered disclaimer for each one that did not come yet."""
        pages = [owner for owner in self.reading.owners if isinstance(owner, DisclaimerMixin)]
        missing = {}
        for page in pages:
            wordings = find_wordings(page, self.request)
            if not wordings:
                missing[""] = ""
            for wording in wordings:
                if wording.token.encode() not in self.said:
                    missing[wording.token] = render([wording], self.request)
        return missing

    def take(self, chunk: bytes) -> bytes:
        """What may be sent once this came."""
        self.held.append(chunk)
        if self.reading.owners:
            self.said += chunk
            if self.find_missing():
                return b""
        ready = b"".join(self.held)
        self.held.clear()
        return ready

    def finish(self) -> bytes:
        """What may be sent once everything came."""
        if not self.held:
            return b""
        missing = self.find_missing()
        if "" in missing or not is_html(self.response):
            logger.error("%s: the end of a stream was withheld, its disclaimer was left out", self.request.path)
            return b""
        return b"".join(self.held) + "".join(missing.values()).encode(self.response.charset, "xmlcharrefreplace")


def watch(response: StreamingHttpResponse, reading: Reading, request: HttpRequest) -> None:
    """Watch the rest of a stream while it is sent."""
    stream_watch = StreamWatch(response, reading, request)
    send = _send_async if response.is_async else _send
    response.streaming_content = send(response.streaming_content, stream_watch)


def _send(chunks: Iterator[bytes], stream_watch: StreamWatch) -> Iterator[bytes]:
    chunks = iter(chunks)
    while True:
        with noting(stream_watch.reading):
            chunk = next(chunks, None)
        if chunk is None:
            break
        ready = stream_watch.take(chunk)
        if ready:
            yield ready
    yield stream_watch.finish()


async def _send_async(chunks: AsyncIterator[bytes], stream_watch: StreamWatch) -> AsyncIterator[bytes]:
    chunks = aiter(chunks)
    while True:
        with noting(stream_watch.reading):
            chunk = await anext(chunks, None)
        if chunk is None:
            break
        ready = await sync_to_async(stream_watch.take)(chunk)
        if ready:
            yield ready
    yield await sync_to_async(stream_watch.finish)()
