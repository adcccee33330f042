"""Which clinician read which text of a page, when, and when it is due again.

Owns: `Review`, the fingerprint of a text and whether a review still holds. A review belongs to a page, which is in one
language, and to a text: it is never copied with the page, and a changed text makes it stale.
"""
