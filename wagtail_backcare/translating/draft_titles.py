"""Show a translated title in the list of pages as soon as it is written, however long it is.

wagtail-localize writes it to the page's draft title whole, and PostgreSQL and MariaDB then fail on one that the column
cannot hold: the translator would lose the text. What is too long is refused when the page is saved, beside the text.
"""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Page


def connect_draft_titles() -> None:
    """Put our receiver in the place of wagtail-localize's own."""
    from wagtail_localize.models import StringTranslation, post_save_string_translation

    post_save.disconnect(post_save_string_translation, sender=StringTranslation)
    post_save.connect(show_draft_title, sender=StringTranslation, dispatch_uid="backcare_draft_title")


def show_draft_title(instance: Any, **kwargs: Any) -> None:
    """Receiver for a saved text (``StringTranslation``): a page's title is shown, cut to what the column holds."""
    if instance.context is not None and instance.context.path == "title":
        longest = Page._meta.get_field("draft_title").max_length
        pages = Page.objects.filter(translation_key=instance.context.object_id, locale_id=instance.locale_id)
        pages.update(draft_title=instance.data[:longest])
