"""``liggare verifiera``: every stored byte against its seal, and what could not be excluded."""

from __future__ import annotations

import gc
from pathlib import Path

import click

from application.proving.wanted import Wanted
from cli import options
from cli.failures import DAMAGED
from cli.output import show
from reports.evidence.verifiering import report


@click.command(name="verifiera", options_metavar="[FLAGGOR]")
@click.option(
    "--kontrollpunkt",
    "kontrollpunkter",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FIL|MAPP",
    help="Pröva mot en sparad kontrollpunkt, eller mot alla i en mapp.",
)
@click.option(
    "--kontrollsumma",
    "kontrollsummor",
    multiple=True,
    metavar="ANTAL:SUMMA",
    help="Pröva mot det som protokollet säger: antalet händelser och kontrollsumman.",
)
@click.option(
    "--nycklar",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="De öppna nycklar som du litar på (annars liggarens egna).",
)
@click.option(
    "--blad",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Pröva mot en sparad bladlista (blad.bin ur exportera logg).",
)
@click.option(
    "--underlag",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Pröva att varje underlag med SHA-256 finns oförändrat bland mappens filer.",
)
@click.option("--lasmodell", is_flag=True, help="Jämför också läsmodellen med en ombyggd.")
@click.option(
    "--bara-sigill",
    is_flag=True,
    help="Pröva bara varje byte mot sitt sigill, inte vad händelserna betyder: mycket fortare.",
)
@click.option(
    "--grundligt",
    is_flag=True,
    help="Gör den grundliga prövningen på en gång, inte bara när den snabba är osäker.",
)
@click.option(
    "--sedan-sist",
    is_flag=True,
    help="Pröva bara det som är nytt sedan sist det gjordes så; första gången allt.",
)
@click.option(
    "--processer",
    type=click.IntRange(1, 2),
    default=1,
    metavar="ANTAL",
    help="Låt två processer dela på prövningen: fortare där det finns två kärnor.",
)
@options.format_option()
@click.pass_context
def command(
    ctx: click.Context,
    kontrollpunkter: tuple[Path, ...],
    kontrollsummor: tuple[str, ...],
    nycklar: Path | None,
    blad: Path | None,
    underlag: Path | None,
    lasmodell: bool,
    bara_sigill: bool,
    grundligt: bool,
    sedan_sist: bool,
    processer: int,
    form: str,
    ut: Path | None,
) -> None:
    """Läs om varje händelse och pröva den mot sigill, ordning och kontrollpunkter.

    Slutkod 6 om något inte stämmer. Svaret slutar med det som inte kunde uteslutas.
    """
    wanted = Wanted(
        kontrollpunkter,
        kontrollsummor,
        nycklar,
        blad,
        lasmodell,
        bara_sigill,
        underlag,
        grundligt,
        sedan_sist,
        processer,
    )
    gc.enable()  # this may be long
    answer = options.session(ctx).verify(wanted)
    show(report(answer), form, ut)
    if not answer["ok"]:
        ctx.exit(DAMAGED)
