"""The few places where the rules are asked before a page goes live, and what happens when they are not met.

Owns: collecting facts about a page, deciding whether it may go live, refusing or keeping it as a draft, and the note
that says why. Receivers and entry points are connected in ``ready()``, so that mixins need not import this package.
"""
