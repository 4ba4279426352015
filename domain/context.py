"""What a decision needs to know from outside its own pott, as pure data.

``index_keys`` says under which keys an event can be found later; ``lookups`` says which keys the
rules for a command ask for. The ledger keeps the index and fills ``Context`` inside the same
write transaction, and knows nothing of why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from domain import commands as c
from domain import events as e
from domain.bok import Bok
from domain.dates import year
from domain.fields import okant
from domain.pott import Pott
from domain.rattelsen import ursprunget
from domain.referenser import skelett
from domain.register import Register
from domain.skelett import actor_looks
from domain.upprepning import det_viktiga, hela, sagt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from domain.facts import Beslut, Pottvillkor
    from domain.recorded import Recorded

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """The register, the books, who acts, and the earlier events found under the keys asked for.

    ``registrerad_av`` says who registered the command that this one is about, by its id;
    ``potter`` holds every pott, for a command that concerns them all (``needs_potts``); ``idag``
    is the Swedish date of the moment that the command is stamped with, ``klockan`` that of the
    clock, and ``fore_klockan`` whether the stamp is more than a day ahead of it (R55).
    """

    register: Register = field(default_factory=Register)
    found: Mapping[Key, tuple[e.Event, ...]] = field(default_factory=dict)
    bok: Bok = field(default_factory=Bok)
    aktor: str = ""
    registrerad_av: Mapping[str, str] = field(default_factory=dict)
    potter: Mapping[str, Pott] = field(default_factory=dict)
    idag: str = ""
    klockan: str = ""
    fore_klockan: bool = False

    @property
    def dagen(self) -> str:
        """The day that has come for certain: a stamp can have run away from the clock (R55)."""
        return min(self.idag, self.klockan) if self.klockan else self.idag

    def events(self, key: Key) -> tuple[e.Event, ...]:
        """Return the events under a key, oldest first."""
        return self.found.get(key, ())

    def attester(self, kommando_id: str) -> frozenset[str]:
        """Return the kinds of attest that a command has; none is ever taken back (R35, R36)."""
        about = self.events(by_avser(kommando_id))
        return frozenset(one.slag for one in about if isinstance(one, e.HandelseAttesterad))


def by_command(kommando_id: str) -> Key:
    """Return the key of the events that a command gave."""
    return "kommando", kommando_id


def by_avser(kommando_id: str) -> Key:
    """Return the key of the events that are about an earlier command (R35, R36)."""
    return "avser", kommando_id


def by_mote(beslut: Beslut) -> Key:
    """Return the key of the minutes of a meeting (R40)."""
    return "mote", f"{beslut.organ} {beslut.datum}"


def by_verifikat(verifikat: str) -> Key:
    """Return the key of the costs that claim a row of the general ledger (R48)."""
    return "verifikat", skelett(verifikat)


def by_kreditverifikat(verifikat: str) -> Key:
    """Return the key of the credit notes that claim in a series of their own (R48)."""
    return "kreditverifikat", skelett(verifikat)


def by_rekvisition(reference: str) -> Key:
    """Return the key of the rekvisitioner with a reference (R10)."""
    return "rekvisition", skelett(reference)


def by_hela(said: c.Command | e.Event) -> Key | None:
    """Return the key of what says all the same; None for what moves nothing (R53)."""
    content = sagt(said)
    return ("hela", hela(content)) if content else None


def by_det_viktiga(said: c.Command | e.Event) -> Key | None:
    """Return the key of what is the same in all that matters; None for what moves nothing."""
    content = sagt(said)
    return ("det_viktiga", det_viktiga(content)) if content else None


def by_paragraf(beslut: Beslut) -> Key:
    """Return the key of the decisions with the same organ, year and § (R38)."""
    return "paragraf", f"{beslut.organ} {year(beslut.datum)} § {beslut.paragraf}"


def by_identity(villkor: Pottvillkor) -> Key:
    """Return the key of the potts with the same source, programme and year (R1)."""
    return "pott", f"{villkor.kalla} {villkor.bidragsar} {skelett(villkor.program)}"


def by_pottnamn(pott: str) -> Key:
    """Return the key of the potts whose ids are taken for this one (R54)."""
    return "pottnamn", actor_looks(pott)


def index_keys(event: e.Event) -> Iterator[Key]:
    """Yield the keys under which an event is found."""
    yield by_command(event.kommando_id)
    if event.beslut is not None and event.beslut.paragraf is not None:
        yield by_paragraf(event.beslut)
    if (avser_id := getattr(event, "avser_id", None)) is not None:
        yield by_avser(avser_id)
    match event:
        case e.PottUpprattad():
            yield by_identity(event)
            yield by_pottnamn(event.pott)
        case e.StatsbidragRekvirerat():
            yield by_rekvisition(event.rekvisition)
        case e.ProtokollJusterat() if event.beslut is not None:
            yield by_mote(event.beslut)
        case _:
            pass
    yield from claimed(event)
    yield from _said(event)


def claimed(said: c.Command | e.Event) -> Iterator[Key]:
    """Yield the series of a voucher that is claimed, or by a correction freed or claimed again."""
    row = getattr(said, "verifikat", None)
    if row is None or okant(row):
        return
    if isinstance(said, e.ForbrukningRedovisad | e.HandelseRattad | c.RedovisaForbrukning):
        yield by_verifikat(row)
    if isinstance(said, e.ForbrukningKrediterad | e.HandelseRattad | c.KrediteraForbrukning):
        yield by_kreditverifikat(row)


def _said(said: c.Command | e.Event) -> Iterator[Key]:
    yield from (key for key in (by_hela(said), by_det_viktiga(said)) if key is not None)


def lookups(command: c.Command, state: object) -> Iterator[Key]:
    """Yield the keys that the rules for a command on a stream in this state ask for first."""
    yield from claimed(command)
    if command.beslut is not None and command.beslut.paragraf is not None:
        yield by_paragraf(command.beslut)
    if (avser_id := getattr(command, "avser_id", None)) is not None:
        yield by_command(avser_id)
        yield by_avser(avser_id)
    match command:
        case c.UpprattaPott():
            yield by_identity(command)
            yield by_pottnamn(command.pott)
        case c.RegistreraInbetalning() | c.MakuleraRekvisition():
            yield by_rekvisition(command.rekvisition)
        case c.RattaHandelse() if isinstance(state, Pott):
            yield by_command(ursprunget(command.avser_id, state.rattelser))
        case c.OverforMedel() | c.OverforKommunbidrag() if isinstance(state, Pott):
            yield from (by_mote(one.beslut) for one in state.noter.verkstalls(command))
        case _:
            pass


def further(command: c.Command, found: Iterable[e.Event]) -> Iterator[Key]:
    """Yield the keys that the rules ask for when they know what was found first.

    A correction touches the claims of what it frees or brings back, and may bring back what has
    been registered anew (R48, R53).
    """
    if isinstance(command, c.RattaHandelse):
        for event in found:
            yield from claimed(event)
            if (key := by_hela(event)) is not None:
                yield key


def gathered(
    command: c.Command,
    state: object,
    find: Callable[[Key], tuple[Recorded, ...]],
    newest: Callable[[Key], Iterable[Recorded]],
) -> dict[Key, tuple[Recorded, ...]]:
    """Return all that the rules for a command ask for, found by the keys that they ask by.

    ``newest`` gives the events under a key one at a time, the newest first.
    """
    found = {key: find(key) for key in lookups(command, state)}
    first = [one.event for recorded in found.values() for one in recorded]
    found |= {key: find(key) for key in further(command, first) if key not in found}
    return found | dict(_said_before(command, state, newest))


def _said_before(
    command: c.Command, state: object, newest: Callable[[Key], Iterable[Recorded]]
) -> Iterator[tuple[Key, tuple[Recorded, ...]]]:
    """Yield what has been said before by the newest event in force that said it (R53).

    No more of them are read, however many there are: a year's costs may all be alike.
    """
    if command.upprepning is not None or not isinstance(state, Pott):
        return  # nobody asks whether it has been said before
    for key in _said(command):
        in_force = (one for one in newest(key) if one.event.kommando_id not in state.rattade)
        yield key, tuple(islice(in_force, 1))


def needs_potts(command: c.Command) -> bool:
    """Tell whether the rules for a command look at every pott."""
    return isinstance(command, c.StangRakenskapsar)
