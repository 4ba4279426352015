# ruff: noqa: S608 - the names of tables and columns are all our own
"""A kept read model held against one rebuilt from the events (D11)."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from domain.values.money import kronor_text
from ledger.store.sqlite import dbfile
from projections.model.tables import LAGE, METADATA, SALDO

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path


def differences(kept: Path, rebuilt: Path) -> Iterator[str]:
    """Yield in Swedish where the two files differ, table by table; balances one by one.

    What answers in place of a table or a view of ours is not asked.
    Raises sqlite3.DatabaseError when the kept one cannot be read. Neither is written to.
    """
    with closing(dbfile.memory()) as conn:
        conn.execute("PRAGMA trusted_schema = 0")
        for name, path in (("kept", kept), ("rebuilt", rebuilt)):
            dbfile.attach(conn, name, path)
        if _schema(conn, "kept") != _schema(conn, "rebuilt"):
            yield f"läsmodellen {kept.name} har andra tabeller eller vyer än den ska ha"
            return
        yield from _balances(conn)
        for table in METADATA.sorted_tables:
            if table not in {SALDO, LAGE}:
                yield from _rows(conn, table.name)


def _schema(conn: sqlite3.Connection, name: str) -> list[tuple[str, str, str | None]]:
    query = f"SELECT type, name, sql FROM {name}.sqlite_master ORDER BY type, name"
    return conn.execute(query).fetchall()


def _balances(conn: sqlite3.Connection) -> Iterator[str]:
    keys = ", ".join(column.name for column in SALDO.primary_key)
    query = (
        f"SELECT {keys}, SUM(kept) AS kept, SUM(rebuilt) AS rebuilt FROM"
        f" (SELECT {keys}, ore AS kept, 0 AS rebuilt FROM kept.{SALDO.name} UNION ALL"
        f" SELECT {keys}, 0, ore FROM rebuilt.{SALDO.name})"
        f" GROUP BY {keys} HAVING SUM(kept) <> SUM(rebuilt) ORDER BY {keys}"
    )
    for *key, kept, rebuilt in conn.execute(query):
        where = " ".join(str(part) for part in key if part)
        yield (
            f"saldo {where}: läsmodellen har {kronor_text(kept)}, händelserna ger"
            f" {kronor_text(rebuilt)}"
        )


def _rows(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    for one, other, said in (
        ("kept", "rebuilt", "rader som händelserna inte ger"),
        ("rebuilt", "kept", "rader för lite"),
    ):
        query = (
            "SELECT COUNT(*) FROM"
            f" (SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table})"
        )
        (count,) = conn.execute(query).fetchone()
        if count:
            yield f"läsmodellens tabell {table} har {count} {said}"
