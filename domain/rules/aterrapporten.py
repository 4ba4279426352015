"""R30: what the authority is told, step by step, and that it stays what nämnder have spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.bookkeeping.dagar import tom
from domain.bookkeeping.positions import KRONA
from domain.bookkeeping.postings import sides
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023
from domain.values.dates import last_day
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain import events as e
    from domain.deciding.context import Context
    from domain.facts import Aterrapport, Fynd, Kostnadsurval, Steg
    from domain.rules.rule import Utfall
    from domain.states.pott import Pott

NASTA: dict[str | None, tuple[Steg, ...]] = {
    None: ("utkast", "inskickad"),
    "utkast": ("utkast", "inskickad"),
    "inskickad": ("kvitterad", "komplettering"),
    "komplettering": ("utkast", "inskickad"),
    "kvitterad": ("komplettering",),
}

_RAKNAR = (
    c.RedovisaForbrukning,
    c.KrediteraForbrukning,
    c.AvraknaEgenfinansiering,
    c.FaststallSkuld,
    c.RattaHandelse,
)
"""What changes how much is spent, and so the sum of a report that may be sent."""


def _andrad_efterat(utfall: Utfall, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse when the sum of a report changes after it is sent.

    It is opened when the report stops being right, however small the step, and then anew for each
    krona that the sum goes on changing by.
    """
    rapporter = utfall.pott.noter.aterrapporter
    if not rapporter or rapporter[-1].steg not in {"inskickad", "kvitterad"}:
        return
    sant, dag = rapporter[-1], last_day(rapporter[-1].per_datum)
    if last_day(command.datum) > dag:
        return
    fore = _forbrukat(utfall.pott, dag)
    efter = fore + sum(
        delta
        for event in utfall.events
        for konto, delta in sides(event)
        if konto.position == p.FORBRUKAT
    )
    nyss = _stammer(sant, fore) or _vantad(sant, efter) != _vantad(sant, fore)
    if nyss and not _stammer(sant, efter):
        yield Deviation(
            f"förbrukat blir {kr(efter)} per {sant.per_datum}",
            f"återrapporterat är {_sagt(sant)}",
            abs(_vantad(sant, efter) - sant.summa_ore),
            (_jamfort(sant, efter),),
        )


@rule(
    "R30",
    "Stadskontoret återrapporterar till myndigheten i hela kronor, steg för steg; summan är det som"
    " nämnderna förbrukat, eller skillnaden förklaras.",
    fordelning_2023(
        "Socialstyrelsens tilldelning av medel",
        "redovisning i ett webbformulär i slutet av bidragsåret",
    ),
    fordelning_2022(
        "förslag på konkreta insatser", "stadskontoret ansvarar för återrapporteringen"
    ),
    egen_praxis(
        "regel R30", "hela kronor, stegen i sin ordning, och kvittensen av det som är inskickat"
    ),
    on=(c.AterrapporteraTillMyndighet, *_RAKNAR),
    efterat=_andrad_efterat,
)
def summan_av_utfallet(pott: Pott, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Refuse a step out of order, parts of kronor, no receipt, and an unexplained difference."""
    if not isinstance(command, c.AterrapporteraTillMyndighet):
        return  # what it counts is held when it is known
    senast = pott.noter.aterrapporter[-1] if pott.noter.aterrapporter else None
    nu = senast.steg if senast else None
    if command.steg not in NASTA[nu]:
        yield Refusal(
            f"återrapporteringen av {pott.pott} är {nu or 'inte påbörjad'} och kan inte bli"
            f" {command.steg}",
            f"Nästa steg är: {' eller '.join(NASTA[nu])}.",
        )
    andel = command.andel_andra_juridiska_personer_ore or 0
    if any(ore % KRONA for ore in (command.summa_ore, command.prognos_ore or 0, andel)):
        yield Refusal(
            f"återrapporteringen {kr(command.summa_ore)} är inte hela kronor",
            "Avrunda till hela kronor, som formuläret kräver.",
        )
    if andel > command.summa_ore:
        yield Refusal(
            f"andra juridiska personers andel {kr(andel)} är mer än summan {kr(command.summa_ore)}",
            "Ange hur mycket av summan som de har använt.",
        )
    yield from _kostnaderna(pott, command)
    if command.steg == "kvitterad":
        yield from _kvitterat(senast, command)
    if command.steg == "inskickad":
        yield from _skillnad(pott, command)


def _kostnaderna(pott: Pott, command: c.AterrapporteraTillMyndighet) -> Iterator[Finding]:
    """Refuse a sum that is said to rest on other costs than there are by its day."""
    har, sagt = pott.kostnader(command.per_datum), command.kostnader
    if sagt is not None and sagt != har:
        yield Refusal(
            f"återrapporteringen anger {_kostnader(sagt)}, men liggaren har"
            f" {_kostnader(har)} per {command.per_datum}",
            "Gå igenom posterna i det förbrukade till och med den dagen, och ange dem som är där.",
        )


def _kostnader(urval: Kostnadsurval) -> str:
    many = "r" if urval.antal != 1 else ""
    return f"{urval.antal} kostnadshändelse{many} om {kr(urval.summa_ore)}"


def _kvitterat(
    senast: e.AterrapporteradTillMyndighet | None, command: c.AterrapporteraTillMyndighet
) -> Iterator[Finding]:
    if command.kvittens is None:
        yield Refusal("kvitterad återrapportering utan kvittens", "Ange kvittensens beteckning.")
    if senast and senast.steg == "inskickad" and _sagt(senast) != _sagt(command):
        yield Refusal(
            f"kvitterat är {_sagt(command)}, men inskickat är {_sagt(senast)}",
            "Ange det som är inskickat; gäller något annat är nästa steg komplettering.",
        )


def _sagt(rapport: Aterrapport) -> str:
    """Write what a report says: its sum, its day and its forecast."""
    return (
        f"{kr(rapport.summa_ore)} per {rapport.per_datum}, med prognosen"
        f" {kr(rapport.prognos_ore or 0)}"
    )


def _skillnad(pott: Pott, command: c.AterrapporteraTillMyndighet) -> Iterator[Finding]:
    forbrukat = _forbrukat(pott, last_day(command.per_datum))
    vantad = _vantad(command, forbrukat)
    if _stammer(command, forbrukat):
        return
    sagt = f"återrapporterat {kr(command.summa_ore)} per {command.per_datum}"
    stod = f"förbrukat är {kr(forbrukat)}, prognos {kr(command.prognos_ore or 0)}"
    if command.forklaring is None:
        yield Refusal(f"{sagt}, men {stod}", "Rätta summan, eller förklara skillnaden.")
    else:
        yield Deviation(
            f"{sagt}: {command.forklaring}",
            stod,
            abs(command.summa_ore - vantad),
            (_jamfort(command, forbrukat),),
        )


def _jamfort(rapport: Aterrapport, forbrukat: int) -> Fynd:
    return fynd(
        dag=rapport.per_datum,
        aterrapporterat=rapport.summa_ore,
        forbrukat=forbrukat,
        prognos=rapport.prognos_ore,
    )


def _stammer(rapport: Aterrapport, forbrukat: int) -> bool:
    """Tell whether a sum is what is spent and the forecast, rounded to whole kronor either way."""
    return abs(rapport.summa_ore - forbrukat - (rapport.prognos_ore or 0)) < KRONA


def _vantad(rapport: Aterrapport, forbrukat: int) -> int:
    """Return the sum to report, in öre: what is spent, in whole kronor, and the forecast."""
    return (forbrukat + KRONA // 2) // KRONA * KRONA + (rapport.prognos_ore or 0)


def _forbrukat(pott: Pott, dag: str) -> int:
    """Return what nämnder had spent by a day, in öre."""
    return sum(
        tom(dagar, dag) for konto, dagar in pott.per_dag.items() if konto.position == p.FORBRUKAT
    )


def i_ordning(rapporter: Sequence[e.AterrapporteradTillMyndighet]) -> bool:
    """Tell whether each step of a report follows from the one before it."""
    steg = [one.steg for one in rapporter]
    return all(then in NASTA[one] for one, then in zip([None, *steg], steg, strict=False))
