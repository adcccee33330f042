"""Content packs (data, not code) and their loader.

Owns the format of packs, their checks, and `StarterItem`, by which a later run knows its own items again. Knows nothing
of templates or rules: what it publishes passes the same hooks as what an editor publishes.
"""
