"""As people in Britain write dates, with the month in full."""

DATE_FORMAT = "j F Y"
