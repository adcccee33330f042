"""Pictures that stand beside words: SVG made on the server, a module for each, from numbers and texts to markup.

A function here knows neither blocks nor requests: language and direction of writing are arguments. Markup bears no
inline style and no id, so that it passes a strict content security policy and may stand on a page any number of
times; colours come from classes in ``backcare.css``. A picture never shows more than it was given: where the numbers
make no sense, or are too large to be seen, the answer is "".

Those that words beside them say in full are hidden from screen readers, which would otherwise read everything twice.
"""

from wagtail_backcare.pictures.certainty import draw_certainty
from wagtail_backcare.pictures.icon_array import draw_icon_array
from wagtail_backcare.pictures.low_back import draw_low_back
from wagtail_backcare.pictures.pain_scale import draw_pain_scale
from wagtail_backcare.pictures.size_scale import draw_size_scale
from wagtail_backcare.pictures.time_line import Stage, draw_time_line

__all__ = [
    "Stage",
    "draw_certainty",
    "draw_icon_array",
    "draw_low_back",
    "draw_pain_scale",
    "draw_size_scale",
    "draw_time_line",
]
