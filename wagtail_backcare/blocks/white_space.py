"""HTML without the indentation of the templates that made it."""

import re

from django.utils.safestring import SafeString, mark_safe

#: Elements in which readers see white space as it stands.
SHOWS_WHITE_SPACE = re.compile(r"<(?:pre|textarea|script|style)\b", re.IGNORECASE)

AROUND_LINE_BREAK = re.compile(r"[ \t\r]*\n\s*")


def tidy(html: str) -> SafeString:
    """HTML that was escaped before, without indentation and empty lines; browsers show it all the same.

    Left as it is where an element in it shows white space.
    """
    # Line breaks stay: between two words they are the space.
    tidied = html if SHOWS_WHITE_SPACE.search(html) else AROUND_LINE_BREAK.sub("\n", html)
    return mark_safe(tidied)  # noqa: S308 - see above
