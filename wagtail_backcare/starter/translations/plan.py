"""Decides what a run would do with each item of a pack in a further language. Reads the database, writes nothing."""

from django.db.models import Model

from wagtail_backcare.models import StarterItem
from wagtail_backcare.starter.fingerprint import make_fingerprint
from wagtail_backcare.starter.mentions import find_mentions
from wagtail_backcare.starter.pack import Pack, PackItem
from wagtail_backcare.starter.parts import get_fields
from wagtail_backcare.starter.place import Place
from wagtail_backcare.starter.plan import CHANGED, Options, Plan, Step, describe_twin, get_latest
from wagtail_backcare.starter.report import Outcome
from wagtail_backcare.starter.translations.files import TranslatedItem
from wagtail_backcare.starter.translations.localize import is_localize_installed
from wagtail_backcare.starter.translations.texts import PARTS


class TranslationPlan(Plan):
    """A step for every item that is translated, beside the plan for the pack's own language, the source.

    No page is planned whose parent has no translation: pages that the pack does not own are never translated here.
    """

    def __init__(self, source: Plan, pack: Pack, place: Place, options: Options):
        self.source = source
        self.with_localize = is_localize_installed()
        super().__init__(pack, place, options)

    def get_source(self, item: PackItem) -> Model | None:
        """The row of an item in the pack's own language, as it is stored: what readers see where it is live."""
        instance = self.source.get_instance(item.part, item.key)
        return type(instance)._default_manager.get(pk=instance.pk) if instance is not None else None

    def is_kept_by_localize(self, step: Step) -> bool:
        """Whether wagtail-localize keeps the texts of an item.

        Not a disclaimer that was written for a country, in either language: the two are not translations of each other.
        """
        source = self.source.steps.get((step.item.part, step.item.key))
        own = source.item.data if source is not None else None
        return self.with_localize and isinstance(step.item, TranslatedItem) and step.item.source.data is own

    def _find_twin(self, item: PackItem, row: StarterItem | None) -> Step:
        """A new item, unless something stands in the way or the site has a translation already."""
        note = self._find_reason(item)
        if note:
            return Step(item, Outcome.SKIPPED, note, row=row)
        own = self._find_own_translation(item)
        if own is None:
            return super()._find_twin(item, row)
        if getattr(own, "alias_of_id", None):
            note = "an alias of the page stands there; convert it to an ordinary page and translate that, or delete it"
            return Step(item, Outcome.SKIPPED, note, row=row)
        return Step(item, Outcome.KEPT, "the site has a translation of its own", own)

    def _find_own_translation(self, item: PackItem) -> Model | None:
        source = self.get_source(item)
        if source is None:
            return None
        same = type(source)._default_manager.filter(translation_key=source.translation_key, locale=self.place.locale)
        return same.first()

    def _find_reason(self, item: PackItem) -> str:
        """Why an item cannot be translated now, and what to do about it, or ""."""
        source = self.source.steps.get((item.part, item.key))
        if source is None or not source.exists_after:
            return f"it is not on the site in {self.source.place.locale.language_code}"
        missing, total = len(getattr(item, "missing", ())), getattr(item, "total", 0)
        if missing and (missing == total or not self.with_localize):
            return f"{missing} of its {total} texts are not translated in the pack"
        if source.note == CHANGED and not self.with_localize:
            return "an editor changed what it translates; translate it in the admin"
        if self._has_newer_draft(source):
            return "what it translates has a draft that is not published; publish that, then run this again"
        return self._find_lack(item)

    def _has_newer_draft(self, source: Step) -> bool:
        instance = self.get_source(source.item)
        if instance is None or not getattr(instance, "live", False) or not instance.has_unpublished_changes:
            return False
        fields = get_fields(source.item, type(instance))
        return make_fingerprint(instance, fields) != make_fingerprint(get_latest(instance), fields)

    def _find_lack(self, item: PackItem) -> str:
        """Snippets that a page shows and the site will not have in this language."""
        mentions = [mention for mention in find_mentions(item) if mention.part in PARTS and mention.part != "pages"]
        for mention in mentions:
            step = self.steps.get((mention.part, mention.key))
            if step is None or not step.exists_after:
                return f"it shows {mention.part.replace('_', ' ')} {mention.key}, which the site lacks in this language"
        return ""

    def _find_obstacle(self, item: PackItem) -> str:
        """Why a page cannot be made: it goes below the translation of the page that its source stands below."""
        parent, note = self._find_parent(item)
        return note or (describe_twin(parent, item.data["slug"]) if parent is not None else "")

    def _find_parent(self, item: PackItem) -> tuple[Model | None, str]:
        """The parent that exists already, and why there will be none, or ""."""
        source = self.get_source(item)
        above = source.get_parent() if source is not None else None
        key = self._find_key(above) if above is not None else item.data.get("parent")
        if key:
            step = self.steps.get(("pages", key))
            if step is None or not step.exists_after:
                return None, f"its parent page {key} was skipped"
            return step.instance, ""
        above = above or self.source.place.parent
        translation = above.get_translation_or_none(self.place.locale)
        if translation is None:
            code = self.place.locale.language_code
            return None, f"“{above.title}” is not translated; make its page in {code} in the admin, then run this again"
        return translation, ""

    def _find_key(self, page: Model) -> str:
        """The key of a page that the pack put on the site, or ""."""
        steps = (step for step in self.source.of("pages") if step.instance is not None)
        return next((step.item.key for step in steps if step.instance.pk == page.pk), "")

    def _bring_back_what_is_needed(self) -> None:
        """Nothing comes back by itself: a page that shows a deleted snippet is skipped, and says so."""

    def _decide(self, step: Step) -> None:
        super()._decide(step)
        missing = len(getattr(step.item, "missing", ()))
        if step.writes and missing:
            note = f"{missing} of its {step.item.total} texts are not translated in the pack and stay as they are"
            step.note = f"{step.note}; {note}" if step.note else note

    def _decide_for_existing(self, step: Step) -> None:
        super()._decide_for_existing(step)
        if step.outcome == Outcome.UPDATED:
            note = self._find_reason(step.item)
            if note:
                step.outcome, step.note = Outcome.KEPT, note

    def _find_unresolved(self, item: PackItem) -> list[str]:
        """wagtail-localize keeps links to the pages of the source, which lead to their translations when shown."""
        plan = self.source if self.with_localize else super()
        return plan._find_unresolved(item)
