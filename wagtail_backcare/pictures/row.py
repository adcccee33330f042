"""Marks in a row, beside a word that says what they say."""

from django.utils.safestring import SafeString, mark_safe


def draw_row(name: str, drawn: str, *, width: int, height: int, rtl: bool) -> SafeString:
    """Shapes of a given size as a picture of a class, from the right if need be; screen readers pass over it."""
    if rtl:
        drawn = f'<g transform="matrix(-1 0 0 1 {width} 0)">{drawn}</g>'
    return mark_safe(  # noqa: S308 - numbers alone
        f'<svg class="{name}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true" '
        f'focusable="false">{drawn}</svg>'
    )
