"""The guided life of a small pott: from money in to a closed year, and what comes after."""

from tests.oracle.builders_slut import aterrapportera, attestera, avsluta, ratta
from tests.oracle.draw import Draw
from tests.oracle.luckor import completions, gap
from tests.oracle.names import Command
from tests.oracle.pott import REQUESTS, Pott
from tests.oracle.slutet import step

BEFORE_CLOSING = 30  # commands of a small pott before it is made ready to close
AFTER_REPORTING = ("RedovisaForbrukning", "RedovisaForbrukning", "KrediteraForbrukning")
AFTER_CLOSING = (
    "TaEmotAterkrav",
    "AterbetalaStatsbidrag",
    "AterbetalaStatsbidrag",
    "EfterskankAterkrav",
    "FaststallSkuld",
    "FaststallSkuld",
    "KrediteraForbrukning",
    "KrediteraForbrukning",
    "VaxlaKommunbidrag",
    "OverforMedel",
    "RedovisaForbrukning",
    "AvslutaBidragsar",
)


def next_of_small(draw: Draw, kod: str, pott: Pott) -> tuple[str, Command | None]:
    """Return what a small pott needs next: a command and its fields, None for what is usual."""
    if pott.unattested() and draw.chance(0.45):
        return "Attestera", _late(pott, attestera(draw, kod, pott))
    if pott.any_in_force("AvslutaBidragsar"):
        return _after(draw, kod, pott)
    if step(pott) in ("inskickad", "kvitterad") and draw.chance(0.4):
        return draw.rnd.choice(AFTER_REPORTING), None
    if len(pott.entries) < BEFORE_CLOSING or draw.chance(0.1):
        return "", None
    found = (
        _closed_again(draw, pott)
        or _obstacle(draw, pott)
        or _unsaid(draw, pott)
        or _in_arrears(draw, pott)
    )
    if found is not None:
        return found
    if pott.unattested():
        return "Attestera", _late(pott, attestera(draw, kod, pott))
    if pott.statsbidrag and draw.chance(0.35):
        fields = aterrapportera(draw, kod, pott)
        return "AterrapporteraTillMyndighet", _late(pott, fields)
    return "AvslutaBidragsar", avsluta(draw, kod, pott)


def _late(pott: Pott, fields: Command, years: int = 1) -> Command:
    return {"datum": f"{pott.villkor['bidragsar'] + years}-01-20", **fields}


def _after(draw: Draw, kod: str, pott: Pott) -> tuple[str, Command | None]:
    if draw.chance(0.12):
        (*_, closing) = pott.in_force("AvslutaBidragsar")
        return "RattaHandelse", _late(
            pott, {"skal": "för tidigt", "avser_id": closing.command["id"]}, years=2
        )
    if draw.chance(0.12):
        return "RattaHandelse", _late(pott, ratta(draw, kod, pott), years=2)
    return draw.rnd.choice(AFTER_CLOSING), None


def _closed_again(draw: Draw, pott: Pott) -> tuple[str, Command] | None:
    """Return, now and then, what brings a closing back that was corrected."""
    for entry in reversed(pott.of_kind.get("RattaHandelse", [])):
        closing = entry.rattar is not None and entry.rattar.command["kommando"]
        if closing == "AvslutaBidragsar" and not entry.rattad and draw.chance(0.3):
            fields = {"skal": "avslutet var rätt", "avser_id": entry.command["id"]}
            return "RattaHandelse", _late(pott, fields, years=2)
    return None


def _obstacle(draw: Draw, pott: Pott) -> tuple[str, Command] | None:
    """Return the command that takes away the first thing that stands in the way of closing."""
    for entry in pott.in_force(*REQUESTS):
        left = pott.besked[entry.command["id"]]
        if left["fordelat"] + left["hos_namnd"]:
            fields = {"avser_id": entry.command["id"], "utfall": "aterlamnas"}
            return "ProvaNamndensBesked", {**fields, "beslut": draw.beslut(pott, "KS")}
    for name, part in pott.rekvisitioner.items():
        if fordran := part["rekvirerat"] - part["inbetalt"]:
            return "RegistreraInbetalning", {"rekvisition": name, "belopp_ore": fordran}
    for (position, namnd, under), own in pott.saldo.items():
        rest = pott.to_settle(namnd, under) if position == "egenfinansierat" and own else 0
        if rest and (hos := pott.get("hos_namnd", namnd, under)):
            fields = {"namnd": namnd, "belopp_ore": min(rest, hos)}
            if under is not None:
                fields["underenhet"] = under
            return "AvraknaEgenfinansiering", fields
    return None


def _unsaid(draw: Draw, pott: Pott) -> tuple[str, Command] | None:
    """Return what ends a gap: the amounts as far as the money goes, else a correction."""
    for entry in pott.in_force("BeslutaFordelning"):
        id_ = entry.command["id"]
        found = gap(pott, id_)
        if found is None or (found.table and not found.waits):
            continue
        rows = found.waits or [draw.recipient(draw.unit(pott, "ofordelat"))]
        if share := pott.get("ofordelat") // len(rows):
            rader = [{**row, "belopp_ore": draw.rnd.randint(1, share)} for row in rows]
            return "KompletteraBeslut", {"avser_id": id_, "rader": rader}
        said = completions(pott).get(id_, [])
        return "RattaHandelse", {"avser_id": [id_, *said][-1], "skal": "beloppen är inte kända"}
    return None


def _in_arrears(draw: Draw, pott: Pott) -> tuple[str, Command] | None:
    """Return what ends a grant that the state pays afterwards: it is called in, or lowered."""
    rest = pott.get("tilldelat") - pott.get("rekvirerat")
    if not (pott.efterhand and rest):
        return None
    if pott.get("ofordelat") < rest or draw.chance(0.5):
        name = f"{pott.villkor['pott']}-R{draw.count}"
        fields = {"rekvisition": name, "belopp_ore": rest, "ombud": "firmatecknare"}
        return "RekvireraStatsbidrag", fields
    organ = draw.oracle.names.resolve(pott.villkor["givare"])
    return "SankTilldelning", {"belopp_ore": rest, "beslut": draw.beslut(pott, organ)}
