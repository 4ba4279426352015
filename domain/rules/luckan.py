"""R57 and R60: what a source does not say is a gap, until it is completed; from which day it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.deciding.besluten import i_sin_helhet
from domain.deciding.context import by_command
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import aterrapportering_2024, egen_praxis, fordelning_2023
from domain.values.dates import OKAND, first_day, last_day
from domain.values.dates import datum_text as nar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.deciding.context import Context
    from domain.facts import Rad
    from domain.states.pott import Pott

_Fordelning = c.ForeslaFordelning | c.BeslutaFordelning
_HELA = "en fördelning har en rad med belopp för varje nämnd"


@rule(
    "R57",
    "Det som källan inte säger uppfinns inte: ett äskande utan belopp, och en fördelning utan rader"
    " eller belopp, är en lucka, som varken flyttar eller ersätter något förrän den kompletteras.",
    fordelning_2023("förslag till beslut, punkt 2", "fördelas enligt en uppställning i ärendet"),
    fordelning_2023("sammanfattning", "uppställningen är en bilaga"),
    aterrapportering_2024("sammanfattning", "åtta nämnder tilldelades medel, utan belopp"),
    egen_praxis("regel R57", "vad en komplettering får säga"),
    on=(c.LamnaAskande, c.ForeslaFordelning, c.BeslutaFordelning, c.KompletteraBeslut),
)
def det_okanda(
    pott: Pott, _context: Context, command: c.LamnaAskande | _Fordelning | c.KompletteraBeslut
) -> Iterator[Finding]:
    """Open an avvikelse for an amount that is not known; refuse to complete what does not wait."""
    match command:
        case c.LamnaAskande(belopp_ore=None):
            yield Deviation(
                f"beloppet i äskandet från {command.underenhet or command.namnd} är inte känt",
                "ett äskande har ett belopp; det som är känt sedan tidigare står kvar",
                slag="lucka",
            )
        case c.KompletteraBeslut() if command.rader:
            yield from _kompletterade(pott, command)
        case c.ForeslaFordelning() | c.BeslutaFordelning():
            if not command.rader:
                yield Deviation(f"{command.rubrik} utan rader", _HELA, slag="lucka")
            yield from _utan_belopp(command.rader)
        case _:
            pass


def _utan_belopp(rader: Iterable[Rad], kod: str | None = None) -> Iterator[Deviation]:
    """Find the rows that wait for an amount, as one gap."""
    vantar = [_raden(rad) for rad in rader if rad.belopp_ore is None]
    if vantar:
        saknas = f"belopp saknas för {', '.join(dict.fromkeys(vantar))}"
        yield Deviation(saknas, _HELA, kod=kod, slag="lucka")


def _kompletterade(pott: Pott, command: c.KompletteraBeslut) -> Iterator[Finding]:
    """Refuse rows that none waits for; find what still waits, under the name that it has."""
    lucka = pott.noter.luckor.get(command.avser_id)
    if lucka is None:
        yield Refusal(
            f"{command.avser_id} har inga rader som väntar på belopp",
            "Ange ett beslut om fördelning där rader eller belopp saknas; det som är fel rättas.",
        )
        return
    utan = [rad.underenhet or rad.namnd for rad in command.rader if rad.belopp_ore is None]
    if lucka.vantar is not None and utan:
        yield Refusal(
            f"kompletteringen av {command.avser_id} anger inget belopp för {', '.join(utan)}",
            "Ange bara de rader som har fått sitt belopp.",
        )
        return
    try:
        left = lucka.efter(command.rader)
    except KeyError as okand:
        vantar = ", ".join(dict.fromkeys(_raden(one) for one in lucka.vantar or ()))
        yield Refusal(
            f"kompletteringen av {command.avser_id} har en rad för {okand.args[0]} som inte går att"
            " para ihop med en som väntar",
            f"Det som väntar på belopp är {vantar}; ange nämnd, underenhet och insats så.",
        )
        return
    if kod := pott.finding(command.avser_id, "R57"):
        yield from _utan_belopp(left.vantar or (), kod)


def okanda_belopp(pott: Pott) -> Iterator[Refusal]:
    """Refuse to close a pott where decided money has no amount: it would be a debt, or unused."""
    for kommando_id, lucka in pott.noter.luckor.items():
        vantar = ", ".join(dict.fromkeys(map(_raden, lucka.vantar or ())))
        yield Refusal(
            f"fördelningen {kommando_id} i {pott.pott} är beslutad men har"
            f" {f'inget belopp för {vantar}' if vantar else 'ingen uppställning'}",
            "Komplettera beslutet med vad nämnderna får först, eller rätta det.",
            kommando_id,
        )


def _raden(rad: Rad) -> str:
    return " ".join(filter(None, (rad.underenhet or rad.namnd, rad.insats and f"({rad.insats})")))


@rule(
    "R60",
    "Ett belopp som blir känt gäller från beslutets dag, aldrig före den: kompletteringen dateras"
    " då, eller första öppna dagen om räkenskapsåret är stängt.",
    egen_praxis("regel R60", "beslutet gav pengarna, inte den dag då beloppet blev känt"),
    on=(c.KompletteraBeslut,),
)
def fran_beslutets_dag(
    pott: Pott, context: Context, command: c.KompletteraBeslut
) -> Iterator[Finding]:
    """Refuse an amount before there was a decision; open an avvikelse for one of a later day."""
    events = context.events(by_command(command.avser_id))
    if not (command.rader and events):
        return
    beslut, kompletterat = i_sin_helhet(command, pott, events), events[0].handelsedatum
    beslutad = beslut.datum if beslut and beslut.datum != OKAND else kompletterat
    if last_day(command.datum) < first_day(beslutad):
        yield Refusal(
            f"{command.rubrik} {nar(command.datum)}, före beslutet {nar(beslutad)}",
            f"Beloppet gäller från beslutets dag; datera kompletteringen {nar(kompletterat)}.",
        )
        return
    da = context.bok.oppen_dag(kompletterat)
    if first_day(command.datum) > max(last_day(da), first_day(beslutad)):
        stangt = "" if da == kompletterat else f" ({nar(kompletterat)} är i ett stängt år)"
        yield Deviation(
            f"kompletteringen är daterad {nar(command.datum)}",
            f"beloppet gäller från beslutets dag, eller första öppna dagen: {nar(da)}{stangt}",
            fynd=(fynd(dag=command.datum), fynd(dag=da)),
        )
