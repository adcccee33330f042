"""What wagtail-localize needs to know of our content, and the sign-off of safety text.

Owns: which words may not go live untranslated, who signed which translation of them, urgent changes and the glossary.
Works without wagtail-localize too.
"""
