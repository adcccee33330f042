"""The panel that says which live translations would count as not signed, before a site asks for more."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.panels import Panel

from wagtail_backcare.gate.signatures import find_pages_to_sign
from wagtail_backcare.translation.models import Capacity
from wagtail_backcare.translation.signoff import ORDER

#: The most pages that are named for a choice; the others are counted.
MOST_NAMED = 5


class SignaturesPanel(Panel):
    """A sentence for each stricter choice of who signs. Nothing where it would make no difference."""

    def __init__(self, **kwargs: Any):
        heading = gettext_lazy("If somebody else is to sign translations")
        super().__init__(**{"heading": heading, "icon": "warning", **kwargs})

    @property
    def clean_name(self):
        return "backcare_signatures"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_backcare/admin/shared_texts/signatures.html"

        def is_shown(self):
            return bool(self.instance is not None and self.instance.pk and self.warnings)

        @cached_property
        def warnings(self) -> list[str]:
            return list(self._describe_stricter())

        def _describe_stricter(self) -> Iterator[str]:
            # The instance may have what was just sent.
            now = Capacity(self.form.initial["sign_off_by"])
            for capacity in ORDER[ORDER.index(now) + 1 :]:
                pages = list(find_pages_to_sign(self.instance.site, now=now, needed=capacity).select_related("locale"))
                if pages:
                    yield describe(capacity, pages)


def describe(capacity: Capacity, pages: list[Any]) -> str:
    """What a choice of who signs means for some live pages."""
    named = [f"{page.get_admin_display_title()} ({page.locale.get_display_name()})" for page in pages[:MOST_NAMED]]
    text = ngettext(
        "With “%(capacity)s”, %(count)d live page that is signed now counts as not signed until somebody signs it so: "
        "%(titles)s. Readers still see it.",
        "With “%(capacity)s”, %(count)d live pages that are signed now count as not signed until somebody signs them "
        "so, such as %(titles)s. Readers still see them.",
        len(pages),
    )
    return text % {"capacity": capacity.label, "count": len(pages), "titles": ", ".join(named)}
