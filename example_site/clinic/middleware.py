from django.conf import settings
from django.urls import reverse


def build_policy(directives):
    return "; ".join(f"{name} {values}" for name, values in directives.items())


class ContentSecurityPolicyMiddleware:
    """Sends a strict Content-Security-Policy with readers' pages and a wider one with Wagtail's admin.

    Django 6 has a middleware for this, ``django.middleware.csp``, with one policy for the whole site; Django 5.2 has
    none. Neither knows the admin, so this stands in for both.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.public_policy = build_policy(settings.CONTENT_SECURITY_POLICY)
        self.admin_policy = build_policy(settings.ADMIN_CONTENT_SECURITY_POLICY)

    def __call__(self, request):
        response = self.get_response(request)
        # Django's own pages for errors in development hold styles too.
        is_wide = request.path.startswith(reverse("wagtailadmin_home")) or (
            settings.DEBUG and response.status_code in {404, 500}
        )
        policy = self.admin_policy if is_wide else self.public_policy
        response.headers.setdefault("Content-Security-Policy", policy)
        return response
