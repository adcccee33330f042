"""What a walk begins with, and how it is walked."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site

from tests.helpers import create_clinic, get_locale, get_site, help_section, section
from tests.routes.world import create_second_site, translate_home
from tests.testapp.models import AgencyPage
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import Disclaimer
from wagtail_backcare.pages.models import ConditionPage, GuidePage

#: Page types that stand in a walk, and their kinds.
KINDS = {ConditionPage: "condition", GuidePage: "guide", AgencyPage: "condition"}


class NothingToDoError(Exception):
    """A step has nothing that it could be done to."""


def pick(things: Sequence, number: int) -> Any:
    """One of several things, whatever the number; `NothingToDoError` where there is none."""
    if not things:
        raise NothingToDoError
    return things[number % len(things)]


def make_body(locale: Locale) -> list:
    """A body that says which language it was written in."""
    text = f"<p>It aches (written in language {locale.pk}).</p>"
    return [section("overview", ("text", text)), help_section(urgent=(), emergency=(f"numb legs ({locale.pk})",))]


@dataclass
class Walk:
    """What the test itself knows of a walk.

    texts: every text of a disclaimer that was ever written. confirmed: those that somebody confirmed, with the primary
    key of the language. untold: pages that were made live without a question. done: the steps so far, in words.
    """

    texts: list[str] = field(default_factory=list)
    confirmed: set[tuple[int, str]] = field(default_factory=set)
    untold: set[int] = field(default_factory=set)
    done: list[str] = field(default_factory=list)

    def make_text(self, locale: Locale) -> str:
        self.texts.append(f"Notice {len(self.texts)}, in language {locale.pk}.")
        return self.texts[-1]

    def make_slug(self) -> str:
        return f"page-{len(self.done)}-{Page.objects.count()}"

    def get_pages(self) -> list:
        """Every health page, in the order in which they were made."""
        return list(Page.objects.type(*KINDS).order_by("pk").specific())

    def get_places(self) -> list[Page]:
        """Pages that others may stand below: the home pages and a folder."""
        return list(Page.objects.exact_type(Page).filter(depth__gt=1).order_by("pk"))

    def put_in_force(self, *, locale: Locale, site: Site | None = None, kind: str = "any") -> Disclaimer:
        """A new disclaimer, or a new text of the one for the same pages."""
        disclaimer = Disclaimer.objects.filter(locale=locale, site=site, kind=kind).first()
        disclaimer = disclaimer or Disclaimer(locale=locale, site=site, kind=kind, title="Please note", live=False)
        disclaimer.text = self.make_text(locale)
        if disclaimer.pk is None:
            disclaimer.save()
        confirm(disclaimer, name="somebody who reads it", now=timezone.now())
        self.confirmed.add((locale.pk, disclaimer.text))
        disclaimer.save_revision().publish()
        return disclaimer


def begin() -> Walk:
    """Two sites, one of them in two languages, and three live pages.

    The second site has no text in English, and there is one in Spanish for conditions alone.
    """
    walk = Walk()
    home = get_site().root_page
    create_clinic()
    translate_home("es")
    second, _second_home = create_second_site()
    create_clinic(site=second)
    walk.put_in_force(locale=get_locale("en"), site=get_site())
    walk.put_in_force(locale=get_locale("es"), kind="condition")
    folder = home.add_child(instance=Page(title="Folder", slug="folder"))
    for number, (model, parent) in enumerate(zip(KINDS, [home, home, folder], strict=True)):
        page = model(title=f"Page {number}", slug=f"page-{number}", summary="A summary.", live=False)
        page.body = make_body(home.locale)
        parent.add_child(instance=page)
        page.save_revision().publish()
    return walk


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is done to the database is undone, and the language that a reader chose is forgotten."""
    cache.clear()
    with translation.override("en"), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


def take(walk: Walk, step: Any, *numbers: int) -> None:
    """Take one step. One that is refused changes nothing, and one that has nothing to do does nothing."""
    walk.done.append(f"{step.__name__}{numbers}")
    untold = set(walk.untold)
    try:
        with transaction.atomic():
            step(walk, *numbers)
    except NothingToDoError:
        walk.done[-1] += ": nothing to do"
    except ValidationError as error:
        walk.untold = untold
        walk.done[-1] += f": refused ({'; '.join(error.messages)[:80]})"
    cache.clear()
