# ruff: noqa: S608 - the text is all our own; what users say is bound
"""What is put together by name, as a type that has just those names: no driver can promise one.

Here alone the text that a step's type is kept as becomes the type again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from domain.bevakning import bild
from domain.bevakning.stegtyp import Stegtyp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.bevakning.bild import Lagesteg
    from projections.model.as_of import AsOf, Bound

_STEGTYPER = Stegtyp.__members__

Row = TypeVar("Row", bound=Mapping[str, object])


def rows(
    shape: type[Row], conn: sqlite3.Connection, query: str, bound: Mapping[str, Bound]
) -> Iterator[Row]:
    """Yield rows by column name; raises TypeError when the type has other columns.

    What the type calls a bool is one: SQLite keeps it as 0 or 1.
    """
    cursor = conn.execute(query, bound)
    names = [column[0] for column in cursor.description]
    if names != list(shape.__annotations__):
        raise TypeError(f"{shape.__name__} has other columns than {names}")
    yes_no = [name for name in names if _is_bool(shape.__annotations__[name])]

    def by_name(values: tuple[object, ...]) -> Row:
        row = dict(zip(names, values, strict=True))
        return cast("Row", row | {name: bool(row[name]) for name in yes_no})

    return map(by_name, cursor)


def _is_bool(kind: object) -> bool:
    """Tell whether a field is a bool, whether its type is still text or not."""
    return kind is bool or getattr(kind, "__forward_arg__", None) == "bool"


def shaped(shape: type[Row], values: Mapping[str, object]) -> Row:
    """Return values by name; raises TypeError when the type has not all those names."""
    if not values.keys() <= shape.__annotations__.keys():
        raise TypeError(f"{shape.__name__} has not all of {[*values]}")
    return cast("Row", values)


def lagesteg(
    conn: sqlite3.Connection, asof: AsOf, *typer: Stegtyp, efter: int = -1
) -> list[Lagesteg]:
    """Return the steps within the bounds, of some types or of all, after an event, by nr.

    Raises DatabaseError when one is of no type that there is.
    """
    some = ", ".join(f"'{typ.name}'" for typ in typer)
    within = f"{asof.within()} AND nr > {efter}" + (f" AND typ IN ({some})" if typer else "")
    names = ("sista_dag" if name == "dag" else name for name in bild.Lagesteg._fields)
    query = f"SELECT {', '.join(names)} FROM lagesteg WHERE {within} ORDER BY nr, rad"
    try:
        return [
            bild.Lagesteg(nr, _STEGTYPER[typ], *rest)
            for nr, typ, *rest in conn.execute(query, asof.bound())
        ]
    except KeyError as unknown:
        raise sqlite3.DatabaseError(f"ett steg är av en okänd typ: {unknown}") from None
