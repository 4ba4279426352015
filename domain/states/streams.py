"""The streams of a log and their states: which one a command decides on, and what events make."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from domain import commands as c
from domain.states import bok_och_arende
from domain.states import register as register_
from domain.states.bok_och_arende import Arende, Bok
from domain.states.pott import Pott
from domain.states.pott_fold import replay
from domain.states.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events import Event
    from domain.states.pott_fold import Las

State = Pott | Register | Arende | Bok
REGISTER = "register"
LIGGARE = "liggare"


def stream_of(command: c.Command) -> str:
    """Return the stream that a command decides on (design §5)."""
    match command:
        case c.Attestera(pott=str(pott)) | c.AvvikelseCommand(pott=str(pott)):
            return f"pott/{pott}"
        case c.PottCommand():
            return f"pott/{command.pott}"
        case c.ArendeCommand() | c.AvvikelseCommand():
            return f"arende/{command.arende}"
        case c.StangRakenskapsar() | c.OppnaRakenskapsar() | c.Attestera():
            return LIGGARE
        case _:
            return REGISTER


def initial(stream: str) -> State:
    """Return the state of a stream before its first event."""
    kind, _, name = stream.partition("/")
    match kind:
        case "pott":
            return Pott(name)
        case "arende":
            return Arende(name)
        case _:
            return Bok() if kind == LIGGARE else Register()


def evolve(state: State, event: Event, las: Las = tuple) -> State:
    """Return the state after one more event; no rule runs here.

    ``las`` reads the events that a pott is made of, if a correction changes its notes.
    """
    return fold(state, (event,), las)


def fold(state: State, events: Iterable[Event], las: Las = tuple) -> State:
    """Return the state after all the events, in order; ``las`` reads those before them."""
    match state:
        case Pott():
            return replay(state, events, las)
        case Bok():
            return reduce(bok_och_arende.evolve, events, state)
        case Register():
            return reduce(register_.evolve, events, state)
        case _:
            return reduce(bok_och_arende.arende_efter, events, state)


def sedd(state: State) -> Pott:
    """Return a state as rules see it: what is no pott is an empty one, with its avvikelser."""
    if isinstance(state, Arende):
        regler, koder, besvarade = state.kanda
        return Pott(REGISTER, avvikelser=regler, koder=koder, besvarade=besvarade)
    return Pott(REGISTER) if isinstance(state, Register | Bok) else state
