"""What a page lacks, over Wagtail's API v3. Imported only where that is installed: it needs Wagtail 8 and Ninja."""

from typing import Any

import swapper
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import Router, Schema
from wagtail.api.v3.auth import BearerTokenAuth

from wagtail_backcare.gate.loading import load_draft, load_pages
from wagtail_backcare.readiness.assess import assess
from wagtail_backcare.rules import Problem

router = Router(tags=["Back care"], auth=BearerTokenAuth())


class ProblemSchema(Schema):
    """A problem: what it is for programs and for people, where it is, and whether it keeps the page from going live."""

    code: str
    rule: str
    severity: str
    message: str
    hint: str
    field: str
    block_id: str
    keeps_from_publishing: bool


class ReadinessSchema(Schema):
    """What stands between the newest revision of a page and its readers."""

    page_id: int
    can_be_published: bool
    problems: list[ProblemSchema]


@router.get(
    "/problems/{page_id}/",
    response=ReadinessSchema,
    url_name="backcare_problems",
    summary="What a health page lacks",
    operation_id="backcare_problems",
)
def get_problems(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """For those who may edit or publish the page. 404 for a page that is no health page."""
    pages = load_pages(swapper.load_model("wagtailcore", "Page").objects.filter(pk=page_id))
    if not pages:
        raise Http404
    permissions = pages[0].permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise PermissionDenied
    readiness = assess(load_draft(pages[0]), stored=pages[0])
    problems = [_describe(p, True) for p in readiness.must_fix] + [_describe(p, False) for p in readiness.please_check]
    return {"page_id": page_id, "can_be_published": not readiness.must_fix, "problems": problems}


def _describe(problem: Problem, keeps_from_publishing: bool) -> dict[str, Any]:
    return {**problem.as_dict(), "keeps_from_publishing": keeps_from_publishing}
