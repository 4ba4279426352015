"""given/when/then over the application, in memory: what scenarios and tests speak (H15).

A ``Harness`` records as any user does, in one ledger in memory, with a clock that shows the day it
is set to, and keeps every event as it was recorded. It begins with the register of Malmö, so that
names can be written as the documents write them. Commands are stated as in an import file; ``id``,
``datum`` and ``avser`` are filled in where a test does not care.
"""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, Self, cast

from application.recording import attesting
from application.recording.sending import Recording
from application.session import Session
from domain.bevakning.bild import i_kraft
from domain.bevakning.steg import steg
from domain.deciding.context import Context
from domain.deciding.decider import decide
from domain.deciding.outcome import Accepted, Rejected
from domain.deciding.parsing import parse_command
from domain.events import Event
from domain.rules import ALL_RULES
from domain.states.bok_och_arende import Arende, Bok
from domain.states.pott import Pott
from domain.states.register import Register
from domain.states.streams import LIGGARE, REGISTER, sedd, stream_of
from ledger.format.codec import LedgerMapper, notification
from ledger.recording.ledger import Ledger
from ledger.store.sqlite.memory import MemoryStore
from tests.oppning import oppning

if TYPE_CHECKING:
    import sqlite3

    from application.asking.snapshot import Asking
    from application.recording.attesting import Wanted
    from application.recording.lot import Attested
    from domain.bevakning.bild import Lagesteg
    from domain.commands import Command
    from domain.events.recorded import Recorded
    from domain.rules.rule import Rule
    from ledger.recording.stream import Stream

MALMO = Path(__file__).parents[1] / "application" / "data" / "malmo" / "register.jsonl"
AKTOR = "EK-01"
IDAG = "2026-12-31"  # after all that the scenarios date, unless one says another day
FORST = "2020-01-01"  # when the register was recorded: before the day that any test sets
SPARRAT = ("sparrat_ur_fordelat", "sparrat_ur_hos_namnd")


class Harness:
    """A ledger in memory; ``outcome`` is what the latest command was answered with.

    ``klockan`` is the day that the clock shows: it may be set back, but what is recorded is stamped
    later than all before it, as in any ledger.
    """

    def __init__(self, *, organs: bool = True, rules: tuple[Rule, ...] = ALL_RULES) -> None:
        begun = _begun(organs=organs)
        self.rules = rules
        self.outcome: Accepted | Rejected | None = None
        self.recorded: list[Recorded] = [*begun.recorded]
        self.accepted: list[tuple[str, dict[str, Any]]] = []  # by whom, and as it was stated
        self.aktor = AKTOR
        self.klockan = IDAG
        self._ledger = Ledger(MemoryStore(begun.image), clock=self._now)
        self._session = _session()
        self._ledger.ahead.keep(begun.streams, len(begun.recorded))
        self._from = len(self.recorded)

    def _now(self) -> datetime:
        return _moment(self.klockan, len(self.recorded))

    def given(self, *stated: dict[str, Any]) -> Self:
        """Record commands that must be accepted; the test is wrong when one is not."""
        for one in stated:
            outcome = self.when(one)
            assert isinstance(outcome, Accepted), self.meddelande()
        return self

    def when(self, stated: dict[str, Any]) -> Accepted | Rejected:
        """Hold a command against the rules, and record what it gives if it is accepted.

        Raises what is answered before any rule: Malformed, UnknownName, NotFound, Conflict.
        """
        defaults = {"id": f"k{len(self.recorded)}", "datum": "2022-09-01", "avser": "exempel"}
        whole = defaults | stated
        self.outcome = self._decide(parse_command(whole))
        if isinstance(self.outcome, Accepted):
            self.accepted.append((self.aktor, whole))
        return self.outcome

    def attestera(self, conn: sqlite3.Connection, wanted: Wanted) -> Attested:
        """Attest a selection of what a read model of this ledger holds, whole or not at all."""
        asking = cast("Asking", SimpleNamespace(conn=conn, provad=True))
        recording = Recording(self._session, self._ledger, self.aktor)
        found = attesting.run(recording, wanted, lambda: nullcontext(asking))
        with self._ledger.store.reading() as reading:
            new = [*map(LedgerMapper().to_own_event, map(notification, reading.rows(self.sist)))]
        self.recorded += new
        refused = [one.rejected for one in found.report.avvisade if one.rejected]
        accepted = Accepted(tuple(one.event for one in new), self.register)
        self.outcome = refused[0] if refused else accepted
        return found

    @property
    def sist(self) -> int:
        """The number of the latest event."""
        return self.recorded[-1].nr

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
        state = self._state(REGISTER)
        return state if isinstance(state, Register) else Register()

    @property
    def bok(self) -> Bok:
        """The city's books as they stand."""
        state = self._state(LIGGARE)
        return state if isinstance(state, Bok) else Bok()

    def pott(self, namn: str) -> Pott:
        """Return the state of a pott."""
        state = self._state(f"pott/{namn}")
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

    def oppna_i_arendet(self, nummer: str) -> dict[tuple[str, str], str]:
        """Return the open avvikelser of an ärende: (command id, code) and the rule."""
        state = self._state(f"arende/{nummer}")
        return dict(sedd(state).oppna) if isinstance(state, Arende) else {}

    def felgang(self, dag: str) -> None:
        """Let something in no pott be recorded by a clock that shows another day than it is."""
        ratt, self.klockan = self.klockan, dag
        organ = {"kod": "FELGANG", "namn": "Felgående klocka", "slag": "namnd"}
        self.given({"kommando": "RegistreraOrgan", "datum": FORST} | organ)
        self.klockan = ratt

    @property
    def idag(self) -> str:
        """The day that the next event is stamped with: the clock's, or a later one before it."""
        return max(self.klockan, self.recorded[-1].registrerad[:10])

    def _state(self, stream: str) -> object:
        known = self._ledger.ahead.streams.get(stream)
        return known and known.state

    def _decide(self, command: Command) -> Accepted | Rejected:
        self._ledger.rules = self.rules
        recording = Recording(self._session, self._ledger, self.aktor)
        recording.may(command)
        answer = recording.send(command)  # what is refused is then in the rules' own words
        if isinstance(answer, Rejected):
            return answer
        assert not answer.redan, f"{command.id} är redan registrerat"
        self.recorded += answer.events
        after = self._ledger.ahead.streams[stream_of(command)].state
        return Accepted(tuple(one.event for one in answer.events), after)


def ej_upplagd(pott: str, stated: dict[str, Any]) -> Accepted | Rejected:
    """Return what the rules say of a command to a pott that is not set up.

    The ledger answers that it is not found, before any rule is asked.
    """
    whole = {"id": "k", "datum": "2022-09-01", "avser": "exempel", "pott": pott} | stated
    return decide(Pott(pott), Context(Harness().register, idag=IDAG), parse_command(whole))


def _moment(dag: str, nr: int) -> datetime:
    """Return when an event is recorded: at noon, each a moment after the one before."""
    return datetime.fromisoformat(f"{dag}T12:00:00Z") + timedelta(milliseconds=nr)


@cache
def _session() -> Session:
    """Return who records: nothing is read where its address says."""
    return Session("i-minnet.db")


class _Begun(NamedTuple):
    """A ledger that others begin as: what is in it, and the states that it has led to."""

    image: bytes
    streams: dict[str, Stream]
    recorded: list[Recorded]


@cache
def _begun(*, organs: bool) -> _Begun:
    """Return a ledger that is opened, and with ``organs`` has the register of Malmö.

    The register is recorded before any day that a test sets, so it is not held to be of that day
    (R55): it is dated by the documents that name it.
    """
    lines = MALMO.read_text("utf-8").splitlines() if organs else []
    store = MemoryStore()
    rules = tuple(one for one in ALL_RULES if one.id != "R55")
    recorded: list[Recorded] = []
    ledger = Ledger(store, clock=lambda: _moment(FORST, len(recorded)), rules=rules)
    with ledger.batch(AKTOR) as batch:
        recorded += batch.note(oppning()).events
        for line in lines:
            answer = batch.record(parse_command(json.loads(line)))
            assert not isinstance(answer, Rejected), answer
            recorded += answer.events
    return _Begun(store.image(), dict(ledger.ahead.streams), recorded)
