"""What somebody has kept outside a ledger, as files and minutes have it, to verify it against."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cli.failures import BAD_FILE, NOT_FOUND, USAGE, Stop
from ledger.errors import reason
from ledger.evidence.noted_keys import noted_keys
from ledger.evidence.tree import HASH_BYTES
from ledger.verification import Outside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.store.sqlite.reading import Reader

_OTHERS = (b"SQLite format 3\0", b'{"aggregat":')
"""How a ledger and a log begin: files that lie beside a list of leaves."""

_LONGEST_BEGINNING = 16
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
    from cli.kontroll import known_keys  # noqa: PLC0415 - imports cryptography
    from cli.kontrollpunkter import checkpoint_in, named  # noqa: PLC0415 - the same
    from ledger.evidence.checkpoint import open_checkpoint  # noqa: PLC0415 - the same

    keys = known_keys(nycklar) if nycklar else tuple(one.vkey for one in noted_keys(conn))
    opened: list[Opened] = []
    for file in files:
        note = checkpoint_in(file)
        with named(file):
            opened.append(open_checkpoint(note, keys))
    return Outside(tuple(opened), own_keys=nycklar is None, roots=roots)


def _in_minutes(text: str) -> Checkpoint:
    """Return how many events and which root minutes state, however its digits are grouped."""
    from ledger.evidence.checkpoint import Checkpoint  # noqa: PLC0415 - imports cryptography

    found = _IN_MINUTES.fullmatch("".join(text.split()).lower())
    if found is None:
        raise Stop(
            USAGE,
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
        raise Stop(NOT_FOUND, f"mappen {str(path)!r} har inga filer kontrollpunkt-*.txt")
    return found


@contextmanager
def leaves(path: Path) -> Iterator[BinaryIO]:
    """Lend a saved list of leaves; raises Stop when it is none."""
    with _file(path) as file:
        size = os.fstat(file.fileno()).st_size
        if file.read(_LONGEST_BEGINNING).startswith(_OTHERS):
            raise Stop(BAD_FILE, f"{str(path)!r} är ingen bladlista: fel slags fil")
        file.seek(0)
        if not size or size % HASH_BYTES:
            raise Stop(
                BAD_FILE, f"{str(path)!r} är ingen bladlista: {size} byte, 32 för varje blad"
            )
        yield file


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    if not path.is_file():
        raise Stop(NOT_FOUND, f"{str(path)!r} finns inte eller är ingen vanlig fil")
    try:
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Stop(BAD_FILE, f"{str(path)!r} går inte att läsa: {reason(error)}") from None
