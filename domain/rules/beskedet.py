"""R19-R22: the nämnd has the final word, KS decides on what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.deciding.context import by_command
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import egen_praxis, fordelning_2022
from domain.values.money import at_most
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


@rule(
    "R19",
    "Nämnden avgör slutligt: den tar emot, avböjer eller begär annan insats, högst för det den har"
    " fått.",
    fordelning_2022(
        "förslag på konkreta insatser", "nämnderna avgör slutligt om insatserna bör sättas in"
    ),
    egen_praxis("regel R19", "ett besked gäller högst det som nämnden har fått"),
    on=(c.TaEmotMedel, c.AvbojMedel, c.BegarAnnanInsats),
)
def namndens_ord(
    pott: Pott, _context: Context, command: c.TaEmotMedel | c.AvbojMedel | c.BegarAnnanInsats
) -> Iterator[Finding]:
    """Refuse an answer about more than the nämnd has been given."""
    fordelat, hos = pott.saldo(p.FORDELAT, command), pott.saldo(p.HOS_NAMND, command)
    if command.belopp_ore > fordelat + hos:
        yield Refusal(
            f"{command.rubrik} {kr(command.belopp_ore)} av"
            f" {command.underenhet or command.namnd} i {pott.pott}: fördelat {kr(fordelat)}, hos"
            f" nämnden {kr(hos)}",
            f"{at_most('Ange', fordelat + hos)}.",
        )


@rule(
    "R20",
    "Den nämnd som vill använda medlen till annat rapporterar det till KS, med insatsen och det"
    " kriterium som den möter; det som faller utanför pottens kriterier är en avvikelse.",
    fordelning_2022(
        "förslag på konkreta insatser",
        "nämnden rapporterar till kommunstyrelsen, och anger den andra insatsen och vad den möter",
    ),
    egen_praxis("regel R20", "det som faller utanför kriterierna registreras, och visas"),
    on=(c.BegarAnnanInsats,),
    soft=True,
)
def moter_kriterium(
    pott: Pott, _context: Context, command: c.BegarAnnanInsats
) -> Iterator[Finding]:
    """Open an avvikelse for a criterion that is not one of the pott's: KS decides on it."""
    kriterier = pott.villkor.kriterier if pott.villkor else ()
    if kriterier and command.kriterium not in kriterier:
        yield Deviation(
            f"{command.underenhet or command.namnd} begär {command.insats!r} med kriteriet"
            f" {command.kriterium!r}",
            f"pottens kriterier är: {'; '.join(kriterier)}",
            command.belopp_ore,
            (fynd(command, begart=command.belopp_ore),),
        )


@rule(
    "R21",
    "Det som en nämnd avböjt eller vill använda till annat är spärrat tills KS har beslutat.",
    fordelning_2022(
        "förslag på konkreta insatser",
        "KS beslutar om den andra insatsen eller om medlen ska återlämnas",
    ),
    egen_praxis("regel R21", "till dess används medlen inte"),
    on=(c.ProvaNamndensBesked,),
)
def sparrat_tills_beslut(
    pott: Pott, context: Context, command: c.ProvaNamndensBesked
) -> Iterator[Finding]:
    """Refuse to release more than the request still blocks."""
    begaran = pott.noter.begaranden.get(command.avser_id)
    if begaran is None:
        own = any(
            getattr(event, "pott", None) == pott.pott
            for event in context.events(by_command(command.avser_id))
        )
        if own:
            yield Refusal(
                f"{command.avser_id!r} är inget avböjande och ingen begäran om annan insats",
                "Ange id för nämndens besked.",
            )
    elif (command.belopp_ore or 1) > begaran.kvar_ore:
        provas = f" {kr(command.belopp_ore)}" if command.belopp_ore else ""
        yield Refusal(
            f"prövning{provas} av {command.avser_id}: spärrat och inte prövat är"
            f" {kr(begaran.kvar_ore)}",
            f"{at_most('Pröva', begaran.kvar_ore)}.",
        )


@rule(
    "R22",
    "En nämnd återlämnar högst det som den har kvar.",
    fordelning_2022("förslag på konkreta insatser", "medel återlämnas till kommunstyrelsen"),
    egen_praxis("regel R22", "högst det som finns kvar hos nämnden"),
    on=(c.AterlamnaMedel,),
)
def inom_hos_namnd(pott: Pott, _context: Context, command: c.AterlamnaMedel) -> Iterator[Finding]:
    """Refuse to hand back money that is spent, blocked or never came."""
    hos = pott.saldo(p.HOS_NAMND, command)
    if command.belopp_ore > hos:
        yield Refusal(
            f"återlämning {kr(command.belopp_ore)} från {command.underenhet or command.namnd} i"
            f" {pott.pott}: kvar hos nämnden {kr(hos)}",
            f"{at_most('Återlämna', hos)}.",
        )
