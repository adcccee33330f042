"""Answers that page views ask for again and again, in a cache that the site says all its processes share.

No answer outlives what it was made of: everything kept goes at once, by one key, as soon as a change is committed.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import uuid4

from django.core.cache import BaseCache, caches
from django.db import DEFAULT_DB_ALIAS, connections, transaction

import wagtail_backcare
from wagtail_backcare.conf import get_settings

logger = logging.getLogger("wagtail_backcare")

Answer = TypeVar("Answer")

PREFIX = f"wagtail_backcare.{wagtail_backcare.__version__}"

#: Names what is kept now; another name makes all of it void.
GENERATION = f"{PREFIX}.generation"

#: Seconds. A change that sends no signal, such as ``QuerySet.update()``, shows after as long as this.
TIMEOUT = 300


def remember(name: str, find: Callable[[], Answer]) -> Answer:
    """The answer kept under a name, else what ``find`` gives, which is kept. Without a shared cache it always asks."""
    alias = get_settings().SHARED_CACHE
    if not alias or is_change_pending():
        return find()
    cache, key = caches[alias], f"{PREFIX}.{name}"
    try:
        found = cache.get_many([GENERATION, key])
        # The name of what is kept is read before the database is asked: what changes meanwhile is kept for nobody.
        generation = found.get(GENERATION) or _begin(cache)
    except Exception:
        logger.exception("The cache %r does not answer", alias)
        return find()
    kept_generation, answer = found.get(key, (None, None))
    if kept_generation == generation:
        return answer
    answer = find()
    if may_keep():
        _keep(cache, key, (generation, answer))
    return answer


def _begin(cache: BaseCache) -> str:
    name = uuid4().hex
    cache.add(GENERATION, name, None)
    return cache.get(GENERATION, name)


def _keep(cache: BaseCache, key: str, value: Any) -> None:
    try:
        cache.set(key, value, TIMEOUT)
    except Exception:
        logger.exception("The cache does not take %s", key)


def forget_all() -> None:
    """Make everything kept void."""
    alias = get_settings().SHARED_CACHE
    if alias:
        caches[alias].set(GENERATION, uuid4().hex, None)


def forget_on_commit() -> None:
    """Make everything kept void as soon as the change that is being made can be seen."""
    if get_settings().SHARED_CACHE and not is_change_pending():
        transaction.on_commit(forget_all)


def is_change_pending() -> bool:
    """Whether this transaction has changed something that nobody else can see yet."""
    return any(task[1] is forget_all for task in connections[DEFAULT_DB_ALIAS].run_on_commit)


def may_keep() -> bool:
    """Whether what the database answers is what it holds now: within a transaction it may be what it held before."""
    return not connections[DEFAULT_DB_ALIAS].in_atomic_block
