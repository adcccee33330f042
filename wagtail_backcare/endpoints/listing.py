"""What many pages say over the API, looked up for all of them together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Model, prefetch_related_objects
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Locale, Site

from wagtail_backcare.api.serializers import ANSWER_HTML
from wagtail_backcare.api.sites import find_site
from wagtail_backcare.blocks.body import BodyBlock, get_language
from wagtail_backcare.blocks.links_together import expand_together
from wagtail_backcare.blocks.modules import expand_links
from wagtail_backcare.blocks.snippets import ChosenSnippets, find_by_pk, walk_choices
from wagtail_backcare.models.health_page import FrameMixin
from wagtail_backcare.models.language_versions import find_rows_together, has_more_languages, make_language_versions
from wagtail_backcare.models.linked_pages import LINKS, TREATMENTS, note_linked
from wagtail_backcare.models.site_facts import SiteFacts, load_site_facts
from wagtail_backcare.reading import reading_only
from wagtail_backcare.reviews.current import load_reviews


def prepare(pages: Sequence[Model], request: HttpRequest, fields: Iterable[str]) -> None:
    """Look up together what these fields of some pages of ours are made of; other pages are left as they are.

    The number of queries grows with the sites, languages and kinds of page, and not with the number of pages. Pictures,
    tables of links and the like in a body ask for what they show themselves.
    """
    wanted = set(fields)
    prefetch_related_objects(pages, "locale")
    ours = [page for page in pages if isinstance(page, FrameMixin)]
    if not wanted or not ours:
        return
    articles = [page for page in ours if hasattr(type(page), "body")]
    prefetch_related_objects(ours, "alias_of__locale")
    if wanted & {"author", "review"}:
        _prefetch(ours, "author")
    if "image" in wanted:
        _prefetch(ours, "image__renditions")
    _set_site_facts(ours, request)
    with reading_only():
        _set_choices([page.body for page in articles if isinstance(page.body.stream_block, BodyBlock)])
    if led_to := wanted & {*LINKS, TREATMENTS}:
        note_linked(articles, led_to)
    if "alternates" in wanted:
        _set_language_versions(ours, request)
    if "body" in wanted:
        _set_modules(articles, request)


def expand_answers(questions: Iterable[Any]) -> None:
    """Expand the links in the answers of some questions, those of one language at once."""
    by_language: dict[str, list[Any]] = defaultdict(list)
    for question in questions:
        by_language[question.locale.language_code].append(question)
    for language, same in by_language.items():
        with translation.override(language):
            expanded = expand_together([question.answer for question in same])
        for question, html in zip(same, expanded, strict=True):
            setattr(question, ANSWER_HTML, html)


def _prefetch(pages: Iterable[Model], lookup: str) -> None:
    name = lookup.split("__")[0]
    prefetch_related_objects([page for page in pages if hasattr(type(page), name)], lookup)


def _set_site_facts(pages: Iterable[Any], request: HttpRequest) -> None:
    """The same facts for all pages of a site, language and kind, with the reviews of each page."""
    pages = list(pages)
    reviews = load_reviews([page.get_text_page().pk for page in pages])
    known: dict[tuple, Any] = {}

    def get_facts(site: Site, locale: Locale, page: Any) -> SiteFacts:
        key = (site.pk, locale.pk, page.backcare_kind)
        if key not in known:
            known[key] = load_site_facts(site, locale, page.backcare_kind)
        return known[key]

    for page in pages:
        site: Site | None = find_site(page, request)
        if site is None:
            continue
        text_page = page.get_text_page()
        facts = replace(get_facts(site, text_page.locale, page), reviews=tuple(reviews.get(text_page.pk, ())))
        page.__dict__["_backcare_site_facts"] = {(site.pk, text_page.locale_id): facts}
        if page.alias_of_id:
            wording = get_facts(site, page.locale, page).wording
            page.__dict__["_backcare_wordings"] = {(site.pk, page.locale_id): wording}


def _set_choices(bodies: Sequence[Any]) -> None:
    """The snippets that some bodies chose: one query for each model."""
    choices = [list(walk_choices(body.stream_block, body.raw_data)) for body in bodies]
    wanted: dict[type[Model], set] = defaultdict(set)
    for choice in (choice for of_body in choices for choice in of_body):
        wanted[choice.model].add(choice.pk)
    found = {model: find_by_pk(model, list(pks)) for model, pks in wanted.items()}
    for body, of_body in zip(bodies, choices, strict=True):
        chosen = ChosenSnippets(choices=of_body)
        for choice in of_body:
            key = choice.model._meta.pk.to_python(choice.pk)
            chosen.objects.setdefault(choice.model, {})[choice.pk] = found[choice.model].get(key)
        body._backcare_chosen = chosen


def _set_language_versions(pages: Sequence[Any], request: HttpRequest) -> None:
    """Each page in its languages: one query."""
    multilingual = [page for page in pages if has_more_languages(page, request)]
    rows = find_rows_together(multilingual, request)
    for page in multilingual:
        versions = make_language_versions(rows.get(page.translation_key, ()), request)
        page.__dict__["_backcare_language_versions"] = versions


def _set_modules(pages: Sequence[Any], request: HttpRequest) -> None:
    """What the API says of each body, with the links of all of them expanded together."""
    made: dict[str, list] = defaultdict(list)
    for body in (page.body for page in pages):
        if isinstance(body.stream_block, BodyBlock):
            body._backcare_modules = body.stream_block.make_modules(body, {"request": request})
            made[get_language(body.owner)].append(body._backcare_modules)
    expand_links(made)
