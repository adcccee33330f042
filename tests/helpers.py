"""Make the things that tests need, with defaults; each test builds only what it uses."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.disclaimers.models import DisclaimerVersion, hash_text, make_active_key
from wagtail_backcare.gate.translations import make_comparison
from wagtail_backcare.models import Clinician, ClinicSettings, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.pages.models import ConditionPage, GuidePage, HealthIndexPage, QuestionsPage, TreatmentPage
from wagtail_backcare.reviews.models import Review
from wagtail_backcare.reviews.record import record_review
from wagtail_backcare.translation.signoff import sign


def get_site() -> Site:
    return Site.objects.get(is_default_site=True)


def get_locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def create_clinic(*, site=None, country="GB", **fields) -> ClinicSettings:
    site = site or get_site()
    return ClinicSettings.objects.create(site=site, country=country, clinic_name="Example Clinic", **fields)


def create_disclaimer(*, kind="any", text="This page is for information only.", language="en", site=None, publish=True):
    disclaimer = Disclaimer.objects.create(
        kind=kind, site=site, title="Please note", text=text, locale=get_locale(language), live=False
    )
    if publish:
        publish_disclaimer(disclaimer)
    return disclaimer


def publish_disclaimer(disclaimer: Disclaimer, *, text: str | None = None, by="somebody who reads it") -> Disclaimer:
    """Confirm and publish the text that it has, or another one; readers see it then."""
    disclaimer.text = disclaimer.text if text is None else text
    confirm(disclaimer, name=by, now=timezone.now())
    disclaimer.save_revision().publish()
    return disclaimer


def sign_safety_text(instance, *, capacity="translator", name="Sam Sample", shared=None):
    """Somebody confirms the safety text of a translation as it is in memory, shared questions among it."""
    comparison = make_comparison(instance, shared=shared)
    return sign(
        instance,
        source_fingerprint=comparison.source_fingerprint,
        target_fingerprint=comparison.target_fingerprint,
        language_code=instance.locale.language_code,
        capacity=capacity,
        name=name,
        now=timezone.now(),
    )


def put_in_force(*, kind="any", text="For information only.", language="en", title="Please note") -> DisclaimerVersion:
    """A disclaimer that readers see, without one that editors could change. `create_disclaimer` takes its place."""
    locale = get_locale(language)
    return DisclaimerVersion.objects.create(
        locale=locale,
        language_code=language,
        kind=kind,
        title=title,
        text=text,
        sha256=hash_text(title, text),
        valid_from=timezone.now(),
        active_key=make_active_key(site_id=None, locale_id=locale.pk, kind=kind),
    )


def end_disclaimer(language: str) -> None:
    """Readers see no text in this language any more."""
    for version in DisclaimerVersion.objects.in_force().filter(language_code=language):
        version.end(now=timezone.now())


def create_reference(**fields) -> Reference:
    defaults = {"title": "A review of studies", "kind": "systematic_review", "year": 2020, "doi": "10.1000/example"}
    return Reference.objects.create(**{**defaults, **fields})


def create_clinician(**fields) -> Clinician:
    return Clinician.objects.create(**{"name": "Alex Example", "profession": "Physiotherapist", **fields})


def create_review(page, *, reviewer=None, days_ago=0, due_in=365, **fields) -> Review:
    """A review of the text that a page holds in memory. due_in: days from today, or None for no next review."""
    today = timezone.localdate()
    next_due = today + timedelta(days=due_in) if due_in is not None else None
    reviewer = reviewer or create_clinician(name="Robin Reader", profession="Doctor")
    return record_review(
        page, reviewer=reviewer, reviewed_on=today - timedelta(days=days_ago), next_due=next_due, **fields
    )


def create_question(**fields) -> Question:
    return Question.objects.create(**{"question": "Does it hurt?", "answer": "<p>A little.</p>", **fields})


def create_help_cards(*signs, **fields) -> HelpCardSet:
    cards = [("emergency", {"heading": "", "signs": list(signs) or ["your legs feel numb"]})]
    return HelpCardSet.objects.create(**{"title": "Back pain", "cards": cards, **fields})


def _create(model, parent, defaults, fields) -> Page:
    parent = parent or get_site().root_page
    page = model(**{"summary": "A summary in plain words.", "live": False, **defaults, **fields})
    is_live, page.live = fields.get("live", True), False
    parent.add_child(instance=page)
    if is_live:
        make_live(page)
    return page


def make_live(page: Page) -> None:
    """As an import does that asks nobody: tests of other things need no page that is fit to be read."""
    Page.objects.filter(pk=page.pk).update(live=True, has_unpublished_changes=False)
    page.live, page.has_unpublished_changes = True, False


def create_index(*, parent=None, **fields) -> HealthIndexPage:
    return _create(HealthIndexPage, parent, {"title": "Conditions", "slug": "conditions"}, fields)


def create_condition(*, parent=None, **fields) -> ConditionPage:
    return _create(ConditionPage, parent, {"title": "Low back pain", "slug": "low-back-pain"}, fields)


def create_treatment(*, parent=None, **fields) -> TreatmentPage:
    return _create(TreatmentPage, parent, {"title": "Acupuncture", "slug": "acupuncture"}, fields)


def create_guide(*, parent=None, **fields) -> GuidePage:
    return _create(GuidePage, parent, {"title": "A session", "slug": "a-session"}, fields)


def create_questions_page(*, parent=None, **fields) -> QuestionsPage:
    return _create(QuestionsPage, parent, {"title": "Questions", "slug": "questions"}, fields)


def create_translation(page: Page, language: str, **fields) -> Page:
    """A live copy of a page in another language, with fields of its own; its parents are copied as drafts."""
    translation = page.copy_for_translation(get_locale(language), copy_parents=True)
    is_live = fields.pop("live", True)
    for name, value in fields.items():
        setattr(translation, name, value)
    translation.save()
    if is_live:
        make_live(translation)
    return translation


def create_alias(page: Page, *, language: str = "", **options) -> Page:
    """A live alias of a page: in another language, or elsewhere, as ``create_alias`` of the page takes it."""
    if language:
        alias = page.copy_for_translation(get_locale(language), copy_parents=True, alias=True)
    else:
        alias = page.create_alias(**options)
    make_live(alias)
    return alias


def section(name: str, *content, heading: str = "") -> tuple:
    """A section for a body: ``section("symptoms", ("text", "<p>…</p>"))``."""
    return (name, {"heading": heading, "content": list(content)})


def help_section(*, emergency=("your legs feel numb",), urgent=("you have a high temperature",)) -> tuple:
    cards = []
    if emergency:
        cards.append(("emergency", {"heading": "", "signs": list(emergency)}))
    if urgent:
        cards.append(("urgent", {"heading": "", "signs": list(urgent)}))
    return section("when_to_get_help", ("help_cards", {"shared": None, "cards": cards}))
