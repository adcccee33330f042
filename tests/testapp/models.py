"""Page types and a host model as a site around the package would have them."""

from django.db import models
from django.http import HttpResponse, JsonResponse
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from wagtail_backcare.blocks import CallToActionBlock, FAQBlock, HelpCardsBlock
from wagtail_backcare.models import ConditionPageMixin, DisclaimerMixin
from wagtail_backcare.pages.models import ConditionPage


class HomePage(Page):
    """The front page of the test site."""


class BlogPage(DisclaimerMixin, Page):
    """An article type that the site had before, with the disclaimer added."""

    intro = RichTextField(blank=True)
    body = StreamField([("faq", FAQBlock()), ("help", HelpCardsBlock()), ("action", CallToActionBlock())], blank=True)

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]


class AgencyPage(RoutablePageMixin, ConditionPageMixin, Page):
    """Conditions as an agency shows them, in ways of its own: ``?template=`` and ``?answer=`` choose one."""

    ajax_template = "testapp/agency/fragment.html"

    content_panels = [*Page.content_panels, *ConditionPageMixin.health_panels[:1], FieldPanel("body")]
    search_fields = [*Page.search_fields, *ConditionPageMixin.search_fields]

    def get_template(self, request, *args, **kwargs):
        name = request.GET.get("template")
        return f"testapp/agency/{name}.html" if name else super().get_template(request, *args, **kwargs)

    def serve(self, request, *args, **kwargs):
        answer = request.GET.get("answer")
        if answer == "html":
            return HttpResponse(f"<html><body><main>{self.title}</main></body></html>")
        if answer == "json":
            return JsonResponse({"text": [str(block) for block in self.body]})
        if answer == "nothing":
            return HttpResponse()
        return super().serve(request, *args, **kwargs)

    @path("leaflet/")
    def leaflet(self, request):
        return self.render(request, template="testapp/agency/leaflet.html")


class CampaignPage(Page):
    """A page without health text of its own that shows that of another page."""

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), "shown": ConditionPage.objects.live().first()}


class HostRecord(models.Model):
    """A model that has nothing to do with health pages."""

    name = models.CharField(max_length=50)

    def __str__(self):
        return self.name
