"""How large a difference is, as squares in a row of which some are filled."""

from django.utils.safestring import SafeString

from wagtail_backcare.pictures.row import draw_row

#: Units of a square, and from one square to the next.
SIDE, PITCH = 12, 16


def draw_size_scale(level: int, *, most: int, sure: bool, rtl: bool = False) -> SafeString:
    """``most`` squares, the first ``level`` of them filled; striped where studies leave us unsure.

    The word for the size stands beside it, so it is hidden from screen readers. Raises ValueError for a level that is
    not on the scale.
    """
    if not 0 <= level <= most:
        raise ValueError(f"{level} is not on a scale from 0 to {most}.")
    width = most * PITCH - (PITCH - SIDE)
    frames = "".join(f"M{place * PITCH + 1} 1h{SIDE - 2}v{SIDE - 2}h{2 - SIDE}z" for place in range(most))
    fills = "".join(f"M{place * PITCH} {SIDE / 2:g}h{SIDE}" for place in range(level))
    dashes = "" if sure else ' stroke-dasharray="2 1.333"'
    drawn = f'<path class="backcare-scale__frame" d="{frames}"/>'
    if level:
        drawn += f'<path class="backcare-scale__on" stroke-width="{SIDE}"{dashes} d="{fills}"/>'
    return draw_row("backcare-scale", drawn, width=width, height=SIDE, rtl=rtl)
