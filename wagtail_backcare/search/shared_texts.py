"""Pages are found by the words of a shared text as it is now: they go into the index again when it changes."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import ReferenceIndex
from wagtail.search.index import class_is_indexed

from wagtail_backcare.search.tasks import index_again

#: Where an instance that is being deleted keeps what showed it.
_SHOWN_ON = "_backcare_shown_on"


def find_showing(snippet: Model) -> dict[str, list[str]]:
    """Label of a model → keys of its instances that show a snippet, as Wagtail's reference index knows them."""
    references = ReferenceIndex.get_references_to(snippet).order_by().distinct()
    showing = defaultdict(list)
    for content_type, key in references.values_list("content_type_id", "object_id"):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and class_is_indexed(model):
            showing[model._meta.label].append(key)
    return dict(showing)


def on_save(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """A save that may change what pages show; saving a draft, a lock or a workflow does not."""
    texts = {"live", *(field.field_name for field in sender.get_searchable_search_fields())}
    if not raw and (update_fields is None or texts & set(update_fields)):
        _enqueue(find_showing(instance))


def before_delete(sender, instance, **kwargs) -> None:
    """Once it is deleted, nothing tells any more where it was shown."""
    setattr(instance, _SHOWN_ON, find_showing(instance))


def on_delete(sender, instance, **kwargs) -> None:
    _enqueue(vars(instance).pop(_SHOWN_ON, {}))


def _enqueue(showing: dict[str, list[str]]) -> None:
    for label, keys in showing.items():
        index_again.enqueue(label, keys)


def connect(*models: type[Model]) -> None:
    """Follow the changes of these models of snippets."""
    for model in models:
        uid = f"wagtail_backcare.search.{model._meta.label_lower}"
        post_save.connect(on_save, sender=model, dispatch_uid=f"{uid}.saved")
        pre_delete.connect(before_delete, sender=model, dispatch_uid=f"{uid}.deleting")
        post_delete.connect(on_delete, sender=model, dispatch_uid=f"{uid}.deleted")
