"""The documents that events rest on, held against the files of a folder by their SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, NamedTuple

from application import files
from application.errors import Kind, Stop
from ledger.errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from application.watching import Watcher
    from ledger.store import Reading

_NAMED = b'"underlag":[{'
_SHOWN = 5


class Stated(NamedTuple):
    """A document that events rest on: what the first of them calls it, and which they are."""

    titel: str
    handelser: list[int]


class Papers(NamedTuple):
    """What events say that they rest on; ``unsealed`` have no checksum, and may be any file."""

    stated: dict[str, Stated]
    unsealed: int


class Underlag(NamedTuple):
    """How the documents of a log and the files of a folder agree.

    ``saknas`` are stated and in no file: taken away, or altered since. ``okanda`` are the files
    that no event rests on.
    """

    angivna: int
    saknas: dict[str, Stated]
    okanda: tuple[str, ...]
    utan_summa: int

    @property
    def funna(self) -> int:
        """How many documents were found in the folder."""
        return self.angivna - len(self.saknas)

    def faults(self, folder: Path) -> Iterator[tuple[int, str]]:
        """Yield each document that is not in the folder: its first event, and what is wrong."""
        for summa, (titel, handelser) in self.saknas.items():
            text = f"underlaget ”{titel}” (SHA-256 {summa[:16]}…) som {_events(handelser)} vilar på"
            gone = f"finns inte i {str(folder)!r}, eller är ändrat sedan det registrerades"
            yield handelser[0], f"{text} {gone}"

    def unchecked(self) -> Iterator[str]:
        """Yield what the folder says nothing of."""
        if self.utan_summa:
            yield f"{self.utan_summa} underlag har ingen SHA-256 att jämföra en fil med."
        if self.okanda:
            more = f" och {len(self.okanda) - _SHOWN} till" * (len(self.okanda) > _SHOWN)
            yield f"Ingen händelse vilar på {', '.join(self.okanda[:_SHOWN])}{more} i mappen."


def compared(reading: Reading, folder: Path, watcher: Watcher) -> Underlag:
    """Hold what a sound log says that it rests on against a folder; raises Stop, NotFound."""
    stated, unsealed = _stated(reading)
    found = _sums(folder, watcher)
    here = set(found.values())
    return Underlag(
        angivna=len(stated),
        saknas={summa: one for summa, one in stated.items() if summa not in here},
        okanda=tuple(name for name, summa in found.items() if summa not in stated),
        utan_summa=unsealed,
    )


def _stated(reading: Reading) -> Papers:
    """Return every document of a log by its checksum."""
    stated: dict[str, Stated] = {}
    unsealed: set[tuple[str, str | None]] = set()
    for row in reading.rows():
        if _NAMED not in bytes(row.data):
            continue
        for one in json.loads(row.data).get("underlag", ()):
            if summa := one.get("sha256"):
                stated.setdefault(summa, Stated(one["titel"], [])).handelser.append(row.nr)
            else:
                unsealed.add((one["titel"], one.get("diarienummer")))
    return Papers(stated, len(unsealed))


def _sums(folder: Path, watcher: Watcher) -> dict[str, str]:
    """Return the checksum of each file in a folder and those in it, by its name from there."""
    if not folder.is_dir():
        raise Stop(Kind.NOT_FOUND, f"--underlag: {str(folder)!r} är ingen mapp")
    try:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        raise Stop(Kind.NOT_FOUND, f"{str(folder)!r} går inte att läsa: {reason(error)}") from None
    sums: dict[str, str] = {}
    with watcher.progress("Läser underlag", len(paths)) as advance:
        for done, path in enumerate(paths, 1):
            with files.opened(path) as file:
                digest = hashlib.file_digest(file, "sha256")
            sums[_written(path.relative_to(folder))] = digest.hexdigest()
            advance(done)
    return sums


def _written(path: Path) -> str:
    """Write a file's name, whatever bytes are in it."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _events(handelser: list[int]) -> str:
    if len(handelser) == 1:
        return f"händelse {handelser[0]}"
    return f"{len(handelser)} händelser, den första {handelser[0]},"
