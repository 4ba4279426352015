"""A read model that follows a ledger while somebody looks at it, in the background (D11).

No question waits for one to be made: it is answered as of the last event that has been applied, or
is told that the first is being made. An auditor's is in memory, made once and held to the seals;
anybody else's is a file that nobody else knows, begun with the one that lies beside the ledger.
There are two of it in turn: what is new is added to the one that nobody is led to, so that neither
waits for the other, and the one that is whole is there if that goes wrong.
"""

from __future__ import annotations

import threading
from contextlib import ExitStack, closing, contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from application import auditing, scratch
from application.asking import catchup, readmodel
from application.asking.snapshot import Asking
from application.errors import Kind, Stop, described, kind_of
from application.watching import Watcher
from ledger.evidence.seal import digest
from ledger.store.sqlite import head
from projections.answers.kept import Kept
from projections.model import opening
from projections.model.as_of import snapshot
from projections.model.follow import ReadModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

    from application.session import Session
    from ledger.store.sqlite.reading import Reader
    from projections.model.opening import Connection

OFTEN = 0.5  # seconds between two looks at the ledger
SOON = 2.0  # seconds that who asks waits for the first, which may be there soon
_NONE: str | None = None


class Kommit(NamedTuple):
    """How far the read model has come: its last event, and the ledger's; None before the first."""

    nr: int | None
    sista: int | None


class _Ended(Exception):
    """It was left while events were added."""


class _Leaving(Watcher):
    """Sees how far it has come, and ends it there when it has been left."""

    def __init__(self, watcher: Watcher, stop: threading.Event) -> None:
        self._watcher, self._stop = watcher, stop

    def note(self, *lines: str) -> None:
        """Tell whoever waits."""
        self._watcher.note(*lines)

    @contextmanager
    def progress(self, label: str, length: int) -> Iterator[Callable[[int], None]]:
        """Give the block what raises _Ended once it has been left."""
        with self._watcher.progress(label, length) as advance:

            def advanced(done: int) -> None:
                advance(done)
                if self._stop.is_set():
                    raise _Ended

            yield advanced


class Following:
    """Whoever follows a ledger that somebody has opened; lends one moment of it at a time."""

    def __init__(self, session: Session, often: float = OFTEN) -> None:
        """Follow nothing before it is entered."""
        self._session, self._often = session, often
        self._audits = auditing.is_on()
        self._still: Connection | None = None  # an auditor's
        self._lent, self._folder, self._shown = ExitStack(), Path(), 0
        self._alone = threading.Lock()  # who reads that
        self._kept, self._keeping = Kept(), threading.Lock()
        self._of: tuple[int, str] | None = None  # the last event that it may be of
        self._stop, self._new = threading.Event(), threading.Condition()
        self._come, self._sha256 = Kommit(None, None), _NONE
        self._spoilt = False
        self._watcher = _Leaving(session.watcher, self._stop)
        self._wrong: Stop | None = None
        context = copy_context()  # so that the thread audits if this one does
        self._thread = threading.Thread(target=context.run, args=(self._run,), daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        if not self._audits:
            self._folder = self._lent.enter_context(scratch.folder())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End, and leave nothing behind."""
        self._stop.set()
        with self._new:
            self._new.notify_all()
        self._thread.join()
        if self._still is not None:
            self._still.close()
        self._lent.close()

    @property
    def come(self) -> Kommit:
        """How far it has come."""
        return self._come

    def told(self, asking: Asking) -> Kommit:
        """How far the moment that was lent had come, and how far the ledger has at least."""
        nr = _nr(asking.conn)
        return Kommit(nr, max(nr, self._come.sista or 0))

    @property
    def ended(self) -> bool:
        """Whether it has been left."""
        return self._stop.is_set()

    def wait(self, nr: int | None, seconds: float) -> int | None:
        """Return the number of the last event, at once if it is another than ``nr``."""
        with self._new:
            self._new.wait_for(lambda: self._stop.is_set() or self._come.nr != nr, seconds)
            return self._come.nr

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """Lend the moment that has been come to; raises Stop before the first, or Damaged."""
        if self._wrong is None and self.wait(None, SOON) is None and self._wrong is None:
            raise Stop(
                Kind.BUSY, "läsmodellen byggs; liggaren kan läsas om en stund", "Försök igen."
            )
        if (wrong := self._wrong) is not None:
            raise Stop(wrong.kind, wrong.text, wrong.hjalp)
        with auditing.answering(), self._conn() as conn, self._log() as source:
            kept = self._kept_of(_is_of(conn, source), source)
            yield Asking(conn, source, self._session.path, provad=self._audits, kept=kept)

    def _kept_of(self, at: tuple[int, str], source: Reader) -> Kept:
        """Return what is kept of a ledger; nothing yet if what was is of another history."""
        with self._keeping:
            if self._of is not None and digest(source, self._of[0]) != self._of[1]:
                self._kept, self._of = Kept(), None
            self._of = max(at, self._of or at)
            return self._kept

    @contextmanager
    def _conn(self) -> Iterator[Connection]:
        if self._still is not None:
            with self._alone, snapshot(self._still):
                yield self._still
            return
        with closing(opening.open_model(self._path)) as conn, snapshot(conn):
            yield conn

    @contextmanager
    def _log(self) -> Iterator[Reader]:
        with closing(head.connect(self._session.path)) as source:
            yield source

    @property
    def _path(self) -> Path:
        """The file that whoever asks is led to."""
        return self._paths[self._shown]

    @property
    def _paths(self) -> tuple[Path, Path]:
        return self._folder / "lasmodell-0.db", self._folder / "lasmodell-1.db"

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self._follow()
                self._wrong = None
            except _Ended:
                return
            except Exception as error:  # noqa: BLE001 - whatever it is, whoever asks is told
                if kind_of(error) is not Kind.BUSY:
                    told = described(error)
                    self._sha256, self._spoilt = None, True
                    if told.kind is not Kind.UNEXPECTED or not self._path.exists():
                        self._wrong = Stop(told.kind, told.text, told.hjalp or "")
            self._stop.wait(self._often)

    def _follow(self) -> None:
        """Apply what is new, if anything is; an auditor's reading is frozen as an answer is."""
        with auditing.answering(), self._log() as source:
            sista = source.head().nr
            sha256 = digest(source, sista)
            if sha256 == self._sha256 and (self._audits or self._path.exists()):
                return
            self._come = self._come._replace(sista=sista)
            nr = self._held(source) if self._audits else self._caught_up(source)
            with self._conn() as conn:  # so that no question waits for what is kept
                self._kept_of(_is_of(conn, source), source).read(conn)
        with self._new:
            self._come, self._sha256 = Kommit(nr, max(nr, sista)), sha256
            self._new.notify_all()

    def _held(self, source: Reader) -> int:
        made = catchup.held(source, self._watcher)
        with self._alone:
            self._still, old = made, self._still
        if old is not None:
            old.close()
        return _nr(made)

    @property
    def _next(self) -> int:
        """Which file is added to."""
        return 1 - self._shown if self._path.exists() else self._shown

    def _caught_up(self, source: Reader) -> int:
        added = self._next
        path = self._paths[added]
        if self._spoilt:  # a file that something went wrong with is not gone on with
            path.unlink(missing_ok=True)
            self._spoilt = False
        if not path.exists():
            shown = added != self._shown
            before = self._path if shown else readmodel.model_path(self._session.path)
            if readmodel.is_sound(before):
                catchup.begun(before, path, self._watcher)
        with ReadModel(path, alone=True) as model:
            catchup.follow(model, source, self._watcher)
            nr = model.position()
        self._shown = added
        return nr


def _nr(conn: Connection) -> int:
    at = opening.stands(conn).nr
    return -1 if at is None else at


def _is_of(conn: Connection, source: Reader) -> tuple[int, str]:
    """Return a model's last event; raises Stop unless it is of what its ledger begins with."""
    at = opening.stands(conn)
    if at.nr is None or at.sha256 is None or digest(source, at.nr) != at.sha256:
        raise Stop(Kind.BUSY, "liggarens fil har bytts ut; den läses om", "Försök igen.")
    return at.nr, at.sha256
