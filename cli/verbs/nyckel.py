"""``liggare nyckel``: the keys that sign a ledger, and how a new one is made."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli import aktorer, options
from cli.failures import NOT_FOUND, USAGE, Stop, warn
from cli.output import emit
from cli.revision import refuse_writing
from cli.terminal.losen import EKONOMI, REVISOR, nyckel_option, passphrase
from cli.terminal.utgang import say
from ledger.errors import AlreadyExists, LedgerError
from ledger.evidence import noted_keys
from ledger.evidence.keyfile import create_key, load_key
from ledger.evidence.vkey import COSIGNATURE, ED25519, Vkey, is_name
from ledger.store.sqlite.head import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.recording.ledger import Ledger

_LONGEST_NAME = 100
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
        emit(f"{_own(nyckel, _name(revisor))}\n", None)
        return
    with closing(connect(options.ledger_path(ctx))) as conn:
        noted = noted_keys.noted_keys(conn)
    if not noted:
        raise Stop(NOT_FOUND, "liggaren har ingen nyckel", "Gör en med: liggare nyckel ny.")
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
    refuse_writing(ctx)
    if revisor is not None:
        path, name = nyckel or Path(REVISOR), _name(revisor)
        emit(f"{_created(path, name, COSIGNATURE)}\n", None)
        say(f"Revisorns nyckel är gjord i {path}. Raden ovan hör hemma i nycklar.txt.")
        return
    from cli.utfall import writing  # noqa: PLC0415 - an auditor's key needs no engine

    ledger_file, path = options.ledger_path(ctx), nyckel or Path(EKONOMI)
    who = aktorer.aktor(ctx, aktor, ledger_file)
    with closing(connect(ledger_file)) as conn:
        name = noted_keys.origin(conn)
    if not is_name(name):
        raise Stop(
            USAGE,
            f"liggaren heter {name!r} och kan inte undertecknas: namnet får inte ha mellanslag"
            " eller plustecken",
        )
    with writing(ledger_file, igen=_IGEN) as ledger:
        vkey = _created(path, name, ED25519)
        with _kept_if_noted(path, ledger_file, vkey):
            nr = _noted(ledger, vkey, who)
        emit(f"{vkey}\n", None)
    say(f"Nyckeln är gjord i {path} och gäller från händelse {nr}.")
    say("Förvara fil och lösenord var för sig, skilda från liggaren.")


def _name(revisor: str) -> str:
    if not is_name(revisor) or len(revisor) > _LONGEST_NAME:
        raise Stop(
            USAGE,
            f"--revisor {revisor!r}: namnet skrivs utan mellanslag och plustecken, med högst"
            f" {_LONGEST_NAME} tecken",
        )
    return revisor


def _created(path: Path, name: str, kind: int) -> Vkey:
    """Make a key file and return what others know the key by."""
    if path.exists():
        raise AlreadyExists(f"{str(path)!r} finns redan; en nyckel skrivs aldrig över")
    losen = passphrase(path, new=True)
    return Vkey(name, kind, create_key(path, losen).public_key().public_bytes_raw())


def _own(path: Path, name: str) -> Vkey:
    losen = passphrase(path, vems=REVISOR)
    return Vkey(name, COSIGNATURE, load_key(path, losen).public_key().public_bytes_raw())


@contextmanager
def _kept_if_noted(path: Path, ledger: Path, vkey: Vkey) -> Iterator[None]:
    """Take a new key file away when recording failed, unless the log may hold the key."""
    try:
        yield
    except BaseException:
        if not _may_hold(ledger, vkey):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        if path.exists():
            warn(f"nyckelfilen {str(path)!r} ligger kvar; ta bort den om nyckeln inte är noterad")
        raise


def _may_hold(ledger: Path, vkey: Vkey) -> bool:
    try:
        with closing(connect(ledger)) as conn:
            return vkey in [one.vkey for one in noted_keys.noted_keys(conn)]
    except (LedgerError, sqlite3.Error):  # a key that may be in use is never thrown away
        return True


def _noted(ledger: Ledger, vkey: Vkey, who: str) -> int:
    from domain.events import NyckelBytt  # noqa: PLC0415 - imports pydantic
    from domain.values.beteckning import NYCKEL, letters  # noqa: PLC0415 - only when one is noted

    event = NyckelBytt(
        handelsedatum=datetime.now(UTC).date().isoformat(),
        kommando_id=f"{NYCKEL}{letters(vkey.key_id + os.urandom(4))}",
        avser="nyckel för liggarens kontrollpunkter",
        nyckel=str(vkey),
    )
    with ledger.batch(who) as batch:
        return batch.note(event).forsta_nr
