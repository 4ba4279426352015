"""``liggare handelse NR``: one event whole, the rules it was held against, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from application.asking import event
from application.asking.persons import persons
from application.errors import Kind, Stop
from cli import options
from cli.output import emit
from reports.events.handelse import as_text
from reports.writers.json import json_bytes, stored_json

if TYPE_CHECKING:
    from pathlib import Path


@click.command(name="handelse", options_metavar="[FLAGGOR]")
@click.argument("nr")
@options.format_option("tabell", "json", "jsonl")
@click.pass_context
def command(ctx: click.Context, nr: str, form: str, ut: Path | None) -> None:
    """En händelse, med nummer (41) eller liggarnummer (2022-000017).

    Slutkod 6 om den inte stämmer med sitt sigill; den visas ändå.
    """
    session = options.session(ctx)
    with session.log() as conn:
        at, line, sound = event.stored(conn, nr)
        if form == "jsonl":
            emit(stored_json(line), ut)
        else:
            found = event.entry(at, line, sound=sound)
            if form == "json":
                emit(json_bytes(event.whole(conn, found) if sound else found), ut)
            else:
                text = as_text(event.whole(conn, found), event.said(conn, found))
                emit(text + persons(session, conn, found), ut)
    if not sound:
        raise Stop(
            Kind.DAMAGED,
            f"innehållet i händelse {at} stämmer inte med sigillet",
            "Se vad som är skadat med: liggare verifiera.",
        )
