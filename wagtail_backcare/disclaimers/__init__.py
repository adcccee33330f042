"""Which disclaimer a page carries, and which it carried on any day.

Owns: the `Disclaimer` that editors write, the append-only `DisclaimerVersion` that readers see, and the look-up.
Knows nothing of pages: callers hand over site, locale and kind.
"""
