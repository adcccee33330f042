"""What Wagtail's API v3 is told of bodies. Imported only where that is installed: it needs Wagtail 8 and Ninja."""

from typing import Annotated, Any, Literal

from django.db.models import Field as ModelField
from django.db.models import Model, ProtectedError
from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import ConfigDict, Field
from wagtail.api import APIField
from wagtail.api.v3.errors import problem_response
from wagtail.api.v3.schemas.generators.read import FieldSchema, SchemaGenerator, read_generator
from wagtail.api.v3.schemas.generators.write import create_generator, patch_generator
from wagtail.models import get_page_models

from wagtail_backcare.blocks.body import BodyBlock
from wagtail_backcare.endpoints import block_errors
from wagtail_backcare.endpoints.written_blocks import describe_written_body
from wagtail_backcare.fields import BodyField

MODULE_ID = Field(None, description="Of the block. None for a disclaimer that no editor placed.")


class Open(Schema):
    """A site may add to what the package says."""

    model_config = ConfigDict(extra="allow")


class BodyContentBlock(Open):
    """A block in a section."""

    type: str
    value: Any = Field(description="As it is stored: what a program sends back.")
    id: str | None = MODULE_ID
    html: str = Field(description="What readers see of it, with addresses in its links.")
    shown: dict[str, Any] | None = Field(
        None,
        exclude_if=lambda value: value is None,
        description="What readers see of it where the value does not say that: shared texts, numbers to call.",
    )


class BodySectionValue(Open):
    heading: str = Field(description="The editor's own heading, or an empty text for the usual one.")
    content: list[BodyContentBlock]


class BodySection(Open):
    """A section of an article."""

    type: str = Field(description="The type of section, such as symptoms.")
    value: BodySectionValue
    id: str | None = MODULE_ID
    heading: str = Field(description="As readers see it.")
    anchor: str = Field(description="The fragment that links to it.")
    health_aspect: str = Field(
        description="A member of https://schema.org/HealthAspectEnumeration by its address, or an empty text."
    )
    fixed_line: str = Field(description="A sentence that must stand at the top of the section, or an empty text.")


class BodyDisclaimerValue(Open):
    placed: bool = Field(description="Whether an editor chose this place.")
    token: str
    title: str
    paragraphs: list[str]
    language: str


class BodyDisclaimer(Open):
    """The disclaimer, at the place where it stands among the sections."""

    type: Literal["disclaimer"]
    value: BodyDisclaimerValue
    id: str | None = MODULE_ID
    html: str


class BodyOther(Open):
    """Anything that a site adds to its bodies, and a body that is shown without a disclaimer to somebody at work."""

    type: str
    value: Any
    id: str | None = MODULE_ID


Module = Annotated[BodyDisclaimer | BodySection | BodyOther, Field(union_mode="left_to_right")]


def describe_body(generator: SchemaGenerator, field: ModelField) -> FieldSchema:
    """The type of a body for the OpenAPI document, and how to read it."""
    name = field.name

    def resolve(obj: Model, context: dict[str, Any]) -> Any:
        value = getattr(obj, name)
        return value.stream_block.get_api_representation(value, context)

    shape = list[Module] if isinstance(field.stream_block, BodyBlock) else list[Any]
    return shape, [], staticmethod(resolve)


def find_undescribed() -> list[str]:
    """Page types with a body of sections whose schema was made before `connect` was called."""
    from wagtail.api.v3.registry import registry

    found = []
    for model in get_page_models():
        registration = registry.get(model._meta.label)
        bodies = [f for f in model._meta.concrete_fields if isinstance(f, BodyField) and _is_shown(model, f.name)]
        shapes = [registration.read_schema.model_fields[f.name].annotation for f in bodies] if registration else []
        if any(shape == list[Any] for shape in shapes):
            found.append(model._meta.label)
    return found


def _is_shown(model: type[Model], name: str) -> bool:
    return name in {field.name for field in APIField.get_fields_for_model(model)}


def refuse_deletion(request: HttpRequest, error: ProtectedError) -> HttpResponse:
    """Something else needs what was to be deleted, as a page its author. Wagtail would answer 500."""
    return problem_response(status=422, detail="Validation failed", errors=[{"msg": str(error.args[0])}])


def connect() -> None:
    """Describe bodies. Wagtail works its schemas out once, so this app has to stand above ``wagtail.snippets``."""
    read_generator.register_field_schema(BodyField, describe_body)
    for generator in (create_generator, patch_generator):
        generator.register_field_schema(BodyField, describe_written_body)
    block_errors.connect()
    # Not before: importing it works them out.
    from wagtail.api.v3.api import api

    api.add_exception_handler(ProtectedError, refuse_deletion)
