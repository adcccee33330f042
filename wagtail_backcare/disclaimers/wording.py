"""A disclaimer's text as a plain value, apart from any model."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """What a reader sees.

    version: primary key of the `DisclaimerVersion`; 0 for a draft in a preview and for the package’s own text.
    sha256: of title and text.
    language_code: BCP 47 code of the language the text is in.
    """

    version: int
    title: str
    text: str
    sha256: str
    language_code: str

    @classmethod
    def draft(cls, title: str, text: str, language_code: str = "") -> "Wording":
        return cls(version=0, title=title, text=text, sha256="", language_code=language_code)

    @property
    def token(self) -> str:
        """Names this text in rendered pages, response headers and logs: version number and start of the hash."""
        return f"{self.version}-{self.sha256[:12]}"

    @property
    def paragraphs(self) -> list[str]:
        """The text split at empty lines, white space folded."""
        parts = re.split(r"\n\s*\n", self.text.strip())
        return [" ".join(part.split()) for part in parts if part.strip()]
