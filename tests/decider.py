"""given/when/then over the decider, in memory: what scenarios and unit tests speak (H15).

A ``Harness`` holds one ledger: the state of each stream, the index that ``Context`` is filled
from, and every event as ``Recorded``. It starts with the register of Malmö, so that names can be
written as the documents write them. Commands are stated as in an import file; ``id``, ``datum``
and ``avser`` are filled in where a test does not care.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from domain.bevakning.bild import i_kraft
from domain.bevakning.steg import steg
from domain.deciding.context import Context, by_command, index_keys
from domain.deciding.decider import LIGGARE, REGISTER, decide, evolve, initial, stream_of
from domain.deciding.names import resolve
from domain.deciding.outcome import Accepted, Rejected
from domain.deciding.parsing import parse_command
from domain.deciding.uppslag import Asked, gathered, needs_potts
from domain.events import Event
from domain.events.recorded import Recorded
from domain.rules import ALL_RULES
from domain.states.bok import Bok
from domain.states.pott import Pott
from domain.states.register import Register
from domain.values.dates import year
from tests.oppning import oppning

if TYPE_CHECKING:
    from domain.bevakning.bild import Lagesteg
    from domain.commands import Command
    from domain.deciding.context import Key
    from domain.deciding.decider import State
    from domain.rules.rule import Rule

MALMO = Path(__file__).parents[1] / "cli" / "data" / "malmo" / "register.jsonl"
IDAG = "2026-12-31"  # after all that the scenarios date, unless one says another day
START = datetime.fromisoformat("2026-01-01T00:00:00.000000")
SPARRAT = ("sparrat_ur_fordelat", "sparrat_ur_hos_namnd")


class Harness:
    """A ledger in memory; ``outcome`` is what the latest command was answered with."""

    def __init__(self, *, organs: bool = True, rules: tuple[Rule, ...] = ALL_RULES) -> None:
        self.rules = rules
        self.outcome: Accepted | Rejected | None = None
        self.recorded: list[Recorded] = []
        self.accepted: list[tuple[str, dict[str, Any]]] = []  # by whom, and as it was stated
        self._states: dict[str, State] = {}
        self.aktor = "EK-01"
        self.idag = IDAG
        self.klockan = ""  # as the stamp, unless a test says that it ran away
        self.fore_klockan = False
        self._index: dict[Key, tuple[Recorded, ...]] = {}
        self._numbers = Counter[int]()
        self._versions = Counter[str]()
        self._append(LIGGARE, oppning())
        if organs:
            for command in _organs():
                self._decide(command)
        self._from = len(self.recorded)

    def given(self, *stated: dict[str, Any]) -> Self:
        """Record commands that must be accepted; the test is wrong when one is not."""
        for one in stated:
            outcome = self.when(one)
            assert isinstance(outcome, Accepted), self.meddelande()
        return self

    def when(self, stated: dict[str, Any]) -> Accepted | Rejected:
        """Hold a command against the rules, and record what it gives if it is accepted.

        Raises what the product would answer before any rule: Malformed, UnknownName.
        """
        defaults = {"id": f"k{len(self.recorded)}", "datum": "2022-09-01", "avser": "exempel"}
        whole = defaults | stated
        self.outcome = self._decide(parse_command(whole))
        if isinstance(self.outcome, Accepted):
            self.accepted.append((self.aktor, whole))
        return self.outcome

    def rejected_by(self) -> tuple[str, ...]:
        """Return the ids of the rules that refused the latest command; () if it was accepted."""
        return self.outcome.rules if isinstance(self.outcome, Rejected) else ()

    def meddelande(self) -> str:
        """Return what the latest command was refused with, in plain spaces."""
        violations = self.outcome.violations if isinstance(self.outcome, Rejected) else ()
        return "\n".join(map(str, violations)).replace("\u00a0", " ")

    @property
    def events(self) -> list[Event]:
        """The events that the test gave rise to; those of the register are left out."""
        return [recorded.event for recorded in self.recorded[self._from :]]

    @property
    def register(self) -> Register:
        """The register as it stands."""
        state = self._states.get(REGISTER)
        return state if isinstance(state, Register) else Register()

    @property
    def bok(self) -> Bok:
        """The city's books as they stand."""
        state = self._states[LIGGARE]
        return state if isinstance(state, Bok) else Bok()

    def pott(self, namn: str) -> Pott:
        """Return the state of a pott."""
        state = self._states.get(f"pott/{namn}")
        return state if isinstance(state, Pott) else Pott(namn)

    def arende(self, nummer: str) -> list[Lagesteg]:
        """Return the steps of an ärende that are in force."""
        steps = [one for r in self.recorded for one in steg(r.nr, r.event)]
        return [one for one in i_kraft(steps) if one.arende == nummer]

    def saldo(
        self, pott: str, position: str, namnd: str | None = None, underenhet: str | None = None
    ) -> int:
        """Return a position in öre; ``sparrat`` is both kinds, and names are as in documents."""
        if namnd is not None:
            organ = self.register.find(namnd)
            if organ.slag == "forvaltning" and organ.overordnad:
                namnd, underenhet = organ.overordnad, organ.kod
            else:
                namnd = organ.kod
        positions = SPARRAT if position == "sparrat" else (position,)
        saldon = self.pott(pott).saldon
        return sum(saldon.get((name, namnd, underenhet), 0) for name in positions)

    def oppna(self, pott: str) -> dict[tuple[str, str], str]:
        """Return the open avvikelser of a pott: (command id, code) and the rule."""
        return dict(self.pott(pott).oppna)

    def _decide(self, command: Command) -> Accepted | Rejected:
        command = resolve(command, self.register)
        stream = stream_of(command)
        state = self._states.get(stream) or initial(stream)
        outcome = decide(state, self._context(command, state), command, self.rules)
        if isinstance(outcome, Accepted):
            for event in outcome.events:
                self._append(stream, event)
        return outcome

    def _context(self, command: Command, state: State) -> Context:
        index = self._index
        asked = Asked.av(command, state)
        newest = lambda key: reversed(index.get(key, ()))  # noqa: E731 - as gathered asks for it
        found = gathered(command, state, asked, lambda key: index.get(key, ()), newest)
        avser_id = getattr(command, "avser_id", None)
        earlier = found[by_command(avser_id)] if avser_id is not None else ()
        potts = (one for one in self._states.values() if isinstance(one, Pott))
        return Context(
            self.register,
            {key: tuple(one.event for one in recorded) for key, recorded in found.items()},
            self.bok,
            self.aktor,
            {one.event.kommando_id: one.registrerad_av for one in earlier},
            {one.pott: one for one in potts} if needs_potts(command) else {},
            self.idag,
            self.klockan or self.idag,
            self.fore_klockan,
        )

    def _append(self, stream: str, event: Event) -> None:
        self._states[stream] = evolve(self._states.get(stream) or initial(stream), event)
        nr, ar = len(self.recorded), year(event.handelsedatum)
        self._numbers[ar] += event.numbered
        self._versions[stream] += 1
        recorded = Recorded(
            nr=nr,
            aggregat=stream,
            version=self._versions[stream],
            typ=f"{type(event).__name__}/{event.version}",
            event=event,
            registrerad=f"{(START + timedelta(seconds=nr)).isoformat('T', 'microseconds')}Z",
            registrerad_av=self.aktor,
            liggarnummer=f"{ar}-{self._numbers[ar]:06d}" if event.numbered else None,
        )
        self.recorded.append(recorded)
        for key in index_keys(event):
            self._index[key] = (*self._index.get(key, ()), recorded)


@cache
def _organs() -> tuple[Command, ...]:
    lines = MALMO.read_text("utf-8").splitlines()
    return tuple(parse_command(json.loads(line)) for line in lines)
