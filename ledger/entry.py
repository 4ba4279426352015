"""The stored entry: the one line that an event is exported, hashed and proved as (design §5)."""

from __future__ import annotations

from functools import lru_cache

import rfc8785

from ledger.errors import TooLong

MAX_BYTES = 65_535


def entry(nr: int, aggregat: str, typ: str, version: int, data: bytes) -> bytes:
    """Return an event's canonical line, without a newline.

    ``data`` is spliced in as it is stored and never serialised again, so the line is canonical
    exactly when ``data`` is. Raises TooLong above 65 535 bytes.
    """
    line = b'{"aggregat":%b,"data":%b,"nr":%d,"typ":%b,"version":%d}' % (
        _quoted(aggregat),
        data,
        nr,
        _quoted(typ),
        version,
    )
    if len(line) > MAX_BYTES:
        raise TooLong(f"händelsen blir {len(line)} byte, högst {MAX_BYTES} ryms; korta texterna")
    return line


@lru_cache(maxsize=4096)
def _quoted(text: str) -> bytes:
    """Return a name as a JSON string; a log repeats the same few."""
    return rfc8785.dumps(text)
