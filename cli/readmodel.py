"""The read model of a ledger, brought up to date only when it is behind.

A current one is read with ``sqlite3`` alone: SQLAlchemy and the engine are imported only when
there are events to add.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from cli.failures import DAMAGED, NOT_FOUND, Stop
from cli.terminal.utgang import progress
from domain.errors import menade
from ledger.audit.immutable import is_auditing
from ledger.errors import Unreadable
from ledger.evidence import seal
from ledger.store.sqlite import dbfile, head, lookup
from projections.answers import reading
from projections.model import opening
from projections.model.views import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledger.store.sqlite.lookup import Vem
    from ledger.store.sqlite.reading import Reader


def model_path(ledger: Path) -> Path:
    """Return the file of a ledger's read model: disposable, beside it."""
    return ledger.with_name(f"{ledger.stem}.lasmodell{ledger.suffix or '.db'}")


_SPOILT = (sqlite3.DatabaseError, Unreadable, ValueError, TypeError, LookupError, OverflowError)
"""What a kept read model may give rise to when its rows are not what we wrote in them."""


class Model(NamedTuple):
    """A read model as of its ledger's last event, and the ledger that it was made from.

    ``provad`` when it was made in this answer of entries that were all held to their seals. What
    lay in a file can have been edited there, and no file can vouch for itself.
    """

    conn: sqlite3.Connection
    source: Reader
    provad: bool

    def rooted(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer with the root hash of the log as of the event it is of (D11).

        It takes a few reads of the seals, and raises Damaged when one of them is not there.
        """
        nr = answer["per"]["handelse"]
        rot = None if nr is None else seal.root(self.source, nr + 1).hex()
        return answer | {"per": answer["per"] | {"rot": rot}}

    def answered(self, answer: dict[str, Any]) -> dict[str, Any]:
        """Return an answer with its root, and whether its figures were held to the seals now."""
        return self.rooted(answer) | {"provad": self.provad}


@contextmanager
def opened(ledger: Path, *, provad: bool = False) -> Iterator[Model]:
    """Open the read model of a ledger as of its last event; in memory if it cannot be kept.

    An auditor's is always in memory, and so is one that is to be held to the seals (``provad``).
    """
    if provad and not is_auditing():
        with proved(ledger) as model:
            yield model
        return
    source = head.connect(ledger)
    try:
        path = model_path(ledger)
        kept = None if is_auditing() else kept_model(path, source)
        conn, certain = (kept, False) if kept else _caught_up(source, path)
        try:
            with reading.snapshot(conn):  # all of an answer is of one moment, whoever writes
                yield Model(conn, source, certain)
        except _SPOILT as error:
            if certain:  # it is in memory, so the ledger is what is damaged
                raise
            raise Stop(
                DAMAGED,
                f"läsmodellen {path.name} är skadad ({error})",
                "Ta bort filen; den byggs om ur liggaren.",
            ) from None
        finally:
            conn.close()
    finally:
        source.close()


def kept_model(path: Path, source: Reader) -> sqlite3.Connection | None:
    """Return the read model that lies beside a ledger, if it is ours to the letter and current."""
    at = head.head(source)
    wanted = (*at, head.digest(source, at.nr))
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


def is_model(path: Path) -> bool:
    """Tell whether a file's first bytes say that it is a read model of ours, of this version."""
    try:
        found = dbfile.header(path)
    except OSError:
        return False
    return found == (True, SCHEMA, APPLICATION_ID)


@contextmanager
def proved(ledger: Path) -> Iterator[Model]:
    """Open a read model made anew in memory, of a ledger in which nothing is wrong.

    For what is certified under a root: every entry agrees with its seal and can follow from those
    before it. It is the ledger of one moment: whoever writes waits. Raises Damaged.
    """
    from cli.catchup import made_anew  # noqa: PLC0415 - imports SQLAlchemy
    from ledger.verification import hold_to_seals  # noqa: PLC0415 - imports the engine

    with closing(head.connect(ledger)) as source:
        source.execute("BEGIN")
        with progress("Verifierar", 2 * (head.head(source).nr + 1)) as advance:
            hold_to_seals(source, advance, replay=True)
        with closing(made_anew(source)) as conn:
            yield Model(conn, source, provad=True)


def _caught_up(source: Reader, path: Path) -> tuple[sqlite3.Connection, bool]:
    from cli.catchup import caught_up  # noqa: PLC0415 - imports SQLAlchemy

    return caught_up(source, path)


def left(ledger: Path, pott: str, namnd: str | None) -> list[tuple[str, int]]:
    """Return what a pott, or a nämnd in it, has left: label and öre of what is not zero."""
    vem = checked(ledger, pott, namnd)
    keys = ("pott", "namnd", "underenhet") if vem.underenhet else ("pott", "namnd")
    with opened(ledger) as model:
        rows = reading.saldo(model.conn, reading.AsOf(), pott=pott, gruppera=keys)["rader"]
    names = _OF_NAMND if namnd else _OF_POTT
    return [
        (label, row[name])
        for row in rows
        if (row["namnd"], row.get("underenhet")) == vem
        for name, label in names.items()
        if row[name]
    ]


def checked(ledger: Path, pott: str | None, namnd: str | None) -> Vem:
    """Return the nämnd or sub-unit with any of its names; a pott or name unknown is told."""
    with closing(head.connect(ledger)) as source:
        if pott is not None and not lookup.has_pott(source, pott):
            potts = lookup.potts(source)
            known = ", ".join(potts) or "ingen"
            raise Stop(
                NOT_FOUND,
                f"potten {pott!r} finns inte.{menade(pott, potts)}".rstrip("."),
                f"Upplagda potter: {known}.",
            )
        if namnd is None:
            return lookup.ALLA
        vem = lookup.organ(source, namnd)
        if vem is None:
            names = lookup.organs(source)
            known = ", ".join(dict.fromkeys(names.values())) or "inget"
            raise Stop(
                NOT_FOUND,
                f"organet {namnd!r} finns inte i registret.{menade(namnd, names)}".rstrip("."),
                f"Registrerade: {known}.",
            )
        return vem


_OF_POTT = {
    "tilldelat_ore": "tilldelat",
    "rekvirerat_ore": "rekvirerat",
    "inbetalt_ore": "inbetalt",
    "anvisat_ore": "anvisat",
    "avsatt_ore": "avsatt",
    "ofordelat_ore": "kvar att fördela",
    "fordran_ore": "fordran på staten",
    "aterbetalningsskuld_ore": "återbetalningsskuld",
    "aterbetalt_ore": "återbetalt",
    "efterskankt_ore": "efterskänkt",
    "ej_utnyttjat_ore": "ej utnyttjat",
}
_OF_NAMND = {
    "fordelat_ore": "fördelat, kvar att föra över",
    "hos_namnd_ore": "kvar hos nämnden",
    "sparrat_ore": "spärrat tills KS beslutar",
    "forbrukat_ore": "förbrukat",
    "egenfinansierat_ore": "egenfinansierat",
}
