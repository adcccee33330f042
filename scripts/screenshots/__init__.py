"""Pictures of every page and editor screen of the example site."""
