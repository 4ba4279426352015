"""When two commands may be the same thing, though one of them says less than the other (R53)."""

from itertools import product

from tests.oracle.dates import placed, year_of
from tests.oracle.names import Command
from tests.oracle.pott import Entry, Pott, reference

_MUST_BE_EQUAL = (
    *("kommando", "pott", "namnd", "underenhet", "fran", "till", "datum"),
    *("belopp_ore", "total_ore", "utfall_ore", "belopp_per_ar_ore"),
)
_NOT_ITS_OWN = (
    *("id", "datum", "avser", "underlag", "beslut", "motpart", "exempeldata", "upprepning"),
    *("verifikat", "rekvisition", "avser_id"),
)


def unknown(text: str | None) -> bool:
    """Tell whether a reference is one that nobody knows."""
    return text is not None and reference(text) in (reference("okänd"), reference("okand"))


def same_money(pott: Pott, one: Command, other: Command) -> bool:
    """Tell whether two commands of a pott may be about the same money."""
    if one["kommando"] != other["kommando"] or _points_elsewhere(one, other):
        return False
    return _on_the_same_day(pott, one, other) or _by_the_same_point(pott, one, other)


def _points_elsewhere(one: Command, other: Command) -> bool:
    for name in ("verifikat", "rekvisition", "avser_id"):
        both = [said.get(name) for said in (one, other)]
        if None in both or (name != "avser_id" and any(map(unknown, both))):
            continue
        as_read = both if name == "avser_id" else [reference(str(text)) for text in both]
        if as_read[0] != as_read[1]:
            return True
    return False


def _on_the_same_day(pott: Pott, one: Command, other: Command) -> bool:
    if any(one.get(name) != other.get(name) for name in _MUST_BE_EQUAL):
        return False
    if _rows(one) != _rows(other) or _announced_and_thensaid_of(pott, one, other):
        return False
    return all(_may_be(a, b) for a, b in product(said_of(pott, one), said_of(pott, other)))


def _rows(command: Command) -> list[str]:
    rows = command.get("rader") or ()
    return sorted(str((r["namnd"], r.get("underenhet"), r.get("belopp_ore"))) for r in rows)


def _announced_and_thensaid_of(pott: Pott, one: Command, other: Command) -> bool:
    """R14: what a nämnd decides comes instead of what it has announced."""
    if one["kommando"] != "LamnaAskande":
        return False
    order = list(pott.entries)
    place = [order.index(c["id"]) if c["id"] in order else len(order) for c in (one, other)]
    first, last = (one, other) if place[0] < place[1] else (other, one)
    return not said_of(pott, first) and last.get("beslut") is not None


def said_of(pott: Pott, command: Command) -> list[Command]:
    """Return a decision as it was stated, and as it has been completed since."""
    added: list[Entry] = pott.of_kind.get("KompletteraBeslut", [])
    said = [e.command["beslut"] for e in added if _says_of(e, command)]
    return said if command.get("beslut") is None else [command["beslut"], *said]


def _says_of(completion: Entry, command: Command) -> bool:
    stated = completion.command
    about = stated["avser_id"] == command.get("id") and stated.get("beslut") is not None
    return about and not completion.struken


def _may_be(one: Command, other: Command) -> bool:
    """Tell whether two statements of a decision may be of one: nothing that both say differs."""
    differs = [
        name
        for name in ("organ", "paragraf", "punkt")
        if None not in (one.get(name), other.get(name)) and one[name] != other[name]
    ]
    return not differs and placed(one["datum"], other["datum"], other["datum"]) != "utanfor"


def _by_the_same_point(pott: Pott, one: Command, other: Command) -> bool:
    """Tell whether a decision moves the same twice, on one day or on two."""
    mine, theirs = said_of(pott, one), said_of(pott, other)
    same = [
        (a, b)
        for a, b in product(mine, theirs)
        if a.get("paragraf") is not None
        and (a["organ"], year_of(a["datum"]), a["paragraf"])
        == (b["organ"], year_of(b["datum"]), b.get("paragraf"))
    ]
    points = {beslut.get("punkt") for beslut in (*mine, *theirs)} - {None}
    return bool(same) and len(points) <= 1 and _own(one) == _own(other)


def _own(command: Command) -> Command:
    return {k: v for k, v in command.items() if k not in _NOT_ITS_OWN and v not in (None, [], ())}
