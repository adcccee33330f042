"""Many problems of one kind, such as fifty texts to translate, are named by the first few."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

#: How many problems of one kind are named.
MOST_ALIKE = 3

T = TypeVar("T")


def fold_alike(problems: Iterable[T], get_code: Callable[[T], str]) -> list[tuple[T, list[T]]]:
    """The problems that are named, in their order, each with those of its kind that are not.

    Only the last one named of a kind has any.
    """
    seen: Counter[str] = Counter()
    folded: list[tuple[T, list[T]]] = []
    last: dict[str, list[T]] = {}
    for problem in problems:
        code = get_code(problem)
        seen[code] += 1
        if seen[code] > MOST_ALIKE:
            last[code].append(problem)
        else:
            last[code] = []
            folded.append((problem, last[code]))
    return folded
