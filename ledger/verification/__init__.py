"""A whole ledger held against its seals, the rules of a log, and what was kept outside it (D10).

Every stored byte is read and hashed again, and nothing is taken from what was derived.

* ``seals``: the entries against the stored tree, its roots against checkpoints, a list of leaves.
* ``replay``: what the events mean, in order, and the tables that follow from them.
* ``findings``: what was wrong. ``unchecked`` says what could not be excluded.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ledger.verification.findings import MOST, Finding, Findings
from ledger.verification.replay import Window, check_replay
from ledger.verification.seals import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ledger.checkpoint import Opened

_CLOCKS = timedelta(minutes=10)
"""How far two clocks may differ before a time is a finding."""


class Outside(NamedTuple):
    """What somebody has kept outside the ledger: checkpoints that hold, and a list of leaves.

    ``own_keys`` tells that the keys were taken from the ledger itself.
    """

    checkpoints: tuple[Opened, ...] = ()
    leaves: BinaryIO | None = None
    own_keys: bool = False


NOTHING = Outside()


class Verified(NamedTuple):
    """The outcome: how many events, their root, what was found and what was not looked into."""

    size: int
    root: bytes
    found: Findings
    unchecked: tuple[str, ...]


def verify(
    conn: sqlite3.Connection,
    outside: Outside = NOTHING,
    *,
    progress: Callable[[int], None] = lambda _: None,
    most: int = MOST,
) -> Verified:
    """Return the outcome for a ledger opened to read; ``progress`` is told events, twice over."""
    found = Findings(most)
    sealed = Sealed(found, [one.checkpoint for one in outside.checkpoints], outside.leaves)
    conn.text_factory = lambda raw: raw.decode(errors="replace")  # damage is found, not raised
    try:
        for (text,) in conn.execute(f"PRAGMA quick_check({most})"):
            if text != "ok":
                found.add(None, "fil", f"databasen är skadad ({text})")
        sealed.check(conn, progress)
        read = sealed.frontier.size
        check_replay(conn, found, _windows(outside), lambda done: progress(read + done))
    except sqlite3.DatabaseError as error:
        found.add(None, "fil", f"databasen går inte att läsa ({error})")
    size = sealed.frontier.size
    return Verified(size, sealed.frontier.root(), found, tuple(_unchecked(size, sealed, outside)))


def _windows(outside: Outside) -> list[Window]:
    """Return what the times of cosignatures say about the times of events."""
    return [
        Window(
            one.checkpoint.size, _moment(cosigned.time, -_CLOCKS), _moment(cosigned.time, _CLOCKS)
        )
        for one in outside.checkpoints
        for cosigned in one.cosignatures
    ]


def _moment(time: int, slack: timedelta) -> str:
    moment = datetime.fromtimestamp(min(time, 2**37), UTC) + slack
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _unchecked(size: int, sealed: Sealed, outside: Outside) -> Iterator[str]:
    """Yield what the verification could not exclude, in Swedish."""
    if not outside.checkpoints:
        yield (
            "Ingen kontrollpunkt utifrån angavs: att allt är omskrivet, eller att slutet är"
            " avklippt, kan inte uteslutas."
        )
    else:
        last = max(sealed.agreed, default=0)
        if last < size:
            yield f"Händelserna {last}-{size - 1} är yngre än den senaste kontrollpunkten."
        if not any(one.cosignatures for one in outside.checkpoints):
            yield (
                "Ingen revisor har medundertecknat: den som har liggarens nyckel kan ha skrivit om"
                " historien och undertecknat på nytt."
            )
        if outside.own_keys:
            yield "Nycklarna är hämtade ur liggaren själv: ange --nycklar som kommit en annan väg."
    if outside.leaves is None:
        yield "Ingen bladlista angavs: efter en omskrivning kan bara ett intervall pekas ut."
    yield (
        "Vem som registrerade: i en fil är aktören bara så säker som operativsystemets konton,"
        " och sigillen visar inte vem som skrev."
    )
    yield (
        "Att beloppen är sanna och att inget har utelämnats: det visar bara besluten, underlagen"
        " och avstämningen mot huvudboken och banken."
    )


__all__ = ["Finding", "Findings", "Outside", "Verified", "verify"]
