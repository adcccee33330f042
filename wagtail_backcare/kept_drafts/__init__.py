"""Pages that should have gone live and were kept as drafts, and why.

Owns: `KeptAsDraft`, one note a page, and what its history says of it. Knows nothing of rules: callers hand over
reasons.
"""
