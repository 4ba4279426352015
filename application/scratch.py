"""A folder that only this program uses, and only while it runs: nobody else may look into it.

A program that is killed takes nothing away; the next one does, of those whose lock nobody holds.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import Busy, Unwritable
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.queue import first_in_queue

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "liggare-webb-"
_LOCK = "last"
_AT_ONCE = 0.01  # seconds
_NEW = 60.0  # seconds in which a folder may have been made and not be locked yet


@contextmanager
def folder() -> Iterator[Path]:
    """Lend one, empty but for its lock, until the end of the block."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        _taken_away(left)
    with (
        tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name,
        first_in_queue(Path(name, _LOCK), what="mappen"),
    ):
        yield Path(name)


def _taken_away(left: Path) -> None:
    """Take away what a program of ours left; what is another's, or in use, stays."""
    with suppress(OSError, Busy, Unwritable):
        if _is_ours(left.lstat()):
            with first_in_queue(left / _LOCK, _AT_ONCE):
                shutil.rmtree(left, ignore_errors=True)


def _is_ours(found: os.stat_result) -> bool:
    private = not dbfile.HAS_OWNERS or (
        found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & 0o077
    )
    return stat.S_ISDIR(found.st_mode) and private and time.time() - found.st_mtime > _NEW
