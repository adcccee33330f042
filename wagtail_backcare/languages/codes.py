"""Codes of languages (BCP 47)."""


def get_primary(code: str) -> str:
    """The language alone, without script or region (RFC 5646): ``en`` for ``en-GB``."""
    return code.replace("_", "-").split("-")[0].casefold()
