"""What is put together by name, as a type that has just those names: no driver can promise one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from projections.model.as_of import Bound

Row = TypeVar("Row", bound=Mapping[str, object])


def rows(
    shape: type[Row], conn: sqlite3.Connection, query: str, bound: Mapping[str, Bound]
) -> Iterator[Row]:
    """Yield rows by column name; raises TypeError when the type has other columns."""
    cursor = conn.execute(query, bound)
    names = [column[0] for column in cursor.description]
    if names != list(shape.__annotations__):
        raise TypeError(f"{shape.__name__} has other columns than {names}")
    return (cast("Row", dict(zip(names, row, strict=True))) for row in cursor)


def shaped(shape: type[Row], values: Mapping[str, object]) -> Row:
    """Return values by name; raises TypeError when the type has not all those names."""
    if not values.keys() <= shape.__annotations__.keys():
        raise TypeError(f"{shape.__name__} has not all of {[*values]}")
    return cast("Row", values)
