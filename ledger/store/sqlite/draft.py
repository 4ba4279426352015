"""A file made whole under another name before it takes its own: a ledger, or what is derived.

So what is derived is never written where it stands: no journal is ever read or made under a name
that can be foreseen, and whoever reads sees the old one or the new one, whole.
"""

from __future__ import annotations

import glob
import os
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from ledger.errors import AlreadyExists, NotFound, Unwritable, reason
from ledger.store.folder import settled
from ledger.store.sqlite import dbfile, schema
from ledger.store.sqlite.codes import disk_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLD_SECONDS = 3600


class Draft(NamedTuple):
    """A ledger file in the making, and the name that it is to have.

    ``warnings`` tells why a power cut may take the name back, when the disk did not answer for it.
    """

    path: Path
    target: Path
    warnings: list[str]

    def place(self) -> None:
        """Give the draft its name; raises AlreadyExists when the name is taken, else NotFound."""
        try:
            _link(self.path, self.target)
        except FileExistsError:
            msg = f"{str(self.target)!r} finns redan; en liggare skrivs aldrig över"
            raise AlreadyExists(msg) from None
        except OSError as error:
            raise _impossible(self.target, error) from None
        if unsettled := settled(self.target.parent):
            self.warnings.append(unsettled)


@contextmanager
def drafted(target: Path) -> Iterator[Draft]:
    """Lend an empty ledger beside its place, and take away what was not placed.

    There is either no ledger or a complete one, and never one overwritten. Raises NotFound when
    no file can be made there, Unwritable when it cannot be filled.
    """
    draft = Draft(target.with_name(f".{target.name}.{os.urandom(4).hex()}.ny"), target, [])
    try:
        try:
            dbfile.make(draft.path)
        except OSError as error:
            raise _impossible(target, error) from None
        try:
            _begun(draft.path)
        except sqlite3.OperationalError as error:
            why = disk_reason(error) or error
            raise Unwritable(f"{str(target)!r} går inte att skapa: {why}") from None
        yield draft
    finally:
        for end in ("", ".lock", "-journal"):
            with suppress(OSError):
                draft.path.with_name(f"{draft.path.name}{end}").unlink()


def _begun(path: Path) -> None:
    """Write an empty ledger's tables and marks."""
    with closing(dbfile.writing(path)) as conn, conn:
        begin(conn)


def begin(conn: sqlite3.Connection) -> None:
    """Write an empty ledger's tables and marks in a database that has none."""
    conn.execute("BEGIN")  # one wait for the disk, not one a table
    conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {schema.USER_VERSION}")
    for statement in (*schema.TABLES, *schema.GUARDS):
        conn.execute(statement)


def _impossible(target: Path, error: OSError) -> NotFound:
    return NotFound(f"{str(target)!r} går inte att skapa: {reason(error)}")


def _link(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)
    except OSError:
        if _is_placed(draft, target):  # done, whatever was answered
            return
        if target.exists() or target.is_symlink():  # a link to nowhere is a name too
            raise FileExistsError from None
        try:
            draft.rename(target)  # a file system without hard links
        except OSError:
            if draft.exists() or not target.exists():
                raise


def _is_placed(draft: Path, target: Path) -> bool:
    return target.exists() and draft.exists() and target.samefile(draft)


def sweep(path: Path) -> None:
    """Take away what a killed process left half made of a file, when it is old."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.ny*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _OLD_SECONDS:
                left.unlink()


@contextmanager
def drafting(path: Path) -> Iterator[Path]:
    """Lend an empty file for its owner alone, gone afterwards unless it was given its name."""
    sweep(path)
    draft = path.with_name(f".{path.name}.{os.urandom(8).hex()}.ny")
    try:
        dbfile.make(draft)
        yield draft
    finally:
        for end in ("", "-journal"):
            draft.with_name(draft.name + end).unlink(missing_ok=True)


@contextmanager
def renewing(path: Path) -> Iterator[Path]:
    """Lend a file that takes its name when the block ends well; raises OSError."""
    with drafting(path) as draft:
        yield draft
        for beside in dbfile.companions(path):
            beside.unlink()
        draft.replace(path)
