"""Translations of content packs: their files, their checks, and how they are loaded.

Owns the folder ``translations`` of a pack. Knows the pack's own items by their keys, and never writes them. What it
puts on a site is a draft: nothing here makes a page live.
"""
