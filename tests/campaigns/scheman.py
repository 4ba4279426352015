"""What is done to the schema of a ledger file in ``manipulation``: such a file is never read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random
    from sqlite3 import Connection

    Andring = Callable[[Connection, Random], object]

SCHEMA: dict[str, Andring] = {}


def schema(function: Andring) -> Andring:
    """Take a kind up among those that are tried."""
    SCHEMA[function.__name__] = function
    return function


@schema
def vy_i_tabells_stalle(conn: Connection, slump: Random) -> None:
    table = slump.choice(("handelse", "sigill", "kommando", "sokord"))
    conn.execute(f"ALTER TABLE {table} RENAME TO dold")
    conn.execute(f"CREATE VIEW {table} AS SELECT * FROM dold")  # noqa: S608 - our own


@schema
def utlosare_till(conn: Connection, slump: Random) -> None:
    when = slump.choice(("AFTER INSERT", "AFTER DELETE"))
    table = slump.choice(("handelse", "sigill", "kommando", "sokord"))
    conn.execute(f"CREATE TRIGGER tyst {when} ON {table} BEGIN DELETE FROM sokord; END")  # noqa: S608


@schema
def annat_till(conn: Connection, slump: Random) -> None:
    conn.execute(
        slump.choice(
            (
                "CREATE TABLE annat (nr)",
                "CREATE VIEW annat AS SELECT 1",
                "CREATE INDEX annat ON handelse (typ)",
                "ALTER TABLE handelse ADD COLUMN annat TEXT",
            )
        )
    )


@schema
def sparr_borta(conn: Connection, slump: Random) -> None:
    guards = conn.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    (name,) = slump.choice(guards.fetchall())
    conn.execute(f"DROP TRIGGER {name}")
