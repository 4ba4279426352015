"""What other books and the authority are told: figures per a day, summed from all that happened."""

from typing import TYPE_CHECKING

from tests.oracle.dates import last_day
from tests.oracle.names import Command
from tests.oracle.pott import WITH_NAMND, Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

GONE = ("forbrukat", "aterbetalt", "efterskankt", "oresavrundning")
OF_THE_STATE = ("balanskonto", "centralt")


def figure(pott: Pott, command: Command) -> int:
    """Return what the ledger has of a figure on a day, of one nämnd or of all that is there."""
    name = command["position"]
    if name in OF_THE_STATE and not pott.statsbidrag:
        return 0
    signs = {name: 1}
    if name == "kostnad":
        signs = {"forbrukat": 1, "egenfinansierat": 1}
    if name in OF_THE_STATE:
        held = WITH_NAMND if name == "centralt" else ()
        signs = {"inbetalt": 1} | dict.fromkeys((*GONE, *held), -1)
    ore = 0
    for entry in pott.entries.values():
        if last_day(entry.command["datum"]) > last_day(command["per_datum"]):
            continue
        for (position, namnd, under), change in entry.delta.items():
            asked = command.get("namnd"), command.get("underenhet")
            if asked[0] is None or asked == (namnd, under):
                ore += signs.get(position, 0) * change
    return ore


def costs(pott: Pott, command: Command) -> Command:
    """Return the costs behind a report: what has changed the spent by then, and to how much."""
    changes = [
        sum(ore for (position, _, _), ore in entry.delta.items() if position == "forbrukat")
        for entry in pott.entries.values()
        if last_day(entry.command["datum"]) <= last_day(command["per_datum"])
    ]
    changes = [ore for ore in changes if ore]
    return {"antal": len(changes), "summa_ore": sum(changes)}


def told_wrongly(pott: Pott, command: Command) -> bool:
    """R30: it is said to rest on other costs, or more of it to be others' than there is."""
    share = command.get("andel_andra_juridiska_personer_ore") or 0
    if share % 100 or share > command["summa_ore"]:
        return True
    return command.get("kostnader") not in (None, costs(pott, command))


def held_wrongly(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R58: held against other books before its day, or a figure that the city's own has not."""
    early = last_day(command["datum"]) < last_day(command["per_datum"])
    return early or (command["position"] in OF_THE_STATE and not pott.statsbidrag)


def unexplained(pott: Pott, command: Command) -> bool:
    """R58, soft: other books show something else, and nobody says why."""
    return command["belopp_ore"] != figure(pott, command) and command.get("forklaring") is None
