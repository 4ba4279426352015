"""R24 and R45: adjusting an insats, and saying where and for what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, Refusal, rule
from domain.rules.sources import fordelning_2022, omradeslyft
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from domain.deciding.context import Context
    from domain.facts import AskadInsats, Insatsdata, Rad
    from domain.states.pott import Pott

STADSOVERGRIPANDE = "stadsovergripande"
GESO = (STADSOVERGRIPANDE, *(f"GESO-{nr:02d}" for nr in range(1, 15)))
"""The whole city and its fourteen areas; their codes are ours, since no document names them."""

PRIORITERADE = (
    "boende",
    "utbildning",
    "arbetsmarknad",
    "demokrati och civilsamhälle",
    "brottslighet",
)
"""The five national areas in which segregation is to be broken."""


@rule(
    "R24",
    "Insatsen får justeras inom kriterierna, hos samma nämnd och i samma pott, efter dialog med"
    " stadskontoret; inga pengar flyttas.",
    fordelning_2022(
        "särskilt om Socialstyrelsens medel",
        "en pottfördelning; insatserna kan justeras efter dialog för att möta kriterierna",
    ),
    on=(c.JusteraInsats,),
)
def inom_kriterierna(pott: Pott, _context: Context, command: c.JusteraInsats) -> Iterator[Finding]:
    """Refuse an adjustment without dialogue, or outside the pott's criteria."""
    if command.dialog_datum is None:
        yield Refusal(
            f"justering av {command.insats!r} utan dialog med stadskontoret",
            "Ange dagen för dialogen.",
        )
    elif first_day(command.dialog_datum) > last_day(command.datum):
        yield Refusal(
            f"dialog {nar(command.dialog_datum)}, efter justeringen {nar(command.datum)}",
            "Rätta datumen.",
        )
    if not any(
        ore and (konto.namnd, konto.underenhet) == (command.namnd, command.underenhet)
        for konto, ore in pott.saldon.items()
        if konto.position in p.HELD
    ):
        yield Refusal(
            f"{command.underenhet or command.namnd} har inga medel i {pott.pott}",
            "Justera insatsen hos den nämnd som har medlen.",
        )
    kriterier = pott.villkor.kriterier if pott.villkor else ()
    if kriterier and command.kriterium not in kriterier:
        yield Refusal(
            f"{command.ny_insats!r} anger inget av kriterierna för {pott.pott}",
            f"Ange ett av: {'; '.join(kriterier)}. Utanför dem begär nämnden annan insats.",
        )


@rule(
    "R45",
    "Geografi och prioriterat område är frivilliga; anges de är det hela staden eller ett av de"
    " fjorton GeSO-områdena, och ett av de fem nationella områdena.",
    omradeslyft("arbetssätt", "de 14 geografiska statistikområdena (GeSO)"),
    fordelning_2022(
        "särskilt om kommunstyrelsens medel",
        "de fem områdena; geografi anges där det är tillämpligt, eller hela staden",
    ),
    on=(c.LamnaAskande, c.ForeslaFordelning, c.BeslutaFordelning, c.RedovisaForbrukning),
    soft=True,
)
def kant_omrade(_pott: Pott, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for an area that is none of those that the documents speak of."""
    for data in _insatsdata(command):
        if data.prioriterat_omrade not in {None, *PRIORITERADE}:
            yield Deviation(
                f"prioriterat område {data.prioriterat_omrade!r}",
                f"de fem är: {', '.join(PRIORITERADE)}",
            )
    for geso in dict.fromkeys(_geso(command)):
        if geso not in {None, *GESO}:
            yield Deviation(
                f"området {geso!r}", f"områdena är {STADSOVERGRIPANDE} och GESO-01 till GESO-14"
            )


def _insatsdata(command: c.PottCommand) -> Iterator[Insatsdata]:
    rows: Sequence[Rad | AskadInsats | str] = getattr(command, "rader", ())
    rows = rows or getattr(command, "insatser", ())
    for row in rows:
        if not isinstance(row, str) and row.insatsdata is not None:
            yield row.insatsdata


def _geso(command: c.PottCommand) -> Iterator[str | None]:
    if isinstance(command, c.RedovisaForbrukning):
        yield command.geso
    for data in _insatsdata(command):
        yield data.geso
