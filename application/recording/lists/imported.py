"""A list that somebody imports: previewed, asked about, and recorded whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from application import files
from application.errors import Kind, Stop
from application.recording.lists import inlast, mapping
from application.recording.lists.recorded import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.recording.importing import Wanted
    from application.recording.lists.inlast import Inlast
    from application.recording.lists.wanted import Listval
    from application.recording.report import Report
    from application.recording.sending import Recording
    from application.session import Session


@contextmanager
def imported(
    session: Session, aktor: str, wanted: Wanted, val: Listval, igen: str
) -> Iterator[Report]:
    """Lend what became of a list; raises Stop when it cannot be read as one."""
    files.check_target(wanted.ut, wanted.fil)
    session.named(val.pott)
    digest = files.sha256_of(wanted.fil)
    read = inlast.read(wanted.fil, digest, val, session.path.parent)
    with session.recording(aktor, igen=igen) as recording:
        yield _run(recording, wanted, read)


def _run(recording: Recording, wanted: Wanted, read: Inlast) -> Report:
    """Preview and ask unless the answer is given, and record the list."""
    visad = None
    if wanted.torrkor or wanted.confirm is not None:
        report = run(recording, read, dry=True)
        if report.avvisade:
            report.undone(dry=False)
        if wanted.torrkor or wanted.confirm is None or report.registrerade == 0:
            return report
        wanted.confirm(report)
        visad = report.lista
        if files.sha256_of(wanted.fil) != read.digest:
            raise Stop(Kind.BAD_FILE, f"{wanted.fil.name} har ändrats sedan den visades")
    report = run(recording, read, dry=False, visad=visad)
    if report.kind is None and not read.oppnad.sparad:
        _keep(recording.session, read)
    return report


def _keep(session: Session, read: Inlast) -> None:
    """Keep how the header was read; that it could not be changes nothing that is recorded."""
    try:
        mapping.keep(session.path.parent, read.oppnad)
    except Stop as error:
        session.watcher.warn(f"hur kolumnerna lästes sparades inte ({error}), men listan är inläst")
