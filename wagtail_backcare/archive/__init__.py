"""What readers saw on a day.

Owns: the text of each page and shared text as it was published, from when to when, and by whom. Rows are only added,
and closed once; equal texts are stored once. It outlives revisions, moves and aliases. Knows nothing of page mixins:
`past_pages` hands over what a page shows.
"""
