"""What people and programs do. Each step takes a walk and two numbers, which choose among what there is."""

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from tests.gate.walks.reader import WRITTEN
from tests.gate.walks.walk import KINDS, NothingToDoError, Walk, make_body, pick
from tests.helpers import create_help_cards, get_locale, section, sign_safety_text
from wagtail_backcare.gate.disclaimers import withdraw
from wagtail_backcare.models import ClinicSettings, Disclaimer, HelpCardSet


def get_written(page) -> int:
    """The language that a page's text was written in."""
    return int(WRITTEN.search(str(page.body.get_prep_value()))[1])


def write_page(walk: Walk, a: int, b: int) -> None:
    parent = pick(walk.get_places(), b)
    page = pick(list(KINDS), a)(title=f"New {len(walk.done)}", slug=walk.make_slug(), summary="New.", live=False)
    page.body = make_body(parent.locale)
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()


def publish(walk: Walk, a: int, b: int) -> None:
    page = pick([page for page in walk.get_pages() if not page.alias_of_id], a)
    (page.get_latest_revision() or page.save_revision()).publish()


def save_live(walk: Walk, a: int, b: int) -> None:
    page = pick(walk.get_pages(), a)
    page.live = True
    page.save(clean=bool(b % 2))


def unpublish(walk: Walk, a: int, b: int) -> None:
    pick(walk.get_pages(), a).unpublish()


def copy(walk: Walk, a: int, b: int) -> None:
    things = [*walk.get_pages(), *Page.objects.filter(slug="folder")]
    place = pick(walk.get_places(), b)
    page = pick([thing for thing in things if not place.path.startswith(thing.path)], a)
    page.copy(to=place, recursive=True, keep_live=True, update_attrs={"slug": walk.make_slug()})


def make_alias(walk: Walk, a: int, b: int) -> None:
    pick(walk.get_pages(), a).create_alias(parent=pick(walk.get_places(), b), update_slug=walk.make_slug())


def copy_for_translation(walk: Walk, a: int, b: int) -> None:
    """A copy with the text as it is, or an alias."""
    pages = [page for page in walk.get_pages() if not page.alias_of_id]
    page = pick(pages, a)
    locale = pick(list(Locale.objects.exclude(pk=page.locale_id).order_by("pk")), b // 2)
    if page.has_translation(locale):
        raise NothingToDoError
    page.copy_for_translation(locale, copy_parents=True, alias=bool(b % 2))


def translate(walk: Walk, a: int, b: int) -> None:
    """Write a copy in its own language, sign its safety text, and publish it."""
    page = pick([p for p in walk.get_pages() if not p.alias_of_id and get_written(p) != p.locale_id], a)
    page.body = make_body(page.locale)
    page.save_revision()
    sign_safety_text(page)
    page.save_revision().publish()


def move(walk: Walk, a: int, b: int) -> None:
    things = [*walk.get_pages(), *Page.objects.filter(slug="folder")]
    place = pick(walk.get_places(), b)
    page = pick([thing for thing in things if not place.path.startswith(thing.path)], a)
    if place.get_children().filter(slug=page.slug).exists() or place.locale_id != page.locale_id:
        raise NothingToDoError
    page.move(place, pos="last-child")


def write_disclaimer(walk: Walk, a: int, b: int) -> None:
    site = pick([None, *Site.objects.order_by("pk")], a)
    kind = pick(["any", "condition", "guide"], b)
    walk.put_in_force(locale=pick(list(Locale.objects.order_by("pk")), a + b), site=site, kind=kind)


def publish_unconfirmed(walk: Walk, a: int, b: int) -> None:
    """A disclaimer with a new text, an empty one, or that of another language, which nobody confirmed."""
    disclaimer = pick(list(Disclaimer.objects.order_by("pk")), a)
    disclaimer.text = pick([walk.make_text(disclaimer.locale), " ", *walk.texts], b)
    disclaimer.save_revision(clean=False).publish()


def withdraw_disclaimer(walk: Walk, a: int, b: int) -> None:
    withdraw(pick(list(Disclaimer.objects.filter(live=True).order_by("pk")), a), now=timezone.now())


def delete_disclaimer(walk: Walk, a: int, b: int) -> None:
    pick(list(Disclaimer.objects.order_by("pk")), a).delete()


def change_settings(walk: Walk, a: int, b: int) -> None:
    details = pick(list(ClinicSettings.objects.order_by("pk")), a)
    details.country = pick(["", "GB", "ES"], b)
    details.save()


def choose_shared_cards(walk: Walk, a: int, b: int) -> None:
    """Let a page show help cards that many pages may share."""
    page = pick([page for page in walk.get_pages() if not page.alias_of_id], a)
    cards = HelpCardSet.objects.filter(locale=page.locale).first() or create_help_cards(locale=page.locale)
    shared = section("when_to_get_help", ("help_cards", {"shared": cards, "cards": []}))
    page.body = [*make_body(Locale(pk=get_written(page)))[:1], shared]
    page.save_revision().publish()


def change_shared_cards(walk: Walk, a: int, b: int) -> None:
    cards = pick(list(HelpCardSet.objects.order_by("pk")), a)
    cards.cards = [("emergency", {"heading": "", "signs": [f"sign {len(walk.done)}"]})] if b % 2 else []
    pick([lambda: cards.save_revision().publish(), cards.unpublish, cards.delete], b)()


def add_site(walk: Walk, a: int, b: int) -> None:
    root = pick([*walk.get_places(), *walk.get_pages()], a)
    if Site.objects.filter(root_page=root).exists():
        raise NothingToDoError
    Site.objects.create(hostname=f"{walk.make_slug()}.example", root_page=root)


def change_site(walk: Walk, a: int, b: int) -> None:
    site = pick(list(Site.objects.order_by("pk")), a)
    site.root_page = pick(walk.get_places(), b)
    site.save()


def delete_site(walk: Walk, a: int, b: int) -> None:
    pick(list(Site.objects.filter(is_default_site=False).order_by("pk")), a).delete()


def rename_language(walk: Walk, a: int, b: int) -> None:
    locale = pick(list(Locale.objects.order_by("pk")), a)
    code = pick(["fr", "de", "ar"], b)
    if Locale.objects.filter(language_code=code).exists():
        raise NothingToDoError
    locale.language_code = code
    locale.save()


def add_language(walk: Walk, a: int, b: int) -> None:
    get_locale(pick(["de", "fr"], a))


def make_live_untold(walk: Walk, a: int, b: int) -> None:
    """As ``loaddata`` and ``QuerySet.update()`` do: nothing is asked. Not with a text that is not translated yet."""
    page = pick([page for page in walk.get_pages() if page.alias_of_id or get_written(page) == page.locale_id], a)
    Page.objects.filter(pk=page.pk).update(live=True)
    walk.untold.add(page.pk)


STEPS = [
    write_page,
    publish,
    save_live,
    unpublish,
    copy,
    make_alias,
    copy_for_translation,
    translate,
    move,
    write_disclaimer,
    publish_unconfirmed,
    withdraw_disclaimer,
    delete_disclaimer,
    change_settings,
    choose_shared_cards,
    change_shared_cards,
    add_site,
    change_site,
    delete_site,
    rename_language,
    add_language,
    make_live_untold,
]
