"""What a rule is: a value with an id, a Swedish sentence, its sources and a pure check (D4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from domain.bookkeeping.postings import Konto
from domain.facts import Fynd, Varde
from domain.facts.avvikelserna import Avvikelseslag

if TYPE_CHECKING:
    from domain.commands import Command
    from domain.deciding.context import Context
    from domain.events import Event
    from domain.facts import Mottagare
    from domain.rules.sources import Source
    from domain.states.pott import Pott


class Refusal(NamedTuple):
    """Why a hard rule refuses: the figures, and what can be done instead, in Swedish.

    ``avser_id`` is the command that the way out names, whose number a face can tell.
    """

    meddelande: str
    hjalp: str
    avser_id: str | None = None


class Deviation(NamedTuple):
    """What a soft rule found: it lets the command through and opens an avvikelse.

    All that a rule finds on a command is one, but for what has a ``kod`` of its own.
    """

    lasning_1: str
    lasning_2: str
    belopp_ore: int | None = None
    fynd: tuple[Fynd, ...] = ()
    kod: str | None = None
    slag: Avvikelseslag | None = None


def fynd(
    of: Mottagare | Konto | None = None,
    *,
    position: str | None = None,
    namnd: str | None = None,
    underenhet: str | None = None,
    dag: str | None = None,
    **varden: int | None,
) -> Fynd:
    """Return what a rule compared: figures in öre by their names, whose they are and which day."""
    return Fynd.model_construct(
        position=of.position if isinstance(of, Konto) else position,
        namnd=of.namnd if of else namnd,
        underenhet=of.underenhet if of else underenhet,
        dag=dag,
        varden=tuple(
            Varde.model_construct(namn=namn, ore=ore)
            for namn, ore in varden.items()
            if ore is not None
        ),
    )


class Utfall(NamedTuple):
    """The pott before a command, the events that the command gives, and the pott after them."""

    pott: Pott
    events: tuple[Event, ...]
    efter: Pott


class Retired(NamedTuple):
    """Since which day a rule is held no more, by which decision or rule that is, and why."""

    datum: str
    genom: str
    skal: str

    def __str__(self) -> str:
        """Say it after the rule's sentence."""
        return f"upphörde {self.datum} genom {self.genom}: {self.skal}"


Finding = Refusal | Deviation
Check = Callable[[Any, "Context", Any], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One decision rule; ids are for ever, the order of precedence stands in ``domain.rules``.

    ``commands`` are the commands it is held against. ``any_kind`` rules are held also when the
    command does not fit the kind of pott; the others would only repeat R1. ``regelverk`` names
    the rule sets of the potts it applies to, None meaning every one. ``efterat`` is a second check,
    that refuses nothing, of what the command gives: it gets an ``Utfall`` instead of the pott.
    ``valid_from`` tells a reader from when the rule has held; which rules are held is chosen by the
    pott, never by the date of a command, which whoever registers it could choose. A ``retired``
    rule has no commands and no check: its id and sentence stay for the events that name it.
    """

    id: str
    sentence: str
    sources: tuple[Source, ...]
    commands: tuple[type[Command], ...] = ()
    check: Check | None = None
    soft: bool = False
    any_kind: bool = False
    valid_from: str = "2022-01-01"
    regelverk: frozenset[str] | None = None
    efterat: Check | None = None
    retired: Retired | None = None

    def __post_init__(self) -> None:
        if (self.retired is None) == (self.check is None) or (self.retired and self.commands):
            raise ValueError(f"{self.id}: a rule in force has a check; a retired one holds nothing")

    def applies(self, pott: Pott, command: Command) -> bool:
        """Tell whether the rule is held against a command on this pott."""
        return self.holds(type(command), chosen_by(pott))

    def holds(self, kind: type[Command], chosen: str | None) -> bool:
        """Tell whether the rule is held against a kind of command where a rule set is chosen."""
        in_force = self.regelverk is None or chosen is None or chosen in self.regelverk
        return in_force and issubclass(kind, self.commands)

    def found(self, pott: Pott, context: Context, command: Command) -> tuple[Finding, ...]:
        """Return what the check finds wrong with a command."""
        return tuple(self.check(pott, context, command)) if self.check else ()

    @property
    def citation(self) -> str:
        """The sources as one line."""
        return "; ".join(str(source) for source in self.sources)


def chosen_by(pott: Pott) -> str | None:
    """Return the rule set of a pott, None before there is one."""
    return pott.villkor.regelverk if pott.villkor else None


def rule(  # noqa: PLR0913 - a rule says all of itself in one place
    id_: str,
    sentence: str,
    *sources: Source,
    on: tuple[type[Command], ...],
    soft: bool = False,
    any_kind: bool = False,
    valid_from: str = "2022-01-01",
    regelverk: frozenset[str] | None = None,
    efterat: Check | None = None,
) -> Callable[[Check], Rule]:
    """Make the decorated check a Rule; listing it in ``domain.rules`` is what puts it in force."""

    def make(check: Check) -> Rule:
        return Rule(
            id_, sentence, sources, on, check, soft, any_kind, valid_from, regelverk, efterat
        )

    return make


def each_id_once(*rules: Rule) -> tuple[Rule, ...]:
    """Return the rules in their order; raises ValueError when an id is taken, retired or not."""
    taken: set[str] = set()
    for one in rules:
        if one.id in taken:
            raise ValueError(f"{one.id} is the id of another rule; ids are for ever")
        taken.add(one.id)
    return rules
