"""What the type of an event tells of all its events, worked out once a type.

A type is known by its name, so that whatever has the fields of an event is read as one.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from domain import events as e
from domain.events import EVENTS

if TYPE_CHECKING:
    from collections.abc import Callable

    Read: TypeAlias = Callable[[Any], Any]

Likt: TypeAlias = Any
"""An event, or whatever has the fields of one."""

When: TypeAlias = tuple[int, str, str]
WHEN = ("nr", "sista_dag", "registrerad")
"""The columns that every table has."""


class Into:
    """A table, and the columns that rows have values for, those of ``WHEN`` last.

    There is one of each (``into``), so that it is known by what it is and not by what it says.
    """

    __slots__ = ("columns", "table")

    def __init__(self, table: str, columns: tuple[str, ...]) -> None:
        """Add the columns that every table has."""
        self.table, self.columns = table, (*columns, *WHEN)


@cache
def into(table: str, *columns: str) -> Into:
    """Return a table and some columns of it."""
    return Into(table, columns)


_MODELS = {one.__name__: one for one in EVENTS}


def model(event: Likt) -> type[e.Event]:
    """Return the type that an event is called as; its own when none is called so."""
    return _MODELS.get(type(event).__name__, type(event))


@cache
def reads(kind: type[e.Event], *names: str) -> Read:
    """Return what reads some fields of an event; None of those that it does not have."""
    fields = kind.model_fields
    if len(names) > 1 and fields.keys() >= {*names}:
        return attrgetter(*names)
    each = [attrgetter(name) if name in fields else _nothing for name in names]
    return lambda event: tuple([read(event) for read in each])


@cache
def read(kind: type[e.Event], name: str) -> Read:
    """Return what reads a field of an event; None if it does not have it."""
    return attrgetter(name) if name in kind.model_fields else _nothing


@cache
def attested(kind: type[e.Event]) -> Read:
    """Return what tells whether an event must be attested by somebody else (R35)."""
    stated = vars(kind).get("numreras")
    if not kind.attesteras or (stated is None and not kind.numbered):
        return _no
    return _yes if stated is None else stated.fget


def _nothing(_event: object) -> None:
    return None


def _yes(_event: object) -> bool:
    return True


def _no(_event: object) -> bool:
    return False
