"""From the names that people and documents write to the codes that events keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from domain import commands as c

if TYPE_CHECKING:
    from domain.facts import Mottagare, Rad
    from domain.register import Register

C = TypeVar("C", bound=c.Command)


def resolve(command: C, register: Register) -> C:
    """Return the command with every organ as its code; raises UnknownName.

    A name that means a nämnd's office or sub-unit becomes that nämnd with the unit beside it.
    """
    update: dict[str, Any] = {}
    if command.beslut is not None:
        kod = register.find(command.beslut.organ).kod
        update["beslut"] = command.beslut.model_copy(update={"organ": kod})
    if (givare := getattr(command, "givare", None)) is not None:
        update["givare"] = register.find(givare).kod
    if isinstance(command, c.RegistreraOrgan) and command.overordnad is not None:
        register.find(command.overordnad)
    if isinstance(command, c.RegistreraAlias):
        register.find(command.kod)
    if hasattr(command, "rader"):
        update["rader"] = tuple(_row(rad, register) for rad in command.rader)
    if hasattr(command, "namnd"):
        update |= _recipient(command, register)
    return command.model_copy(update=update) if update else command


def _row(rad: Rad, register: Register) -> Rad:
    return rad.model_copy(update=_recipient(rad, register))


def _recipient(of: Mottagare | Rad, register: Register) -> dict[str, str | None]:
    organ = register.find(of.namnd)
    if organ.slag == "forvaltning" and organ.overordnad and "underenhet" in type(of).model_fields:
        return {"namnd": organ.overordnad, "underenhet": _unit(of, register) or organ.kod}
    update: dict[str, str | None] = {"namnd": organ.kod}
    if unit := _unit(of, register):
        update["underenhet"] = unit
    return update


def _unit(of: Mottagare | Rad, register: Register) -> str | None:
    underenhet = getattr(of, "underenhet", None)
    return register.find(underenhet).kod if underenhet else None
