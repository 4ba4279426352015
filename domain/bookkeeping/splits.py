"""What an event must carry beyond its command, so that its moves and notes need nothing else."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto
from domain.bookkeeping.rattelse import frigjort, omvanda, plats
from domain.deciding.context import Context, by_command
from domain.facts import Belopp, Flyttning, Rekvisition, Rekvisitionsdel, Slutsaldo
from domain.states.pott import Pott
from domain.values.dates import year
from domain.values.helgdagar import laga_kraft

BADA = frozenset({"granskning", "beslut"})
"""The attests that an event needs, one of each kind (R35)."""


@singledispatch
def splits(_command: c.Command, _pott: Pott, _context: Context) -> dict[str, Any]:
    """Return the fields that an event has beyond those of its command.

    What they follow from, a command and its event say alike: ``ledger.recheck`` asks of an event,
    by the kind of its command.
    """
    return {}


@splits.register(c.RegistreraTilldelning)
@splits.register(c.RekvireraStatsbidrag)
def _fills(
    command: c.RegistreraTilldelning | c.RekvireraStatsbidrag, pott: Pott, _context: Context
) -> dict[str, Any]:
    return {"till_ofordelat_ore": _fordelas(command, pott)}


@splits.register(c.SankTilldelning)
@splits.register(c.MakuleraRekvisition)
def _empties(
    command: c.SankTilldelning | c.MakuleraRekvisition, pott: Pott, _context: Context
) -> dict[str, Any]:
    return {"fran_ofordelat_ore": _fordelas(command, pott)}


def _fordelas(belopp: Belopp, pott: Pott) -> int:
    """Return how much of an amount can be distributed: all called in, in arrears all granted."""
    called_in = isinstance(belopp, Rekvisition | Rekvisitionsdel)
    return belopp.belopp_ore if called_in != pott.efterhand else 0


@splits.register(c.AvbojMedel)
@splits.register(c.BegarAnnanInsats)
def _blocked(
    command: c.AvbojMedel | c.BegarAnnanInsats, pott: Pott, _context: Context
) -> dict[str, Any]:
    ur_fordelat = min(command.belopp_ore, pott.saldo(p.FORDELAT, command))
    return {
        "fran_fordelat_ore": ur_fordelat,
        "fran_hos_namnd_ore": command.belopp_ore - ur_fordelat,
    }


@splits.register
def _released(command: c.ProvaNamndensBesked, pott: Pott, _context: Context) -> dict[str, Any]:
    begaran = pott.noter.begaranden[command.avser_id]
    ore = command.belopp_ore or begaran.kvar_ore
    ur_fordelat = min(ore, begaran.fran_fordelat_ore)
    return {
        "namnd": begaran.namnd,
        "underenhet": begaran.underenhet,
        "belopp_ore": ore,
        "fran_fordelat_ore": ur_fordelat,
        "fran_hos_namnd_ore": ore - ur_fordelat,
    }


@splits.register
def _named(command: c.NoteraAvvikelse, pott: Pott, _context: Context) -> dict[str, Any]:
    found = command.avser_id and pott.finding(command.avser_id, command.regel)
    return {"benamner": found or None}


@splits.register
def _financed(command: c.RedovisaForbrukning, pott: Pott, _context: Context) -> dict[str, Any]:
    return {"forbrukat_ore": min(command.belopp_ore, pott.saldo(p.HOS_NAMND, command))}


@splits.register
def _credited(command: c.KrediteraForbrukning, pott: Pott, _context: Context) -> dict[str, Any]:
    ur_egen = min(command.belopp_ore, pott.saldo(p.EGENFINANSIERAT, command))
    return {
        "fran_egenfinansierat_ore": ur_egen,
        "fran_forbrukat_ore": command.belopp_ore - ur_egen,
    }


@splits.register
def _decided(command: c.LamnaAskande, pott: Pott, _context: Context) -> dict[str, Any]:
    if command.beslut is None or command.belopp_ore is None:
        return {}
    announced = pott.noter.preliminart.get((command.namnd, command.underenhet), {})
    return {"ersatter_ore": sum(announced.values()) or None}


@splits.register
def _reported(command: c.LamnaNamndredovisning, pott: Pott, _context: Context) -> dict[str, Any]:
    of = command.namnd, command.underenhet
    return {"ersatter_ore": pott.noter.redovisade.get(of) or 0}


@splits.register
def _closing(_command: c.AvslutaBidragsar, pott: Pott, _context: Context) -> dict[str, Any]:
    moves = tuple(_rest(pott))
    after = dict(pott.saldon)
    for fran, till, ore in moves:
        after[fran] -= ore
        after[till] = after.get(till, 0) + ore
    return {
        "flyttningar": tuple(
            Flyttning.model_construct(fran=plats(fran), till=plats(till), belopp_ore=ore)
            for fran, till, ore in moves
        ),
        "slutsaldon": tuple(
            Slutsaldo.model_construct(plats=plats(konto), belopp_ore=ore)
            for konto, ore in sorted(after.items(), key=_ordning)
            if ore
        ),
    }


def _rest(pott: Pott) -> list[tuple[Konto, Konto, int]]:
    """Return where what is left goes: to the state, or unused in the nämnd's or KS's result."""
    rest = []
    for konto, ore in sorted(pott.saldon.items(), key=_ordning):
        if not ore or konto.position not in p.OREGLERAT:
            continue
        till = Konto(p.ATERBETALNINGSSKULD)
        if not pott.statsbidrag:
            hos = konto.position == p.HOS_NAMND
            till = Konto(p.EJ_UTNYTTJAT, *(konto[1:] if hos else ()))
        rest.append((konto, till, ore))
    return rest


@splits.register
def _resting(
    command: c.AterrapporteraTillMyndighet, pott: Pott, _context: Context
) -> dict[str, Any]:
    return {"kostnader": pott.kostnader(command.per_datum)}


@splits.register
def _reconciled(command: c.AvstamPost, pott: Pott, _context: Context) -> dict[str, Any]:
    ore = pott.tom(command.per_datum).uppgift(command.position, command.namnd, command.underenhet)
    return {"liggarens_ore": ore, "differens_ore": command.belopp_ore - ore}


def _ordning(balance: tuple[Konto, int]) -> tuple[str, ...]:
    return tuple(part or "" for part in balance[0])


@splits.register
def _reversed(command: c.RattaHandelse, pott: Pott, context: Context) -> dict[str, Any]:
    events = context.events(by_command(command.avser_id))
    attesteras = any(event.numreras and event.attesteras for event in events)
    waits = attesteras and context.attester(command.avser_id) != BADA
    return {
        "flyttningar": omvanda(events),
        "verifikat": frigjort(events),
        "stanger": tuple(sorted(kod for id_, kod in pott.oppna if id_ == command.avser_id)) or None,
        "oattesterad_ar": year(events[0].handelsedatum) if waits else None,
    }


@splits.register
def _completed(command: c.KompletteraBeslut, pott: Pott, _context: Context) -> dict[str, Any]:
    answers = [*(["R38"] if command.beslut else []), *(["R57"] if command.rader else [])]
    found = (pott.finding(command.avser_id, regel) for regel in answers)
    lucka = pott.noter.luckor.get(command.avser_id)
    return {
        "rader": lucka.fyllda(command.rader) if lucka and command.rader else (),
        "stanger": tuple(sorted(kod for kod in found if kod)) or None,
    }


@splits.register
def _attested(command: c.Attestera, _pott: Pott, context: Context) -> dict[str, Any]:
    given = context.attester(command.avser_id)
    first = context.events(by_command(command.avser_id))[0]
    return {
        "klar": given | {command.slag} == BADA,
        "avser_ar": year(first.handelsedatum),
    }


@splits.register
def _in_force(command: c.JusteraProtokoll, _pott: Pott, _context: Context) -> dict[str, Any]:
    if command.anslaget is None or not command.beslutat:
        return {"laga_kraft": None}
    return {"laga_kraft": laga_kraft(command.anslaget)}
