"""Parts of a page that stand beside its body: rendered once for everything that they are made of, as the body is."""

from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings
from django.template.context import Context
from django.utils import timezone, translation
from django.utils.safestring import SafeString

from wagtail_backcare.blocks.rendered_bodies import BodyKey, make_once
from wagtail_backcare.blocks.template_lookup import is_own_template
from wagtail_backcare.blocks.white_space import tidy
from wagtail_backcare.models.head_metadata import get_day


def backcare_part(context: Context, name: str) -> SafeString:
    """``{% backcare_part "toc" %}`` prints ``wagtail_backcare/includes/toc.html`` like ``{% include %}``.

    It is made once and kept for as long as the values in it, looked up anew each time, stay the same. A template of
    the site's own by that name, which may print more, is rendered each time. Raises KeyError for an unknown name.
    """
    template = f"wagtail_backcare/includes/{name}.html"
    return make_once(make_part_key(context, name, template), lambda: render(context, template))


def render(context: Context, template: str) -> SafeString:
    with context.push():
        return tidy(context.template.engine.get_template(template).render(context))


def make_part_key(context: Context, name: str, template: str) -> BodyKey | None:
    """Everything that a part prints, and how; None where it may be more."""
    values = VALUES[name]
    if settings.DEBUG or not is_own_template((template,)):
        return None
    how = (translation.get_language(), context.autoescape, context.use_l10n)
    try:
        return BodyKey(name, how, values(context))
    except TypeError:  # The site's own callable gives clinic details that hold a list or the like.
        return None


def get_breadcrumb_values(context: Context) -> Hashable:
    request = context.get("request")
    return tuple((page.get_url(request), page.title) for page in context["breadcrumb"])


def get_toc_values(context: Context) -> Hashable:
    return tuple(context["page"].sections)


def get_about_values(context: Context) -> Hashable:
    page = context["page"]
    author = getattr(page, "author", None)
    return (
        page.locale.language_code,
        (author.name, author.profession, author.profile_url) if author else None,
        getattr(page, "audience", ""),
        get_day(page.first_published_at),
        get_day(page.last_published_at),
        timezone.get_current_timezone_name(),
        context.get("review"),
        context.get("review_is_overdue"),
        context.get("clinic"),
    )


#: Part → what its template prints.
VALUES: dict[str, Callable[[Context], Any]] = {
    "breadcrumb": get_breadcrumb_values,
    "toc": get_toc_values,
    "about": get_about_values,
}
