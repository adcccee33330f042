"""Pain on a scale from 0, no pain, to 100, the worst pain, as a bar."""

from django.utils.safestring import SafeString, mark_safe

#: Pixels. The width is that of the place where the bar stands.
HEIGHT = 16


def draw_pain_scale(points: int, *, sure: bool, rtl: bool = False) -> SafeString:
    """A bar of so many points in a frame that is the whole scale; striped where studies leave us unsure.

    The scale is never cut short, so that a small difference looks small. The number stands beside it, so the bar is
    hidden from screen readers. Raises ValueError for points that are not on the scale.
    """
    if not 0 <= points <= 100:
        raise ValueError(f"{points} is not on a scale from 0 to 100.")
    start, end = (100, 100 - points) if rtl else (0, points)
    dashes = "" if sure else ' stroke-dasharray="3 2"'
    bar = (
        f'<line class="backcare-scale__on" x1="{start}%" x2="{end}%" y1="50%" y2="50%" '
        f'stroke-width="{HEIGHT}"{dashes}/>'
        if points
        else ""
    )
    return mark_safe(  # noqa: S308 - numbers alone
        f'<svg class="backcare-bar" width="100%" height="{HEIGHT}" aria-hidden="true" focusable="false">'
        f'<rect class="backcare-bar__frame" width="100%" height="100%"/>{bar}</svg>'
    )
