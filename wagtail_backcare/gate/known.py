"""What rules look at that does not stand in a page: asked of the database once, however many pages there are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

import swapper
from django.conf import settings
from django.db import models
from wagtail.models import Site

from wagtail_backcare.blocks.snippets import SharedChooserBlock
from wagtail_backcare.disclaimers.models import DisclaimerVersion
from wagtail_backcare.gate.loading import get_shown_text, load_pages
from wagtail_backcare.gate.open_paths import find_open_paths
from wagtail_backcare.gate.safety import Shared
from wagtail_backcare.gate.sites import add_translated_roots
from wagtail_backcare.gate.texts import Found, iter_page_blocks
from wagtail_backcare.models.clinic import ClinicSettings
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.question import Question
from wagtail_backcare.reviews.current import ReviewOnRecord, load_reviews
from wagtail_backcare.translation.models import GlossaryTerm, SafetySignOff
from wagtail_backcare.translation.signoff import find_sign_offs
from wagtail_backcare.translation.sources import Origin, annotate_source_locale, pick_origin


class Known:
    """What rules need to know about some pages, drafts and rows of them in any mix.

    Nothing is looked up before it is needed, and then for all of the pages: 4 queries, one more each if any of them
    shows shared help cards or shared questions, three more if any is a translation, and one more if a short text of any
    is the same in both languages.
    """

    def __init__(self, pages: Iterable[Any] = ()):
        self.pages = list(pages)
        # The page is kept beside its blocks, so that no other one gets its id.
        self._blocks: dict[int, tuple[Any, list[tuple[str, Found]]]] = {}

    @cached_property
    def sites(self) -> list[Site]:
        """Every site with its root page and its clinic's details."""
        details = ClinicSettings._meta.get_field("site").remote_field.get_accessor_name()
        return list(Site.objects.select_related("root_page", details).order_by("pk"))

    @cached_property
    def clinics(self) -> dict[Any, ClinicSettings]:
        """Clinic details by the primary key of their site."""
        accessor = ClinicSettings._meta.get_field("site").remote_field.get_accessor_name()
        found = {site.pk: getattr(site, accessor, None) for site in self.sites}
        return {pk: details for pk, details in found.items() if details is not None}

    @cached_property
    def roots(self) -> list[tuple[Site, str]]:
        """Each site with the tree path of its root page, and again with that of each translation of the page."""
        return add_translated_roots([(site, site.root_page.path) for site in self.sites], self._translations)

    @cached_property
    def _translations(self) -> list[Any]:
        """Base pages that are translations of the pages or of the root pages of sites, these among them."""
        if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            return []
        keys = {page.translation_key for page in self.pages} | {site.root_page.translation_key for site in self.sites}
        rows = swapper.load_model("wagtailcore", "Page").objects.filter(translation_key__in=keys)
        return list(annotate_source_locale(rows).select_related("locale").order_by("pk"))

    @cached_property
    def active_keys(self) -> frozenset[str]:
        """The places that have a disclaimer in force, as `disclaimers.lookup.lookup_order` names them."""
        versions = DisclaimerVersion.objects.filter(active_key__isnull=False)
        return frozenset(versions.values_list("active_key", flat=True))

    def get_blocks(self, page: Any) -> list[tuple[str, Found]]:
        """Every block of a page, as `iter_page_blocks` gives them, walked once."""
        if id(page) not in self._blocks:
            self._blocks[id(page)] = (page, list(iter_page_blocks(page)))
        return self._blocks[id(page)][1]

    @cached_property
    def shared(self) -> Shared:
        """Help card sets and questions that the pages show, and questions of those that they are translations of."""
        chosen: dict[type[models.Model], set] = defaultdict(set)
        for page in self.pages:
            for model, pk in self._find_chosen(page):
                chosen[model].add(pk)
        for origin in self._origins.values():
            chosen[Question].update(
                pk for model, pk in self._find_chosen(get_shown_text(origin.source)) if model is Question
            )
        return {
            (model, pk): instance
            for model in (HelpCardSet, Question)
            if chosen[model] - {None}
            for pk, instance in model.objects.select_related("locale").in_bulk(chosen[model] - {None}).items()
        }

    def _find_chosen(self, page: Any) -> Iterator[tuple[type[models.Model], Any]]:
        for _field, found in self.get_blocks(page):
            if isinstance(found.block, SharedChooserBlock):
                yield found.block.model_class, found.value

    @cached_property
    def _reviews(self) -> dict[Any, list[ReviewOnRecord]]:
        return load_reviews([page.get_text_page().pk for page in self.pages if page.pk])

    def get_reviews(self, page: Any) -> list[ReviewOnRecord]:
        """Reviews of the text of one of the pages and of older ones, the newest first."""
        return self._reviews.get(page.get_text_page().pk, [])

    @cached_property
    def _origins(self) -> dict[tuple, Origin]:
        picked = {}
        for page in self.pages:
            origin = None if page.alias_of_id else self._pick_origin(page)
            if origin is not None:
                picked[page.translation_key, page.locale_id] = origin
        if not picked:
            return {}
        wanted = {row.pk for origin in picked.values() for row in (origin.source, *origin.between)}
        pages = swapper.load_model("wagtailcore", "Page").objects.filter(pk__in=wanted)
        loaded = {page.pk: page for page in load_pages(pages)}
        return {
            key: Origin(loaded[origin.source.pk], tuple(loaded[row.pk] for row in origin.between))
            for key, origin in picked.items()
            if origin.source.pk in loaded
        }

    def _pick_origin(self, page: Any) -> Origin | None:
        rows = [row for row in self._translations if row.translation_key == page.translation_key]
        own = next((row for row in rows if row.locale_id == page.locale_id), None)
        same_type = [row for row in rows if row is not own and row.content_type_id == page.content_type_id]
        originals = [row for row in same_type if row.alias_of_id is None]
        return pick_origin(page, originals, source_locales={row.locale_id: row.backcare_source_locale for row in rows})

    def get_origin(self, page: Any) -> Origin | None:
        """Where one of the pages comes from, or None for one that is no translation."""
        return self._origins.get((page.translation_key, page.locale_id))

    @cached_property
    def _terms(self) -> list[GlossaryTerm]:
        return list(GlossaryTerm.objects.all())

    def get_terms(self, source: Any, page: Any) -> list[GlossaryTerm]:
        """The glossary for the languages of a source and its translation."""
        places = (source.locale_id, page.locale_id)
        return [term for term in self._terms if (term.source_locale_id, term.target_locale_id) == places]

    @cached_property
    def open_paths(self) -> dict[tuple, set[str]]:
        """Texts of the pages that nobody has translated, as `find_open_paths` gives them."""
        return find_open_paths(self.pages)

    @cached_property
    def _sign_offs(self) -> dict[Any, list[SafetySignOff]]:
        rows = defaultdict(list)
        for row in find_sign_offs(*(text for page in self.pages for text in self._get_signed_texts(page))):
            rows[row.content_type_id, row.object_id].append(row)
        return rows

    def _get_signed_texts(self, page: Any) -> list[Any]:
        origin = self.get_origin(page) if page.pk else None
        return [page, *origin.between] if origin is not None else []

    def get_sign_offs(self, page: Any) -> list[SafetySignOff]:
        """Sign-offs of one of the pages and of those between it and its source, the newest first."""
        keys = [(text.cached_content_type.pk, str(text.pk)) for text in self._get_signed_texts(page)]
        rows = [row for key in keys for row in self._sign_offs.get(key, [])]
        return sorted(rows, key=lambda row: (row.signed_at, row.pk), reverse=True)
