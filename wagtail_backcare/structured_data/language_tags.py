"""Language codes as the web writes them."""

from functools import cache


@cache
def make_language_tag(language_code: str) -> str:
    """``pt-br`` as ``pt-BR``, ``zh-hans`` as ``zh-Hans`` (BCP 47, RFC 5646 section 2.1.1)."""
    language, *subtags = language_code.replace("_", "-").split("-")
    return "-".join([language.lower(), *(_SHAPES.get(len(subtag), str.lower)(subtag) for subtag in subtags)])


_SHAPES = {2: str.upper, 4: str.title}
