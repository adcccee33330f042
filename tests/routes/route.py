"""A row of a table of routes."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Route:
    """A way by which a health page goes live.

    wanted: what becomes of a page that is not fit. mutation: the part of the package without which the test fails.
    since: the first version of Wagtail that has the route.
    """

    number: int
    title: str
    wanted: str
    mutation: str
    since: tuple[int, ...] = (7, 4)

    table: ClassVar[str] = "publishing"

    @property
    def key(self) -> str:
        """Names the route among those of both tables."""
        return f"{self.table}-{self.number:02}"


class DeliveryRoute(Route):
    """A way by which a health page reaches a reader. wanted: what the reader gets."""

    table = "delivery"
