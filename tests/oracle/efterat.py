"""The hard rules of what is added to a command that stands: attests and corrections."""

from typing import TYPE_CHECKING

from tests.oracle.arende import ARENDE
from tests.oracle.dates import first_day, last_day, placed
from tests.oracle.luckor import completions, out_of_order
from tests.oracle.names import Command, same_actor
from tests.oracle.pott import Pott
from tests.oracle.slutet import booked, possible, reports

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

# What is completed, changed, looked into or stated anew instead of corrected.
STANDS = (
    *ARENDE,
    *("RegistreraOrgan", "RegistreraAlias", "RegistreraAktor", "GeAttestratt"),
    *("StangRakenskapsar", "OppnaRakenskapsar"),
    "UpprattaPott",
    "NoteraAvvikelse",
    "UtredAvvikelse",
    "KompletteraUnderlag",
    "Attestera",
)


def may_not_attest(world: "Oracle", _: Pott, command: Command) -> bool:
    """R35: nothing to attest, by who registered it, a second time, or without the right."""
    pointed_at = world.commands[command["avser_id"]]
    turns = [e for e in world.turns if e.command["id"] == command["avser_id"]]
    if not turns and not booked(pointed_at.plain):
        return True
    entry = turns[0] if turns else world.potts[pointed_at.where].entries[command["avser_id"]]
    if last_day(command["datum"]) < min(first_day(entry.command["datum"]), world.dagen):
        return True
    if same_actor(entry.aktor, world.aktor) or command["slag"] in entry.attester:
        return True
    for ratt in world.attestratter:
        fits = (ratt["aktor"], ratt["slag"]) == (world.aktor, command["slag"])
        whose = ratt.get("for_pott") in (None, command.get("pott"))
        whose = whose and ratt.get("for_namnd") in (None, entry.namnd)
        days = placed(world.idag, ratt["giltig_from"], ratt.get("giltig_tom"))
        if fits and whose and days == "inne":
            return False
    return True


def attest_missing(_: "Oracle", pott: Pott, command: Command) -> bool:
    """R35: closed or sent in while something waits for its attests."""
    done = command["kommando"] == "AvslutaBidragsar" or command["steg"] == "inskickad"
    return done and bool(pott.unattested())


def not_to_be_undone(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R36: of a kind that stands, or something that came later rests on it."""
    pointed_at = world.commands[command["avser_id"]]
    if pointed_at.plain["kommando"] in STANDS:
        return True
    if pointed_at.where != command["pott"]:
        return False
    entry = pott.entries[command["avser_id"]]
    if entry.rattad:
        return False  # R50 says so
    fine_before, order_before = possible(reports(pott)), completions(pott)
    pott.undo(entry)
    try:
        pott.check()
        if fine_before and not possible(reports(pott)):
            return True
        if out_of_order(pott, order_before):
            return True
    except AssertionError:
        return True
    finally:
        pott.undo(entry, 1)
    return False


def nothing_added(_: "Oracle", __: Pott, command: Command) -> bool:
    """R36: documents are to be added, and there is none."""
    return not command.get("underlag")


def corrected_before(world: "Oracle", _: Pott, command: Command) -> bool:
    """R50: it has been corrected, whatever has become of that correction."""
    pointed_at = world.commands[command["avser_id"]]
    pott = world.potts.get(pointed_at.where)
    return pott is not None and pott.entries[command["avser_id"]].rattad
