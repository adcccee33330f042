"""Concrete page types: wiring only. Optional; a site with page types of its own subclasses the mixins instead."""
