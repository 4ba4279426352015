"""A read model's file opened with nothing but ``sqlite3``, and whether it is ours to the letter."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ledger.store.sqlite import dbfile
from projections.model.views import SCHEMA, TABLES, VIEWS

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable


Connection: TypeAlias = sqlite3.Connection
"""What a read model is asked through."""


class Lage(NamedTuple):
    """How far a model has come in which ledger, and the digest of the log up to there."""

    liggare: str
    nr: int | None
    sha256: str | None
    version: int


def open_model(path: str | os.PathLike[str], *, still: bool = False) -> sqlite3.Connection:
    """Open a read model to read; raises sqlite3.OperationalError or dbfile.Unsafe.

    ``still`` is for one that is never written where it stands, and reads nothing beside it.
    """
    conn = dbfile.still(Path(path), sqlite3.Connection) if still else dbfile.reading(Path(path))
    dbfile.be_careful(conn)
    conn.execute("PRAGMA query_only = 1")
    return conn


def stands(conn: sqlite3.Connection) -> Lage:
    """Return how far a model that we have just made has come."""
    return Lage(*conn.execute("SELECT liggare, nr, sha256, version FROM lage").fetchone())


def lage(conn: sqlite3.Connection) -> Lage | None:
    """Tell how far an opened file has come; None when it is no read model of this version.

    Its schema must be ours to the letter: what somebody has added would answer or run (D15).
    Raises sqlite3.DatabaseError or UnicodeDecodeError when it cannot be read.
    """
    if not _exact(conn):
        return None
    row = conn.execute("SELECT liggare, nr, sha256, version FROM lage").fetchone()
    return Lage(*row) if row and row[-1] == SCHEMA else None


def _exact(conn: sqlite3.Connection) -> bool:
    found = dbfile.objects(conn, _MOST)
    pages = [page for _, page in found if page]
    made = {name: sql for (kind, name, _, sql), _ in found if kind == "view"}
    ours = {name: f"CREATE VIEW {name} AS {query}" for name, query in VIEWS.items()}
    return made == ours and fingerprint(found) == TABLES and len(set(pages)) == len(pages)


def fingerprint(schema: Iterable[tuple[dbfile.Row, int]]) -> str:
    """Return what tells one set of tables and indexes, and of anything else but views, apart."""
    rows = sorted(repr(row) for row, _ in schema if row[0] != "view")
    return sha256("\n".join(rows).encode(errors="backslashreplace")).hexdigest()


_MOST = 200  # rows of a schema; ours has far fewer
