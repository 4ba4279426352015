"""What has been registered, sent once more: the arrow up and Enter of the random commands (R53)."""

from tests.oracle.amounts import TRANSFERS
from tests.oracle.claims import MOVING
from tests.oracle.dates import year_of
from tests.oracle.draw import Draw
from tests.oracle.likhet import unknown
from tests.oracle.names import Command
from tests.oracle.rules import CLAIMING


def said_again(draw: Draw) -> Command | None:
    """Return an accepted command once more: as it was, or said otherwise.

    Also a correction of the correction of something that has been registered anew.
    """
    pott = draw.oracle.potts[draw.rnd.choice(list(draw.oracle.potts))]
    entries = [pott.entries[id_] for id_ in pott.sagt]
    if not entries:
        return None
    entry = draw.rnd.choice(entries[-40:])
    corrections = [one for one in pott.of_kind.get("RattaHandelse", ()) if not one.rattad]
    anew = [one for one in corrections if one.rattar and one.rattar.command["kommando"] in MOVING]
    if anew and draw.chance(0.5):
        correction = draw.rnd.choice(anew)
        assert correction.rattar is not None
        if draw.chance(0.4):
            fields: Command = {"kommando": "RattaHandelse", "pott": entry.command["pott"]}
            fields |= {"avser_id": correction.command["id"], "skal": "den gällde ändå"}
            return fields | ({"upprepning": "båda gäller"} if draw.chance(0.2) else {})
        entry = correction.rattar
    dated = [one.rattar.command for one in anew if one.rattar and _cited(one.rattar.command)]
    if dated and draw.chance(0.3):
        return _rightly_dated(draw, draw.rnd.choice(dated))
    again = {k: v for k, v in entry.command.items() if k not in ("id", "upprepning")}
    again |= _otherwise(draw, again)
    return {"kommando": again.pop("kommando"), "sagt": again}


def _otherwise(draw: Draw, said: Command) -> Command:
    """Return what is said otherwise this time; nothing, as when somebody presses arrow up."""
    ways = ("lika", "lika", "skäl", "ord", "dag", "mindre", "mindre", "mer")
    match draw.rnd.choice(ways):
        case "skäl":
            return {"upprepning": "en till på samma dag"}
        case "ord":
            return {"avser": "samma sak med andra ord"}
        case "dag":
            return {"datum": draw.day(int(said["datum"][-10:][:4]))}
        case "mindre":
            return _saying_less(draw, said)
        case "mer":
            return _saying_more(draw, said)
        case _:
            return {}


def _cited(command: Command) -> bool:
    return (command.get("beslut") or {}).get("paragraf") is not None


def _rightly_dated(draw: Draw, wrong: Command) -> Command:
    """Return what was corrected with another day of the same decision: it accuses no more (R38)."""
    again = {k: v for k, v in wrong.items() if k not in ("id", "upprepning", "kommando")}
    day = draw.day(int(year_of(wrong["beslut"]["datum"])))
    again["beslut"] = {**wrong["beslut"], "datum": day}
    return {"kommando": wrong["kommando"], "sagt": again}


def _saying_less(draw: Draw, said: Command) -> Command:
    """Return the references and parts of a decision that are left out, okänd or vaguer now."""
    less: Command = {"avser": "samma sak, med mindre sagt"}
    beslut = said.get("beslut")
    if beslut is not None:
        kept = {k: v for k, v in beslut.items() if k in ("organ", "datum") or draw.chance(0.4)}
        known = kept["datum"] != "okänd"
        if known and draw.chance(0.3):
            kept["datum"] = kept["datum"][-10:][:7]
        less["beslut"] = kept
        if known and draw.chance(0.2):
            kept["datum"] = draw.day(int(kept["datum"][-10:][:4]))
    if said["kommando"] in (*TRANSFERS, "LamnaAskande") and draw.chance(0.7):
        less["beslut"] = None
    for name in ("verifikat", "rekvisition"):
        if said.get(name) is not None and draw.chance(0.8):
            less[name] = "okänd" if name == "rekvisition" or draw.chance(0.5) else None
    return less


def _saying_more(draw: Draw, said: Command) -> Command:
    """Return what was left out at first, as somebody else may know it."""
    more: Command = {"avser": "samma sak, med mera sagt"}
    if said.get("beslut") is not None:
        known = {"paragraf": 1 + draw.count % 9000, "punkt": draw.rnd.choice(("2 a", "3"))}
        more["beslut"] = known | said["beslut"]
    for name in ("verifikat", "rekvisition"):
        if unknown(said.get(name)) or (name == "verifikat" and said["kommando"] in CLAIMING):
            more[name] = f"GL-2022:{draw.count}"
    return more
