import pytest

from wagtail_backcare.structured_data.language_tags import make_language_tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [("en", "en"), ("en-gb", "en-GB"), ("zh-hans", "zh-Hans"), ("zh-hant-hk", "zh-Hant-HK"), ("es-419", "es-419")],
)
def test_language_codes_are_written_as_the_web_writes_them(code, tag):
    assert make_language_tag(code) == tag
