"""The options that several verbs share: format, as-of, where the ledger is, which event.

* ``faltval``: those of ``registrera``, made out of a command's fields.
* ``skrivet``: how people write a decision, a document and a row.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from application import actors, auditing
from application.roles import Roll
from application.session import Session
from cli import failures
from cli.terminal.watcher import TERMINAL
from domain.values.dates import SENAST, check_datum, check_grans, last_day
from domain.values.money import parse_kronor
from projections.model.as_of import AsOf

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


class Belopp(click.ParamType[int]):
    """An amount in kronor as people write it; the value is öre."""

    name = "BELOPP"

    def __init__(self, *, zero: bool = False, signed: bool = False) -> None:
        """Take nothing at all as an amount too, or one below zero, or neither."""
        self.zero, self.signed = zero, signed

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the öre."""
        if self.zero and re.fullmatch(r"0+(,0{1,2})?([ \u00a0]?(kr|kronor))?", str(value).strip()):
            return 0
        below = self.signed and str(value).strip()[:1] in {"-", "−"}
        try:
            return -parse_kronor(str(value).strip()[1:]) if below else parse_kronor(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Datum(click.ParamType[str]):
    """A date: ISO, a month or a year, or ÅÅMMDD as the minutes write it; the value is ISO.

    One that says when something happened may be the latest possible, ``senast 2022-08-12``; one
    that bounds something may not.
    """

    name = "DATUM"

    def __init__(self, *, grans: bool = False) -> None:
        """Take what bounds something, or what says when something happened."""
        self.check = check_grans if grans else check_datum

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the date as ISO."""
        text = re.sub(r"^senast +", SENAST, str(value).strip())
        if found := re.fullmatch(r"(\.\./)?(?:20)?([0-9]{2})([0-9]{2})([0-9]{2})", text):
            text = f"{found[1] or ''}20{found[2]}-{found[3]}-{found[4]}"
        try:
            return self.check(text)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Tid(click.ParamType[str]):
    """A moment of registration; a date means the whole day. The value is as events store it."""

    name = "TID"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the moment in UTC with six decimals."""
        text = str(value).strip()
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            text += "T23:59:59.999999"
        try:
            moment = datetime.fromisoformat(text)
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            utc = moment.astimezone(UTC).replace(tzinfo=None)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} är ingen tid; skriv till exempel 2026-11-21T14:30", param, ctx)
        return f"{utc.isoformat(timespec='microseconds')}Z"


class Nummer(click.ParamType[int]):
    """A whole number written with the digits 0-9, small enough for any database."""

    name = "NR"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number."""
        if not re.fullmatch(r"[0-9]{1,15}", str(value).strip()):
            self.fail(f"{value!r} är inget nummer; skriv det med siffrorna 0-9", param, ctx)
        return int(value)


BELOPP, DATUM, TID, NUMMER = Belopp(), Datum(), Tid(), Nummer()
GRANS = Datum(grans=True)
BELOPP_ELLER_NOLL = Belopp(zero=True)
BELOPP_MED_TECKEN = Belopp(signed=True)
BELOPP_ELLER_SKULD = Belopp(zero=True, signed=True)

FORMATS = ("tabell", "json", "jsonl", "csv", "xlsx")


def note_format(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    """Remember that errors are to be JSON too."""
    failures.as_json = value in {"json", "jsonl"}
    return value


def format_option(*forms: str) -> Callable[[F], F]:
    """Add -f, one of the forms, and -o."""

    def add(function: F) -> F:
        function = click.option(
            "-f",
            "--format",
            "form",
            type=click.Choice(forms or FORMATS),
            default="tabell",
            callback=note_format,
            is_eager=True,
            help="Hur svaret skrivs.",
        )(function)
        return click.option(
            "-o",
            "--ut",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FIL",
            help="Skriv svaret till en fil.",
        )(function)

    return add


def as_of_options(function: F) -> F:
    """Add the two time axes, the event number and --utan-exempel, given to the verb as ``bounds``.

    They are inclusive and combine with AND.
    """

    @wraps(function)
    def bounded(
        *args: Any,
        per: str | None,
        registrerat_per: str | None,
        till_handelse: int | None,
        utan_exempel: bool,
        **rest: Any,
    ) -> Any:
        day, left_out = last_day(per) if per else None, "[]" if utan_exempel else None
        bounds = AsOf(day, registrerat_per, till_handelse, left_out)
        return function(*args, bounds=bounds, **rest)

    asked = click.option(
        "--utan-exempel", is_flag=True, help="Räkna bara det som inte är märkt som exempeldata."
    )(bounded)
    asked = click.option(
        "--per", type=GRANS, help="Räkna det som hänt till och med detta händelsedatum."
    )(asked)
    asked = click.option(
        "--registrerat-per", type=TID, help="Räkna det som var registrerat vid denna tid (UTC)."
    )(asked)
    return cast(
        "F",
        click.option("--till-handelse", type=NUMMER, help="Räkna till och med denna händelse.")(
            asked
        ),
    )


def provad_option(function: F) -> F:
    """Add --provad to a verb that is answered by the read model."""
    return click.option(
        "--provad",
        is_flag=True,
        help="Räkna om allt ur loggen i detta svar, och håll varje händelse mot sitt sigill.",
    )(function)


def aktor_option(function: F) -> F:
    """Add --aktor to a verb that writes."""
    return click.option("--aktor", metavar="ID", help="Vem som registrerar (EK-01).")(function)


def kontrollpunkt_option(function: F) -> F:
    """Add --kontrollpunkt to a verb that proves something against one."""
    return click.option(
        "--kontrollpunkt",
        type=click.Path(path_type=Path),
        metavar="FIL",
        help="Vilken kontrollpunkt (annars den nyaste bredvid liggaren).",
    )(function)


def ut_option(function: F) -> F:
    """Add -o to a verb whose answer is a file of evidence."""
    return click.option(
        "-o",
        "--ut",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FIL",
        help="Skriv till en fil (annars till stdout).",
    )(function)


def nycklar_option(function: F) -> F:
    """Add --nycklar to a verb that verifies without a ledger."""
    return click.option(
        "--nycklar",
        type=click.Path(path_type=Path),
        metavar="FIL",
        default="nycklar.txt",
        show_default=True,
        help="De offentliga nycklar som du litar på, en per rad.",
    )(function)


def session(ctx: click.Context) -> Session:
    """Return the ledger that the command line is about, opened once; an auditor's as it lies."""
    root = ctx.find_root()
    if "session" not in root.obj:
        roll = Roll.REVISOR if root.obj["revisor"] else Roll.REGISTRERARE
        opened = Session(root.obj["url"], roll, TERMINAL, root.obj["ladda"])
        root.obj["session"] = root.with_resource(opened)
    found: Session = root.obj["session"]
    return found


def aktor(ctx: click.Context, given: str | None) -> str:
    """Return who records; who audits records nothing, so every verb that writes asks this first."""
    return actors.aktor(session(ctx), given or ctx.find_root().obj["aktor"])


def audit(ctx: click.Context, *paths: Path) -> None:
    """Begin auditor mode for files that are no open ledger, if it is to be so."""
    root = ctx.find_root()
    asked, ready = root.obj["revisor"], root.obj["ladda"]
    root.with_resource(auditing.begun(*paths, asked=asked, ready=ready))


def refuse_writing(ctx: click.Context) -> None:
    """Raise Stop if an auditor is at work, by the flag alone: there may be no ledger."""
    auditing.refuse_writing(asked=ctx.find_root().obj["revisor"])
