"""Does what a page of the documentation says, line by line, so that the page cannot go stale."""

import re

from tests import markdown
from tests.install.projects import Project


def follow(project: Project, text: str) -> list[str]:
    """Put the settings of a text into the project and run its commands, in order; answer with what they printed.

    Lines of Python say in their first line, a comment, at the end of which file they belong. Commands that install the
    package or serve the site are left out: the wheel is there already, and a server would not end.
    """
    printed = []
    samples = re.findall(r"^ *```(python|sh)\n(.*?)^ *```$", text, flags=re.MULTILINE | re.DOTALL)
    if not samples:
        raise ValueError("nothing to do in this text")
    for language, sample in samples:
        sample = unindent(sample)
        if language == "python":
            project.append(file_of(sample), sample)
            continue
        for line in sample.splitlines():
            if not line.startswith(("pip install ", "python manage.py runserver")):
                printed.append(project.shell(line).stdout)
    return printed


def file_of(sample: str) -> str:
    """The file named in the comment at the top of a sample. Raises ValueError where there is none."""
    found = re.match(r"# (\S+\.py)\n", sample)
    if found is None:
        raise ValueError(f"which file? {sample}")
    return found[1]


def unindent(sample: str) -> str:
    indent = re.match(r" *", sample)[0]
    return re.sub(rf"^{indent}", "", sample, flags=re.MULTILINE)


def part_of(page: str, heading: str) -> str:
    """What a page of the documentation says under a heading."""
    return markdown.part(markdown.read(page), heading)
