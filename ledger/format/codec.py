"""Event to canonical bytes and back, by a closed register of type names (D6, D9).

A type name in a file is only ever looked up here; it is never imported, so opening somebody
else's ledger runs nothing (D15).
"""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import rfc8785
from eventsourcing.persistence import Mapper, Notification, StoredEvent

from domain.events import (
    EVENTS,
    ArendeEvent,
    AvvikelseEvent,
    Event,
    HandelseAttesterad,
    PottEvent,
    RegisterEvent,
)
from domain.events.recorded import Recorded
from domain.values.beteckning import check_aktor
from domain.values.whole import loads
from ledger.errors import Damaged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger.store import Row

TYPES: Mapping[str, type[Event]] = {f"{e.__name__}/{e.version}": e for e in EVENTS}
"""Every type name that a log may hold. Published names and versions are for ever."""

_REMEMBERED = 4096  # events: about ten megabytes
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
"""How it is written when something was registered."""
LIGGARNUMMER = re.compile(r"[0-9]{4}-[0-9]{6,9}")

_STAMPS = {
    "registrerad": MOMENT,
    "registrerad_av": re.compile(".+"),
    "liggarnummer": LIGGARNUMMER,
}
LEFT_OUT_WHEN_EMPTY = "avvikelser"
"""The one field that a stored event leaves out when there is nothing in it."""


def type_name(event: Event) -> str:
    """Return the name that an event is stored under, ``MedelOverforda/1``."""
    return f"{type(event).__name__}/{event.version}"


def notification(row: Row) -> Notification:
    """Return a stored event as the engine hands it on; it counts from 1, the ledger from 0."""
    return Notification(
        id=row.nr + 1,
        originator_id=row.aggregat,
        originator_version=row.version,
        topic=row.typ,
        state=row.data,
    )


_WRITER = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, check_circular=False, separators=(",", ":")
)
_ASTRAL, _DIGIT = b"A", b"0"
_KINDS = bytes(
    _ASTRAL[0] if byte in range(0xF0, 0xF5) else _DIGIT[0] if byte in b"0123456789" else 0
    for byte in range(256)
)
"""What bytes of UTF-8 are: the first of what UTF-16 writes in two parts, a digit, or neither."""
_DIGITS = 16 * _DIGIT  # a number of so many may be too large


def canonical(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return the RFC 8785 bytes of texts, booleans, whole numbers and their lists and objects.

    The standard library writes the same, but that it sorts names by their code points, and writes
    any number. Raises ValueError for half a character, and for a number of 2^53 or more.
    """
    written = _WRITER.encode(value).encode()
    kinds = written.translate(_KINDS)
    return rfc8785.dumps(value) if _ASTRAL in kinds or _DIGITS in kinds else written


def _stamps(stamps: dict[str, Any]) -> dict[str, Any]:
    """Return what the ledger adds to an event, if it has the form that ledgers give it."""
    for name, form in _STAMPS.items():
        value = stamps[name]
        if not (value is None and name == "liggarnummer") and not form.fullmatch(value):
            raise ValueError(f"{name} har fel form")
    datetime.fromisoformat(stamps["registrerad"])  # a day that no month has is a ValueError
    check_aktor(stamps["registrerad_av"])
    return stamps


def belongs(event: Event, stream: str) -> bool:
    """Tell whether an event may stand in a stream."""
    match event:
        case PottEvent() | HandelseAttesterad(pott=str()) | AvvikelseEvent(pott=str()):
            return stream == f"pott/{event.pott}"
        case ArendeEvent() | AvvikelseEvent():
            return stream == f"arende/{event.arende}"
        case RegisterEvent():
            return stream == "register"
        case _:
            return stream == "liggare"


class LedgerMapper(Mapper[str]):
    """The engine's mapper interface over our own bytes: no topics, no transcoder, no pickling."""

    def __init__(self) -> None:
        """Need nothing: what there is to know stands in ``TYPES``."""

    def to_stored_event(self, domain_event: Recorded) -> StoredEvent:  # type: ignore[override]
        """Return an event as it is stored; absent fields are left out, never null."""
        return self.written(domain_event, domain_event.event.stored())

    @staticmethod
    def written(domain_event: Recorded, data: dict[str, Any]) -> StoredEvent:
        """Return an event as it is stored, of its fields as plain JSON, which are taken over."""
        if not data[LEFT_OUT_WHEN_EMPTY]:
            del data[LEFT_OUT_WHEN_EMPTY]
        stamps = _stamps({name: getattr(domain_event, name) for name in _STAMPS})
        data |= {name: value for name, value in stamps.items() if value is not None}
        return StoredEvent(
            originator_id=domain_event.aggregat,
            originator_version=domain_event.version,
            topic=domain_event.typ,
            state=canonical(data),
        )

    def to_domain_event(self, stored_event: StoredEvent) -> Recorded:  # type: ignore[override]
        """Return a stored event, validated; raises Damaged when it is not one of ours."""
        return self._decoded(stored_event, "model_validate")

    def to_own_event(self, stored_event: StoredEvent) -> Recorded:
        """Return an event of the log that is being written to, valid when it was stored.

        What decides is its state, and that is held against the invariants; validating each
        event again would cost more than all the rest of recording one.
        """
        return self._decoded(stored_event, "restored")

    @staticmethod
    def _decoded(stored_event: StoredEvent, how: Literal["model_validate", "restored"]) -> Recorded:
        typ = stored_event.topic
        model = TYPES.get(typ)
        nr = stored_event.id - 1 if isinstance(stored_event, Notification) else -1
        where = f"händelse {nr} ({stored_event.originator_id} {stored_event.originator_version})"
        if model is None:
            raise Damaged(f"{where}: typen {typ!r} är okänd för det här programmet")
        try:
            # Decoded here: of bytes, json would guess which UTF they are and import a codec for it.
            text = str(stored_event.state, "utf-8")
            data = loads(text)
            stamps = _stamps({name: data.pop(name, None) for name in _STAMPS})
            event: Event = getattr(model, how)(data)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            kind = "inte JSON" if isinstance(error, json.JSONDecodeError) else "fel fält"
            raise Damaged(f"{where}: innehållet går inte att läsa ({kind})") from None
        stream, version = str(stored_event.originator_id), stored_event.originator_version
        if not belongs(event, stream) or not isinstance(version, int):
            raise Damaged(f"{where}: händelsen hör inte till strömmen")
        return Recorded(nr, stream, version, typ, event, **stamps)


class Remembering(LedgerMapper):
    """The mapper of who follows a log and looks earlier events up, some of them over and over.

    A chain of corrections of one voucher looks all of it up for each: only the first time is each
    event decoded, while no more than so many are waiting to be asked for again.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        super().__init__()
        self._known = lru_cache(maxsize=_REMEMBERED)(super().to_own_event)

    def to_own_event(self, stored_event: StoredEvent) -> Recorded:
        """Return an event of the log, valid when it was stored; the same one for the same bytes."""
        return self._known(stored_event)
