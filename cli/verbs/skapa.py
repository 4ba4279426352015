"""``liggare skapa``: create a ledger, explicitly."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from application import actors as aktorer
from application.recording.sending import warn
from cli import failures, options
from cli.terminal import utgang
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command, parse_json
from domain.events import LiggareOppnad
from domain.values.beteckning import SKAPA
from domain.values.text import check_text
from ledger.evidence.vkey import is_name
from ledger.recording.ledger import create as create_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.commands import Command
    from ledger.recording.ledger import Ledger

_LONGEST_NAME = 100
DATA = Path(__file__).parents[2] / "application" / "data"


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
    path = options.ledger_path(ctx)
    who = aktorer.aktor(ctx, aktor, path)
    ledger = create(path, who, register, ursprung)
    ledger.close()
    warn(ledger)
    utgang.say(f"Liggaren {path} är skapad med registret {register}.")


def create(path: Path, aktor: str, register: str, ursprung: str | None = None) -> Ledger:
    """Create a ledger with an organisation register and return it opened."""
    identity = str(uuid.uuid4())
    try:
        if len(check_text(ursprung or "-")) > _LONGEST_NAME:
            raise failures.Stop(failures.USAGE, f"--ursprung: högst {_LONGEST_NAME} tecken")
        if not is_name(ursprung or "-"):  # it becomes the name of the key that signs the ledger
            raise failures.Stop(
                failures.USAGE, f"--ursprung {ursprung!r}: utan mellanslag och plustecken"
            )
    except ValueError as error:
        raise failures.Stop(failures.USAGE, f"--ursprung: {error}") from None
    opening = LiggareOppnad(
        handelsedatum=datetime.now(UTC).date().isoformat(),
        kommando_id=SKAPA,
        avser="liggaren öppnas",
        liggare=identity,
        ursprung=ursprung or f"malmo.se/statsbidrag/{identity[:8]}",
        program=f"bidragsliggaren {version('bidragsliggaren')}",
    )
    register_data = () if register == "tomt" else parsed(DATA / register / "register.jsonl")
    return create_ledger(path, opening, aktor, register_data)


def parsed(data: Path) -> Iterator[Command]:
    """Yield the commands of one of our own data files."""
    for line in data.read_text(encoding="utf-8").splitlines():
        yield parse_command(parse_json(line))


def record_all(ledger: Ledger, data: Path, aktor: str) -> None:
    """Record the commands of one of our own data files; all of them are accepted or none."""
    with ledger.batch(aktor) as batch:
        for command in parsed(data):
            outcome = batch.record(command)
            if isinstance(outcome, Rejected):
                raise failures.Refused(outcome)
