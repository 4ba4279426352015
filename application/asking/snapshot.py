"""One moment of a ledger: rows, what they are as of and the root are all of it (D11, D19)."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NotRequired, TypedDict, TypeVar, cast

from application.asking import catchup, exempel, readmodel
from application.asking.names import acting, named
from application.errors import Kind, Stop
from domain.errors import menade
from ledger.audit.immutable import is_auditing
from ledger.evidence import seal
from ledger.store import reader
from ledger.store.sqlite import head, lookup
from projections.answers import journal
from projections.model import opening
from projections.model.as_of import Per, Vilar, per, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from application.asking.exempel import Utan
    from application.watching import Watcher
    from ledger.store.sqlite.lookup import Vem
    from ledger.store.sqlite.reading import Reader
    from projections.answers.journal import Journalrad
    from projections.answers.kept import Kept
    from projections.model.as_of import AsOf

A = TypeVar("A", bound="Mapping[str, object]")
_PART = 1000  # entries that are read at once
_SPOILT = (sqlite3.DatabaseError, ValueError, TypeError, LookupError, OverflowError)
"""What a kept read model may give rise to when its rows are not what we wrote in them."""


class Om(TypedDict):
    """What an answer is as of, and whether any of it is example data.

    Where that is left out, ``vilar_pa_exempel`` are the potts that have no figures without it.
    """

    per: Per
    exempeldata: bool
    vilar_pa_exempel: NotRequired[list[Vilar]]


class Journal(Om):
    """The events of an answer, in order."""

    rader: list[Journalrad]


class Numrerade(Om):
    """The numbers of the events of an answer, in order."""

    rader: Sequence[int]


class Asking(NamedTuple):
    """A read model as of its ledger's last event, and the ledger that it was made from.

    ``provad`` when it was made in this answer of entries that were all held to their seals. What
    lay in a file can have been edited there, and no file can vouch for itself. ``kept`` is what is
    kept between the questions of one ledger, where many are asked.
    """

    conn: sqlite3.Connection
    source: Reader
    path: Path
    provad: bool
    kept: Kept | None = None

    def answer(self, question: Callable[..., A], bounds: AsOf, **of: object) -> A:
        """Return what a question is answered with, its root, and if it was held to the seals."""
        bounds, told = self.bounded(bounds, cast("str | None", of.get("pott")))
        answer = self.rooted(question(self.conn, bounds, **of))
        return cast("A", {**answer, **told, "provad": self.provad})

    def bounded(self, bounds: AsOf, pott: str | None) -> tuple[AsOf, Utan]:
        """Return the bounds as they are asked within, and which potts have no figures there.

        Only where example data is left out is anything of the domain imported for it.
        """
        if bounds.utan_exempel is None:
            return bounds, {}
        sist = opening.stands(self.conn).nr
        read = partial(exempel.without_examples, self.source, bounds, -1 if sist is None else sist)
        utan = read() if self.kept is None else self.kept.once("utan", (bounds, sist), read)
        return exempel.left_out(bounds, utan, pott)

    def rooted(self, answer: A) -> A:
        """Return an answer with the root hash of the log that it is of; raises Damaged."""
        return rooted(self.source, answer)

    def journal(self, bounds: AsOf, **of: object) -> Journal:
        """Return the events in order, of a pott, a nämnd, a year, a type or an ärende."""
        return self.answer(_journal, bounds, **of)

    def numbers(self, bounds: AsOf, **of: object) -> Numrerade:
        """Return the numbers of those events alone, however many they are."""
        return self.answer(_numbers, bounds, **of)

    def streamed(
        self, bounds: AsOf, **of: Any
    ) -> tuple[Numrerade, Callable[[], Iterator[Journalrad]]]:
        """Return the numbers of those events, and what yields them: all have been read once."""
        read: Callable[[AsOf], Iterator[Journalrad]] = partial(journal.journal, self.conn, **of)
        held: list[AsOf] = []

        def asked(conn: sqlite3.Connection, asof: AsOf, **of: Any) -> Numrerade:
            held.append(asof)
            for _row in read(asof):
                pass  # what cannot be read is told before anything is written
            return _numbers(conn, asof, **of)

        answer = self.answer(asked, bounds, **of)
        return answer, partial(read, *held)

    def known_arende(self, arende: str) -> None:
        """Raise Stop when nothing in the log has a diarienummer."""
        known = journal.arenden(self.conn)
        if arende not in known:
            raise Stop(
                Kind.NOT_FOUND,
                f"ingenting i liggaren har diarienumret {arende!r}.{menade(arende, known)}".rstrip(
                    "."
                ),
                "Skriv det som det står i händelserna; se liggare handelser.",
            )

    def entries(self, wanted: Sequence[int]) -> Iterator[bytes]:
        """Yield the stored entries with these numbers, which are in order; raises Damaged.

        Between the parts it reads no lock is held: whoever takes them slowly holds up nobody.
        """
        after = min(wanted[:1], default=0) - 1
        for start in range(0, len(wanted), _PART):
            chosen = set(wanted[start : start + _PART])
            found = reader.entries(self.source, after, last := max(chosen))
            yield from [entry for nr, entry in found if nr in chosen]
            after = last

    def potter(self) -> list[str]:
        """Return the potts that are set up."""
        return lookup.potts(self.source)

    def number_of(self, shown: str) -> int | None:
        """Return the number that an event is called by; None if none is called so."""
        try:
            return lookup.number_of(self.source, shown)
        except ValueError:
            return None

    def organ_names(self) -> dict[str, str]:
        """Return what each organ is called, by its code."""
        return lookup.organ_names(self.source)

    def tried_against(self, regel: str, before: int, among: int) -> list[tuple[int, str]]:
        """Return number and type of events held to a rule, among so many before one."""
        return lookup.tried_against(self.source, regel, before, among)

    def acting(self, vem: str | None) -> str | None:
        """Return who may have to act, by any of its names; raises Stop for one unknown."""
        return None if vem is None else acting(self.source, vem)

    def named(self, pott: str | None = None, namnd: str | None = None) -> Vem:
        """Return the nämnd or sub-unit with any of its names; raises Stop for one unknown."""
        return named(self.source, pott, namnd)


def rooted(source: Reader, answer: A) -> A:
    """Return an answer with the root hash of the log as of the event it is of (D11).

    It takes a few reads of the seals, and raises Damaged when one of them is not there.
    """
    per = cast("Per", answer["per"])
    nr = per["handelse"]
    rot = None if nr is None else seal.root(source, nr + 1).hex()
    return cast("A", {**answer, "per": {**per, "rot": rot}})


@contextmanager
def opened(ledger: Path, watcher: Watcher, *, provad: bool = False) -> Iterator[Asking]:
    """Lend a ledger as of its last event, with its read model; in memory if it cannot be kept.

    An auditor's is always in memory, and so is one that is to be held to the seals (``provad``).
    """
    if provad and not is_auditing():
        with proved(ledger, watcher) as asking:
            yield asking
        return
    source = head.connect(ledger)
    try:
        path = readmodel.model_path(ledger)
        kept = None if is_auditing() else readmodel.kept_model(path, source)
        conn, certain = (kept, False) if kept else catchup.caught_up(source, path, watcher)
        try:
            with snapshot(conn):  # all of an answer is of one moment, whoever writes
                yield Asking(conn, source, ledger, certain)
        except _SPOILT as error:
            if certain or isinstance(error, UnicodeEncodeError):  # the ledger is, or what was asked
                raise
            raise Stop(
                Kind.DAMAGED,
                f"läsmodellen {path.name} är skadad ({error})",
                "Ta bort filen; den byggs om ur liggaren.",
            ) from None
        finally:
            conn.close()
    finally:
        source.close()


@contextmanager
def proved(ledger: Path, watcher: Watcher) -> Iterator[Asking]:
    """Lend a ledger in which nothing is wrong, with a read model made anew in memory.

    For what is certified under a root: every entry agrees with its seal and can follow from those
    before it. It is the ledger of one moment: whoever writes waits. Raises Damaged.
    """
    with (
        closing(head.connect(ledger)) as source,
        source.snapshot(),
        closing(catchup.verified(source, watcher)) as conn,
    ):
        yield Asking(conn, source, ledger, provad=True)


def _journal(conn: sqlite3.Connection, bounds: AsOf, **of: Any) -> Journal:
    rows = list(journal.journal(conn, bounds, **of))
    example = any(row["exempeldata"] for row in rows)
    return {"per": per(conn, bounds), "rader": rows, "exempeldata": example}


def _numbers(conn: sqlite3.Connection, bounds: AsOf, **of: Any) -> Numrerade:
    found, example = array("q"), False
    for nr, marked in journal.numbers(conn, bounds, **of):
        found.append(nr)
        example |= marked
    return {"per": per(conn, bounds), "rader": found, "exempeldata": example}
