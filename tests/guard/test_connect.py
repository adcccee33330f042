"""No page type loses the guard, however it is made."""

from functools import wraps

import pytest
import wagtail.models
from django.apps import apps
from wagtail.contrib.routable_page.models import RoutablePageMixin

from tests.testapp.models import AgencyPage, BlogPage
from wagtail_backcare.guard import checks, connect
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage


@pytest.mark.parametrize("model", [ConditionPage, HealthIndexPage, BlogPage, AgencyPage])
@pytest.mark.parametrize("name", ["serve", "serve_preview"])
def test_every_page_type_is_guarded(model, name):
    assert connect.is_guarded(getattr(model, name))


def test_base_classes_of_others_are_left_alone():
    assert not connect.is_guarded(RoutablePageMixin.serve)
    assert not connect.is_guarded(wagtail.models.Page.serve)


def test_a_class_that_is_defined_later_is_guarded(monkeypatch):
    monkeypatch.setattr(wagtail.models.pages, "PAGE_MODEL_CLASSES", [])
    monkeypatch.setitem(apps.all_models["testapp"], "laterpage", None)
    del apps.all_models["testapp"]["laterpage"]

    class LaterPage(BlogPage):
        def serve(self, request, *args, **kwargs):
            """An override."""

        class Meta:
            app_label = "testapp"
            proxy = True

    assert connect.is_guarded(LaterPage.serve)
    assert LaterPage.serve_preview is BlogPage.serve_preview
    assert checks.check_guarded(None) == []
    del apps.all_models["testapp"]["laterpage"]
    apps.clear_cache()


def test_guarding_twice_changes_nothing():
    before = ConditionPage.serve

    connect.guard_class(ConditionPage)

    assert ConditionPage.serve is before


def test_E007_something_replaced_a_method_later(monkeypatch):
    monkeypatch.setattr(BlogPage, "serve", lambda self, request: None)

    [message] = checks.check_guarded(None)

    assert message.id == "wagtail_backcare.E007"
    assert "testapp.BlogPage.serve" in message.msg


def test_a_decorator_is_not_taken_for_the_guard_because_it_copied_its_mark():
    @wraps(ConditionPage.serve)
    def cached(page, request):
        """A decorator that keeps responses, say."""

    assert not connect.is_guarded(cached)


@pytest.mark.parametrize(
    ("below", "ids"),
    [
        ([], []),
        (["django.middleware.gzip.GZipMiddleware"], ["wagtail_backcare.W002"]),
        (["django.middleware.common.CommonMiddleware"], []),
    ],
)
def test_W002_a_middleware_that_compresses_stands_below_ours(settings, below, ids):
    settings.MIDDLEWARE = ["django.middleware.cache.UpdateCacheMiddleware", checks.MIDDLEWARE, *below]

    assert [message.id for message in checks.check_middleware_order(None)] == ids


def test_W003_the_api_shows_text_outside_the_body(monkeypatch):
    monkeypatch.setattr(BlogPage, "api_fields", ["intro", "body"], raising=False)

    messages = checks.check_text_outside_bodies(None)

    assert [message.id for message in messages] == ["wagtail_backcare.W003"] * 2
    assert "testapp.BlogPage.intro" in messages[0].msg
