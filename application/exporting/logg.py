"""The log as others read it: never over an older export that history no longer begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application import files
from application.auditing import refuse_beside
from application.errors import Kind, Stop
from application.files import check_target, replacing
from application.watching import watched
from exchange import rorelsetabell
from exchange.sniffer import Slag
from ledger.audit.freeze import answering
from ledger.errors import AlreadyExists, Disproved, reason
from ledger.evidence.noted_keys import noted_keys
from ledger.evidence.tree import leaf_hash
from ledger.store.reader import log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import BinaryIO

    from application.session import Session
    from ledger.store.sqlite.reading import Reader

LOGG = "logg.jsonl"
BLAD = "blad.bin"
NYCKLAR = "nycklar.txt"


def export(session: Session, ut: Path | None, lent: AbstractContextManager[BinaryIO]) -> None:
    """Write every event as it is stored, a line each: to what is lent, a file, or in a folder.

    In a folder the leaf of each event, the keys that were noted and the table of moves are written
    too, and the SHA-256 of the table is told. Raises Disproved when an older export there is not
    the beginning of this one.
    """
    with session.log() as conn:
        last = conn.head().nr
        fil = _target(ut)
        if fil is None:
            with lent as file:
                file.writelines(log(conn, last))
            return
        lines = watched(session.watcher, "Skriver", log(conn, last), last + 1)
        if fil == ut:
            check_target(fil)
            if fil.exists() and files.slag(fil) is Slag.LOGG:
                _check_older(fil, log(conn, last))
            with replacing(fil, session.watcher) as file:
                file.writelines(lines)
            return
        _in_a_folder(session, conn, fil, lines)


def _in_a_folder(session: Session, conn: Reader, fil: Path, lines: Iterator[bytes]) -> None:
    last = conn.head().nr
    keys = "".join(f"{vkey}\n" for _, vkey in noted_keys(conn)).encode()
    blad, nycklar = fil.with_name(BLAD), fil.with_name(NYCKLAR)
    tabell = fil.with_name(rorelsetabell.FIL)
    for path in (fil, blad, nycklar, tabell):
        check_target(path)
    _check_older(fil, log(conn, last))
    _check_older(blad, (leaf_hash(line[:-1]) for line in log(conn, last)))
    _check_keys(nycklar, keys)
    told = session.watcher
    with (
        replacing(fil, told) as file,
        replacing(blad, told) as hashes,
        replacing(nycklar, told) as known,
        replacing(tabell, told) as moves,
    ):
        known.write(keys)
        moves.write(rorelsetabell.skriven())
        file.writelines(_hashed(lines, hashes))
    told.note(f"{rorelsetabell.FIL}: SHA-256 {rorelsetabell.kontrollsumma()}")


def _target(ut: Path | None) -> Path | None:
    """Return the file to write: as named, or in a folder, which is made if it is not there.

    A name that does not exist means a folder when it has no extension.
    """
    if ut is None or ((ut.suffix or ut.exists()) and not ut.is_dir()):
        return ut
    refuse_beside(ut)
    try:
        with answering():
            ut.mkdir(exist_ok=True)
    except OSError as error:
        raise Stop(Kind.USAGE, f"mappen {str(ut)!r} går inte att skapa: {reason(error)}") from None
    return ut / LOGG


def _check_older(path: Path, events: Iterator[bytes]) -> None:
    """Raise Disproved unless an export that would be replaced is the beginning of the new one.

    It is what shows that history was changed, so it is left as it is.
    """
    if not path.exists():
        return
    nr = -1
    with path.open("rb") as older:
        for nr, event in enumerate(events):
            if not event.startswith(was := older.read(len(event))):
                raise _changed(path, f"händelse {nr} är inte den som står i")
            if not was:
                return
        if older.read(1):
            raise _changed(path, f"liggaren har bara {nr + 1} händelser, färre än")


def _changed(path: Path, what: str) -> Disproved:
    return Disproved(
        f"HISTORIEN ÄR ÄNDRAD: {what} {str(path)!r}; inget är skrivet. Spara filen: den är beviset"
    )


def _check_keys(path: Path, keys: bytes) -> None:
    """Raise AlreadyExists rather than write over keys that somebody may have got elsewhere."""
    if path.exists() and not keys.startswith(path.read_bytes()):
        raise AlreadyExists(
            f"{str(path)!r} har andra nycklar än de som liggaren har noterat, och skrivs inte över;"
            " ange en annan mapp med -o"
        )


def _hashed(lines: Iterator[bytes], hashes: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a log, and write the leaf hash of each."""
    for line in lines:
        hashes.write(leaf_hash(line[:-1]))
        yield line
