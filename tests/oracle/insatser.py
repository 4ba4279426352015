"""What the money of a nämnd may be used for (R51)."""

from typing import NamedTuple

from tests.oracle.dates import first_day, last_day
from tests.oracle.likhet import unknown
from tests.oracle.names import Command
from tests.oracle.pott import Entry, Pott, reference


class Known(NamedTuple):
    """Of one insats of a nämnd: if it is let be done, if anything is, and when it was stopped."""

    let: bool = False
    anything: bool = False
    stopped: str | None = None


def known(pott: Pott, namnd: str, insats: str) -> Known:
    """Return what is known of an insats, by all that stands in the pott."""
    named, found = reference(insats), Known()
    for entry in pott.entries.values():
        if entry.struken:
            continue
        for one in _let(pott, entry, namnd):
            if one is None or unknown(one):
                found = found._replace(anything=True)
            elif reference(one) == named:
                found = found._replace(let=True, stopped=None)
        said = entry.command
        stops = said["kommando"] == "AvbrytInsats" and said["namnd"] == namnd
        if stops and reference(said["insats"]) == named:
            found = found._replace(stopped=said["datum"])
    return found


def not_its_insats(pott: Pott, cost: Command) -> bool:
    """R51: a cost of an insats that was not let be done, or that had been stopped by its day."""
    let, anything, stopped = known(pott, cost["namnd"], cost["insats"])
    day = first_day(cost.get("period") or cost["datum"])
    return (stopped is not None and day > last_day(stopped)) or not (let or anything)


def _let(pott: Pott, entry: Entry, namnd: str) -> list[str | None]:
    """Return what a command lets a nämnd use money for; None is anything."""
    said = entry.command
    if said["kommando"] == "BeslutaFordelning":
        return [rad.get("insats") for rad in said.get("rader") or [] if rad["namnd"] == namnd]
    if said["kommando"] == "KompletteraBeslut" and _is_the_table(pott, said):
        return [rad.get("insats") for rad in said["rader"] if rad["namnd"] == namnd]
    if said["kommando"] == "JusteraInsats" and said["namnd"] == namnd:
        return [said["ny_insats"]]
    if said["kommando"] == "ProvaNamndensBesked" and said["utfall"] == "medgiven":
        asked = pott.entries[said["avser_id"]].command
        if asked["kommando"] == "BegarAnnanInsats" and asked["namnd"] == namnd:
            return [asked["insats"]]
    return []


def _is_the_table(pott: Pott, said: Command) -> bool:
    """Tell whether a completion gives the rows of a decision that had none."""
    about = pott.entries.get(said["avser_id"])
    if not said.get("rader") or about is None or about.command.get("rader"):
        return False
    same = (e.command for e in pott.in_force("KompletteraBeslut"))
    first = next(c for c in same if c["avser_id"] == said["avser_id"] and c.get("rader"))
    return first is said
