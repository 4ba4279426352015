"""``liggare exportera FORMAT``: the ledger in a form that others read."""

from __future__ import annotations

from pathlib import Path

import click

from cli import options
from cli.terminal import utgang
from domain.errors import menade


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
