"""The benchmark's site: tables straight from the models, one page of each form, and two indexes."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from benchmarks import forms
from benchmarks.app import models as usual
from benchmarks.article import Article, LinkTag, write_article, write_sized_article
from tests.bulk import bulk_add_children
from tests.helpers import make_live
from wagtail_backcare.disclaimers.confirm import confirm
from wagtail_backcare.models import Clinician, ClinicSettings, Disclaimer, HelpCardSet, Question, Reference
from wagtail_backcare.models.health_page import make_sort_title
from wagtail_backcare.pages.models import (
    ConditionPage,
    ConditionRelatedLink,
    GuidePage,
    HealthIndexPage,
    QuestionsPage,
    TreatmentCondition,
    TreatmentPage,
)
from wagtail_backcare.reviews.record import record_review

LINKS = 10
#: Languages beside the first one.
LANGUAGES = [code for code, _name in settings.LANGUAGES][1:]
SIZES = (10, 60, 500)
#: How many pages of an index are held in memory.
AT_A_TIME = 2_500


@dataclass(frozen=True)
class Seeded:
    """What the measuring needs to know of the site."""

    words: int
    has_nhsuk: bool


def seed(*, index_sizes: tuple[int, int]) -> Seeded:
    """Make the whole site.

    :param index_sizes: how many pages stand below the first and the second index.
    """
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    home = make_site()
    make_clinic(home)
    health = home.add_child(instance=HealthIndexPage(title="Health", slug="health", summary="All pages."))
    folder = home.add_child(instance=usual.FolderPage(title="Usual", slug="usual"))
    article = write_article()
    targets = [add_condition(health, f"linked-{number}", Article(f"Linked {number}", [])) for number in range(LINKS)]
    for suffix, form in (("", article), ("-links", article.with_links(LINKS))):
        add_usual_pages(folder, form, suffix=suffix, targets=targets)
        record_review_of(add_condition(health, f"article{suffix}", form, targets=targets))
    add_shared_page(health, article)
    add_page_in_languages(home, health, article)
    stream = forms.to_usual_stream(article, make_link_tag(targets))
    page = make_stream_page(article, "stream-guarded", stream, usual.StreamPageWithDisclaimer)
    folder.add_child(instance=page)
    for size in SIZES:
        sized = write_sized_article(size)
        folder.add_child(instance=make_stream_page(sized, f"stream-{size}", forms.to_usual_stream(sized, str)))
        add_condition(health, f"article-{size}", sized)
    write_static_template(article)
    for number, size in enumerate(index_sizes):
        fill_index(home, f"index-{number}", size)
    return Seeded(words=article.count_words(), has_nhsuk=settings.HAS_NHSUK)


def make_site() -> usual.HomePage:
    """What Wagtail's first migrations would make: language, root page, home page, site."""
    locale = Locale.objects.create(language_code="en")
    root = Page.add_root(
        title="Root",
        slug="root",
        url_path="/",
        content_type=ContentType.objects.get_for_model(Page),
        locale=locale,
    )
    home = root.add_child(instance=usual.HomePage(title="Home", slug="home", locale=locale))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name="Example Clinic")
    return home


def make_clinic(home: Page) -> None:
    ClinicSettings.objects.create(
        site=Site.objects.get(),
        clinic_name="Example Clinic",
        country="GB",
        phone="01632 960 000",
        booking_url="https://example.org/book",
        policy_page=home.add_child(instance=usual.FolderPage(title="Policy", slug="policy")),
        contact_page=home.add_child(instance=usual.FolderPage(title="Contact", slug="contact")),
    )
    disclaimer = Disclaimer.objects.create(
        title="Please note",
        text="This page is for information only.\n\nIt does not take the place of seeing a health professional.",
        locale=home.locale,
    )
    confirm(disclaimer, name="the benchmark", now=timezone.now())


def make_link_tag(targets: list[Page]) -> LinkTag:
    return lambda number: f'<a linktype="page" id="{targets[number].pk}">'


def make_stream_page(article: Article, slug: str, stream: forms.Stream, model: Any = usual.StreamPage) -> Page:
    page = model(title=article.title, slug=slug)
    page.body = page._meta.get_field("body").stream_block.normalize(stream)
    return page


def add_usual_pages(folder: Page, article: Article, *, suffix: str, targets: list[Page]) -> None:
    """The article in every form that the package is compared with."""
    link_tag = make_link_tag(targets)
    folder.add_child(
        instance=usual.RichTextPage(
            title=article.title, slug=f"rich-text{suffix}", body=forms.to_html(article, link_tag)
        )
    )
    stream = forms.to_usual_stream(article, link_tag)
    folder.add_child(instance=make_stream_page(article, f"stream{suffix}", stream))
    if settings.HAS_NHSUK:
        stream = forms.to_nhsuk_stream(article, link_tag)
        folder.add_child(instance=make_stream_page(article, f"nhsuk{suffix}", stream, usual.NHSUKPage))


def add_condition(parent: Page, slug: str, article: Article, *, targets: list[Page] | None = None) -> ConditionPage:
    """The article as the package has it: author, audience, other names, sources; every section in the body."""
    references = [
        Reference.objects.get_or_create(
            title=title, defaults={"kind": "systematic_review", "year": 2020, "doi": f"10.1000/example.{number}"}
        )[0]
        for number, title in enumerate(article.sources)
    ]
    author, _created = Clinician.objects.get_or_create(name="Alex Example", profession="Physiotherapist")
    page = ConditionPage(
        title=article.title,
        slug=slug,
        summary="What the page says, in a sentence of plain words.",
        audience="Adults, and people who help them",
        other_names="Lumbago, sore back",
        body_area="lower-back",
        author=author,
    )
    page.body = page.body.stream_block.normalize(forms.to_body(article, make_link_tag(targets or []), references))
    return add_live(parent, page)


def record_review_of(page: ConditionPage) -> None:
    reviewer = Clinician.objects.get_or_create(name="Robin Reader", profession="Doctor")[0]
    record_review(page, reviewer=reviewer, reviewed_on=timezone.localdate())


def add_live(parent: Page, page: Page) -> Page:
    """Pages of ten blocks need not be fit to be read to be measured."""
    page.live = False
    parent.add_child(instance=page)
    make_live(page)
    return page


def add_shared_page(parent: Page, article: Article) -> None:
    """The same article with everything that it can share with other pages, and with related pages of both sorts."""
    page = add_condition(parent, "article-shared", article)
    cards = HelpCardSet(title="Back")
    cards.cards = cards.cards.stream_block.normalize(
        [("emergency", {"heading": "", "signs": ["your back leans and your leg turns"]})]
    )
    cards.save()
    questions = [Question.objects.create(question=f"Question {n}?", answer="<p>An answer.</p>") for n in range(3)]
    raw = json.loads(json.dumps(list(page.body.raw_data)))
    for section in raw:
        for block in section["value"]["content"]:
            if block["type"] == "help_cards":
                block["value"].update(shared=cards.pk, cards=[])
            elif block["type"] == "questions":
                block["value"]["questions"] += [{"type": "shared_question", "value": q.pk} for q in questions]
    page.body = json.dumps(raw)
    page.save()
    for linked in ConditionPage.objects.filter(slug__in=["linked-0", "linked-1"]):
        ConditionRelatedLink.objects.create(page=page, related_page=linked)
    treatment = add_live(parent, TreatmentPage(title="A treatment", slug="treatment", summary="A treatment."))
    TreatmentCondition.objects.create(page=treatment, condition=page)


def add_page_in_languages(home: Page, health: Page, article: Article) -> None:
    """The article in 5 languages and in 20; in the others it stands right below a home page of the language."""
    pages = {count: add_condition(health, f"article-{count}-languages", article) for count in (5, 20)}
    for number, code in enumerate(LANGUAGES, start=2):
        locale = Locale.objects.create(language_code=code)
        key = home.translation_key
        there = home.get_parent().add_child(
            instance=usual.HomePage(title=code, slug=f"home-{code}", locale=locale, translation_key=key)
        )
        for count, page in pages.items():
            if number <= count:
                key = page.translation_key
                slug = f"article-{count}-languages"
                add_live(there, ConditionPage(title=code, slug=slug, summary=code, locale=locale, translation_key=key))


def write_static_template(article: Article) -> None:
    """The article as the template of a plain view."""
    folder = settings.FOLDER / "templates" / "benchmarks"
    folder.mkdir(parents=True)
    html = forms.to_html(article, str)
    (folder / "static_article.html").write_text(
        '{% extends "benchmarks/base.html" %}{% block title %}'
        f"{article.title}{{% endblock %}}{{% block content %}}<article><h1>{article.title}</h1>{html}</article>"
        "{% endblock %}",
        encoding="utf-8",
    )


def fill_index(home: Page, slug: str, size: int) -> None:
    """An index with pages of all four kinds below it, their titles spread over the alphabet."""
    index = home.add_child(instance=HealthIndexPage(title=f"A to Z of {size}", slug=slug, summary="All pages."))
    models = (ConditionPage, TreatmentPage, GuidePage, QuestionsPage)
    stream = forms.to_body(write_sized_article(10), str, list(Reference.objects.all()[:1]))
    body = json.dumps(list(ConditionPage._meta.get_field("body").stream_block.normalize(stream).raw_data))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for offset, model in enumerate(models):
        numbers = range(offset, size, len(models))
        for start in range(0, len(numbers), AT_A_TIME):
            pages = []
            for number in numbers[start : start + AT_A_TIME]:
                title = f"{letters[number % 26]}{letters[number * 7 % 26].lower()} page {number:05}"
                sort_title = make_sort_title(title)
                pages.append(model(title=title, sort_title=sort_title, summary=f"Summary of {title}.", body=body))
            bulk_add_children(index, pages)
