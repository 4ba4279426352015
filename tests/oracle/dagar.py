"""R49: the positions in the order in which things happened, day by day."""

from tests.oracle.dates import last_day
from tests.oracle.pott import WITH_NAMND, Entry, Key, Pott

# A sum that is never below 0 -> the positions that add to it and take from it.
SUMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "+tilldelat-rekvirerat": (("tilldelat",), ("rekvirerat",)),
    "+rekvirerat-inbetalt": (("rekvirerat",), ("inbetalt",)),
    "+anvisat-avsatt": (("anvisat",), ("avsatt",)),
    "+kassa-ute": (("inbetalt", "forskotterat"), (*WITH_NAMND, "aterbetalt", "oresavrundning")),
}


def changes(entry: Entry) -> dict[Key, int]:
    """Return what a command changes in each position and in each of the sums."""
    changed = dict(entry.delta)
    for name, (plus, minus) in SUMS.items():
        ore = sum(o for (position, _, _), o in entry.delta.items() if position in plus)
        ore -= sum(o for (position, _, _), o in entry.delta.items() if position in minus)
        changed[(name, None, None)] = ore
    return changed


def falls_below(pott: Pott, entry: Entry) -> bool:
    """R49: on some day something is below 0 that without this command was not."""
    for key, ore in changes(entry).items():
        if (
            ore >= 0
            or key[0] == "oresavrundning"
            or (key[0] == "+anvisat-avsatt" and not pott.get("anvisat"))
        ):
            continue
        if key[0] == "+kassa-ute" and not pott.statsbidrag:
            continue
        if _falls_below(pott.dagar.get(key, {}), last_day(entry.command["datum"]), ore):
            return True
    return False


def _falls_below(days: dict[str, int], own: str, ore: int) -> bool:
    there = sum(change for day, change in days.items() if day <= own)
    if there >= 0 > there + ore:
        return True
    for day in sorted(day for day in days if day > own):
        there += days[day]
        if there >= 0 > there + ore:
            return True
    return False


def remember(pott: Pott, entry: Entry) -> None:
    """Keep what an accepted command changed, by the day on which it happened."""
    own = last_day(entry.command["datum"])
    for key, ore in changes(entry).items():
        if ore:
            days = pott.dagar.setdefault(key, {})
            days[own] = days.get(own, 0) + ore
