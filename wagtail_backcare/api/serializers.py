"""Fields that are worked out from a page. API v3 takes their types from what ``to_representation`` says it returns."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest
from django.utils import timezone, translation
from rest_framework.fields import Field
from wagtail.rich_text import expand_db_html

from wagtail_backcare.api.shapes import (
    PageAlternate,
    PageAuthor,
    PageDisclaimer,
    PageLink,
    PageNotice,
    PagePicture,
    PageReview,
    PageSource,
)
from wagtail_backcare.api.sites import find_site, get_http_request
from wagtail_backcare.api.wordings import represent_wording
from wagtail_backcare.reading import reading_only

#: Where a list of disclaimers keeps the versions that readers see, looked up for all of them together.
VERSIONS_IN_FORCE = "_backcare_versions_in_force"

#: Where a list of questions keeps each answer as HTML, its links expanded for all of them together.
ANSWER_HTML = "_backcare_answer_html"


class PageField(Field):
    """A field that is given the whole page. API v3 does not tell it of the request."""

    def __init__(self, **kwargs: Any):
        super().__init__(read_only=True, **kwargs)

    @property
    def request(self) -> HttpRequest | None:
        return get_http_request(self.context.get("request"))

    def get_attribute(self, instance: Any) -> Any:
        return instance


class DisclaimersField(PageField):
    """Every disclaimer that must stand beside the page's text; none where the text may not be shown."""

    def to_representation(self, page: Any) -> list[PageDisclaimer]:
        return [represent_wording(wording) for wording in page.get_wordings(find_site(page, self.request))]


class LanguageField(PageField):
    """The language that the text is in: an alias stands in the tree of another one."""

    def to_representation(self, page: Any) -> str:
        return page.get_text_locale().language_code


class LocaleField(PageField):
    """The language of a snippet."""

    def to_representation(self, snippet: Any) -> str:
        return snippet.locale.language_code


class AnswerField(PageField):
    """The answer of a question as readers see it, its links with addresses in the language of the question."""

    def to_representation(self, question: Any) -> str:
        known = vars(question).get(ANSWER_HTML)
        if known is not None:
            return known
        with translation.override(question.locale.language_code):
            return expand_db_html(question.answer)


class TextInForceField(PageField):
    """The text of a disclaimer that readers see now, or nothing."""

    def to_representation(self, disclaimer: Any) -> PageDisclaimer | None:
        known = vars(disclaimer).get(VERSIONS_IN_FORCE)
        version = next(iter(disclaimer.versions.in_force()[:1] if known is None else known), None)
        return represent_wording(version.wording) if version else None


class AddressField(Field):
    """A web address that is worked out."""

    def to_representation(self, value: str) -> str:
        return value


class AuthorField(Field):
    """Name, profession and profile of a clinician."""

    def to_representation(self, author: Any) -> PageAuthor:
        return PageAuthor(id=author.pk, name=author.name, profession=author.profession, url=author.profile_url)


class ReviewField(PageField):
    """The review that holds for this text and is not overdue, or nothing."""

    def to_representation(self, page: Any) -> PageReview | None:
        with reading_only():
            review = page.get_current_review()
        if review is None or not review.is_current(timezone.localdate()):
            return None
        return PageReview(
            name=review.reviewer_name,
            profession=review.profession,
            url=review.profile_url,
            reviewed_on=review.reviewed_on,
            due_on=review.due_on,
        )


def represent_sources(references: Iterable[Any]) -> list[PageSource]:
    """Sources numbered from 1."""
    return [
        PageSource(
            number=number,
            id=reference.pk,
            title=reference.title,
            authors=reference.authors,
            publisher=reference.publisher,
            year=reference.year,
            kind=reference.kind,
            doi=reference.doi,
            pmid=reference.pmid,
            url=reference.url,
        )
        for number, reference in enumerate(references, start=1)
    ]


class SourcesField(PageField):
    """The sources of the body, in the order of the text."""

    def to_representation(self, page: Any) -> list[PageSource]:
        with reading_only():
            return represent_sources(page.get_sources())


class AlternatesField(PageField):
    """The page in those other languages in which every reader can open it."""

    def to_representation(self, page: Any) -> list[PageAlternate]:
        return [
            PageAlternate(
                id=version.pk,
                language=version.code,
                name=version.name,
                url=version.url,
                is_original=version.is_original,
            )
            for version in page.get_alternates(self.request)
        ]


class LinkedPagesField(PageField):
    """Pages that a page leads to under the name of the field, in its language, that everybody may open."""

    def to_representation(self, page: Any) -> list[PageLink]:
        return [
            PageLink(linked.pk, linked.title, url) for linked, url in page.get_linked(self.field_name, self.request)
        ]


class PictureField(PageField):
    """The picture of the page as a file, or nothing."""

    def to_representation(self, page: Any) -> PagePicture | None:
        site = find_site(page, self.request)
        picture = page.get_picture(f"{site.root_url}/" if site else "")
        if picture is None:
            return None
        image, _alt = page.get_share_image()
        return PagePicture(image.pk, picture.url, picture.width, picture.height, picture.alt)


class NoticeField(PageField):
    """The urgent change that this translation lacks, or nothing."""

    def to_representation(self, page: Any) -> PageNotice | None:
        site = find_site(page, self.request)
        with reading_only():
            notice = page.find_urgent_notice(site, self.request)
        if notice is None:
            return None
        return PageNotice(notice.changed_on, notice.language_code, urljoin(f"{site.root_url}/", notice.url))
