"""Where low back pain is felt: a person seen from behind, drawn for this package, with three labels."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from unicodedata import east_asian_width

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

WIDTH, HEIGHT = 340, 364

#: The person stands in the 200 units at the start, the labels in the rest.
PERSON = 200
LABELS = 208

#: Letters on a line of a label, and wide ones such as those of Chinese; units from line to line.
LETTERS, WIDE_LETTERS = 12, 6
LINE = 19

#: Half of the outline is the other half mirrored; the middle line of the body is at 100 units.
OUTLINE = (
    "M100 12C117 12 127 24 127 41C127 54 121 63 115 68C114 75 114 82 118 88C126 94 146 94 160 102"
    "C172 108 177 120 178 136C179 152 182 164 184 180C188 204 192 222 193 244C196 256 197 268 192 280"
    "C189 285 184 284 183 277C180 264 180 254 180 244C176 222 170 204 167 186C164 172 160 158 157 142"
    "C157 164 150 180 147 200C146 216 154 230 158 250C162 272 160 300 156 330C154 345 153 352 152 360L109 360"
    "C108 345 105 318 100 304C95 318 92 345 91 360L48 360C47 352 46 345 44 330C40 300 38 272 42 250"
    "C46 230 54 216 53 200C50 180 43 164 43 142C40 158 36 172 33 186C30 204 24 222 20 244C20 254 20 264 17 277"
    "C16 284 11 285 8 280C3 268 4 256 7 244C8 222 12 204 16 180C18 164 21 152 22 136C23 120 28 108 40 102"
    "C54 94 74 94 82 88C86 82 86 75 85 68C79 63 73 54 73 41C73 24 83 12 100 12Z"
)
#: Shoulder blades and the folds below the buttocks.
FEATURES = (
    "M66 128C61 148 68 162 84 166M134 128C139 148 132 162 116 166"
    "M100 304C88 322 58 320 46 304M100 304C112 322 142 320 154 304"
)
SPINE = "M100 98V290"
#: From the lowest ribs to the folds below the buttocks: the usual definition (Dionne et al., Spine 2008;33:95).
AREA = (
    "M100 206C120 206 132 202 139 203C144 205 144 222 147 236C152 256 154 276 151 296C148 316 112 318 100 300"
    "C88 318 52 316 49 296C46 276 48 256 53 236C56 222 56 205 61 203C68 202 80 206 100 206Z"
)
#: Where each label points to.
POINTS = ((147, 198), (151, 254), (156, 310))


def draw_low_back(
    *, title: str, description: str, labels: Sequence[str], language: str, rtl: bool = False
) -> SafeString:
    """The drawing, named and described for those who do not see it.

    title, description: its text alternative. Inside an image nothing else is read out, so they say all that it shows.
    labels: three short texts from top to bottom: the upper end of the area, the area, its lower end.
    language: the language of all these texts. rtl: whether they are written from right to left; labels then stand at
    the left of the person, who is the same from both sides.
    """
    x = LABELS if not rtl else WIDTH - LABELS
    person = f' transform="translate({WIDTH - PERSON} 0)"' if rtl else ""
    texts = "".join(
        _draw_label(label, x, y, strong=place == 1)
        for place, (label, (_x, y)) in enumerate(zip(labels, POINTS, strict=True))
    )
    pointers = "".join(
        f"M{WIDTH - start if rtl else start} {y}H{WIDTH - LABELS + 6 if rtl else LABELS - 6}" for start, y in POINTS
    )
    return mark_safe(  # noqa: S308 - every text is escaped
        f'<svg class="backcare-low-back" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'lang="{conditional_escape(language)}" direction="{"rtl" if rtl else "ltr"}">'
        f"<title>{conditional_escape(title)}</title><desc>{conditional_escape(description)}</desc><g{person}>"
        f'<path class="backcare-low-back__body" d="{OUTLINE}"/><path class="backcare-low-back__line" d="{FEATURES}"/>'
        f'<path class="backcare-low-back__area" d="{AREA}"/><path class="backcare-low-back__spine" d="{SPINE}"/></g>'
        f'<path class="backcare-low-back__pointer" d="{pointers}"/>{texts}</svg>'
    )


def _draw_label(label: str, x: int, y: int, *, strong: bool) -> str:
    """A text of several lines, their middle beside what it points to."""
    lines = list(_wrap(str(label)))
    top = y + 5 - LINE * (len(lines) - 1) / 2
    spans = "".join(
        f'<tspan x="{x}" y="{top + LINE * number:g}">{conditional_escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    name = ' class="backcare-low-back__name"' if strong else ""
    return f"<text{name}>{spans}</text>"


def _wrap(label: str) -> Iterator[str]:
    wide = any(east_asian_width(letter) in "WF" for letter in label)
    return iter(wrap(label, WIDE_LETTERS if wide else LETTERS) or [""])
