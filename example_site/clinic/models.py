"""The clinic's own page types. Health pages are those of wagtail_backcare."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index

PLAIN_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]


class HomePage(Page):
    """What the clinic is, and the ways into the site."""

    heading = models.CharField(max_length=120, help_text="What the clinic offers, in a few words.")
    introduction = models.TextField(help_text="What the clinic is and whom it sees, in two or three sentences.")
    help_page = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The page with the signs that need help now. Every page of the site links to it.",
    )
    booking_text = models.TextField("how to book", blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        PageChooserPanel("help_page", "wagtail_backcare_pages.ConditionPage"),
        InlinePanel("links", heading="Ways into the site", label="Link", max_num=6),
        FieldPanel("booking_text"),
        InlinePanel("menu", heading="Menu of every page", label="Entry", max_num=6),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("heading"),
        index.SearchField("introduction"),
        index.SearchField("booking_text"),
    ]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "clinic.PlainPage",
        "clinic.ContactPage",
        "wagtail_backcare_pages.HealthIndexPage",
        "wagtail_backcare_pages.ConditionPage",
        "wagtail_backcare_pages.TreatmentPage",
        "wagtail_backcare_pages.GuidePage",
        "wagtail_backcare_pages.QuestionsPage",
    ]

    class Meta:
        verbose_name = "home page"


class HomeLink(Orderable):
    """A question that visitors come with, and the page that answers it."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(max_length=80)
    text = models.CharField(max_length=200)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    section = models.SlugField(
        blank=True, help_text="A section of that page, as its address has it after the #, for example “evidence”."
    )

    panels = [FieldPanel("title"), FieldPanel("text"), PageChooserPanel("page"), FieldPanel("section")]

    def __str__(self):
        return self.title

    @property
    def url(self):
        """The address of the page, or of its section, in the language of the home page; "" where it is not in it."""
        page = self.page.localized
        if page.locale_id != self.home.locale_id or not page.url:
            return ""
        return f"{page.url}#{self.section}" if self.section else page.url


class MenuEntry(Orderable):
    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="menu")
    label = models.CharField(max_length=30, help_text="One or two words: the menu must fit on a phone.")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("label"), PageChooserPanel("page")]

    def __str__(self):
        return self.label


class PlainPage(Page):
    """A page of the clinic that gives no health information: about us, editorial policy, privacy."""

    introduction = models.TextField(blank=True)
    body = RichTextField(features=PLAIN_FEATURES)
    show_in_footer = models.BooleanField(default=False, help_text="Link to this page at the foot of every page.")

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    promote_panels = [*Page.promote_panels, FieldPanel("show_in_footer")]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    parent_page_types = ["clinic.HomePage", "clinic.PlainPage"]
    subpage_types = ["clinic.PlainPage"]

    class Meta:
        verbose_name = "plain page"


class ContactPage(Page):
    """How to find, reach and book the clinic. Address and numbers come from the clinic details in the settings."""

    introduction = models.TextField(blank=True)
    email = models.EmailField(blank=True)
    booking = RichTextField("how to book", features=["bold", "link", "ol", "ul"], blank=True)
    directions = RichTextField("how to find us", features=["bold", "link", "ol", "ul"], blank=True)
    feedback = RichTextField("comments on our pages", features=["bold", "link"], blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("booking"),
        FieldPanel("email"),
        InlinePanel("opening_times", heading="Opening times", label="Days"),
        FieldPanel("directions"),
        FieldPanel("feedback"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("booking"),
        index.SearchField("directions"),
        index.SearchField("feedback"),
    ]

    parent_page_types = ["clinic.HomePage"]
    subpage_types = ["clinic.FeedbackPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "contact page"


class OpeningTime(Orderable):
    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="opening_times")
    days = models.CharField(max_length=60, help_text="For example “Monday to Friday”.")
    hours = models.CharField(max_length=60, help_text="For example “9 am to 6 pm”.")

    panels = [FieldPanel("days"), FieldPanel("hours")]

    def __str__(self):
        return f"{self.days}: {self.hours}"


class FeedbackPage(AbstractForm):
    """A form for readers who find something wrong or missing on a page. Answers are kept under Forms in the admin."""

    introduction = RichTextField(features=["bold", "link", "ul"], blank=True)
    thanks = models.TextField("thank-you text")

    template = "clinic/feedback_page.html"
    landing_page_template = "clinic/feedback_page_landing.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        InlinePanel("form_fields", heading="Questions", label="Question"),
        MultiFieldPanel([FieldPanel("thanks")], heading="After sending"),
    ]

    parent_page_types = ["clinic.ContactPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "feedback page"


class FeedbackField(AbstractFormField):
    page = ParentalKey(FeedbackPage, on_delete=models.CASCADE, related_name="form_fields")
