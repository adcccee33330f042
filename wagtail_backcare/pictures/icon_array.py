"""An icon array: to how many of so many people something happens.

Up to 100 people are figures in rows of ten, up to 1,000 are dots in squares of a hundred. More than that cannot be
seen, so there are words alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

#: How many people can still be told apart as figures, and as dots.
MOST_FIGURES = 100
MOST_DOTS = 1000

#: A row or two of figures is drawn this much larger.
LARGE_FIGURES = 10
LARGE = 1.6

#: In a square of a hundred, and squares in a row.
COLUMNS = 10
SQUARES = 5


@dataclass(frozen=True)
class Stroke:
    """A part of each figure: a dash with round ends. A head is a dash without length."""

    top: float
    length: float
    width: float


@dataclass(frozen=True)
class Icon:
    """How one person is drawn, on a grid of so many units.

    on: a person to whom it happens: filled.
    rest: everybody else; for figures an outline, which is a wider stroke below a narrower one.
    """

    width: int
    height: int
    on: tuple[Stroke, ...]
    rest: tuple[Stroke, ...]
    hollow: tuple[Stroke, ...] = ()


FIGURE = Icon(
    width=10,
    height=14,
    on=(Stroke(3, 0.01, 4), Stroke(8, 2, 5.6)),
    rest=(Stroke(3, 0.01, 3.6), Stroke(8, 2, 5.2)),
    hollow=(Stroke(3, 0.01, 2), Stroke(8, 2, 3.6)),
)
DOT = Icon(width=5, height=5, on=(Stroke(2.5, 0.01, 4.6),), rest=(Stroke(2.5, 0.01, 2.2),))
#: Between squares.
GAP = 5


@dataclass(frozen=True)
class Run:
    """People below one another who are drawn alike."""

    x: float
    y: float
    count: int


@lru_cache(maxsize=256)
def draw_icon_array(people: int | None, out_of: int | None, *, rtl: bool = False) -> SafeString:
    """Figures for ``out_of`` people with the first ``people`` of them filled, or "" where that cannot be drawn.

    The words that name the two numbers stand beside it, so it is hidden from screen readers. Every column of a square
    is one line whose dashes are the figures: a hundred people take little more than a kilobyte.
    """
    if not people or not out_of or not 0 < people <= out_of <= MOST_DOTS:
        return mark_safe("")
    icon = FIGURE if out_of <= MOST_FIGURES else DOT
    width, height = _measure(out_of, icon)
    scale = LARGE if out_of <= LARGE_FIGURES else 1
    others = list(_iter_runs(people, out_of, icon, filled=False))
    drawn = (
        _draw_layer("rest", icon.rest, others, icon.height)
        + _draw_layer("hollow", icon.hollow, others, icon.height)
        + _draw_layer("on", icon.on, list(_iter_runs(people, out_of, icon, filled=True)), icon.height)
    )
    if rtl:
        drawn = f'<g transform="matrix(-1 0 0 1 {width} 0)">{drawn}</g>'
    return mark_safe(  # noqa: S308 - numbers alone
        f'<svg class="backcare-people" width="{width * scale:g}" height="{height * scale:g}" '
        f'viewBox="0 0 {width} {height}" aria-hidden="true" focusable="false">{drawn}</svg>'
    )


def _measure(out_of: int, icon: Icon) -> tuple[int, int]:
    squares = -(-out_of // 100)
    across, down = min(squares, SQUARES), -(-squares // SQUARES)
    columns = min(out_of, COLUMNS) if squares == 1 else COLUMNS
    rows = -(-out_of // COLUMNS) if squares == 1 else 10
    return (
        across * columns * icon.width + (across - 1) * GAP,
        down * rows * icon.height + (down - 1) * GAP,
    )


def _iter_runs(people: int, out_of: int, icon: Icon, *, filled: bool) -> Iterator[Run]:
    """Columns of people, filled from the first row down, square after square."""
    for square in range(-(-out_of // 100)):
        left = square % SQUARES * (COLUMNS * icon.width + GAP)
        top = square // SQUARES * (10 * icon.height + GAP)
        on = min(max(people - 100 * square, 0), 100)
        total = min(out_of - 100 * square, 100)
        for column in range(COLUMNS):
            filled_rows = _count_rows(on, column)
            first, last = (0, filled_rows) if filled else (filled_rows, _count_rows(total, column))
            if last > first:
                x = left + (column + 0.5) * icon.width
                yield Run(x, top + first * icon.height, last - first)


def _count_rows(people: int, column: int) -> int:
    """How many of the first people stand in a column when rows of ten are filled one after the other."""
    return (people - column + COLUMNS - 1) // COLUMNS


def _draw_layer(name: str, strokes: tuple[Stroke, ...], runs: list[Run], pitch: int) -> str:
    if not strokes or not runs:
        return ""
    paths = []
    for stroke in strokes:
        lines = "".join(
            f"M{run.x:g} {run.y + stroke.top:g}v{(run.count - 1) * pitch + stroke.length:g}" for run in runs
        )
        dashes = f"{stroke.length:g} {pitch - stroke.length:g}"
        paths.append(f'<path stroke-width="{stroke.width:g}" stroke-dasharray="{dashes}" d="{lines}"/>')
    return f'<g class="backcare-people__{name}">{"".join(paths)}</g>'
