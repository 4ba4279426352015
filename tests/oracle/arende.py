"""The ärende: what is asked and answered, dissent, minutes and legal force."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import holidays

from tests.oracle.dates import first_day, last_day
from tests.oracle.names import Command
from tests.oracle.pott import Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

ARENDE = (
    "AntecknaReservation",
    "JusteraProtokoll",
    "ExpedieraBeslut",
    "AterremitteraArende",
    "BordlaggArende",
    "RemitteraArende",
    "GeUppdrag",
    "AterrapporteraUppdrag",
)
AVVIKELSER = ("NoteraAvvikelse", "UtredAvvikelse")
Open = dict[tuple[str, str], str]  # (id, kod) -> the rule behind the open avvikelse
ANSWERED = ("GeUppdrag", "RemitteraArende", "AterremitteraArende")


def later(datum: str, days: int) -> str:
    """Return the day so many days after the last day that a date may mean."""
    return str(date.fromisoformat(last_day(datum)) + timedelta(days=days))


LEDIGT = holidays.country_holidays(
    "SE", years=range(2000, 2101), categories=("public", "de_facto"), include_sundays=True
)


def at_the_latest(datum: str, days: int) -> str:
    """Return the last day of what a law gives so many days for: no Saturday, no holiday."""
    while (day := date.fromisoformat(later(datum, days))) in LEDIGT or day.isoweekday() == 6:
        days += 1
    return str(day)


def force(anslaget: str) -> str:
    """Return when a decision gains force: the day after the last on which an appeal may come."""
    return later(at_the_latest(anslaget, 21), 1)


def decided(command: Command) -> bool:
    """Tell whether what is said of an ärende has been decided, and is no plan or proposal."""
    return command.get("lage", "beslutat") == "beslutat"


def late_minutes(command: Command) -> bool:
    """R40: approved more than 14 days after the meeting, or announced on the third day after."""
    beslut, justerat, anslaget = command["beslut"], command["datum"], command.get("anslaget")
    late = first_day(justerat) > at_the_latest(beslut["datum"], 14)
    return late or (anslaget is not None and first_day(anslaget) > at_the_latest(justerat, 2))


def arende_rules_broken(world: "Oracle", command: Command) -> list[str]:
    """Return the hard rules that a command about an ärende breaks."""
    kommando, beslut = command["kommando"], command.get("beslut")
    if kommando in AVVIKELSER:
        return ["R42"] if wrong_avvikelse(world.open_in(command), command) else []
    if kommando == "AterrapporteraUppdrag":
        return ["R56"] if _answers_wrongly(world, command) else []
    if kommando == "AntecknaReservation":
        late = beslut is None or first_day(command["datum"]) > last_day(beslut["datum"])
        return ["R39"] if late or _no_minutes(world, beslut) else []
    if kommando != "JusteraProtokoll":
        return []
    anslaget, justerat = command.get("anslaget"), command["datum"]
    wrong = (
        beslut is None
        or _no_minutes(world, beslut)
        or last_day(justerat) < first_day(beslut["datum"])
    )
    if beslut is not None and anslaget is not None:
        wrong = wrong or last_day(anslaget) < first_day(justerat)
        wrong = wrong or force(anslaget) >= "2100"
    return ["R40"] if wrong else []


def _no_minutes(world: "Oracle", beslut: Command | None) -> bool:
    """Tell whether a decision is of an office, a company or an authority: they have no meetings."""
    slag = beslut and world.names.organ[beslut["organ"]]["slag"]
    return slag in ("forvaltning", "bolag", "myndighet")


def _asked(question: Command) -> list[str]:
    """Return whom a question was put to; nobody by name when an ärende was sent back."""
    return [question["till"]] if "till" in question else sorted({*question.get("mottagare", ())})


def who_answers(world: "Oracle", command: Command) -> str | None:
    """Return the organ that answers: the one that was asked, when no other is stated."""
    asked = _asked(world.commands[command["avser_id"]].plain)
    if command.get("av") is None and len(asked) == 1:
        return asked[0]
    return command.get("av")


def _answers_wrongly(world: "Oracle", command: Command) -> bool:
    """R56: no question of the ärende, answered before it was put, by another, or once more."""
    where, question = world.commands[command["avser_id"]]
    if where != f"arende/{command['arende']}" or question["kommando"] not in ANSWERED:
        return True
    if last_day(command["datum"]) < first_day(question["datum"]):
        return True
    if decided(command) and not decided(question):
        return True
    asked, who = _asked(question), who_answers(world, command)
    if asked and who not in asked:
        return True
    before = {organ for answered, organ in world.answers if answered == command["avser_id"]}
    again = who in before if asked else bool(before)
    return again and decided(command) and command.get("upprepning") is None


def same_minutes(one: Command, other: Command) -> bool:
    """Tell whether minutes are of the same meeting and kept in the same ärende."""
    same_meeting = all(one["beslut"][name] == other["beslut"][name] for name in ("organ", "datum"))
    return same_meeting and one["arende"] == other["arende"]


def not_yet_in_force(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R40: the money is moved while the decision that it rests on may still be appealed."""
    beslut = command.get("beslut")
    if beslut is not None:
        return _early(world, command, beslut)
    to = command["namnd"], command.get("underenhet")
    premature = 0
    for entry in pott.in_force("BeslutaFordelning", "KompletteraBeslut"):
        rows = entry.command.get("rader") or []
        about = entry.command.get("avser_id")
        decision = entry.command if about is None else world.commands[about].plain
        if rows and _early(world, command, decision["beslut"]):
            premature += sum(
                row.get("belopp_ore") or 0
                for row in rows
                if (row["namnd"], row.get("underenhet")) == to
            )
    left = pott.get("fordelat", *to) - int(command["belopp_ore"])
    return premature > left


def _early(world: "Oracle", command: Command, beslut: Command) -> bool:
    """Tell whether some minutes of the meeting say that its decisions had no force yet."""
    for minutes in world.minutes:
        if minutes.get("anslaget") is None:
            continue  # nobody knows yet when it gains force
        meeting = minutes["beslut"]
        same = (meeting["organ"], meeting["datum"]) == (beslut["organ"], beslut["datum"])
        if same and last_day(command["datum"]) < force(minutes["anslaget"]):
            return True
    return False


def not_begun(world: "Oracle", command: Command) -> list[str]:
    """Return the ärende that an avvikelse is said to be in, if nothing has happened in it."""
    if command["kommando"] not in AVVIKELSER or "arende" not in command:
        return []
    begun = {one.where for one in world.commands.values()}
    return [] if f"arende/{command['arende']}" in begun else [command["arende"]]


def of_another_arende(world: "Oracle", command: Command) -> bool:
    """R10: an avvikelse of this ärende is said of what happened elsewhere."""
    avser_id = command.get("avser_id")
    if command["kommando"] not in AVVIKELSER or avser_id is None:
        return False
    return world.commands[avser_id].where != f"arende/{command['arende']}"


def wrong_avvikelse(still_open: Open, command: Command) -> bool:
    """R42: not open, without underlag, one reading (or twice), or a code that is open already."""
    avser_id, kod = command.get("avser_id"), command["kod"]
    if command["kommando"] == "UtredAvvikelse":
        return (avser_id, kod) not in still_open or not command.get("underlag")
    second = command.get("lasning_2")
    if second is None and command.get("slag", "motsagelse") == "motsagelse":
        return True
    if command["lasning_1"] == second:
        return True
    if any(open_kod == kod for _, open_kod in still_open):
        return True
    there = [regel for (where, _), regel in still_open.items() if where == avser_id]
    return avser_id is not None and (command.get("regel") is None or command["regel"] not in there)


def keep_avvikelse(still_open: Open, command: Command) -> None:
    """Open what is noted in an ärende, or give what is open there its name, or end it."""
    if command["kommando"] == "UtredAvvikelse":
        del still_open[(command["avser_id"], command["kod"])]
        return
    avser_id, regel = command.get("avser_id"), command.get("regel") or "R42"
    if avser_id is not None:
        named = next(key for key, of in still_open.items() if (key[0], of) == (avser_id, regel))
        del still_open[named]
    still_open[(avser_id or command["id"], command["kod"])] = regel
