"""Nothing twice: who claims a voucher (R48), and what has been said before and stands (R53)."""

import json
from typing import TYPE_CHECKING

from tests.oracle.likhet import same_money, unknown
from tests.oracle.names import Command
from tests.oracle.pott import Entry, Pott, reference

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

Claims = list[tuple[str, int, int | None]]
_OF_SERIES = {"RedovisaForbrukning": "kostnad", "KrediteraForbrukning": "kredit"}
# What moves a position, or a permanent kommunbidrag; not what another rule lets happen once.
MOVING = (
    *("RegistreraTilldelning", "SankTilldelning", "RekvireraStatsbidrag", "MakuleraRekvisition"),
    *("RegistreraInbetalning", "RegistreraOidentifieradInbetalning", "BeslutaForskottering"),
    *("AnvisaAnslag", "AvsattMedel", "LamnaAskande", "BeslutaFordelning", "AndraFordelning"),
    *("OverforMedel", "OverforKommunbidrag", "AvbojMedel", "BegarAnnanInsats"),
    *("ProvaNamndensBesked", "AterlamnaMedel", "RedovisaForbrukning", "KrediteraForbrukning"),
    *("AvraknaEgenfinansiering", "LamnaNamndredovisning", "FaststallSkuld"),
    *("AterbetalaStatsbidrag", "EfterskankAterkrav", "VaxlaKommunbidrag"),
)


def series(command: Command) -> tuple[str, str] | None:
    """Return what a cost or a credit note claims: its series, and the voucher."""
    verifikat = command.get("verifikat")
    if command["kommando"] not in _OF_SERIES or verifikat is None or unknown(verifikat):
        return None
    return _OF_SERIES[command["kommando"]], reference(verifikat)


def _standing(world: "Oracle", row: tuple[str, str] | None) -> Claims:
    entries = world.verifikat.get(row, []) if row is not None else []
    return [_claim(entry.command) for entry in entries if not entry.struken]


def _claim(command: Command) -> tuple[str, int, int | None]:
    return command["id"], command["belopp_ore"], command.get("verifikat_belopp_ore")


def too_much(claims: Claims) -> bool:
    """Tell whether claims are more than the first amount stated; without one, more than one."""
    ceilings = [stated for _, _, stated in claims if stated is not None]
    if not ceilings:
        return len(claims) > 1
    return sum(ore for _, ore, _ in claims) > ceilings[0]


def _before_and_after(world: "Oracle", pott: Pott, command: Command) -> tuple[Claims, Claims]:
    """Return the claims on the same voucher that stand before and after a command."""
    if command["kommando"] != "RattaHandelse":
        before = _standing(world, series(command))
        return before, [*before, _claim(command)]
    if world.commands[command["avser_id"]].where != command["pott"]:
        return [], []
    entry = pott.entries[command["avser_id"]]
    row = series(_chain(entry)[-1].command)
    before = _standing(world, row)
    chain = [] if entry.struken else _chain(entry)  # one corrected already stays so
    for one in chain:
        one.struken = not one.struken
    after = _standing(world, row)
    for one in chain:
        one.struken = not one.struken
    return before, after


def standing_claims(world: "Oracle", command: Command) -> Claims:
    """Return the claims in force on what a command claims: by whom, how much, of how much."""
    return _standing(world, series(command))


def _chain(entry: Entry) -> list[Entry]:
    """Return a correction, what it corrects, and so on to what was first registered."""
    return [entry, *(_chain(entry.rattar) if entry.rattar is not None else [])]


def claimed_twice(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R48: more is claimed on a voucher, in all potts, than there is."""
    return too_much(_before_and_after(world, pott, command)[1])


def _readings(claims: Claims) -> list[int]:
    """Return how much the row is: as stated, or all of it by who was there before any stated."""
    found, said = list[int](), False
    for _, ore, stated in claims:
        said = said or stated is not None
        if stated is not None:
            found.append(stated)
        elif not said:
            found.append(ore)
    return found


def amounts_differ(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R48, soft: the row is said to be of another amount than the first that stands makes it.

    After a correction: those that stand disagree, and did not, or what said so is undone.
    """
    before, after = (_readings(c) for c in _before_and_after(world, pott, command))
    if command["kommando"] != "RattaHandelse":
        return len(after) > 1 and command.get("verifikat_belopp_ore") not in (None, before[0])
    undone = {e.command["id"] for e in _chain(pott.entries[command["avser_id"]]) if not e.struken}
    said = any(where in undone and rule == "R48" for (where, _), rule in pott.still_open().items())
    return len(set(after)) > 1 and (said or not set(after) <= set(before))


def without_voucher(command: Command) -> bool:
    """R52: a cost on no row of the ledger, or on one that nobody knows."""
    return command.get("verifikat") is None or unknown(command["verifikat"])


def _saying(command: Command) -> str:
    """Return all that a command says, but for its id and why it says so again."""
    said = {k: v for k, v in command.items() if k not in ("id", "upprepning")}
    for name in ("verifikat", "rekvisition"):
        if said.get(name) is not None:
            said[name] = reference(said[name])
    return json.dumps({k: v for k, v in said.items() if v not in (None, [], ())}, sort_keys=True)


def remember_said(pott: Pott, command: Command) -> None:
    """Keep what an accepted command says."""
    if command["kommando"] in MOVING:
        pott.sagt[command["id"]] = _saying(command)


def _alike(pott: Pott, command: Command) -> list[Entry]:
    """Return the commands in force that say the same."""
    wanted = _saying(command)
    entries = [pott.entries[id_] for id_, said in pott.sagt.items() if said == wanted]
    return [entry for entry in entries if not entry.struken]


def said_before(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R53: it is said already and stands, or its reference is another rekvisition's."""
    if command["kommando"] == "RattaHandelse":
        return _brought_back_twice(world, pott, command)
    if command["kommando"] == "RekvireraStatsbidrag" and _taken(pott, command):
        return True
    return command.get("upprepning") is None and bool(_alike(pott, command))


def _taken(pott: Pott, command: Command) -> bool:
    name = command["rekvisition"]
    return not unknown(name) and reference(name) in pott.rekvisitioner


def _brought_back(world: "Oracle", pott: Pott, command: Command) -> Command | None:
    """Return what a correction of a correction brings back, if it brings anything back."""
    if world.commands[command["avser_id"]].where != command["pott"]:
        return None
    entry = pott.entries[command["avser_id"]]
    origin = _chain(entry)[-1]
    return None if origin is entry or entry.rattad or not origin.struken else origin.command


def _brought_back_twice(world: "Oracle", pott: Pott, command: Command) -> bool:
    origin = _brought_back(world, pott, command)
    if origin is None:
        return False
    if origin["kommando"] == "RekvireraStatsbidrag" and _taken(pott, origin):
        return True
    if not _unexplained(origin, command):
        return False
    return any(_unexplained(one.command) for one in _alike(pott, origin))


def _unexplained(*commands: Command) -> bool:
    return all(command.get("upprepning") is None for command in commands)


def nearly_said_before(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R53, soft: only the words differ, or only one of two says what it rests on.

    So it is too with what a correction of a correction brings back.
    """
    said: Command | None = command
    standing = [pott.entries[id_] for id_ in pott.sagt if not pott.entries[id_].struken]
    if command["kommando"] == "RattaHandelse":
        said = _brought_back(world, pott, command)
        standing = [entry for entry in standing if _unexplained(entry.command)]
    if said is None or said["kommando"] not in MOVING or not _unexplained(said, command):
        return False
    return any(same_money(pott, said, entry.command) for entry in standing)
