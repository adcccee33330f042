"""What readers see of a disclaimer, beside what is published."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerVersion
from wagtail_backcare.disclaimers.originals import has_original_changed


@dataclass(frozen=True)
class TextState:
    """Of one disclaimer.

    row: as it is published, or as it was saved where it is not. versions: its texts that readers see; one, or none.
    """

    row: Disclaimer
    versions: tuple[DisclaimerVersion, ...]

    @cached_property
    def is_stale(self) -> bool:
        """Whether readers see a translation whose original has changed since somebody compared them."""
        return self.shown is not None and has_original_changed(self.row)

    @property
    def shown(self) -> DisclaimerVersion | None:
        """The version with the published text that readers see now, or None."""
        same = (self.row.sha256, self.row.active_key)
        return next((v for v in self.versions if (v.sha256, v.active_key) == same), None) if self.row.live else None

    @property
    def awaits_confirmation(self) -> bool:
        """Whether a text is published that readers do not see, because nobody confirmed it."""
        return self.row.live and self.shown is None

    def describe(self) -> str:
        """One or two sentences for editors, in the active language."""
        if self.shown is not None:
            names = {"date": format_time(self.shown.valid_from), "name": self.shown.confirmed_by_name}
            text = _("Readers have seen this text since %(date)s (confirmed by %(name)s).") % names
            changed = _("The original has changed since.")
            return f"{text} {changed}" if self.is_stale else text
        older = max((version.valid_from for version in self.versions), default=None)
        if not self.row.live:
            if older is None:
                return _("Readers see no text of this disclaimer.")
            return _("Readers see the text of %(date)s.") % {"date": format_time(older)}
        language = self.row.locale.get_display_name()
        if older is None:
            return _(
                "Readers see no text of this disclaimer yet: somebody who may confirm texts in this language "
                "(%(language)s) has to confirm it."
            ) % {"language": language}
        return _(
            "Readers still see the text of %(date)s: somebody who may confirm texts in this language (%(language)s) "
            "has to confirm this one."
        ) % {"date": format_time(older), "language": language}


def get_text_state(disclaimer: Any) -> TextState:
    """Of a disclaimer that was saved, or a draft of it: two queries, and four more once a translation is described."""
    row = Disclaimer.objects.select_related("locale", "site").get(pk=disclaimer.pk)
    return TextState(row, tuple(DisclaimerVersion.objects.in_force().filter(disclaimer=row)))


def format_time(moment: Any) -> str:
    """Day and time as the active language writes them, in the active time zone."""
    return date_format(timezone.localtime(moment) if timezone.is_aware(moment) else moment, "DATETIME_FORMAT")
