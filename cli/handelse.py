"""``liggare handelse NR``: one event whole, the rules it was held against, and what it did."""

from __future__ import annotations

import json
import re
import textwrap
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.failures import NOT_FOUND, USAGE, Stop
from cli.ord import move, word
from cli.output import Column, emit, json_bytes, table, width
from domain.money import kronor_text
from domain.postings import postings
from domain.pott import Pott, evolve, replay
from domain.rules import ALL_RULES
from ledger.head import connect
from ledger.lookup import number_of
from ledger.reader import entries, events

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from domain.recorded import Recorded

_CODED = {"kalla", "slag", "utfall", "effekt", "bedomning", "steg", "grund", "fran_position"}


@click.command(name="handelse", options_metavar="[FLAGGOR]")
@click.argument("nr")
@options.format_option("tabell", "json", "jsonl")
@click.pass_context
def command(ctx: click.Context, nr: str, form: str, ut: Path | None) -> None:
    """En händelse, med nummer (41) eller liggarnummer (2022-000017)."""
    with closing(connect(options.ledger_path(ctx))) as conn:
        try:
            at = number_of(conn, nr)
        except ValueError as error:
            raise Stop(USAGE, str(error)) from None
        if at is None:
            raise Stop(NOT_FOUND, f"händelse {nr} finns inte")
        if form == "tabell":
            emit(_whole(conn, next(events(conn, at - 1, at))), ut)
        else:
            _, line = next(entries(conn, at - 1, at))
            emit(line + b"\n" if form == "jsonl" else json_bytes(json.loads(line)), ut)


def _whole(conn: sqlite3.Connection, recorded: Recorded) -> str:
    def fill(label: str, text: str) -> str:
        return textwrap.fill(f"{label}: {text}", width(), subsequent_indent="    ")

    event = recorded.event.model_dump(exclude_none=True)
    rules = {rule.id: rule for rule in ALL_RULES}
    held, found = event.pop("regler"), event.pop("avvikelser")
    example = event.pop("exempeldata")
    lines = [
        f"Händelse {recorded.nr}  {recorded.typ}  {recorded.liggarnummer or ''}".rstrip(),
        *(["EXEMPELDATA"] if example else []),
        fill("Registrerad", f"{recorded.registrerad} av {recorded.registrerad_av}"),
        fill("Ström", f"{recorded.aggregat}, version {recorded.version}"),
        *(
            fill(_label(name), text)
            for name, value in event.items()
            for text in _texts(name, value)
        ),
        "",
        "Prövad mot:",
        *(
            textwrap.fill(
                f"{id_.ljust(4)}{rules[id_].sentence if id_ in rules else ''}",
                width(),
                initial_indent="  ",
                subsequent_indent="      ",
            )
            for id_ in held
        ),
        *(fill(f"Avvikelse {a['kod']}", f"{a['lasning_1']}; {a['lasning_2']}") for a in found),
    ]
    return "\n".join(lines) + "\n" + _effect(conn, recorded)


def _label(name: str) -> str:
    return word(name).capitalize()


def _texts(name: str, value: Any) -> list[str]:
    """Return what a field says, a list as one text for each of its values."""
    values = value if isinstance(value, tuple | list) else (value,)
    return [_value(name, one) for one in values]


def _value(name: str, value: Any) -> str:
    if name.endswith("_ore") and isinstance(value, int):
        return kronor_text(value)
    if name in _CODED and re.fullmatch("[a-z_]+", str(value)):
        return word(value)
    if name in {"flyttningar", "slutsaldon"}:
        return move(value)
    if isinstance(value, dict):
        return ", ".join(f"{word(k)} {_value(k, v)}" for k, v in value.items() if v != ())
    if isinstance(value, tuple | list):
        return "; ".join(_value("", v) for v in value) or "-"
    return (
        {True: "ja", False: "nej"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    )


def _effect(conn: sqlite3.Connection, recorded: Recorded) -> str:
    """Return the positions that the event moved, before and after it."""
    touched = {k: None for fran, till, _ in postings(recorded.event) for k in (fran, till) if k}
    if not touched:
        return ""
    earlier = events(conn, -1, recorded.nr - 1, recorded.aggregat)
    before = replay(Pott(recorded.aggregat.removeprefix("pott/")), (one.event for one in earlier))
    after = evolve(before, recorded.event)
    rows = [
        {
            "position": word(k.position),
            "namnd": "/".join(filter(None, (k.namnd, k.underenhet))),
            "fore_ore": before.saldon.get(k, 0),
            "efter_ore": after.saldon.get(k, 0),
        }
        for k in touched
    ]
    keys = [Column.text("Position", "position"), Column.text("Nämnd", "namnd")]
    return "\n" + table(
        rows, keys, [Column.ore("Före", "fore_ore"), Column.ore("Efter", "efter_ore")]
    )
