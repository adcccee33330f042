"""What a page costs beside the usual ways of building it; ``python -m benchmarks`` prints the table.

Owns: a small site in a temporary database, the comparison page types in `benchmarks.app`, and the measuring.
Knows nothing of how the package is built inside: pages are asked for through Django's WSGI handler.
"""
