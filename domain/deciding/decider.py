"""``decide``: a command against the state, the context and the rules; events or refusals."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from domain import events as e
from domain.bookkeeping.splits import splits
from domain.deciding.kinds import EVENT_OF
from domain.deciding.outcome import Accepted, Rejected, Violation
from domain.deciding.rymmas import avvikelser, rymda
from domain.rules import ALL_RULES
from domain.rules.potten import fits
from domain.rules.rule import Refusal, Utfall
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


def decide(
    state: State, context: Context, command: c.Command, rules: tuple[Rule, ...] = ALL_RULES
) -> Accepted | Rejected:
    """Hold a command, its names already codes, against every rule that applies to it.

    Returns all violations in order of precedence, or the events with the ids of the rules that
    were held and what the soft ones found. ``fold`` has been tried on the events: a command
    that would break an invariant raises InvariantBroken and is a bug in the rules.
    """
    pott = sedd(state)
    fitting = fits(pott, command)
    of_kind = _by_kind(rules)(type(command))
    held = [r for r in of_kind if r.applies(pott, command) and (fitting or r.any_kind)]
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
def _by_kind(rules: tuple[Rule, ...]) -> Callable[[type[c.Command]], tuple[Rule, ...]]:
    """Return what says which rules are held against a kind of command, in their order."""

    @cache
    def of(kind: type[c.Command]) -> tuple[Rule, ...]:
        return tuple(rule for rule in rules if issubclass(kind, rule.commands))

    return of


def _events(
    pott: Pott, context: Context, command: c.Command, rules: tuple[str, ...]
) -> tuple[e.Event, ...]:
    common = {
        "handelsedatum": command.datum,
        "kommando_id": command.id,
        "regler": rules,
    }
    stated = {name: getattr(command, name) for name in type(command).model_fields}
    kept = EVENT_OF[type(command)]
    wanted, named = stated | splits(command, pott, context) | common, kept.model_fields
    first = kept.model_construct(**{k: v for k, v in wanted.items() if k in named})
    if not isinstance(first, e.ForbrukningRedovisad):
        return (first,)
    rest = first.belopp_ore - first.forbrukat_ore
    if not rest:
        return (first,)
    named = e.EgenfinansieringNoterad.model_fields
    borne = {k: v for k, v in (stated | common).items() if k in named} | {"belopp_ore": rest}
    return first, e.EgenfinansieringNoterad.model_construct(**borne)
