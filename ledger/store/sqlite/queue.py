"""Whose turn it is to write: in front of SQLite's own lock, whose busy handler starves writers.

A writer takes the first place (a lock file), waits there for SQLite's write lock, and only then
leaves the place to another. Whoever has just written must take the place again like everybody
else, so no process can keep the ledger to itself; among those who wait, the order is chance. The
lock lives in the operating system and dies with the process.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ledger.errors import Busy, Unwritable, reason
from ledger.store import WAIT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PAUSE_SECONDS = 0.0005


def pauses(seconds: float, what: str = "liggaren") -> Iterator[None]:
    """Pause a little, again and again; raises Busy when the time is up."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        yield
        time.sleep(_PAUSE_SECONDS * (1 + time.monotonic_ns() % 1000 / 1000))  # spreads the waiters
    msg = f"{what} är upptagen av någon annan sedan {seconds:.0f} sekunder; försök igen"
    raise Busy(msg)


@contextmanager
def first_in_queue(
    path: Path, seconds: float = WAIT_SECONDS, what: str = "liggaren"
) -> Iterator[None]:
    """Hold the head of the queue of a ledger, or of what else is named; Busy after the seconds."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(path, flags, 0o600)
    except OSError as error:
        raise Unwritable(f"{what} går inte att skriva: {path.name} ({reason(error)})") from None
    try:
        for _ in pauses(seconds, what):
            try:
                _try_lock(handle)
                break
            except OSError:
                continue
        yield
    finally:
        os.close(handle)
