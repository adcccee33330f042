"""Which pages are measured, in the order of the table."""

from benchmarks import options
from benchmarks.measure import Target

#: Keys of the two indexes that goal 9 compares.
SMALL, LARGE = "index-small", "index-large"


def make_targets(*, has_nhsuk: bool, pages: int) -> dict[str, Target]:
    """Key → target. The keys are those that the goals ask for."""
    rows = [
        ("a", "a: plain Django view, static template", "/static-article/"),
        ("b", "b: page with one rich-text field", "/usual/rich-text/"),
        ("c", "c: usual StreamField, a template a block", "/usual/stream/"),
        *([("d", "d: wagtail-nhsuk-frontend", "/usual/nhsuk/")] if has_nhsuk else []),
        ("ours", "article, every section and feature", "/health/article/"),
        ("ours-first", "… its body not rendered before", "/health/article/", options.nothing_kept),
        ("ours-shared", "… with shared cards, questions, related pages", "/health/article-shared/"),
        ("ours-i18n", "… on a site in several languages, itself in one", "/health/article/", options.several_languages),
        ("ours-5", "… in 5 languages", "/health/article-5-languages/", options.several_languages),
        ("ours-20", "… in 20 languages", "/health/article-20-languages/", options.several_languages),
        ("ours-lookup", "… with the site lookup", "/health/article/", options.site_lookup),
        (
            "ours-shared-cache",
            "… with the site lookup and a shared cache",
            "/health/article/",
            options.site_lookup_and_shared_cache,
        ),
        ("ours-cached", "… from a cache of whole pages", "/health/article/", options.page_cache),
        ("c-guarded", "c with disclaimer, gate and guard", "/usual/stream-guarded/"),
        ("c-guarded-cache", "… and a shared cache", "/usual/stream-guarded/", options.shared_cache),
        ("b-links", "b with 10 internal links", "/usual/rich-text-links/"),
        ("c-links", "c with 10 internal links", "/usual/stream-links/"),
        *([("d-links", "d with 10 internal links", "/usual/nhsuk-links/")] if has_nhsuk else []),
        ("ours-links", "article with 10 internal links", "/health/article-links/"),
        ("c-10", "c, 10 blocks", "/usual/stream-10/"),
        ("ours-10", "article, 10 blocks", "/health/article-10/"),
        ("c-60", "c, 60 blocks", "/usual/stream-60/"),
        ("ours-60", "article, 60 blocks", "/health/article-60/"),
        ("c-500", "c, 500 blocks", "/usual/stream-500/"),
        ("ours-500", "article, 500 blocks", "/health/article-500/"),
        ("index-0", "index of 100 pages", "/index-0/"),
        ("index-1", f"index of {pages:,} pages", "/index-1/"),
    ]
    return {key: Target(key, *rest) for key, *rest in rows}


def make_large_index_targets(pages: int) -> dict[str, Target]:
    """The first page of a small index and of a large one, on one site."""
    rows = [
        (SMALL, f"index of 100 pages, beside one of {pages:,}", "/index-0/"),
        (LARGE, f"index of {pages:,} pages", "/index-2/"),
    ]
    return {key: Target(key, *rest) for key, *rest in rows}


def make_many_sites_targets() -> dict[str, Target]:
    """The same page with and without disclaimer, gate and guard, for a server of many sites in many languages."""
    rows = [
        ("c-many", "c, 50 sites in 20 languages", "/usual/stream/", options.several_languages),
        ("c-guarded-many", "… with disclaimer, gate and guard", "/usual/stream-guarded/", options.several_languages),
        ("c-guarded-many-cache", "… and a shared cache", "/usual/stream-guarded/", options.all_languages_and_cache),
    ]
    return {key: Target(key, *rest) for key, *rest in rows}
