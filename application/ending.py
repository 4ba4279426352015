"""When the system asks the program to end, it ends as when a person does: in order."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator


class Terminated(KeyboardInterrupt):
    """The system asked the program to end; it does so as when a person does."""


def _terminated(_signal: int, _frame: object) -> NoReturn:
    raise Terminated


@contextmanager
def heeding() -> Iterator[None]:
    """Raise Terminated where the program is when the system asks for an end."""
    numbers = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    heard = threading.current_thread() is threading.main_thread()
    ours = [n for n in numbers if n and heard and signal.getsignal(n) is signal.SIG_DFL]
    try:
        for number in ours:
            signal.signal(number, _terminated)
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
