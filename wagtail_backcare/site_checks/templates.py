"""Templates of health pages: whether there is one, and whether it prints the disclaimer."""

import re
from collections.abc import Iterator

from django.core import checks
from django.db.models import Model
from django.template import TemplateDoesNotExist, loader

from wagtail_backcare.checks import DOCS
from wagtail_backcare.conf import get_settings
from wagtail_backcare.fields import BodyField
from wagtail_backcare.models.health_page import FrameMixin
from wagtail_backcare.site_checks.page_types import get_health_page_types
from wagtail_backcare.site_checks.template_source import UnclearError, find_tags

#: The tag that prints the disclaimer where no body does.
TAG = "backcare_disclaimer"


def check_templates(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W006, W007: a page type has no template, or one that leaves the disclaimer out."""
    return [message for model in get_health_page_types() for message in _check_template(model)]


def _check_template(model: type[Model]) -> Iterator[checks.CheckMessage]:
    name = get_template_name(model)
    if name is None:
        return
    try:
        if not prints_disclaimer(name, model):
            yield checks.Warning(
                f"The template “{name}” of {model._meta.label} leaves the disclaimer out.",
                hint="Print the body with {% include_block page.body %}, or the disclaimer with "
                f"{{% backcare_disclaimer page %}}. {DOCS}",
                obj=model,
                id="wagtail_backcare.W007",
            )
    except TemplateDoesNotExist as error:
        yield checks.Warning(
            f"{model._meta.label} is to be shown with the template “{error}”, which does not exist.",
            hint=f"Add the template; a site that shows these pages without one silences this check. {DOCS}",
            obj=model,
            id="wagtail_backcare.W006",
        )
    except UnclearError:
        return


def get_template_name(model: type[Model]) -> str | None:
    """The template that a page of this type is shown with, or None where the type decides for each request."""
    owner = next(parent for parent in model.__mro__ if "get_template" in vars(parent))
    if owner is not FrameMixin and not owner.__module__.startswith("wagtail.models"):
        return None
    if not issubclass(model, FrameMixin):
        return model.template
    return next(filter(exists, (model.template, model.default_template)), model.default_template)


def exists(name: str) -> bool:
    try:
        loader.get_template(name)
    except TemplateDoesNotExist:
        return False
    return True


def prints_disclaimer(name: str, model: type[Model]) -> bool:
    """Whether a template comes to a body of the page or to the tag. Raises as `find_tags` does."""
    bodies = [field.name for field in model._meta.concrete_fields if isinstance(field, BodyField)]
    prints = re.compile(rf"^{TAG}\b" + (rf"|\.({'|'.join(bodies)})\b" if bodies else ""))
    known = {"backcare_base_template": get_settings().BASE_TEMPLATE}
    return any(prints.search(contents) for contents in find_tags(name, known=known))
