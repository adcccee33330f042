"""A made-up clinic to try the site with: its pages in five languages, its details and four people of the admin."""

from .people import LOGINS, create_people
from .reviews import record_reviews
from .site import OtherSiteError, create_clinic, link_home, set_address
from .translate import find_codes, publish_starter_content, translate_clinic

__all__ = [
    "LOGINS",
    "OtherSiteError",
    "create_clinic",
    "create_people",
    "find_codes",
    "link_home",
    "publish_starter_content",
    "record_reviews",
    "set_address",
    "translate_clinic",
]
