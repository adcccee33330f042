"""Queries that every page view asks: made into SQL once a database connection, after that only run.

Making SQL of a queryset takes Django several times as long as a database that is near takes to answer it. No answer
is kept: each run asks the database.
"""

from collections.abc import Callable
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

#: Where a connection keeps its prepared queries; they go when it goes.
_KEPT = "_backcare_prepared"


class PreparedQuery:
    """A queryset that differs from one run to the next in its values alone.

    :param build: takes the parameters by name and returns the queryset. A parameter has to stand in the SQL as it
        is: ``slug=slug`` will do, ``slug__startswith=slug`` will not, since that changes the value on its way.
        Nothing else about the queryset may change while the process runs.
    :param parameters: the type of each parameter, ``int`` or ``str``.

    Calling it runs the query and gives the list of its results. Raises TypeError for a value of another type, and
    ValueError where a parameter does not stand in the SQL as it is.
    """

    def __init__(self, build: Callable[..., QuerySet], **parameters: type):
        self.build = build
        self.parameters = parameters

    def __call__(self, *, using: str = DEFAULT_DB_ALIAS, **values: Any) -> list:
        for name, kind in self.parameters.items():
            if not isinstance(values[name], kind):
                raise TypeError(f"{name} must be of type {kind.__name__}, not {values[name]!r}.")
        connection = connections[using]
        kept = vars(connection).setdefault(_KEPT, {})
        statement = kept.get(self)
        if statement is None:
            statement = kept[self] = _Statement(self, connection)
        return statement.run(values)


class _Statement:
    """A prepared query on one connection, which belongs to one thread.

    The queryset is left to run itself, so that rows become instances as always; only its SQL and the conversion of
    its columns, which stay the same, are not worked out again.
    """

    def __init__(self, prepared: PreparedQuery, connection: Any):
        placeholders = {
            _make_placeholder(position, kind): name for position, (name, kind) in enumerate(prepared.parameters.items())
        }
        self.queryset = prepared.build(**{name: value for value, name in placeholders.items()}).using(connection.alias)
        compiler = self.queryset.query.get_compiler(connection=connection)
        self.sql, values = compiler.as_sql()
        self.values = list(values)
        self.slots = [
            (position, placeholders[value])
            for position, value in enumerate(self.values)
            if isinstance(value, int | str) and value in placeholders
        ]
        missing = set(prepared.parameters) - {name for _position, name in self.slots}
        if missing:
            raise ValueError(f"The SQL does not hold {', '.join(sorted(missing))} as it is: {self.sql}")
        compiler.as_sql = lambda *args, **kwargs: (self.sql, tuple(self.values))
        self.queryset.query.get_compiler = lambda *args, **kwargs: compiler
        get_converters = compiler.get_converters
        compiler.get_converters = lambda expressions: self.converters or get_converters(expressions)
        self.converters = get_converters([column[0] for column in compiler.select[0 : compiler.col_count]])

    def run(self, values: dict[str, Any]) -> list:
        for position, name in self.slots:
            self.values[position] = values[name]
        return list(self.queryset._iterable_class(self.queryset))


def _make_placeholder(position: int, kind: type) -> Any:
    """A value that no row has and that fits every column of its type."""
    return 2_000_000_001 + position if kind is int else f"\x00{position}\x00"
