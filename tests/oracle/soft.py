"""The soft rules: the command is accepted, and an avvikelse is opened on it."""

from datetime import date
from typing import TYPE_CHECKING

from tests.oracle import luckor
from tests.oracle.amounts import TRANSFERS
from tests.oracle.arende import not_yet_in_force
from tests.oracle.behorighet import TOLD_BY_A_DOCUMENT
from tests.oracle.beredning import follow_up_broken, preparation_broken
from tests.oracle.claims import amounts_differ, nearly_said_before, without_voucher
from tests.oracle.dates import first_day, last_day, placed, year_of
from tests.oracle.insatser import not_its_insats
from tests.oracle.likhet import said_of
from tests.oracle.names import Command
from tests.oracle.pott import Pott
from tests.oracle.rules import (
    CLAIMING,
    DECISIONS,
    cost_placed,
    rekvisition_placed,
)
from tests.oracle.slutet import exchanged_before

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle


def soft_rules_broken(world: "Oracle", pott: Pott, command: Command) -> set[str]:
    """Return the ids of the soft rules an accepted command breaks, but for R49."""
    broken = {"R38": _beslut_is_unclear(world, pott, command)}
    begins = last_day if "/" in command["datum"] else first_day
    late = begins(command["datum"]) > world.dagen
    broken["R55"] = late and command["kommando"] in DECISIONS
    broken["R53"] = nearly_said_before(world, pott, command)
    kommando = command["kommando"]
    broken["R57"] = luckor.something_unsaid(pott, command)
    if kommando in (*luckor.FORDELNING, "KompletteraBeslut"):
        broken["R7"] = luckor.rows_differ(pott, command)
    if kommando in ("BeslutaFordelning", "KompletteraBeslut"):
        broken["R44"] = luckor.gives_itself(pott, command)
        broken["R60"] = luckor.after_the_beslut(world, pott, command)
    if kommando == "RekvireraStatsbidrag":
        partly = rekvisition_placed(pott, command) == "delvis"
        broken["R3"] = partly or command.get("ombud") is None
    if kommando == "RedovisaForbrukning":
        earlier = year_of(command.get("period") or command["datum"]) < year_of(command["datum"])
        broken["R27"] = earlier or cost_placed(pott, command) == "delvis"
        broken["R52"] = without_voucher(command)
        broken["R51"] = not_its_insats(pott, command)
    if kommando in (*CLAIMING, "RattaHandelse"):
        broken["R48"] = amounts_differ(world, pott, command)
    if kommando == "VaxlaKommunbidrag":
        broken["R34"] = exchanged_before(pott, command)
    if kommando in TRANSFERS:
        broken["R40"] = not_yet_in_force(world, pott, command)
    found = {rule for rule, is_broken in broken.items() if is_broken}
    return found | {*preparation_broken(world, pott, command), *follow_up_broken(pott, command)}


def _beslut_is_unclear(world: "Oracle", pott: Pott, command: Command) -> bool:
    if command.get("beslut") is None:
        told = command["kommando"] in TOLD_BY_A_DOCUMENT
        return told and not command.get("underlag")
    if command["kommando"] != "KompletteraBeslut":
        return bool(_unclear(world, command["beslut"], command["datum"]))
    completed = world.commands[command["avser_id"]].plain
    stated = said_of(pott, completed)
    found = _unclear(world, together([*stated, command["beslut"]]), completed["datum"])
    if stated and not luckor.open_on(pott, command["avser_id"], "R38"):
        found.discard("saknas")  # somebody has looked into it
    return bool(found)


def together(stated: list[Command]) -> Command:
    """Return one decision of all that is said of it."""
    whole: Command = {}
    for one in stated:
        known = {k: v for k, v in one.items() if v not in (None, "okänd")}
        if "datum" in whole and "datum" in known and _width(known) > _width(whole):
            del known["datum"]
        whole |= known
    return {"datum": "okänd"} | whole


def _width(beslut: Command) -> int:
    first, last = (date.fromisoformat(day(beslut["datum"])) for day in (first_day, last_day))
    return (last - first).days


def _unclear(world: "Oracle", beslut: Command, datum: str) -> set[str]:
    """Return what R38 has against a decision."""
    found = set()
    if first_day(beslut["datum"]) > last_day(datum):
        found.add("senare")
    paragraf, diarienummer = beslut.get("paragraf"), _stated(beslut.get("diarienummer"))
    without = "delegation" in beslut or world.names.organ[beslut["organ"]]["slag"] == "myndighet"
    if (paragraf is None and not without) or diarienummer is None or beslut["datum"] == "okänd":
        found.add("saknas")
    if beslut["datum"] == "okänd":
        return found
    earlier = world.paragrafer.get((beslut["organ"], year_of(beslut["datum"]), paragraf), [])
    for day, other, *whose in earlier:
        if any(_undone(world, one) for one in whose):
            continue
        # A use that stated no diarienummer is unclear itself, but does not contradict this one.
        known = {other, diarienummer} - {None}
        if placed(day, beslut["datum"], beslut["datum"]) == "utanfor" or len(known) > 1:
            found.add("annat")
    return found


def _stated(diarienummer: str | None) -> str | None:
    return None if diarienummer == "okänd" else diarienummer


def remember_paragraf(world: "Oracle", command: Command) -> None:
    """Keep the § of an accepted command, for the uniqueness that R38 asks for."""
    beslut = command.get("beslut")
    if beslut is None or beslut.get("paragraf") is None:
        return
    ar = "okänt" if beslut["datum"] == "okänd" else year_of(beslut["datum"])
    key = (beslut["organ"], ar, beslut["paragraf"])
    about = command["avser_id"] if command["kommando"] == "KompletteraBeslut" else command["id"]
    use = (beslut["datum"], _stated(beslut.get("diarienummer")), command["id"], about)
    if use not in world.paragrafer.setdefault(key, []):
        world.paragrafer[key].append(use)


def _undone(world: "Oracle", command_id: str) -> bool:
    """Tell whether a correction has undone a command, in whatever pott it is."""
    pott = world.potts.get(world.commands[command_id].where)
    return pott is not None and pott.entries[command_id].struken
