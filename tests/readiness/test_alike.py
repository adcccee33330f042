from wagtail_backcare.readiness.alike import fold_alike
from wagtail_backcare.readiness.tell import render_reasons


def test_few_of_a_kind_are_all_named():
    assert fold_alike(["a1", "b1", "a2"], lambda problem: problem[0]) == [("a1", []), ("b1", []), ("a2", [])]


def test_the_rest_of_many_stands_behind_the_last_one_named():
    folded = fold_alike(["a1", "a2", "a3", "b1", "a4", "a5"], lambda problem: problem[0])

    assert folded == [("a1", []), ("a2", []), ("a3", ["a4", "a5"]), ("b1", [])]


def test_a_message_counts_the_rest():
    reasons = [{"code": "safety_text.untranslated", "message": f"Text {number}.", "hint": ""} for number in range(5)]

    html = render_reasons(reasons)

    assert "Text 2." in html
    assert "Text 3." not in html
    assert "2 more of this kind." in html
