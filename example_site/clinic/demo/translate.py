"""The made-up clinic in further languages: its own pages, and what its readers see of the starter content."""

from types import ModuleType

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from clinic.models import HomePage
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import Disclaimer, StarterItem
from wagtail_backcare.starter.pack import read_pack
from wagtail_backcare.starter.translations.files import find_languages
from wagtail_backcare.translation.models import Capacity
from wagtail_backcare.translation.signoff import sign

from . import content
from .languages import CODES, get_words
from .reviews import record_if_required

#: Parts of the starter content in the order in which readers may see them: pages show the others.
ORDER = ("disclaimers", "help_cards", "questions", "pages")

#: Language → the page of the starter content that is left for its translator to sign and publish.
WAITING = {"es": "pages/acupuncture-session"}


def find_codes() -> list[str]:
    """Languages for which there are words of the clinic and a translation of the starter content."""
    known = find_languages(read_pack("back-pain"))
    return [code for code in CODES if code in known]


def translate_clinic(site: Site, code: str) -> None:
    """Publish the clinic's own pages in a language. Changes nothing where its home page has a translation already."""
    locale, _created = Locale.objects.get_or_create(language_code=code)
    home = HomePage.objects.get(pk=site.root_page_id)
    if home.has_translation(locale):
        return
    words = get_words(code)
    translate_home(home, locale, words)
    for source, texts in (
        (content.ABOUT, words.ABOUT),
        (content.POLICY, words.POLICY),
        (content.PRIVACY, words.PRIVACY),
    ):
        publish_as(copy_page(home, source["slug"], locale), texts)
    translate_contact(home, locale, words)


def translate_home(home: Page, locale: Locale, words: ModuleType) -> None:
    translation = home.copy_for_translation(locale, copy_parents=True)
    links = list(translation.links.all())
    for link, (title, text) in zip(links, words.HOME_LINKS, strict=True):
        link.title, link.text = title, text
    entries = list(translation.menu.all())
    for entry, label in zip(entries, words.MENU, strict=True):
        entry.label = label
    translation.links, translation.menu = links, entries
    publish_as(translation, words.HOME)


def translate_contact(home: Page, locale: Locale, words: ModuleType) -> None:
    contact = copy_page(home, content.CONTACT["slug"], locale)
    times = list(contact.opening_times.all())
    for time, (days, hours) in zip(times, words.OPENING_TIMES, strict=True):
        time.days, time.hours = days, hours
    contact.opening_times = times
    publish_as(contact, words.CONTACT)
    feedback = copy_page(home, content.FEEDBACK["slug"], locale)
    fields = list(feedback.form_fields.all())
    for field, (label, help_text) in zip(fields, words.FEEDBACK_FIELDS, strict=True):
        field.label, field.help_text = label, help_text
    feedback.form_fields = fields
    publish_as(feedback, words.FEEDBACK)


def copy_page(home: Page, slug: str, locale: Locale) -> Page:
    page = home.get_descendants().get(slug=slug).specific
    return page.copy_for_translation(locale)


def publish_as(page: Page, texts: dict) -> None:
    """Publish a page with other texts."""
    for name, value in texts.items():
        setattr(page, name, value)
    page.save()
    page.save_revision().publish()


def publish_starter_content(code: str) -> None:
    """Let readers see what was loaded in a language, signed by a person who does not exist. For a demo alone.

    Leaves alone what was published once, since an editor may have taken it offline, and the page in `WAITING`.
    """
    name = get_words(code).SIGNED_BY
    for part in ORDER:
        for draft in find_drafts(code, part):
            if isinstance(draft, Disclaimer):
                confirm(draft, name=name, now=timezone.now())
            sign_as(draft, name)
            record_if_required(draft)
            draft.get_latest_revision().publish()


def find_drafts(code: str, part: str) -> list:
    """Items of a part in a language that were never published and are to be, pages from the top of the tree down."""
    rows = StarterItem.objects.filter(pack="back-pain", key__startswith=f"{part}/", scope__regex=rf"^{code}(:|$)")
    rows = rows.exclude(key=WAITING.get(code, "")).select_related("content_type").order_by("pk")
    items = [row.content_type.model_class().objects.filter(pk=row.object_id).first() for row in rows]
    drafts = [item for item in items if item is not None and item.first_published_at is None]
    return sorted(drafts, key=lambda draft: getattr(draft, "path", ""))


def sign_as(draft, name: str) -> None:
    """Sign the safety text of a translation, where it has any."""
    comparison = make_comparison(draft.get_latest_revision_as_object())
    if comparison is not None:
        sign(
            draft,
            source_fingerprint=comparison.source_fingerprint,
            target_fingerprint=comparison.target_fingerprint,
            language_code=draft.locale.language_code,
            capacity=Capacity.CLINICIAN,
            name=name,
            now=timezone.now(),
            differences=comparison.audit().differences,
        )
