"""What a command is about: the earlier command it points at, and what waits to be attested."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from application.errors import Kind, Stop
from domain.bookkeeping.rattelse import omvanda
from domain.states.bok_och_arende import Bok, evolve
from domain.states.streams import LIGGARE
from domain.values.dates import datum_text
from domain.values.money import kronor_text
from ledger.recording.moments import swedish_day
from ledger.store.reader import events
from ledger.store.sqlite.lookup import (
    command_id,
    events_of,
    is_command,
    newest_in,
    number_of,
)
from projections.answers.attester import vantande
from projections.answers.saldo import amounts, saldo
from projections.model.as_of import NU
from reports.words.nouns import noun
from reports.words.terms import move

if TYPE_CHECKING:
    from collections.abc import Iterator

    from application.asking.snapshot import Asking
    from ledger.store.sqlite.reading import Reader

SHOWN = 10  # of what waits; the rest is counted


def command_of(conn: Reader, shown: str) -> str:
    """Return the command that an event number means; what is no number is a command id."""
    try:
        nr = number_of(conn, shown)
    except ValueError:
        return shown
    if is_command(conn, shown):
        if nr is None or command_id(conn, nr) == shown:
            return shown
        raise Stop(
            Kind.USAGE, f"{shown!r} är både ett kommando och en händelse; skriv liggarnumret"
        )
    if nr is None:
        raise Stop(Kind.NOT_FOUND, f"händelse {shown} finns inte")
    return command_id(conn, nr)


def event_number(conn: Reader, shown: str) -> int:
    """Return the nr that ``41`` or ``2022-000017`` means; raises Stop when there is none such."""
    try:
        nr = number_of(conn, shown)
    except ValueError as error:
        raise Stop(Kind.USAGE, str(error)) from None
    if nr is None:
        raise Stop(Kind.NOT_FOUND, f"händelse {shown} finns inte")
    return nr


def described(conn: Reader, shown: str, *, reversing: bool) -> Iterator[str]:
    """Yield what the command pointed at recorded, and what reversing it moves; else raise Stop."""
    span = _events_of(conn, shown)
    found = [one.event for one in events(conn, span[0] - 1, span[1])]
    for nr, event in enumerate(found, span[0]):
        ore = getattr(event, "belopp_ore", None)
        belopp = f", {kronor_text(ore)}" if ore else ""
        typ, dag = type(event).__name__, datum_text(event.handelsedatum)
        yield f"händelse {nr}: {typ} {dag}{belopp}, {event.avser}"
    if reversing:
        for one in omvanda(found):
            yield f"vänds: {move(one.model_dump(exclude_none=True))}"


def must_be_there(conn: Reader, shown: str, pott: str | None) -> None:
    """Raise Stop when there is no such command or event, with the last ones of the pott."""
    try:
        _events_of(conn, shown)
    except Stop as unknown:
        last = newest_in(conn, pott, SHOWN // 2) if pott else []
        listed = ", ".join(f"{nr} {typ.partition('/')[0]}" for nr, typ in last)
        hjalp = f"De senaste i {pott}: {listed}." if listed else unknown.hjalp
        raise Stop(unknown.kind, unknown.text, hjalp) from None


def _events_of(conn: Reader, shown: str) -> tuple[int, int]:
    span = events_of(conn, command_of(conn, shown))
    if span is None:
        raise Stop(Kind.NOT_FOUND, f"kommandot {shown!r} finns inte")
    return span


def pott_of(conn: Reader, shown: str) -> str | None:
    """Return the pott of the command pointed at, if any; raises Stop when nothing is such."""
    span = _events_of(conn, shown)
    return getattr(next(events(conn, span[0] - 1, span[0])).event, "pott", None)


def correction_day(conn: Reader, shown: str, *, completes: bool) -> tuple[str, bool]:
    """Return the day of a correction or completion when none is said, and if it is the original's.

    It is, unless that year's books are closed: then a correction is made today (R41), and a
    completion holds from the first day that is open (R60). Raises Stop when nothing is such.
    """
    span = _events_of(conn, shown)
    dag = next(events(conn, span[0] - 1, span[0])).event.handelsedatum
    bok = Bok()
    for one in events(conn, stream=LIGGARE):
        bok = evolve(bok, one.event)
    if (oppen := bok.oppen_dag(dag)) == dag:
        return dag, True
    return oppen if completes else today(), False


def today() -> str:
    """Return the Swedish date of the clock."""
    return swedish_day(datetime.now(UTC))


def left(asking: Asking, pott: str, namnd: str | None) -> list[tuple[str, int]]:
    """Return what a pott, or a nämnd in it, has left: label and öre of what is not zero."""
    vem = asking.named(pott, namnd)
    keys = ("pott", "namnd", "underenhet") if vem.underenhet else ("pott", "namnd")
    rows = saldo(asking.conn, NU, pott=pott, gruppera=keys)["rader"]
    names = _OF_NAMND if namnd else _OF_POTT
    return [
        (label, ore)
        for row in rows
        if (row["namnd"], row.get("underenhet")) == vem
        for name, label in names.items()
        if (ore := amounts(row)[name])
    ]


def waiting(asking: Asking, pott: str) -> Iterator[str]:
    """Yield the events of a pott that lack an attest, oldest first (R35)."""
    asking.named(pott)
    rows = vantande(asking.conn, NU, pott=pott)
    for row in rows[:SHOWN]:
        said = (
            noun(row["typ"]),
            row["belopp_ore"] and kronor_text(row["belopp_ore"]),
            row["underenhet"] or row["namnd"],
        )
        has = f" ({row['slag']} finns)" if row["slag"] else ""
        yield f"väntar: händelse {row['nr']}, {' '.join(part for part in said if part)}{has}"
    if len(rows) > SHOWN:
        yield f"och {len(rows) - SHOWN} till"


_OF_POTT = {
    "tilldelat_ore": "tilldelat",
    "rekvirerat_ore": "rekvirerat",
    "inbetalt_ore": "inbetalt",
    "anvisat_ore": "anvisat",
    "avsatt_ore": "avsatt",
    "ofordelat_ore": "kvar att fördela",
    "utestaende_ore": "utestående hos staten",
    "aterbetalningsskuld_ore": "återbetalningsskuld",
    "aterbetalt_ore": "återbetalt",
    "efterskankt_ore": "efterskänkt",
    "ej_utnyttjat_ore": "ej utnyttjat",
}
_OF_NAMND = {
    "fordelat_ore": "fördelat, kvar att föra över",
    "hos_namnd_ore": "kvar hos nämnden",
    "sparrat_ore": "spärrat tills KS beslutar",
    "forbrukat_ore": "förbrukat",
    "egenfinansierat_ore": "egenfinansierat",
}
