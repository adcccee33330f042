"""What people in the admin are told: what a page still needs, and why something was refused or kept as a draft.

Owns: the panel “Before you can publish”, the report, the list on the dashboard, the messages. Decides nothing:
`wagtail_backcare.gate` does.
"""
