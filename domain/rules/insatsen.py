"""R13, R24, R45 and R51: an insats that can be stopped, adjusted and held to what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2022,
    fordelning_2023,
    omradeslyft,
)
from domain.values.dates import datum_text as nar
from domain.values.dates import first_day, last_day
from domain.values.referenser import skelett

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import AskadInsats, Rad
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

_FOR_INSATSER = (
    c.LamnaAskande,
    c.ForeslaFordelning,
    c.BeslutaFordelning,
    c.KompletteraBeslut,
)


@rule(
    "R13",
    "Engångsmedel och statsbidrag bär inga permanenta åtaganden: insatsen bör kunna avbrytas, eller"
    " finansieras med egna medel därefter.",
    fordelning_2022(
        "särskilt om Socialstyrelsens medel",
        "engångsmedel; insatserna bör kunna avbrytas om finansieringen inte fortsätter",
    ),
    fordelning_2022(
        "anslutande uppdrag", "egna medel kan behöva nyttjas för att förlänga eller permanenta"
    ),
    egen_praxis("regel R13", "ett permanent åtagande registreras ändå, och visas"),
    on=_FOR_INSATSER,
    soft=True,
)
def avbrytbar(pott: Pott, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for an insats that cannot be stopped, and that nothing else pays for."""
    if not (pott.statsbidrag or (pott.villkor and pott.villkor.engangsmedel)):
        return
    for namnd, one in _insatser(command):
        data = one.insatsdata
        if data and data.avbrytbar is False and data.finansieras_darefter is None:
            yield Deviation(
                f"insatsen {one.insats or namnd!r} kan inte avbrytas",
                "engångsmedel: den bör kunna avbrytas, eller finansieras med egna medel därefter",
                one.belopp_ore,
                (fynd(namnd=namnd, belopp=one.belopp_ore),),
            )


@rule(
    "R24",
    "Ur statsbidrag får insatsen justeras inom kriterierna, hos samma nämnd och i samma pott, efter"
    " dialog med stadskontoret; inga pengar flyttas.",
    fordelning_2022(
        "särskilt om Socialstyrelsens medel",
        "en pottfördelning; stadskontoret för dialog med förvaltningarna om anpassningar till"
        " kriterierna, och insatserna kan justeras efter dialog mellan förvaltningarna",
    ),
    egen_praxis(
        "regel R24",
        "den nämnd som har medel justerar, och dialogen kommer före; kommunens egna medel kräver"
        " ingen",
    ),
    on=(c.JusteraInsats,),
)
def inom_kriterierna(pott: Pott, _context: Context, command: c.JusteraInsats) -> Iterator[Finding]:
    """Refuse an adjustment of the state's money without dialogue, or outside its criteria."""
    if not pott.statsbidrag:
        return
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
    " fjorton GeSO-områdena, och ett av de fem nationella områdena. En plats anges som den heter.",
    omradeslyft("arbetssätt", "de 14 geografiska statistikområdena (GeSO)"),
    fordelning_2022(
        "särskilt om kommunstyrelsens medel",
        "de fem områdena; geografi anges där det är tillämpligt, eller hela staden",
    ),
    fordelning_2023("stadskontorets bedömning och förslag", "Hermodsdal nämns vid namn"),
    aterrapportering_2024("nämndernas redovisningar av tilldelade medel", "Lindängen likaså"),
    egen_praxis("regel R45", "en plats anges som den heter, utan register"),
    on=(*_FOR_INSATSER, c.RedovisaForbrukning),
    soft=True,
)
def kant_omrade(_pott: Pott, _context: Context, command: c.PottCommand) -> Iterator[Finding]:
    """Open an avvikelse for an area that is none of those that the documents speak of."""
    known = [one.insatsdata for _, one in _insatser(command) if one.insatsdata]
    for data in known:
        if data.prioriterat_omrade not in {None, *PRIORITERADE}:
            yield Deviation(
                f"prioriterat område {data.prioriterat_omrade!r}",
                f"de fem är: {', '.join(PRIORITERADE)}",
            )
    stated = [command] if isinstance(command, c.RedovisaForbrukning) else known
    for geso in dict.fromkeys(one.geso for one in stated):
        if geso not in {None, *GESO}:
            yield Deviation(
                f"området {geso!r}",
                f"områdena är {STADSOVERGRIPANDE} och GESO-01 till GESO-14; en plats anges som"
                " plats",
            )


@rule(
    "R51",
    "En kostnads insats är beslutad, justerad eller medgiven för nämnden i potten, och inte"
    " avbruten den dagen.",
    fordelning_2022(
        "förslag på konkreta insatser",
        "använder nämnden inte medlen som föreslagits beslutar kommunstyrelsen om annan insats",
    ),
    egen_praxis(
        "regel R51",
        "en rad utan insats är en pottfördelning, som kostnader inte kan hållas mot; namn jämförs"
        " utan skiftläge och skiljetecken",
    ),
    on=(c.RedovisaForbrukning,),
    soft=True,
)
def beslutad_insats(
    pott: Pott, _context: Context, command: c.RedovisaForbrukning
) -> Iterator[Finding]:
    """Open an avvikelse for a cost of an insats that nobody has decided, or that is stopped."""
    namnd, dag = command.namnd, command.period or command.datum
    key = namnd, skelett(command.insats or "")
    avbruten = pott.noter.avbrutna.get(key)
    if avbruten is not None and first_day(dag) > last_day(avbruten):
        mot = f"insatsen avbröts {nar(avbruten)}"
    elif key not in pott.noter.insatser and namnd not in pott.noter.utan_insats:
        known = [namn for (of, _), namn in pott.noter.insatser.items() if of == namnd]
        mot = f"beslutat för {namnd} i {pott.pott} är {'; '.join(known) or 'inget'}"
    else:
        return
    yield Deviation(
        f"kostnaden gäller insatsen {command.insats!r}, {nar(dag)}",
        mot,
        command.belopp_ore,
        (fynd(command, dag=dag, kostnad=command.belopp_ore),),
    )


def _insatser(command: c.PottCommand) -> Iterator[tuple[str, Rad | AskadInsats]]:
    """Yield the rows, or what is asked for with more than its name, each with its nämnd."""
    match command:
        case c.LamnaAskande():
            asked = (one for one in command.insatser if not isinstance(one, str))
            yield from ((command.namnd, one) for one in asked)
        case c.ForeslaFordelning() | c.BeslutaFordelning() | c.KompletteraBeslut():
            yield from ((rad.namnd, rad) for rad in command.rader)
        case _:
            pass
