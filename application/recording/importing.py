"""Many commands from a file: read as a stream, all or nothing or line by line, told row by row."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from cli import failures
from cli.terminal import utgang
from domain.bookkeeping.postings import sides
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command, parse_json
from domain.errors import Fault, Malformed
from ledger.errors import reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from domain.commands import Command
    from ledger.recording.ledger import Ledger
    from ledger.recording.receipt import Receipt

_LONGEST = 1 << 20  # bytes in a line; an event may be a sixteenth of it
_BOMS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK": "Excel eller zip",
    b"\xd0\xcf": "Excel",
}


class Refusal(NamedTuple):
    """A line that was not recorded: where, with which exit code, which rules, in words."""

    rad: int
    kod: int
    regler: tuple[str, ...]
    meddelande: str
    rejected: Rejected | None = None

    def tell(self) -> None:
        """Tell it on stderr, with its line."""
        if self.rejected is not None:
            failures.tell_refused(self.rejected, self.rad)
        else:
            failures.tell(
                "fil" if self.kod == failures.BAD_FILE else "krock", self.meddelande, rad=self.rad
            )


@dataclass(slots=True)
class Report:
    """What became of the lines of a file."""

    rader: int = 0
    registrerade: int = 0
    redan: int = 0
    av_andra: Counter[str] = field(default_factory=Counter)
    avvisade: list[Refusal] = field(default_factory=list)
    forsta_nr: int | None = None
    sista_nr: int | None = None
    verkan: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def kod(self) -> int:
        """The exit code: malformed before conflict before refused."""
        codes = {refusal.kod for refusal in self.avvisade}
        order = failures.BAD_FILE, failures.CONFLICT, failures.REFUSED
        return next((code for code in order if code in codes), failures.OK)

    def count(self, receipt: Receipt) -> None:
        """Count an accepted line and what it moved."""
        if receipt.redan:
            self.redan += 1
            self.av_andra.update([receipt.av_annan] if receipt.av_annan else [])
            return
        self.registrerade += 1
        self.forsta_nr = receipt.forsta_nr if self.forsta_nr is None else self.forsta_nr
        self.sista_nr = receipt.sista_nr
        for recorded in receipt.events:
            pott = getattr(recorded.event, "pott", "")
            for konto, delta in sides(recorded.event):
                self.verkan[pott, konto.position] += delta

    def undone(self, *, dry: bool) -> None:
        """Say that nothing of it was written; of a dry run, how many lines would have been."""
        self.forsta_nr = self.sista_nr = None
        if not dry:
            self.registrerade = 0
            self.verkan.clear()

    def effect(self) -> list[dict[str, Any]]:
        """Return what the accepted lines change in each pott's positions, in öre."""
        return [
            {"pott": pott, "position": position, "andring_ore": ore}
            for (pott, position), ore in sorted(self.verkan.items())
            if ore
        ]

    def as_json(self) -> dict[str, Any]:
        """Return the shape ``import/1``."""
        return {
            "schema": "import/1",
            "rader": self.rader,
            "registrerade": self.registrerade,
            "redan": self.redan,
            "avvisade": [
                {"rad": r.rad, "regler": list(r.regler), "meddelande": r.meddelande}
                for r in self.avvisade
            ],
            "forsta_nr": self.forsta_nr,
            "sista_nr": self.sista_nr,
        }


def check_file(path: Path) -> str:
    """Return the SHA-256 of a file of commands; raises Stop when it cannot be one."""
    if path.suffix.lower() not in {".jsonl", ".ndjson", ".json"}:
        raise failures.Stop(
            failures.BAD_FILE,
            f"{path.name}: filslaget {path.suffix or '(inget)'} läses inte in",
            "Ange en .jsonl-fil med ett kommando per rad.",
        )
    digest = sha256()
    try:
        if path.exists() and not path.is_file():
            raise failures.Stop(failures.NOT_FOUND, f"{str(path)!r} är ingen vanlig fil")
        with path.open("rb") as file:
            start = file.read(2)
            digest.update(start)
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        msg = f"{str(path)!r} går inte att läsa ({reason(error)})"
        raise failures.Stop(failures.NOT_FOUND, msg) from None
    if start in _BOMS:
        raise failures.Stop(
            failures.BAD_FILE,
            f"{path.name} är {_BOMS[start]}, inte UTF-8",
            "Spara filen som JSON Lines i UTF-8.",
        )
    return digest.hexdigest()


def commands(path: Path, digest: str) -> Iterator[tuple[int, Command | Malformed]]:
    """Yield each line's number and its command, or everything wrong with it."""
    with path.open("rb") as file:
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


def all_or_nothing(
    ledger: Ledger, lines: Iterable[tuple[int, Command | Malformed]], who: str, *, dry: bool
) -> Report:
    """Record every line in one transaction; one that is refused, or a dry run, undoes them all.

    A line that is refused leaves nothing, so a dry run also tells what line by line would give.
    """
    report = Report()
    with suppress(_Undo), ledger.batch(who) as batch:
        for rad, line in lines:
            _record(report, rad, line, batch.record)
        if report.avvisade or dry:
            report.undone(dry=dry)
            raise _Undo
    return report


def line_by_line(
    ledger: Ledger, lines: Iterable[tuple[int, Command | Malformed]], who: str
) -> Report:
    """Record each line in a transaction of its own; a refused one leaves the others standing."""
    report = Report()
    try:
        for rad, line in lines:
            _record(report, rad, line, lambda command: ledger.record(command, who))
    except BaseException:  # what is recorded is recorded, however it ended
        utgang.say(f"Avbrutet efter {report.registrerade} registrerade av {report.rader} rader.")
        raise
    return report


class _Undo(Exception):
    """Ends a transaction that shall leave nothing."""


def _record(
    report: Report,
    rad: int,
    line: Command | Malformed,
    record: Callable[[Command], Receipt | Rejected],
) -> None:
    report.rader += 1
    if isinstance(line, Malformed):
        report.avvisade.append(Refusal(rad, failures.BAD_FILE, (), str(line)))
        return
    try:
        outcome = record(line)
    except Exception as error:
        kod = failures.code_of(error)
        if kod in {failures.NOT_FOUND, failures.USAGE}:  # an unknown name, an event too long
            kod = failures.BAD_FILE
        if kod not in {failures.BAD_FILE, failures.CONFLICT}:
            raise
        report.avvisade.append(Refusal(rad, kod, (), str(error)))
        return
    if isinstance(outcome, Rejected):
        words = "; ".join(v.refusal.meddelande for v in outcome.violations)
        report.avvisade.append(Refusal(rad, failures.REFUSED, outcome.rules, words, outcome))
    else:
        report.count(outcome)
