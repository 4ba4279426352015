"""``liggare skapa``: create a ledger, explicitly."""

from __future__ import annotations

import click

from cli import options
from cli.terminal import utgang

_SEDAN = """\
Nästa steg: liggare registrera aktor, attestratt och pott; den första dagen, steg för steg, står i \
docs/kom-igang.md.
Bara du kan läsa filen. Kollegor och revisorn får läsrätt till fil och mapp (genom en grupp), en \
kopia eller en export (liggare exportera logg -o MAPP); de läser med liggare --revisor.\
"""


@click.command(name="skapa", options_metavar="[FLAGGOR]")
@click.option(
    "--register",
    type=click.Choice(["malmo", "tomt"]),
    default="malmo",
    show_default=True,
    help="Vilket organisationsregister liggaren börjar med.",
)
@click.option(
    "--ursprung", metavar="NAMN", help="Liggarens namn utåt, till exempel malmo.se/statsbidrag."
)
@options.aktor_option
@click.pass_context
def command(ctx: click.Context, register: str, ursprung: str | None, aktor: str | None) -> None:
    """Skapa en ny liggare. En fil som finns skrivs aldrig över."""
    session = options.session(ctx)
    who = options.aktor(ctx, aktor)
    session.create(who, register, ursprung)
    utgang.say(f"Liggaren {session.path} är skapad med registret {register}.")
    for line in _SEDAN.splitlines():
        utgang.say(utgang.folded(line))
