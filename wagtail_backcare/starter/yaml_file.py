"""Reads a YAML file and remembers on which line each value stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from wagtail_backcare.starter.problems import PackError, Problem

KeyPath = tuple[str | int, ...]


class _TextLoader(yaml.SafeLoader):
    """A safe loader that takes dates, and words such as “no” and “on”, for the text they are, and no aliases."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            what = f"`*{event.anchor}` stands for something written elsewhere; write it out here"
            raise yaml.MarkedYAMLError(problem=what, problem_mark=event.start_mark)
        return super().compose_node(parent, index)


_TextLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag != "tag:yaml.org,2002:timestamp" and (tag != "tag:yaml.org,2002:bool" or first in "tTfF")
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class YamlFile:
    """The data of one file.

    name: the path inside the pack, as shown in messages.
    lines: place of a value (keys and positions from the top) → line, counted from 1.
    literal: places of texts that start with ``|``, whose lines are those of the file from the next one on.
    """

    name: str
    data: Any
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    literal: Collection[KeyPath] = ()

    def line(self, *path: str | int) -> int:
        """The line of a value, or of the nearest one around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: KeyPath, what: str, cure: str) -> Problem:
        return Problem(what, cure, self.name, self.line(*path))


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read a file. Raises PackError with the line where the YAML cannot be read or names a field twice."""
    loader = _TextLoader(path.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        if node is None:
            return YamlFile(name, None)
        lines: dict[KeyPath, int] = {}
        literal: set[KeyPath] = set()
        problems = list(_note_lines(node, (), lines, literal, name))
        if problems:
            raise PackError(problems)
        return YamlFile(name, loader.construct_document(node), lines, literal)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"This is not YAML: {error.problem}."
        cure = "Look at the indentation, colons and quotes around here. A text with a colon in it needs quotes."
        raise PackError([Problem(what, cure, name, mark.line + 1 if mark else 1)]) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise PackError([Problem(f"This cannot be read: {error}.", "Save the file as UTF-8 text.", name, 1)]) from error
    finally:
        loader.dispose()


def _note_lines(
    node: yaml.Node, path: KeyPath, lines: dict[KeyPath, int], literal: set[KeyPath], name: str
) -> Iterator[Problem]:
    """Fill in the line of every value below a node; yields a problem for each field that is named twice."""
    lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.ScalarNode) and node.style == "|":
        literal.add(path)
    if isinstance(node, yaml.SequenceNode):
        for position, child in enumerate(node.value):
            yield from _note_lines(child, (*path, position), lines, literal, name)
    elif isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                yield Problem("The name of a field is no text here.", "Write a name, a colon and a value.", name, line)
                continue
            place = (*path, key.value)
            if place in lines:
                yield Problem(f"`{key.value}` stands here a second time.", "Keep one of the two.", name, line)
                continue
            lines[place] = line
            yield from _note_lines(child, place, lines, literal, name)
