"""From the names that people and documents write to the codes that events keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from domain import commands as c

if TYPE_CHECKING:
    from domain.facts import Mottagare
    from domain.states.register import Register

C = TypeVar("C", bound=c.Command)
_ORGANS = ("givare", "overordnad", "organ", "for_namnd", "fran", "till", "av")


def resolve(command: C, register: Register) -> C:
    """Return the command with every organ as its code; raises UnknownName.

    A name that means a nämnd's office or sub-unit becomes that nämnd with the unit beside it.
    """
    update: dict[str, Any] = {}
    if command.beslut is not None:
        kod = register.find(command.beslut.organ).kod
        update["beslut"] = command.beslut.model_copy(update={"organ": kod})
    if isinstance(command, c.RegistreraAlias):
        update["kod"] = register.find(command.kod).kod
    if hasattr(command, "rader"):
        rader: tuple[Mottagare, ...] = command.rader
        update["rader"] = tuple(r.model_copy(update=_recipient(r, register)) for r in rader)
    if getattr(command, "namnd", None) is not None:
        update |= _recipient(cast("Mottagare", command), register)
    for name in _ORGANS:
        if (namn := getattr(command, name, None)) is not None:
            update[name] = register.find(namn).kod
    if isinstance(command, c.RemitteraArende):
        update["mottagare"] = tuple(register.find(namn).kod for namn in command.mottagare)
    return command.model_copy(update=update) if update else command


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
