"""Load health pages of every type with one query."""

from collections.abc import Iterable, Sequence
from typing import Any

import swapper
from django.contrib.contenttypes.models import ContentType
from django.db import models

from wagtail_backcare.gate.health_models import get_health_models
from wagtail_backcare.kept_drafts.models import KeptAsDraft

#: What comes along with each page.
COMPANIONS = ("locale", "latest_revision", KeptAsDraft._meta.get_field("page").remote_field.related_name)

#: What a draft has from its row and not from the revision: its place, its state, and whose translation it is.
OF_THE_ROW = (
    "path",
    "depth",
    "numchild",
    "url_path",
    "live",
    "content_type_id",
    "translation_key",
    "locale_id",
    "alias_of_id",
    "latest_revision_id",
)


def get_accessors(model: type[models.Model]) -> list[str]:
    """The attributes that lead from a base page to its row of a page type, one for each step of inheritance."""
    base = swapper.load_model("wagtailcore", "Page")
    return [info.join_field.get_accessor_name() for info in model._meta.get_path_from_parent(base)]


def filter_health_pages(pages: models.QuerySet, types: Iterable[type[models.Model]] | None = None) -> models.QuerySet:
    """Those of some base pages that are of a type with `DisclaimerMixin`; types: these alone."""
    found = ContentType.objects.get_for_models(*(get_health_models() if types is None else types)).values()
    return pages.filter(content_type__in=[content_type.pk for content_type in found])


def load_pages(
    pages: models.QuerySet, *, companions: Sequence[str] = COMPANIONS, of_types: Sequence[str] = ()
) -> list[Any]:
    """Some base pages as instances of their types, in order: those that are health pages.

    One query however many types there are: Wagtail's ``specific()`` asks once for each. Originals of aliases come
    along.

    companions: what else does, by the name that a base page has for it. of_types: the same by the name of a foreign key
    of page types, for those that have it.
    """
    models_by_type = {t.pk: m for m, t in ContentType.objects.get_for_models(*get_health_models()).items()}
    accessors = {model: get_accessors(model) for model in models_by_type.values()}
    joins = ["__".join(steps) for steps in accessors.values()]
    joins += ["__".join([*accessors[model], name]) for model in accessors for name in of_types if _has(model, name)]
    rows = pages.select_related("alias_of__locale", *companions, *joins)
    found = [(row, models_by_type.get(row.content_type_id)) for row in rows]
    return [_make_specific(row, accessors[model]) for row, model in found if model is not None]


def _has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name and field.many_to_one for field in model._meta.concrete_fields)


def _make_specific(row: models.Model, steps: list[str]) -> Any:
    page = row
    for step in steps:
        page = getattr(page, step)
    for name in ("alias_of", *COMPANIONS):
        if name in row._state.fields_cache:
            page._state.fields_cache[name] = row._state.fields_cache[name]
    return page


def get_shown_text(source: Any) -> Any:
    """What readers see of a source, or its newest draft where they see nothing yet."""
    is_draft = not getattr(source, "live", True) and source.latest_revision_id
    return load_draft(source) if is_draft else source


def load_draft(page: Any) -> Any:
    """A page or shared text as its newest revision has it, to look at and not to save; itself where it has no revision.

    No query where `load_pages` loaded the page. Wagtail's ``with_content_json()`` makes one for each of the parent, the
    comments and every foreign key.
    """
    if page.latest_revision is None:
        return page
    draft = type(page).from_serializable_data(page.latest_revision.content, check_fks=False)
    draft.pk, draft.id = page.pk, page.id
    for name in OF_THE_ROW:
        if hasattr(page, name):
            setattr(draft, name, getattr(page, name))
    draft._state.fields_cache["locale"] = page.locale
    return draft
