"""Carries out a plan for a further language. The caller holds the transaction."""

from typing import Any

from django.db.models import Model

from wagtail_backcare.starter.apply import Writer
from wagtail_backcare.starter.fingerprint import read_value
from wagtail_backcare.starter.pack import PackItem
from wagtail_backcare.starter.parts import get_fields, make_values, set_values
from wagtail_backcare.starter.plan import Step
from wagtail_backcare.starter.report import Outcome
from wagtail_backcare.starter.translations import localize
from wagtail_backcare.starter.translations.texts import UNTRANSLATED

#: What a copy of a snippet takes over from its source and must not have: it was never published.
NEVER_PUBLISHED = {
    "live": False,
    "has_unpublished_changes": True,
    "first_published_at": None,
    "last_published_at": None,
    "live_revision": None,
    "go_live_at": None,
    "expire_at": None,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
}


class TranslationWriter(Writer):
    """Makes drafts in a further language, as copies of the items that they translate.

    wagtail-localize, where it is installed, gets the texts, so that translators go on from there. It is never asked to
    save a page: what it saves is live where the source is, and it makes pages above it live too.
    """

    def _find(self, part: str, key: str) -> Any:
        found = super()._find(part, key)
        return found if found is not None else self._find_in_source(part, key)

    def _find_in_source(self, part: str, key: str) -> Any:
        instance = self.plan.source.get_instance(part, key)
        return instance.pk if instance is not None else None

    def _add_page(self, step: Step) -> None:
        """A copy that has its own address from the start: one that is changed later leaves a redirect behind."""
        source = self.plan.get_source(step.item)
        if step.item.data["slug"] != UNTRANSLATED:
            source.slug = step.item.data["slug"]
        # Of a page that is not live, Wagtail copies the newest draft, which has the old address. This row is not saved.
        source.live = True
        step.instance = source.copy_for_translation(self.place.locale, copy_parents=False)

    def _make_snippet(self, step: Step, model: type[Model]) -> Model:
        snippet = self.plan.get_source(step.item).copy_for_translation(self.place.locale)
        for name, value in NEVER_PUBLISHED.items():
            if hasattr(snippet, name):
                setattr(snippet, name, value)
        return snippet

    def _fill(self, step: Step, target: Model) -> Model:
        if step.item.part == "pages" and step.outcome == Outcome.CREATED:
            # Pages were put below it since, and its row counts them.
            target = type(target)._default_manager.get(pk=target.pk)
        if not self.plan.is_kept_by_localize(step):
            return super()._fill(step, target)
        if target.pk is None:
            target.save()
        source, fields = self.plan.get_source(step.item), get_fields(step.item, type(target))
        before, after = (self._make_example(source, item) for item in (step.item.source, step.item))
        if step.item.part == "pages":
            after.slug = target.slug
        pairs = localize.pair_strings(before, after, fields=[*fields, "slug"])
        translated = localize.translate(source, self.place.locale, pairs)
        set_values(target, {name: read_value(translated, name) for name in fields})
        return target

    def _make_example(self, source: Model, item: PackItem) -> Model:
        """An unsaved copy of the source with the texts of an item, and with the links and snippets of the source."""
        example = type(source)._default_manager.get(pk=source.pk)
        set_values(example, make_values(item, type(source), pack=self.plan.pack, find=self._find_in_source))
        return example

    def _log_data(self) -> dict[str, Any]:
        return {**super()._log_data(), "language": self.place.locale.language_code}
