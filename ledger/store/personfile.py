"""The file beside a ledger that holds what its commitments hide: salt and text, erasable (D14).

What is erased leaves no byte in the file: SQLite overwrites what it deletes (``secure_delete``),
and the file is then written anew, since pages that were once rearranged may hold old copies. What
the disk, a snapshot or a backup keeps is out of reach from here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from ledger.audit import immutable
from ledger.errors import Busy, NotAPersonFile, Unwritable, reason
from ledger.store import WAIT_SECONDS
from ledger.store.sqlite import dbfile, shape
from ledger.store.sqlite.codes import disk_reason, is_busy
from ledger.store.sqlite.head import connect, opened

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator
    from pathlib import Path

APPLICATION_ID = 0x4C494750  # "LIGP"
_TABLE = """CREATE TABLE personuppgift (
  atagande TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID"""
_OWNER = "CREATE TABLE liggare (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID"
_EXPECTED = [("table", sql.split()[2], sql.split()[2], sql) for sql in (_TABLE, _OWNER)]
_SETTINGS: tuple[tuple[str, str | int], ...] = (
    ("secure_delete", 1),
    ("synchronous", 3),  # EXTRA: what is erased stays erased after a power cut
    ("journal_mode", "delete"),  # holds what was there before, and is gone with the transaction
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("temp_store", 2),  # MEMORY: nothing is copied to a folder for temporary files
)


class Kept(NamedTuple):
    """What a commitment hides, and the chance that makes it impossible to guess."""

    salt: bytes
    text: str


def path_of(ledger: Path) -> Path:
    """Return the file of a ledger's hidden texts: beside it, shared with no other name."""
    if ledger.suffix == ".db":
        return ledger.with_name(f"{ledger.stem}.personuppgifter.db")
    return ledger.with_name(f"{ledger.name}.personuppgifter")


def kept(ledger: Path) -> dict[str, Kept]:
    """Return all that is kept, by commitment; raises NotAPersonFile or Busy.

    Nothing is kept where there is no file. Nothing is written.
    """
    path = path_of(ledger)
    if not path.is_symlink() and (not path.exists() or _is_begun(path)):
        return {}
    with _told(path, "läsa"), closing(_opened(path, _id(ledger), ledger)) as conn:
        found = conn.execute("SELECT atagande, salt, text FROM personuppgift").fetchall()
        return {atagande: Kept(salt, text) for atagande, salt, text in found}


def keep(ledger: Path, atagande: str, what: Kept) -> None:
    """Keep a text, in a file that is made for its owner alone the first time."""
    with _writing(ledger) as conn:
        conn.execute("INSERT INTO personuppgift VALUES (?, ?, ?)", (atagande, *what))


def erase(ledger: Path, ataganden: Iterable[str]) -> int:
    """Erase texts and salts, and return how many there were; raises Unwritable, Busy."""
    if not path_of(ledger).exists():
        return 0
    with _writing(ledger) as conn:
        before = conn.total_changes
        conn.executemany(
            "DELETE FROM personuppgift WHERE atagande = ?", [(one,) for one in ataganden]
        )
        erased = conn.total_changes - before
        conn.execute("COMMIT")
        conn.execute("VACUUM")
    return erased


def forget_all_but(ledger: Path, noted: Container[str]) -> None:
    """Erase what belongs to none of these commitments."""
    if path_of(ledger).exists():
        with _writing(ledger) as conn:
            found = conn.execute("SELECT atagande FROM personuppgift").fetchall()
        if strays := [atagande for (atagande,) in found if atagande not in noted]:
            erase(ledger, strays)


def _id(ledger: Path) -> str:
    """Return whose texts there may be; raises NotALedger."""
    with closing(connect(ledger, pages=False)) as conn:
        return conn.head().liggare


def _opened(path: Path, owner: str, ledger: Path) -> sqlite3.Connection:
    _check_header(path)
    _check_private(path, ledger)
    conn = opened(path)
    try:
        dbfile.be_careful(conn)
        _check(conn, path, owner)
    except BaseException:
        sqlite3.Connection.close(conn)
        raise
    return conn


@contextmanager
def _writing(ledger: Path) -> Iterator[sqlite3.Connection]:
    """Lend a connection in a write transaction, which is undone when something goes wrong."""
    path, owner = path_of(ledger), _id(ledger)
    _made(path, ledger)
    with _told(path, "skriva"), closing(dbfile.writing(path, WAIT_SECONDS)) as conn:
        for name, value in _SETTINGS:
            conn.execute(f"PRAGMA {name} = {value}")
            if conn.execute(f"PRAGMA {name}").fetchone() != (value,):
                raise NotAPersonFile(f"{path.name}: SQLite tog inte inställningen {name}")
        conn.execute("BEGIN IMMEDIATE")
        if _is_begun(path):
            conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            conn.execute(_TABLE)
            conn.execute(_OWNER)
            conn.execute("INSERT INTO liggare VALUES (?)", (owner,))
        _check(conn, path, owner)
        yield conn
        if conn.in_transaction:
            conn.execute("COMMIT")


def _made(path: Path, ledger: Path) -> None:
    """Make the file for its owner alone, or see that it is so.

    One that is empty and not so is made anew: whoever could open it may have it open still.
    """
    try:
        if path.exists() or path.is_symlink():
            _check_header(path)
            wrong = _is_begun(path) and dbfile.private_fault(path)
            if not wrong or not dbfile.is_ours(path):
                _check_private(path, ledger)
                return
            path.unlink()
        dbfile.make(path)
        _check_private(path, ledger)
    except OSError as error:
        raise Unwritable(f"{path.name} går inte att skapa: {reason(error)}") from None


def _check_private(path: Path, ledger: Path) -> None:
    """Raise NotAPersonFile unless the file is for its owner alone, who is us or owns the ledger.

    Whoever audits has been given a copy, and what it holds is compared with the commitments.
    """
    if immutable.is_auditing():
        return
    if wrong := dbfile.private_fault(path, frozenset({ledger.stat().st_uid})):
        raise NotAPersonFile(
            f"{path.name} {wrong}; personuppgifter läses och skrivs bara i en fil som är ägarens"
            " egen: se efter vem som har haft den, och ge den läget 0600"
        )


def _is_begun(path: Path) -> bool:
    """Tell whether the file was made and nothing was kept yet: a crash can leave it so."""
    return path.is_file() and not path.stat().st_size


def _check_header(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        raise NotAPersonFile(f"{path.name} är ingen vanlig fil")
    if not _is_begun(path) and shape.header_fault(path):
        raise NotAPersonFile(f"{path.name} är ingen fil med dolda personuppgifter som går att läsa")


def _check(conn: sqlite3.Connection, path: Path, owner: str) -> None:
    """Raise NotAPersonFile unless the file has our shape and the texts are this ledger's."""
    ours = conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    if not ours or [row for row, _ in dbfile.objects(conn, len(_EXPECTED) + 1)] != _EXPECTED:
        raise NotAPersonFile(f"{path.name} är ingen fil med liggarens dolda personuppgifter")
    if conn.execute("SELECT id FROM liggare").fetchall() != [(owner,)]:
        raise NotAPersonFile(
            f"{path.name} hör till en annan liggare och lämnas som den är; lägg den bredvid den"
            " liggaren, och här den fil som hör till den här"
        )


@contextmanager
def _told(path: Path, att: str) -> Iterator[None]:
    """Say in our own words that the file is busy, damaged or cannot be written."""
    try:
        yield
    except dbfile.Unsafe as error:
        raise NotAPersonFile(f"{path.name} {error}") from None
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if is_busy(error):
            raise Busy(f"{path.name} är upptagen av någon annan; försök igen") from None
        disk = disk_reason(error)
        kind = Unwritable if att == "skriva" or disk else NotAPersonFile
        raise kind(f"{path.name} går inte att {att} ({disk or error})") from None
