"""``liggare handelse NR``: one event whole, the rules it was held against, and what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

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
    if form == "jsonl":
        entry = session.stored(nr)
        wrong: Exception | None = entry.wrong
        emit(stored_json(entry.line), ut)
    else:
        found = session.event(nr, people=form == "tabell")
        wrong = found.wrong
        emit(as_text(*found[:3]) if form == "tabell" else json_bytes(found.answer), ut)
    if wrong:
        raise wrong
