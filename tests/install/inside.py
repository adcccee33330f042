"""Runs inside a project that installed the wheel: commands, page views and facts, as JSON on the last line.

A copy of this file stands in each project, so that nothing of the checkout is on the import path.
"""

import contextlib
import io
import json
import sys
import traceback
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent))
django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402


def command(*args):
    """Exit status and output of a management command."""
    output = io.StringIO()
    status = 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            call_command(*args)
        except SystemExit as end:
            status = end.code
        except Exception:
            status = 1
            traceback.print_exc()
    return {"status": status, "output": output.getvalue()}


def visit(path, *, admin=False):
    """Status and HTML of what a path leads to, for a reader or for an administrator."""
    client = Client(raise_request_exception=True)
    if admin:
        model = get_user_model()
        user = model.objects.filter(username="admin").first() or model.objects.create_superuser("admin")
        client.force_login(user)
    response = client.get(path, follow=True)
    html = b"".join(response.streaming_content).decode() if response.streaming else response.content.decode()
    return {"status": response.status_code, "html": html}


def add_url(model, parent_path):
    """The address at which an editor adds a page of a model below another page."""
    meta = apps.get_model(model)._meta
    parent = apps.get_model("wagtailcore.Site").objects.get(is_default_site=True).root_page
    for slug in filter(None, parent_path.split("/")):
        parent = parent.get_children().get(slug=slug)
    return f"/admin/pages/add/{meta.app_label}/{meta.model_name}/{parent.pk}/"


def edit_url(path):
    """The address at which an editor changes the page at a path."""
    page = apps.get_model("wagtailcore.Site").objects.get(is_default_site=True).root_page
    for slug in filter(None, path.split("/")):
        page = page.get_children().get(slug=slug)
    return f"/admin/pages/{page.pk}/edit/"


def run(code):
    """Run some lines and answer with the variable ``result`` that they set."""
    scope = {"command": command, "visit": visit, "add_url": add_url, "edit_url": edit_url, "result": None}
    exec(code, scope)  # noqa: S102 - the lines stand in the tests
    return scope["result"]


if __name__ == "__main__":
    setup_test_environment()
    import wagtail_backcare

    answer = {"package": wagtail_backcare.__file__, "result": run(sys.stdin.read())}
    print("\n" + json.dumps(answer))
