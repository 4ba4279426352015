"""Which earlier events the rules for a command look at: by which keys they are found, in turn."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from domain import commands as c
from domain import events as e
from domain.bookkeeping.rattelsekedja import kedjan, rattad
from domain.deciding.besluten import annat, beslut_om, i_sin_helhet
from domain.deciding.context import (
    by_avser,
    by_command,
    by_det_sagda,
    by_identity,
    by_mote,
    by_paragraf,
    by_pottnamn,
    by_rekvisition,
    claimed,
)
from domain.deciding.upprepning import FLYTTAR, sagt, upprepar
from domain.states.pott import Pott

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from domain.deciding.context import Key
    from domain.events.recorded import Recorded
    from domain.facts import Beslut

    Found = Mapping[Key, tuple[Recorded, ...]]


def lookups(command: c.Command, state: object) -> Iterator[Key]:
    """Yield the keys that the rules for a command on a stream in this state ask for first."""
    yield from claimed(command)
    if command.beslut is not None and command.beslut.paragraf is not None:
        yield by_paragraf(command.beslut)
    if (avser_id := command.__dict__.get("avser_id")) is not None:
        yield by_command(avser_id)
        yield by_avser(avser_id)
    match command:
        case c.UpprattaPott():
            yield by_identity(command)
            yield by_pottnamn(command.pott)
        case c.RegistreraInbetalning() | c.MakuleraRekvisition():
            yield by_rekvisition(command.rekvisition)
        case c.RattaHandelse() | c.KompletteraBeslut() | c.KompletteraUnderlag():
            rattelser = state.rattelser if isinstance(state, Pott) else ()
            yield from map(by_command, kedjan(command.avser_id, rattelser))
        case c.OverforMedel() | c.OverforKommunbidrag() if isinstance(state, Pott):
            yield from (by_mote(one.beslut) for one in state.noter.verkstalls(command))
        case _:
            pass


def further(command: c.Command, state: object, found: Iterable[e.Event]) -> Iterator[Key]:
    """Yield the keys that the rules ask for when they know what was found first.

    A correction touches the claims of what it frees or brings back, and may bring back what is
    decided by a § that others rest on since (R48, R53).
    """
    if isinstance(command, c.RattaHandelse) and isinstance(state, Pott):
        for event in found:
            yield from claimed(event)
        for said in Nytt.av(command, state, found).sagt:
            stated = beslut_om(said, state)
            yield from (by_paragraf(beslut) for beslut in stated if beslut.paragraf is not None)
    elif isinstance(state, Pott) and (beslut := _beslutet(command, state, found)) is not None:
        yield from [by_paragraf(beslut)] if beslut.paragraf is not None else []


def _beslutet(command: c.Command, pott: Pott, found: Iterable[e.Event]) -> Beslut | None:
    """Return the decision that is judged of a command: of a completion as it stands with it."""
    if not isinstance(command, c.KompletteraBeslut):
        return command.beslut
    completed = [one for one in found if one.kommando_id == command.avser_id]
    return i_sin_helhet(command, pott, {one.kommando_id: one for one in completed}.values())


class Asked(NamedTuple):
    """The keys that the rules for a command ask for, as far as it and its pott's state say.

    Of those that say the same only the newest event is asked for first: ``newest``.
    """

    keys: tuple[Key, ...]
    newest: tuple[Key, ...]

    @classmethod
    def av(cls, command: c.Command, state: object) -> Asked:
        """Return what is asked for before anything is found."""
        said = Nytt.av(command, state, ()).sagt if isinstance(state, Pott) else ()
        newest = (key for one in said for key in by_det_sagda(one))
        return cls(tuple(lookups(command, state)), tuple(newest))


def completed(command: c.Command, found: Iterable[e.Event]) -> Iterator[Key]:
    """Yield the keys of what was first decided without the § that it was completed with (R53)."""
    if isinstance(command, (*FLYTTAR, c.RattaHandelse)):
        for event in found:
            if isinstance(event, e.BeslutKompletterat):
                yield by_command(event.avser_id)


def gathered(
    command: c.Command,
    state: object,
    asked: Asked,
    find: Callable[[Key], tuple[Recorded, ...]],
    newest: Callable[[Key], Iterable[Recorded]],
) -> dict[Key, tuple[Recorded, ...]]:
    """Return all that the rules for a command ask for, found by the keys that they ask by.

    ``asked`` is what they ask for first. ``newest`` gives the events under a key one at a time,
    the newest first.
    """
    found = {key: find(key) for key in asked.keys}
    found |= {key: find(key) for key in further(command, state, _events(found)) if key not in found}
    found |= {key: find(key) for key in completed(command, _events(found)) if key not in found}
    if isinstance(state, Pott):
        found |= _corrected(command, state, found, find)
        nytt = Nytt.av(command, state, _events(found))
        found |= dict(_said_before(nytt, asked, state, newest))
    return found


def _events(found: Found) -> list[e.Event]:
    return [one.event for recorded in found.values() for one in recorded]


def struken(event: e.Event, pott: Pott, events: Callable[[Key], Iterable[e.Event]]) -> bool:
    """Tell whether an event, or what it completes, is corrected, in this pott or in another (S7).

    ``events`` gives the events under a key.
    """
    about = [event.kommando_id]
    if isinstance(event, e.BeslutKompletterat):
        about.append(event.avser_id)
    if getattr(event, "pott", None) == pott.pott:
        return not pott.rattade.isdisjoint(about)
    return any(rattad(one, lambda of: _rattelsen_av(of, events)) for one in about)


def _rattelsen_av(kommando_id: str, events: Callable[[Key], Iterable[e.Event]]) -> str | None:
    pointing = events(by_avser(kommando_id))
    return next((one.kommando_id for one in pointing if isinstance(one, e.HandelseRattad)), None)


def _corrected(
    command: c.Command, pott: Pott, found: Found, find: Callable[[Key], tuple[Recorded, ...]]
) -> Found:
    """Return what is said of events elsewhere that speak against a command, if they stand.

    They are other potts' rekvisitioner of the same reference (R10), and other decisions with the
    same § (R38), of which the first that stands is enough.
    """
    more: dict[Key, tuple[Recorded, ...]] = {}

    def events(key: Key) -> Iterator[e.Event]:
        if key not in more:
            more[key] = found[key] if key in found else find(key)
        return (one.event for one in more[key])

    for event in _called_in(command, found):
        struken(event, pott, events)
    for event in _another_decided(_beslutet(command, pott, _events(found)), found):
        if not struken(event, pott, events):
            break
    return more


def _called_in(command: c.Command, found: Found) -> Iterator[e.Event]:
    if isinstance(command, c.RegistreraInbetalning | c.MakuleraRekvisition):
        called_in = (one.event for one in found[by_rekvisition(command.rekvisition)])
        yield from (one for one in called_in if getattr(one, "pott", None) != command.pott)


def _another_decided(beslut: Beslut | None, found: Found) -> Iterator[e.Event]:
    if beslut is not None and beslut.paragraf is not None:
        cited = (one.event for one in found[by_paragraf(beslut)])
        yield from (one for one in cited if one.beslut is not None and annat(beslut, one.beslut))


class Nytt(NamedTuple):
    """What a command says, or brings back that was said and corrected, if nobody says why (R53).

    ``rattat`` is what is corrected once it is done, and what it brings back.
    """

    sagt: Sequence[c.Command | e.Event]
    rattat: frozenset[str]

    @classmethod
    def av(cls, command: c.Command, pott: Pott, found: Iterable[e.Event]) -> Nytt:
        """Return what a command in a pott says; what was said first is among what was found."""
        if command.upprepning is not None:
            return cls((), pott.rattade)
        if not isinstance(command, c.RattaHandelse):
            return cls((command,) if sagt(command) else (), pott.rattade)
        origin = pott.aterford(command.id, command.avser_id)
        after = pott.rattade_efter(command.id, command.avser_id)
        if origin is None:
            return cls((), after)
        back = [one for one in found if one.kommando_id == origin and one.upprepning is None]
        return cls(tuple(one for one in back if sagt(one)), after | {origin})

    def galler(self, other: e.Event) -> bool:
        """Tell whether an earlier event is in force, and was said without a reason if it matters.

        What was said to be a repetition may be one of what comes back.
        """
        explained = other.upprepning is not None and isinstance(self.sagt[0], e.Event)
        return other.kommando_id not in self.rattat and not explained


def _said_before(
    nytt: Nytt, asked: Asked, pott: Pott, newest: Callable[[Key], Iterable[Recorded]]
) -> Iterator[tuple[Key, tuple[Recorded, ...]]]:
    """Yield what has been said before by the newest event in force that said it (R53).

    No more of them are read, however many there are: a year's costs may all be alike.
    """
    for said in nytt.sagt:
        hela, *nara = asked.newest or by_det_sagda(said)
        same = (one for one in newest(hela) if nytt.galler(one.event))
        yield hela, tuple(islice(same, 1))
        for near in nara:
            alike = (
                one
                for one in newest(near)
                if nytt.galler(one.event) and upprepar(said, one.event, pott)
            )
            yield near, tuple(islice(alike, 1))


def needs_noted(command: c.Command, state: object) -> bool:
    """Tell whether to decide on a command is to fold the notes of its pott once more."""
    if not (isinstance(command, c.RattaHandelse) and isinstance(state, Pott)):
        return False
    return state.noterna_andras(command.id, command.avser_id)


def needs_potts(command: c.Command, state: object) -> bool:
    """Tell whether the rules for a command look at every pott: an äskande may concern several."""
    if isinstance(command, c.ForeslaFordelning | c.BeslutaFordelning | c.KompletteraBeslut):
        return isinstance(state, Pott) and state.efter_ansokan
    return isinstance(command, c.StangRakenskapsar)
