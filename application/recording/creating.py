"""A ledger made, with an organisation register; and our own files of commands recorded in it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from application.errors import Kind, Refused, Stop
from application.recording.sending import warn
from domain.commands import Attestera
from domain.deciding.outcome import Rejected
from domain.deciding.parsing import parse_command, parse_json
from domain.events import LiggareOppnad
from domain.values.beteckning import SKAPA
from domain.values.personnummer import holds_personnummer
from domain.values.text import check_text
from ledger.evidence.vkey import is_name
from ledger.recording.ledger import Ledger
from ledger.recording.ledger import create as create_ledger
from ledger.recording.moments import swedish_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.session import Session
    from domain.commands import Command

_LONGEST_NAME = 100
DATA = Path(__file__).parents[1] / "data"


def create(session: Session, aktor: str, register: str, ursprung: str | None = None) -> None:
    """Create a ledger with an organisation register; raises AlreadyExists."""
    identity = _identity()
    try:
        if len(check_text(ursprung or "-")) > _LONGEST_NAME:
            raise Stop(Kind.USAGE, f"--ursprung: högst {_LONGEST_NAME} tecken")
        if not is_name(ursprung or "-"):  # it becomes the name of the key that signs the ledger
            raise Stop(Kind.USAGE, f"--ursprung {ursprung!r}: utan mellanslag och plustecken")
    except ValueError as error:
        raise Stop(Kind.USAGE, f"--ursprung: {error}") from None
    opening = LiggareOppnad(
        handelsedatum=swedish_day(datetime.now(UTC)),
        kommando_id=SKAPA,
        avser="liggaren öppnas",
        liggare=identity,
        ursprung=ursprung or f"malmo.se/statsbidrag/{identity[:8]}",
        program=f"bidragsliggaren {version('bidragsliggaren')}",
    )
    register_data = () if register == "tomt" else parsed(DATA / register / "register.jsonl")
    ledger = create_ledger(session.path, opening, aktor, register_data)
    ledger.close()
    warn(ledger, session.watcher)


def _identity() -> str:
    """Return what no other ledger is called; drawn again when its digits read as a personnummer."""
    while holds_personnummer(drawn := str(uuid.uuid4())):
        pass
    return drawn


def parsed(data: Path) -> Iterator[Command]:
    """Yield the commands of one of our own data files."""
    for line in data.read_text(encoding="utf-8").splitlines():
        yield parse_command(parse_json(line))


def record_all(session: Session, data: str, aktor: str, attestant: str | None = None) -> None:
    """Record the commands of one of our own data files, the attests as another actor's (R35).

    What one actor does in a row is accepted whole, or none of it; raises Refused.
    """
    session.may_write()
    ledger = Ledger(session.path)
    try:
        for attests, commands in groupby(
            parsed(DATA / data), lambda one: isinstance(one, Attestera)
        ):
            with ledger.batch(attestant if attests and attestant else aktor) as batch:
                for command in commands:
                    outcome = batch.record(command)
                    if isinstance(outcome, Rejected):
                        raise Refused(outcome)
    finally:
        ledger.close()
    warn(ledger, session.watcher)
