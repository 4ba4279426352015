"""What is said, and which exit code is given, when something did not go as asked (design §6)."""

from __future__ import annotations

import json
import os
import re
import traceback
from typing import TYPE_CHECKING, Any

import click

from cli.utgang import folded, say, say_json, say_usage
from domain.errors import InvariantBroken, Malformed, UnknownName
from ledger import errors
from projections import errors as read_errors

if TYPE_CHECKING:
    from domain.outcome import Rejected

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


def tell(kod: str, meddelande: str, **more: Any) -> None:
    """Tell one error: in words, or as a JSON line when the answer is asked for as JSON."""
    if as_json:
        shape: dict[str, Any] = {"kod": kod, "regler": [], "meddelande": meddelande}
        shape |= {"kalla": None, "hjalp": None, "rad": None}
        say_json(json.dumps(shape | more, ensure_ascii=False))
        return
    rad = f"rad {more['rad']}: " if more.get("rad") else ""
    hjalp = f"\n  {more['hjalp']}" if more.get("hjalp") else ""
    say(_indented(f"Fel: {rad}{meddelande}") + hjalp)


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
        say(folded(_indented(f"Avvisat: {where}{violation}")))


def _indented(text: str) -> str:
    """Return a message whose further lines are seen to be its own: no name in it begins another."""
    return re.sub(r"\n(?! )", "\n  ", text)


def report(error: BaseException) -> int:
    """Tell what went wrong and return its exit code."""
    if isinstance(error.__cause__, KeyboardInterrupt):  # click's Abort for one not at a question
        error = error.__cause__
    if isinstance(error, Stop):
        if error.text:
            tell(_KOD.get(error.code, "fel"), error.text, hjalp=error.hjalp or None)
        return error.code
    if isinstance(error, Refused):
        tell_refused(error.rejected)
        return REFUSED
    if isinstance(error, click.ClickException):
        _tell_usage(error)
        return USAGE
    if isinstance(error, click.exceptions.Abort | EOFError):  # at a question, before anything
        say("Avbrutet; ingenting är registrerat.")
        return USAGE
    if isinstance(error, KeyboardInterrupt):
        say(f"Avbrutet. {_SE_EFTER}")
        return USAGE
    return _report_other(error)


def _tell_usage(error: click.ClickException) -> None:
    if as_json:
        tell("anvandning", error.format_message())
    else:
        say_usage(error)


def code_of(error: BaseException) -> int | None:
    """Return the exit code of a known kind of failure, None for a bug."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), None)


def _report_other(error: BaseException) -> int:
    code = code_of(error)
    if code is not None:
        tell(_KOD[code], str(error))
        return code
    if isinstance(error, UnicodeEncodeError):  # bytes on the command line that are no text
        tell(_KOD[USAGE], f"{error.object!r} innehåller tecken som ingen text har")
        return USAGE
    from ledger.head import is_busy  # noqa: PLC0415 - imports sqlite3

    if is_busy(error):
        tell(_KOD[BUSY], "liggaren är upptagen av någon annan; försök igen")
        return BUSY
    if type(error).__name__ in _DATABASE:  # sqlite3's own, bare or as the engine wraps it
        tell(_KOD[DAMAGED], f"liggarens fil är skadad ({error})")
        return DAMAGED
    if os.environ.get("LIGGARE_FELSOK"):
        say("".join(traceback.format_exception(error)))
    tell(
        "ovantat",
        f"oväntat fel ({type(error).__name__}: {error})",
        hjalp=f"{_SE_EFTER} Sätt LIGGARE_FELSOK=1 för att se var felet uppstod.",
    )
    return UNEXPECTED


_DATABASE = {"DatabaseError", "OperationalError", "DataError", "UnicodeDecodeError"}
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
