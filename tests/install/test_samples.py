"""The guides for agencies show what the sample sites really do."""

import ast
from runpy import run_path

import pytest

from tests import markdown
from tests.install.projects import SAMPLES

AGENCY = SAMPLES / "agency"
SETTINGS = run_path(str(AGENCY / "config" / "settings.py"))


def read(name):
    return (AGENCY / name).read_text(encoding="utf-8")


def imports(source):
    """Module and name of everything that some lines import."""
    statements = [node for node in ast.parse(source).body if isinstance(node, ast.ImportFrom)]
    return {(node.module, name.name) for node in statements for name in node.names}


def classes(source):
    """Name → text of each class in some lines, however they are laid out."""
    return {node.name: ast.unparse(node) for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}


@pytest.mark.parametrize(
    ("page", "module"),
    [
        ("how-to/your-own-page-types.md", "health/models.py"),
        ("how-to/use-the-blocks.md", "website/models.py"),
        ("how-to/add-or-retire-a-block.md", "health/blocks.py"),
    ],
)
def test_classes_of_a_guide_are_those_of_the_sample_site(page, module):
    samples = [sample for sample in markdown.code(markdown.read(page), "python") if "class " in sample]
    known = classes(read("health/models.py") + read("website/models.py") + read("health/blocks.py"))
    shown = {name: text for sample in samples for name, text in classes(sample).items()}

    assert shown
    assert shown == {name: known[name] for name in shown}
    assert {pair for sample in samples for pair in imports(sample)} <= imports(read(module))


@pytest.mark.parametrize(
    ("page", "key"),
    [("how-to/your-own-page-types.md", "PAGE_MODELS"), ("how-to/add-or-retire-a-block.md", "EXTRA_BLOCKS")],
)
def test_a_setting_of_a_guide_is_that_of_the_sample_site(page, key):
    (sample,) = (sample for sample in markdown.code(markdown.read(page), "python") if key in sample)

    scope = {}
    exec(sample, scope)  # noqa: S102 - a sample of our own documentation

    assert scope["WAGTAIL_BACKCARE"] == {key: SETTINGS["WAGTAIL_BACKCARE"][key]}


@pytest.mark.parametrize(
    ("page", "template"),
    [
        ("how-to/add-or-retire-a-block.md", "health/templates/health/blocks/price_list.html"),
        ("how-to/use-the-blocks.md", "website/templates/website/blog_page.html"),
        ("how-to/restyle-pages.md", "templates/wagtail_backcare/layout.html"),
        ("how-to/restyle-pages.md", "templates/wagtail_backcare/sections/tradition.html"),
        ("how-to/restyle-pages.md", "templates/wagtail_backcare/blocks/key_facts.html"),
    ],
)
def test_a_template_of_a_guide_is_that_of_the_sample_site(page, template):
    assert read(template) in markdown.code(markdown.read(page), "django")
