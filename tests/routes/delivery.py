"""Every route by which a health page reaches a reader, and what must be taken away for its test to fail."""

from tests.routes.publishing import BODY
from tests.routes.route import DeliveryRoute as Route

#: What can be taken away, by name; `tests.routes.delivery_mutations` does it.
GUARD = "the guard at delivery off"
API = "the body has no disclaimer over the API"
WITHHOLDING = "a body is shown over the API without a disclaimer"
MIDDLEWARE = "the middleware off"
CONTENT = "every response is taken for content"
LOADING = "every page that is loaded counts as read"
RESTRICTIONS = "restrictions of pages not looked up"
TEXT_LANGUAGE = "the first language taken for that of every text"
TREE_LANGUAGE = "the language of the tree taken for that of an alias"
CACHE_KEY = "the disclaimer left out of the page's cache key"
CHECKS = "text outside the body not checked"
STYLE = "the style sheet hides the disclaimer"
PURGING = "caches in front of the site not purged"

V3 = (8, 0)

ROUTES = [
    Route(1, "serve() with our template", "wording", BODY),
    Route(2, "An agency’s template: include_block page.body", "wording", BODY),
    Route(3, "An agency’s template: a loop over blocks", "wording", GUARD),
    Route(4, "An agency’s template: only some blocks", "wording", GUARD),
    Route(5, "An agency’s template: blocks_by_name", "wording", GUARD),
    Route(6, "An agency’s serve() returning HTML", "wording", GUARD),
    Route(7, "An agency’s serve() returning JSON", "503", GUARD),
    Route(8, "Routable sub-route, RoutablePageMixin first", "wording", GUARD),
    Route(9, "ajax_template", "wording", GUARD),
    Route(10, "Preview of a draft", "wording, or a banner saying what is missing", GUARD),
    Route(11, "API v2 detail", "wording inside the body", API),
    Route(12, "API v2 ?fields=_,body", "wording inside the body", API),
    Route(13, "API v2 listing with fields=body", "wording inside the body", API),
    Route(14, "API v3 detail", "wording inside the body", API, V3),
    Route(15, "API v3 ?version=draft", "wording inside the body", API, V3),
    Route(16, "API v3 revision", "wording inside the body", API, V3),
    Route(17, "Another view rendering our blocks", "wording", BODY),
    Route(18, "Another page type rendering our blocks", "wording", BODY),
    Route(19, "RSS", "wording or 503", MIDDLEWARE),
    Route(20, "Search excerpt", "wording or 503", MIDDLEWARE),
    Route(21, "JSON view", "wording or 503", MIDDLEWARE),
    Route(22, "raw_data", "wording or 503", MIDDLEWARE),
    Route(23, "Streaming response", "wording or 503", MIDDLEWARE),
    Route(24, "Static export by serve()", "wording", GUARD),
    Route(25, "Static export by the base handler", "wording", GUARD),
    Route(26, "Page made live by update() without wording: HTML", "503", GUARD),
    Route(27, "Page made live by update() without wording: API", "content withheld", WITHHOLDING),
    Route(28, "German page made from the English one", "German", TEXT_LANGUAGE),
    Route(29, "English alias under /de/", "English, and German where it exists", TREE_LANGUAGE),
    Route(30, "Wording changed while wagtailpagecache holds the body", "new wording", CACHE_KEY),
    Route(31, "HEAD", "no content", CONTENT),
    Route(32, "Password page", "no content", RESTRICTIONS),
    Route(33, "Sitemap", "no content", LOADING),
    Route(34, "A full-page or CDN cache after a wording change", "purged", PURGING),
    Route(35, "Medical text outside the body over the API", "not possible: checked", CHECKS),
    Route(36, "Wording present but hidden by CSS in our own templates", "visible", STYLE),
]
