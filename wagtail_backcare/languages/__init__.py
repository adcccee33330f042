"""Who reads which language.

Owns: `GroupLanguagePermission`, by which a group's people may confirm texts in a language. Disclaimers and safety texts
ask it. Knows nothing of pages.
"""
