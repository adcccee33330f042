"""Pages and details of the made-up clinic."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from clinic.models import (
    ContactPage,
    FeedbackField,
    FeedbackPage,
    HomeLink,
    HomePage,
    MenuEntry,
    OpeningTime,
    PlainPage,
)
from wagtail_backcare.models import ClinicSettings

from . import content


class OtherSiteError(Exception):
    """The database already holds a site that is not this one."""


def create_clinic() -> Site:
    """Put home, about, editorial policy, privacy, contact and the clinic's details in place of Wagtail's welcome page.

    Raises OtherSiteError where the default site has another home page than that.
    """
    site = Site.objects.select_related("root_page").get(is_default_site=True)
    welcome = site.root_page
    if type(welcome.specific) is not Page or welcome.get_children().exists():
        raise OtherSiteError(f"The home page of {site} is “{welcome.title}”, which is not this demo’s to replace.")

    root = welcome.get_parent()
    welcome.slug = "welcome"
    welcome.save()
    home = publish_below(root, HomePage(**content.HOME))
    site.root_page = home
    site.site_name = content.CLINIC["clinic_name"]
    site.save()
    Page.objects.filter(pk=welcome.pk).delete()

    home = HomePage.objects.get(pk=home.pk)
    publish_below(home, PlainPage(**content.ABOUT))
    policy = publish_below(home, PlainPage(**content.POLICY))
    publish_below(home, PlainPage(**content.PRIVACY))
    contact, feedback = create_contact(home)
    ClinicSettings.objects.update_or_create(
        site=site,
        defaults={
            **content.CLINIC,
            "booking_url": f"{contact.get_url()}#booking",
            "policy_page": policy.page_ptr,
            "contact_page": contact.page_ptr,
            "feedback_page": feedback.page_ptr,
        },
    )
    return site


def set_address(site: Site) -> None:
    """Make the site answer at BASE_URL. Changes nothing where it does already."""
    base = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = base.port or (443 if base.scheme == "https" else 80)
    if (site.hostname, site.port) != (base.hostname, port):
        site.hostname, site.port = base.hostname, port
        site.save()


def create_contact(home):
    contact = ContactPage(**content.CONTACT)
    contact.opening_times = [OpeningTime(days=days, hours=hours) for days, hours in content.OPENING_TIMES]
    publish_below(home, contact)
    feedback = FeedbackPage(**content.FEEDBACK)
    feedback.form_fields = [
        FeedbackField(label=label, field_type=field_type, required=required, help_text=help_text)
        for label, field_type, required, help_text in content.FEEDBACK_FIELDS
    ]
    return contact, publish_below(contact, feedback)


def link_home(site: Site) -> None:
    """Fill the home page and the menu with the health pages, once these are there."""
    home = HomePage.objects.get(pk=site.root_page_id)
    pages = {page.slug: page for page in home.get_descendants()}
    home.help_page = pages["low-back-pain"]
    home.links = [
        HomeLink(title=title, text=text, page=pages[slug], section=section)
        for slug, section, title, text in content.HOME_LINKS
    ]
    home.menu = [MenuEntry(label=label, page=pages[slug]) for label, slug in content.MENU]
    home.save_revision().publish()


def publish_below(parent, page):
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
