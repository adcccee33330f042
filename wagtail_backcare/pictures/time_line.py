"""How long the steps of something take, as a line whose parts are as long as the steps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

#: Per cent of the line: a step without a set time, and the least that a step needs to show its number.
OPEN_SHARE, LEAST_SHARE = 12, 10

#: More steps have no room side by side on a narrow phone.
MOST_STAGES = 8

#: Per cent that a letter of a label takes on a narrow phone.
LETTER = 3


@dataclass(frozen=True)
class Stage:
    """A step of the line.

    least: the minutes that it takes, at least, or None where nobody can say.
    most: the minutes that it may take, or None where that is the same.
    label: the time in short words, printed below where there is room.
    """

    least: int | None = None
    most: int | None = None
    label: str = ""

    @property
    def longest(self) -> int:
        return max(self.least or 0, self.most or 0) if self.least else 0


def draw_time_line(stages: Sequence[Stage], *, rtl: bool = False) -> SafeString:
    """The stages as parts of a line, numbered as in the list beside it, or "" where it would show nothing.

    It shows something for two to eight stages, if the time of at least one is known: solid as long as a stage takes at
    least, striped as long as it may take. Stages without a set time have equal dotted parts. The list says the same
    in words, so the line is hidden from screen readers.
    """
    if not 2 <= len(stages) <= MOST_STAGES or not any(stage.least for stage in stages):
        return mark_safe("")
    parts = "".join(
        _draw_part(stage, number, 100 - start - width if rtl else start, width, rtl)
        for number, (stage, start, width) in enumerate(_place(stages), start=1)
    )
    return mark_safe(  # noqa: S308 - numbers and escaped labels
        f'<svg class="backcare-time-line" width="100%" height="3em" aria-hidden="true" focusable="false">{parts}</svg>'
    )


def _place(stages: Sequence[Stage]) -> Iterator[tuple[Stage, float, float]]:
    """Each stage with the start and the width of its part, in per cent of the line."""
    minute, start = _measure_minute(stages), 0.0
    for stage in stages:
        width = max(LEAST_SHARE, stage.longest * minute) if stage.least else OPEN_SHARE
        yield stage, start, width
        start += width


def _measure_minute(stages: Sequence[Stage]) -> float:
    """Per cent of the line for a minute, once steps without a set time and very short ones have what they need."""
    room = 100.0 - OPEN_SHARE * sum(1 for stage in stages if not stage.least)
    lengths = sorted(stage.longest for stage in stages if stage.least)
    while lengths[0] * room / sum(lengths) < LEAST_SHARE:
        del lengths[0]
        room -= LEAST_SHARE
    return room / sum(lengths)


def _draw_part(stage: Stage, number: int, x: float, width: float, rtl: bool) -> str:
    edge, inside, side = ("100%", 100, "-") if rtl else ("0", 0, "")
    if stage.least:
        lines = ""
        if stage.longest > stage.least:
            lines = '<line class="backcare-time-line__most" x2="100%" y1=".85em" y2=".85em"/>'
        end = abs(inside - 100 * stage.least / stage.longest)
        lines += f'<line class="backcare-time-line__least" x1="{inside}%" x2="{end:.4g}%" y1=".85em" y2=".85em"/>'
    else:
        lines = '<line class="backcare-time-line__open" x2="100%" y1=".85em" y2=".85em"/>'
    label = ""
    if stage.label and len(stage.label) * LETTER <= width:
        label = f'<text x="50%" y="2.7em">{conditional_escape(stage.label)}</text>'
    return (
        f'<svg x="{x:.4g}%" width="{width:.4g}%" overflow="visible">{lines}<svg x="{edge}" overflow="visible">'
        f'<circle cx="{side}.8em" cy=".85em" r=".72em"/><text x="{side}.8em" y="1.2em">{number}</text></svg>'
        f"{label}</svg>"
    )
