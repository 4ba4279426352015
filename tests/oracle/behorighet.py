"""R6: who may take the decision that a command rests on, as a plain list of who may."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.oracle.dates import first_day, last_day, placed
from tests.oracle.likhet import said_of
from tests.oracle.names import Command
from tests.oracle.pott import Pott

if TYPE_CHECKING:
    from tests.oracle.naive import Oracle

# None: the organ that decides depends on the pott or on the command, see _may_decide.
BESLUT_BY: dict[str, tuple[str, ...] | None] = {
    "RegistreraTilldelning": None,
    "SankTilldelning": None,
    "AnvisaAnslag": ("KF",),
    "VaxlaKommunbidrag": ("KF",),
    "GodkannAterrapportering": ("KS", "KF"),
    "AvsattMedel": ("KF", "KS"),
    "BeslutaFordelning": ("KS", "KF"),
    "AndraFordelning": ("KS", "KF"),
    "BeslutaForskottering": ("KS", "KF"),
    "ProvaNamndensBesked": ("KS", "KF"),
    "AvbojMedel": None,
    "BegarAnnanInsats": None,
    "AterlamnaMedel": None,
}
# Who may decide what need not be decided: a word in small letters is looked up in the pott.
IF_DECIDED_BY: dict[str, tuple[str, ...]] = {
    "UpprattaPott": ("KS", "KF", "givare"),
    "RekvireraStatsbidrag": ("KS", "KF", "givare"),
    "MakuleraRekvisition": ("KS", "KF", "givare"),
    "RegistreraInbetalning": ("KS", "KF", "givare"),
    "RegistreraOidentifieradInbetalning": ("KS", "KF", "givare"),
    "AterrapporteraTillMyndighet": ("KS", "KF", "givare"),
    "AterbetalaStatsbidrag": ("KS", "KF", "givare"),
    "FaststallSkuld": ("KS", "KF", "givare", "namnd"),
    "TaEmotAterkrav": ("givare", "staten"),
    "EfterskankAterkrav": ("givare", "staten"),
    "OverforMedel": ("KS", "KF"),
    "OverforKommunbidrag": ("KS", "KF"),
    "AvslutaBidragsar": ("KS", "KF"),
    "LamnaAskande": ("namnd",),
    "LamnaNamndredovisning": ("namnd",),
    "TaEmotMedel": ("namnd",),
    "JusteraInsats": ("KS", "KF", "namnd"),
    "FoljUppInsats": ("KS", "KF", "namnd"),
    "AvbrytInsats": ("KS", "KF", "namnd"),
    "RedovisaForbrukning": ("KS", "KF", "namnd", "buren_av"),
    "KrediteraForbrukning": ("KS", "KF", "namnd"),
    "AvraknaEgenfinansiering": ("KS", "KF", "namnd"),
}
# What may come without a decision, if a document tells of it (R38); else that is said.
TOLD_BY_A_DOCUMENT = ("AndraVillkor", "TaEmotAterkrav", "EfterskankAterkrav")


def wrong_organ(world: "Oracle", pott: Pott, command: Command) -> bool:
    """R6: the decision rests on nobody's right who may take it."""
    beslut = command.get("beslut")
    if beslut is None:
        return False
    if command["kommando"] == "KompletteraBeslut":
        stated = said_of(pott, world.commands[command["avser_id"]].plain)
        if stated and beslut["organ"] not in [one["organ"] for one in stated]:
            return True
        if stated:
            return decided_by_another(world, tuple(map(_whose_right, stated)), command)
    if command["kommando"] not in ("KompletteraBeslut", "KompletteraUnderlag", "RattaHandelse"):
        allowed = _may_decide(world, pott, command)
        return bool(allowed) and decided_by_another(world, allowed, command)
    first = world.commands[command["avser_id"]].plain
    while first["kommando"] == "RattaHandelse" and first["id"] in pott.entries:
        first = world.commands[first["avser_id"]].plain
    if first["kommando"] in ("KompletteraBeslut", "KompletteraUnderlag"):
        own = first.get("beslut")
        allowed = ("KS", "KF") if own is None else (_whose_right(own),)
    else:
        allowed = _may_decide(world, pott, first)
    as_of_it = {**command, "kommando": first["kommando"]}
    return bool(allowed) and decided_by_another(world, allowed, as_of_it)


def decided_by_another(world: "Oracle", allowed: tuple[str, ...], command: Command) -> bool:
    """Tell whether a decision, if there is one, rests on nobody's right, or was never delegated."""
    beslut = command.get("beslut")
    if beslut is None:
        return False
    return _whose_right(beslut) not in allowed or _wrongly_delegated(world, command)


def _may_decide(world: "Oracle", pott: Pott, command: Command) -> tuple[str, ...]:
    """Return who may take a decision; nobody of what anybody may say."""
    kommando = command["kommando"]
    givare = (pott.villkor.get("givare") or "SOS",)
    if kommando == "AndraVillkor":
        staten = (*givare, *_authorities(world))
        if pott.statsbidrag and command.get("ny_nyttjas_tom"):
            return staten
        return ("KS", "KF", *staten) if pott.statsbidrag else ("KS", "KF")
    if kommando == "AterlamnaMedel":
        return (*_the_namnd(world, command), "KF", *_who_gave(world, pott, command))
    if kommando in IF_DECIDED_BY:
        return tuple(_spelled_out(world, pott, command, IF_DECIDED_BY[kommando]))
    if "Tilldelning" in kommando:
        return givare
    if kommando in BESLUT_BY:
        return BESLUT_BY[kommando] or tuple(_the_namnd(world, command))
    return ()


def _spelled_out(
    world: "Oracle", pott: Pott, command: Command, words: tuple[str, ...]
) -> Iterator[str]:
    for word in words:
        if word == "givare" and command["kommando"] != "UpprattaPott":
            yield pott.villkor.get("givare") or "SOS"
        elif word == "staten":
            yield from _authorities(world)
        elif word == "namnd":
            yield from _the_namnd(world, command)
        elif word == "buren_av":
            bearer = command.get(word)
            yield from [world.names.upwards(bearer)[-1]["kod"]] if bearer else []
        elif word.islower():
            yield from [str(command[word])] if command.get(word) else []
        else:
            yield word


def _authorities(world: "Oracle") -> list[str]:
    return [kod for kod, of in world.names.organ.items() if of["slag"] == "myndighet"]


def _the_namnd(world: "Oracle", command: Command) -> Iterator[str]:
    """Yield the nämnd; when it had ceased by the decision every nämnd, and KF."""
    kod = command.get("namnd")
    if kod is None:
        return
    yield kod
    day = (command.get("beslut") or command)["datum"]
    if placed(day, None, world.names.organ[kod].get("giltig_tom")) == "utanfor":
        yield "KF"
        yield from [one for one, of in world.names.organ.items() if of["slag"] == "namnd"]


def _who_gave(world: "Oracle", pott: Pott, command: Command) -> Iterator[str]:
    """Yield by whose right the recipient got its rows."""
    to = command["namnd"], command.get("underenhet")
    for entry in pott.in_force("BeslutaFordelning", "KompletteraBeslut"):
        about = entry.command.get("avser_id")
        decision = entry.command if about is None else world.commands[about].plain
        for row in entry.command.get("rader") or []:
            known = row.get("belopp_ore") is not None
            if known and (row["namnd"], row.get("underenhet")) == to:
                yield _whose_right(decision["beslut"])


def _whose_right(beslut: Command) -> str:
    """Return the organ that a decision was taken by, or that delegated it."""
    return str(beslut.get("delegation", {}).get("av", beslut["organ"]))


def _wrongly_delegated(world: "Oracle", command: Command) -> bool:
    """R6: a delegation that cannot be, or that was reported before the decision."""
    beslut = command["beslut"]
    delegation = beslut.get("delegation")
    if delegation is None:
        return False
    anmald = delegation.get("anmald")
    if anmald is not None and last_day(anmald) < first_day(beslut["datum"]):
        return True
    if delegation["av"] == "KF":
        nobody = command["kommando"] in ("AnvisaAnslag", "VaxlaKommunbidrag")
        return nobody or world.names.organ[beslut["organ"]]["slag"] != "namnd"
    above = [organ["kod"] for organ in world.names.upwards(beslut["organ"])]
    return delegation["av"] not in above
