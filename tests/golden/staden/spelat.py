"""The history of a whole city, recorded anew, and told as text: balances and avvikelser.

Each line of a year's file says who registers what; the order is the order of registration.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bookkeeping import positions as p
from domain.deciding.parsing import parse_command
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande
from domain.values.dates import last_day
from ledger.recording.ledger import Ledger
from ledger.store import reader
from ledger.store.sqlite import head
from ledger.store.sqlite.draft import drafted
from projections.answers import avvikelser as asked
from tests.oppning import oppning

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from domain.events.recorded import Recorded

HAR = Path(__file__).parent
REGISTER = HAR.parents[2] / "application" / "data" / "malmo" / "register.jsonl"
SALDON, AVVIKELSER, LOGG = HAR / "saldon.txt", HAR / "avvikelser.txt", HAR / "logg.sha256"
AKTOR = "EK-01"
NAMN = {
    p.TILLDELAT: "tilldelat",
    p.REKVIRERAT: "rekvirerat",
    p.INBETALT: "inbetalt",
    p.ANVISAT: "anvisat",
    p.AVSATT: "avsatt",
    p.OIDENTIFIERAT: "oidentifierat",
    p.FORSKOTTERAT: "förskotterat",
    p.OFORDELAT: "ofördelat",
    p.FORDELAT: "fördelat",
    p.HOS_NAMND: "hos nämnd",
    p.SPARRAT_UR_FORDELAT: "spärrat (f)",
    p.SPARRAT_UR_HOS_NAMND: "spärrat (h)",
    p.FORBRUKAT: "förbrukat",
    p.ATERBETALNINGSSKULD: "återbetalningsskuld",
    p.ATERBETALT: "återbetalt",
    p.EFTERSKANKT: "efterskänkt",
    p.ORESAVRUNDNING: "öresavrundning",
    p.EJ_UTNYTTJAT: "ej utnyttjat",
    p.ASKAT: "äskat",
    p.OVERFORT: "överfört",
    p.AVBOJT: "avböjt",
    p.ATERLAMNAT: "återlämnat",
    p.EGENFINANSIERAT: "egenfinansierat",
    p.REDOVISAT: "redovisat",
}
"""Every position as people read it, in the order it is shown."""


_OM = {"handelsedatum": "2026-05-04", "exempeldata": True}
ANTECKNAT: tuple[e.LiggareEvent, ...] = (
    e.NyckelBytt(
        **_OM,
        kommando_id="nyckel-1",
        avser="Exempel: liggarens första nyckel",
        nyckel="exempel.se/prov+e25b802b+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
    ),
    e.PersonuppgiftDold(
        **_OM,
        kommando_id="dold-1",
        avser="Exempel: vem som har lämnat uppgiften",
        avser_id="soc-2025-aterkrav",
        om="uppgiftslamnare",
        atagande="0" * 64,
    ),
    e.PersonuppgiftUtplanad(
        **_OM,
        kommando_id="utplanad-1",
        avser="Exempel: uppgiften behövs inte längre",
        atagande="0" * 64,
        skal="gallrad",
    ),
)
"""What the ledger notes about itself in the end; no command gives it."""


class Rad(NamedTuple):
    """One line: who registers, and the command as it is stated."""

    aktor: str
    registrerar: dict[str, Any]


class Klocka:
    """A clock that shows eight in the morning of the day that something happened."""

    def __init__(self) -> None:
        self.dag = "2023-01-02"

    def __call__(self) -> datetime:
        return datetime.fromisoformat(f"{self.dag}T08:00:00").replace(tzinfo=UTC)


def historien() -> list[Rad]:
    """Return every line of the history, year after year."""
    files = sorted(HAR.glob("[0-9]*.jsonl"))
    return [Rad(**json.loads(one)) for file in files for one in _lines(file)]


def registret() -> list[Rad]:
    """Return the register that every ledger of Malmö begins with."""
    return [Rad(AKTOR, json.loads(one)) for one in _lines(REGISTER)]


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def spela_in(path: Path) -> Path:
    """Record the whole history into a new ledger file; raises when a line is refused."""
    klocka = Klocka()
    with drafted(path) as draft:
        with closing(Ledger(draft.path, clock=klocka)) as ledger:
            with ledger.batch(AKTOR) as batch:
                batch.note(oppning())
            for aktor, rader in groupby([*registret(), *historien()], lambda rad: rad.aktor):
                with ledger.batch(aktor) as batch:
                    for rad in rader:
                        klocka.dag = max(klocka.dag, last_day(rad.registrerar["datum"]))
                        receipt = batch.record(parse_command(rad.registrerar))
                        assert getattr(receipt, "redan", None) is False, receipt
            with ledger.batch(AKTOR) as batch:
                for event in ANTECKNAT:
                    batch.note(event)
        draft.place()
    return path


def inspelat(path: Path) -> list[Recorded]:
    """Return every event of a ledger file."""
    with closing(head.connect(path)) as conn:
        return list(reader.events(conn))


def avtryck(path: Path) -> str:
    """Return the digest of the exported log, as ``sha256sum`` writes it."""
    digest = sha256()
    with closing(head.connect(path)) as conn:
        for line in reader.log(conn, conn.head().nr):
            digest.update(line)
    return f"{digest.hexdigest()}  logg.jsonl\n"


def haltpunkter(recorded: Sequence[Recorded]) -> Iterator[tuple[int, str]]:
    """Yield the events after which balances are told: each closed year, and the last event."""
    for one in recorded:
        if isinstance(one.event, e.RakenskapsarStangt):
            yield one.nr, f"När räkenskapsåret {one.event.ar} stängts {one.event.handelsedatum}"
    yield recorded[-1].nr, f"Sist, {recorded[-1].event.handelsedatum}"


def potter(recorded: Iterable[Recorded], nr: int) -> dict[str, Pott]:
    """Return every pott after the event with a number, by nothing but its events."""
    found: dict[str, Lopande] = {}
    for one in recorded:
        pott = getattr(one.event, "pott", None)
        if one.nr <= nr and pott is not None:
            found.setdefault(pott, Lopande(Pott(pott))).ta(one.event)
    return {namn: lopande.pott for namn, lopande in found.items()}


def saldon(recorded: Sequence[Recorded]) -> str:
    """Return the balances at each halt as text: per pott, nämnd and sub-unit, in kronor."""
    parts = ["Hela stadens saldon, i kronor. EXEMPELDATA.\n"]
    for nr, rubrik in haltpunkter(recorded):
        parts.append(f"\n{rubrik} (händelse {nr})\n")
        parts += [_pott(pott) for _, pott in sorted(potter(recorded, nr).items(), key=_ar_forst)]
    return "".join(parts)


def _ar_forst(named: tuple[str, Pott]) -> tuple[str, str]:
    kind, _, ar = named[0].partition("-")
    return ar, kind


def _pott(pott: Pott) -> str:
    own = [(NAMN[name], pott.saldo(name)) for name in NAMN if pott.saldo(name)]
    if pott.statsbidrag:
        own += [("utestaende", pott.saldo(p.REKVIRERAT) - pott.saldo(p.INBETALT))]
        own += [("balanskonto", pott.balanskonto_ore), ("centralt", pott.centralt_ore)]
    avslutad = ", avslutad" if pott.noter.avslutat else ""
    lines = [f"\n{pott.pott}{avslutad}"]
    lines += [f"  {namn:<20}{kronor(ore):>16}" for namn, ore in own]
    return "\n".join([*lines, *_tabell(pott)]) + "\n"


def _tabell(pott: Pott) -> list[str]:
    """Return a line per nämnd and sub-unit, a column per position that any of them has."""
    named = {(k.namnd, k.underenhet or "") for k, ore in pott.saldon.items() if k.namnd and ore}
    vem = [(namnd, unit or None) for namnd, unit in sorted(named)]
    shown = [name for name in NAMN if any(pott.saldon.get((name, *of)) for of in vem)]
    if not vem:
        return []
    rows = [[pott.saldon.get((name, *of), 0) for name in shown] for of in vem]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    heads = ["/".join(filter(None, of)) for of in vem] + ["summa"]
    return [
        f"  {'':<10}" + "".join(f"{NAMN[name]:>16}" for name in shown),
        *(
            f"  {head_:<10}" + "".join(f"{kronor(ore) if ore else '-':>16}" for ore in row)
            for head_, row in zip(heads, rows, strict=True)
        ),
    ]


def avvikelser(conn: sqlite3.Connection) -> str:
    """Return the avvikelser of a read model as text: the open ones, then those looked into."""
    rader = asked.avvikelser(conn, alla=True)["rader"]
    parts = ["Hela stadens avvikelser. EXEMPELDATA.\n"]
    for rubrik, status in (("Öppna", "oppen"), ("Utredda", "utredd")):
        of = [rad for rad in rader if rad["status"] == status]
        parts.append(f"\n{rubrik}: {len(of)}\n")
        parts += [_avvikelse(rad) for rad in of]
    return "".join(parts)


def _avvikelse(rad: dict[str, Any]) -> str:
    belopp = f"  {kronor(rad['belopp_ore'])}" if rad["belopp_ore"] else ""
    lines = [f"\n{rad['kod']}  {rad['pott'] or 'ärende'}  händelse {rad['handelse']}{belopp}"]
    lines += [f"  - {text}" for text in rad["lasningar"]]
    if rad["utredd_handelse"]:
        lines.append(f"  utredd i händelse {rad['utredd_handelse']}: {rad['slutsats'] or '-'}")
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def kronor(ore: int) -> str:
    """Write öre as kronor with two decimals, ``-1 234,50``."""
    whole, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{whole:,}".replace(",", " ") + f",{rest:02d}"
