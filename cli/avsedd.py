"""What a command is about: the earlier command it points at, and what waits to be attested."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cli import failures
from cli.ord import move
from domain.bookkeeping.rattelse import omvanda
from domain.deciding.decider import LIGGARE
from domain.events import EVENTS
from domain.states import bok
from domain.values.dates import datum_text, year
from domain.values.money import kronor_text
from ledger.recording.moments import swedish_day
from ledger.store.sqlite.head import connect
from ledger.store.sqlite.lookup import command_id, events_of, is_command, number_of
from ledger.store.sqlite.reader import events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ledger.store.sqlite.reading import Reader

SHOWN = 10  # of what waits; the rest is counted


def command_of(path: Path, shown: str) -> str:
    """Return the command that an event number means; what is no number is a command id."""
    with closing(connect(path)) as conn:
        try:
            nr = number_of(conn, shown)
        except ValueError:
            return shown
        if is_command(conn, shown):
            if nr is None or command_id(conn, nr) == shown:
                return shown
            raise failures.Stop(
                failures.USAGE,
                f"{shown!r} är både ett kommando och en händelse; skriv liggarnumret",
            )
        if nr is None:
            raise failures.Stop(failures.NOT_FOUND, f"händelse {shown} finns inte")
        return command_id(conn, nr)


def described(path: Path, shown: str, *, reversing: bool) -> Iterator[str]:
    """Yield what the command pointed at recorded, and what reversing it moves; else raise Stop."""
    kommando = command_of(path, shown)
    with closing(connect(path)) as conn:
        span = _events_of(conn, kommando, shown)
        found = [one.event for one in events(conn, span[0] - 1, span[1])]
    for nr, event in enumerate(found, span[0]):
        ore = getattr(event, "belopp_ore", None)
        belopp = f", {kronor_text(ore)}" if ore else ""
        typ, dag = type(event).__name__, datum_text(event.handelsedatum)
        yield f"händelse {nr}: {typ} {dag}{belopp}, {event.avser}"
    if reversing:
        for one in omvanda(found):
            yield f"vänds: {move(one.model_dump(exclude_none=True))}"


def _events_of(conn: Reader, kommando: str, shown: str) -> tuple[int, int]:
    span = events_of(conn, kommando)
    if span is None:
        raise failures.Stop(failures.NOT_FOUND, f"kommandot {shown!r} finns inte")
    return span


def day_of(path: Path, shown: str) -> str | None:
    """Return the day of what a correction is about, as it is known.

    None when that day is in a year whose books are closed (R41). Raises Stop when nothing is such.
    """
    kommando = command_of(path, shown)
    with closing(connect(path)) as conn:
        span = _events_of(conn, kommando, shown)
        dag = next(events(conn, span[0] - 1, span[0])).event.handelsedatum
        state = bok.Bok()
        for one in events(conn, stream=LIGGARE):
            state = bok.evolve(state, one.event)
    return None if year(dag) <= state.stangt_tom else dag


def today() -> str:
    """Return the Swedish date of the clock."""
    return swedish_day(datetime.now(UTC))


def waiting(path: Path, pott: str) -> Iterator[str]:
    """Yield the events of a pott that lack an attest, oldest first (R35)."""
    kinds = {f"{one.__name__}/{one.version}" for one in EVENTS if one.numbered and one.attesteras}
    with closing(connect(path)) as conn:
        rows = conn.execute(
            "SELECT nr, typ, data FROM handelse WHERE aggregat = ? ORDER BY nr", (f"pott/{pott}",)
        )
        left: dict[str, str] = {}
        for nr, typ, stored in rows:
            if typ in kinds:
                data = json.loads(stored)
                left[data["kommando_id"]] = f"väntar: händelse {nr}, {_in_short(typ, data)}"
            elif typ.startswith("HandelseAttesterad/"):
                data = json.loads(stored)
                if data["klar"]:
                    left.pop(data["avser_id"], None)
                else:
                    left[data["avser_id"]] += f" ({data['slag']} finns)"
    shown = list(left.values())
    yield from shown[:SHOWN]
    if len(shown) > SHOWN:
        yield f"och {len(shown) - SHOWN} till"


def _in_short(typ: str, data: dict[str, Any]) -> str:
    ore = data.get("belopp_ore") or data.get("total_ore")
    said = (
        typ.split("/", maxsplit=1)[0],
        ore and kronor_text(ore),
        data.get("underenhet") or data.get("namnd"),
    )
    return " ".join(part for part in said if part)
