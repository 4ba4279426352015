"""``liggare exportera FORMAT``: the ledger in a form that others read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from application.exporting.wanted import UTFORMER, Wanted
from cli import options
from cli.options.varden import NUMMER
from cli.output import check_form
from cli.terminal import utgang
from domain.errors import menade

if TYPE_CHECKING:
    from projections.model.as_of import AsOf


class Formats(click.Group):
    """A group that names its formats when somebody asks for another."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Look the format up."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            meant = menade(args[0], self.commands)
            known = ", ".join(self.commands)
            ctx.fail(f"Formatet {args[0]!r} finns inte.{meant} Välj bland: {known}.")
        return super().resolve_command(ctx, args)


@click.group(
    name="exportera",
    cls=Formats,
    options_metavar="[FLAGGOR]",
    subcommand_metavar="FORMAT [FLAGGOR]",
)
def command() -> None:
    """Skriv ut liggaren i en form som andra läser."""


@command.command(name="logg", options_metavar="[FLAGGOR]")
@click.option(
    "-o",
    "--ut",
    type=click.Path(path_type=Path),
    metavar="FIL|MAPP",
    help="Skriv till en fil, eller i en mapp: logg.jsonl, blad.bin, nycklar.txt, rorelser.json.",
)
@click.pass_context
def logg(ctx: click.Context, ut: Path | None) -> None:
    """Alla händelser så som de är lagrade, en per rad i nummerordning.

    Liggaren kan läsas in igen ur loggen, byte för byte: liggare --liggare NY.db importera
    logg.jsonl. En äldre export är början av en nyare; är den inte det skrivs inget över. I en
    mapp skrivs också blad.bin, varje händelses kontrollsumma (32 byte), nycklar.txt, de nycklar
    som liggaren har noterat, och rorelser.json, vad varje slags händelse flyttar.
    """
    options.session(ctx).export(ut, utgang.lent())


_BOK = """\
Varje händelse som flyttar något är en transaktion, med händelsens nummer och beslut; det utanför
potten har egna konton, så att allt går jämnt upp. Dagen är den sista som datumet kan vara. Förslag
står som anteckningar."""

SAGT = {
    "xlsx": "Bladen Saldon, Poster, Avvikelser, Kontroll (formler och värden) och Om filen. Två"
    " exporter av samma tidpunkt är samma byte.",
    "hledger": f"{_BOK} hledger -f liggare.journal bal --flat visar vad saldo visar.",
    "ics": "En post för varje sak som förfaller enligt bevaka, idag eller den dag som --per anger."
    " En nyare kalender ersätter posterna i en äldre.",
    "sie": "En verifikation för varje händelse i ett år som rör bank, skuld eller intäkt; --slag 4E"
    " har också saldon. Kontona står i konton.toml bredvid liggaren, under [sie]; utan den används"
    " exempel. KS anslag är budget och bokas inte.",
    "beancount": f"{_BOK} bean-check liggare.beancount, fava liggare.beancount.",
}
"""What the help says of each form besides."""
BOCKER = {"hledger", "beancount"}


def _form(form: str) -> click.Command:
    """Return the command that writes the ledger in a form of others."""

    @options.as_of_options
    @options.provad_option
    @options.ut_option
    @click.pass_context
    def written(
        ctx: click.Context,
        /,
        pott: str | None,
        bounds: AsOf,
        provad: bool,
        ut: Path | None,
        **more: Any,
    ) -> None:
        check_form(form, ut)
        wanted = Wanted(form, bounds, pott, provad=provad, **more)
        options.session(ctx).export_as(wanted, ut, utgang.lent())

    written.__doc__ = f"{UTFORMER[form].vad}\n\n{SAGT[form]}"
    if form in BOCKER:
        written = click.option(
            "--pastaenden",
            is_flag=True,
            help="Skriv också vad varje saldo ska bli, så att det andra programmet prövar det.",
        )(written)
    if form == "sie":
        written = click.option(
            "--slag", type=click.Choice(["4I", "4E"]), default="4I", show_default=True,
            help="Verifikationer som ekonomisystemet numrerar (4I), eller med saldon (4E).",
        )(written)  # fmt: skip
        written = click.option(
            "--ar",
            type=NUMMER,
            metavar="ÅR",
            help="Räkenskapsåret (annars det sista som har något).",
        )(written)
    asked = click.option("--pott", metavar="POTT", help="Bara den potten.")(written)
    return click.command(name=form, options_metavar="[FLAGGOR]")(asked)


for _one in UTFORMER:
    command.add_command(_form(_one))
