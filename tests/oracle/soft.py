"""The soft rules: the command is accepted, and an avvikelse is opened on it."""

import json

from tests.oracle.dates import first_day, last_day
from tests.oracle.names import Command
from tests.oracle.pott import Pott
from tests.oracle.rules import cost_placed, rekvisition_placed

_NOT_ITS_OWN = ("id", "datum", "avser", "underlag", "beslut", "motpart", "exempeldata")


def soft_rules_broken(pott: Pott, command: Command) -> list[str]:
    """Return the ids, sorted and unique, of the soft rules an accepted command breaks."""
    broken = {"R38": _beslut_is_unclear(pott, command)}
    kommando, rader = command["kommando"], command.get("rader", [])
    if kommando in ("ForeslaFordelning", "BeslutaFordelning"):
        broken["R7"] = sum(rad["belopp_ore"] for rad in rader) != command["total_ore"]
    if kommando == "BeslutaFordelning":
        broken["R44"] = any(rad["namnd"] == "KS" for rad in rader)
    if kommando == "RekvireraStatsbidrag":
        partly = rekvisition_placed(pott, command) == "delvis"
        broken["R3"] = partly or command.get("ombud") is None
    if kommando == "RedovisaForbrukning":
        broken["R27"] = cost_placed(pott, command) == "delvis"
    return sorted(rule for rule, is_broken in broken.items() if is_broken)


def _beslut_is_unclear(pott: Pott, command: Command) -> bool:
    beslut = command.get("beslut")
    if beslut is None:
        return False
    if first_day(beslut["datum"]) > last_day(command["datum"]):
        return True
    paragraf, diarienummer = beslut.get("paragraf"), _stated(beslut.get("diarienummer"))
    if paragraf is None or diarienummer is None:
        return True
    earlier = pott.paragrafer.get((beslut["organ"], beslut["datum"][:4], paragraf), [])
    for datum, other in earlier:
        # A use that stated no diarienummer is unclear itself, but does not contradict this one.
        if datum != beslut["datum"] or (other is not None and other != diarienummer):
            return True
    return _once_more(command) in pott.lika


def _once_more(command: Command) -> str:
    """Return what makes a command the same as an earlier one by the same point of a decision."""
    beslut = command["beslut"]
    said = {k: v for k, v in command.items() if k not in _NOT_ITS_OWN and v not in ([], ())}
    point = [beslut["organ"], beslut["datum"][:4], beslut.get("paragraf"), beslut.get("punkt")]
    return json.dumps([point, said], sort_keys=True)


def _stated(diarienummer: str | None) -> str | None:
    return None if diarienummer == "okänd" else diarienummer


def remember_paragraf(pott: Pott, command: Command) -> None:
    """Keep the § of an accepted command, for the uniqueness that R38 asks for."""
    beslut = command.get("beslut")
    if beslut is None or beslut.get("paragraf") is None:
        return
    key = (beslut["organ"], beslut["datum"][:4], beslut["paragraf"])
    if command["kommando"] != "ProvaNamndensBesked" or command.get("belopp_ore") is not None:
        pott.lika.add(_once_more(command))
    use = (beslut["datum"], _stated(beslut.get("diarienummer")))
    if use not in pott.paragrafer.setdefault(key, []):
        pott.paragrafer[key].append(use)
