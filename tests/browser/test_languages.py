"""The example site in its languages: each page leads to itself in the others, and says where it is not."""

import re

ONLY_IN_ENGLISH = """
from clinic.models import HomePage, PlainPage
from wagtail.models import Locale
home = HomePage.objects.get(locale=Locale.objects.get(language_code="en"))
home.add_child(instance=PlainPage(title="Only in English", slug="only-in-english", body="<p>Here.</p>"))
"""


def get_switcher(html: str) -> str:
    return re.search(r'<nav class="backcare-languages.*?</nav>', html, re.DOTALL)[0]


def test_a_page_leads_to_itself_in_another_language_and_back(example_site):
    _status, english = example_site.read("/conditions/low-back-pain/")
    [path] = re.findall(r'href="[^"]*(/es/[^"]+)" lang="es"', get_switcher(english))

    status, spanish = example_site.read(path)

    assert (status, path) == (200, "/es/enfermedades/dolor-lumbar/")
    assert '<html lang="es" dir="ltr"' in spanish
    assert "<h1" in spanish and "Dolor lumbar" in spanish and "Aviso: información general" in spanish
    switcher = get_switcher(spanish)
    assert re.search(r'href="[^"]*/conditions/low-back-pain/" lang="en" hreflang="en" dir="ltr">English<', switcher)
    assert '<span lang="es" dir="ltr" aria-current="true">Español</span>' in switcher


def test_the_clinics_own_pages_and_the_search_have_a_version_too(example_site):
    for path, title in (("/es/quienes-somos/", "Quiénes somos"), ("/es/contacto/comentarios/", "Comentar una página")):
        status, html = example_site.read(path)
        assert status == 200
        assert f"<h1>{title}</h1>" in html
    _status, html = example_site.read("/search/?q=sciatica")
    assert 'href="/es/search/?q=sciatica" lang="es"' in get_switcher(html)
    status, html = example_site.read("/es/search/?q=ciatica")
    assert status == 200
    assert "/es/enfermedades/ciatica/" in html


def test_the_home_page_says_when_to_get_help_in_its_language(example_site):
    _status, html = example_site.read("/es/")

    assert re.search(r'href="/es/enfermedades/dolor-lumbar/#when-to-get-help">Señales que necesitan ayuda ahora<', html)
    assert "/es/tratamientos/acupuntura-para-el-dolor-lumbar/#evidence" in html


def test_a_page_that_is_in_one_language_alone_says_so(example_site):
    example_site.run(ONLY_IN_ENGLISH)

    _status, html = example_site.read("/only-in-english/")

    assert re.search(r'<bdi lang="es" dir="ltr">Español</bdi>\s*\(not this page\)', get_switcher(html))
    assert 'lang="es"' not in html.replace(get_switcher(html), "")
