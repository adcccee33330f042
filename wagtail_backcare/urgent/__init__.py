"""A change of safety text that cannot wait for its translations.

Owns: marking one, telling translators by e-mail, and finding that a translation has caught up. What readers are told is
`wagtail_backcare.models.urgent_notice`.
"""
