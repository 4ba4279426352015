"""What is said, and which exit code is given, when something did not go as asked (design §6)."""

from __future__ import annotations

import json
import os
import traceback
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from cli.terminal.utgang import folded, say, say_json, say_usage
from domain.errors import InvariantBroken, Malformed, UnknownName
from ledger import errors
from projections import errors as read_errors

if TYPE_CHECKING:
    from domain.deciding.outcome import Rejected

OK, UNEXPECTED, USAGE, REFUSED = 0, 1, 2, 3
BAD_FILE, NOT_FOUND, DAMAGED, CONFLICT, OPEN_FINDINGS, BUSY = 4, 5, 6, 7, 8, 75

as_json = False  # set by -f json: errors then come as JSON lines too


class Refused(Exception):
    """The rules refused a command; nothing was written."""

    def __init__(self, rejected: Rejected) -> None:
        """Keep every violation."""
        self.rejected = rejected
        super().__init__(rejected.rules)


class Stop(Exception):
    """An outcome with an exit code, already reported or told by its text."""

    def __init__(self, code: int, text: str = "", hjalp: str = "") -> None:
        """Keep what to say, if anything."""
        self.code, self.text, self.hjalp = code, text, hjalp
        super().__init__(text)


class Told(NamedTuple):
    """A failure as it is told: its word in JSON, its exit code, in words, and what helps."""

    kod: str
    code: int
    text: str
    hjalp: str | None = None


def tell(kod: str, meddelande: str, **more: Any) -> None:
    """Tell one error: in words, or as a JSON line when the answer is asked for as JSON."""
    if as_json:
        shape: dict[str, Any] = {"kod": kod, "regler": [], "meddelande": meddelande}
        shape |= {"kalla": None, "hjalp": None, "rad": None}
        say_json(json.dumps(shape | more, ensure_ascii=False))
        return
    rad = f"rad {more['rad']}: " if more.get("rad") else ""
    hjalp = f"\n  {more['hjalp']}" if more.get("hjalp") else ""
    say(f"Fel: {rad}{meddelande}{hjalp}")


def warn(text: str, **more: Any) -> None:
    """Tell what the person ought to know of something that went well."""
    if as_json:
        say_json(json.dumps({"kod": "varning", "meddelande": text} | more, ensure_ascii=False))
        return
    ids = f" (id {more['kommando_id']})" if more.get("kommando_id") else ""
    say(f"Varning: {text}{ids}.")


def note(*lines: str) -> None:
    """Say something beside an answer: in words, or as a JSON line when it is asked for as JSON."""
    if as_json:
        meddelande = "\n".join(lines).removeprefix("Obs: ")
        say_json(json.dumps({"kod": "obs", "meddelande": meddelande}, ensure_ascii=False))
        return
    for line in lines:
        say(line)


def tell_refused(rejected: Rejected, rad: int | None = None) -> None:
    """Tell a refusal in its three parts, for every rule that refused."""
    if as_json:
        first = rejected.violations[0]
        tell(
            "regel",
            "; ".join(v.refusal.meddelande for v in rejected.violations),
            regler=list(rejected.rules),
            kalla=first.rule.citation,
            hjalp=first.refusal.hjalp,
            rad=rad,
        )
        return
    where = f"rad {rad}: " if rad else ""
    for violation in rejected.violations:
        say(folded(f"Avvisat: {where}{violation}"))


def report(error: BaseException) -> int:
    """Tell what went wrong and return its exit code."""
    if isinstance(error.__cause__, KeyboardInterrupt):  # click's Abort for one not at a question
        error = error.__cause__
    if isinstance(error, Refused):
        tell_refused(error.rejected)
        return REFUSED
    if isinstance(error, click.ClickException):
        _tell_usage(error)
        return USAGE
    if isinstance(error, click.exceptions.Abort | EOFError):  # at a question, before anything
        say("Avbrutet; ingenting är registrerat.")
        return USAGE
    if isinstance(error, BrokenPipeError):  # the reader of a pipe has seen enough
        return OK
    told = described(error)
    if told.text:
        tell(told.kod, told.text, hjalp=told.hjalp)
    return told.code


def _tell_usage(error: click.ClickException) -> None:
    if as_json:
        tell("anvandning", error.format_message())
    else:
        say_usage(error)


def code_of(error: BaseException) -> int | None:
    """Return the exit code of a known kind of failure, None for a bug."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), None)


def described(error: BaseException) -> Told:
    """Return how a failure is told."""
    if isinstance(error, Stop):
        return Told(_KOD.get(error.code, "fel"), error.code, error.text, error.hjalp or None)
    if isinstance(error, KeyboardInterrupt):
        return Told("avbrutet", USAGE, "avbrutet", _SE_EFTER)
    if isinstance(error, errors.Uncertain):
        return Told("ovisst", BUSY, f"{error} (id {error.kommando_id})")
    code = code_of(error)
    if code is not None:
        return Told(_KOD[code], code, str(error))
    return _of_the_system(error) or _of_a_database(error) or _unexpected(error)


def _of_the_system(error: BaseException) -> Told | None:
    if isinstance(error, UnicodeEncodeError):  # bytes on the command line that are no text
        return Told(_KOD[USAGE], USAGE, f"{error.object!r} innehåller tecken som ingen text har")
    if isinstance(error, BrokenPipeError):
        return Told("kvitto", OK, "ingen läste svaret")
    if isinstance(error, OSError):
        return _refused_by_the_system(error)
    return None


def _of_a_database(error: BaseException) -> Told | None:
    from ledger.store.sqlite.head import disk_reason, is_busy  # noqa: PLC0415 - imports sqlite3

    wrapped = error.__cause__ if isinstance(error, errors.Unreadable) else None
    cause = getattr(error, "orig", wrapped or error)  # as SQLAlchemy wraps it, and a store
    if (reason := disk_reason(cause)) is not None:
        return Told(
            _KOD[UNEXPECTED], UNEXPECTED, f"filen går inte att läsa eller skriva ({reason})"
        )
    if is_busy(wrapped or error):
        return Told(_KOD[BUSY], BUSY, "liggaren är upptagen av någon annan; försök igen")
    if type(error).__name__ in _DATABASE:  # sqlite3's own, bare or as the engine wraps it
        return Told(_KOD[DAMAGED], DAMAGED, f"liggarens fil är skadad ({error})")
    return None


def _unexpected(error: BaseException) -> Told:
    if os.environ.get("LIGGARE_FELSOK"):
        say("".join(traceback.format_exception(error)))
    return Told(
        "ovantat",
        UNEXPECTED,
        f"oväntat fel ({type(error).__name__}: {error})",
        f"{_SE_EFTER} Sätt LIGGARE_FELSOK=1 för att se var felet uppstod.",
    )


def _refused_by_the_system(error: OSError) -> Told:
    """Return how it is told that a file, or without a name the answer itself, would not go."""
    what = "svaret går inte att skriva" if error.filename is None else f"{error.filename!r}"
    return Told(_KOD[UNEXPECTED], UNEXPECTED, f"{what}: {errors.reason(error)}")


_DATABASE = {
    *("DatabaseError", "OperationalError", "DataError", "UnicodeDecodeError", "Unreadable"),
}
"""What SQLite raises on a file that is not as it should be; the last when a name is no text."""
_SE_EFTER = "Se efter vad som är registrerat med: liggare handelser."
_KOD = {
    UNEXPECTED: "ovantat",
    USAGE: "anvandning",
    REFUSED: "regel",
    BAD_FILE: "fil",
    NOT_FOUND: "saknas",
    DAMAGED: "skadad",
    CONFLICT: "krock",
    BUSY: "upptagen",
}
_CODES: tuple[tuple[type[BaseException], int], ...] = (
    (Malformed, USAGE),
    (UnknownName, NOT_FOUND),
    (errors.NotFound, NOT_FOUND),
    (errors.AlreadyExists, CONFLICT),
    (errors.Conflict, CONFLICT),
    (errors.Busy, BUSY),
    (errors.TooLong, USAGE),
    (errors.Disproved, DAMAGED),
    (errors.NotEvidence, BAD_FILE),
    (errors.NotAKey, BAD_FILE),
    (errors.WrongPassphrase, USAGE),
    (errors.Unwritable, UNEXPECTED),
    (read_errors.Busy, BUSY),
    (read_errors.ReadModelError, DAMAGED),
    (errors.NotALedger, DAMAGED),
    (errors.Damaged, DAMAGED),
    (errors.Frozen, DAMAGED),
    (errors.NotAPersonFile, DAMAGED),
    (errors.OnlyReading, USAGE),
    (InvariantBroken, DAMAGED),
)
