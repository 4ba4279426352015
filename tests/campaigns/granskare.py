"""Who looks for what ``manipulation`` has done: the verification, and broken twins of it."""

from __future__ import annotations

import re
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING
from unittest.mock import patch

from ledger import verification
from ledger.errors import NotALedger
from ledger.format.entry import entry
from ledger.store import reader
from ledger.store.sqlite import recorder
from ledger.store.sqlite.head import connect
from ledger.verification import NOTHING, Finding, Outside, Verified, seals
from tests.ledger import angrepp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from sqlite3 import Connection

_SPAN = re.compile(r"händelserna ([0-9]+)-([0-9]+)$")
_CUT = re.compile(r"kontrollpunkt ([0-9]+) är utfärdad")


def granska(path: Path, outside: Outside = NOTHING) -> list[Finding]:
    """Return what a verification finds, or why the file is refused."""
    try:
        with closing(connect(path)) as conn:
            return verification.verify(conn, outside).found.kept
    except NotALedger as refused:
        return [Finding(None, "fil", str(refused))]


def named(found: Sequence[Finding], nrs: set[int]) -> bool:
    """Tell whether just these events are named."""
    return {one.nr for one in found if one.nr is not None} == nrs


def listed(found: Sequence[Finding], first: int) -> bool:
    """Tell whether a list of leaves has named the first event that is not what it was."""
    return (
        min((one.nr for one in found if one.slag == "blad" and one.nr is not None), default=-1)
        == first
    )


def bounded(found: Sequence[Finding], first: int, bounds: Sequence[int]) -> bool:
    """Tell whether the interval that is told is the one between two checkpoints, or the end."""
    told = [one.meddelande for one in found if one.slag == "kontrollpunkt"]
    before = max((bound for bound in bounds if bound <= first), default=0)
    after = min(bound for bound in bounds if bound > first)
    spans = [(int(m[1]), int(m[2])) for text in told if (m := _SPAN.search(text))]
    if spans:
        return spans[0] == (before, after - 1) and all(span[0] == before for span in spans)
    cuts = [int(m[1]) for text in told if (m := _CUT.search(text))]
    return cuts[:1] == [after]


@contextmanager
def _trusting() -> Iterator[None]:
    """Take the stored hash of each event for granted, and compute only what lies above."""
    sound = verification.verify

    def verify(conn: Connection, outside: Outside = NOTHING) -> Verified:
        stored = dict(conn.execute("SELECT nr, CAST(substr(noder, 1, 32) AS BLOB) FROM sigill"))

        def leaf(nr: int, *_: object) -> bytes:
            kept: bytes = stored.get(nr, b"")
            return kept if len(kept) == len(seals._UNKNOWN) else seals._UNKNOWN

        with patch.object(seals, "_leaf", leaf):
            return sound(conn, outside)

    with patch.object(verification, "verify", verify):
        yield


@contextmanager
def _without_checkpoints() -> Iterator[None]:
    """Look at no checkpoint."""
    sound = verification.verify

    def verify(conn: Connection, outside: Outside = NOTHING) -> Verified:
        return sound(conn, outside._replace(checkpoints=()))

    with patch.object(verification, "verify", verify):
        yield


@contextmanager
def _without_number() -> Iterator[None]:
    """Leave the number out of the entry that is hashed, in whoever writes as in whoever reads."""

    def unnumbered(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
        return entry(0, aggregat, typ, version, data)

    with ExitStack() as stack:
        for module in (recorder, reader, seals, angrepp):
            stack.enter_context(patch.object(module, "entry", unnumbered))
        yield


TVILLINGAR: dict[str, Callable[[], object]] = {
    "litar-pa-bladen": _trusting,
    "utan-kontrollpunkter": _without_checkpoints,
    "blad-utan-nr": _without_number,
}
"""Broken verifiers; under each the campaign must report violations."""
