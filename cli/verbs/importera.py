"""``liggare importera FIL``: preview, then all or nothing; or line by line."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from application.errors import Kind, Stop
from application.files import check_target
from application.recording.importing import Wanted, check_file, restore, run
from application.recording.rereading import is_log
from cli import options
from cli.failures import EXIT, OK, note, tell, tell_refused
from cli.output import check_form, show
from cli.terminal import utgang
from reports.balances.effect import effect
from reports.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from application.recording.report import Refusal
    from application.recording.report import Report as Lines

_IGEN = "Läs in samma fil igen: det som redan är registrerat görs inte om."


@click.command(name="importera", options_metavar="[FLAGGOR]")
@click.argument("fil", type=click.Path(path_type=Path))
@click.option("--torrkor", is_flag=True, help="Visa bara vad som skulle hända.")
@click.option("--ja", is_flag=True, help="Fråga inte; krävs utan terminal.")
@click.option("--rad-for-rad", is_flag=True, help="Låt varje rad stå för sig.")
@options.aktor_option
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    fil: Path,
    torrkor: bool,
    ja: bool,
    rad_for_rad: bool,
    aktor: str | None,
    form: str,
    ut: Path | None,
) -> int:
    """Läs in kommandon ur en .jsonl-fil, ett per rad.

    Först visas vad filen gör, sedan registreras allt eller inget. Samma fil en gång till
    gör ingenting. En logg från exportera logg läses tillbaka till en liggare som inte finns.
    """
    session = options.session(ctx)
    who = options.aktor(ctx, aktor)
    if not (ja or torrkor or sys.stdin.isatty()):
        raise Stop(
            Kind.USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja eller --torrkor."
        )
    check_target(ut, fil)
    check_form(form, ut)
    confirm = None if ja or torrkor else _confirm
    wanted = Wanted(fil, check_file(fil), confirm, torrkor=torrkor, rad_for_rad=rad_for_rad)
    gc.enable()  # this may be long
    if is_log(fil):
        if ut is not None and ut.absolute() == session.path.absolute():
            raise Stop(Kind.USAGE, f"{str(ut)!r} är liggaren som ska skapas")
        return _told(restore(session, wanted), form, ut, torrkor=torrkor, logg=True)
    with session.recording(who, igen=_IGEN) as recording:
        return _told(run(recording, wanted), form, ut, torrkor=torrkor)


def _tell(refusal: Refusal) -> None:
    """Tell a refusal on stderr, with its line."""
    if refusal.rejected is not None:
        tell_refused(refusal.rejected, refusal.rad)
    else:
        tell(refusal.kind.value, refusal.meddelande, rad=refusal.rad)


def _confirm(report: Lines) -> None:
    """Show what a file would do, and ask; raises Declined unless the answer is yes."""
    for refusal in report.avvisade:
        _tell(refusal)
    for line in (_summary(report, "skulle bli nya"), *effect(report.effect()).splitlines()):
        utgang.say(line)
    utgang.agree("Registrera?")


def _told(report: Lines, form: str, ut: Path | None, *, torrkor: bool, logg: bool = False) -> int:
    for refusal in report.avvisade:
        _tell(refusal)
    for aktor, antal in sorted(report.av_andra.items()):
        note(f"Obs: {antal} av de redan registrerade raderna registrerades av {aktor}.")
    answer = report.as_json(torrkor=torrkor)
    refused = [
        {name: of for name, of in one.items() if name != "skal"} for one in answer["avvisade"]
    ]
    rows: list[Mapping[str, Any]] = [*refused] or [*answer.get("verkan", [])]
    words = partial(_words, report, torrkor=torrkor, logg=logg)
    show(Report(answer, rows, words, [answer]), form, ut)
    return OK if report.kind is None else EXIT[report.kind]


def _summary(report: Lines, nya: str = "nya") -> str:
    return (
        f"{report.registrerade} {nya}, {report.redan} redan registrerade,"
        f" {len(report.avvisade)} avvisade av {report.rader} rader"
    )


def _words(report: Lines, *, torrkor: bool, logg: bool) -> str:
    text = _summary(report, "skulle bli nya" if torrkor else "nya")
    if report.forsta_nr is not None:
        return f"{text} (händelse {report.forsta_nr}-{report.sista_nr})\n"
    if report.avvisade and logg:
        return (
            f"{text}\nIngenting är inläst: från rad {report.rader} är loggen inte som den"
            " exporterades. Exportera den på nytt.\n"
        )
    if report.avvisade and not torrkor:
        some = ", eller välj --rad-for-rad" if len(report.avvisade) < report.rader else ""
        return f"{text}\nIngenting är registrerat. Rätta raderna{some}.\n"
    return f"{text}\n{effect(report.effect()) if torrkor else ''}"
