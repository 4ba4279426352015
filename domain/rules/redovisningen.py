"""R29-R31: what nämnder report, what KS approves, and what the authority is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain import positions as p
from domain.dates import last_day
from domain.money import kronor_text as kr
from domain.postings import Konto
from domain.rules.rule import Deviation, Finding, Refusal, rule
from domain.sources import aterrapportering_2024, fordelning_2022, fordelning_2023

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.context import Context
    from domain.facts import Steg
    from domain.pott import Pott

KRONA = 100
_NASTA: dict[str | None, tuple[Steg, ...]] = {
    None: ("utkast", "inskickad"),
    "utkast": ("utkast", "inskickad"),
    "inskickad": ("kvitterad", "komplettering"),
    "komplettering": ("utkast", "inskickad"),
    "kvitterad": ("komplettering",),
}


@rule(
    "R29",
    "Varje nämnd som fått pengar redovisar belopp och text i sin årsanalys.",
    fordelning_2023("nämnderna redovisar medlen i årsredovisningen"),
    aterrapportering_2024("nämndernas årsanalyser"),
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
    elif command.utfall_ore not in {forbrukat, forbrukat + egen}:
        yield Deviation(
            f"{namn} redovisar utfallet {kr(command.utfall_ore)}",
            f"förbrukat är {kr(forbrukat)}, egenfinansierat {kr(egen)}",
            abs(command.utfall_ore - forbrukat),
        )


@rule(
    "R30",
    "Stadskontoret återrapporterar till myndigheten i hela kronor, steg för steg; summan är det som"
    " nämnderna förbrukat, eller skillnaden förklaras.",
    fordelning_2023("redovisning i webbformulär vid bidragsårets slut"),
    fordelning_2022("stadskontoret ansvarar för återrapporteringen"),
    on=(c.AterrapporteraTillMyndighet,),
)
def summan_av_utfallet(
    pott: Pott, _context: Context, command: c.AterrapporteraTillMyndighet
) -> Iterator[Finding]:
    """Refuse a step out of order, parts of kronor, no receipt, and an unexplained difference."""
    nu = pott.noter.aterrapport
    if command.steg not in _NASTA[nu]:
        yield Refusal(
            f"återrapporteringen av {pott.pott} är {nu or 'inte påbörjad'} och kan inte bli"
            f" {command.steg}",
            f"Nästa steg är: {' eller '.join(_NASTA[nu])}.",
        )
    if command.summa_ore % KRONA or (command.prognos_ore or 0) % KRONA:
        yield Refusal(
            f"återrapporteringen {kr(command.summa_ore)} är inte hela kronor",
            "Avrunda till hela kronor, som formuläret kräver.",
        )
    if command.steg == "kvitterad" and command.kvittens is None:
        yield Refusal("kvitterad återrapportering utan kvittens", "Ange kvittensens beteckning.")
    if command.steg == "inskickad":
        yield from _skillnad(pott, command)


def _skillnad(pott: Pott, command: c.AterrapporteraTillMyndighet) -> Iterator[Finding]:
    forbrukat = _forbrukat(pott, last_day(command.per_datum))
    vantad = (forbrukat + KRONA // 2) // KRONA * KRONA + (command.prognos_ore or 0)
    if command.summa_ore == vantad:
        return
    sagt = f"återrapporterat {kr(command.summa_ore)} per {command.per_datum}"
    stod = f"förbrukat är {kr(forbrukat)}, prognos {kr(command.prognos_ore or 0)}"
    if command.forklaring is None:
        yield Refusal(f"{sagt}, men {stod}", "Rätta summan, eller förklara skillnaden.")
    else:
        yield Deviation(f"{sagt}: {command.forklaring}", stod, abs(command.summa_ore - vantad))


def _forbrukat(pott: Pott, dag: str) -> int:
    """Return what nämnder had spent by a day, in öre."""
    return sum(
        delta
        for konto, dagar in pott.per_dag.items()
        if konto.position == p.FORBRUKAT
        for datum, delta in dagar.items()
        if datum <= dag
    )


@rule(
    "R31",
    "KS godkänner återrapporteringen när alla nämnder har redovisat med belopp.",
    aterrapportering_2024("förslag till beslut; inga belopp redovisas"),
    on=(c.GodkannAterrapportering,),
    soft=True,
)
def alla_har_redovisat(
    pott: Pott, _context: Context, _command: c.GodkannAterrapportering
) -> Iterator[Finding]:
    """Open an avvikelse when a nämnd that got money and kept some has not reported."""
    fick = {
        of
        for of, ore in pott.noter.mottaget.items()
        if ore > pott.saldon.get(Konto(p.ATERLAMNAT, *of), 0)
    } | pott.noter.redovisade.keys()
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
