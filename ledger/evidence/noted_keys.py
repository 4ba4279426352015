"""The name that a ledger signs under, and the public keys that it has noted.

A key is looked up without any cryptography, pydantic or engine.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.errors import Damaged, NotEvidence
from ledger.evidence.vkey import ED25519, Vkey, parse_vkey

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from ledger.store import Reading


class Noted(NamedTuple):
    """A key and the number of the event that noted it."""

    nr: int
    vkey: Vkey


class Unread(NamedTuple):
    """An event that noted a key which cannot be read, and why; the keys before it are changed."""

    nr: int
    why: str


def origin(reading: Reading) -> str:
    """Return the name that the ledger was opened with, under which it signs; raises Damaged."""
    first = next(reading.rows(last=0), None)
    ursprung = _field(0, first and first.data, "ursprung")
    if not ursprung:
        raise Damaged("händelse 0 säger inte vad liggaren heter")
    return ursprung


def noted_keys(reading: Reading) -> list[Noted]:
    """Return the keys that the log holds, in order; raises Damaged when one cannot be read."""
    return [_read(one) for one in changes_of_key(reading)]


def changes_of_key(reading: Reading) -> list[Noted | Unread]:
    """Return every change of key in the log, in order, also those that cannot be read."""
    return [_change(row.nr, row.data) for row in reading.rows(typ="NyckelBytt")]


def foreign(changes: Sequence[Noted | Unread], size: int, by: Collection[Vkey]) -> str | None:
    """Return what is wrong with who has signed a ledger of so many events, if anything.

    The key that signs is the last one that these events note; one that was changed by then signs
    no more, also when nobody can read which key came in its place.
    """
    newest = next((one for one in reversed(changes) if one.nr < size), None)
    if isinstance(newest, Unread):
        return (
            f"kontrollpunkt {size}: vilken nyckel som gällde går inte att läsa (händelse"
            f" {newest.nr}), så ingen signatur räknas"
        )
    if newest is None or newest.vkey in by:
        return None
    return (
        f"kontrollpunkt {size} är undertecknad med en nyckel som inte gällde: den byttes av"
        f" händelse {newest.nr}"
    )


def _change(nr: int, data: bytes) -> Noted | Unread:
    try:
        return Noted(nr, _vkey(nr, data))
    except Damaged as error:
        return Unread(nr, str(error))


def _read(one: Noted | Unread) -> Noted:
    if isinstance(one, Unread):
        raise Damaged(one.why)
    return one


def _vkey(nr: int, data: bytes) -> Vkey:
    try:
        vkey = parse_vkey(_field(nr, data, "nyckel"))
    except NotEvidence as error:
        raise Damaged(f"händelse {nr}: {error}") from None
    if vkey.kind != ED25519:
        raise Damaged(f"händelse {nr}: nyckeln {vkey.name} kan inte underteckna en liggare")
    return vkey


def _field(nr: int, data: bytes | None, name: str) -> str:
    try:
        stored: Any = json.loads(str(data or b"", "utf-8"))
        value = stored[name]
    except (ValueError, TypeError, KeyError, RecursionError):
        value = None
    if not isinstance(value, str):
        raise Damaged(f"händelse {nr}: {name} går inte att läsa")
    return value
