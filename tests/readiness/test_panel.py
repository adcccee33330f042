"""The panel in the page editor: what it says, where it stands, and the list that refreshes it."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import GroupPagePermission, Page

from tests.helpers import create_condition, create_index, create_treatment, help_section, section
from tests.readiness.queries import find_own_queries
from tests.starter.editor import make_form_data
from tests.testapp.models import BlogPage
from wagtail_backcare.kept_drafts.models import Occasion
from wagtail_backcare.kept_drafts.notes import note_kept
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage
from wagtail_backcare.readiness.panel import BeforePublishingPanel

pytestmark = pytest.mark.django_db


def read(response) -> BeautifulSoup:
    """The panel on an editor’s screen."""
    (panel,) = BeautifulSoup(response.content, "html.parser").select("[data-backcare-readiness]")
    return panel


def get_text(soup) -> str:
    return " ".join(soup.get_text(" ").split())


def open_editor(admin, page):
    return admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def fetch(admin, page):
    return admin.get(reverse("backcare_readiness", args=[page.pk]))


def test_it_says_what_must_be_fixed_and_what_to_check(admin, fit_site):
    page = create_treatment(live=False, body=[help_section(), section("side_effects")])
    page.save_revision()
    block = page.body[1].id

    panel = read(open_editor(admin, page))

    must_fix, please_check = panel.select(".backcare-readiness__items")
    assert "3 things must be fixed before you can publish. 1 thing to check." in get_text(panel)
    assert [heading.get_text(strip=True) for heading in panel.select("h3")] == ["Must fix", "Please check (1)"]
    assert [link["href"] for link in must_fix.select("a")] == [
        f"#block-{block}-section",
        "#panel-child-content-body-section",
        "#panel-child-content-body-section",
    ]
    assert "Fill in the section “Side effects”" in get_text(must_fix)
    assert "Someone who may record reviews adds one" in get_text(please_check)


def test_it_is_empty_where_nothing_is_missing(admin, fit_site):
    page = create_index(live=False)

    panel = read(open_editor(admin, page))

    assert get_text(panel) == "Nothing missing: the rules that can be checked are met."


def test_it_tells_why_a_page_was_kept_as_a_draft(admin, fit_site):
    page = create_index(live=False)
    note_kept(page, [{"message": "There was no disclaimer."}], occasion=Occasion.SCHEDULE)

    panel = read(open_editor(admin, page))

    assert "Kept as a draft because: There was no disclaimer. It was scheduled for publishing." in get_text(panel)


def test_it_tells_that_readers_see_the_older_text(admin, fit_site):
    page = create_index()
    note_kept(page, [{"message": "Why."}], occasion=Occasion.ALIAS, shows_older_text=True)

    assert "readers still see the older text, because: Why." in get_text(read(open_editor(admin, page)))


def test_a_new_page_is_told_what_its_site_lacks(admin, db):
    index = create_index()
    args = ["wagtail_backcare_pages", "conditionpage", index.pk]

    panel = read(admin.get(reverse("wagtailadmin_pages:add", args=args)))

    assert "There is no disclaimer in this language (English)" in get_text(panel)
    assert panel["data-page"] == ""


def test_after_a_refusal_it_says_what_the_values_sent_lack(admin, fit_site):
    page = create_condition(live=False)
    page.save_revision()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {**make_form_data(page), "summary": "Call 020 7946 0000.", "action-publish": "action-publish"}

    panel = read(admin.post(address, data))

    assert "1 thing must be fixed" in get_text(panel)
    assert "A telephone number is typed into the text: 020 7946 0000." in get_text(panel)


class TestItsPlace:
    def get_names(self, model) -> list[str]:
        group = model.get_edit_handler()
        while isinstance(group, TabbedInterface):
            group = group.children[0]
        return [getattr(child, "field_name", type(child).__name__) for child in group.children]

    def test_below_the_title(self):
        for model in (ConditionPage, HealthIndexPage, BlogPage):
            assert self.get_names(model)[:2] == ["title", "BeforePublishingPanel"]

    @pytest.fixture
    def panels_of_blog(self, monkeypatch):
        def use(handler):
            monkeypatch.setattr(BlogPage, "edit_handler", handler, raising=False)
            BlogPage.get_edit_handler.cache_clear()
            return self.get_names(BlogPage)

        yield use
        BlogPage.get_edit_handler.cache_clear()

    def test_in_panels_that_a_site_arranges(self, panels_of_blog):
        tabs = TabbedInterface([ObjectList([FieldPanel("intro"), FieldPanel("title")]), ObjectList([])])

        assert panels_of_blog(tabs) == ["intro", "title", "BeforePublishingPanel", "ReviewPanel"]

    def test_first_where_there_is_no_title(self, panels_of_blog):
        assert panels_of_blog(ObjectList([FieldPanel("intro")])) == ["BeforePublishingPanel", "intro", "ReviewPanel"]

    def test_where_a_site_puts_it(self, panels_of_blog):
        own = ObjectList([FieldPanel("title"), FieldPanel("intro"), BeforePublishingPanel()])

        assert panels_of_blog(own) == ["title", "intro", "BeforePublishingPanel", "ReviewPanel"]

    def test_no_other_page_has_one(self):
        assert "BeforePublishingPanel" not in self.get_names(Page)


class TestRefreshing:
    def test_the_list_is_made_from_the_newest_revision(self, admin, fit_site):
        page = create_condition(body=[help_section()])
        page.body = []
        page.save_revision()

        text = get_text(BeautifulSoup(fetch(admin, page).content, "html.parser"))

        assert "The page does not say when to get help" in text
        assert "1 thing must be fixed before you can publish. 1 thing to check." in text

    def test_it_is_the_list_of_the_panel(self, admin, fit_site):
        page = create_treatment(live=False)
        page.save_revision()

        fetched = BeautifulSoup(fetch(admin, page).content, "html.parser")

        assert get_text(fetched) == get_text(read(open_editor(admin, page)))

    def test_it_costs_five_queries(self, admin, fit_site):
        """And those for the session and the user."""
        page = create_condition(body=[help_section()])
        page.body = []
        page.save_revision()
        fetch(admin, page)

        asked = find_own_queries(admin, reverse("backcare_readiness", args=[page.pk]))

        assert len(asked) == 5, asked

    @pytest.fixture
    def somebody(self, client, django_user_model):
        """Somebody who may open the admin and edit pages below a section."""
        user = django_user_model.objects.create_user("somebody", "somebody@example.org", "secret")
        group = Group.objects.create(name="Some editors")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(group)
        client.force_login(user)
        client.group = group
        return client

    def test_only_those_see_it_who_may_edit_the_page(self, somebody, fit_site):
        mine, other = create_index(), create_index(slug="other")
        permission = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=somebody.group, page=mine, permission=permission)

        assert fetch(somebody, mine).status_code == 200
        assert fetch(somebody, other).status_code in {302, 403}

    def test_nobody_sees_it_without_logging_in(self, client, fit_site):
        response = fetch(client, create_index())

        assert response.status_code == 302
        assert response.url.startswith(reverse("wagtailadmin_login"))

    def test_other_pages_have_none(self, admin):
        assert fetch(admin, Page.objects.get(depth=2)).status_code == 404
