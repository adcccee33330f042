"""How the example clinic writes dates, where it differs from Django's ways: ``FORMAT_MODULE_PATH``."""
