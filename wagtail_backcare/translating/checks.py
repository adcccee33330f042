"""System checks about translation."""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from wagtail.blocks import StreamBlock

from wagtail_backcare.checks import DOCS
from wagtail_backcare.fields import BodyField
from wagtail_backcare.translating.untranslated import Loss, find_losses

#: Apps that translate pages, of which a site can have one.
TRANSLATORS = ("wagtail_localize", "wagtail_translate", "wagtail.contrib.simple_translation")


def check_translators(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """E011: two apps answer when a page is to be translated."""
    found = [app for app in TRANSLATORS if apps.is_installed(app)]
    if len(found) < 2:
        return []
    names = " and ".join(f"'{app}'" for app in found)
    return [
        checks.Error(
            f"{names} cannot be used together: each of them makes and saves translations of the same pages.",
            hint=f"Keep one of them in INSTALLED_APPS. {DOCS}",
            id="wagtail_backcare.E011",
        )
    ]


def check_blocks(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """W011: a site's own block in the body of a health page is lost in translations."""
    if not apps.is_installed("wagtail_localize"):
        return []
    return [
        checks.Warning(
            f"wagtail-localize cannot translate the block “{loss.path}”: {loss.what}.",
            hint=f"See “Blocks of your own” in the reference of what is translated. {DOCS}",
            id="wagtail_backcare.W011",
        )
        for loss in find_all_losses()
    ]


def find_all_losses() -> Iterator[Loss]:
    """Each block once, of whichever body it is found in first."""
    seen: set[str] = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, BodyField):
                for loss in _find_in_body(field.stream_block):
                    if loss.path not in seen:
                        seen.add(loss.path)
                        yield loss


def _find_in_body(body: StreamBlock) -> Iterator[Loss]:
    """Sections all hold the same blocks, so these are named without a section."""
    contents = {id(c): c for block in body.child_blocks.values() if (c := _get_content(block)) is not None}
    others = {name: block for name, block in body.child_blocks.items() if _get_content(block) is None}
    for content in contents.values():
        for name, block in content.child_blocks.items():
            yield from find_losses(block, name)
    for name, block in others.items():
        yield from find_losses(block, name)


def _get_content(block) -> StreamBlock | None:
    content = getattr(block, "child_blocks", {}).get("content")
    return content if hasattr(block, "section") and isinstance(content, StreamBlock) else None
