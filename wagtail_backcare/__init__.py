"""Health pages for clinics on Wagtail: page types, blocks, snippets, starter content and the disclaimer they carry."""

__version__ = "0.1.0"
