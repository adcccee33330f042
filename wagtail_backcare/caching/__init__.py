"""When a shared text, setting, image or disclaimer changes, caches forget exactly the pages that show it.

Owns: the addresses of those pages, and the receivers that ask for them. `wagtail_backcare.gate.shown` finds the pages.
"""
