"""Views of a site that show the text of health pages outside Wagtail's page tree."""

import json

from django.contrib.syndication.views import Feed
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags
from django.utils.text import Truncator

from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.reading import reading_only


def get_pages():
    return ConditionPage.objects.live().order_by("pk")


def get_text(page) -> str:
    """The plain text of the overview, as an agency may take it from the blocks."""
    return " ".join(strip_tags(str(block)) for block in page.body.blocks_by_name("overview"))


def show_bodies(request):
    return render(request, "testapp/bodies.html", {"pages": get_pages()})


class PagesFeed(Feed):
    title = "Health pages"
    link = "/"
    description = "What is new"

    def items(self):
        return get_pages()

    def item_title(self, item):
        return item.title

    def item_link(self, item):
        return item.url

    def item_description(self, item):
        return get_text(item)


def search(request):
    results = [(page, Truncator(get_text(page)).words(30)) for page in get_pages()]
    return render(request, "testapp/search.html", {"results": results})


def as_json(request):
    return JsonResponse({"pages": [{"title": page.title, "text": get_text(page)} for page in get_pages()]})


def as_raw_data(request):
    return HttpResponse(json.dumps([list(page.body.raw_data) for page in get_pages()]), content_type="application/json")


def as_stream(request):
    """HTML, or with ``?as=`` another kind of text, sent page by page."""

    def make():
        yield "<ul>"
        for page in get_pages():
            yield f"<li>{get_text(page)}</li>"
        yield "</ul>"

    return StreamingHttpResponse(make(), content_type=request.GET.get("as", "text/html"))


@reading_only()
def count_words(request):
    return JsonResponse({"words": sum(len(get_text(page).split()) for page in get_pages())})
