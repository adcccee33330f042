"""Checks the data of a pack's files against the JSON Schema and says in plain words what is wrong."""

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from wagtail_backcare.starter.problems import Problem
from wagtail_backcare.starter.yaml_file import KeyPath, YamlFile

TYPE_NAMES = {
    "string": "a text",
    "integer": "a whole number",
    "array": "a list",
    "object": "a group of fields",
    "null": "empty",
}


@cache
def get_schema() -> dict[str, Any]:
    """The schema of all files and blocks, as a dict."""
    text = resources.files("wagtail_backcare.starter").joinpath("schema/content_pack.json").read_text(encoding="utf-8")
    return json.loads(text)


@cache
def get_validator(definition: str) -> Draft202012Validator:
    """A validator for one definition of the schema, for example ``files/page`` or ``blocks/steps``."""
    schema = {"$ref": f"#/$defs/{definition}", "$defs": get_schema()["$defs"]}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def get_block_types() -> list[str]:
    """Names of the content blocks that a pack can hold."""
    return list(get_schema()["$defs"]["blocks"])


def check(file: YamlFile, definition: str, path: KeyPath = ()) -> Iterator[Problem]:
    """Problems of the value at a place of a file, measured by a definition of the schema."""
    value = file.data
    for step in path:
        value = value[step]
    seen = set()
    for error in get_validator(definition).iter_errors(value):
        place = (*path, *error.absolute_path)
        what, cure = explain(error)
        if (place, what) not in seen:
            seen.add((place, what))
            yield file.problem(place, what, cure)


def suggest(word: Any, known: list[str]) -> str:
    """What may have been meant, or the list to choose from."""
    close = get_close_matches(str(word), known, n=1)
    return f"Did you mean `{close[0]}`?" if close else f"Choose from: {', '.join(map(str, known))}."


def explain(error: ValidationError) -> tuple[str, str]:
    """What is wrong and what to do, for one error of the schema."""
    steps = list(error.absolute_path)
    name = next((f"`{step}`" for step in reversed(steps) if isinstance(step, str)), "This")
    explainer = _EXPLAINERS.get(error.validator)
    if explainer is None:
        return f"{name}: {error.message}.", ""
    return explainer(name, error)


def _required(name: str, error: ValidationError) -> tuple[str, str]:
    missing = [field for field in error.validator_value if field not in error.instance]
    return f"{_listed(missing)} missing.", "Add it." if len(missing) == 1 else "Add them."


def _dependent(name: str, error: ValidationError) -> tuple[str, str]:
    return f"`{'` and `'.join(sorted(error.validator_value))}` go together.", "Fill in both, or neither."


def _unknown_field(name: str, error: ValidationError) -> tuple[str, str]:
    known = list(error.schema.get("properties", {}))
    unknown = [field for field in error.instance if field not in known]
    hint = suggest(unknown[0], known) if len(unknown) == 1 else f"Fields: {', '.join(known)}."
    return f"There is no field {', '.join(f'`{field}`' for field in unknown)} here.", hint


def _bad_name(name: str, error: ValidationError) -> tuple[str, str]:
    return f"`{error.instance}` cannot be a name here.", f"Use {error.schema.get('description', 'another one')}."


def _choice(name: str, error: ValidationError) -> tuple[str, str]:
    known = [choice for choice in error.validator_value if choice]
    return f"{name} cannot be `{error.instance}`.", suggest(error.instance, known)


def _type(name: str, error: ValidationError) -> tuple[str, str]:
    wanted = error.validator_value
    cure = "Write it so."
    if wanted == "string" and isinstance(error.instance, int | float):
        cure = f'Put it in quotes: "{error.instance}".'
    elif wanted == "string" and error.instance is None:
        cure = "Write it, or leave the field out."
    elif wanted == "array":
        cure = "Begin each entry with “- ”."
    return f"{name} must be {TYPE_NAMES.get(wanted, wanted)}.", cure


def _too_long(name: str, error: ValidationError) -> tuple[str, str]:
    return f"{name} has {len(error.instance)} characters; at most {error.validator_value} fit.", "Shorten it."


def _too_short(name: str, error: ValidationError) -> tuple[str, str]:
    return f"{name} is empty.", "Write it, or leave the field out."


def _form(name: str, error: ValidationError) -> tuple[str, str]:
    return f"{name} cannot be `{error.instance}`.", f"Write {error.schema.get('description', 'it in another form')}."


def _either(name: str, error: ValidationError) -> tuple[str, str]:
    return f"{name} gives both or neither.", f"Give {error.schema.get('description', 'one of the two')}."


def _too_few(name: str, error: ValidationError) -> tuple[str, str]:
    return f"{name} needs at least {error.validator_value}.", "Add one, or leave it out."


def _repeated(name: str, error: ValidationError) -> tuple[str, str]:
    twice = next(value for value in error.instance if error.instance.count(value) > 1)
    return f"{name} names `{twice}` twice.", "Name it once."


def _range(name: str, error: ValidationError) -> tuple[str, str]:
    side = "at least" if error.validator == "minimum" else "at most"
    return f"{name} is {error.instance}; it must be {side} {error.validator_value}.", "Correct it."


def _listed(names: list[str]) -> str:
    return f"{', '.join(f'`{name}`' for name in names)} {'is' if len(names) == 1 else 'are'}"


_EXPLAINERS = {
    "required": _required,
    "dependentRequired": _dependent,
    "additionalProperties": _unknown_field,
    "propertyNames": _bad_name,
    "enum": _choice,
    "type": _type,
    "maxLength": _too_long,
    "minLength": _too_short,
    "pattern": _form,
    "format": _form,
    "const": _form,
    "oneOf": _either,
    "anyOf": _form,
    "minItems": _too_few,
    "minProperties": _too_few,
    "uniqueItems": _repeated,
    "minimum": _range,
    "maximum": _range,
}
