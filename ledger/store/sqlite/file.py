"""A ledger in a SQLite file: read on connections of their own, written to on one (D7)."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.audit import immutable
from ledger.errors import OnlyReading
from ledger.store.picturefile import PictureFile
from ledger.store.sqlite.head import connect, real

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from ledger.store import Found, Reading, Wanted, Writing
    from ledger.store.sqlite.recorder import LedgerRecorder


class FileStore:
    """A ledger file; each method is what its name says in ``ledger.store.Store``."""

    def __init__(self, path: str | Path, wait: float) -> None:
        """Open nothing yet."""
        self.path = Path(path)
        self._wait = wait
        self._recorder: LedgerRecorder | None = None

    @property
    def pictures(self) -> PictureFile:
        """The pictures beside the file."""
        return PictureFile(real(self.path))

    @property
    def recorder(self) -> LedgerRecorder:
        """The engine's recorder of this file."""
        if self._recorder is None:
            from ledger.store.sqlite.connection import LedgerDatastore  # noqa: PLC0415 - engine
            from ledger.store.sqlite.recorder import LedgerRecorder  # noqa: PLC0415 - engine

            self._recorder = LedgerRecorder(LedgerDatastore(self.path, self._wait))
        return self._recorder

    def check(self) -> None:
        """Raise NotFound, NotALedger or OnlyReading unless the file may be written to."""
        if immutable.is_auditing():
            raise OnlyReading("den som granskar registrerar ingenting")
        connect(self.path).close()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Lend a connection of its own, in a snapshot."""
        with closing(connect(self.path)) as opened, opened.snapshot():
            yield opened

    def writing(self) -> AbstractContextManager[Writing]:
        """Lend the one connection that writes, in a transaction taken in turn."""
        return self.recorder.lent()

    def find(self, wanted: Wanted) -> Found:
        """Return what is found now, on the connection that writes."""
        return self.recorder.datastore.find(wanted)

    def close(self) -> None:
        """Close the connection that writes, which may have nothing good to say of it."""
        if self._recorder is not None:
            with suppress(sqlite3.Error):
                self._recorder.datastore.close()
