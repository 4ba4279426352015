"""What somebody has kept outside a ledger, as files and minutes have it, to verify it against."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from application import files
from application.errors import Kind, Stop
from application.proving.checking import known_keys
from application.proving.checkpoints import checkpoint_in, named
from exchange.sniffer import Slag
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import Checkpoint
from ledger.evidence.noted_keys import noted_keys
from ledger.evidence.tree import HASH_BYTES
from ledger.verification import Outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from ledger.evidence.checkpoint import Opened
    from ledger.store.sqlite.reading import Reader

_OTHERS = {Slag.LIGGARE, Slag.LOGG}  # files that lie beside a list of leaves
_IN_MINUTES = re.compile(r"([1-9][0-9]{0,14}):([0-9a-f]{64})")


def kept(
    conn: Reader,
    stated: tuple[Path, ...],
    nycklar: Path | None,
    minutes: tuple[str, ...],
) -> Outside:
    """Return what was kept outside; checkpoints are verified by the keys given or by its own."""
    roots = tuple(_in_minutes(text) for text in minutes)
    files = [one for path in stated for one in _checkpoints(path)]
    if not files:
        return Outside(roots=roots)
    keys = known_keys(nycklar) if nycklar else tuple(one.vkey for one in noted_keys(conn))
    opened: list[Opened] = []
    for file in files:
        note = checkpoint_in(file)
        with named(file):
            opened.append(open_checkpoint(note, keys))
    return Outside(tuple(opened), own_keys=nycklar is None, roots=roots)


def _in_minutes(text: str) -> Checkpoint:
    """Return how many events and which root minutes state, however its digits are grouped."""
    found = _IN_MINUTES.fullmatch("".join(text.split()).lower())
    if found is None:
        raise Stop(
            Kind.USAGE,
            f"--kontrollsumma {text!r}: det ska vara antalet händelser, ett kolon och 64 tecken"
            " 0-9 a-f",
            'Skriv som i protokollet, till exempel: --kontrollsumma "184: 4cb5fb8e …".',
        )
    return Checkpoint("protokollet", int(found[1]), bytes.fromhex(found[2]))


def _checkpoints(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(path.glob("kontrollpunkt-*.txt"))
    if not found:
        raise Stop(Kind.NOT_FOUND, f"mappen {str(path)!r} har inga filer kontrollpunkt-*.txt")
    return found


@contextmanager
def leaves(path: Path) -> Iterator[BinaryIO]:
    """Lend a saved list of leaves; raises Stop when it is none."""
    if files.slag(path) in _OTHERS:
        raise Stop(Kind.BAD_FILE, f"{str(path)!r} är ingen bladlista: fel slags fil")
    with files.opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if not size or size % HASH_BYTES:
            raise Stop(
                Kind.BAD_FILE, f"{str(path)!r} är ingen bladlista: {size} byte, 32 för varje blad"
            )
        yield file
