"""The freeze: while stored data is read, nothing is imported, run, sent or written (D15).

Stored text is only ever looked up in closed registers. The freeze is for the day when somebody,
here or in a library, forgets: with it armed, Python's own audit events for importing what is not
loaded yet, for compiling and running code, for processes, sockets and foreign functions, and for
every change of a file are refused before they happen, with ``Frozen``.

An audit hook cannot be removed, so there is one, added the first time it is needed; a count tells
whether it is armed. Import and build what you need before you arm it. SQLite opens its files past
Python, so a connection too is refused unless it is to memory, or read-only and immutable.

It stops what Python tells of, not what a C library does by itself: it is the second wall, and the
first is that nothing tries.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ledger.errors import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

IMMUTABLE = "mode=ro&immutable=1"
MEMORY = ":memory:"

_RUNS = (
    "import", "compile", "exec", "code.__new__", "function.__new__", "marshal.load", "pickle.",
    "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
    "os.startfile", "pty.", "ctypes.", "sqlite3.enable_load_extension", "sqlite3.load_extension",
    "socket.", "ftplib.", "http.", "imaplib.", "poplib.", "smtplib.", "telnetlib.", "nntplib.",
    "urllib.", "webbrowser.",
)  # fmt: skip
_WRITES = (
    "os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate",
    "os.chmod", "os.chown", "os.chflags", "os.utime", "os.setxattr", "os.removexattr", "os.lockf",
    "shutil.", "tempfile.",
)  # fmt: skip
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class _Freeze:
    """Whether the one hook is there, how many have armed it, and who may write an answer."""

    installed = False
    armed = 0
    answering = 0


class _Own(threading.local):
    """How often a thread has armed it for itself."""

    armed = 0


_own = _Own()


def _opens_to_write(args: tuple[Any, ...]) -> bool:
    file, mode, flags = args
    if isinstance(file, int):  # open already
        return False
    asked = isinstance(mode, str) and bool(set(mode) & set("wax+"))
    return asked or (isinstance(flags, int) and bool(flags & _TO_WRITE))


def _changes_a_database(database: object) -> bool:
    return database != MEMORY and not str(database).endswith(f"?{IMMUTABLE}")


def _hook(event: str, args: tuple[Any, ...]) -> None:
    if not (_Freeze.armed or _own.armed):
        return
    if event == "open":
        refused = _opens_to_write(args) and not _Freeze.answering
    elif event == "sqlite3.connect":
        refused = _changes_a_database(args[0])
    else:
        refused = event.startswith(_RUNS) or (event.startswith(_WRITES) and not _Freeze.answering)
    if refused:
        what = f" {str(args[0])[:80]!r}" if args and isinstance(args[0], str | int) else ""
        raise Frozen(f"läsningen stoppades: något försökte {event}{what} medan data lästes")


@contextmanager
def frozen(*, here: bool = False) -> Iterator[None]:
    """Arm the freeze, once more if it is armed already; ``here`` for this thread alone.

    That is for a program in which other threads take questions and send answers.
    """
    if not _Freeze.installed:
        sys.addaudithook(_hook)
        _Freeze.installed = True
    arms: type[_Freeze] | _Own = _own if here else _Freeze
    arms.armed += 1
    try:
        yield
    finally:
        arms.armed -= 1


@contextmanager
def answering() -> Iterator[None]:
    """Let files be written, and nothing else: for the answer that was asked for with ``-o``.

    Hold it around the calls that make and place the file, not around the reading of what goes in.
    """
    _Freeze.answering += 1
    try:
        yield
    finally:
        _Freeze.answering -= 1
