"""Look at what a template prints without rendering it: through what it extends, its blocks and what it includes."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.template import Context, Template, TemplateSyntaxError, loader
from django.template.base import FilterExpression, Node, NodeList
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode


class UnclearError(Exception):
    """What the template prints depends on something that is known only when it is rendered."""


def find_tags(name: str, *, known: Mapping[str, Any]) -> Iterator[str]:
    """The contents of every tag and variable that a template may come to, such as ``include_block page.body``.

    known: context variables whose values are known, for names of templates. Raises TemplateDoesNotExist, and
    UnclearError for another template engine, a template that is broken, or a name that only the page view knows.
    """
    try:
        template = getattr(loader.get_template(name), "template", None)
        if not isinstance(template, Template):
            raise UnclearError(name)
        yield from _Walk(template, known).run()
    except TemplateSyntaxError as error:
        raise UnclearError(name) from error


class _Walk:
    def __init__(self, template: Template, known: Mapping[str, Any], seen: frozenset[str] = frozenset()):
        self.template, self.known, self.seen = template, known, seen
        self.blocks: dict[str, list[BlockNode]] = {}

    def run(self) -> Iterator[str]:
        chain = [self.template]
        while (extends := next(iter(chain[-1].nodelist.get_nodes_by_type(ExtendsNode)), None)) is not None:
            chain.append(self._find(extends.parent_name, chain))
        for template in chain:
            for block in template.nodelist.get_nodes_by_type(BlockNode):
                self.blocks.setdefault(block.name, []).append(block)
        yield from self._walk(chain[-1].nodelist)

    def _walk(self, nodes: NodeList) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, BlockNode):
                yield from self._walk_block(self.blocks[node.name])
                continue
            if node.token is not None:
                yield node.token.contents
            if isinstance(node, IncludeNode):
                yield from self._walk_included(node)
            for child in iter_nodelists(node):
                yield from self._walk(child)

    def _walk_block(self, definitions: list[BlockNode]) -> Iterator[str]:
        """The definition that wins, and the one below where it prints that."""
        contents = list(self._walk(definitions[0].nodelist))
        yield from contents
        if len(definitions) > 1 and any(content.split("|")[0].strip() == "block.super" for content in contents):
            yield from self._walk_block(definitions[1:])

    def _walk_included(self, node: IncludeNode) -> Iterator[str]:
        included = self._find(node.template, [])
        if included.name not in self.seen:
            yield from _Walk(included, self.known, self.seen | {included.name}).run()

    def _find(self, expression: FilterExpression, chain: list[Template]) -> Template:
        name = expression.resolve(Context(self.known), ignore_failures=True)
        if not isinstance(name, str):
            raise UnclearError(expression.token)
        engine = self.template.engine
        # A template may extend another one of the same name, further along where templates are looked for.
        template, _origin = engine.find_template(name, skip=[t.origin for t in chain])
        return template


def iter_nodelists(node: Node) -> Iterator[NodeList]:
    """The parts of a tag that hold others, of whatever tag library it is."""
    for value in vars(node).values():
        if isinstance(value, NodeList):
            yield value
        elif isinstance(value, list | tuple):
            yield from (
                part for item in value if isinstance(item, tuple) for part in item if isinstance(part, NodeList)
            )
