"""How pages, blocks and snippets look to programs, over Wagtail's API v2 and v3.

Owns: the shapes of what programs get, the fields that make them, on which site a page is shown to a program, and who
may see a text that readers may not. Page types name their fields in ``api_fields``; blocks say themselves how they
look.
"""
