from django import template
from wagtail.models import Locale, Site

from clinic.models import HomePage, PlainPage
from wagtail_backcare.countries import tel_uri
from wagtail_backcare.models import ClinicDetails, get_clinic_details

register = template.Library()


@register.filter
def tel(number):
    """The address of a link that dials a number."""
    return tel_uri(number)


def get_home(request):
    """The home page in the language of the address, or None where the site has another kind of home."""
    site = Site.find_for_request(request) if request is not None else None
    home = site.root_page.localized.specific if site is not None else None
    return home if isinstance(home, HomePage) else None


@register.simple_tag(takes_context=True)
def clinic_details(context):
    """Name, address and numbers of the clinic; health pages have looked them up already."""
    known = context.get("clinic")
    if isinstance(known, ClinicDetails):
        return known
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    return get_clinic_details(site, Locale.get_active()) if site is not None else ClinicDetails()


@register.simple_tag(takes_context=True)
def site_frame(context):
    """What the frame of every page links to: home, help, menu and foot. The page being read is marked."""
    request, page = context.get("request"), context.get("page")
    home = get_home(request)
    if home is None:
        return {}
    entries = [(entry.label, entry.page.localized) for entry in home.menu.select_related("page")]
    help_page = home.help_page.localized if home.help_page_id else None
    return {
        "home": home,
        "help_url": f"{help_page.get_url(request)}#when-to-get-help" if help_page and help_page.live else "",
        "menu": [
            {"title": label, "url": target.get_url(request), "current": get_current(target, page)}
            for label, target in entries
            if target.live
        ],
        "footer": [
            {"title": child.title, "url": child.get_url(request)}
            for child in PlainPage.objects.live().public().child_of(home).filter(show_in_footer=True)
        ],
    }


def get_current(target, page):
    """The value of ``aria-current`` for a menu entry: ``page`` on its own page, ``true`` on one below it."""
    path = getattr(page, "path", "") or ""
    if path == target.path:
        return "page"
    return "true" if path.startswith(target.path) else ""
