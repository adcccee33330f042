"""Facts for rules of a site's own, asked of the page when a rule reads them: only such a rule fails with them."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any


class OwnFactsError(Exception):
    """The page's ``get_rule_facts()`` failed."""


class OwnFacts(Mapping):
    """What a page's ``get_rule_facts()`` gives. Reading raises OwnFactsError where that fails."""

    def __init__(self, page: Any):
        self._page = page

    @cached_property
    def _facts(self) -> dict[str, Any]:
        try:
            return dict(self._page.get_rule_facts())
        except Exception as error:
            # A KeyError of its own would pass for a fact that is not there.
            raise OwnFactsError(f"{type(self._page).__name__}.get_rule_facts() failed: {error!r}") from error

    def __getitem__(self, name: str) -> Any:
        return self._facts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)
