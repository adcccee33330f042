"""System checks of what a site builds with the package: its page types, their templates, its languages.

Checks of the settings themselves are in `wagtail_backcare.checks`.
"""
