"""What a translator does in wagtail-localize's editor, from a page that was kept back to an urgent change of it.

People have the groups that ``backcare_roles`` makes, and nothing more.
"""

import re

import polib
import pytest
from playwright.sync_api import Locator, Page, expect

#: An editor of English pages, a translator into Spanish, and an English page that is live.
BEFORE = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail_backcare.pages.models import ConditionPage, HealthIndexPage

for name, group in (("emma", "Health editors"), ("ana", "Health translators: Español")):
    user = get_user_model().objects.create_user(name, f"{name}@quillmere.example", name)
    user.groups.add(Group.objects.get(name=group))
card = ("emergency", {"heading": "", "signs": ["you cannot feel your arms for 2 hours"]})
sections = {
    "overview": ("text", "<p>Moving a stiff neck hurts.</p>"),
    "when_to_get_help": ("help_cards", {"shared": None, "cards": [card]}),
}
page = ConditionPage(
    title="Stiff neck",
    slug="stiff-neck",
    summary="A neck that hurts when it moves.",
    body=[(name, {"heading": "", "content": [block]}) for name, block in sections.items()],
    live=False,
)
HealthIndexPage.objects.get(slug="conditions", locale__language_code="en").add_child(instance=page)
page.save_revision().publish()
"""

TITLE, SIGN, NEW_SIGN = "Stiff neck", "you cannot feel your arms for 2 hours", "you cannot feel your arms for 1 hour"
SPANISH = {
    TITLE: "Cuello rígido",
    "stiff-neck": "cuello-rigido",
    "A neck that hurts when it moves.": "Un cuello que duele al moverlo.",
    "Moving a stiff neck hurts.": "Mover un cuello rígido duele.",
    SIGN: "no siente los brazos durante 2 horas",
    NEW_SIGN: "no siente los brazos durante 1 hora",
}
ENGLISH_PATH, SPANISH_PATH = "/conditions/stiff-neck/", "/es/enfermedades/cuello-rigido/"
NOTICE = ".backcare-update"


@pytest.fixture
def sign_in(open_page):
    """``sign_in(name)``: a window in which somebody has logged in to the admin; an error in a script fails the test."""
    errors = []

    def get(name: str) -> Page:
        page = open_page("/admin/login/")
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.locator("input[name=username]").fill(name)
        page.locator("input[name=password]").fill(name)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", name="Quillmere Back Clinic")).to_be_visible()
        return page

    yield get
    assert errors == []


def test_a_translators_day(example_site, sign_in, open_page, tmp_path):
    example_site.run(BEFORE)
    emma, ana = sign_in("emma"), sign_in("ana")

    submit(emma)
    open_kept_back_page(ana)
    translate(ana, TITLE)
    translate_offline(ana, tmp_path / "es.po")
    meet_the_message_sign_and_publish(ana)
    before = read_as_a_reader(open_page(SPANISH_PATH, scripts=False))
    assert SPANISH[SIGN] in before

    change_urgently(emma)
    check_mail(example_site.log.read_text())
    check_notice(open_page(SPANISH_PATH, scripts=False), before)
    find_in_report(ana)
    sync(emma)
    translate_the_change(ana)
    meet_the_message_sign_and_publish(ana, is_live=True)

    reader = open_page(SPANISH_PATH, scripts=False)
    expect(reader.locator(NOTICE)).to_have_count(0)
    assert read_as_a_reader(reader) == before.replace(SPANISH[SIGN], SPANISH[NEW_SIGN])


def open_original(page: Page, button: str) -> None:
    """Press a button in the list of conditions, in the menu of the English page."""
    page.goto("/admin/backcare_condition/")
    page.get_by_role("link", name="Conditions", exact=True).first.click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=TITLE, exact=True))
    row.get_by_role("button", name=re.compile("options")).click()
    page.get_by_role("link", name=button).locator("visible=true").click()


def submit(emma: Page) -> None:
    """The page is live in English, so wagtail-localize publishes it with English words, if it is not kept back."""
    open_original(emma, "Translate this page")
    emma.get_by_label("Español").check()
    emma.get_by_role("button", name="Submit").click()

    told = emma.locator(".messages")
    expect(told).to_contain_text(f"“{TITLE}” (Español) was kept as a draft because:")
    expect(told).to_contain_text("Safety text is still in English: When to get help / Help cards / Emergency / Sign 1.")


def open_kept_back_page(ana: Page) -> None:
    """From her dashboard."""
    ana.goto("/admin/")
    waiting = ana.get_by_role("region", name="Translations that wait for you")
    row = waiting.get_by_role("row").filter(has_text=TITLE)
    expect(row).to_contain_text("Partly translated")
    row.get_by_role("link").first.click()

    expect(ana).to_have_title(re.compile(f"Translation of {TITLE} into Español"))
    expect(get_safety_text(ana)).to_contain_text("1 safety text is to be translated.")


def get_safety_text(ana: Page) -> Locator:
    """The part beside the editor that lists safety text."""
    return ana.get_by_role("region", name="Safety text")


def translate(ana: Page, text: str) -> None:
    """One text, in the editor."""
    original = ana.locator(".js-translation-editor li li").filter(has=ana.get_by_text(text, exact=True)).first
    original.get_by_role("button", name=re.compile("Translate|Edit")).click()
    original.get_by_role("textbox").fill(SPANISH[text])
    original.get_by_role("button", name="Save").click()
    expect(original).to_contain_text("Translated manually")


def translate_offline(ana: Page, path) -> None:
    """All the others, in a PO file."""
    with ana.expect_download() as download:
        ana.get_by_role("link", name="Download PO file").click()
    download.value.save_as(path)
    texts = polib.pofile(str(path))
    assert [entry.msgid for entry in texts if entry.msgstr] == [TITLE]
    for entry in texts:
        entry.msgstr = SPANISH[entry.msgid]
    texts.save()

    ana.locator("input[type=file]").first.set_input_files(path)

    expect(ana.locator(".messages")).to_contain_text("Successfully imported translations")
    expect(get_safety_text(ana)).to_contain_text("It can be published once somebody has compared both and signed.")


def meet_the_message_sign_and_publish(ana: Page, *, is_live: bool = False) -> None:
    publish(ana)
    told = ana.locator(".messages")
    expect(told).to_contain_text("was kept as a draft" + ("; readers still see the older text" if is_live else ""))
    expect(told).to_contain_text("signed")
    expect(told).not_to_contain_text("Published")

    texts = ana.get_by_role("row").nth(1)
    expect(texts).to_contain_text(NEW_SIGN if is_live else SIGN)
    expect(texts).to_contain_text(SPANISH[NEW_SIGN if is_live else SIGN])
    expect(ana.get_by_text("You sign as: Translator.")).to_be_visible()
    ana.get_by_role("button", name="I have compared both, and I sign").click()

    expect(told).to_contain_text("Signed. The translation can be published.")
    expect(get_safety_text(ana)).to_contain_text("Signed by ana")
    publish(ana)
    expect(told).to_contain_text(f"Published '{SPANISH[TITLE]}' in Español.")


def publish(ana: Page) -> None:
    # The bar with the button is drawn anew when the editor's script starts.
    expect(get_safety_text(ana)).to_be_visible()
    ana.get_by_role("button", name="Publish in Español").click()


def read_as_a_reader(page: Page) -> str:
    """The main text, without what is said of an urgent change."""
    expect(page.locator("h1")).to_have_text(SPANISH[TITLE])
    text = page.locator("main").inner_text()
    for notice in page.locator(NOTICE).all():
        text = text.replace(notice.inner_text(), "")
    return re.sub(r"\n\s*", "\n", text)


def change_urgently(emma: Page) -> None:
    """Change a sign in English, publish, and tell translators by the button in the message."""
    open_original(emma, "Edit")
    sign = emma.locator("[data-contentpath='signs']").get_by_role("textbox").first
    expect(sign).to_have_value(SIGN)
    sign.fill(NEW_SIGN)
    emma.get_by_role("button", name="More actions").click()
    emma.get_by_role("button", name="Publish").click()
    told = emma.locator(".messages")
    expect(told).to_contain_text("translations do not have the change yet: Español.")
    told.get_by_role("link", name="Tell translators now").click()

    row = emma.get_by_role("row").filter(has_text="Español")
    expect(row).to_contain_text("Does not have the change yet")
    expect(row).to_contain_text("ana")
    emma.get_by_label("What changed, in a sentence or two").fill("One hour, not two.")
    emma.get_by_role("button", name="Tell readers and translators now").click()
    expect(told).to_contain_text("Readers of 1 translation are told now, and its translators get an e-mail.")


def check_mail(log: str) -> None:
    """The server of a developer's machine prints what others send."""
    told = re.findall("^To: (.*)$", log, re.MULTILINE)
    assert sorted(told) == ["ana@quillmere.example", "translator@quillmere.example"]
    assert f"The safety text of “{TITLE}” (English) was changed, and the change cannot wait." in log
    assert "What changed: One hour, not two." in log


def check_notice(reader: Page, before: str) -> None:
    """A reader is told in Spanish, with a link to the newer English text, and reads what they read before."""
    notice = reader.locator(NOTICE)
    expect(notice).to_be_visible()
    expect(notice).to_contain_text(re.compile(r"Este consejo se actualizó en inglés el \d+ de \w+ de \d{4}"))
    assert read_as_a_reader(reader) == before
    notice.get_by_role("link").click()
    expect(reader).to_have_url(re.compile(f"{ENGLISH_PATH}$"))
    expect(reader.locator("main")).to_contain_text(NEW_SIGN)


def find_in_report(ana: Page) -> None:
    """The report says that the original has changed, and what."""
    ana.goto("/admin/reports/backcare-translations/?state=stale&language=es")
    row = ana.get_by_role("row").filter(has_text=TITLE)
    expect(row).to_contain_text("Source has changed")
    row.get_by_role("link", name="What has changed").click()
    cells = ana.get_by_role("row").nth(1).get_by_role("cell")
    expect(cells).to_have_text([SIGN, NEW_SIGN, SPANISH[SIGN]])


def sync(emma: Page) -> None:
    """Give the new words to translators, without publishing anything."""
    open_original(emma, "Sync translated pages")
    emma.get_by_role("button", name=re.compile("Sync|Submit|Update")).click()
    expect(emma.locator(".messages")).to_contain_text("Successfully updated")


def translate_the_change(ana: Page) -> None:
    ana.goto("/admin/reports/backcare-translations/?language=es")
    ana.get_by_role("row").filter(has_text=TITLE).get_by_role("link").first.click()
    expect(get_safety_text(ana)).to_contain_text("1 safety text is to be translated.")
    translate(ana, NEW_SIGN)
    ana.reload()
