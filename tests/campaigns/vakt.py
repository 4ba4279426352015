"""Counts what a reader must never do, by Python's audit events; shares nothing with the freeze."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = {"import", "exec", "compile", "marshal.loads", "marshal.load", "code.__new__"}
_OUTSIDE = ("subprocess", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty",
            "socket", "ctypes", "pickle", "urllib", "webbrowser")  # fmt: skip
_FILES = ("os.remove", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.rmdir", "os.truncate",
          "os.chmod", "os.chown", "os.utime", "shutil", "tempfile")  # fmt: skip


class Vakt:
    """The one hook of the process; what it has seen since it was last asked."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.example = ""
        self._on = False
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if self._on and (kind := _kind(event, args)):
            self.seen[kind] += 1
            self.example = self.example or f"{event} {str(args[:2])[:120]}"

    @contextmanager
    def watching(self) -> Iterator[Counter[str]]:
        """Count from here to the end of the block."""
        self.seen, self.example, self._on = Counter(), "", True
        try:
            yield self.seen
        finally:
            self._on = False


def _kind(event: str, args: tuple[Any, ...]) -> str:
    if event in _CODE:
        return event
    if event.startswith(_OUTSIDE):
        return event.partition(".")[0] if not event.startswith("os.") else event
    if event == "open" and not isinstance(args[0], int):
        to_write = os.O_WRONLY | os.O_RDWR | os.O_CREAT
        return "skrivning" if isinstance(args[2], int) and args[2] & to_write else ""
    if event == "sqlite3.connect":
        sound = (":memory:", "?mode=ro&immutable=1")
        return "" if str(args[0]).endswith(sound) else "databas öppnad för skrivning"
    return "skrivning" if event.startswith(_FILES) else ""
