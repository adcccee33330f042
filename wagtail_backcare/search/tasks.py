"""Work that a site may leave to a worker, as Wagtail does with its own: see Django's setting ``TASKS``."""

from django.apps import apps
from django_tasks import task
from wagtail.search.backends import get_search_backends

#: How many are held in memory at a time.
BATCH = 100


@task()
def index_again(label: str, keys: list[str]) -> None:
    """Put the instances of a model with these keys into the search index anew.

    Together, because each addition to Wagtail's index works out the average length of all its titles.
    """
    model = apps.get_model(label)
    for start in range(0, len(keys), BATCH):
        instances = list(model.get_indexed_objects().filter(pk__in=keys[start : start + BATCH]))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, instances)
