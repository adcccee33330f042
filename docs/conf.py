"""Builds the documentation with Sphinx: `make docs`."""

import sphinx_wagtail_theme

from wagtail_backcare import __version__

project = "wagtail-backcare"
author = "wagtail-backcare contributors"
project_copyright = "wagtail-backcare contributors"
release = version = __version__

extensions = ["myst_parser", "sphinx_wagtail_theme"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "sphinx_wagtail_theme"
html_theme_path = [sphinx_wagtail_theme.get_html_theme_path()]
html_theme_options = {
    "project_name": "wagtail-backcare",
    "github_url": "",
    "footer_links": "",
    "logo": "mark.svg",
    "logo_alt": "",
    "logo_height": 40,
    "logo_width": 40,
}
html_static_path = ["_static"]
html_last_updated_fmt = None
html_show_sphinx = False
