"""Whether the safety text of translations would be signed if they went live, for many at once."""

from collections import defaultdict
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType

from wagtail_backcare.gate.known import Known
from wagtail_backcare.gate.safety import find_each_safety_strings
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.progress.case import Case
from wagtail_backcare.progress.confirmed import Confirmations
from wagtail_backcare.progress.next_text import put_in_translations
from wagtail_backcare.signing.capacity import get_needed
from wagtail_backcare.translation.models import SafetySignOff
from wagtail_backcare.translation.signoff import SignOffState, get_sign_off_state
from wagtail_backcare.translation.texts import SafetyString, make_text_fingerprint


class SignOffs:
    """The sign-offs of some translations. Two queries, two for what their sites ask for, and two for disclaimers."""

    def __init__(self, cases: Sequence[Case]):
        self._known = Known()
        self._confirmations = Confirmations(cases)
        self._texts = _find_texts([case for case in cases if case.origin is not None])
        self._rows: dict[tuple, list[SafetySignOff]] = defaultdict(list)
        keys = [str(member.pk) for case in cases for member in case.family.values()]
        for row in SafetySignOff.objects.filter(object_id__in=keys):
            self._rows[row.content_type_id, row.object_id].append(row)

    def get_state(self, case: Case) -> SignOffState | None:
        """What the rule will say if somebody publishes it; None where there is no safety text to sign.

        A disclaimer is confirmed instead.
        """
        source_strings = self._texts.get(id(case.original), [])
        if not source_strings:
            return None
        if isinstance(case.target, Disclaimer):
            return self._confirmations.get_state(case, self._find_next(case))
        content_type = ContentType.objects.get_for_model(case.target, for_concrete_model=True).pk
        signed_texts = (case.target, *case.origin.between)
        rows = [row for text in signed_texts for row in self._rows[content_type, str(text.pk)]]
        return get_sign_off_state(
            sorted(rows, key=lambda row: (row.signed_at, row.pk), reverse=True),
            source_fingerprint=make_text_fingerprint(source_strings),
            target_fingerprint=make_text_fingerprint(self._find_next(case)),
            needed=get_needed(case.target, self._known),
        )

    def is_live(self, case: Case) -> bool:
        """Whether readers see a translation."""
        return case.is_live and self._confirmations.is_shown(case.target)

    def _find_next(self, case: Case) -> list[SafetyString]:
        if case.row is None:
            return self._texts[id(case.draft)]
        source, target = self._texts[id(case.parent)], self._texts[id(case.target)]
        return put_in_translations(source, target, segments=case.segments, done=case.done)


def _find_texts(cases: Sequence[Case]) -> dict[int, list[SafetyString]]:
    """The safety text of each instance that cases are judged by, by its id in memory. One query at most."""
    wanted = {}
    for case in cases:
        by_row = (case.parent, case.target) if case.row is not None else (case.draft,)
        wanted |= {id(instance): instance for instance in (case.original, *by_row)}
    return dict(zip(wanted, find_each_safety_strings(list(wanted.values())), strict=True))
