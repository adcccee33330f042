import pytest

from tests.helpers import create_clinic, create_condition, create_disclaimer, help_section, section
from tests.routes.world import translate_home
from tests.translation import localize


@pytest.fixture
def english():
    create_clinic()
    create_disclaimer()
    create_disclaimer(language="es", text="Solo para informar.")
    translate_home("es")
    body = [help_section(emergency=["you cannot feel your legs"], urgent=())]
    return create_condition(body=body, audience="Adults")


@pytest.fixture
def spanish_row(english, django_capture_on_commit_callbacks):
    """wagtail-localize's row for a Spanish page that was translated, signed and published."""
    english.body = [help_section(emergency=["you cannot feel your legs"], urgent=()), section("overview", PARAGRAPHS)]
    english.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        localize.translate(english)
    row = localize.get_row(english)
    assert row.get_target_instance().live
    return row


PARAGRAPHS = ("text", "<p>It aches.</p><p>It goes away &amp; comes back.</p><p>Most people get better.</p>")


@pytest.fixture
def admin(client, admin_user):
    client.force_login(admin_user)
    return client
