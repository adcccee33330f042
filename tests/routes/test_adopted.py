"""Route 55: articles were live before their type got the mixin, and nobody was asked."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.helpers import create_disclaimer, get_site, make_live
from tests.testapp.models import BlogPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    page = get_site().root_page.add_child(instance=BlogPage(title="Old article", slug="old", body=[], live=False))
    make_live(page)
    return page


def check(*options) -> str:
    out = StringIO()
    call_command("backcare_check", *options, stdout=out)
    return out.getvalue()


@pytest.mark.route(55)
def test_articles_are_named_that_lack_a_disclaimer(article):
    assert "Old article" in check("--adopt", "testapp.BlogPage")
    assert "Old article" in check()
    assert BlogPage.objects.get().live


@pytest.mark.route(55)
def test_articles_with_a_disclaimer_are_shown_and_warned_of(article, client):
    create_disclaimer()

    assert "Old article" not in check("--adopt", "testapp.BlogPage")
    assert "Old article" in check(), "its site has no country"
    assert client.get(article.url).status_code == 200
