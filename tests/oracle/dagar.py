"""R49: the positions in the order in which things happened, day by day.

What a date leaves open is settled in favour of the city: what came is counted on the first day it
can have come, what went on the last day it can have gone.
"""

from bisect import bisect_right

from tests.oracle.dates import first_day, last_day
from tests.oracle.pott import WITH_NAMND, Entry, Key, Pott

# A sum that is never below 0 -> the positions that add to it and take from it.
SUMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "+tilldelat-rekvirerat": (("tilldelat",), ("rekvirerat",)),
    "+rekvirerat-inbetalt": (("rekvirerat",), ("inbetalt",)),
    "+anvisat-avsatt": (("anvisat",), ("avsatt",)),
    "+kassa-ute": (("inbetalt", "forskotterat"), (*WITH_NAMND, "aterbetalt", "oresavrundning")),
}
NOT_MONEY = ("askat", "redovisat", "egenfinansierat", "avbojt", "aterlamnat")
NOT_MONEY += ("oidentifierat", "forskotterat", "oresavrundning", "overfort")
ANSLAG: Key = ("+anvisat-avsatt", None, None)


def changes(entry: Entry) -> dict[Key, int]:
    """Return what a command changes in each position and in each of the sums."""
    changed = dict(entry.delta)
    for name, (plus, minus) in SUMS.items():
        ore = sum(o for (position, _, _), o in entry.delta.items() if position in plus)
        ore -= sum(o for (position, _, _), o in entry.delta.items() if position in minus)
        changed[(name, None, None)] = ore
    return changed


def _dated(entry: Entry) -> list[tuple[Key, str, int]]:
    """Return what a command changes, each on the day that leaves most."""
    datum = entry.command["datum"]
    backwards = _is_taken_back(entry)
    dated = []
    for key, ore in changes(entry).items():
        early = (ore > 0) != backwards
        dated.append((key, first_day(datum) if early else last_day(datum), ore))
    return dated


def _is_taken_back(entry: Entry) -> bool:
    """Tell whether a command undoes one of the same date: then both were on the same day."""
    earlier = entry.rattar
    if earlier is None or earlier.command["datum"] != entry.command["datum"]:
        return False
    return not _is_taken_back(earlier)


def _short(pott: Pott, key: Key, never: tuple[Entry, ...] = ()) -> list[tuple[str, int]]:
    """Return the days on which a position or sum may change, and how far below 0 it then is.

    As if what stands in ``never`` had never been.
    """
    name = key[0]
    if name in NOT_MONEY or (name == "+kassa-ute" and (pott.efterhand or not pott.statsbidrag)):
        return []
    moved = pott.dagar.get(key, [])
    if never:
        moved = [*moved]
        for other, when, ore in (one for gone in never for one in _dated(gone)):
            if other == key and ore:
                moved.remove((when, ore))
    days = {when for when, _ in moved}
    if name == ANSLAG[0]:
        days |= {day for entry in pott.entries.values() for day in _ends(entry)}
    found: list[tuple[str, int]] = []
    left = at = 0
    moved.sort()
    for day in sorted(days):
        while at < len(moved) and moved[at][0] <= day:
            left += moved[at][1]
            at += 1
        counts = left < 0 and (name != ANSLAG[0] or _amount_known(pott, day, never))
        found.append((day, left if counts else 0))
    return found


def _ends(entry: Entry) -> tuple[str, str]:
    datum = entry.command["datum"]
    return first_day(datum), last_day(datum)


def _amount_known(pott: Pott, day: str, never: tuple[Entry, ...]) -> bool:
    """Tell whether KF's appropriation has an amount on a day, or comes to have one that counts."""
    unknown = [
        first_day(one.command["datum"])
        for one in pott.in_force("AnvisaAnslag")
        if one.command.get("belopp_ore") is None
    ]
    if pott.get("anvisat") == 0:
        return False
    if not unknown or day < min(unknown):
        return True
    certain = 0
    for entry in pott.entries.values():
        ore = entry.delta.get(("anvisat", None, None), 0)
        late = (ore > 0) != _is_taken_back(entry)
        if ore and entry not in never and _ends(entry)[late] <= day:
            certain += ore
    return certain > 0


def falls_below(pott: Pott, entry: Entry) -> bool:
    """R49: on some day something is below 0, and less than it was without this command.

    A correction ends what was told of the command it undoes, so it also tells what is less than if
    that command had never been. Keeps what the command changed, by the day on which it counts.
    """
    worse = False
    for key, day, ore in _dated(entry):
        if ore:
            pott.dagar.setdefault(key, []).append((day, ore))
            ends = pott.slutdagar.setdefault(key, {})
            own = last_day(entry.command["datum"])
            ends[own] = ends.get(own, 0) + ore
        if ore or (key == ANSLAG and not pott.statsbidrag):
            before, now = pott.under.get(key, []), _short(pott, key)
            never = _short(pott, key, (entry, entry.rattar)) if entry.rattar else before
            worse = worse or any(
                left < max(_as_of(before, when), _as_of(never, when)) for when, left in now
            )
            pott.under[key] = now
    return worse


def _as_of(short: list[tuple[str, int]], day: str) -> int:
    at = bisect_right(short, day, key=lambda one: one[0])
    return short[at - 1][1] if at else 0
