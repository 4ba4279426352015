"""A ledger made of whatever lines, well sealed: as its file's owner can make it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING, Any

from eventsourcing.persistence import Notification

from domain.deciding.context import index_keys
from ledger.errors import Damaged, NotALog
from ledger.format.codec import LedgerMapper, canonical
from ledger.recording.ledger import Ledger
from ledger.recording.restore import restoring
from ledger.store.sqlite.draft import drafted
from ledger.verification import Finding
from tests.ledger import angrepp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def forseglad(path: Path, rader: Sequence[bytes]) -> Path:
    """Make the ledger, its lookups too: only what the events mean may be wrong."""
    path.unlink(missing_ok=True)
    with drafted(path) as draft:
        Ledger(draft.path).close()
        draft.place()
    poster = [json.loads(rad) for rad in rader]
    with angrepp.unguarded(path) as conn:
        for post in poster:
            _insert(conn, post)
        for id_, egna in groupby(poster, key=lambda post: post["data"]["kommando_id"]):
            nrs = [post["nr"] for post in egna]
            conn.execute("INSERT INTO kommando VALUES (?, ?, ?)", (id_, nrs[0], nrs[-1]))
        angrepp.reseal(conn)
    return path


def _insert(conn: sqlite3.Connection, post: dict[str, Any]) -> None:
    nr, data = post["nr"], canonical(post["data"])
    ar, _, lopnummer = post["data"].get("liggarnummer", "").partition("-")
    number = (int(ar), int(lopnummer)) if ar else (None, None)
    row = (nr, post["aggregat"], post["version"], post["typ"], data, *number)
    conn.execute("INSERT INTO handelse VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    for key in {*_keys(post, data)}:
        conn.execute("INSERT INTO sokord VALUES (?, ?, ?)", (*key, nr))


def _keys(post: dict[str, Any], data: bytes) -> Iterator[tuple[str, str]]:
    stored = Notification(
        id=post["nr"] + 1, originator_id=post["aggregat"], originator_version=post["version"],
        topic=post["typ"], state=data,
    )  # fmt: skip
    try:
        yield from index_keys(LedgerMapper().to_domain_event(stored).event)
    except Damaged:
        return


def verifierad(path: Path) -> list[Finding]:
    """Return what a verification finds, of the whole ledger."""
    return angrepp.outcome(path).found.kept


def inlast(path: Path, rader: Sequence[bytes]) -> str:
    """Return why a log is not read in; nothing when it is."""
    with drafted(path) as draft:
        try:
            with restoring(draft.path) as log:
                for rad in rader:
                    log.add(rad + b"\n")
        except NotALog as error:
            return str(error)
    return ""


def events(path: Path) -> list[bytes]:
    """Return the lines of a ledger, without newlines."""
    from ledger.store.reader import log  # noqa: PLC0415 - the same
    from ledger.store.sqlite.head import connect  # noqa: PLC0415 - beside what is above

    with closing(connect(path)) as conn:
        return [rad[:-1] for rad in log(conn, conn.head().nr)]
