"""Whether translated disclaimers would be confirmed if they went live, for many at once."""

from collections.abc import Sequence
from typing import Any

from wagtail_backcare.disclaimers.models import Disclaimer, DisclaimerConfirmation, DisclaimerVersion, hash_text
from wagtail_backcare.progress.case import Case
from wagtail_backcare.translation.signoff import SignOffState
from wagtail_backcare.translation.texts import SafetyString


class Confirmations:
    """Which texts of disclaimers readers see, and with which original somebody compared them. Two queries, or none."""

    def __init__(self, cases: Sequence[Case]):
        keys = [case.target.pk for case in cases if isinstance(case.target, Disclaimer)]
        versions = DisclaimerVersion.objects.filter(disclaimer__in=keys) if keys else DisclaimerVersion.objects.none()
        self._seen = {(row.disclaimer_id, row.sha256): row.active_key for row in versions.order_by("valid_from", "pk")}
        rows = DisclaimerConfirmation.objects.filter(disclaimer__in=keys) if keys else ()
        # The newest comes first, and stays.
        self._originals: dict[tuple, str] = {}
        for row in rows:
            self._originals.setdefault((row.disclaimer_id, row.sha256), row.source_sha256)

    def is_shown(self, instance: Any) -> bool:
        """Whether readers see an instance that is live: of a disclaimer, the text in force."""
        is_disclaimer = isinstance(instance, Disclaimer)
        return not is_disclaimer or self._seen.get((instance.pk, instance.sha256)) == instance.active_key

    def get_state(self, case: Case, next_text: Sequence[SafetyString]) -> SignOffState:
        """Whether readers would see a translation if somebody published it. next_text: what would go live."""
        texts = {string.path: string.text for string in next_text}
        key = (case.target.pk, hash_text(texts.get("title", ""), texts.get("text", "")))
        source_sha256 = self._originals.get(key)
        # A text that readers no longer see is confirmed anew.
        is_confirmed = source_sha256 is not None and self._seen.get(key, "") is not None
        is_stale = is_confirmed and source_sha256 not in ("", case.original.sha256)
        return SignOffState(newest=None, is_signed=is_confirmed and not is_stale, is_stale=is_stale)
