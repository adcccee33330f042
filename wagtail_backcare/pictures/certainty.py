"""How sure we are, as four marks of which some are filled."""

from django.utils.safestring import SafeString

from wagtail_backcare.pictures.row import draw_row

#: The four levels of GRADE.
MOST = 4

#: Units of a mark, and from one mark to the next.
SIDE, PITCH = 12, 16


def draw_certainty(level: int, *, rtl: bool = False) -> SafeString:
    """Four circles, the first ``level`` of them filled: from 1, not at all sure, to 4, very sure.

    The word for the level stands beside it, so it is hidden from screen readers. Raises ValueError for a level that is
    not on the scale.
    """
    if not 1 <= level <= MOST:
        raise ValueError(f"{level} is not on a scale from 1 to {MOST}.")
    drawn = f'<path class="backcare-certainty__frame" d="{_draw_circles(MOST, radius=SIDE // 2 - 1)}"/>'
    # A line as wide as the circle leaves no hole.
    radius = SIDE // 4
    drawn += (
        f'<path class="backcare-certainty__on" stroke-width="{2 * radius}" d="{_draw_circles(level, radius=radius)}"/>'
    )
    return draw_row("backcare-certainty", drawn, width=MOST * PITCH - (PITCH - SIDE), height=SIDE, rtl=rtl)


def _draw_circles(count: int, *, radius: int) -> str:
    middle = SIDE // 2
    half = f"a{radius} {radius} 0 1 0 {{}} 0"
    circle = half.format(2 * radius) + half.format(-2 * radius)
    return "".join(f"M{place * PITCH + middle - radius} {middle}{circle}z" for place in range(count))
