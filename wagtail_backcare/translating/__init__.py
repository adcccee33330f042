"""What translators are told and offered while they work in the admin.

Owns: true messages about what was published and what was kept, what stands beside wagtail-localize's editor, and what
is applied around a machine translator. Decides nothing: `wagtail_backcare.gate` does.
"""
