"""Reviews in the admin: recording and withdrawing one, the panel of the editor, the report.

Owns: who may record a review, and the screens. What a review is and whether it holds is told by `reviews`.
"""
