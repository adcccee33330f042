"""Every route by which a health page goes live: what is wanted, and what must be taken away for its test to fail."""

from tests.routes.route import Route

#: What can be taken away, by name; `tests.routes.publishing_mutations` does it.
BOTH = "the gates at publishing and at saving off"
SAVING = "the gate at saving off"
PUBLISHING = "the gate at publishing off"
HOLDING = "holding off: everything is refused"
PLACES = "the gate at moving off"
SURROUNDINGS = "the gate for sites and languages off"
SNIPPETS = "the gate for shared texts and settings off"
CONFIRMING = "confirmation of disclaimers off"
TEXTS = "the gate for disclaimers off"
FORMS = "form errors off"
ALL = "form errors and the gates at publishing and at saving off"
BUTTON = "the Publish button of translations asks nobody"
LIVE_DRAFTS = "drafts of translations written to the live row"
ALIASES = "a translation not called an alias before it is synced"
BODY = "the body prints no disclaimer"
RULES = "the rules find nothing"

ROUTES = [
    Route(1, "Admin create + Publish", "form error", FORMS),
    Route(2, "Admin edit + Publish", "form error", FORMS),
    Route(3, "Bulk publish of saved drafts", "refuse, message", BOTH),
    Route(4, "Bulk publish with descendants", "refuse, message", BOTH),
    Route(5, "Workflow approval", "refuse, message; state not “approved”", BOTH),
    Route(6, "Publish form with go-live date", "form error", FORMS),
    Route(7, "publish_scheduled of a revision approved earlier", "hold; other pages still go out", PUBLISHING),
    Route(8, "page.save_revision().publish()", "refuse", BOTH),
    Route(9, "The same with clean=False", "refuse", BOTH),
    Route(10, "Publishing an old revision (revert)", "refuse", BOTH),
    Route(11, "live = True; save()", "refuse", SAVING),
    Route(12, "live = True; save(clean=False)", "refuse", SAVING),
    Route(13, "The base Page instance saved live", "refuse", SAVING),
    Route(14, "parent.add_child(instance=…), live by default", "refuse", SAVING),
    Route(15, "Page.copy(keep_live=True) to another site", "hold", SAVING),
    Route(16, "Recursive copy of a parent section", "hold, tree intact", HOLDING),
    Route(17, "Create alias", "hold", SAVING),
    Route(18, "update_aliases on republish", "hold", SAVING),
    Route(19, "Convert alias to page", "refuse", SAVING),
    Route(20, "Copy for translation, then publish", "refuse", BOTH),
    Route(21, "Copy for translation as alias", "hold unless wording exists", SAVING),
    Route(22, "localize: submit translation of a live page", "hold", PUBLISHING),
    Route(23, "localize: save_target(publish=True)", "hold", PUBLISHING),
    Route(24, "localize: the editor’s Publish button", "refuse, true message", BUTTON),
    Route(25, "localize: sync with “publish immediately”", "hold; other locales still done", PUBLISHING),
    Route(26, "localize: machine translation, then publish", "hold", PUBLISHING),
    Route(27, "localize: PO import, then save_target", "hold", PUBLISHING),
    Route(28, "localize: sync_locale_trees", "hold", SAVING),
    Route(29, "localize: save_target(publish=False) on a live page", "live text unchanged", LIVE_DRAFTS),
    Route(30, "localize: convert translation to alias", "wording still right", ALIASES),
    Route(31, "Page.move to another site", "refuse", PLACES),
    Route(32, "Admin move of a parent section", "refuse", PLACES),
    Route(33, "Admin API publish action", "400", SAVING),
    Route(34, "Admin API copy keep_live and create_alias", "hold", SAVING),
    Route(35, "API v3 POST with meta.action: publish", "422", ALL, (8, 0)),
    Route(36, "API v3 PATCH title only + publish", "422", ALL, (8, 0)),
    Route(37, "API v3 actions/publish", "422", SAVING, (8, 0)),
    Route(38, "API v3 actions/copy", "hold", SAVING, (8, 0)),
    Route(39, "API v3 actions/move", "422", PLACES, (8, 0)),
    Route(40, "API v3 copy_for_translation alias=true", "hold unless wording exists", SAVING, (8, 0)),
    Route(41, "API v3 create_alias to another site", "hold", SAVING, (8, 0)),
    Route(42, "wagtail-transfer import", "refuse", SAVING),
    Route(43, "loaddata", "guard at delivery; reported", RULES),
    Route(44, "QuerySet.update(live=True)", "guard at delivery; reported", RULES),
    Route(45, "bulk_update", "guard at delivery; reported", RULES),
    Route(46, "StreamField data migration", "wording is not in content", BODY),
    Route(47, "A new Site rooted at a live section", "refuse", SURROUNDINGS),
    Route(48, "Wording deleted, unpublished or blanked while in use", "refuse (ValidationError)", TEXTS),
    Route(49, "Locale.language_code relabelled", "refuse", SURROUNDINGS),
    Route(50, "save(update_fields=[“body”]) on a live page", "gate asked", SAVING),
    Route(51, "localize translates the wording snippet itself", "no version is made", CONFIRMING),
    Route(52, "A clinic setting made invalid (country cleared)", "refuse", SNIPPETS),
    Route(53, "Shared text published, unpublished or deleted that live pages show", "refuse or keep", SNIPPETS),
    Route(54, "Site.root_page changed", "refuse", SURROUNDINGS),
    Route(55, "Mixin added to a page type with live pages", "warned; --adopt lists them", RULES),
]
