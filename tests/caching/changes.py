"""A page that shows everything that other rows hold, and changes of each. They run in a process of their own.

Each change returns what readers must no longer see, and what they must see instead.
"""

from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from tests.helpers import (
    create_clinic,
    create_clinician,
    create_condition,
    create_disclaimer,
    create_guide,
    create_help_cards,
    create_index,
    create_question,
    create_reference,
    create_review,
    get_site,
    publish_disclaimer,
    section,
)
from wagtail_backcare.models import Clinician, Disclaimer, HelpCardSet, Question, Reference, Review
from wagtail_backcare.pages.models import ConditionPage
from wagtail_backcare.reviews.record import withdraw_review

Seen = tuple[str, str]


def make_site() -> str:
    """Returns the path of the page."""
    details = create_clinic(phone="01632 960 000")
    create_disclaimer(text="The first disclaimer.")
    index = create_index()
    details.contact_page = create_guide(parent=index, title="Contact", slug="contact")
    details.save()
    linked = create_condition(parent=index, title="Linked", slug="linked")
    create_index(title="Elsewhere", slug="elsewhere")
    image = get_image_model().objects.create(title="Back", file=get_test_image_file("first.png"))
    value = {"title": "", "questions": [("shared_question", create_question())]}
    body = [
        section("overview", ("text", f'<p>See <a linktype="page" id="{linked.pk}">this</a>.</p>')),
        section("when_to_get_help", ("help_cards", {"shared": create_help_cards("first sign"), "cards": []})),
        section("questions", ("questions", value)),
        section("references", ("references", {"more": [create_reference(title="The first source")]})),
    ]
    page = create_condition(parent=index, body=body, author=create_clinician(name="First Author"), image=image)
    create_review(page, reviewer=create_clinician(name="Robin Reader", profile_url="https://old.example/"))
    return page.get_url()


def move_linked_page() -> Seen:
    page = Page.objects.get(slug="linked")
    page.move(Page.objects.get(slug="elsewhere"), pos="last-child")
    return "/conditions/linked/", "/elsewhere/linked/"


def rename_linked_page() -> Seen:
    page = Page.objects.get(slug="linked").specific
    old = page.url
    page.slug = "renamed"
    page.save_revision().publish()
    return old, "/renamed/"


def move_contact_page() -> Seen:
    page = Page.objects.get(slug="contact")
    page.move(Page.objects.get(slug="elsewhere"), pos="last-child")
    return "/conditions/contact/", "/elsewhere/contact/"


def rename_index() -> Seen:
    """The page above: a line of the breadcrumb."""
    page = Page.objects.get(slug="conditions").specific
    page.title = "All conditions"
    page.save_revision().publish()
    return ">Conditions<", ">All conditions<"


def replace_image() -> Seen:
    image = get_image_model().objects.get()
    image.file = get_test_image_file("second.png", colour="black")
    image._set_image_file_metadata()
    image.save()
    image.renditions.all().delete()
    return "first.", "second."


def change_disclaimer() -> Seen:
    publish_disclaimer(Disclaimer.objects.get(), text="Another disclaimer.")
    return "The first disclaimer.", "Another disclaimer."


def withdraw() -> Seen:
    page = ConditionPage.objects.get(slug="low-back-pain")
    withdraw_review(Review.objects.get(reviewer_name="Sam Second"), page=page)
    return "Sam Second", "Robin Reader"


def review_again() -> Seen:
    create_review(ConditionPage.objects.get(slug="low-back-pain"), reviewer=create_clinician(name="Sam Second"))
    return "Robin Reader", "Sam Second"


def change_text() -> Seen:
    """The page is published with other words, so that its review is one of another text."""
    page = ConditionPage.objects.get(slug="low-back-pain")
    page.summary = "Another summary."
    page.save_revision().publish()
    return "Robin Reader", "Another summary."


def change_cards() -> Seen:
    cards = HelpCardSet.objects.get()
    cards.cards = [("emergency", {"heading": "", "signs": ["second sign"]})]
    cards.save_revision().publish()
    return "first sign", "second sign"


def change_question() -> Seen:
    question = Question.objects.get()
    old, question.question = question.question, "A new question?"
    question.save_revision().publish()
    return old, "A new question?"


def change_source() -> Seen:
    reference = Reference.objects.get()
    reference.title = "Another source"
    reference.save()
    return "The first source", "Another source"


def rename_author() -> Seen:
    author = ConditionPage.objects.get(slug="low-back-pain").author
    author.name = "Another Author"
    author.save()
    return "First Author", "Another Author"


def change_profile() -> Seen:
    """Where the name of the reviewer leads."""
    reviewer = Clinician.objects.get(name="Robin Reader")
    reviewer.profile_url = "https://new.example/"
    reviewer.save()
    return "https://old.example/", "https://new.example/"


def change_country() -> Seen:
    details = get_site().clinicsettings
    details.country = "US"
    details.save()
    return "tel:999", "tel:911"


CHANGES = [
    move_linked_page,
    rename_linked_page,
    move_contact_page,
    rename_index,
    replace_image,
    change_disclaimer,
    change_profile,
    review_again,
    withdraw,
    change_text,
    change_cards,
    change_question,
    change_source,
    rename_author,
    change_country,
]


def rename_page() -> str:
    """Returns the new path of the page."""
    page = ConditionPage.objects.get(slug="low-back-pain")
    page.slug = "back-pain"
    page.save_revision().publish()
    return Page.objects.get(pk=page.pk).get_url()
