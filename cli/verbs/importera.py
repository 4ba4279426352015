"""``liggare importera FIL``: preview, then all or nothing; or line by line."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from application import actors as aktorer
from application.files import check_target
from application.recording.importing import (
    Report,
    all_or_nothing,
    check_file,
    commands,
    line_by_line,
)
from application.recording.rereading import entries, is_log, reread
from application.recording.sending import writing
from cli import failures, options
from cli.output import Column, check_form, rows_out, table
from cli.terminal import utgang
from domain.values.money import kronor_text
from reports.words.terms import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.commands import Command
    from domain.errors import Malformed
    from ledger.recording.ledger import Ledger

T = TypeVar("T")
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
    path = options.ledger_path(ctx)
    who = aktorer.aktor(ctx, aktor, path)
    if not (ja or torrkor or sys.stdin.isatty()):
        raise failures.Stop(
            failures.USAGE, "utan terminal kan ingen svara på frågan", "Ange --ja eller --torrkor."
        )
    check_target(ut, fil)
    check_form(form, ut)
    wanted = Wanted(fil, check_file(fil), who, torrkor=torrkor, ja=ja, rad_for_rad=rad_for_rad)
    gc.enable()  # this may be long
    if is_log(fil):
        if ut is not None and ut.absolute() == path.absolute():
            raise failures.Stop(failures.USAGE, f"{str(ut)!r} är liggaren som ska skapas")
        return _told(_reread(path, wanted), form, ut, torrkor=torrkor, logg=True)
    with writing(path, igen=_IGEN) as ledger:
        return _told(_run(ledger, wanted), form, ut, torrkor=torrkor)


class Wanted(NamedTuple):
    """What is asked of an import: which file, as it was when first read, by whom, and how."""

    fil: Path
    digest: str
    who: str
    torrkor: bool
    ja: bool
    rad_for_rad: bool


def _run(ledger: Ledger, wanted: Wanted) -> Report:
    """Preview and ask unless the answer is given, and record."""
    fil, digest, who = wanted[:3]
    if wanted.torrkor or not wanted.ja:
        report = all_or_nothing(ledger, _shown(fil, digest), who, dry=True)
        if report.avvisade and not wanted.rad_for_rad:
            report.undone(dry=False)
        if wanted.torrkor or report.registrerade == 0:
            return report
        _preview(report)
        if check_file(fil) != digest:
            raise failures.Stop(failures.BAD_FILE, f"{fil.name} har ändrats sedan den visades")
    if wanted.rad_for_rad:
        return line_by_line(ledger, _shown(fil, digest), who)
    return all_or_nothing(ledger, _shown(fil, digest), who, dry=False)


def _reread(path: Path, wanted: Wanted) -> Report:
    """Read a log back; preview and ask unless the answer is given."""
    fil = wanted.fil
    if wanted.rad_for_rad:
        raise failures.Stop(
            failures.USAGE, f"{fil.name} är en logg och läses in hel", "Utelämna --rad-for-rad."
        )
    with reread(_barred(fil, entries(fil)), path) as (report, place):
        if wanted.torrkor or report.avvisade:
            report.undone(dry=not report.avvisade)
            return report
        if not wanted.ja:
            _preview(report)
        place()
    return report


def _shown(fil: Path, digest: str) -> Iterator[tuple[int, Command | Malformed]]:
    """Yield the commands of a file."""
    yield from _barred(fil, commands(fil, digest))


def _barred(fil: Path, lines: Iterator[T]) -> Iterator[T]:
    """Yield what the lines of a file give, with a progress bar on a terminal."""
    if not utgang.is_watched():
        yield from lines
        return
    with (
        fil.open("rb") as file,
        utgang.bar("Läser", sum(1 for _ in file)) as bar,
    ):
        for line in lines:
            yield line
            bar.update(1)


def _preview(report: Report) -> None:
    """Show what a file would do, and ask; raises Abort unless the answer is yes."""
    for refusal in report.avvisade:
        refusal.tell()
    for line in (_summary(report, "skulle bli nya"), *_effect(report).splitlines()):
        utgang.say(line)
    if not utgang.agreed("Registrera?"):
        raise click.Abort


def _effect(report: Report) -> str:
    """Return what a file would change in each pott's positions, as a table; '' if nothing."""
    rows = report.effect()
    if not rows:
        return ""
    change = Column("Ändring", lambda row: kronor_text(row["andring_ore"], unit=""), right=True)
    position = Column("Position", lambda row: word(row["position"]))
    return table(rows, [Column.text("Pott", "pott")], [position, change])


def _summary(report: Report, nya: str = "nya") -> str:
    return (
        f"{report.registrerade} {nya}, {report.redan} redan registrerade,"
        f" {len(report.avvisade)} avvisade av {report.rader} rader"
    )


def _told(report: Report, form: str, ut: Path | None, *, torrkor: bool, logg: bool = False) -> int:
    for refusal in report.avvisade:
        refusal.tell()
    for aktor, antal in sorted(report.av_andra.items()):
        failures.note(f"Obs: {antal} av de redan registrerade raderna registrerades av {aktor}.")
    document = report.as_json()
    rows: list[dict[str, Any]] = [dict(row) for row in document["avvisade"]]
    if torrkor:
        document |= {"torrkor": True, "verkan": report.effect()}
        rows = rows or document["verkan"]
    rows = rows if form != "jsonl" else [document]
    rows_out(form, ut, document, rows, lambda: _words(report, torrkor=torrkor, logg=logg))
    return report.kod


def _words(report: Report, *, torrkor: bool, logg: bool) -> str:
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
    return f"{text}\n{_effect(report) if torrkor else ''}"
