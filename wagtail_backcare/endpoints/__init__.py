"""Endpoints of Wagtail's API v2 for health pages and shared texts, and what API v3 is told of them.

Owns: viewsets for API v2, what a list of pages looks up for all of them together, and the schema of bodies in API v3.
How things look is in `api`, on the models and in the blocks.
"""
