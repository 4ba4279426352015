"""R32 and R33: what is repaid to the state, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import analog, egen_praxis, fordelning_2022
from domain.values.dates import datum_text as nar
from domain.values.dates import last_day
from domain.values.money import at_most
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


_REGLERAT = (p.ATERBETALNINGSSKULD, p.ATERBETALT, p.EFTERSKANKT)
"""What is, or has been, owed to the state."""


@rule(
    "R32",
    "Statsbidrag som inte är förbrukat när nyttjandeperioden är slut blir återbetalningsskuld.",
    fordelning_2022(
        "särskilt om Socialstyrelsens medel",
        "ambitionen är att statsbidraget inte behöver återbetalas",
    ),
    analog("9 §", "det som inte har använts ska betalas tillbaka"),
    egen_praxis(
        "regel R32",
        "först när perioden är slut är medlen oförbrukade, och det som är förbrukat är det inte",
    ),
    on=(c.FaststallSkuld, c.AvslutaBidragsar),
)
def ej_forbrukat(
    pott: Pott, _context: Context, command: c.FaststallSkuld | c.AvslutaBidragsar
) -> Iterator[Finding]:
    """Refuse to call money unused before the period is over, or when it is spent."""
    if isinstance(command, c.AvslutaBidragsar) or command.grund != "ej_forbrukat":
        return  # closing itself waits for the period by R47
    if last_day(command.datum) < last_day(pott.nyttjas_tom):
        yield Refusal(
            f"medlen i {pott.pott} kan användas till {pott.nyttjas_tom};"
            f" {nar(command.datum)} är de inte oförbrukade",
            "Vänta tills perioden är slut, eller ange en annan grund.",
        )
    if command.fran_position == p.FORBRUKAT:
        yield Refusal(
            "det som är förbrukat är inte oförbrukat", "Ange en annan grund eller position."
        )


@rule(
    "R33",
    "Fel ändamål, för högt belopp eller utebliven redovisning ger återbetalningsskuld; skulden"
    " betalas eller efterskänks, aldrig mer än den är, avrundad till hela kronor.",
    analog(
        "9 och 10 §§",
        "återbetalning vid fel ändamål, för högt belopp och utebliven redovisning; eftergift",
    ),
    egen_praxis(
        "regel R33",
        "skulden tas ur den position där medlen är, betalas inte med mer än den är och avrundas när"
        " den betalas i hela kronor",
    ),
    on=(c.FaststallSkuld, c.TaEmotAterkrav, c.AterbetalaStatsbidrag, c.EfterskankAterkrav),
)
def hogst_skulden(
    pott: Pott,
    _context: Context,
    command: c.FaststallSkuld | c.TaEmotAterkrav | c.AterbetalaStatsbidrag | c.EfterskankAterkrav,
) -> Iterator[Finding]:
    """Refuse a debt above its position, and to pay or let off more than is owed."""
    if isinstance(command, c.FaststallSkuld):
        yield from _ur_position(pott, command)
        return
    skuld = pott.saldo(p.ATERBETALNINGSSKULD)
    if isinstance(command, c.TaEmotAterkrav):
        if abs(command.belopp_ore - skuld) >= p.KRONA:  # else it is rounded to whole kronor
            yield Deviation(
                f"återkrav {kr(command.belopp_ore)} i {pott.pott}",
                f"återbetalningsskulden är {kr(skuld)}",
                abs(command.belopp_ore - skuld),
                (fynd(aterkrav=command.belopp_ore, skuld=skuld),),
            )
    elif isinstance(command, c.AterbetalaStatsbidrag) and command.oresavrundning_ore:
        yield from _avrundad(pott, command, command.oresavrundning_ore)
    elif command.belopp_ore > skuld:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} i {pott.pott}: skulden är {kr(skuld)}",
            f"{at_most('Ange', skuld)}; fastställ skulden först om den är större"
            + (", eller ange öresavrundningen." if command.belopp_ore - skuld < p.KRONA else "."),
        )


def _avrundad(pott: Pott, command: c.AterbetalaStatsbidrag, avrundning: int) -> Iterator[Finding]:
    """Refuse rounding to other than whole kronor, and such that does not end the debt.

    It is the last of the debt that is rounded, up or down as the authority does (S5).
    """
    skuld = pott.saldo(p.ATERBETALNINGSSKULD)
    if command.belopp_ore % p.KRONA:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} i {pott.pott} med öresavrundningen"
            f" {kr(avrundning)}: beloppet är inte hela kronor",
            "Ange det som betalas i hela kronor, eller ingen öresavrundning om det betalas på"
            " öret.",
        )
    if command.belopp_ore - avrundning != skuld:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} i {pott.pott} med öresavrundningen"
            f" {kr(avrundning)}: skulden är {kr(skuld)}",
            "Öresavrundningen är det betalda minus hela skulden, mindre än en krona.",
        )


def _ur_position(pott: Pott, command: c.FaststallSkuld) -> Iterator[Finding]:
    own = command.fran_position == p.OFORDELAT
    if own != (command.namnd is None):
        yield Refusal(
            f"skuld ur {p.I_ORD[command.fran_position]} {'med' if own else 'utan'} nämnd",
            "Ange nämnden för det som den har, och ingen för det som är ofördelat.",
        )
        return
    statens = pott.saldo(p.INBETALT) - pott.total(*_REGLERAT)
    if pott.efterhand and command.belopp_ore > statens:
        yield Refusal(
            f"skuld {kr(command.belopp_ore)} i {pott.pott}, som betalas i efterhand: staten har"
            f" betalat {kr(statens)} som inte redan är skuld eller återbetalt",
            "Sänk tilldelningen i stället; det som inte är betalat kan inte betalas tillbaka.",
        )
    konto = Konto(command.fran_position, command.namnd, command.underenhet)
    kvar = pott.saldon.get(konto, 0)
    if command.belopp_ore > kvar:
        yield Refusal(
            f"skuld {kr(command.belopp_ore)} ur {konto} i {pott.pott}: där finns {kr(kvar)}",
            f"{at_most('Ange', kvar)}.",
        )
