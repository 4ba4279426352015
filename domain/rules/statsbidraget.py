"""R2-R5, R46 and R59: granted, called in, paid, and how far the city may go ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023, rkr_r2, villkor_2023
from domain.states.pott_notes import Rekvirerat
from domain.values.dates import datum_text as nar
from domain.values.dates import within
from domain.values.money import at_most
from domain.values.money import kronor_text as kr
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


@rule(
    "R2",
    "Summan av rekvisitionerna får inte överstiga det som tilldelats.",
    fordelning_2023(
        "Socialstyrelsens tilldelning av medel", "Malmö stad är tilldelad 22 200 700 kr"
    ),
    fordelning_2023("sammanfattning", "samma belopp är rekvirerat"),
    egen_praxis(
        "regel R2", "mer än tilldelningen rekvireras inte, och den sänks inte under det rekvirerade"
    ),
    on=(c.RekvireraStatsbidrag, c.SankTilldelning),
)
def inom_tilldelat(
    pott: Pott, _context: Context, command: c.RekvireraStatsbidrag | c.SankTilldelning
) -> Iterator[Finding]:
    """Refuse to call in more than is granted, and to grant less than is called in."""
    tilldelat, rekvirerat = pott.saldo(p.TILLDELAT), pott.saldo(p.REKVIRERAT)
    if isinstance(command, c.SankTilldelning):
        if rekvirerat + command.belopp_ore > tilldelat:
            yield Refusal(
                f"tilldelningen i {pott.pott} sänks {kr(command.belopp_ore)}: tilldelat"
                f" {kr(tilldelat)}, rekvirerat {kr(rekvirerat)}",
                f"{at_most('Sänk', tilldelat - rekvirerat)}; makulera annars rekvisitionen först.",
            )
    elif rekvirerat + command.belopp_ore > tilldelat:
        kvar = tilldelat - rekvirerat
        yield Refusal(
            f"rekvisition {kr(command.belopp_ore)} ur {pott.pott} överstiger tilldelat belopp:"
            f" tilldelat {kr(tilldelat)}, rekvirerat {kr(rekvirerat)}, kvar {kr(kvar)}",
            f"{at_most('Rekvirera', kvar)}; mer kräver en ny tilldelning.",
        )


@rule(
    "R3",
    "Statsbidraget rekvireras inom rekvisitionstiden och av ett godkänt ombud.",
    villkor_2023("sista dag och ombud", "rekvisitionen görs till och med 2023-05-12, av ett ombud"),
    fordelning_2023("sammanfattning", "stadskontoret har rekvirerat; dagen anges inte"),
    on=(c.RekvireraStatsbidrag,),
)
def i_tid(pott: Pott, _context: Context, command: c.RekvireraStatsbidrag) -> Iterator[Finding]:
    """Refuse a rekvisition outside the window; a vague date or no ombud is an avvikelse."""
    villkor = pott.villkor
    if villkor is not None:
        window = villkor.rekvireras_from, villkor.rekvireras_tom
        shown = f"{window[0] or '…'} till {window[1] or '…'}"
        inside = within(command.datum, *window)
        if inside is False:
            early = within(command.datum, window[0], None) is False
            yield Refusal(
                f"rekvisition {nar(command.datum)} ur {pott.pott}: rekvisitionstiden är {shown} och"
                f" {'har inte börjat' if early else 'har gått ut'}",
                "Kontakta myndigheten; rätta datumet om rekvisitionen gjordes i tid.",
            )
        elif inside is None:
            yield Deviation(
                f"rekvisitionens datum är bara angivet som {nar(command.datum)}",
                f"rekvisitionstiden är {shown}; dagen behövs för att pröva den",
                fynd=(fynd(dag=command.datum),),
            )
    if command.ombud is None:
        yield Deviation(
            "rekvisitionen anger inget ombud",
            "rekvisition görs av ett godkänt ombud i e-tjänsten",
        )


@rule(
    "R4",
    "En inbetalning hör till en rekvisition, och det inbetalda får inte överstiga det rekvirerade.",
    fordelning_2022(
        "anslutande uppdrag", "medlen har rekvirerats från Socialstyrelsen och är disponibla"
    ),
    egen_praxis(
        "regel R4",
        "en inbetalning pekar på sin rekvisition, och det som kom utan identifieras en gång",
    ),
    on=(c.RegistreraInbetalning, c.MakuleraRekvisition, c.RegistreraOidentifieradInbetalning),
)
def mot_rekvisition(
    pott: Pott,
    _context: Context,
    command: c.RegistreraInbetalning | c.MakuleraRekvisition | c.RegistreraOidentifieradInbetalning,
) -> Iterator[Finding]:
    """Refuse money on an unknown rekvisition or above what it still claims.

    Money that came without one is noted as an avvikelse until it is identified.
    """
    if isinstance(command, c.RegistreraOidentifieradInbetalning):
        yield Deviation(
            f"inbetalning utan rekvisition: {kr(command.belopp_ore)} i {pott.pott}",
            "en inbetalning hör till en rekvisition",
            command.belopp_ore,
            (fynd(dag=command.datum, inbetalt=command.belopp_ore),),
        )
        return
    if isinstance(command, c.RegistreraInbetalning):
        yield from _identifierad(pott, command)
    known = pott.noter.rekvisitioner.get(skelett(command.rekvisition))
    of = known or Rekvirerat()
    kvar = of.rekvirerat_ore - of.inbetalt_ore
    if known is None:
        others = ", ".join(one.beteckning for one in pott.noter.rekvisitioner.values()) or "ingen"
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} utan rekvisition:"
            f" {command.rekvisition!r} är okänd i {pott.pott}",
            f"Ange rekvisitionens beteckning; registrerade: {others}.",
        )
    elif command.belopp_ore > kvar:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} på {command.rekvisition}: rekvirerat"
            f" {kr(of.rekvirerat_ore)}, inbetalt {kr(of.inbetalt_ore)}, kvar {kr(kvar)}",
            f"{at_most('Registrera', kvar)} på den rekvisitionen; utred resten.",
        )


def _identifierad(pott: Pott, command: c.RegistreraInbetalning) -> Iterator[Finding]:
    """Refuse to identify more than came without a rekvisition."""
    if command.avser_id is None:
        return
    left = pott.noter.oidentifierade.get(command.avser_id, 0)
    if command.belopp_ore > left:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} avser {command.avser_id}, där"
            f" {kr(left)} är oidentifierat",
            f"{at_most('Identifiera', left)}, eller utelämna avser_id.",
        )


@rule(
    "R46",
    "Det som nått nämnderna eller gått tillbaka till staten får inte överstiga inbetalt med tillägg"
    " för beslutad förskottering.",
    fordelning_2022(
        "stadskontorets förslag", "finansiering från statsbidrag, förstärkningsmedel (balanskonto)"
    ),
    rkr_r2("villkor och restriktion", "ett bidrag är skuld tills villkoren är uppfyllda"),
    egen_praxis("regel R46", "mer än staten har betalat når ingen utan beslut om förskottering"),
    on=(c.OverforMedel, c.AterbetalaStatsbidrag),
)
def inom_inbetalt(
    pott: Pott, _context: Context, command: c.OverforMedel | c.AterbetalaStatsbidrag
) -> Iterator[Finding]:
    """Refuse what the state's payments and the decided advance do not cover.

    In arrears the city lays out what nämnder need, and the state pays for it afterwards.
    """
    if not pott.forskott:
        return
    kassa = pott.kvar_att_overfora_ore
    if _ut(pott, command) > kassa:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} ur {pott.pott}: inbetalt"
            f" {kr(pott.saldo(p.INBETALT))}, förskottering {kr(pott.saldo(p.FORSKOTTERAT))},"
            f" redan överfört netto {kr(pott.ute_ore)}, kvar att föra över {kr(kassa)}",
            "Vänta på statens betalning, eller registrera beslutet om förskottering (KS eller KF).",
        )


def _ut(pott: Pott, command: c.OverforMedel | c.AterbetalaStatsbidrag) -> int:
    """Return what is to go out; what is rounded by, or should be, is not counted (R33)."""
    if isinstance(command, c.OverforMedel):
        return command.belopp_ore
    ut = command.belopp_ore - (command.oresavrundning_ore or 0)
    skuld = pott.saldo(p.ATERBETALNINGSSKULD)
    return min(ut, skuld) if ut - skuld < p.KRONA else ut


@rule(
    "R5",
    "Mottaget statsbidrag är en balanspost tills det används. Kostnaderna ska falla inom"
    " nyttjandeperioden, pengarna får komma senare; ett förskott som kommer efter den utreds.",
    fordelning_2022(
        "stadskontorets förslag", "finansiering från statsbidrag, förstärkningsmedel (balanskonto)"
    ),
    rkr_r2("villkor och restriktion", "ett bidrag är skuld tills villkoren är uppfyllda"),
    egen_praxis("regel R5", "ett bidrag som betalas i efterhand får komma efter perioden"),
    on=(c.RegistreraInbetalning,),
    soft=True,
)
def balanspost(
    pott: Pott, _context: Context, command: c.RegistreraInbetalning
) -> Iterator[Finding]:
    """Open an avvikelse for an advance that comes when there can be no more costs for it."""
    if pott.forskott and within(command.datum, None, pott.nyttjas_tom) is False:
        yield Deviation(
            f"inbetalt {nar(command.datum)}",
            f"bara kostnader till och med {pott.nyttjas_tom} kan betalas med det",
            command.belopp_ore,
            (fynd(dag=command.datum, inbetalt=command.belopp_ore),),
        )


@rule(
    "R59",
    "Ett bidrag som betalas i efterhand rekvireras för kostnader som finns; rekvireras mer än det"
    " som nämnderna har förbrukat visas det.",
    egen_praxis("regel R59", "staten betalar i efterhand för det som har kostat"),
    on=(c.RekvireraStatsbidrag,),
    soft=True,
)
def for_kostnaderna(
    pott: Pott, _context: Context, command: c.RekvireraStatsbidrag
) -> Iterator[Finding]:
    """Open an avvikelse, in arrears, when more is called in than there are costs for."""
    rekvirerat = pott.saldo(p.REKVIRERAT) + command.belopp_ore
    over = rekvirerat - (forbrukat := pott.total(p.FORBRUKAT))
    if pott.efterhand and over > 0:
        yield Deviation(
            f"rekvirerat blir {kr(rekvirerat)}, {kr(over)} mer än kostnaderna",
            f"förbrukat är {kr(forbrukat)}, och bidraget betalas i efterhand",
            over,
            (fynd(dag=command.datum, rekvirerat=rekvirerat, forbrukat=forbrukat),),
        )
