"""R11, R12, R14, R15, R17 and R45: how a distribution is prepared, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.rules.omgangen import omgangen, sokande
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2022,
    fordelning_2023,
)
from domain.values.dates import datum_text as nar
from domain.values.dates import within
from domain.values.fields import okant
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Rad
    from domain.states.pott import Pott

_Fordelning = c.ForeslaFordelning | c.BeslutaFordelning
_FORDELNING = (c.ForeslaFordelning, c.BeslutaFordelning)


@rule(
    "R11",
    "Varje rad i en fördelning anger minst ett av pottens kriterier, och varje kostnad sin insats.",
    fordelning_2022(
        "förslag på konkreta insatser",
        "budgetuppdraget och Socialstyrelsens kriterier styr vad som får medel",
    ),
    aterrapportering_2024("ärendet", "fördelningen följde fyra kriterier"),
    egen_praxis("regel R11", "en kostnad anger sin insats"),
    on=(c.BeslutaFordelning, c.KompletteraBeslut, c.RedovisaForbrukning),
)
def angivet_andamal(
    pott: Pott,
    _context: Context,
    command: c.BeslutaFordelning | c.KompletteraBeslut | c.RedovisaForbrukning,
) -> Iterator[Finding]:
    """Refuse a cost without its insats; a row without a valid criterion is an avvikelse."""
    if isinstance(command, c.RedovisaForbrukning):
        if command.insats is None or okant(command.insats):
            yield Refusal(
                f"kostnad {kr(command.belopp_ore)} för {command.underenhet or command.namnd} i"
                f" {pott.pott} anger ingen insats",
                "Ange den insats som kostnaden hör till.",
            )
        return
    kriterier = set(pott.villkor.kriterier) if pott.villkor else set()
    without = [
        rad.underenhet or rad.namnd
        for rad in _nya(pott, command)
        if not kriterier & {*rad.kriterier}
    ]
    if kriterier and without:
        yield Deviation(
            f"rader utan kriterium: {', '.join(dict.fromkeys(without))}",
            f"pottens kriterier är: {'; '.join(pott.villkor.kriterier if pott.villkor else ())}",
        )


def _nya(pott: Pott, command: _Fordelning | c.KompletteraBeslut) -> tuple[Rad, ...]:
    """Return the rows that a command is the first to state: of a completion, a missing table."""
    if not isinstance(command, c.KompletteraBeslut):
        return command.rader
    lucka = pott.noter.luckor.get(command.avser_id)
    return command.rader if lucka is not None and lucka.vantar is None else ()


@rule(
    "R12",
    "Fysiska åtgärder på byggnader och lokaler hör till budgetprocessen och sorteras bort.",
    fordelning_2022("förslag på konkreta insatser", "fysiska åtgärder sorteras denna gång bort"),
    egen_praxis("regel R12", "en fysisk åtgärd registreras ändå, och visas"),
    on=(c.LamnaAskande, *_FORDELNING, c.KompletteraBeslut),
    soft=True,
    regelverk=frozenset({"malmo-2022"}),
)
def inte_fysisk(
    _pott: Pott, _context: Context, command: c.LamnaAskande | _Fordelning | c.KompletteraBeslut
) -> Iterator[Finding]:
    """Open an avvikelse when an insats is stated to be a physical measure."""
    rows = command.insatser if isinstance(command, c.LamnaAskande) else command.rader
    for row in rows:
        if not isinstance(row, str) and row.insatsdata and row.insatsdata.fysisk:
            yield Deviation(
                f"{row.insats or 'en rad'} är en fysisk åtgärd", "hänvisas till budgetprocessen"
            )


@rule(
    "R14",
    "Ett äskande är beslutat av nämnden senast den dag som satts ut; annars är det preliminärt"
    " eller försenat.",
    fordelning_2023("arbetsgång i ärendet", "nämnderna behandlar dem; senast den 28 april"),
    egen_praxis("regel R14", "nämndens beslut träder i stället för det aviserade"),
    on=(c.LamnaAskande,),
    soft=True,
)
def askat_i_tid(pott: Pott, _context: Context, command: c.LamnaAskande) -> Iterator[Finding]:
    """Open an avvikelse for an application without a decision, or decided after the day set."""
    senast = pott.villkor and pott.villkor.askande_senast
    if not senast:
        return
    if command.beslut is None:
        yield Deviation(
            f"äskandet från {command.namnd} är preliminärt: nämnden har inte beslutat",
            f"nämnden beslutar senast {senast}",
        )
        return
    inside = within(command.beslut.datum, None, senast)
    if not inside:
        yield Deviation(
            f"äskandet från {command.namnd} är"
            f" {'försenat: ' if inside is False else ''}beslutat {nar(command.beslut.datum)}",
            f"nämnden beslutar senast {senast}",
            fynd=(fynd(command, dag=command.beslut.datum),),
        )


@rule(
    "R15",
    "Regelverket väljs per pott och år: 2022 fördelades före nämndernas beslut, 2023 och 2024 efter"
    " ansökan.",
    fordelning_2022("förslag på konkreta insatser", "ingen ansökan; nämnderna avgör efteråt"),
    fordelning_2023("arbetsgång i ärendet", "elva nämnder ansökte före fördelningen"),
    aterrapportering_2024("ärendet", "åtta nämnder ansökte"),
    egen_praxis("regel R15", "en rad till den som inte har äskat visas"),
    on=(c.UpprattaPott, *_FORDELNING, c.KompletteraBeslut),
)
def arets_regelverk(
    pott: Pott, context: Context, command: c.UpprattaPott | _Fordelning | c.KompletteraBeslut
) -> Iterator[Finding]:
    """Refuse another year's rule set; a row before the nämnd applied is an avvikelse."""
    if isinstance(command, c.UpprattaPott):
        _, _, ar = command.regelverk.partition("-")
        if ar and int(ar) != command.bidragsar:
            yield Refusal(
                f"regelverket {command.regelverk} hör inte till bidragsåret {command.bidragsar}",
                "Välj standard, eller det regelverk som gällde det året.",
            )
    elif pott.villkor and pott.efter_ansokan:
        askande = sokande(pott, *omgangen(pott, context))
        before = dict.fromkeys(rad.namnd for rad in _nya(pott, command) if rad.namnd not in askande)
        if before:
            yield Deviation(
                f"{command.rubrik} till {', '.join(before)}, som inte har äskat",
                f"enligt {pott.villkor.regelverk} fördelas medlen efter ansökan",
            )


@rule(
    "R17",
    "En prioritering motiveras med namngivna grunder.",
    fordelning_2022("förslag på konkreta insatser", "stadskontoret anger sina bedömningsgrunder"),
    fordelning_2023("arbetsgång i ärendet", "stadskontoret anger principen för prioriteringen"),
    aterrapportering_2024("ärendet", "fördelningen följde fyra kriterier"),
    on=_FORDELNING,
    soft=True,
    regelverk=frozenset({"malmo-2022", "malmo-2023", "malmo-2024"}),
)
def motiverad(_pott: Pott, _context: Context, command: _Fordelning) -> Iterator[Finding]:
    """Open an avvikelse for a table that names no grounds; one that is not known is a gap (R57)."""
    if command.rader and not command.prioriteringsgrunder:
        yield Deviation(
            f"{command.rubrik} utan prioriteringsgrunder", "en prioritering motiveras med grunder"
        )
