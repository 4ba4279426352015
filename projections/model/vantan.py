# ruff: noqa: S608 - the text is all our own; what events say is bound
"""By how many more or fewer lack an attest (R35) after a batch: from each day on, and each event.

``views.attests`` counts them at one moment; these are the differences between moments, so that
nobody has to count. An event lacks one until its command has both, and not while it is corrected.
"""

from __future__ import annotations

import json
from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from projections.model.views import RATTAR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    Sums: TypeAlias = dict[tuple[Any, ...], int]
    Rows: TypeAlias = Mapping[str, list["Led"]]  # by the command that they are about
    At: TypeAlias = Callable[["Led"], Any]  # where one stands: its day, or its number

_DAGEN, _NUMRET = attrgetter("dag"), attrgetter("nr")
SLAG = 2  # of attests that an event must have


class Led(NamedTuple):
    """What decides if a command's events lack an attest: one of them, an attest, a correction.

    ``vad`` is the pott of an event, the kind of an attest, the command of a correction.
    """

    om: str
    vad: str
    nr: int
    dag: str


class Andringar(NamedTuple):
    """By how many more lack an attest, by pott: from a day on, and from an event on."""

    dagar: Sums
    handelser: Sums


def andringar(
    conn: sqlite3.Connection,
    first: int,
    attesteras: Iterable[tuple[str, str | None, int, str]],
    attester: set[str],
    rattade: set[str],
) -> Andringar:
    """Return what the events from ``first`` on change, which have been written already.

    They are those that must be attested, by command, pott, number and day, and the commands that
    attests and corrections name.
    """
    rorda = attester | (_rattade(conn, rattade) if rattade else rattade)
    dagar: Sums = {}
    handelser: Sums = {}
    for om, pott, nr, dag in attesteras:
        if om not in rorda and pott is not None:  # what is of no pott stands in no balance
            dagar[dag, pott] = dagar.get((dag, pott), 0) + 1
            handelser[nr, pott] = 1
    if rorda:
        for kommando, alla in _all(conn, rorda).items():
            forut = alla.before(first)
            for sums, at in ((dagar, _DAGEN), (handelser, _NUMRET)):
                for what, sign in ((alla, 1), (forut, -1)):
                    for key, antal in _saknar(kommando, what, at):
                        sums[key] = sums.get(key, 0) + sign * antal
    return Andringar(dagar, handelser)


class _Alla(NamedTuple):
    """All that decides if the events of a command lack an attest."""

    handelser: list[Led]
    attester: list[Led]
    rattelser: Rows

    def before(self, nr: int) -> _Alla:
        """Return what there was of it before an event."""
        if not self.handelser or self.handelser[0].nr >= nr:  # then nothing was about it
            return _Alla([], [], {})
        return _Alla(
            [led for led in self.handelser if led.nr < nr],
            [led for led in self.attester if led.nr < nr],
            {om: [led for led in some if led.nr < nr] for om, some in self.rattelser.items()},
        )


def _saknar(kommando: str, alla: _Alla, at: At) -> Iterator[tuple[Any, int]]:
    """Yield where the events of a command begin and cease to lack an attest, and in which pott."""
    if alla.rattelser:
        yield from _saknar_rattad(kommando, alla, at)
        return
    forst: dict[str, Any] = {}
    for led in alla.attester:
        forst[led.vad] = min(at(led), forst.get(led.vad, at(led)))
    for led in alla.handelser:
        yield (at(led), led.vad), 1
        if len(forst) >= SLAG:
            yield (max(at(led), *forst.values()), led.vad), -1


def _saknar_rattad(kommando: str, alla: _Alla, at: At) -> Iterator[tuple[Any, int]]:
    """Yield the same of one that is corrected, at each point where anything changes."""
    kedja = _kedja(kommando, alla.rattelser)
    antal = Counter[str]()
    for point in sorted({at(led) for led in (*alla.handelser, *alla.attester, *kedja)}):
        givna = {led.vad for led in alla.attester if at(led) <= point}
        klar = len(givna) >= SLAG or _rattad(kommando, alla.rattelser, at, point)
        nu = Counter(led.vad for led in alla.handelser if at(led) <= point and not klar)
        for pott in nu | antal:
            yield (point, pott), nu[pott] - antal[pott]
        antal = nu


def _kedja(kommando: str, rattelser: Rows) -> list[Led]:
    """Return the corrections of a command, and of those, each once."""
    found, kvar, sedda = list[Led](), [kommando], set[str]()
    while kvar:
        if (om := kvar.pop()) not in sedda:
            sedda.add(om)
            some = rattelser.get(om, [])
            found += some
            kvar += [led.vad for led in some]
    return found


def _rattad(kommando: str, rattelser: Rows, at: At, point: object) -> bool:
    """Tell whether a correction in force reverses a command: of a chain every other one counts."""
    led, nu = 0, {kommando}
    while nu and led <= len(rattelser):
        nu = {one.vad for om in nu for one in rattelser.get(om, []) if at(one) <= point}
        led += bool(nu)
    return led % 2 == 1


def _rattade(conn: sqlite3.Connection, rattade: set[str]) -> set[str]:
    """Return some commands that are corrected, and what they correct themselves, to the first."""
    found, kvar = set[str](), rattade
    while kvar:
        found |= kvar
        kvar = {om for _, om, _, _ in _read(conn, "kommando_id, avser_id", _AV, kvar)} - found
    return found


def _all(conn: sqlite3.Connection, kommandon: Collection[str]) -> dict[str, _Alla]:
    """Return what has been written of some commands, of those that must be attested."""
    handelser = _by(_read(conn, "kommando_id, pott", _ATTESTERAS, kommandon))
    attester = _by(_read(conn, "avser_id, slag", "attest WHERE avser_id", handelser))
    rattelser: dict[str, list[Led]] = {}
    kvar: Collection[str] = handelser
    while kvar:
        found = _by(_read(conn, "avser_id, kommando_id", _RATTELSE, kvar))
        kvar = {led.vad for some in found.values() for led in some} - rattelser.keys()
        rattelser |= found
    return {
        kommando: _Alla(some, attester.get(kommando, []), _egna(kommando, rattelser))
        for kommando, some in handelser.items()
    }


def _egna(kommando: str, rattelser: Rows) -> Rows:
    """Return the corrections of a command, and of those."""
    return _by(_kedja(kommando, rattelser)) if kommando in rattelser else {}


_ATTESTERAS = (
    "handelse WHERE pott IS NOT NULL AND EXISTS"
    " (SELECT 1 FROM attesteras WHERE attesteras.nr = handelse.nr) AND kommando_id"
)
_RATTELSE = f"lagesteg WHERE typ = '{RATTAR}' AND avser_id"
_AV = f"lagesteg WHERE typ = '{RATTAR}' AND kommando_id"


def _read(
    conn: sqlite3.Connection, columns: str, where: str, named: Iterable[str]
) -> Iterable[Led]:
    query = f"SELECT {columns}, nr, sista_dag FROM {where} IN (SELECT value FROM json_each(?))"
    return map(Led._make, conn.execute(query, (json.dumps([*named]),)))


def _by(found: Iterable[Led]) -> dict[str, list[Led]]:
    by: dict[str, list[Led]] = {}
    for led in found:
        by.setdefault(led.om, []).append(led)
    return by
