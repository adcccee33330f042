"""Which addresses a cache in front of the site must forget, and whether it was told.

Owns: `Purge`, one row for each batch of addresses. Knows nothing of pages: callers hand over addresses.
"""
