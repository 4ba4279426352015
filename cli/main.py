"""The entry point ``liggare``: the verbs, and what becomes of everything that can go wrong."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from functools import cache
from typing import TYPE_CHECKING

import click

from application.recording.ended import Ended
from cli import failures
from cli.startup import deferred
from cli.terminal import utgang
from cli.terminal.sprak import svenska
from cli.terminal.ways import speak
from domain.errors import menade

if TYPE_CHECKING:
    from collections.abc import Sequence

# No package in the environment may hook into how data is validated (D15).
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
speak()
svenska()  # before any command is defined: click looks some words up at definition

VERBS = {
    "skapa": "Skapa en ny liggare.",
    "demo": "Visa liggaren på Malmös dokument 2022-2025.",
    "registrera": "Registrera ett beslut eller en transaktion.",
    "attestera": "Attestera ett urval, allt eller inget, mot antal och summa.",
    "importera": "Läs in många kommandon ur en fil, eller en logg.",
    "saldo": "Saldon per pott, nämnd och år.",
    "poster": "Händelserna som ett saldo är summan av.",
    "handelser": "Journalen: vad som har hänt, i ordning.",
    "handelse": "En händelse, hel, med regler och verkan.",
    "besked": "Ett besked till en nämnd: vad den har fått, använt och har kvar.",
    "avvikelser": "Öppna avvikelser med båda läsningarna.",
    "bevaka": "Vad som väntar på vem, och vad som är försenat.",
    "attestforteckning": "Vem som får attestera vad, och när.",
    "verifiera": "Pröva liggaren mot sina sigill och mot det som sparats utanför.",
    "intyg": "Att ingen pott har överskridits: lägsta marginal i varje position.",
    "regler": "Reglerna med källa.",
    "webb": "Visa liggaren som sidor i webbläsaren, på den här datorn.",
    "exportera": "Skriv ut liggaren i en form som andra läser.",
    "avstam": "Håll ekonomisystemets böcker mot liggaren.",
    "nyckel": "Nycklarna som undertecknar liggaren, eller en ny.",
    "kontrollpunkt": "Underteckna liggaren som den är nu.",
    "bevis": "Ett bevis för att en händelse ingår i liggaren.",
    "utvidgning": "Ett bevis för att liggaren bara har vuxit.",
    "kontrollera": "Pröva ett bevis eller en kontrollpunkt, utan liggare.",
    "medunderteckna": "Revisorns underskrift på en kontrollpunkt.",
    "jamfor": "Jämför två liggare, loggar eller kontrollpunkter.",
    "dolj": "Dölj en personuppgift som hör till en händelse.",
    "utplana": "Utplåna en dold personuppgift; loggen är oförändrad.",
}
"""What each verb does; the module in ``cli.verbs`` that does it is named as it."""

EXIT_CODES = """
\b
Slutkoder: 0 klart, 1 oväntat fel, 2 fel på kommandoraden,
3 en regel avvisade, 4 filen går inte att läsa in, 5 finns inte,
6 liggaren är skadad eller ett bevis håller inte, 7 krock,
8 något är försenat (bevaka), 75 upptagen eller ovisst: skicka
samma kommando igen.
"""


class Verbs(click.Group):
    """A group that imports a verb only when it is run; its help needs none of them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the verbs in the order they are used."""
        return list(VERBS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """Import a verb's module and return its command."""
        if name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"cli.verbs.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs from the table above."""
        with formatter.section("Kommandon"):
            formatter.write_dl([*VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Look the verb up, and name the ones it may have meant."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            ctx.fail(f"Kommandot {args[0]!r} finns inte.{menade(args[0], VERBS)}")
        return super().resolve_command(ctx, args)


@click.command(
    cls=Verbs,
    name="liggare",
    options_metavar="[FLAGGOR]",
    subcommand_metavar="KOMMANDO [ARGUMENT]...",
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.option(
    "--liggare",
    "url",
    metavar="FIL",
    envvar="LIGGARE_URL",
    default="liggare.db",
    help="Liggarens fil (annars LIGGARE_URL, annars liggare.db).",
)
@click.option("--aktor", metavar="ID", envvar="LIGGARE_AKTOR", help="Vem som registrerar (EK-01).")
@click.option(
    "--revisor", is_flag=True, help="Bara läs: filen öppnas orörd, ingenting körs eller skrivs."
)
@click.pass_context
def liggare(ctx: click.Context, url: str, aktor: str | None, revisor: bool) -> None:
    """Revisionsliggare för statsbidrag och anslag.

    Varje beslut och transaktion blir en händelse som aldrig ändras. Ingenting kan
    registreras som överskrider potten, och saldona kan visas som de var vid varje
    tidpunkt.
    """
    ctx.obj = {"url": url, "aktor": aktor, "revisor": revisor, "ladda": _load_all}


@cache
def _load_all() -> None:
    """Import every module of ours: an auditor's verb imports none later."""
    for package in ("domain", "ledger", "projections", "reports", "exchange", "application", "cli"):
        path = importlib.import_module(package).__path__
        for found in pkgutil.walk_packages(path, f"{package}."):
            if found.name != "cli.main":  # which this is, by this name or as the program
                importlib.import_module(found.name)
    sys.modules["cli.startup.uppvarmning"].warm()


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with the code that the outcome has."""
    utgang.prepare()
    gc.disable()  # a run is short, and most of it is imports
    deferred.defer()
    code = run(args)
    utgang.finish()
    os._exit(code)  # everything is closed; tearing modules down takes longer than a saldo


def run(args: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; only a bug shows a traceback, on request."""
    try:
        code = liggare.main(args=args, prog_name="liggare", standalone_mode=False)
        utgang.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except (BrokenPipeError, SystemExit):  # the reader of a pipe has seen enough; click exits
        utgang.abandon()
        return 0
    except Ended as ended:
        return failures.report_ended(ended)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - told in Swedish, with a code
        return failures.report(error)
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    main()
