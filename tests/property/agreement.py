"""The product and the naive oracle side by side: the same command, the same answer, to the öre."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from domain.bookkeeping.postings import postings
from domain.commands import COMMANDS
from domain.deciding.outcome import Accepted, Rejected
from domain.errors import UnknownName
from domain.events import EVENTS, AterrapporteradTillMyndighet, LiggareEvent, PostAvstamd
from domain.rules import ALL_RULES
from domain.rules.rule import Rule
from domain.states.invariants import check
from domain.states.pott import Pott
from ledger.errors import NotFound
from tests.decider import IDAG, Harness
from tests.oracle.avstamt import costs, figure
from tests.oracle.generator import WRONG_DAY, Generator
from tests.oracle.naive import Oracle
from tests.oracle.naive import UnknownName as OracleUnknownName
from tests.oracle.register import default_register

_WRONG_FOR = 80  # commands
_SHOWN = {"sparrat_ur_fordelat": "sparrat", "sparrat_ur_hos_namnd": "sparrat"}


class Pair:
    """A ledger in memory and the oracle, given the same commands; they share no code."""

    def __init__(self, seed: int = 0, rules: tuple[Rule, ...] = ALL_RULES) -> None:
        self.product = Harness(organs=False, rules=rules)
        self.oracle = Oracle(default_register())
        for command in default_register():
            self.product.given(command)
        self.random = Random(seed)
        self.generator = Generator(self.random, self.oracle)
        self.reached = Counter[str]()
        self.steps = 0
        # in some ledgers there is a run with a wrong clock, and the stamps stay ahead of it
        self.wrong_from = 400 if seed // 2_000 % 3 == 1 else None

    def step(self) -> None:
        """Give both the next command; raises AssertionError when they differ in anything."""
        self._set_clocks()
        command = self.generator.next()
        self.product.aktor = self.generator.aktor
        ours, theirs = self._ours(command), self._theirs(command)
        assert ours == theirs, f"{command}\nprodukten: {ours}\noraklet:   {theirs}"
        self._count(command, ours)
        if pott := command.get("pott"):
            state = self.product.pott(pott)
            check(state)
            assert _balances(state) == self._expected(pott), command
            told = _told(self.product.outcome) if ours[0] == "godtaget" else None
            assert told == self._told(command, ours), command

    def _set_clocks(self) -> None:
        self.steps += 1
        if self.wrong_from is None or self.steps < self.wrong_from:
            return
        right_again = self.steps >= self.wrong_from + _WRONG_FOR
        self.oracle.set_clock(WRONG_DAY, IDAG if right_again else WRONG_DAY)
        self.product.klockan = self.oracle.klockan

    def _ours(self, command: dict[str, Any]) -> tuple[str, ...]:
        try:
            outcome = self.product.when(command)
        except (UnknownName, NotFound):
            return ("okänt",)
        if isinstance(outcome, Rejected):
            return ("avvisat", *outcome.rules)
        return ("godtaget", *sorted({a.regel for e in outcome.events for a in e.avvikelser}))

    def _theirs(self, command: dict[str, Any]) -> tuple[str, ...]:
        try:
            broken = self.oracle.apply(command, self.generator.aktor)
        except OracleUnknownName:
            return ("okänt",)
        return ("avvisat", *broken) if broken else ("godtaget", *self.oracle.soft)

    def _count(self, command: dict[str, Any], verdict: tuple[str, ...]) -> None:
        self.reached[verdict[0]] += 1
        self.reached.update(verdict[1:])
        if verdict[0] == "godtaget":
            self.reached[command["kommando"]] += 1
            outcome = self.product.outcome
            assert isinstance(outcome, Accepted)
            self.reached.update(type(event).__name__ for event in outcome.events)
            self.reached.update("flytt" for e in outcome.events if postings(e))

    def _told(self, command: dict[str, Any], verdict: tuple[str, ...]) -> object:
        """Return what the oracle has of the figure that other books or the authority are told."""
        pott = self.oracle.potts.get(command["pott"])
        if pott is None or verdict[0] != "godtaget":
            return None
        plain = self.oracle.names.plain(command)
        match command["kommando"]:
            case "AvstamPost":
                return figure(pott, plain)
            case "AterrapporteraTillMyndighet":
                return costs(pott, plain)
            case _:
                return None

    def _expected(self, namn: str) -> dict[tuple[str, str | None, str | None], int]:
        pott = self.oracle.potts.get(namn)
        sums = Counter[tuple[str, str | None, str | None]]()
        for (position, namnd, underenhet), ore in pott.saldo.items() if pott else ():
            sums[_SHOWN.get(position, position), namnd, underenhet] += ore
        if pott:
            sums["+balanskonto", None, None] = pott.balanskonto()
            sums["+centralt", None, None] = pott.centralt()
        return {key: ore for key, ore in sums.items() if ore and key[0] != "foreslaget"}


def _balances(pott: Pott) -> dict[tuple[str, str | None, str | None], int]:
    sums = Counter[tuple[str, str | None, str | None]]()
    for (position, namnd, underenhet), ore in pott.saldon.items():
        sums[_SHOWN.get(position, position), namnd, underenhet] += ore
    sums["+balanskonto", None, None] = pott.balanskonto_ore
    sums["+centralt", None, None] = pott.centralt_ore
    return {key: ore for key, ore in sums.items() if ore}


def _told(outcome: object) -> object:
    """Return the figure of the ledger's own that an event carries for a day."""
    first = outcome.events[0] if isinstance(outcome, Accepted) else None
    match first:
        case PostAvstamd():
            return first.liggarens_ore
        case AterrapporteradTillMyndighet():
            return first.kostnader.stored()
        case _:
            return None


def must_reach() -> frozenset[str]:
    """Return what a run must have seen to count: each command, event, rule and verdict."""
    events = {event.__name__ for event in EVENTS if not issubclass(event, LiggareEvent)}
    rules = {rule.id for rule in ALL_RULES}
    return frozenset({*COMMANDS, *events, *rules, "godtaget", "avvisat", "okänt"})
