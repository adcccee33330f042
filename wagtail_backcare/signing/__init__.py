"""Screens on which a person compares safety text with its translation, and signs.

Owns: the screen in the admin, the page that a signed link leads to, who may sign in which capacity, and what the log
says.
"""
