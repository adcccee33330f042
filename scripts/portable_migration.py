#!/usr/bin/env python3
"""Make a fresh migration portable: swappable page and image models, and nothing that only one Wagtail version has.

Usage: python scripts/portable_migration.py PATH…

Run it on a migration that ``makemigrations`` just wrote with the oldest supported versions. A migration that names
``wagtailcore.page`` or ``wagtailimages.image`` would make Django write another one into the package on a site that has
a base page or an image model of its own.
"""

import pathlib
import re
import sys

IMPORTS = "import swapper\n"
IMAGE_IMPORT = "from wagtail.images import get_image_model_string\n"
PAGE = 'swapper.get_model_name("wagtailcore", "Page")'
IMAGE = "get_image_model_string()"


def make_portable(source: str) -> str:
    """The migration's source with swappable references; unchanged if it is portable already."""
    if "import swapper" in source:
        return source
    source = re.sub(
        r"to=(settings\.WAGTAIL_PAGE_MODEL|'wagtailcore\.page'|\"wagtailcore\.page\")", f"to={PAGE}", source
    )
    source = re.sub(r"to=['\"]wagtailimages\.image['\"]", f"to={IMAGE}", source)
    source = re.sub(r"\n( +)\('wagtailimages', '[^']+'\),", rf"\n\1migrations.swappable_dependency({IMAGE}),", source)
    source = re.sub(r"(\n +)(\('wagtailcore', '[^']+'\),)", r'\1\2\1swapper.dependency("wagtailcore", "Page"),', source)
    source = source.replace("import django.db.models.deletion\n", f"import django.db.models.deletion\n{IMPORTS}", 1)
    if IMAGE in source:
        django_import = "from django.db import migrations, models\n"
        source = source.replace(django_import, django_import + IMAGE_IMPORT, 1)
    return source


def main() -> None:
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        path.write_text(make_portable(path.read_text()))
        print(f"portable: {path}")


if __name__ == "__main__":
    main()
