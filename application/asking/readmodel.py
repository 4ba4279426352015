"""The read model that lies beside a ledger: disposable, and never believed as it lies (D11, D15).

A current one is read with ``sqlite3`` alone: SQLAlchemy and the engine are imported only when
there are events to add.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ledger.evidence.seal import digest
from ledger.store.sqlite import dbfile
from projections.model import opening
from projections.model.views import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from ledger.store.sqlite.reading import Reader


def model_path(ledger: Path) -> Path:
    """Return the file of a ledger's read model: disposable, beside it."""
    return ledger.with_name(f"{ledger.stem}.lasmodell{ledger.suffix or '.db'}")


def kept_model(path: Path, source: Reader) -> sqlite3.Connection | None:
    """Return the read model that lies beside a ledger, if it is ours to the letter and current."""
    at = source.head()
    wanted = (*at, digest(source, at.nr))
    if dbfile.derived_fault(path) or not is_model(path):
        return None
    try:
        conn = opening.open_model(path, still=True)
    except (sqlite3.DatabaseError, OSError):
        return None
    try:
        if (opening.lage(conn) or ())[:3] == wanted:
            return conn
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        pass
    conn.close()
    return None


def is_sound(path: Path) -> bool:
    """Tell whether a file is such a one, and nothing is wrong with what it is or lies beside it."""
    return path.exists() and not dbfile.derived_fault(path) and is_model(path)


def is_model(path: Path) -> bool:
    """Tell whether a file's first bytes say that it is a read model of ours, of this version."""
    try:
        found = dbfile.header(path)
    except OSError:
        return False
    return found == (True, SCHEMA, APPLICATION_ID)
