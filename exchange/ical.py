"""What falls due as a calendar that any calendar program takes in (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reports.writers.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from projections.answers.bevakning import Bevakad

_LANGST = 75
"""The most bytes of a line (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_VARSEL = "-P14D"


class Kalender(NamedTuple):
    """What waits, and of what: ``liggare`` is the ledger's own, ``stampel`` the time in UTC.

    ``handelse`` is the last event that it is of: a later calendar replaces what an earlier says.
    """

    rader: Sequence[Bevakad]
    liggare: str
    stampel: str
    handelse: int
    namn: str
    om: str


def skriven(av: Kalender) -> Iterator[str]:
    """Yield the calendar in parts: an entry a day that something falls due, with a reminder."""
    yield _lines(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Bidragsliggaren//Bevakning//SV",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(av.namn)}", f"X-WR-CALDESC:{_text(av.om)}",
    )  # fmt: skip
    seen = Counter[str]()
    for row in av.rader:
        if row["forfaller"] is not None:
            key = _key(row)
            seen[key] += 1
            yield _post(av, row, f"{key}|{seen[key]}")
    yield _lines("END:VCALENDAR")


def _key(row: Bevakad) -> str:
    """Return what an entry is about: the same when its day or its amount becomes another."""
    about = (row["slag"], row["pott"], row["arende"], row["namnd"], row["underenhet"],
             row["handelse"])  # fmt: skip
    return "|".join("" if one is None else str(one) for one in about)


def _post(av: Kalender, row: Bevakad, key: str) -> str:
    uid = hashlib.sha256(f"{av.liggare}|{key}".encode()).hexdigest()[:32]
    om = row["pott"] or row["arende"] or ""
    vad = f"{row['vem']}: {row['vad']}{f' ({om})' if om else ''}"
    more = [row["vad"], *([f"Händelse {row['handelse']}."] if row["handelse"] is not None else [])]
    more += ["Exempeldata."] if row["exempeldata"] else []
    dag = (row["forfaller"] or "").replace("-", "")
    return _lines(
        "BEGIN:VEVENT", f"UID:{uid}@bidragsliggaren", f"DTSTAMP:{av.stampel}",
        f"SEQUENCE:{av.handelse}", f"DTSTART;VALUE=DATE:{dag}",
        f"SUMMARY:{_text(vad)}", f"DESCRIPTION:{_text(' '.join(more))}",
        f"CATEGORIES:{_text(row['slag'])}", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_VARSEL}", f"DESCRIPTION:{_text(vad)}",
        "END:VALARM", "END:VEVENT",
    )  # fmt: skip


def _text(text: str) -> str:
    return in_line(text).translate(_ESCAPED)


def _lines(*lines: str) -> str:
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Return a line in parts of no more than 75 bytes, no character of which is cut."""
    parts, part, size = list[str](), "", 0
    for char in line:
        length = len(char.encode())
        if size + length > _LANGST:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + length
    return "\r\n".join([*parts, part])
