"""Several pages at once: those that are fit are published and counted, the others are named."""

import pytest
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, PageLogEntry, Site

from tests.helpers import create_condition, create_index, get_site, help_section, make_live
from tests.readiness.messages import get_messages
from wagtail_backcare.readiness.bulk_actions import PublishFitPagesBulkAction

pytestmark = pytest.mark.django_db


def act(admin, action, *pages, **data):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    return admin.post(f"{address}?{ids}&next={reverse('wagtailadmin_explore_root')}", data, follow=True)


def create_draft(slug, *, fit, **fields):
    page = create_condition(title=slug.title(), slug=slug, live=False, body=[help_section()] if fit else [], **fields)
    page.save_revision()
    return page


def is_live(page) -> bool:
    return Page.objects.get(pk=page.pk).live


def test_it_takes_the_place_of_wagtails_own():
    assert bulk_action_registry.get_bulk_action_class("wagtailcore", "page", "publish") is PublishFitPagesBulkAction


def test_fit_pages_are_published_and_the_others_named(admin, fit_site):
    fit, unfit = create_draft("fit", fit=True), create_draft("unfit", fit=False)

    response = act(admin, "publish", fit, unfit)

    kept, published = get_messages(response)
    assert published == "1 page has been published"
    assert kept.startswith("“Unfit” was kept as a draft because: The page does not say when to get help")
    assert is_live(fit)
    assert not is_live(unfit)


def test_without_a_fit_page_nothing_is_said_to_be_published(admin, fit_site):
    response = act(admin, "publish", create_draft("unfit", fit=False))

    (kept,) = get_messages(response)
    assert "was kept as a draft" in kept


def test_drafts_below_are_counted_too(admin, fit_site):
    index = create_index(live=False)
    index.save_revision()
    create_draft("fit", fit=True, parent=index)
    create_draft("unfit", fit=False, parent=index)

    response = act(admin, "publish", index, include_descendants="on")

    assert get_messages(response)[1] == "1 page and 1 child page have been published"
    assert is_live(index)


def test_an_alias_that_was_kept_is_named_and_never_counted(admin, fit_site):
    """It is published with its original; a draft alias among the pages is no error as it is in Wagtail."""
    page = create_draft("fit", fit=True)
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))
    Site.objects.create(hostname="second.example", root_page=home)
    alias = page.create_alias(parent=home)

    response = act(admin, "publish", page, alias, home, include_descendants="on")

    kept, published = get_messages(response)
    assert published == "2 pages have been published"
    assert "second.example has no country" in kept
    assert not is_live(alias)


def test_a_move_of_several_is_refused_as_a_whole(admin, fit_site):
    home = Page.objects.get(depth=1).add_child(instance=Page(title="Second", slug="second"))
    Site.objects.create(hostname="second.example", root_page=home)
    page, other = create_draft("fit", fit=True), Page(title="Other", slug="other")
    make_live(page)
    get_site().root_page.add_child(instance=other)

    response = act(admin, "move", other, page, chooser=home.pk)

    (message,) = get_messages(response)
    assert message.startswith("No page was moved, because of “Fit”: Second.example".replace("Second", "second"))
    assert {moved.get_parent().slug for moved in Page.objects.filter(pk__in=[page.pk, other.pk])} == {"home"}
    assert PageLogEntry.objects.filter(page=page.pk, action="wagtail_backcare.refused").exists()


def test_a_move_that_is_fit_goes_on(admin, fit_site):
    page, index = create_draft("fit", fit=True), create_index()
    make_live(page)

    act(admin, "move", page, chooser=index.pk)

    assert Page.objects.get(pk=page.pk).get_parent().slug == "conditions"
