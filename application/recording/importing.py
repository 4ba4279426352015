"""Many commands from a file: read as a stream, all or nothing or line by line, told row by row.

What a file is decides what is done with it: a log becomes a ledger, commands are recorded in one.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from application import files
from application.errors import Kind, Stop, kind_of
from application.recording.named import streams
from application.recording.report import Refusal, Report
from application.recording.rereading import entries, is_log, reread
from application.watching import watched
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command, parse_json
from domain.errors import Fault, Malformed
from exchange.sniffer import Slag, slag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from application.recording.sending import Recording
    from application.session import Session
    from domain.commands import Command
    from ledger.recording.receipt import Receipt

T = TypeVar("T")
_START = 64  # bytes; what a file is shows in them
_LONGEST = 1 << 20  # bytes in a line; an event may be a sixteenth of it
_SUFFIXES = {".jsonl", ".ndjson", ".json"}
_FOREIGN = {Slag.UTF16, Slag.EXCEL, Slag.GAMMAL_EXCEL}
_GIVE = "Ange en .jsonl-fil med ett kommando per rad."


def check_file(path: Path) -> str:
    """Return the SHA-256 of a file of commands or a log; raises Stop when it can be neither."""
    _check_slag(path)
    return files.sha256_of(path)


def _check_slag(path: Path) -> None:
    """Raise Stop for a folder, a database, and what is no text in UTF-8 by name or beginning."""
    if path.is_dir():
        raise Stop(Kind.BAD_FILE, f"{str(path)!r} är en mapp", _GIVE)
    named = path.suffix.lower() in _SUFFIXES
    found = slag_of(files.read(path, _START)) if named or path.is_file() else Slag.ANNAN
    if found is Slag.LIGGARE:
        raise Stop(
            Kind.BAD_FILE,
            f"{path.name} är en liggares databas, ingen fil med kommandon",
            f"Exportera loggen med: liggare --liggare {path} exportera logg -o logg.jsonl, och"
            " läs in den.",
        )
    if not named:
        raise Stop(
            Kind.BAD_FILE,
            f"{path.name}: filslaget {path.suffix or '(inget)'} läses inte in",
            _GIVE,
        )
    if found in _FOREIGN:
        raise Stop(
            Kind.BAD_FILE,
            f"{path.name} är {found.value}, inte UTF-8",
            "Spara filen som JSON Lines i UTF-8.",
        )


def commands(path: Path, digest: str) -> Iterator[tuple[int, Command | Malformed]]:
    """Yield each line's number and its command, or everything wrong with it."""
    with files.opened(path) as file:
        for rad, raw in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            if len(raw) == _LONGEST:
                yield rad, Malformed(Fault("", "raden är för lång; resten av filen läses inte"))
                return
            try:
                text = raw.decode("utf-8-sig" if rad == 1 else "utf-8").strip("\r\n\t ")
                if not text:
                    continue
                stated = parse_json(text)
                stated.setdefault("id", f"{digest}:{rad}")
                yield rad, parse_command(stated)
            except UnicodeDecodeError as error:
                yield (
                    rad,
                    Malformed(
                        Fault("", f"raden är inte UTF-8 (byte {error.start + 1}); spara om filen")
                    ),
                )
            except Malformed as error:
                yield rad, error


class Wanted(NamedTuple):
    """What is asked of an import: which file, how, and where the answer is to be written.

    ``confirm`` is shown what would be done, and raises Declined unless it is to be done; None when
    nobody is asked.
    """

    fil: Path
    confirm: Callable[[Report], None] | None = None
    torrkor: bool = False
    rad_for_rad: bool = False
    ut: Path | None = None


@contextmanager
def imported(session: Session, aktor: str, wanted: Wanted, igen: str) -> Iterator[Report]:
    """Lend what became of a file of commands, or of a log; raises Stop when it is neither."""
    fil, ut = wanted.fil, wanted.ut
    files.check_target(ut, fil)
    digest = check_file(fil)
    if is_log(fil):
        if ut is not None and ut.absolute() == session.path.absolute():
            raise Stop(Kind.USAGE, f"{str(ut)!r} är liggaren som ska skapas")
        yield restore(session, wanted)
        return
    with session.recording(aktor, igen=igen) as recording:
        yield run(recording, wanted, digest)


def run(recording: Recording, wanted: Wanted, digest: str) -> Report:
    """Preview and ask unless the answer is given, and record the file that has this digest."""
    fil, lines = wanted.fil, partial(_shown, recording.session, wanted.fil, digest)
    if wanted.torrkor or wanted.confirm is not None:
        report = all_or_nothing(recording, lines(), streams(fil), dry=True)
        if report.avvisade and not wanted.rad_for_rad:
            report.undone(dry=False)
        if wanted.torrkor or wanted.confirm is None or report.registrerade == 0:
            return report
        wanted.confirm(report)
        if check_file(fil) != digest:
            raise Stop(Kind.BAD_FILE, f"{fil.name} har ändrats sedan den visades")
    if wanted.rad_for_rad:
        return line_by_line(recording, lines())
    return all_or_nothing(recording, lines(), streams(fil), dry=False)


def restore(session: Session, wanted: Wanted) -> Report:
    """Read a log back; preview and ask unless the answer is given."""
    session.may_write()
    fil = wanted.fil
    if wanted.rad_for_rad:
        raise Stop(Kind.USAGE, f"{fil.name} är en logg och läses in hel", "Utelämna --rad-for-rad.")
    with reread(_watched(session, fil, entries(fil)), session) as (report, place):
        if wanted.torrkor or report.avvisade:
            report.undone(dry=not report.avvisade)
            return report
        if wanted.confirm is not None:
            wanted.confirm(report)
        place()
    return report


def _shown(session: Session, fil: Path, digest: str) -> Iterator[tuple[int, Command | Malformed]]:
    """Yield the commands of a file."""
    yield from _watched(session, fil, commands(fil, digest))


def _watched(session: Session, fil: Path, lines: Iterator[T]) -> Iterator[T]:
    """Yield what the lines of a file give, and let it be seen how far it has come."""
    with files.opened(fil) as file:
        length = sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    yield from watched(session.watcher, "Läser", lines, length)


def all_or_nothing(
    recording: Recording,
    lines: Iterable[tuple[int, Command | Malformed]],
    about: Iterable[str] = (),
    *,
    dry: bool,
) -> Report:
    """Record every line in one transaction; one that is refused, or a dry run, undoes them all.

    The streams that they are ``about`` are read before it.
    A line that is refused leaves nothing, so a dry run also tells what line by line would give.
    """
    report = Report()
    with suppress(Undo), recording.ledger.batch(recording.aktor, about) as batch:
        for rad, line in lines:
            record_line(report, rad, line, recording, batch.record)
        if report.avvisade or dry:
            report.undone(dry=dry)
            raise Undo
    report.numbered(recording.numbered)
    return report


def line_by_line(recording: Recording, lines: Iterable[tuple[int, Command | Malformed]]) -> Report:
    """Record each line in a transaction of its own; a refused one leaves the others standing."""
    report = Report()
    try:
        for rad, line in lines:
            record_line(report, rad, line, recording, recording.send)
    except BaseException:  # what is recorded is recorded, however it ended
        recording.session.watcher.note(
            f"Avbrutet efter {report.registrerade} registrerade av {report.rader} rader."
        )
        raise
    report.numbered(recording.numbered)
    return report


class Undo(Exception):
    """Ends a transaction that shall leave nothing."""


def record_line(
    report: Report,
    rad: int,
    line: Command | Malformed,
    recording: Recording,
    record: Callable[[Command], Receipt | Rejected],
) -> None:
    """Record a line, and count in the report what became of it."""
    report.rader += 1
    if isinstance(line, Malformed):
        report.avvisade.append(Refusal(rad, Kind.BAD_FILE, (), str(line)))
        return
    try:
        recording.may(line)
        outcome = record(line)
    except Exception as error:
        kind = kind_of(error)
        if kind in {Kind.NOT_FOUND, Kind.USAGE}:  # an unknown name, an event too long
            kind = Kind.BAD_FILE
        if kind not in {Kind.BAD_FILE, Kind.CONFLICT}:
            raise
        report.avvisade.append(Refusal(rad, kind, (), str(error)))
        return
    if isinstance(outcome, Rejected):
        report.avvisade.append(
            Refusal(
                rad,
                Kind.REFUSED,
                outcome.rules,
                outcome.meddelande,
                outcome,
                getattr(line, "avser_id", None),
            )
        )
    else:
        report.count(outcome)
