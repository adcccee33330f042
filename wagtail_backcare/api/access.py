"""Who may see a text over the API that readers may not."""

from typing import Any

from django.http import HttpRequest


def may_work_on(page: Any, request: HttpRequest | None) -> bool:
    """Whether a request comes from somebody who may edit or publish the page."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.can_publish()
