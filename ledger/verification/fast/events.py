"""Stored rows read as events, each held by itself: its form, its bytes, its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from domain.events.recorded import Recorded
from ledger.format.codec import TYPES
from ledger.verification.fast.unsure import Unsure
from ledger.verification.structs import form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.store import Row
    from ledger.verification.fast import What

_encode = msgspec.json.Encoder().encode


def own(row: Row) -> Recorded:
    """Return an event that was held when the log came to it."""
    return read(*row[:5], held=False)


def read(  # noqa: PLR0913 - the columns of a row
    nr: int, aggregat: str, version: int, typ: str, data: bytes, *, held: bool
) -> Recorded:
    """Return an event of its form; one that is to be held by itself too, bytes and texts.

    Raises Unsure, and what ``form`` does.
    """
    form_ = form(TYPES[typ])
    struct = form_.read(data)
    if held:
        if _encode(struct) != data:  # what two programs can read two things out of
            raise Unsure
        form_.hold(struct)
    stamps = struct.registrerad, struct.registrerad_av, struct.liggarnummer
    return Recorded(nr, aggregat, version, typ, form_.record(struct), *stamps)


def events(
    part: Sequence[tuple[Any, ...]], what: What
) -> Iterator[tuple[Recorded, tuple[object, ...]]]:
    """Yield events and the columns of their numbers; raises Unsure, and what ``form`` does.

    Where events are not to be held, somebody else holds bytes and texts.
    """
    for nr, aggregat, version, typ, data, ar, lopnummer, _ in part:
        yield read(nr, aggregat, version, typ, data, held=what.events), (ar, lopnummer)
