"""The row of a page, as readers see it."""

from django.db import models


def get_stored(page: models.Model) -> models.Model | None:
    """The row of a page, or None for one that is new. One query."""
    if page._state.adding or page.pk is None:
        return None
    return type(page)._base_manager.filter(pk=page.pk).first()
