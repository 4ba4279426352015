"""The options that several verbs share: format, as-of, where the ledger is, which event.

* ``faltval``: those of ``registrera``, made out of a command's fields.
* ``skrivet``: how people write a decision, a document and a row.
* ``varden``: how an amount, a date, a moment and a number are read.
"""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from application import actors, auditing
from application.roles import Roll
from application.session import Session
from cli import failures
from cli.options.varden import GRANS, NUMMER, TID
from cli.terminal.watcher import TERMINAL
from domain.values.dates import last_day
from projections.model.as_of import AsOf

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")


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
