"""A picture taken of a stream, and what a stream begins from when there is one."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from domain.states.streams import initial
from domain.values.whole import loads
from ledger.errors import Damaged, LedgerError
from ledger.evidence import seal
from ledger.pictures.form import plain, whole
from ledger.store.pictures import FORM, Picture

if TYPE_CHECKING:
    from domain.states.streams import State
    from ledger.store import Reading

_DIGEST = sha256().digest_size


def taken(reading: Reading, stream: str, version: int, nr: int, state: State) -> Picture:
    """Return the picture of a stream after an event of the log; raises Damaged, ValueError."""
    rot = seal.root(reading, nr + 1)
    text = json.dumps(plain(type(state), state), ensure_ascii=False, separators=(",", ":"))
    data = text.encode()
    return Picture(stream, version, nr, rot, _digest(stream, version, nr, rot, data) + data)


def pictured(reading: Reading, stream: str, found: Picture) -> State | None:
    """Return the state that a picture of a stream shows, if it is of this log and undamaged.

    What it holds is what was written, and its last event is where it says: the log up to there has
    the same root, which commits to every event of the stream.
    """
    try:
        digest, data = found.data[:_DIGEST], found.data[_DIGEST:]
        ours = digest == _digest(*found[:4], data) and _is_of(reading, stream, found)
        return state_in(stream, data) if ours else None
    except (LedgerError, ArithmeticError, TypeError, ValueError):
        return None


def state_in(stream: str, data: bytes) -> State:
    """Return the state of a stream that is written as plain JSON; raises Damaged."""
    try:
        state: State = whole(type(initial(stream)), loads(str(data, "utf-8")))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        raise Damaged(f"tillståndet för {stream} går inte att läsa") from None
    return state


def _is_of(reading: Reading, stream: str, found: Picture) -> bool:
    """Tell whether a picture is of a stream in this log, as it was after the event it names."""
    row = next(iter(reading.rows(found.nr - 1, found.nr)), None)
    there = row is not None and row[:3] == (found.nr, stream, found.version)
    return there and seal.root(reading, found.nr + 1) == found.rot


def _digest(stream: str, version: int, nr: int, rot: bytes, data: bytes) -> bytes:
    """Return what tells what was written from what became of it."""
    said = f"{FORM} {stream} {version} {nr} ".encode()
    return sha256(said + rot + data).digest()
