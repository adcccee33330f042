"""Template tags of the package: what goes into the head, icons, citations, help-card headings and the disclaimer."""

import re
from datetime import datetime

from django import template
from django.conf import settings
from django.template.context import Context
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from wagtail_backcare.blocks.context import make_citation_anchor
from wagtail_backcare.blocks.disclaimer import render_wordings
from wagtail_backcare.blocks.help_cards import HelpCard
from wagtail_backcare.countries import tel_uri
from wagtail_backcare.models.reference import Reference
from wagtail_backcare.templatetags import backcare_head, backcare_languages, backcare_parts
from wagtail_backcare.templatetags.backcare_icons import ICONS

register = template.Library()


@register.simple_tag(takes_context=True)
def backcare_css(context: Context) -> SafeString:
    """The link to the style sheet, once a page: the second call prints nothing.

    Put it into the head of the site's base template. Pages whose base template has neither this tag nor a
    block named ``extra_css`` get it at the start of their content, where HTML allows it too.
    """
    return _once(context, "backcare_css", '<link rel="stylesheet" href="{}">', "wagtail_backcare/backcare.css")


@register.simple_tag(takes_context=True)
def backcare_js(context: Context) -> SafeString:
    """The script, once a page. Everything works without it."""
    return _once(context, "backcare_js", '<script src="{}" defer></script>', "wagtail_backcare/backcare.js")


def _once(context: Context, key: str, markup: str, path: str) -> SafeString:
    # The lowest dict is the one that a page, its base template and what they include have in common.
    shared = context.render_context.dicts[0]
    if shared.get(key):
        return mark_safe("")
    shared[key] = True
    return format_html(markup, static(path))


for name, tag in backcare_head.TAGS.items():
    register.simple_tag(tag, takes_context=True, name=name)


register.simple_tag(backcare_parts.backcare_part, takes_context=True)
register.inclusion_tag(backcare_languages.TEMPLATE, takes_context=True)(backcare_languages.backcare_languages)


@register.simple_tag
def backcare_icon(name: str) -> SafeString:
    """An icon that says nothing on its own: words stand beside it. Raises KeyError for an unknown name."""
    return format_html(
        '<svg class="backcare-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path fill="currentColor" d="{}"/></svg>',
        ICONS[name],
    )


@register.simple_tag(takes_context=True)
def backcare_citation(context: Context, reference: Reference | None) -> SafeString:
    """The number of a source, linked to the list of sources, which links back.

    In a stream that is no health page's body there are no numbers: the link then leads to the source itself.
    Nothing for a source that was deleted.
    """
    if reference is None:
        return mark_safe("")
    body = context.get("backcare")
    number = body.source_numbers.get(reference.pk) if body is not None else None
    if number is None:
        return format_html('<a class="backcare-cite" href="{}">{}</a>', reference.url, str(reference))
    anchor = body.claim_anchor(make_citation_anchor(context.get("id"), number))
    return format_html(
        '<a class="backcare-cite" id="{}" href="#source-{}"><span class="backcare-hidden">{} </span>{}</a>',
        anchor,
        number,
        # Translators: read out before the number of a source, as in "Source 3"
        gettext("Source"),
        number,
    )


@register.filter
def backcare_isolate(text: str) -> SafeString:
    """A name inside a sentence of another language: Arabic beside a number would change places with it."""
    return format_html("<bdi>{}</bdi>", text)


@register.filter
def backcare_card_heading(card: HelpCard) -> SafeString:
    """The heading of a help card, its number a link that dials."""
    heading = conditional_escape(card.heading)
    if not card.tel:
        return heading
    number = conditional_escape(card.number)
    link = format_html('<a class="backcare-tel" dir="ltr" href="{}">{}</a>', card.tel, card.number)
    pattern = rf"(?<![\d+]){re.escape(number)}(?!\d)"
    return mark_safe(re.sub(pattern, lambda match: link, heading, count=1))  # noqa: S308 - both parts are escaped


@register.filter
def backcare_shows_number(card: HelpCard) -> bool:
    """Whether the heading of a help card names the number to call; an editor's own heading may not."""
    return not card.tel or 'href="tel:' in backcare_card_heading(card)


@register.filter
def backcare_tel(number: str) -> str:
    """The address that dials a number."""
    return tel_uri(number)


@register.filter(expects_localtime=True)
def backcare_moment(moment: datetime) -> str:
    """A day with its time to the second, in the time zone that is active."""
    return f"{date_format(moment, 'DATE_FORMAT')}, {moment:%H:%M:%S}"


@register.filter
def backcare_dir(language_code: str) -> str:
    """In which direction a language is written: ``ltr`` or ``rtl``."""
    return "rtl" if language_code.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"


@register.simple_tag
def backcare_text_lang(page) -> SafeString:
    """Inside a start tag: language and direction of a page's text, where the tree around it is in another language.

    That is so on an alias. Everywhere else it prints nothing, as the page around has both.
    """
    code = page.get_text_locale().language_code
    if code == page.locale.language_code:
        return mark_safe("")
    return format_html(' lang="{}" dir="{}"', code, backcare_dir(code))


@register.simple_tag(takes_context=True)
def backcare_disclaimer(context: Context, page) -> SafeString:
    """The disclaimer of a page whose own template has no health page's body, such as an article type of the site.

    ``{% backcare_disclaimer page %}``; the page's class has `DisclaimerMixin`.
    """
    request = context.get("request")
    return render_wordings(page.get_wordings(page.get_site_for(request)), {"request": request})
