"""wagtail-localize publishes when its transaction ends, which only shows where a test is not inside one itself."""

import pytest
from django.apps import apps
from django.db import connection

from tests.translating.test_messages import press_publish
from tests.translation.localize import get_spanish, sign, submit, translate_all

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(not apps.is_installed("wagtail_localize"), reason="wagtail_localize is not in INSTALLED_APPS"),
]


@pytest.fixture(scope="module", autouse=True)
def after_these(django_db_setup, django_db_blocker):
    """Put back what the migrations wrote, which Django deletes after a test with transactions."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


def get_title(spanish) -> str:
    return get_spanish(spanish).title


def test_readers_see_a_translation_that_is_published_again(client, row, spanish, translator):
    from wagtail_localize.models import StringTranslation

    translate_all(row)
    sign(row)
    press_publish(client, spanish)
    assert (get_title(spanish), get_spanish(spanish).live) == ("ES Low back pain", True)

    StringTranslation.objects.filter(context__path="title").update(data="Dolor lumbar")
    press_publish(client, spanish)

    page = get_spanish(spanish)
    assert (page.title, page.has_unpublished_changes) == ("Dolor lumbar", False)


def test_what_is_wrong_with_a_text_is_still_written_down_beside_it(client, english, translator):
    from wagtail_localize.models import StringTranslation

    english.audience = "Adults"
    english.save_revision().publish()
    row = submit(english)
    translate_all(row)
    sign(row)
    too_long = StringTranslation.objects.filter(context__path="audience")
    too_long.update(data="x" * 400)

    press_publish(client, get_spanish(english))

    assert too_long.get().has_error
    assert not get_spanish(english).live
