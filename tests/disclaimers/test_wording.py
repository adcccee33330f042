from wagtail_backcare.disclaimers.wording import Wording


def test_paragraphs_are_split_at_empty_lines_and_white_space_is_folded():
    wording = Wording.draft("Title", "First\nline.\n\n \n\nSecond   line.\n")

    assert wording.paragraphs == ["First line.", "Second line."]


def test_the_token_names_version_and_text():
    wording = Wording(version=7, title="", text="x", sha256="abcdef0123456789", language_code="en")

    assert wording.token == "7-abcdef012345"
