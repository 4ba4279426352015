"""The city's books of a year: closed when it is over, opened again, and attested by another."""

from typing import TYPE_CHECKING

from tests.oracle.behorighet import decided_by_another
from tests.oracle.dates import first_day, last_day
from tests.oracle.efterat import may_not_attest
from tests.oracle.names import Command
from tests.oracle.pott import Entry, Pott
from tests.oracle.rules import not_there, not_yet

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

OF_ALL = "liggare"  # where that stands which is of no pott, no ärende and not of the register
TURNS = ("StangRakenskapsar", "OppnaRakenskapsar")
BOTH = {"granskning", "beslut"}


def closed_to(turns: list[Entry]) -> int:
    """Return the last year that is closed, 0 when none is: read from the first turn to the last."""
    last = 0
    for entry in turns:
        ar = entry.command["ar"]
        last = max(last, ar) if entry.command["kommando"] == "StangRakenskapsar" else ar - 1
    return last


def turn_broken(world: "Oracle", command: Command) -> list[str]:
    """Return what closing or opening a year breaks, by precedence."""
    broken = {
        "R37": _not_decided(command),
        "R6": decided_by_another(world, ("KS", "KF"), command),
        "R26": not_there(world, command),
        "R55": not_yet(world, command),
        "R41": _wrong_turn(world, command),
        "R35": command["kommando"] == "StangRakenskapsar" and _waits(world, command["ar"]),
    }
    return [rule for rule, is_broken in broken.items() if is_broken]


def attest_broken(world: "Oracle", command: Command) -> list[str]:
    """Return what an attest of no pott breaks, by precedence."""
    broken = {
        "R26": not_there(world, command),
        "R10": world.commands[command["avser_id"]].where != OF_ALL,
        "R55": not_yet(world, command),
        "R35": may_not_attest(world, Pott(villkor={}), command),
    }
    return [rule for rule, is_broken in broken.items() if is_broken]


def unattested(turns: list[Entry]) -> list[Entry]:
    """Return the turns that lack one attest or both, oldest first."""
    return [entry for entry in turns if entry.attester != BOTH]


def _not_decided(command: Command) -> bool:
    beslut = command.get("beslut")
    if beslut is None or beslut.get("paragraf") is None:
        return True
    if beslut.get("diarienummer") in (None, "okänd"):
        return True
    return first_day(beslut["datum"]) > last_day(command["datum"])


def _wrong_turn(world: "Oracle", command: Command) -> bool:
    tom, turns = closed_to(world.turns), world.turns
    closing = command["kommando"] == "StangRakenskapsar"
    if closing == (command["ar"] <= tom):
        return True
    last = f"{command['ar']}-12-31"
    if closing and (last_day(command["datum"]) <= last or world.dagen <= last):
        return True
    undone = [e for e in turns if (e.command["kommando"] == "StangRakenskapsar") != closing]
    # nothing that is done was done later than today, whatever a wrong clock said
    return any(
        last_day(command["datum"]) < min(last_day(e.command["datum"]), world.dagen) for e in undone
    )


def _waits(world: "Oracle", ar: int) -> bool:
    waiting = [e for pott in world.potts.values() for e in pott.unattested().values()]
    return any(entry.year <= ar for entry in [*waiting, *unattested(world.turns)])
