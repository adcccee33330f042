"""Whether the site has a model for each kind of page, and whether the pages may stand where the pack puts them."""

from typing import TYPE_CHECKING

from django.db.models import Model

from wagtail_backcare.conf import SETTING_NAME, get_settings
from wagtail_backcare.starter.parts import get_model
from wagtail_backcare.starter.problems import Problem
from wagtail_backcare.starter.report import Outcome

if TYPE_CHECKING:
    from wagtail_backcare.starter.plan import Plan


def check_page_models(plan: "Plan") -> list[Problem]:
    """Everything that keeps the pages of a plan from being made."""
    steps = [step for step in plan.of("pages") if step.outcome == Outcome.CREATED]
    kinds = dict.fromkeys(step.item.data["kind"] for step in steps if get_model(step.item) is None)
    if kinds:
        return [_missing_model(kind) for kind in kinds]
    refused: dict[type[Model], dict[type[Model], None]] = {}
    for step in steps:
        above = plan.steps.get(("pages", step.item.data.get("parent") or ""))
        parent = plan.place.parent if above is None else above.instance
        parent_model = type(parent) if parent is not None else get_model(above.item)
        model = get_model(step.item)
        if model not in parent_model.allowed_subpage_models():
            refused.setdefault(parent_model, {})[model] = None
    return [problem for parent, models in refused.items() for problem in _refusals(parent, list(models))]


def _missing_model(kind: str) -> Problem:
    label = get_settings().page_model_label(kind)
    app = label.split(".")[0].removeprefix("wagtail_backcare_")
    hint = "Add 'wagtail_backcare.pages' to INSTALLED_APPS, or name" if app == "pages" else "Name"
    return Problem(
        f"The site has no page model for the kind {kind}: {label} does not exist.",
        f"{hint} the site's own in the settings: {_page_models_line(kind)}",
    )


def _page_models_line(kind: str) -> str:
    return f'{SETTING_NAME} = {{"PAGE_MODELS": {{"{kind}": "app.Model"}}}}'


def _refusals(parent: type[Model], models: list[type[Model]]) -> list[Problem]:
    """What to add to the parent's ``subpage_types`` or the children's ``parent_page_types``."""
    problems = []
    absent = [model for model in models if model not in parent.clean_subpage_models()]
    if absent and parent.__module__.startswith("wagtail_backcare."):
        what = f"No {_listed(absent)} may stand below the package's {parent.__name__}."
        kind = parent.backcare_kind
        cure = f"Name an index of the site's own in the settings: {_page_models_line(kind)}"
        problems.append(Problem(what, cure))
    elif absent:
        names = [*parent.subpage_types, *(model._meta.label for model in absent)]
        line = f"    subpage_types = [{', '.join(_quoted(names))}]"
        what = f"No {_listed(absent)} may stand below a {parent._meta.label}."
        problems.append(Problem(what, f"Write in the class {parent.__name__} of {parent.__module__}:\n{line}"))
    for model in models:
        if parent not in model.clean_parent_page_models():
            names = [*model.parent_page_types, parent._meta.label]
            line = f"    parent_page_types = [{', '.join(_quoted(names))}]"
            what = f"A {model._meta.label} may not stand below a {parent._meta.label}."
            problems.append(Problem(what, f"Write in the class {model.__name__} of {model.__module__}:\n{line}"))
    return problems


def _quoted(names: list) -> list[str]:
    """Model names as they stand in a class body; classes by their label."""
    return [f'"{name if isinstance(name, str) else name._meta.label}"' for name in names]


def _listed(models: list[type[Model]]) -> str:
    return ", ".join(model._meta.label for model in models)
