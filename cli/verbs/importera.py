"""``liggare importera FIL``: preview, then all or nothing; or line by line."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application.errors import Kind, Stop, Unsaid
from application.recording.lists.mapping import LISTOR, proposal
from application.recording.lists.wanted import Listval
from cli import options
from cli.failures import EXIT, OK, Once, note
from cli.options.listval import list_options
from cli.output import check_form, show
from cli.terminal import utgang
from domain.values.money import kronor_text
from reports.events.importera import as_text
from reports.events.importera import report as imported

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from application.recording.report import Report

LISTFILER = (".xlsx", ".xls", ".ods", ".csv")
_IGEN = "Läs in samma fil igen: det som redan är registrerat görs inte om."


@click.command(name="importera", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@click.option("--torrkor", is_flag=True, help="Visa bara vad som skulle hända.")
@click.option("--ja", is_flag=True, help="Fråga inte; krävs utan terminal.")
@click.option("--rad-for-rad", is_flag=True, help="Låt varje rad stå för sig.")
@list_options
@options.aktor_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    fil: Path,
    torrkor: bool,
    ja: bool,
    rad_for_rad: bool,
    val: Listval | None,
    aktor: str | None,
    form: str,
    ut: Path | None,
) -> int:
    """Läs in en lista till en pott, eller kommandon ur en .jsonl-fil, ett per rad.

    En lista (.xlsx, .xls, .ods eller .csv) är en fördelning, en rad per nämnd, eller ett
    utfall ur ekonomisystemet, en rad per kostnad. Först visas vad filen gör, sedan
    registreras allt eller inget. Samma fil en gång till gör ingenting. En logg från
    exportera logg läses tillbaka till en liggare som inte finns.
    """
    session = options.session(ctx)
    who = options.aktor(ctx, aktor)
    if not (ja or torrkor or sys.stdin.isatty()):
        raise Stop(
            Kind.USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja eller --torrkor."
        )
    check_form(form, ut)
    gc.enable()  # this may be long
    confirm = None if ja else _confirm
    if val is not None or fil.suffix.lower() in LISTFILER:
        how = partial(
            session.listing, fil, who, ut=ut, confirm=confirm, torrkor=torrkor, igen=_IGEN
        )
        told = partial(_told, form=form, ut=ut, torrkor=torrkor)
        return _listed(how, told, _list_of(fil, val, rad_for_rad=rad_for_rad), ja=ja)
    if torrkor:
        report = session.preview(fil, who, ut, rad_for_rad=rad_for_rad)
        return _told(report, form, ut, torrkor=True)
    with session.importing(
        fil, who, ut, confirm=confirm, rad_for_rad=rad_for_rad, igen=_IGEN
    ) as report:
        return _told(report, form, ut)


def _listed(
    how: Callable[[Listval], AbstractContextManager[Report]],
    told: Callable[[Report], int],
    val: Listval,
    *,
    ja: bool,
) -> int:
    """Read a list in, and ask for what it does not say; return the exit code."""
    while True:
        try:
            with how(val) as report:
                return told(report)
        except Unsaid as unsaid:
            val = Listval(**(val._asdict() | {unsaid.falt: _asked(unsaid, ja=ja)}))


def _list_of(fil: Path, val: Listval | None, *, rad_for_rad: bool) -> Listval:
    """Return what is asked of a list; raises UsageError for what it cannot be asked."""
    if val is None:
        raise click.UsageError(f"{fil.name} är en lista: ange vilken pott den gäller med --pott.")
    if fil.suffix.lower() not in LISTFILER:
        raise click.UsageError(
            f"--pott gäller en lista ({', '.join(LISTFILER)}); ett kommando i {fil.name} anger"
            " själv sin pott."
        )
    if rad_for_rad:
        raise click.UsageError("En lista läses in hel eller inte alls: utelämna --rad-for-rad.")
    return val


def _asked(unsaid: Unsaid, *, ja: bool) -> str:
    """Ask for what a list does not say; raises it again when nobody is there to answer."""
    if ja or not sys.stdin.isatty():
        raise unsaid
    utgang.say(f"{unsaid.text[:1].upper()}{unsaid.text[1:]}. {unsaid.hjalp}")
    return utgang.ask(unsaid.falt, type=click.Choice(unsaid.val))


def _confirm(report: Report) -> None:
    """Show what a file would do, and ask; raises Declined unless the answer is yes."""
    _tell(report)
    for line in as_text(report.as_json(torrkor=True)).splitlines():
        utgang.say(line)
    utgang.agree("Registrera?")


def _told(report: Report, form: str, ut: Path | None, *, torrkor: bool = False) -> int:
    """Tell what is refused and show the answer; return the exit code.

    What is wrong with a list comes after its many rows, where a person at a terminal ends.
    """
    if report.lista is None:
        _tell(report)
    for aktor, antal in sorted(report.av_andra.items()):
        note(f"Obs: {antal} av de redan registrerade raderna registrerades av {aktor}.")
    show(imported(report.as_json(torrkor=torrkor), logg=report.logg), form, ut)
    if report.lista is not None:
        _tell(report)
    return OK if report.kind is None else EXIT[report.kind]


def _tell(report: Report) -> None:
    """Tell what is refused on stderr: each fault with its line, each rule once."""
    rules = Once()
    for refusal in report.avvisade:
        if refusal.rejected is not None:
            rules.tell(refusal.rejected, refusal.rad)
        else:
            rules.fault(refusal.kind.value, refusal.meddelande, refusal.rad)
    rules.count()
    if report.lista and (unknown := report.lista["okanda_koder"]):
        note(f"Säg vad koderna betyder i {LISTOR}, bredvid liggaren:")
        for one in unknown:
            note(f"  # {one['rader']} rader, {kronor_text(one['belopp_ore'])}")
            note(*(f"  {line}" for line in proposal(one["koder"])))
