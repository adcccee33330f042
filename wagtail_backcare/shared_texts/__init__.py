"""Screens on which people change what many pages show: help cards, questions, disclaimers, the clinic's details.

Owns: which pages a change shows on, told before it is made; the screens on which disclaimers are confirmed, withdrawn
and looked up; messages in place of errors. Decides nothing: `wagtail_backcare.gate` and `wagtail_backcare.disclaimers`
do.
"""
