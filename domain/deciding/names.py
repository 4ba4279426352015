"""From the names that people and documents write to the codes that events keep."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from domain.commands import Command
from domain.values.declared import types_of
from domain.values.fields import Namndnamn, Organnamn, Record

if TYPE_CHECKING:
    from domain.facts import Mottagare
    from domain.states.register import Register

R = TypeVar("R", bound=Record)


def resolve(stated: R, register: Register) -> R:
    """Return a command, or a part of one, with every organ as its code; raises UnknownName.

    A name that means a nämnd's office or sub-unit becomes that nämnd with the unit beside it.
    """
    update: dict[str, Any] = {}
    for name, kind in naming(type(stated)).items():
        if (value := getattr(stated, name)) is None:
            continue
        if kind == Namndnamn:
            update |= _recipient(cast("Mottagare", stated), register)
        elif isinstance(value, tuple):
            update[name] = tuple(_resolved(one, register) for one in value)
        else:
            update[name] = _resolved(value, register)
    kept = stated.__dict__
    changed = {n: one for n, one in update.items() if one is not kept[n] and one != kept[n]}
    return stated.model_copy(update=changed) if changed else stated


@cache
def naming(model: type[Record]) -> dict[str, Any]:
    """Return the fields in which a record names organs, each with its type.

    What every command carries, who decided, is looked up first. The name of a sub-unit is left
    out: it is looked up with its nämnd.
    """
    return {
        name: kind
        for name in sorted(model.model_fields, key=lambda one: one not in Command.model_fields)
        for kind in types_of(model, name)
        if kind in {Organnamn, Namndnamn}
        or (isinstance(kind, type) and issubclass(kind, Record) and naming(kind))
    }


def _resolved(value: Any, register: Register) -> Any:  # noqa: ANN401 - a name, or a record
    return resolve(value, register) if isinstance(value, Record) else register.find(value).kod


def _recipient(of: Mottagare, register: Register) -> dict[str, str | None]:
    organ = register.find(of.namnd)
    if organ.slag == "forvaltning" and organ.overordnad:
        return {"namnd": organ.overordnad, "underenhet": _unit(of, register) or organ.kod}
    update: dict[str, str | None] = {"namnd": organ.kod}
    if unit := _unit(of, register):
        update["underenhet"] = unit
    return update


def _unit(of: Mottagare, register: Register) -> str | None:
    return register.find(of.underenhet).kod if of.underenhet else None
