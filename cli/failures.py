"""What is said, and which exit code is given, when something did not go as asked (design §6)."""

from __future__ import annotations

import json
import os
import traceback
from typing import TYPE_CHECKING, Any

import click

from application.errors import Declined, Kind, Refused, Told, described
from application.reasons import reasons
from cli.terminal.utgang import folded, say, say_json, say_usage
from domain.deciding.outcome import Rejected
from exchange.errors import Unreadable
from reports.words.terms import antal

if TYPE_CHECKING:
    from application.recording.ended import Ended

OK, UNEXPECTED, USAGE, REFUSED = 0, 1, 2, 3
BAD_FILE, NOT_FOUND, DAMAGED, CONFLICT, OPEN_FINDINGS, BUSY = 4, 5, 6, 7, 8, 75
EXIT = {
    Kind.UNEXPECTED: UNEXPECTED,
    Kind.USAGE: USAGE,
    Kind.REFUSED: REFUSED,
    Kind.BAD_FILE: BAD_FILE,
    Kind.NOT_FOUND: NOT_FOUND,
    Kind.DAMAGED: DAMAGED,
    Kind.CONFLICT: CONFLICT,
    Kind.BUSY: BUSY,
    Kind.UNCERTAIN: BUSY,
    Kind.INTERRUPTED: USAGE,
    Kind.UNREAD: OK,
}

_RADER = 20  # numbers of lines that a rule is counted with

as_json = False  # set by -f json: errors then come as JSON lines too


def tell(kod: str, meddelande: str, **more: Any) -> None:
    """Tell one error: in words, or as a JSON line when the answer is asked for as JSON."""
    if as_json:
        shape: dict[str, Any] = {"kod": kod, "regler": [], "meddelande": meddelande}
        shape |= {"kalla": None, "hjalp": None, "rad": None}
        say_json(json.dumps(shape | more, ensure_ascii=False))
        return
    rad = f"rad {more['rad']}: " if more.get("rad") else ""
    hjalp = f"\n  {more['hjalp']}" if more.get("hjalp") else ""
    say(folded(f"Fel: {rad}{meddelande}{hjalp}"))


def warn(text: str, kommando_id: str | None = None, **more: Any) -> None:
    """Tell what the person ought to know of something that went well."""
    if as_json:
        shape = {"kod": "varning", "meddelande": text}
        shape |= {"kommando_id": kommando_id} if kommando_id else {}
        say_json(json.dumps(shape | more, ensure_ascii=False))
        return
    ids = f" (id {kommando_id})" if kommando_id else ""
    say(f"Varning: {text}{ids}.")


def note(*lines: str) -> None:
    """Say something beside an answer: in words, or as a JSON line when it is asked for as JSON."""
    if as_json:
        meddelande = "\n".join(lines).removeprefix("Obs: ")
        say_json(json.dumps({"kod": "obs", "meddelande": meddelande}, ensure_ascii=False))
        return
    for line in lines:
        say(folded(line))


def tell_refused(rejected: Rejected, rad: int | None = None) -> None:
    """Tell a refusal in its three parts, for every rule that refused."""
    if as_json:
        skal = reasons(rejected)
        tell(
            Kind.REFUSED.value,
            rejected.meddelande,
            regler=list(rejected.rules),
            kalla=rejected.kalla,
            hjalp=rejected.hjalp,
            rad=rad,
            **({"skal": skal} if len(skal) > 1 else {}),
        )
        return
    where = f"rad {rad}: " if rad else ""
    for violation in rejected.violations:
        say(folded(f"Avvisat: {where}{violation}"))


class Once:
    """Tells what is wrong with many lines: each rule and fault at its first line, then counted."""

    def __init__(self) -> None:
        """Begin with nothing told."""
        self._rader: dict[str, list[int]] = {}
        self._fel: dict[str, list[int]] = {}

    def fault(self, kod: str, meddelande: str, rad: int) -> None:
        """Tell what is wrong with a line, unless a line before it said just that."""
        rader = self._fel.setdefault(meddelande, [])
        rader.append(rad)
        if as_json or len(rader) == 1:
            tell(kod, meddelande, rad=rad)

    def tell(self, rejected: Rejected, rad: int) -> None:
        """Tell what a line was refused with that no line before it was; as JSON all of it."""
        new = tuple(one for one in rejected.violations if one.rule.id not in self._rader)
        for regel in rejected.rules:
            self._rader.setdefault(regel, []).append(rad)
        tell_refused(rejected if as_json else Rejected(new), rad)

    def count(self) -> None:
        """Say which more lines each rule refused, or have the same fault."""
        alla = {**self._rader, **{f"Samma fel som rad {of[0]}": of for of in self._fel.values()}}
        for vad, (_, *rader) in () if as_json else alla.items():
            if rader:
                shown = ", ".join(map(str, rader[:_RADER])) + (" …" if rader[_RADER:] else "")
                say(folded(f"{vad}: {antal(len(rader), 'rad', 'rader')} till: {shown}"))


def report(error: BaseException) -> int:
    """Tell what went wrong and return its exit code."""
    if isinstance(error.__cause__, KeyboardInterrupt):  # click's Abort for one not at a question
        error = error.__cause__
    if isinstance(error, Refused):
        tell_refused(error.rejected)
        return REFUSED
    if isinstance(error, click.ClickException):
        return _tell_usage(error)
    if isinstance(error, Declined | click.exceptions.Abort | EOFError):
        say("Avbrutet; ingenting är registrerat.")
        return EXIT[error.kind] if isinstance(error, Declined) else USAGE
    return _tell(error)


def _tell(error: BaseException) -> int:
    told = described(error)
    if told.kind is Kind.UNREAD:  # the reader of a pipe has seen enough
        return OK
    if told.bug and os.environ.get("LIGGARE_FELSOK"):
        say("".join(traceback.format_exception(error)))
    if isinstance(error, Unreadable) and error.lines:
        for line in error.lines:
            tell(told.kind.value, line.meddelande, rad=line.rad)
    else:
        tell(told.kind.value, told.text, hjalp=_hjalp(told))
    return EXIT[told.kind]


def _hjalp(told: Told) -> str | None:
    """Return what helps; of a bug or an interrupt, how it is seen what was done before it."""
    if told.kind is Kind.INTERRUPTED:
        return _SE_EFTER
    if told.bug:
        return f"{_SE_EFTER} Sätt LIGGARE_FELSOK=1 för att se var felet uppstod."
    return told.hjalp


def _tell_usage(error: click.ClickException) -> int:
    if as_json:
        tell(Kind.USAGE.value, error.format_message())
    else:
        say_usage(error)
    return USAGE


def report_ended(ended: Ended) -> int:
    """Tell how the sending of a command ended, always with its id, and return the exit code."""
    sent, told = ended.kommando_id, described(ended.error)
    if sent is None:
        return report(ended.error)
    if ended.why:
        text = f"det går inte att avgöra om kommandot {sent} är registrerat: {ended.why}"
        tell(Kind.UNCERTAIN.value, text, kommando_id=sent, hjalp=ended.igen)
        return BUSY
    if ended.found is None:
        text = f"{told.text}; kommandot {sent} är inte registrerat"
        tell(told.kind.value, text, kommando_id=sent, hjalp=_hjalp(told))
        return EXIT[told.kind]
    forsta, sista = ended.found
    text = f"{told.text}, men kommandot {sent} är registrerat: händelse {forsta}"
    if ended.by_others:
        warn(text, sent, forsta_nr=forsta, sista_nr=sista)
        return OK
    code = EXIT[told.kind]
    kind = Kind.UNREAD if code in {USAGE, UNEXPECTED} else told.kind
    tell(kind.value, text, kommando_id=sent, forsta_nr=forsta, sista_nr=sista)
    return UNEXPECTED if code in {USAGE, BUSY} else code


_SE_EFTER = "Se efter vad som är registrerat med: liggare handelser."
