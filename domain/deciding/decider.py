"""``decide``: a command against the state, the context and the rules; events or refusals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from domain import events as e
from domain.bookkeeping.splits import splits
from domain.deciding.kinds import EVENT_OF
from domain.deciding.outcome import Accepted, Rejected, Violation
from domain.deciding.rymmas import avvikelser, rymda
from domain.rules import ALL_RULES
from domain.rules.potten import fits
from domain.rules.rule import Refusal, Utfall, chosen_by
from domain.states.pott import Pott
from domain.states.streams import fold, sedd
from domain.values.once import once

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain import commands as c
    from domain.deciding.context import Context
    from domain.facts import Avvikelse
    from domain.rules.rule import Rule
    from domain.states.streams import State

    Holding = Callable[[type[c.Command], str | None, bool], tuple[Rule, ...]]


def decide(
    state: State, context: Context, command: c.Command, rules: tuple[Rule, ...] = ALL_RULES
) -> Accepted | Rejected:
    """Hold a command, its names already codes, against every rule that applies to it.

    Returns all violations in order of precedence, or the events with the ids of the rules that
    were held and what the soft ones found. ``fold`` has been tried on the events: a command
    that would break an invariant raises InvariantBroken and is a bug in the rules.
    """
    pott = sedd(state)
    held = _holding(rules)(type(command), chosen_by(pott), fits(pott, command))
    violations: list[Violation] = []
    deviations: list[Avvikelse] = []
    for rule in held:
        if found := rule.found(pott, context, command):
            violations += (Violation(rule, f) for f in found if isinstance(f, Refusal))
            deviations += avvikelser(rule, found)
    if violations:
        return Rejected(tuple(violations))
    events = _events(pott, context, command, tuple(rule.id for rule in held))
    after = fold(state, events, context.las)
    if isinstance(after, Pott):
        utfall = Utfall(pott, events, after)
        for rule in held:
            if rule.efterat:
                deviations += avvikelser(rule, rule.efterat(utfall, context, command))
    if deviations:
        first, *rest = events
        events = first.model_copy(update={"avvikelser": rymda(first, deviations)}), *rest
        after = fold(state, events, context.las)
    return Accepted(events, after)


@once
def _holding(rules: tuple[Rule, ...]) -> Holding:
    """Return what says which rules are held against a kind of command, in their order.

    It is told which rule set the pott has, and whether the command fits the kind of pott.
    """

    @cache
    def of(kind: type[c.Command], chosen: str | None, fitting: bool) -> tuple[Rule, ...]:  # noqa: FBT001 - kept by its place
        return tuple(r for r in rules if r.holds(kind, chosen) and (fitting or r.any_kind))

    return of


def _events(
    pott: Pott, context: Context, command: c.Command, rules: tuple[str, ...]
) -> tuple[e.Event, ...]:
    common = {
        "handelsedatum": command.datum,
        "kommando_id": command.id,
        "regler": rules,
    }
    first = _made(EVENT_OF[type(command)], command, splits(command, pott, context) | common)
    if not isinstance(first, e.ForbrukningRedovisad):
        return (first,)
    rest = first.belopp_ore - first.forbrukat_ore
    if not rest:
        return (first,)
    return first, _made(e.EgenfinansieringNoterad, command, common | {"belopp_ore": rest})


def _made(kept: type[e.Event], command: c.Command, more: dict[str, Any]) -> e.Event:
    """Return an event of what a command states and of what more there is to say of it."""
    form = _form(type(command), kept)
    fields = command.__dict__
    stated = {name: fields[name] for name in form.stated}
    said = {name: value for name, value in more.items() if name in form.names}
    return kept.of_valid(form.absent | stated | said)


class _Form(NamedTuple):
    """The fields of an event: those that a command of a kind states, and what others may be."""

    names: frozenset[str]
    stated: tuple[str, ...]
    absent: dict[str, Any]


@cache
def _form(kind: type[c.Command], kept: type[e.Event]) -> _Form:
    fields = kept.model_fields
    absent = {name: one.default for name, one in fields.items() if not one.is_required()}
    return _Form(frozenset(fields), tuple(n for n in fields if n in kind.model_fields), absent)
