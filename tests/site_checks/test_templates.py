import pytest
from django.test import override_settings
from wagtail.models import Page

from wagtail_backcare.models import DisclaimerMixin, GuidePageMixin
from wagtail_backcare.site_checks import templates
from wagtail_backcare.site_checks.templates import get_template_name, prints_disclaimer

BASE = "<html><main>{% block content %}{% endblock %}</main>{% block footer %}{% endblock %}</html>"
TAG = "{% load backcare_tags %}{% backcare_disclaimer page %}"
BODY = "{% load wagtailcore_tags %}{% include_block page.body %}"


class ArticlePage(DisclaimerMixin, Page):
    """Prints the disclaimer with the tag: it has no body of sections."""

    template = "site/article.html"

    class Meta:
        abstract = True
        app_label = "testapp"


class LeafletPage(GuidePageMixin, Page):
    template = "site/leaflet.html"

    class Meta:
        abstract = True
        app_label = "testapp"


class ChoosingPage(ArticlePage):
    def get_template(self, request, *args, **kwargs):
        return "site/no-such.html"

    class Meta:
        abstract = True
        app_label = "testapp"


@pytest.fixture
def check(monkeypatch):
    """``check(Model, **templates)``: what is said of a page type on a site with these templates, and ours."""

    def check(model, **sources):
        monkeypatch.setattr(templates, "get_health_page_types", lambda: [model])
        named = {f"site/{name}.html": source for name, source in sources.items()}
        options = {
            "loaders": [
                ("django.template.loaders.locmem.Loader", named),
                "django.template.loaders.app_directories.Loader",
            ],
        }
        backend = {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": options}
        with override_settings(TEMPLATES=[backend]):
            return [message.id.rpartition(".")[2] for message in templates.check_templates(None)]

    return check


@pytest.mark.parametrize(
    "sources",
    [
        {"article": f"<main>{TAG}</main>"},
        {"article": "{% extends 'site/base.html' %}{% block content %}" + TAG + "{% endblock %}", "base": BASE},
        {"article": "{% include 'site/part.html' %}", "part": TAG},
        {"article": "{% if page.live %}{% for x in y %}" + TAG + "{% endfor %}{% endif %}"},
        {"article": "{% if page.live %}no{% else %}" + TAG + "{% endif %}"},
        {
            "article": "{% extends 'site/middle.html' %}{% block content %}more {{ block.super }}{% endblock %}",
            "middle": "{% extends 'site/base.html' %}{% block content %}" + TAG + "{% endblock %}",
            "base": BASE,
        },
        {"article": "{% extends 'site/base.html' %}", "base": BASE + TAG},
        {"article": "{% include page.part %}"},
        {"article": "{% extends page.frame %}"},
        {"article": "{% no_such_tag %}"},
    ],
)
def test_templates_that_print_it_or_of_which_nobody_can_tell(check, sources):
    assert check(ArticlePage, **sources) == []


@pytest.mark.parametrize(
    "sources",
    [
        {"article": "<main>{{ page.title }}{{ page.body }}</main>"},
        {"article": "{% extends 'site/base.html' %}" + TAG, "base": BASE},
        {
            "article": "{% extends 'site/middle.html' %}{% block content %}instead{% endblock %}",
            "middle": "{% extends 'site/base.html' %}{% block content %}" + TAG + "{% endblock %}",
            "base": BASE,
        },
        {"article": "{# " + "{% backcare_disclaimer page %}" + " #}{% comment %}" + TAG + "{% endcomment %}"},
        {"article": "{% include 'site/part.html' %}", "part": "{% include 'site/part.html' %}"},
    ],
)
def test_W007_a_template_leaves_the_disclaimer_out(check, sources):
    assert check(ArticlePage, **sources) == ["W007"]


@pytest.mark.parametrize(
    "source", [BODY, "{{ page.body }}", "{% for block in page.body %}{{ block }}{% endfor %}", "{{ self.body|safe }}"]
)
def test_a_body_of_sections_prints_it(check, source):
    assert check(LeafletPage, leaflet=source) == []


def test_W007_a_page_of_ours_whose_template_prints_neither_body_nor_tag(check):
    assert check(LeafletPage, leaflet="<h1>{{ page.title }}</h1>{{ page.body_area }}") == ["W007"]


def test_W006_a_page_type_has_no_template(check):
    assert check(ArticlePage) == ["W006"]
    assert check(ArticlePage, article="{% extends 'site/no-such.html' %}") == ["W006"]


def test_a_page_of_ours_without_a_template_of_the_site_s_is_shown_with_the_package_s(check):
    assert check(LeafletPage) == []


def test_a_page_type_that_chooses_its_template_is_left_alone(check):
    assert get_template_name(ChoosingPage) is None
    assert check(ChoosingPage) == []


@pytest.mark.parametrize("name", ["article_page", "condition_page", "health_index_page", "questions_page"])
def test_the_package_s_own_templates_print_it(name):
    assert prints_disclaimer(f"wagtail_backcare/{name}.html", LeafletPage)
