"""What has been registered, sent once more: the arrow up and Enter of the random commands (R53)."""

from tests.oracle.claims import MOVING
from tests.oracle.draw import Draw
from tests.oracle.names import Command


def said_again(draw: Draw) -> Command | None:
    """Return an accepted command once more: as it was, with a reason, or in other words.

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
    again = {k: v for k, v in entry.command.items() if k not in ("id", "upprepning")}
    how = draw.rnd.choice(("lika", "lika", "skäl", "ord", "dag"))
    if how == "skäl":
        again["upprepning"] = "en till på samma dag"
    elif how == "ord":
        again["avser"] = "samma sak med andra ord"
    elif how == "dag":
        again["datum"] = draw.day(int(again["datum"][-10:][:4]))
    return {"kommando": again.pop("kommando"), "sagt": again}
