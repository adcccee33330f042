"""Errors inside a body, each by its place in what was sent. Wagtail would say “Validation error in StreamBlock”."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.utils.forms import CodedMessage, FieldPath, FormValidationError

from wagtail_backcare.gate.actions import wrap

NESTED = (StreamBlockValidationError, StructBlockValidationError, ListBlockValidationError)


def walk(error: ValidationError, path: FieldPath) -> Iterator[tuple[FieldPath, CodedMessage]]:
    """Each message of an error with its place, such as ``("body", 0, "value", "heading")``, and its code."""
    if not isinstance(error, NESTED):
        for single in error.error_list:
            yield path, (single.messages[0], single.code or "invalid")
        return
    for own in error.non_block_errors.as_data():
        yield from walk(own, path)
    for key, inside in error.block_errors.items():
        place = (key, "value") if isinstance(error, StreamBlockValidationError) else (key,)
        yield from walk(inside, (*path, *place))


def spell_out(get_errors: Callable) -> Callable:
    """`FormValidationError.get_form_errors_as_dict` with the places inside bodies; forms of child rows among them."""

    def get_spelt_out(form: BaseForm, path: FieldPath = ()) -> dict[FieldPath, list[CodedMessage]]:
        found: dict[FieldPath, list[CodedMessage]] = get_errors(form, path)
        for name, errors in form.errors.as_data().items():
            if any(isinstance(error, NESTED) for error in errors):
                del found[(*path, name)]
                for place, message in (one for error in errors for one in walk(error, (*path, name))):
                    found.setdefault(place, []).append(message)
        return found

    return get_spelt_out


def connect() -> None:
    """No hook or signal stands where Wagtail reads the errors of a form for API v3."""
    owner: Any = FormValidationError
    wrap(owner, "get_form_errors_as_dict", spell_out)
