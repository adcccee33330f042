"""Tests that open the example site in Chromium, as readers and editors do."""
