"""Answers that take long are kept for a while; the longest are made beside the questions."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextvars import copy_context
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from application import auditing
from application.errors import Kind, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

KEPT, MANGA = 32, 4
"""How many answers of a kind are kept, and how many may be in the making."""
T = TypeVar("T")
SOON = 1.0
"""Seconds that a question waits for an answer that may be there soon."""


class Job:
    """An answer in the making, or made; ``error`` is why there is none."""

    def __init__(self) -> None:
        """Begin nothing yet."""
        self.begun = datetime.now(UTC)
        self.ended: datetime | None = None
        self.answer: Any = None
        self.error: Exception | None = None
        self._done = threading.Event()

    def wait(self, seconds: float) -> bool:
        """Tell whether it is made, within so many seconds."""
        return self._done.wait(seconds)

    def make(self, of: Callable[[], Any]) -> None:
        """Make it."""
        try:
            with auditing.answering():
                self.answer = of()
        except Exception as error:  # noqa: BLE001 - whoever asks is told
            self.error = error
        finally:
            self.ended = datetime.now(UTC)
            self._done.set()


class Jobs:
    """The answers that are kept: those made in a question, and those made beside, one at a time."""

    def __init__(self) -> None:
        """Have none."""
        self._jobs: OrderedDict[Hashable, Job] = OrderedDict()
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock, self._one = threading.Lock(), threading.Lock()

    def once(self, key: Hashable, of: Callable[[], T]) -> T:
        """Return the answer of a key, made in this question if it is not kept.

        Who asks for what another question makes waits for that.
        """
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                with self._lock:
                    found: T | None = self._made.get(key)
                if found is None:
                    found = of()
                    with self._lock:
                        _keep(self._made, key, found)
        finally:
            with self._lock:
                self._making.pop(key, None)
        return found

    def latest(self, key: Hashable) -> Job | None:
        """Return the latest of a key, made or not."""
        with self._lock:
            return self._jobs.get(key)

    def begin(self, key: Hashable, of: Callable[[], Any], *, anew: bool = False) -> Job:
        """Return the job of a key, begun now if there is none; ``anew`` if there is one made.

        Raises Stop when too many are in the making.
        """
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and not (anew and job.ended):
                return job
            if sum(one.ended is None for one in self._jobs.values()) >= MANGA:
                raise Stop(Kind.BUSY, "för mycket räknas fram just nu", "Försök igen om en stund.")
            _keep(self._jobs, key, job := Job())
        context = copy_context()  # so that it audits if who asks does
        threading.Thread(target=context.run, args=(self._run, job, of), daemon=True).start()
        return job

    def _run(self, job: Job, of: Callable[[], Any]) -> None:
        with self._one:
            job.make(of)


def _keep(kept: OrderedDict[Hashable, Any], key: Hashable, answer: object) -> None:
    """Keep an answer, and let go of that which has been kept longest."""
    kept[key] = answer
    kept.move_to_end(key)
    while len(kept) > KEPT:
        kept.popitem(last=False)
