import pytest

from tests.helpers import get_site
from wagtail_backcare.models import HelpCardSet, Question


@pytest.fixture
def kept(django_db_setup, django_db_blocker):
    """What a test makes is committed, and deleted afterwards: MariaDB finds no text before that.

    Not together with the mark ``django_db``. Pages must stand below the home page.
    """
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            for page in get_site().root_page.get_children():
                page.delete()
            HelpCardSet.objects.all().delete()
            Question.objects.all().delete()
