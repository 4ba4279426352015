"""What a decision to distribute does not say, and what completions have said of it since."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tests.oracle.dates import first_day, last_day, year_of
from tests.oracle.likhet import said_of
from tests.oracle.names import Command
from tests.oracle.pott import Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

FORDELNING = ("ForeslaFordelning", "BeslutaFordelning")


class Gap(NamedTuple):
    """The rows that wait for an amount, what the others add up to, and is there a table at all."""

    waits: list[Command]
    known: int
    table: bool


def unknown_rows(rader: list[Command]) -> list[Command]:
    """Return the rows without an amount."""
    return [rad for rad in rader if rad.get("belopp_ore") is None]


def row_sum(rader: list[Command]) -> int:
    """Add up the amounts that are known."""
    return sum(rad.get("belopp_ore") or 0 for rad in rader)


def take(waits: list[Command], row: Command) -> bool:
    """Take the row that waits for this one away; False when it is none, or not clear which."""
    here = [w for w in waits if all(w.get(n) == row.get(n) for n in ("namnd", "underenhet"))]
    exact = [w for w in here if w.get("insats") == row.get("insats")]
    vague = [w for w in here if w.get("insats") is None or row.get("insats") is None]
    found = exact or vague
    if len({w.get("insats") for w in found}) != 1:
        return False
    waits.remove(found[0])
    return True


def gap(pott: Pott, id_: str) -> Gap | None:
    """Return what a decision leaves unsaid; None when it is none, or a completion does not fit."""
    entry = pott.entries.get(id_)
    if entry is None or entry.struken or entry.command["kommando"] != "BeslutaFordelning":
        return None
    rows = entry.command.get("rader") or []
    now = Gap(unknown_rows(rows), row_sum(rows), bool(rows))
    for one in pott.in_force("KompletteraBeslut"):
        rows = one.command.get("rader") or []
        if one.command["avser_id"] != id_ or not rows:
            continue
        after = completed(now, rows)
        if after is None:
            return None
        now = after
    return now


def awaited_rows(pott: Pott) -> list[list[Command]]:
    """Return the rows that wait for an amount by decision; of one without a table, none at all."""
    gaps = [gap(pott, entry.command["id"]) for entry in pott.in_force("BeslutaFordelning")]
    return [one.waits for one in gaps if one is not None and (one.waits or not one.table)]


def amount_awaited(pott: Pott) -> bool:
    """Tell whether some decision does not say what somebody gets."""
    return bool(awaited_rows(pott))


def completed(before: Gap, rows: list[Command]) -> Gap | None:
    """Return what is left unsaid with some more rows; None when they do not fit."""
    if not before.table:
        return Gap(unknown_rows(rows), row_sum(rows), table=True)
    waits = list(before.waits)
    if unknown_rows(rows) or not all(take(waits, row) for row in rows):
        return None
    return Gap(waits, before.known + row_sum(rows), table=True)


def wrongly_completed(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R57: rows that none waits for, or without the amount that they wait for."""
    rows = command.get("rader") or []
    if not rows:
        return False
    before = gap(pott, command["avser_id"])
    if before is None or (before.table and not before.waits):
        return True
    return completed(before, rows) is None


def rows_differ(pott: Pott, command: Command) -> bool:
    """R7: all amounts are known, and they are not the total."""
    rows = command.get("rader") or []
    if not rows:
        return False
    if command["kommando"] == "KompletteraBeslut":
        before = gap(pott, command["avser_id"])
        after = None if before is None else completed(before, rows)
        total = pott.entries[command["avser_id"]].command.get("total_ore") if before else None
    else:
        after, total = completed(Gap([], 0, table=False), rows), command.get("total_ore")
    return after is not None and not after.waits and total not in (None, after.known)


def something_unsaid(pott: Pott, command: Command) -> bool:
    """R57: an amount, or the table, is not known."""
    if command["kommando"] == "LamnaAskande":
        return command.get("belopp_ore") is None
    rows = command.get("rader") or []
    if command["kommando"] in FORDELNING:
        return not rows or bool(unknown_rows(rows))
    if command["kommando"] != "KompletteraBeslut" or not rows:
        return False
    if not open_on(pott, command["avser_id"], "R57"):
        return False
    before = gap(pott, command["avser_id"])
    after = None if before is None else completed(before, rows)
    return after is not None and bool(after.waits)


def first_rows(pott: Pott, command: Command) -> list[Command]:
    """Return the rows that nobody has stated before."""
    rows = command.get("rader") or []
    if command["kommando"] == "KompletteraBeslut" and rows:
        before = gap(pott, command["avser_id"])
        return [] if before is None or before.table else rows
    return rows if command["kommando"] in FORDELNING else []


def open_on(pott: Pott, id_: str, rule: str) -> list[str]:
    """Return the codes of what a rule has found on a command, and that is still open."""
    return [
        kod for (where, kod), regel in pott.still_open().items() if (where, regel) == (id_, rule)
    ]


def completions(pott: Pott) -> dict[str, list[str]]:
    """Return the completions in force of each command, in the order that they were made."""
    found: dict[str, list[str]] = {}
    for entry in pott.in_force("KompletteraBeslut"):
        found.setdefault(entry.command["avser_id"], []).append(entry.command["id"])
    return found


def out_of_order(pott: Pott, before: dict[str, list[str]]) -> bool:
    """Tell whether a correction leaves completions that do not fit, or jumps over a later one."""
    after = completions(pott)
    for id_ in {*before, *after}:
        had, has = before.get(id_, []), after.get(id_, [])
        if had[: len(has)] != has and has[: len(had)] != had:
            return True
        rows = [pott.entries[one].command.get("rader") for one in has]
        if any(rows) and gap(pott, id_) is None:
            return True
    return False


def gives_itself(pott: Pott, command: Command) -> bool:
    """R44: who decides, or let another decide or was let, gets a row of a known amount."""
    about = pott.entries.get(command.get("avser_id", ""))
    stated = command.get("beslut") or (about.command.get("beslut") if about else None) or {}
    deciders = {stated.get("organ"), stated.get("delegation", {}).get("av")} - {None}
    rows = [row for row in command.get("rader") or [] if row.get("belopp_ore")]
    return any(deciders & {row["namnd"], row.get("underenhet")} for row in rows)


def _days(world: "Oracle", pott: Pott, command: Command) -> tuple[str, str]:
    """Return the day that what is completed happened, and the nearest day of its decision."""
    completed = world.commands[command["avser_id"]].plain
    said = [*said_of(pott, completed), *([command["beslut"]] if command.get("beslut") else [])]
    known = [one["datum"] for one in said if one["datum"] != "okänd"]
    width = {day: _span(day) for day in known}
    nearest = [day for day in known if width[day] == min(width.values())]
    return completed["datum"], nearest[-1] if nearest else completed["datum"]


def _span(day: str) -> int:
    first, last = (date.fromisoformat(of(day)) for of in (first_day, last_day))
    return (last - first).days


def before_the_beslut(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R60: an amount of a day when nothing can have been decided yet."""
    if not command.get("rader"):
        return False
    _, decided = _days(world, pott, command)
    return last_day(command["datum"]) < first_day(decided)


def after_the_beslut(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R60: an amount of a later day than the decision, or than the first open day after it."""
    if command["kommando"] != "KompletteraBeslut" or not command.get("rader"):
        return False
    happened, decided = _days(world, pott, command)
    year, latest = int(year_of(happened)), last_day(happened)
    while world.is_closed(year):
        year += 1
        latest = f"{year}-01-01"
    begins = first_day(command["datum"])
    return begins > latest and begins > first_day(decided)
