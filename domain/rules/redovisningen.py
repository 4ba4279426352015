"""R29 and R31: what nämnder report, and what KS approves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, fynd, rule
from domain.rules.sources import aterrapportering_2024, egen_praxis, fordelning_2023
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


@rule(
    "R29",
    "Varje nämnd som fått pengar redovisar belopp och text i sin årsanalys.",
    fordelning_2023(
        "förslag till beslut, punkt 4", "nämnderna redovisar medlen i sin ordinarie årsredovisning"
    ),
    aterrapportering_2024(
        "nämndernas redovisningar av tilldelade medel", "nämnderna har redovisat i sina årsanalyser"
    ),
    egen_praxis("regel R29", "redovisningen anger också belopp"),
    on=(c.LamnaNamndredovisning,),
    soft=True,
)
def belopp_och_text(
    pott: Pott, _context: Context, command: c.LamnaNamndredovisning
) -> Iterator[Finding]:
    """Open an avvikelse for a report without an amount, or with another than is recorded."""
    forbrukat, egen = pott.saldo(p.FORBRUKAT, command), pott.saldo(p.EGENFINANSIERAT, command)
    namn = command.underenhet or command.namnd
    if command.utfall_ore is None:
        yield Deviation(f"utfall saknas i redovisningen från {namn}", "belopp och text redovisas")
    elif all(abs(command.utfall_ore - ore) >= p.KRONA for ore in (forbrukat, forbrukat + egen)):
        yield Deviation(
            f"{namn} redovisar utfallet {kr(command.utfall_ore)}",
            f"förbrukat är {kr(forbrukat)}, egenfinansierat {kr(egen)}",
            abs(command.utfall_ore - forbrukat),
            (
                fynd(
                    command,
                    utfall=command.utfall_ore,
                    forbrukat=forbrukat,
                    egenfinansierat=egen,
                ),
            ),
        )


@rule(
    "R31",
    "KS godkänner återrapporteringen när alla nämnder har redovisat med belopp.",
    aterrapportering_2024(
        "förslag till beslut, punkt 1",
        "KS föreslås godkänna återrapporteringen, som inte har några belopp",
    ),
    egen_praxis("regel R31", "ett godkännande innan alla redovisat belopp visas"),
    on=(c.GodkannAterrapportering,),
    soft=True,
)
def alla_har_redovisat(
    pott: Pott, _context: Context, _command: c.GodkannAterrapportering
) -> Iterator[Finding]:
    """Open an avvikelse when a nämnd that got money and kept some has not reported.

    So has one that is to get money, by a decision that does not say how much.
    """
    vantar = {
        (rad.namnd, rad.underenhet)
        for lucka in pott.noter.luckor.values()
        for rad in lucka.vantar or ()
    }
    fick = (
        {
            (konto.namnd or "", konto.underenhet)
            for konto, ore in pott.saldon.items()
            if konto.position == p.OVERFORT
            and ore > pott.saldon.get(konto._replace(position=p.ATERLAMNAT), 0)
        }
        | vantar
        | pott.noter.redovisade.keys()
    )
    utan = sorted(
        underenhet or namnd
        for namnd, underenhet in fick
        if pott.noter.redovisade.get((namnd, underenhet)) is None
    )
    if utan:
        yield Deviation(
            f"utfall saknas från {len(utan)}: {', '.join(utan)}",
            "alla nämnder redovisar belopp innan KS godkänner",
        )
