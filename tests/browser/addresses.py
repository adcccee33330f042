"""Where the example site keeps one page of each type, and the widths at which they are looked at."""

#: Pages with a body of sections and with everything that a health page owes its readers.
ARTICLES = {
    "condition": "/conditions/low-back-pain/",
    "treatment": "/treatments/acupuncture-for-low-back-pain/",
    "guide": "/treatments/what-happens-in-an-acupuncture-session/",
    "questions": "/questions/",
}
INDEXES = {"index": "/conditions/", "index of treatments": "/treatments/"}
HEALTH_PAGES = {**ARTICLES, **INDEXES}

#: Pages of the example clinic itself, in the frame that the health pages share.
CLINIC_PAGES = {
    "home": "/",
    "contact": "/contact/",
    "search": "/search/?q=numb+legs",
    "editorial policy": "/editorial-policy/",
    "feedback": "/contact/feedback/",
}
PAGES = {**HEALTH_PAGES, **CLINIC_PAGES}

#: States of a page that only an address brings about, and errors.
STATES = {
    "index, one letter": "/conditions/?letter=l",
    "index, one letter without pages": "/conditions/?letter=x",
    "index, searched": "/conditions/?q=back",
    "index, nothing found": "/conditions/?q=qqqq",
    "index, one kind": "/treatments/?kind=guide&area=lower-back",
    "search, empty": "/search/",
    "search, nothing found": "/search/?q=qqqq&kind=guide",
    "search, misspelt": "/search/?q=lumbaggo",
    "not found": "/404/",
    "server error": "/500/",
}

#: A phone, a tablet and a desk, in CSS pixels, with the height of the window.
WINDOWS = {375: 812, 768: 1024, 1280: 900}
PHONE, TABLET, DESK = WINDOWS
