"""What a page says of itself over Wagtail's API, and which of it programs may change."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.models import Site

from wagtail_backcare.api.fields import api_field, api_key
from wagtail_backcare.api.serializers import (
    AlternatesField,
    AuthorField,
    DisclaimersField,
    LanguageField,
    LinkedPagesField,
    LocaleField,
    NoticeField,
    PictureField,
    ReviewField,
    SourcesField,
    TextInForceField,
)
from wagtail_backcare.disclaimers.models import Disclaimer
from wagtail_backcare.models.addresses import Addresses
from wagtail_backcare.models.head_metadata import Picture, get_picture
from wagtail_backcare.models.help_card_set import HelpCardSet
from wagtail_backcare.models.language_versions import LanguageVersion, get_language_versions
from wagtail_backcare.models.linked_pages import get_linked
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.models.urgent_notice import UrgentNotice, find_notice

#: Every page with a frame of ours.
FRAME_FIELDS = [
    api_field("language", serializer=LanguageField()),
    api_field("disclaimers", serializer=DisclaimersField()),
    api_field("alternates", serializer=AlternatesField()),
]

#: Every article. The body comes first: the site for which it is made is the one that the other fields speak of.
ARTICLE_FIELDS = [
    api_field("audience", writable=True),
    api_field("body", writable=True),
    *FRAME_FIELDS,
    *api_key("author", serializer=AuthorField()),
    api_field("review", serializer=ReviewField()),
    *api_key("image", serializer=PictureField()),
    api_field("image_alt", writable=True),
    api_field("sources", serializer=SourcesField()),
    api_field("related_pages", serializer=LinkedPagesField()),
    api_field("urgent_notice", serializer=NoticeField()),
]


# `disclaimers` stands below `api`, and so cannot name its fields itself.
Disclaimer.api_fields = [
    api_field("kind", writable=True),
    api_field("site", writable=True),
    api_field("title", writable=True),
    api_field("text", writable=True),
    api_field("language", serializer=LocaleField()),
    api_field("in_force", serializer=TextInForceField()),
]


class FrameApiMixin(models.Model):
    """What the fields of a page with a frame of ours are made of."""

    api_fields = [api_field("summary", writable=True), *FRAME_FIELDS]

    class Meta:
        abstract = True

    def get_alternates(self, request: HttpRequest | None = None) -> list[LanguageVersion]:
        """The page in those other languages in which every reader can open it. One query on a site in several."""
        return [version for version in get_language_versions(self, request) if version.pk != self.pk]


class ArticleApiMixin(models.Model):
    """What the fields of an article are made of."""

    class Meta:
        abstract = True

    def get_sources(self) -> list[Reference]:
        """The sources of the body, in the order of the text."""
        return self.body.stream_block.get_chosen(self.body).of(Reference)

    def get_linked(self, name: str, request: HttpRequest | None = None) -> list[tuple[Any, str]]:
        """The pages under a name of the API that everybody may open, with their addresses. See `linked_pages`."""
        addresses = Addresses(request)
        return [(page, addresses.make(page)) for page in get_linked(self, name)]

    def get_picture(self, address: str) -> Picture | None:
        """The picture of the page as a file, or None. address: of a page of the site, whole."""
        return get_picture(self, address)

    def find_urgent_notice(self, site: Site | None, request: HttpRequest | None = None) -> UrgentNotice | None:
        """What readers must be told above the text, or None."""
        if site is None or not self.get_site_facts(site).has_urgent_changes:
            return None
        cards: Any = self.body.stream_block.get_chosen(self.body).objects.get(HelpCardSet, {})
        return find_notice(self, cards=cards, request=request)
