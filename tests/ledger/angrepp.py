"""What the owner of a ledger's file can do to it: past the guards, and with seals of their own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import Notification

from domain.deciding.context import index_keys
from ledger.errors import Damaged
from ledger.evidence import seal, tree
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import Opened
from ledger.evidence.noted_keys import origin
from ledger.evidence.signing import cosign, sign_checkpoint
from ledger.format.codec import LedgerMapper, canonical
from ledger.format.entry import entry
from ledger.store.sqlite.head import connect
from ledger.verification import NOTHING, How, Outside, Verified, verify
from tests.ledger.underskrivet import REVISOR, signer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection without the guards, which come back after."""
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("PRAGMA synchronous = 0")  # of an attacker nothing is asked
        guards = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        guards = guards.fetchall()
        for name, _ in guards:
            conn.execute(f"DROP TRIGGER {name}")
        yield conn
        for _, guard in guards:
            conn.execute(guard)


def data_of(conn: sqlite3.Connection, nr: int) -> dict[str, Any]:
    """Return what an event says."""
    (data,) = conn.execute("SELECT data FROM handelse WHERE nr = ?", (nr,)).fetchone()
    stated: dict[str, Any] = json.loads(data)
    return stated


def edit(conn: sqlite3.Connection, nr: int, **fields: Any) -> None:
    """Let an event say something else, as well written as the ledger writes."""
    put(conn, nr, canonical(data_of(conn, nr) | fields))


def put(conn: sqlite3.Connection, nr: int, data: bytes) -> None:
    conn.execute("UPDATE handelse SET data = ? WHERE nr = ?", (data, nr))


def close_the_gap(conn: sqlite3.Connection, nr: int) -> None:
    """Let the events after one that is gone move up: numbers, versions and all that points."""
    stream = "SELECT nr, aggregat FROM handelse WHERE nr > ? ORDER BY nr"
    for later, aggregat in conn.execute(stream, (nr,)).fetchall():
        before = "SELECT COUNT(*) FROM handelse WHERE aggregat = ? AND nr < ?"
        (count,) = conn.execute(before, (aggregat, later)).fetchone()
        sql = "UPDATE handelse SET nr = nr - 1, version = ? WHERE nr = ?"
        conn.execute(sql, (count + 1, later))
    conn.execute("UPDATE sokord SET nr = nr - 1 WHERE nr > ?", (nr,))
    for column in ("forsta_nr", "sista_nr"):
        conn.execute(f"UPDATE kommando SET {column} = {column} - 1 WHERE {column} > ?", (nr,))  # noqa: S608


def reindex(conn: sqlite3.Connection) -> None:
    """Find every event that can be read under what it says now, as a ledger would have."""
    mapper = LedgerMapper()
    rows = conn.execute("SELECT nr, aggregat, version, typ, data FROM handelse ORDER BY nr")
    for nr, *stored in rows.fetchall():
        aggregat, version, typ, data = stored
        try:
            event = mapper.to_own_event(
                Notification(
                    id=nr + 1,
                    originator_id=aggregat,
                    originator_version=version,
                    topic=typ,
                    state=data,
                )
            ).event
            keys = {(*key, nr) for key in index_keys(event)}
            json.dumps([*keys], ensure_ascii=False).encode()  # half a character is no key
        except (Damaged, ValueError, TypeError, AttributeError, LookupError):
            continue
        conn.execute("DELETE FROM sokord WHERE nr = ?", (nr,))
        conn.executemany("INSERT INTO sokord VALUES (?, ?, ?)", sorted(keys))


def reseal(conn: sqlite3.Connection) -> None:
    """Seal every event anew, and find it by what it says, as a ledger would have."""
    reindex(conn)
    conn.execute("DELETE FROM sigill")
    frontier = tree.Frontier()
    rows = conn.execute("SELECT nr, aggregat, typ, version, data FROM handelse ORDER BY nr")
    for row in rows.fetchall():
        noder = frontier.append(tree.leaf_hash(entry(*row)))
        conn.execute("INSERT INTO sigill VALUES (?, ?)", (row[0], noder))


def cut(conn: sqlite3.Connection, size: int) -> None:
    """Cut off the end without a trace."""
    for table, column in (
        ("handelse", "nr"),
        ("sigill", "nr"),
        ("sokord", "nr"),
        ("kommando", "sista_nr"),
    ):
        conn.execute(f"DELETE FROM {table} WHERE {column} >= ?", (size,))  # noqa: S608 - our own


def outcome(path: Path, outside: Outside = NOTHING, **how: Any) -> Verified:
    with closing(connect(path)) as conn:
        return verify(conn, outside, How(**how))


def found(path: Path, outside: Outside = NOTHING) -> list[tuple[int | None, str, str]]:
    """Return what a verification finds, as plain tuples."""
    return [tuple(one) for one in outcome(path, outside).found.kept]


def checkpoint(path: Path, size: int, *times: int, seed: int = 0) -> Opened:
    """Return a checkpoint of what a ledger is now, cosigned at some times."""
    with closing(connect(path)) as conn:
        name, root = origin(conn), seal.root(conn, size)
    key = signer(name, seed)
    keys = (key.vkey, REVISOR.vkey)
    opened = open_checkpoint(sign_checkpoint(name, size, root, key), keys)
    for time in times:
        opened = open_checkpoint(cosign(opened, REVISOR, time), keys)
    return opened


def checkpoints(path: Path, *sizes: int, seed: int = 0) -> Outside:
    return Outside(tuple(checkpoint(path, size, seed=seed) for size in sizes))


def leaves(path: Path) -> bytes:
    """Return the list of leaves that an export gives."""
    with closing(sqlite3.connect(path)) as conn:
        rows = conn.execute("SELECT substr(noder, 1, 32) FROM sigill ORDER BY nr")
        return b"".join(leaf for (leaf,) in rows)


def rewritten(path: Path, nr: int = 9) -> None:
    """Change an event so that it is possible, and seal everything anew."""
    with unguarded(path) as conn:
        edit(conn, nr, avser="något annat")
        reseal(conn)


def listed(path: Path, more: bytes = b"", size: int | None = None) -> Outside:
    return Outside(leaves=BytesIO(leaves(path)[: size and 32 * size] + more))


def unix(registrerad: str) -> int:
    return int(datetime.fromisoformat(registrerad).timestamp())


def damage(path: Path, table: str = "handelse") -> None:
    """Make the first page of a table nothing."""
    with closing(sqlite3.connect(path)) as conn:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        (page,) = conn.execute(query, (table,)).fetchone()
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * 4096] = 0
    path.write_bytes(raw)
