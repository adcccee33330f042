"""Each problem leads to the place where it is put right."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from tests.helpers import create_treatment
from tests.testapp.models import BlogPage
from wagtail_backcare.pages.models import TreatmentPage
from wagtail_backcare.readiness.links import Item, find_field_anchors, make_items
from wagtail_backcare.rules import Problem
from wagtail_backcare.signing.hooks import get_sign_address

BODY = "panel-child-content-body-section"


def make_item(user=None, **fields) -> Item:
    in_editor, page = fields.pop("in_editor", True), fields.pop("page", TreatmentPage())
    problem = Problem(fields.pop("code", "code"), "Text.", **fields)
    (item,) = make_items([problem], page=page, user=user, in_editor=in_editor)
    return item


def test_a_field_leads_to_its_section():
    item = make_item(field="body")

    assert (item.anchor, item.fallback) == (BODY, BODY)


def test_a_block_leads_to_itself_and_to_its_field_where_it_is_not_on_the_screen():
    item = make_item(field="body", block_id="abc")

    assert (item.anchor, item.fallback) == ("block-abc-section", BODY)


def test_without_the_form_on_the_screen_nothing_leads_into_it():
    assert make_item(field="body", block_id="abc", in_editor=False).anchor == ""


def test_fields_inside_other_panels_have_the_section_of_the_outermost(monkeypatch):
    panels = [FieldPanel("title"), MultiFieldPanel([FieldRowPanel([FieldPanel("intro")])], heading="Start")]
    monkeypatch.setattr(BlogPage, "edit_handler", ObjectList(panels), raising=False)
    BlogPage.get_edit_handler.cache_clear()

    anchors = find_field_anchors(BlogPage)
    BlogPage.get_edit_handler.cache_clear()

    assert anchors == {"title": "panel-title-section", "intro": "panel-start-section"}


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("someone", "someone@example.org", "secret")


SCREENS = {
    "disclaimer.missing": ("change_disclaimer", "wagtailsnippets_wagtail_backcare_disclaimer:list", []),
    "country.missing": ("change_clinicsettings", "wagtailsettings:edit", ["wagtail_backcare", "clinicsettings"]),
}


@pytest.mark.django_db
@pytest.mark.parametrize("code", SCREENS)
def test_a_screen_is_named_to_those_who_may_open_it(code, editor, django_user_model):
    permission, name, args = SCREENS[code]
    before = make_item(editor, code=code)

    editor.user_permissions.add(Permission.objects.get(codename=permission))
    after = make_item(django_user_model.objects.get(pk=editor.pk), code=code)

    assert before.url == ""
    assert after.url == reverse(name, args=args)


@pytest.mark.django_db
def test_safety_text_is_signed_by_those_who_may(editor, admin_user):
    page = create_treatment(live=False)

    assert make_item(editor, code="safety_text.unsigned", page=page).url == ""
    assert make_item(admin_user, code="safety_text.unsigned", page=page).url == get_sign_address(page)


@pytest.mark.django_db
def test_the_editor_has_the_sections_that_are_named(client, admin_user, fit_site):
    """Wagtail makes these ids in its templates."""
    client.force_login(admin_user)
    page = create_treatment(live=False)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    anchors = find_field_anchors(TreatmentPage)
    assert {"title", "summary", "body", "image", "slug"} <= set(anchors)
    for anchor in anchors.values():
        assert f'id="{anchor}"' in html
