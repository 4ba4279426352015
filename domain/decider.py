"""``decide``: a command against the state, the context and the rules; events or refusals."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, Any

from domain import commands as c
from domain import events as e
from domain import positions as p
from domain import register as register_
from domain.context import Context
from domain.facts import Avvikelse
from domain.kinds import EVENT_OF
from domain.outcome import Accepted, Rejected, Violation
from domain.pott import Pott
from domain.pott import evolve as evolve_pott
from domain.register import Register
from domain.rules import ALL_RULES
from domain.rules.potten import fits
from domain.rules.rule import Deviation, Refusal

if TYPE_CHECKING:
    from domain.rules.rule import Rule

State = Pott | Register
REGISTER = "register"
LIGGARE = "liggare"


def stream_of(command: c.Command) -> str:
    """Return the stream that a command decides on: ``register`` or ``pott/<pott>``."""
    return f"pott/{command.pott}" if isinstance(command, c.PottCommand) else REGISTER


def initial(stream: str) -> State:
    """Return the state of a stream before its first event."""
    kind, _, name = stream.partition("/")
    return Pott(name) if kind == "pott" else Register()


def evolve(state: State, event: e.Event) -> State:
    """Return the state after one more event; no rule runs here."""
    if isinstance(state, Pott):
        return evolve_pott(state, event)
    return register_.evolve(state, event)


def decide(
    state: State, context: Context, command: c.Command, rules: tuple[Rule, ...] = ALL_RULES
) -> Accepted | Rejected:
    """Hold a command, its names already codes, against every rule that applies to it.

    Returns all violations in order of precedence, or the events with the ids of the rules that
    were held and what the soft ones found. ``evolve`` has been tried on the events: a command
    that would break an invariant raises InvariantBroken and is a bug in the rules.
    """
    pott = state if isinstance(state, Pott) else Pott(REGISTER)
    fitting = fits(pott, command)
    held = [r for r in rules if r.applies(pott, command) and (fitting or r.any_kind)]
    violations: list[Violation] = []
    deviations: list[Avvikelse] = []
    for rule in held:
        found = tuple(rule.check(pott, context, command))
        violations += (Violation(rule, f) for f in found if isinstance(f, Refusal))
        if soft := [f for f in found if isinstance(f, Deviation)]:
            deviations.append(_deviation(rule, soft))
    if violations:
        return Rejected(tuple(violations))
    events = _events(pott, command, tuple(r.id for r in held), tuple(deviations))
    after = state
    for event in events:
        after = evolve(after, event)
    return Accepted(events, after)


def _deviation(rule: Rule, found: list[Deviation]) -> Avvikelse:
    """Return the one avvikelse that a soft rule opens on a command, with all that it found."""
    return Avvikelse.model_construct(
        kod=rule.id,
        regel=rule.id,
        lasning_1="; ".join(one.lasning_1 for one in found),
        lasning_2="; ".join(one.lasning_2 for one in found),
        belopp_ore=next((one.belopp_ore for one in found if one.belopp_ore), None),
    )


def _events(
    pott: Pott, command: c.Command, rules: tuple[str, ...], found: tuple[Avvikelse, ...]
) -> tuple[e.Event, ...]:
    common = {
        "handelsedatum": command.datum,
        "kommando_id": command.id,
        "regler": rules,
    }
    stated = {name: getattr(command, name) for name in type(command).model_fields}
    kept = EVENT_OF[type(command)]
    wanted = {**stated, **splits(command, pott), **common, "avvikelser": found}
    first = kept.model_construct(**{k: v for k, v in wanted.items() if k in kept.model_fields})
    if not isinstance(first, e.ForbrukningRedovisad):
        return (first,)
    rest = first.belopp_ore - first.forbrukat_ore
    if not rest:
        return (first,)
    named = e.EgenfinansieringNoterad.model_fields
    borne = {k: v for k, v in (stated | common).items() if k in named} | {"belopp_ore": rest}
    return first, e.EgenfinansieringNoterad.model_construct(**borne)


@singledispatch
def splits(_command: c.Command, _pott: Pott) -> dict[str, Any]:
    """Return what an event must carry beyond its command so that its moves need nothing else."""
    return {}


@splits.register(c.AvbojMedel)
@splits.register(c.BegarAnnanInsats)
def _blocked(command: c.AvbojMedel | c.BegarAnnanInsats, pott: Pott) -> dict[str, Any]:
    ur_fordelat = min(command.belopp_ore, pott.saldo(p.FORDELAT, command))
    return {
        "fran_fordelat_ore": ur_fordelat,
        "fran_hos_namnd_ore": command.belopp_ore - ur_fordelat,
    }


@splits.register
def _released(command: c.ProvaNamndensBesked, pott: Pott) -> dict[str, Any]:
    begaran = pott.begaranden[command.avser_id]
    ore = command.belopp_ore or begaran.kvar_ore
    ur_fordelat = min(ore, begaran.fran_fordelat_ore)
    return {
        "namnd": begaran.namnd,
        "underenhet": begaran.underenhet,
        "belopp_ore": ore,
        "fran_fordelat_ore": ur_fordelat,
        "fran_hos_namnd_ore": ore - ur_fordelat,
    }


@splits.register
def _named(command: c.NoteraAvvikelse, pott: Pott) -> dict[str, Any]:
    found = command.avser_id and pott.finding(command.avser_id, command.regel)
    return {"benamner": found or None}


@splits.register
def _financed(command: c.RedovisaForbrukning, pott: Pott) -> dict[str, Any]:
    return {"forbrukat_ore": min(command.belopp_ore, pott.saldo(p.HOS_NAMND, command))}


@splits.register
def _credited(command: c.KrediteraForbrukning, pott: Pott) -> dict[str, Any]:
    ur_egen = min(command.belopp_ore, pott.saldo(p.EGENFINANSIERAT, command))
    return {
        "fran_egenfinansierat_ore": ur_egen,
        "fran_forbrukat_ore": command.belopp_ore - ur_egen,
    }
