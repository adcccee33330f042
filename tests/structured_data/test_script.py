import json

import pytest
from django.utils.translation import gettext_lazy

from wagtail_backcare.structured_data import to_json

DANGEROUS = "</script><script>alert(1)</script><!-- & ]]> \u2028\u2029"


def test_nothing_in_a_text_can_end_the_script():
    text = to_json({"name": DANGEROUS, DANGEROUS: "value"})

    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == {"name": DANGEROUS, DANGEROUS: "value"}


def test_letters_of_every_script_stay_as_they_are():
    assert to_json({"name": "ألم أسفل الظهر"}) == '{"name":"ألم أسفل الظهر"}'


def test_a_value_that_is_not_plain_is_refused():
    with pytest.raises(TypeError):
        to_json({"name": gettext_lazy("Symptoms")})
