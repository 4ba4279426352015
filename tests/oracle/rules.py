"""The hard rules, in order of precedence: each test returns True when the command breaks it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.oracle import amounts, avstamt, claims, efterat, luckor, slutet
from tests.oracle.amounts import TRANSFERS
from tests.oracle.arende import decided, wrong_avvikelse
from tests.oracle.behorighet import BESLUT_BY, wrong_organ
from tests.oracle.claims import MOVING
from tests.oracle.dates import first_day, last_day, placed, year_of
from tests.oracle.likhet import said_of
from tests.oracle.names import Command, same_actor
from tests.oracle.pott import HELD_BY_NAMND, REQUESTS, Pott, reference
from tests.oracle.slutet import BOOKED

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

FOR_STATSBIDRAG = (
    "RegistreraTilldelning",
    "RekvireraStatsbidrag",
    "MakuleraRekvisition",
    "RegistreraInbetalning",
    "BeslutaForskottering",
    "OverforMedel",
    "SankTilldelning",
    "RegistreraOidentifieradInbetalning",
    "AterrapporteraTillMyndighet",
    "FaststallSkuld",
    "TaEmotAterkrav",
    "AterbetalaStatsbidrag",
    "EfterskankAterkrav",
)
FOR_ANSLAG = ("AnvisaAnslag", "AvsattMedel", "OverforKommunbidrag")
# What is decided and may take effect later (R55); all else has happened.
DECISIONS = (
    "UpprattaPott",
    "AndraVillkor",
    "RegistreraTilldelning",
    "SankTilldelning",
    "BeslutaForskottering",
    "AnvisaAnslag",
    "AvsattMedel",
    "ForeslaFordelning",
    "BeslutaFordelning",
    "AndraFordelning",
    "AvbojMedel",
    "BegarAnnanInsats",
    "ProvaNamndensBesked",
    "JusteraInsats",
    "AvbrytInsats",
    "GodkannAterrapportering",
    "EfterskankAterkrav",
    "VaxlaKommunbidrag",
)
# The commands that point at another command, or at a rekvisition, of the same pott.
POINTING = (
    "ProvaNamndensBesked",
    "UtredAvvikelse",
    "NoteraAvvikelse",
    "RegistreraInbetalning",
    "MakuleraRekvisition",
    "RattaHandelse",
    "Attestera",
    "KompletteraBeslut",
    "KompletteraUnderlag",
)
# What only ends what an organ has left: held against the day that it began (R26).
LEFT_BEHIND = (
    "AndraFordelning",
    "AvbojMedel",
    "AterlamnaMedel",
    "KrediteraForbrukning",
    "AvraknaEgenfinansiering",
    "FoljUppInsats",
    "AvbrytInsats",
    "LamnaNamndredovisning",
    "BedomRedovisning",
    "FaststallSkuld",
    "AvstamPost",
)
CLAIMING = ("RedovisaForbrukning", "KrediteraForbrukning")
# What is still looked at when the pott is of the wrong kind.
KIND_INDEPENDENT = ("R1", "R37", "R6", "R26", "R25", "R10", "R55", "R41", "R47")


def hard_rules_broken(world: "Oracle", pott: Pott, command: Command) -> list[str]:
    """Return the ids of all hard rules the command breaks in its pott, by precedence."""
    kommando = command["kommando"]
    broken: list[str] = []
    for rule, commands, test in _RULES:
        if (commands is None or kommando in commands) and test(world, pott, command):
            broken.append(rule)
    if "R1" in broken:
        broken = [rule for rule in broken if rule in KIND_INDEPENDENT]
    return list(dict.fromkeys(broken))


def new_pott_broken(world: "Oracle", command: Command) -> list[str]:
    """Return what UpprattaPott breaks: R1 by what the pott is, R15 by another year's rules."""
    _, _, ar = command["regelverk"].partition("-")
    wrong_rules = ar != "" and int(ar) != command["bidragsar"]
    broken = {
        "R1": _not_a_pott(world, command),
        "R15": wrong_rules,
        "R6": wrong_organ(world, Pott(command), command),
        "R26": not_there(world, command),
        "R54": any(_same_pott(command["pott"], pott) for pott in world.potts),
        "R55": not_yet(world, command),
    }
    return [rule for rule, is_broken in broken.items() if is_broken]


def _same_pott(one: str, other: str) -> bool:
    """Tell whether two different ids of potts are one to the eye."""
    return one != other and same_actor(one.upper(), other.upper())


def _not_a_pott(world: "Oracle", command: Command) -> bool:
    same = [command[name] for name in ("kalla", "program", "bidragsar")]
    for pott in world.potts.values():
        if [pott.villkor[name] for name in ("kalla", "program", "bidragsar")] == same:
            return True
    return (
        command["pott"] in world.potts
        or int(year_of(command["nyttjas_from"])) != command["bidragsar"]
        or last_day(command["nyttjas_tom"]) < first_day(command["nyttjas_from"])
        or (command["kalla"] == "statsbidrag" and command.get("givare") is None)
        or (command["kalla"] != "statsbidrag" and command.get("utbetalning") == "efterhand")
        or _no_authority(world, command.get("givare"))
    )


def _no_authority(world: "Oracle", givare: str | None) -> bool:
    return givare is not None and world.names.organ[givare]["slag"] != "myndighet"


def _wrong_kind(_: "Oracle", pott: Pott, command: Command) -> bool:
    if command["kommando"] == "AndraVillkor" and command.get("ny_nyttjas_tom") is not None:
        return last_day(command["ny_nyttjas_tom"]) < first_day(pott.villkor["nyttjas_from"])
    if pott.efterhand and command["kommando"] == "BeslutaForskottering":
        return True
    return command["kommando"] in (FOR_ANSLAG if pott.statsbidrag else FOR_STATSBIDRAG)


def _beslut_missing(world: "Oracle", pott: Pott, command: Command) -> bool:
    if command["kommando"] in TRANSFERS:
        return not pott.any_in_force("BeslutaFordelning")
    if command.get("beslut") is None:
        rows = command["kommando"] == "KompletteraBeslut" and command.get("rader")
        return not (rows and command.get("underlag"))
    return command["kommando"] == "KompletteraBeslut" and _other_beslut(world, pott, command)


def _other_beslut(world: "Oracle", pott: Pott, command: Command) -> bool:
    """Tell whether a completion contradicts what has been stated of the decision."""
    added = command["beslut"]
    for stated in said_of(pott, world.commands[command["avser_id"]].plain):
        for field in ("paragraf", "diarienummer"):
            both = [one.get(field) for one in (added, stated)]
            if both[0] != both[1] and None not in both and "okänd" not in both:
                return True
        if placed(added["datum"], stated["datum"], stated["datum"]) == "utanfor":
            return True
    return False


def _recipients(command: Command) -> list[Command]:
    rows: list[Command] = list(command.get("rader", []))
    return [row for row in [command, *rows] if row.get("namnd") is not None]


def _not_a_recipient(world: "Oracle", _: Pott, command: Command) -> bool:
    for row in _recipients(command):
        if world.names.organ[row["namnd"]]["slag"] != "namnd":
            return True
        unit = row.get("underenhet")
        if unit and world.names.organ[unit]["slag"] not in ("namnd", "forvaltning"):
            return True
    bearer = command.get("buren_av")
    if bearer and world.names.organ[bearer]["slag"] not in ("namnd", "forvaltning"):
        return True
    return not_there(world, command)


def not_there(world: "Oracle", command: Command) -> bool:
    """R26: an organ that is named, or one that it belongs to, did not exist that day."""
    gives_nothing = command["kommando"] in LEFT_BEHIND  # it may be done when the organ is gone
    datum = command.get("period") or command["datum"]  # a cost is of its period
    for kod in _named(command):
        for organ in world.names.upwards(kod):
            tom = None if gives_nothing else organ.get("giltig_tom")
            if placed(datum, organ.get("giltig_from"), tom) == "utanfor":
                return True
    return _decided_by_nobody(world, command)


def _named(command: Command) -> list[str]:
    """Return the organs that a command names beside who decided."""
    rows = _recipients(command)
    named = [row.get(field) for row in rows for field in ("namnd", "underenhet")]
    named += [command.get(field) for field in ("givare", "fran", "till", "av", "buren_av")]
    if command["kommando"] == "RemitteraArende":
        named += command["mottagare"]
    return [str(kod) for kod in named if kod]


def _decided_by_nobody(world: "Oracle", command: Command) -> bool:
    """Tell whether who decided had ceased that day, or belonged to what had."""
    beslut = command.get("beslut")
    for organ in world.names.upwards(beslut["organ"]) if beslut is not None else ():
        since, tom = organ.get("giltig_from"), organ.get("giltig_tom")
        if placed(beslut["datum"], since, tom) == "utanfor":
            # what is first to fail decides; a decision from before it began is no matter
            return placed(beslut["datum"], None, tom) == "utanfor"
    return False


def not_yet(world: "Oracle", command: Command) -> bool:
    """R55: a fact, a cost's period or a decision is of a day that has not come."""
    dagen = world.dagen
    if not decided(command):
        return False  # a plan
    kommando, beslut = command["kommando"], command.get("beslut")
    days: list[str] = []
    if kommando == "RedovisaForbrukning" and command.get("period") is not None:
        days.append(command["period"])
    if beslut is not None:
        days.append(beslut["datum"])
        days += [day for day in (beslut.get("delegation", {}).get("anmald"),) if day]

    if any(_known(day) > dagen for day in days):
        return True
    if kommando in DECISIONS:
        return False
    taken_back = _days_taken_back(world, command) if kommando == "RattaHandelse" else []
    return _known(command["datum"]) > max([dagen, *taken_back])


def _known(day: str) -> str:
    """Return the day on which a date is known: a document of a day says what was by then."""
    return (last_day if "/" in day else first_day)(day)


def _days_taken_back(world: "Oracle", correction: Command) -> list[str]:
    """Return the days of what is undone: what is corrected, and what a corrected one had undone.

    A correction of a correction of something undoes that something once more.
    """
    days = []
    undone: Command | None = world.commands[correction["avser_id"]].plain
    while undone is not None:
        days.append(_known(undone["datum"]))
        for _ in range(2):  # the one between brought it back
            about = undone if undone and undone["kommando"] == "RattaHandelse" else {}
            undone = world.commands[about["avser_id"]].plain if about else None
    return days


def _not_its_underenhet(world: "Oracle", _: Pott, command: Command) -> bool:
    for row in _recipients(command):
        if row.get("underenhet") is not None:
            organ = world.names.organ[row["underenhet"]]
            if organ.get("overordnad") != row["namnd"]:
                return True
    return False


def _of_another_pott(world: "Oracle", pott: Pott, command: Command) -> bool:
    avser_id = command.get("avser_id")
    if avser_id is not None and world.commands[avser_id].where != str(command["pott"]):
        return True
    name = command.get("rekvisition")
    if name is None or claims.unknown(name) or reference(name) in pott.rekvisitioner:
        return False
    called = [e for p in world.potts.values() for e in p.in_force("RekvireraStatsbidrag")]
    where = {
        e.command["pott"] for e in called if reference(e.command["rekvisition"]) == reference(name)
    }
    return bool(where - {command["pott"]})


def _outside_window(_: "Oracle", pott: Pott, command: Command) -> bool:
    return rekvisition_placed(pott, command) == "utanfor"


def rekvisition_placed(pott: Pott, command: Command) -> str:
    """Return where a rekvisition's datum lies against the pott's window."""
    villkor = pott.villkor
    return placed(command["datum"], villkor.get("rekvireras_from"), villkor.get("rekvireras_tom"))


def cost_placed(pott: Pott, command: Command) -> str:
    """Return where the period of a cost lies against the pott's use period."""
    datum = command.get("period") or command["datum"]
    return placed(datum, pott.villkor["nyttjas_from"], pott.nyttjas_tom(datum))


def _adjusted_wrongly(_: "Oracle", pott: Pott, command: Command) -> bool:
    if not pott.statsbidrag:
        return False
    dialog = command.get("dialog_datum")
    if dialog is None or first_day(dialog) > last_day(command["datum"]):
        return True
    if not any(
        pott.get(name, command["namnd"], command.get("underenhet")) for name in HELD_BY_NAMND
    ):
        return True
    kriterier = pott.villkor.get("kriterier") or []
    return bool(kriterier) and command.get("kriterium") not in kriterier


def _without_insats(_: "Oracle", pott: Pott, command: Command) -> bool:
    return (command.get("insats") or "okänd").lower() in ("okänd", "okand")


def _cost_outside(_: "Oracle", pott: Pott, command: Command) -> bool:
    return cost_placed(pott, command) == "utanfor"


def _not_that_avvikelse(_: "Oracle", pott: Pott, command: Command) -> bool:
    return wrong_avvikelse(pott.still_open(), command)


_Test = Callable[["Oracle", Pott, Command], bool]
_RULES: tuple[tuple[str, tuple[str, ...] | None, _Test], ...] = (
    ("R1", None, _wrong_kind),
    ("R37", (*BESLUT_BY, *TRANSFERS, "KompletteraBeslut"), _beslut_missing),
    ("R6", None, wrong_organ),
    ("R26", None, _not_a_recipient),
    ("R25", None, _not_its_underenhet),
    ("R10", POINTING, _of_another_pott),
    ("R55", None, lambda world, _, command: not_yet(world, command)),
    (
        "R41",
        (
            *BOOKED,
            "KompletteraBeslut",
            "LamnaAskande",
            "ForeslaFordelning",
            "LamnaNamndredovisning",
        ),
        lambda world, pott, command: (
            (command["kommando"] != "KompletteraBeslut" or slutet.booked(command))
            and slutet.in_a_closed_year(world, pott, command)
        ),
    ),
    (
        "R47",
        (*BOOKED, "KompletteraBeslut"),
        lambda world, pott, command: (
            slutet.booked(command) and slutet.closed_or_not_ready(world, pott, command)
        ),
    ),
    ("R3", ("RekvireraStatsbidrag",), _outside_window),
    ("R2", ("RekvireraStatsbidrag", "SankTilldelning"), amounts.above_tilldelat),
    ("R4", ("RegistreraInbetalning", "MakuleraRekvisition"), amounts.above_rekvisition),
    ("R9", FOR_ANSLAG[:2], amounts.above_anvisat),
    ("R9", ("BeslutaFordelning", "KompletteraBeslut"), amounts.anslag_above_ofordelat),
    (
        "R8",
        ("BeslutaFordelning", "KompletteraBeslut", "MakuleraRekvisition", "SankTilldelning"),
        amounts.statsbidrag_above_ofordelat,
    ),
    ("R18", (*TRANSFERS, "AndraFordelning"), amounts.above_fordelat),
    ("R23", TRANSFERS, amounts.needs_a_new_beslut),
    ("R19", ("TaEmotMedel", *REQUESTS), amounts.above_disposed),
    ("R21", ("ProvaNamndensBesked",), amounts.not_left_of_request),
    ("R22", ("AterlamnaMedel",), amounts.above_hos_namnd),
    ("R24", ("JusteraInsats",), _adjusted_wrongly),
    ("R11", ("RedovisaForbrukning",), _without_insats),
    ("R27", ("RedovisaForbrukning",), _cost_outside),
    ("R28", ("KrediteraForbrukning", "AvraknaEgenfinansiering"), amounts.above_spent),
    ("R46", ("OverforMedel", "AterbetalaStatsbidrag"), amounts.above_cash),
    ("R48", (*CLAIMING, "RattaHandelse"), claims.claimed_twice),
    ("R30", ("AterrapporteraTillMyndighet",), slutet.reported_wrongly),
    ("R58", ("AvstamPost",), avstamt.held_wrongly),
    ("R32", ("FaststallSkuld",), slutet.not_unused),
    ("R33", ("FaststallSkuld", "AterbetalaStatsbidrag", "EfterskankAterkrav"), slutet.above_debt),
    ("R34", ("VaxlaKommunbidrag",), slutet.not_to_be_exchanged),
    ("R35", ("Attestera",), efterat.may_not_attest),
    ("R35", ("AvslutaBidragsar", "AterrapporteraTillMyndighet"), efterat.attest_missing),
    ("R36", ("RattaHandelse",), efterat.not_to_be_undone),
    ("R36", ("KompletteraUnderlag",), efterat.nothing_added),
    ("R50", ("RattaHandelse",), efterat.corrected_before),
    ("R57", ("KompletteraBeslut",), luckor.wrongly_completed),
    ("R60", ("KompletteraBeslut",), luckor.before_the_beslut),
    ("R42", ("NoteraAvvikelse", "UtredAvvikelse"), _not_that_avvikelse),
    ("R53", (*MOVING, "RattaHandelse"), claims.said_before),
)
