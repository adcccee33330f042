"""Where the translations of pages and shared texts stand.

Owns: the state of each page and snippet in each language, the report of them, what changed in a source since it was
translated, and the panel of what waits for somebody.
"""
