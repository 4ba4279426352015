"""Answers as JSON: whole, a row a line, and the stored entries themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.writers.visible import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable


def json_bytes(value: object) -> bytes:
    """Return a JSON document, UTF-8, with a newline."""
    return json_text(json.dumps(value, ensure_ascii=False, indent=1)).encode() + b"\n"


def jsonl_bytes(rows: Iterable[object]) -> bytes:
    """Return one compact JSON object a line, UTF-8."""
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return b"".join(json_text(f"{line}\n").encode() for line in lines)


def stored_json(entry: bytes) -> bytes:
    """Return a stored entry as an answer shows it: its bytes, but for what is not seen in them."""
    return f"{json_text(entry.decode(errors='backslashreplace'))}\n".encode()
