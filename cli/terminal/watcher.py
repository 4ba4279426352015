"""Whoever sits at the terminal, as the application knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.watching import Watcher
from cli import failures
from cli.terminal import utgang

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


class Terminal(Watcher):
    """Tells what is said beside an answer on stderr, and shows how far long work has come."""

    def note(self, *lines: str) -> None:
        """Say it, in words or as JSON."""
        failures.note(*lines)

    def warn(self, text: str, kommando_id: str | None = None) -> None:
        """Warn, in words or as JSON."""
        failures.warn(text, kommando_id)

    def flush(self) -> None:
        """See to it that the answer has left."""
        utgang.flush()

    def progress(self, label: str, length: int) -> AbstractContextManager[Callable[[int], None]]:
        """Lend a bar, when it is long and somebody looks."""
        return utgang.progress(label, length)


TERMINAL = Terminal()
