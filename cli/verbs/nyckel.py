"""``liggare nyckel``: the keys that sign a ledger, and how a new one is made."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from application.proving import keys
from application.recording import keys as noting
from cli import options
from cli.output import emit
from cli.terminal.losen import EKONOMI, REVISOR, nyckel_option, passphrase
from cli.terminal.utgang import say

_IGEN = (
    "Se efter med: liggare nyckel. Står nyckeln där gäller den; annars ta bort filen och gör om."
)
_OWN = "Revisorns egen nyckel med det namnet, till exempel revisor.malmo.se; rör ingen liggare."


@click.group(
    name="nyckel",
    invoke_without_command=True,
    options_metavar="[FLAGGOR]",
    subcommand_metavar="[ny|visa] [FLAGGOR]",
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Nycklarna som undertecknar liggaren; utan mer visas de.

    Den hemliga nyckeln ligger i en fil, skyddad av ett lösenord (LIGGARE_NYCKEL_LOSEN,
    annars frågas det). Det som visas är den offentliga, och den får alla ha.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(visa)


@command.command(name="visa", options_metavar="[FLAGGOR]")
@nyckel_option(REVISOR)
@click.option("--revisor", metavar="NAMN", help=_OWN)
@click.pass_context
def visa(ctx: click.Context, nyckel: Path = Path(REVISOR), revisor: str | None = None) -> None:
    """Liggarens offentliga nycklar, som i nycklar.txt."""
    if revisor is not None:
        losen = partial(passphrase, nyckel, vems=REVISOR)
        emit(f"{keys.auditors(nyckel, keys.auditors_name(revisor), losen)}\n", None)
        return
    noted = keys.noted(options.session(ctx))
    emit("".join(f"{vkey}\n" for _, vkey in noted), None)
    for nr, vkey in noted:
        current = ", gäller nu" if vkey == noted[-1].vkey else ""
        say(f"  {vkey.key_id.hex()} från händelse {nr}{current}")


@command.command(name="ny", options_metavar="[FLAGGOR]")
@nyckel_option(None)
@click.option("--revisor", metavar="NAMN", help=_OWN)
@options.aktor_option
@click.pass_context
def ny(ctx: click.Context, nyckel: Path | None, revisor: str | None, aktor: str | None) -> None:
    """Gör en ny nyckel och notera den i liggaren.

    En tidigare nyckel undertecknar sedan inget mer. Den offentliga skrivs ut: ge raden till
    revisorn direkt, inte tillsammans med bevisen, ty den som byter liggare kan annars byta
    nyckel också.
    """
    options.refuse_writing(ctx)
    if revisor is not None:
        path, name = nyckel or Path(REVISOR), keys.auditors_name(revisor)
        emit(f"{keys.create(path, name, partial(passphrase, path, new=True))}\n", None)
        say(f"Revisorns nyckel är gjord i {path}. Raden ovan hör hemma i nycklar.txt.")
        return
    session, path = options.session(ctx), nyckel or Path(EKONOMI)
    who = options.aktor(ctx, aktor)
    name, losen = keys.name_of(session), partial(passphrase, path, new=True)
    with session.recording(who, igen=_IGEN) as recording:
        vkey, nr = noting.create_and_note(recording, path, name, losen)
        emit(f"{vkey}\n", None)
    say(f"Nyckeln är gjord i {path} och gäller från händelse {nr}.")
    say("Förvara fil och lösenord var för sig, skilda från liggaren.")
