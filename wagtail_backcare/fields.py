"""`BodyField`: a StreamField whose migration stores only where its block definition lives."""

from contextlib import nullcontext
from typing import Any

from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from wagtail.blocks import StreamValue
from wagtail.fields import Creator, StreamField

from wagtail_backcare import reading
from wagtail_backcare.translation.list_ids import give_list_ids


class OwnedValueDescriptor(Creator):
    """Ties each stream value to the page or snippet that holds it.

    A body that renders itself needs to know whose body it is; the template context cannot tell, because a
    listing renders many. So the value carries a strong reference, ``value.owner``.
    """

    def __get__(self, obj, type=None):
        value = super().__get__(obj, type)
        if obj is None:
            return value
        reading.note(obj)
        if value.__dict__.get("owner") is obj:
            return value
        return self.bind(obj, value)

    def __set__(self, obj, value):
        super().__set__(obj, value)
        self.bind(obj, obj.__dict__[self.field.name])

    def bind(self, obj, value):
        """One value may have come to two holders (a copied page, ``copy.copy``): each gets a value of its own."""
        if value.__dict__.get("owner", obj) is not obj:
            value = self.field.to_python(self.field.stream_block.get_prep_value(value))
        value.owner = obj
        obj.__dict__[self.field.name] = value
        return value


class BodyField(StreamField):
    """A StreamField given by the dotted path of a StreamBlock class, which is all that a migration stores.

    A stock StreamField freezes every block and label into migrations, so that a block that a site adds would
    write a migration into this package. Here the path is resolved live, in historical models too; hence block
    names and that path are public API: a block that is retired stays defined (see ``HIDDEN_BLOCKS``), and data
    migrations walk the raw JSON.

    :param block_path: dotted path of a `StreamBlock` subclass, e.g. ``"wagtail_backcare.blocks.ConditionBody"``.
    """

    def __init__(self, block_path: str, **kwargs: Any):
        if not isinstance(block_path, str):
            raise TypeError(f"BodyField takes the dotted path of a StreamBlock class, not {block_path!r}.")
        self.block_path = block_path
        kwargs.pop("use_json_field", None)
        super().__init__(block_types=None, **kwargs)

    @cached_property
    def json_field(self) -> models.JSONField:
        """As in Wagtail, which makes a field of every value that it reads."""
        return super().json_field

    @property
    def block_types_arg(self) -> type:
        return import_string(self.block_path)

    @block_types_arg.setter
    def block_types_arg(self, value: Any) -> None:
        """StreamField's constructor sets this; the path decides."""

    def get_prep_value(self, value):
        """As in Wagtail; items of lists that have no ids get one."""
        prepared = super().get_prep_value(value)
        if isinstance(prepared, list):
            give_list_ids(self.stream_block, prepared, self.name)
        return prepared

    def deconstruct(self):
        name, path, _args, kwargs = models.Field.deconstruct(self)
        return name, path, [self.block_path], kwargs

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        setattr(cls, self.name, OwnedValueDescriptor(self))

    def value_from_object(self, obj):
        """For forms, serializers and the like, which show no reader anything."""
        with reading.reading_only():
            return super().value_from_object(obj)

    def pre_save(self, model_instance, add):
        with reading.reading_only():
            return super().pre_save(model_instance, add)

    def to_python(self, value):
        result = super().to_python(value)
        if not isinstance(result, StreamValue):
            raise TypeError(f"{self.block_path} must be a StreamBlock.")
        return result

    def get_searchable_content(self, value):
        """Words for the search index, usual headings among them in the language of whatever holds the body."""
        locale = getattr(getattr(value, "owner", None), "locale", None)
        with translation.override(locale.language_code) if locale else nullcontext():
            return [str(text) for text in super().get_searchable_content(value)]
