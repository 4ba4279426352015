"""The hard rules, in order of precedence: each test returns True when the command breaks it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.oracle import amounts
from tests.oracle.amounts import REQUESTS, TRANSFERS
from tests.oracle.dates import first_day, last_day, placed
from tests.oracle.names import Command
from tests.oracle.pott import Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

FOR_STATSBIDRAG = (
    "RegistreraTilldelning",
    "RekvireraStatsbidrag",
    "MakuleraRekvisition",
    "RegistreraInbetalning",
    "BeslutaForskottering",
    "OverforMedel",
)
FOR_ANSLAG = ("AnvisaAnslag", "AvsattMedel", "OverforKommunbidrag")
# None: the organ that decides depends on the pott or on the command, see _wrong_organ.
BESLUT_BY: dict[str, tuple[str, ...] | None] = {
    "RegistreraTilldelning": None,
    "AnvisaAnslag": ("KF",),
    "AvsattMedel": ("KF", "KS"),
    "BeslutaFordelning": ("KS",),
    "AndraFordelning": ("KS",),
    "BeslutaForskottering": ("KS",),
    "ProvaNamndensBesked": ("KS",),
    "AvbojMedel": None,
    "BegarAnnanInsats": None,
    "AterlamnaMedel": None,
}
# The commands that point at another command, or at a rekvisition, of the same pott.
POINTING = (
    "ProvaNamndensBesked",
    "UtredAvvikelse",
    "NoteraAvvikelse",
    "RegistreraInbetalning",
    "MakuleraRekvisition",
)
# What is still looked at when the pott is of the wrong kind.
KIND_INDEPENDENT = ("R1", "R37", "R6", "R26", "R25", "R10")


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


def new_pott_broken(world: "Oracle", command: Command) -> bool:
    """R1 for UpprattaPott: the identity of the pott, its dates and its giver."""
    same = [command[name] for name in ("kalla", "program", "bidragsar")]
    for pott in world.potts.values():
        if [pott.villkor[name] for name in ("kalla", "program", "bidragsar")] == same:
            return True
    return (
        command["pott"] in world.potts
        or int(command["nyttjas_from"][:4]) != command["bidragsar"]
        or last_day(command["nyttjas_tom"]) < first_day(command["nyttjas_from"])
        or (command["kalla"] == "statsbidrag" and command.get("givare") is None)
        or _no_authority(world, command.get("givare"))
    )


def _no_authority(world: "Oracle", givare: str | None) -> bool:
    return givare is not None and world.names.organ[givare]["slag"] != "myndighet"


def _wrong_kind(_: "Oracle", pott: Pott, command: Command) -> bool:
    if command["kommando"] == "AndraVillkor" and command.get("ny_nyttjas_tom") is not None:
        return last_day(command["ny_nyttjas_tom"]) < first_day(pott.villkor["nyttjas_from"])
    return command["kommando"] in (FOR_ANSLAG if pott.statsbidrag else FOR_STATSBIDRAG)


def _beslut_missing(_: "Oracle", pott: Pott, command: Command) -> bool:
    if command["kommando"] in TRANSFERS:
        return not pott.fordelning_beslutad
    return command.get("beslut") is None


def _wrong_organ(_: "Oracle", pott: Pott, command: Command) -> bool:
    if command.get("beslut") is None:
        return False
    organ: str = command["beslut"]["organ"]
    allowed = BESLUT_BY[command["kommando"]]
    if allowed is not None:
        return organ not in allowed
    if command["kommando"] == "RegistreraTilldelning":
        return organ != (pott.villkor.get("givare") or "SOS")
    return organ != str(command["namnd"])


def _recipients(command: Command) -> list[Command]:
    rows: list[Command] = list(command.get("rader", []))
    return [row for row in [command, *rows] if row.get("namnd") is not None]


def _not_a_recipient(world: "Oracle", _: Pott, command: Command) -> bool:
    for row in _recipients(command):
        organ = world.names.organ[row["namnd"]]
        if organ["slag"] not in ("namnd", "bolag"):
            return True
        bounds = organ.get("giltig_from"), organ.get("giltig_tom")
        if placed(command["datum"], *bounds) == "utanfor":
            return True
    return False


def _not_its_underenhet(world: "Oracle", _: Pott, command: Command) -> bool:
    for row in _recipients(command):
        if row.get("underenhet") is not None:
            organ = world.names.organ[row["underenhet"]]
            if organ.get("overordnad") != row["namnd"]:
                return True
    return False


def _of_another_pott(world: "Oracle", pott: Pott, command: Command) -> bool:
    if command.get("avser_id") is not None:
        where, _ = world.commands[command["avser_id"]]
        return where != str(command["pott"])
    reference = command.get("rekvisition")
    if reference is None or reference == "okänd" or reference in pott.rekvisitioner:
        return False
    return any(reference in other.rekvisitioner for other in world.potts.values())


def _outside_window(_: "Oracle", pott: Pott, command: Command) -> bool:
    return rekvisition_placed(pott, command) == "utanfor"


def rekvisition_placed(pott: Pott, command: Command) -> str:
    """Return where a rekvisition's datum lies against the pott's window."""
    villkor = pott.villkor
    return placed(command["datum"], villkor.get("rekvireras_from"), villkor.get("rekvireras_tom"))


def cost_placed(pott: Pott, command: Command) -> str:
    """Return where the period of a cost lies against the pott's use period."""
    datum = command.get("period") or command["datum"]
    return placed(datum, pott.villkor["nyttjas_from"], pott.villkor["nyttjas_tom"])


def _permanent(_: "Oracle", pott: Pott, command: Command) -> bool:
    if not (pott.statsbidrag or pott.villkor["engangsmedel"]):
        return False
    return any((rad.get("insatsdata") or {}).get("avbrytbar") is False for rad in command["rader"])


def _not_a_kriterium(_: "Oracle", pott: Pott, command: Command) -> bool:
    kriterier = pott.villkor.get("kriterier") or []
    return bool(kriterier) and command["kriterium"] not in kriterier


def _cost_outside(_: "Oracle", pott: Pott, command: Command) -> bool:
    return cost_placed(pott, command) == "utanfor"


def _not_that_avvikelse(_: "Oracle", pott: Pott, command: Command) -> bool:
    avser_id, kod = command.get("avser_id"), command["kod"]
    if command["kommando"] == "UtredAvvikelse":
        return (avser_id, kod) not in pott.oppna or not command.get("underlag")
    if command["lasning_1"] == command["lasning_2"]:
        return True
    if any(open_kod == kod for _, open_kod in pott.oppna):
        return True
    there = [regel for (where, _), regel in pott.oppna.items() if where == avser_id]
    return avser_id is not None and (command.get("regel") is None or command["regel"] not in there)


_Test = Callable[["Oracle", Pott, Command], bool]
_RULES: tuple[tuple[str, tuple[str, ...] | None, _Test], ...] = (
    ("R1", None, _wrong_kind),
    ("R37", (*BESLUT_BY, *TRANSFERS), _beslut_missing),
    ("R6", tuple(BESLUT_BY), _wrong_organ),
    ("R26", None, _not_a_recipient),
    ("R25", None, _not_its_underenhet),
    ("R10", POINTING, _of_another_pott),
    ("R3", ("RekvireraStatsbidrag",), _outside_window),
    ("R2", ("RekvireraStatsbidrag",), amounts.above_tilldelat),
    ("R4", ("RegistreraInbetalning", "MakuleraRekvisition"), amounts.above_rekvisition),
    ("R9", FOR_ANSLAG[:2], amounts.above_anvisat),
    ("R9", ("BeslutaFordelning",), amounts.anslag_above_ofordelat),
    ("R8", ("BeslutaFordelning", "MakuleraRekvisition"), amounts.statsbidrag_above_ofordelat),
    ("R13", ("BeslutaFordelning",), _permanent),
    ("R18", (*TRANSFERS, "AndraFordelning"), amounts.above_fordelat),
    ("R23", TRANSFERS, amounts.needs_a_new_beslut),
    ("R19", ("TaEmotMedel", *REQUESTS), amounts.above_disposed),
    ("R20", ("BegarAnnanInsats",), _not_a_kriterium),
    ("R21", ("ProvaNamndensBesked",), amounts.not_left_of_request),
    ("R22", ("AterlamnaMedel",), amounts.above_hos_namnd),
    ("R27", ("RedovisaForbrukning",), _cost_outside),
    ("R28", ("KrediteraForbrukning", "AvraknaEgenfinansiering"), amounts.above_spent),
    ("R46", ("OverforMedel",), amounts.above_cash),
    ("R48", ("RedovisaForbrukning",), amounts.claimed_twice),
    ("R42", ("NoteraAvvikelse", "UtredAvvikelse"), _not_that_avvikelse),
)
