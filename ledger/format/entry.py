"""The stored entry: the one line that an event is exported, hashed and proved as (design §5)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rfc8785

from domain.values.whole import loads
from ledger.errors import NotALog, TooLong
from ledger.format.limits import LARGEST, MAX_BYTES, MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS = {"aggregat": str, "data": dict, "nr": int, "typ": str, "version": int}
_NAME = re.compile(r"[ !#-\[\]-~]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def entry(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
    """Return an event's canonical line, without a newline.

    ``data`` is spliced in as it is stored and never serialised again, so the line is canonical
    exactly when ``data`` is. Raises TooLong above 65 535 bytes.
    """
    line = b'%b%b,"nr":%d%b%d}' % (_before(aggregat), data, nr, _after(typ), version)
    if len(line) > MAX_BYTES:
        raise TooLong(f"händelsen blir {len(line)} byte, högst {MAX_BYTES} ryms; korta texterna")
    return line


@lru_cache(maxsize=4096)  # a log repeats the same few names
def _before(aggregat: str) -> bytes:
    return b'{"aggregat":%b,"data":' % rfc8785.dumps(aggregat)


@lru_cache(maxsize=4096)
def _after(typ: str) -> bytes:
    return b',"typ":%b,"version":' % rfc8785.dumps(typ)


def read_entry(line: bytes) -> dict[str, Any]:
    """Return what an entry says, if no two programs can read two things out of it; else NotALog."""
    try:
        value = loads(str(line, "utf-8"))
    except (ValueError, RecursionError):
        raise NotALog("den är inte JSON med bara hela tal") from None
    if not isinstance(value, dict):
        raise NotALog("den är inget JSON-objekt")
    check_entry(value, line)
    return value


def check_entry(value: dict[str, Any], line: bytes) -> None:
    """Raise NotALog unless a JSON object has the five fields, and its line is the canonical one.

    What a canonical line may hold and readers differ on is refused too: null, fractions, numbers
    that JavaScript rounds, control characters, names of fields whose order depends on how a
    language sorts, and more than ``MAX_DEPTH`` levels.
    """
    if len(line) > MAX_BYTES:
        raise NotALog(f"raden är {len(line)} byte, högst {MAX_BYTES} ryms i en händelse")
    _check_fields(value)
    if not _plain(value, 1):
        raise NotALog("raden har ett värde som ingen liggare skriver")
    try:
        canonical = rfc8785.dumps(value)
    except ValueError:  # half a character
        raise NotALog("raden har ett värde som ingen liggare skriver") from None
    if line != canonical:
        raise NotALog("raden är inte skriven byte för byte som en liggare skriver den (RFC 8785)")


def _check_fields(value: dict[str, Any]) -> None:
    if value.keys() != FIELDS.keys():
        raise NotALog(f"en rad i en logg har fälten {', '.join(FIELDS)} och inga andra")
    for name, kind in FIELDS.items():
        if type(value[name]) is not kind:
            raise NotALog(f"{name} har fel form")
    if value["nr"] < 0 or value["version"] < 1:
        raise NotALog("nr räknas från 0 och version från 1")


def _plain(value: Any, level: int) -> bool:  # noqa: ANN401 - any JSON value
    """Tell whether a value is of the kinds that an entry has, and everybody reads the same."""
    match value:
        case dict():
            named = all(map(_NAME.fullmatch, value))
            return named and level <= MAX_DEPTH and _all_plain(value.values(), level)
        case list():
            return level <= MAX_DEPTH and _all_plain(value, level)
        case str():
            return not _CONTROL.search(value)
        case bool():
            return True
        case int():
            return abs(value) <= LARGEST
        case _:
            return False


def _all_plain(values: Iterable[Any], level: int) -> bool:
    return all(_plain(value, level + 1) for value in values)
