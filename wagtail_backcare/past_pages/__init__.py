"""Health pages as their readers saw them on a day.

Owns: writing pages, the texts that they share and the clinic's details to the archive whenever readers see something
else, and showing a page as it was, from the archive alone.
"""
