"""A disclaimer as programs get it."""

from wagtail_backcare.api.shapes import PageDisclaimer
from wagtail_backcare.disclaimers.wording import Wording


def represent_wording(wording: Wording) -> PageDisclaimer:
    """The text and what names it. ``token`` is the one in pages and in the header ``X-Backcare-Disclaimer``."""
    return PageDisclaimer(
        token=wording.token,
        title=wording.title,
        paragraphs=wording.paragraphs,
        language=wording.language_code,
    )
