"""``liggare handelse NR``: one event whole, the rules it was held against, and what it did."""

from __future__ import annotations

import json
import re
import textwrap
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from cli import options
from cli.dolda import persons
from cli.falten import HELP
from cli.ord import move, word
from cli.output import Column, emit, json_bytes, stored_json, table, width
from domain.bookkeeping.postings import postings
from domain.events import HandelseRattad
from domain.rules import ALL_RULES
from domain.states.pott import Pott, evolve, replay
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from ledger.errors import Damaged
from ledger.evidence.seal import stored_nodes
from ledger.evidence.tree import leaf_hash
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.reader import entries, events
from projections.answers.kedja import attester, avsedda, pekar_hit, rattelsekedja

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from domain.events.recorded import Recorded
    from projections.answers.kedja import Led

DATUM = {"handelsedatum", "datum", "dialog_datum", "anslaget"}
"""The fields that say when something happened (``domain.values.fields.Datum``)."""

_CODED = {"kalla", "slag", "utfall", "effekt", "bedomning", "steg", "grund", "fran_position", "om"}


@click.command(name="handelse", options_metavar="[FLAGGOR]")
@click.argument("nr")
@options.format_option("tabell", "json", "jsonl")
@click.pass_context
def command(ctx: click.Context, nr: str, form: str, ut: Path | None) -> None:
    """En händelse, med nummer (41) eller liggarnummer (2022-000017).

    Slutkod 6 om den inte stämmer med sitt sigill; den visas ändå.
    """
    path = options.ledger_path(ctx)
    with closing(connect(path)) as conn:
        at = options.event_number(conn, nr)
        _, line = next(entries(conn, at - 1, at, held=False))
        leaf = leaf_hash(line)
        sound = stored_nodes(conn)(0, at) == leaf
        if form == "tabell":
            recorded = next(events(conn, at - 1, at, held=False))
            whole = _whole(list(events(conn, stream=recorded.aggregat, held=False)), recorded)
            emit(
                whole + (_sealed(at, leaf) if sound else _BROKEN) + persons(path, conn, recorded),
                ut,
            )
        else:
            emit(_read(at, line, form), ut)
    if not sound:
        raise Damaged(f"innehållet i händelse {at} stämmer inte med sigillet: se liggare verifiera")


def _read(nr: int, line: bytes, form: str) -> bytes:
    try:
        value = json.loads(str(line, "utf-8"))
        return json_bytes(value) if form == "json" else stored_json(line)
    except (ValueError, RecursionError):
        raise Damaged(f"händelse {nr} är inte JSON") from None


_BROKEN = "\nINNEHÅLLET STÄMMER INTE MED SIGILLET: se liggare verifiera.\n"


def _sealed(nr: int, leaf: bytes) -> str:
    """Return the seal of an event, which its stored bytes agree with, and how to prove it."""
    return (
        f"\nSigill (SHA-256, stämmer med innehållet; bevis: liggare bevis {nr}):\n  {leaf.hex()}\n"
    )


def _fill(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", width(), subsequent_indent="    ")


def _whole(stream: Sequence[Recorded], recorded: Recorded) -> str:
    event = recorded.event.model_dump(exclude_none=True)
    rules = {rule.id: rule for rule in ALL_RULES}
    held, found = event.pop("regler"), event.pop("avvikelser")
    example = event.pop("exempeldata")
    lines = [
        f"Händelse {recorded.nr}  {recorded.typ}  {recorded.liggarnummer or ''}".rstrip(),
        *(["EXEMPELDATA"] if example else []),
        _fill("Registrerad", f"{recorded.registrerad} av {recorded.registrerad_av}"),
        _fill("Ström", f"{recorded.aggregat}, version {recorded.version}"),
        *(
            _fill(_label(name), text)
            for name, value in sorted(event.items(), key=_place)
            for text in _texts(name, value)
        ),
        *_samband(stream, recorded),
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
        *(_fill(f"Avvikelse {a['kod']}", f"{a['lasning_1']}; {a['lasning_2']}") for a in found),
    ]
    return "\n".join(lines) + "\n" + _effect(stream, recorded)


_ORDER = {name: place for place, name in enumerate(HELP)}
_AS_ASKED = {"handelsedatum": "datum", "kommando_id": "id", "ersatter_ore": "belopp_ore"}


def _place(field: tuple[str, Any]) -> float:
    """Return where a field stands: as it is asked for; what was reckoned after the amount."""
    name = _AS_ASKED.get(field[0], field[0])
    return _ORDER.get(name, _ORDER["belopp_ore"] + 0.5)


def _label(name: str) -> str:
    return word(name).capitalize()


def _texts(name: str, value: Any) -> list[str]:
    """Return what a field says, a list as one text for each of its values."""
    values = value if isinstance(value, tuple | list) else (value,)
    return [_value(name, one) for one in values]


def _value(name: str, value: Any) -> str:
    if name.endswith("_ore") and isinstance(value, int):
        return kronor_text(value)
    if name in DATUM:
        return datum_text(value)
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


def _samband(stream: Sequence[Recorded], recorded: Recorded) -> Iterator[str]:
    """Yield what others have to do with an event: attests, corrections, what is about what."""
    given = attester(stream, recorded)
    if given is not None:
        yield _fill("Attest", "; ".join(_attest(given.get(slag), slag) for slag in _ATTESTER))
    for one in avsedda(stream, recorded):
        yield _fill("Avser händelse", _named(one))
    for one in pekar_hit(stream, recorded):
        yield _fill("Se även händelse", _named(one))
    chain = rattelsekedja(stream, recorded)
    if chain:
        yield "Rättelsekedja:"
    for led in chain:
        here = ">" if led.recorded.nr == recorded.nr else " "
        text = f"{here} {_named(led.recorded)}{_hur(led)}"
        yield textwrap.fill(text, width(), subsequent_indent="    ")


def _hur(led: Led) -> str:
    """Return what an event of a chain reverses and why, what reverses it, and if it stands."""
    event = led.recorded.event
    why = f" ({event.skal})" if isinstance(event, HandelseRattad) else ""
    rattar = "" if led.rattar is None else f", rättar {led.rattar}"
    av = "" if led.rattas_av is None else f", rättas av {led.rattas_av}"
    return f"{rattar}{why}{av}: {'gäller' if led.galler else 'gäller inte'}"


_ATTESTER = ("granskning", "beslut")


def _attest(given: Recorded | None, slag: str) -> str:
    if given is None:
        return f"{slag} SAKNAS"
    dag = datum_text(given.event.handelsedatum)
    return f"{slag} av {given.registrerad_av} {dag} (händelse {given.nr})"


def _named(one: Recorded) -> str:
    """Return the number of an event, when it happened, what it was and who registered it."""
    typ = one.typ.partition("/")[0]
    return f"{one.nr} {datum_text(one.event.handelsedatum)} {typ} av {one.registrerad_av}"


def _effect(stream: Sequence[Recorded], recorded: Recorded) -> str:
    """Return the positions that the event moved, before and after it."""
    touched = {k: None for fran, till, _ in postings(recorded.event) for k in (fran, till) if k}
    if not touched:
        return ""
    earlier = (one.event for one in stream if one.nr < recorded.nr)
    before = replay(Pott(recorded.aggregat.removeprefix("pott/")), earlier)
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
