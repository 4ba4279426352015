"""An exported log read back: into a ledger that does not exist yet, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from application.errors import Kind
from application.files import opened
from application.recording.report import Refusal, Report
from ledger.errors import AlreadyExists, NotALog
from ledger.recording.receipt import Receipt
from ledger.recording.restore import LONGEST, is_entry, restoring
from ledger.store.sqlite.draft import drafted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from application.session import Session


class Reread(NamedTuple):
    """What a log holds, or why it is none; ``place`` makes it the ledger."""

    report: Report
    place: Callable[[], None]


def is_log(fil: Path) -> bool:
    """Tell whether a file begins with an entry of a log and not with a command."""
    with opened(fil) as file:
        return is_entry(file.readline(LONGEST))


def entries(fil: Path) -> Iterator[bytes]:
    """Yield the lines with their newlines; one that is too long comes in pieces."""
    with opened(fil) as file:
        yield from iter(lambda: file.readline(LONGEST), b"")


@contextmanager
def reread(lines: Iterable[bytes], session: Session) -> Iterator[Reread]:
    """Make a ledger of a log beside its place; it is gone afterwards unless it was placed.

    The first line that is wrong ends it, since what follows rests on it. Raises AlreadyExists for
    a log that is sound when there is a ledger already: it could only be overwritten.
    """
    report, path = Report(logg=True), session.path
    with drafted(path) as draft:
        try:
            with restoring(draft.path) as log:
                for raw in lines:
                    report.rader += 1
                    recorded = log.add(raw)
                    nr = recorded.nr
                    report.count(Receipt("", nr, nr, redan=False, events=(recorded,)))
        except NotALog as error:
            report.avvisade.append(Refusal(report.rader, Kind.BAD_FILE, (), str(error)))
            report.undone(dry=False)
        if not report.avvisade and path.exists():
            msg = f"{str(path)!r} finns redan; en logg läses in i en liggare som inte finns"
            raise AlreadyExists(f"{msg}: liggare --liggare NY.db importera LOGG")

        def place() -> None:
            draft.place()
            for warning in draft.warnings:
                session.watcher.warn(
                    f"{warning}, men liggaren är skapad; kontrollera disken: ett strömavbrott kan"
                    " ta tillbaka den"
                )

        yield Reread(report, place)
