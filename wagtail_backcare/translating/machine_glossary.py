"""The glossary around whichever machine translator the site has set up for wagtail-localize."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail_backcare.gate.glossary import get_terms
from wagtail_backcare.translation.masking import mask, unmask


def with_glossary(get_machine_translator: Callable[[], Any]) -> Callable[[], Any]:
    """Around the function that makes wagtail-localize's machine translator, or returns None where there is none."""

    def get_with_glossary() -> Any:
        translator = get_machine_translator()
        if translator is None or isinstance(translator, GlossaryTranslator):
            return translator
        return GlossaryTranslator(translator)

    return get_with_glossary


class GlossaryTranslator:
    """A machine translator that uses the preferred translations, and leaves alone what is not to be translated.

    Everything else is the machine's own, its name among it.
    """

    def __init__(self, translator: Any):
        self.translator = translator

    def __getattr__(self, name: str) -> Any:
        return getattr(self.translator, name)

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> dict[Any, Any]:
        """As wagtail-localize asks. A text in which the machine lost a term has no answer: a person translates it."""
        terms = get_terms(source_locale.pk, target_locale.pk)
        if not terms:
            return self.translator.translate(source_locale, target_locale, strings)
        strings = list(strings)
        masked = {string: type(string)(mask(string.data, terms)) for string in strings}
        answers = self.translator.translate(source_locale, target_locale, list(dict.fromkeys(masked.values())))
        translations = {}
        for string in strings:
            answer = answers.get(masked[string])
            text = unmask(answer.data, masked[string].data, terms) if answer is not None and answer.data else None
            if text is not None:
                translations[string] = type(string)(text)
        return translations
