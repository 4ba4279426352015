"""The hard rules that hold an amount against what there is."""

from typing import TYPE_CHECKING

from tests.oracle.names import Command
from tests.oracle.pott import WITH_NAMND, Pott
from tests.oracle.pott import reference as reference_of

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

TRANSFERS = ("OverforMedel", "OverforKommunbidrag")


def above_tilldelat(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R2: more called in than the state has granted, or less granted than is called in."""
    return pott.get("rekvirerat") + int(command["belopp_ore"]) > pott.get("tilldelat")


def above_rekvisition(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R4: an unknown rekvisition, or more than what is left of it."""
    avser_id = command.get("avser_id")
    if avser_id is not None and command["belopp_ore"] > pott.left_of("oidentifierat", avser_id):
        return True
    reference = pott.rekvisitioner.get(reference_of(command["rekvisition"]))
    if reference is None:
        return True
    return int(command["belopp_ore"]) > reference["rekvirerat"] - reference["inbetalt"]


def above_anvisat(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R9: above KF's appropriation, or no appropriation at all."""
    avsatt, anvisat = pott.get("avsatt"), pott.get("anvisat")
    belopp: int | None = command.get("belopp_ore")
    if command["kommando"] == "AnvisaAnslag":
        return belopp is not None and avsatt > anvisat + belopp
    assert belopp is not None
    return not pott.any_in_force("AnvisaAnslag") or (
        pott.anvisat_kant and avsatt + belopp > anvisat
    )


def _rows_above_ofordelat(_: "Oracle", pott: Pott, command: Command) -> bool:
    wanted = sum(rad.get("belopp_ore") or 0 for rad in command.get("rader") or [])
    return wanted > pott.get("ofordelat")


def statsbidrag_above_ofordelat(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R8: more than the statsbidrag that is not yet distributed."""
    if command["kommando"] in ("MakuleraRekvisition", "SankTilldelning"):
        takes = pott.efterhand == (command["kommando"] == "SankTilldelning")
        return takes and int(command["belopp_ore"]) > pott.get("ofordelat")
    return pott.statsbidrag and _rows_above_ofordelat(world, pott, command)


def anslag_above_ofordelat(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R9: more than the anslag that is not yet distributed."""
    return not pott.statsbidrag and _rows_above_ofordelat(world, pott, command)


def _above(pott: Pott, command: Command, *positions: str) -> bool:
    namnd, under = command["namnd"], command.get("underenhet")
    at_hand = sum(pott.get(position, namnd, under) for position in positions)
    return int(command["belopp_ore"]) > at_hand


def above_fordelat(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R18: more than what is decided for the nämnd and not yet transferred."""
    if command["kommando"] in TRANSFERS:
        return _above(pott, command, "fordelat")
    taken: dict[tuple[str, str | None], int] = {}
    for rad in command["rader"]:
        key = (rad["namnd"], rad.get("underenhet"))
        taken[key] = taken.get(key, 0) + rad["belopp_ore"]
    return any(ore > pott.get("fordelat", *key) for key, ore in taken.items())


def needs_a_new_beslut(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R23: money that came back is not transferred without a new fördelning."""
    came_back = pott.left_of("atervant", "") > 0 and pott.get("ofordelat") > 0
    return came_back and _above(pott, command, "fordelat")


def above_disposed(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R19: more than what the nämnd has been given."""
    return _above(pott, command, "fordelat", "hos_namnd")


def not_left_of_request(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R21: not a request of this pott, or more than what is left of it."""
    pointed_at = world.commands[command["avser_id"]]
    if pointed_at.where != command["pott"]:
        return False
    besked = pott.besked.get(command["avser_id"])
    if besked is None:
        return True
    left: int = besked["fordelat"] + besked["hos_namnd"]
    belopp = command.get("belopp_ore")
    return left == 0 if belopp is None else belopp > left


def above_hos_namnd(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R22: more handed back than the nämnd has."""
    return _above(pott, command, "hos_namnd")


def above_spent(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R28: more credited or settled than there is to credit or settle."""
    if command["kommando"] == "KrediteraForbrukning":
        return _above(pott, command, "egenfinansierat", "forbrukat")
    whose = command["namnd"], command.get("underenhet")
    return command["belopp_ore"] > pott.to_settle(*whose) or _above(pott, command, "hos_namnd")


def above_cash(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R46: more out to nämnder, or back to the state, than the state has paid and KS advances."""
    if pott.efterhand:
        return False
    out = pott.total(WITH_NAMND) + pott.get("aterbetalt") + pott.get("oresavrundning")
    more = int(command["belopp_ore"]) - (command.get("oresavrundning_ore") or 0)
    if command["kommando"] == "AterbetalaStatsbidrag":
        owed = pott.get("aterbetalningsskuld")
        more = owed if owed < more < owed + 100 else more  # R33 asks for the rounding
    out += more
    return out > pott.get("inbetalt") + pott.get("forskotterat")
