"""Take texts that are in force no more out of a page, such as one that a template keeps in a cache."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from wagtail_backcare.disclaimers.models import DisclaimerVersion
from wagtail_backcare.guard.responses import Content

ATTRIBUTE = "data-backcare-disclaimer"
TOKEN = re.compile(ATTRIBUTE + r"=[\"']?(\d+)-[0-9a-f]+")


def remove_stale(content: Content, charset: str) -> Content:
    """The content without disclaimers that are in force nowhere. One query if it holds any disclaimer."""
    text = content.data.decode(charset, "surrogateescape")
    versions = {int(version) for version in TOKEN.findall(text)}
    if not versions:
        return content
    in_force = DisclaimerVersion.objects.filter(pk__in=versions, active_key__isnull=False)
    stale = versions - set(in_force.values_list("pk", flat=True)) - {0}
    for start, end in reversed(_Finder(text, stale).found):
        text = text[:start] + text[end:]
    return replace(content, data=text.encode(charset, "surrogateescape"))


class _Finder(HTMLParser):
    """Where elements with the attribute begin and end."""

    def __init__(self, text: str, versions: set[int]):
        super().__init__()
        self.versions = versions
        self.found: list[tuple[int, int]] = []
        self._lines = [0]
        for line in text.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._text = text
        self._start = self._depth = 0
        self._tag = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        version = (dict(attrs).get(ATTRIBUTE) or "").split("-")[0]
        if self._tag:
            self._depth += tag == self._tag
        elif version.isdigit() and int(version) in self.versions:
            self._tag, self._start, self._depth = tag, self._get_position(), 1

    def handle_startendtag(self, tag, attrs):
        """An element that holds nothing."""

    def handle_endtag(self, tag):
        if tag != self._tag:
            return
        self._depth -= 1
        if not self._depth:
            self.found.append((self._start, self._text.index(">", self._get_position()) + 1))
            self._tag = ""

    def _get_position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
