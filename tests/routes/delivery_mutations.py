"""Take one part of the package away, to show that the test of a delivery route would notice."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale, PageViewRestriction

from tests.routes import delivery, styles
from wagtail_backcare import reading
from wagtail_backcare.blocks import body, modules
from wagtail_backcare.caching import receivers
from wagtail_backcare.guard import check, checks, pages
from wagtail_backcare.guard.middleware import DisclaimerMiddleware
from wagtail_backcare.models import DisclaimerMixin, health_page
from wagtail_backcare.pages.models import ConditionPage


def turn_guard_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pages, "when_rendered", lambda response, look: None)


def empty_body(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(body.BodyBlock, "render_disclaimer", lambda self, context: "")


def empty_api(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(modules, "place_wordings", lambda children, wordings: children)


def show_over_api(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(body, "may_work_on", lambda page, request: True)


def turn_middleware_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(DisclaimerMiddleware, "__call__", lambda self, request: self.get_response(request))


def take_everything_for_content(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(check, "is_content", lambda response: True)


def note_loaded_pages(patch: pytest.MonkeyPatch) -> None:
    load = ConditionPage.from_db.__func__

    def load_and_note(cls, *args, **kwargs):
        page = load(cls, *args, **kwargs)
        reading.note(page)
        return page

    patch.setattr(ConditionPage, "from_db", classmethod(load_and_note))


def ignore_restrictions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(health_page.FrameMixin, "get_view_restrictions", lambda self: PageViewRestriction.objects.none())


def take_first_language(patch: pytest.MonkeyPatch) -> None:
    load = health_page.load_site_facts
    get_first = Locale.objects.order_by("pk").first
    patch.setattr(DisclaimerMixin, "get_text_locale", lambda self: get_first())
    patch.setattr(
        health_page, "load_site_facts", lambda site, locale, *args, **kw: load(site, get_first(), *args, **kw)
    )


def take_language_of_tree(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(DisclaimerMixin, "get_text_page", lambda self: self)


def empty_cache_key(patch: pytest.MonkeyPatch) -> None:
    patch.delattr(DisclaimerMixin, "get_cache_key_components")


def turn_checks_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(checks, "find_text_outside_bodies", list)


def hide_by_style(patch: pytest.MonkeyPatch) -> None:
    read = styles.read_style_sheet
    patch.setattr(styles, "read_style_sheet", lambda: read() + "\n.backcare-disclaimer { display: none; }")


def turn_purging_off(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(receivers, "queue_purge", lambda addresses, *, reason: None)


MUTATIONS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    delivery.GUARD: turn_guard_off,
    delivery.BODY: empty_body,
    delivery.API: empty_api,
    delivery.WITHHOLDING: show_over_api,
    delivery.MIDDLEWARE: turn_middleware_off,
    delivery.CONTENT: take_everything_for_content,
    delivery.LOADING: note_loaded_pages,
    delivery.RESTRICTIONS: ignore_restrictions,
    delivery.TEXT_LANGUAGE: take_first_language,
    delivery.TREE_LANGUAGE: take_language_of_tree,
    delivery.CACHE_KEY: empty_cache_key,
    delivery.CHECKS: turn_checks_off,
    delivery.STYLE: hide_by_style,
    delivery.PURGING: turn_purging_off,
}
