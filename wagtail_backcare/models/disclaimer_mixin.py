from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.db.models import Model
from django.dispatch import Signal
from wagtail.models import Locale, Site
from wagtail.utils.decorators import cached_classmethod

from wagtail_backcare.api.fields import api_field
from wagtail_backcare.api.serializers import DisclaimersField, LanguageField
from wagtail_backcare.conf import get_settings
from wagtail_backcare.disclaimers.lookup import find_wording, has_any_wording
from wagtail_backcare.disclaimers.package_texts import get_package_wording
from wagtail_backcare.disclaimers.wording import Wording
from wagtail_backcare.kinds import Kind
from wagtail_backcare.reading import reading_only
from wagtail_backcare.reviews.current import find_current_review
from wagtail_backcare.rules.by_kind import RULES_BY_KIND
from wagtail_backcare.rules.problem import Severity
from wagtail_backcare.shared_cache import remember
from wagtail_backcare.structured_data import CurrentReview
from wagtail_backcare.translation.drafting import DraftTranslationMixin

#: Sent before a revision is published by ``page.publish()``: page, revision, user, log_action. A receiver that answers
#: True has kept the page as a draft, and it is not published then.
about_to_publish = Signal()

#: Sent once that is over, whether it was published or not: revision.
done_publishing = Signal()

#: Sent when the panels of a page type are put together for Wagtail's editor: handler. Receivers may change it.
edit_handler_made = Signal()

#: Where a page keeps what it found for one request.
FOUND = ("_backcare_wordings", "_backcare_site_facts", "_backcare_read_on", "_backcare_review")


class DisclaimerMixin(DraftTranslationMixin):
    """The disclaimer and nothing else, for article types that a site has already.

    Subclass it before the page class. A body that is a `BodyField` prints the disclaimer by itself; other templates
    print it with ``{% backcare_disclaimer page %}``.
    """

    #: Which disclaimer the page carries, and which rules it must meet.
    backcare_kind = Kind.ARTICLE

    #: Name of a rule → how serious its problems are; None for what is usual for the kind of page.
    backcare_rules: Mapping[str, str] | None = None

    api_fields = [
        api_field("language", serializer=LanguageField()),
        api_field("disclaimers", serializer=DisclaimersField()),
    ]

    class Meta:
        abstract = True

    def publish(self, revision, user=None, changed=True, log_action=True, **kwargs):
        """As in Wagtail, unless whoever listens to `about_to_publish` keeps the page as a draft."""
        try:
            answers = about_to_publish.send(type(self), page=self, revision=revision, user=user, log_action=log_action)
            if not any(is_kept for _receiver, is_kept in answers):
                super().publish(revision, user=user, changed=changed, log_action=log_action, **kwargs)
        finally:
            done_publishing.send(type(self), revision=revision)

    @cached_classmethod
    def get_edit_handler(cls):
        """As in Wagtail, with what whoever listens to `edit_handler_made` adds."""
        made_by_wagtail = super().get_edit_handler
        made_by_wagtail.cache_clear()
        handler = made_by_wagtail()
        edit_handler_made.send(cls, handler=handler)
        return handler

    @classmethod
    def get_rule_severities(cls) -> Mapping[str, str]:
        """Name of a rule → how serious its problems are on this type of page."""
        severities = dict(RULES_BY_KIND[cls.backcare_kind] if cls.backcare_rules is None else cls.backcare_rules)
        if cls.backcare_kind in get_settings().REVIEW_REQUIRED_ON:
            severities["review"] = Severity.MUST_FIX
        return severities

    def get_rule_facts(self) -> Mapping[str, Any]:
        """Facts for rules of the site's own; they find them as ``facts.extra``."""
        return {}

    def save(self, *args, **kwargs):
        """As in Wagtail. What is read of the page on the way shows no reader anything."""
        with reading_only():
            super().save(*args, **kwargs)

    def get_text_page(self) -> Model:
        """The page whose text this one shows: of an alias its original, as a base page; else the page itself."""
        page = self
        while page.alias_of_id:
            page = page.alias_of
        return page

    def get_text_locale(self) -> Locale:
        """The language that the text is in: of an alias, that of the page whose text it shows."""
        return self.get_text_page().locale

    def get_current_review(self) -> CurrentReview | None:
        """The review by a clinician that holds for the text as it is in memory, or None. One query."""
        return find_current_review(self)

    def get_site_for(self, request) -> Site | None:
        """The site on which this page is being read: the request's, else the page's own."""
        site = Site.find_for_request(request) if request is not None else None
        self._backcare_read_on = site or self.get_site()
        return self._backcare_read_on

    def get_wording(self, site: Site | None) -> Wording | None:
        """The disclaimer in the language of this page's text on a site, or None where there is none."""
        return self._find_wording(site, self.get_text_page().locale_id) if site is not None else None

    def get_wordings(self, site: Site | None) -> tuple[Wording, ...]:
        """Every disclaimer that must stand beside this page's text on a site; nothing where the text may not be shown.

        That is the one in the language of its text, and on an alias the one in the language of its tree too, where
        there is one. A site that has texts in a language, but none for this kind of page, gets the package's own.
        """
        wording = self.get_wording(site)
        if wording is not None:
            own = self._find_wording(site, self.locale_id) if self.alias_of_id else None
            return (wording,) if own in (None, wording) else (wording, own)
        locale = self.get_text_locale()
        text = get_package_wording(locale.language_code)
        if text is None or site is None:
            return ()
        find = partial(has_any_wording, site_id=site.pk, locale_id=locale.pk)
        return (text,) if self._ask_once(("any", site.pk, locale.pk), find) else ()

    def forget_wordings(self) -> None:
        """Look the disclaimers up anew: what was found holds for one request."""
        for name in FOUND:
            vars(self).pop(name, None)

    def __getstate__(self):
        state = super().__getstate__()
        # A page may be kept in a cache; what it found must not.
        return {name: value for name, value in state.items() if name not in FOUND}

    def get_cache_key_components(self):
        """As in Wagtail, and the disclaimers that the page carries: ``{% wagtailpagecache %}`` must keep no old one."""
        site = vars(self).get("_backcare_read_on") or self.get_site()
        return [*super().get_cache_key_components(), *(wording.token for wording in self.get_wordings(site))]

    def _find_wording(self, site: Site, locale_id: int) -> Wording | None:
        find = partial(find_wording, site_id=site.pk, locale_id=locale_id, kind=self.backcare_kind)
        name = f"wording.{site.pk}.{locale_id}.{self.backcare_kind}"
        return self._ask_once((site.pk, locale_id), lambda: remember(name, find))

    def _ask_once(self, key: tuple, find: Callable[[], Any]) -> Any:
        known = vars(self).setdefault("_backcare_wordings", {})
        if key not in known:
            known[key] = find()
        return known[key]
