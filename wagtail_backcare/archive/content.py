"""The content of a page or shared text as plain values, in one form, and its hash."""

import json
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.encoding import is_protected_type
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME

#: Fields that say where something stands and what has been done with it, and not what readers read. The days of
#: publishing, which pages show, are those of the archive's own entries.
NOT_CONTENT = frozenset(
    {
        "alias_of",
        "content_type",
        "depth",
        "draft_title",
        "expire_at",
        "expired",
        "first_published_at",
        "go_live_at",
        "has_unpublished_changes",
        "last_published_at",
        "latest_revision",
        "latest_revision_created_at",
        "live",
        "live_revision",
        "locale",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "path",
        "show_in_menus",
        "slug",
        "sort_order",
        "sort_title",
        "translation_key",
        "url_path",
    }
)


def get_content(instance: models.Model) -> dict[str, Any]:
    """Every field of an instance that may be shown, by name; its children as lists of the same. Plain JSON values.

    Streams are lists of blocks as they are stored; other objects are named by their primary key.
    """
    content = get_field_values(instance)
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            owner = relation.field.name
            content[name] = [get_field_values(child, without=owner) for child in getattr(instance, name).all()]
    for field in get_all_child_m2m_relations(type(instance)):
        content[field.name] = [other.pk for other in getattr(instance, field.name).all()]
    return json.loads(to_json(content))


def get_field_values(instance: models.Model, *, without: str = "") -> dict[str, Any]:
    """The columns of one row, by the name of the field."""
    return {
        field.name: get_value(field, instance)
        for field in instance._meta.concrete_fields
        if not field.primary_key and field.name not in NOT_CONTENT and field.name != without
    }


def get_value(field: models.Field, instance: models.Model) -> Any:
    value = field.value_from_object(instance)
    if isinstance(field, StreamField):
        return field.stream_block.get_prep_value(value)
    return value if field.is_relation or is_protected_type(value) else field.value_to_string(instance)


def to_json(content: Any) -> str:
    """The one way in which a content is written down: equal contents give equal texts."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), cls=DjangoJSONEncoder)


def hash_content(content: Any) -> str:
    """SHA-256 of a content, as 64 hexadecimal digits."""
    return sha256(to_json(content).encode()).hexdigest()
