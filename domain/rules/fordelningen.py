"""R7, R8, R9, R18, R23 and R44: set aside, distribute, transfer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from domain import commands as c
from domain.bookkeeping import positions as p
from domain.deciding.besluten import behorigt
from domain.rules.rule import Deviation, Finding, Refusal, fynd, rule
from domain.rules.sources import (
    aterrapportering_2024,
    egen_praxis,
    fordelning_2022,
    fordelning_2023,
    kommunallagen,
)
from domain.states.pott_notes import Lucka
from domain.values.money import at_most
from domain.values.money import kronor_text as kr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.facts import Beloppsrad
    from domain.states.pott import Pott

_FORDELANDE = (c.BeslutaFordelning, c.KompletteraBeslut)
_Fordelande = c.BeslutaFordelning | c.KompletteraBeslut
_Transfer = c.OverforMedel | c.OverforKommunbidrag


def _radsumma(command: _Fordelande) -> int:
    return sum(rad.belopp_ore or 0 for rad in command.rader)


@rule(
    "R7",
    "Raderna i en fördelning ska summera till det angivna totalbeloppet; skillnaden är en"
    " avvikelse och förblir ofördelad.",
    fordelning_2022(
        "stadskontorets förslag", "totalbelopp 19 700 000 kr, men raderna är 18 600 000 kr"
    ),
    egen_praxis("regel R7", "skillnaden förblir ofördelad tills den är utredd"),
    on=(c.ForeslaFordelning, c.BeslutaFordelning, c.KompletteraBeslut),
    soft=True,
)
def radsumma(
    pott: Pott, _context: Context, command: c.ForeslaFordelning | _Fordelande
) -> Iterator[Finding]:
    """Open an avvikelse when rows and total disagree, once all are known; nothing is repaired."""
    if isinstance(command, c.KompletteraBeslut):
        lucka = pott.noter.luckor.get(command.avser_id)
    else:
        lucka = Lucka(None, command.total_ore, 0, None)
    if lucka is None or (total := lucka.total_ore) is None or not command.rader:
        return
    try:
        left = lucka.efter(command.rader)
    except KeyError:
        return  # R57 says so
    summa = left.summa_ore
    if not left.vantar and summa != total:
        yield Deviation(
            f"raderna summerar till {kr(summa)}",
            f"angivet totalbelopp är {kr(total)}",
            abs(total - summa),
            (fynd(rader=summa, total=total),),
            slag="motsagelse",
        )


@rule(
    "R8",
    "Summan som fördelas ur ett statsbidrag får inte överstiga det som är rekvirerat, eller, när"
    " det betalas i efterhand, det som är tilldelat.",
    fordelning_2023("sammanfattning", "22 200 700 kr är rekvirerat"),
    fordelning_2023("förslag till beslut, punkt 2", "samma belopp fördelas"),
    egen_praxis("regel R8", "mer än så fördelas inte; i efterhand rekvireras bara kostnader"),
    on=(c.BeslutaFordelning, c.KompletteraBeslut, c.MakuleraRekvisition, c.SankTilldelning),
)
def inom_rekvirerat(
    pott: Pott,
    _context: Context,
    command: _Fordelande | c.MakuleraRekvisition | c.SankTilldelning,
) -> Iterator[Finding]:
    """Refuse to distribute, or to take back, more than is undistributed."""
    fills = c.SankTilldelning if pott.efterhand else c.MakuleraRekvisition
    if not pott.statsbidrag or not isinstance(command, (*_FORDELANDE, fills)):
        return
    ore = _radsumma(command) if isinstance(command, _Fordelande) else command.belopp_ore
    yield from _inom_ofordelat(pott, command, ore)


@rule(
    "R9",
    "Avsatt får inte överstiga det anslag som KF anvisat, och fördelat inte det avsatta.",
    fordelning_2022("förslag till beslut, punkt 2", "15 000 000 kr fördelas ur anslaget"),
    fordelning_2023("sammanfattning", "15 000 000 kr är avsatta i anslag till förfogande"),
    aterrapportering_2024(
        "ärendet", "KF:s medel för 2024 anges utan belopp, KS avsatte 8 500 000 kr"
    ),
    kommunallagen("5 kap. 1 § och 11 kap. 6 §", "KF beslutar om budget och anslag"),
    egen_praxis("regel R9", "mer än så avsätts och fördelas inte"),
    on=(c.AvsattMedel, c.AnvisaAnslag, c.BeslutaFordelning, c.KompletteraBeslut),
)
def inom_anvisat(
    pott: Pott, _context: Context, command: c.AvsattMedel | c.AnvisaAnslag | _Fordelande
) -> Iterator[Finding]:
    """Hold set-aside money against KF's appropriation, where its amount is known."""
    if isinstance(command, _Fordelande):
        if not pott.statsbidrag:
            yield from _inom_ofordelat(pott, command, _radsumma(command))
        return
    anvisat, avsatt = pott.saldo(p.ANVISAT), pott.saldo(p.AVSATT)
    if isinstance(command, c.AnvisaAnslag):
        anvisat += command.belopp_ore or 0
    else:
        avsatt += command.belopp_ore
        if not pott.noter.anslag_anvisat:
            yield Refusal(
                f"avsättning {kr(command.belopp_ore)} i {pott.pott}: KF har inte anvisat något",
                "Registrera KF:s anslag först, utan belopp om det är okänt.",
            )
            return
    if 0 < anvisat < avsatt:
        yield Refusal(
            f"{command.rubrik} i {pott.pott}: avsatt blir {kr(avsatt)} men anvisat {kr(anvisat)}",
            f"Det är {kr(avsatt - anvisat)} för mycket; det avsatta måste rymmas i anslaget.",
        )


def _inom_ofordelat(pott: Pott, command: c.PottCommand, ore: int) -> Iterator[Finding]:
    kvar = pott.saldo(p.OFORDELAT)
    if ore > kvar:
        kom_in = "rekvirerat" if pott.statsbidrag else "avsatt"
        kom_in = "tilldelat" if pott.efterhand else kom_in
        ram = pott.total(*p.HELD)
        yield Refusal(
            f"{command.rubrik} {kr(ore)} överstiger pottens tillgängliga medel: {pott.pott}"
            f" har {kr(ram)} {kom_in}, varav {kr(kvar)} är ofördelat",
            f"Minska med {kr(ore - kvar)}.",
        )


def _per_recipient(rader: tuple[Beloppsrad, ...]) -> Iterator[tuple[Beloppsrad, int]]:
    sums = Counter[tuple[str, str | None]]()
    rows: dict[tuple[str, str | None], Beloppsrad] = {}
    for rad in rader:
        sums[rad.namnd, rad.underenhet] += rad.belopp_ore
        rows[rad.namnd, rad.underenhet] = rad
    for key, rad in rows.items():
        yield rad, sums[key]


@rule(
    "R18",
    "Överfört till en nämnd får inte överstiga det som är beslutat för den ur potten.",
    fordelning_2022(
        "förslag till beslut, punkt 2 och 3",
        "medlen beviljas enligt uppställningen, nämnd för nämnd",
    ),
    egen_praxis("regel R18", "mer än så överförs inte, och bara det som inte är överfört ändras"),
    on=(c.OverforMedel, c.OverforKommunbidrag, c.AndraFordelning),
)
def inom_fordelat(
    pott: Pott, _context: Context, command: _Transfer | c.AndraFordelning
) -> Iterator[Finding]:
    """Refuse to transfer, or take back, more than is decided and not yet transferred."""
    of = (
        _per_recipient(command.rader)
        if isinstance(command, c.AndraFordelning)
        else ((command, command.belopp_ore),)
    )
    for mottagare, ore in of:
        kvar = pott.saldo(p.FORDELAT, mottagare)
        if ore > kvar:
            fran = isinstance(command, c.AndraFordelning)
            namn, okant = mottagare.underenhet or mottagare.namnd, pott.noter.vantar(mottagare)
            yield Refusal(
                f"{command.rubrik} {kr(ore)} {'från' if fran else 'till'} {namn} ur {pott.pott}:"
                f" kvar av beslutad fördelning {kr(kvar)}"
                + (f", och en rad för {namn} vars belopp inte är känt" if okant else ""),
                "Komplettera beslutet med radens belopp först (beslutskomplettering)."
                if okant
                else f"{at_most('Dra tillbaka', kvar)}; det som är överfört och inte använt lämnas"
                " tillbaka (återlämning)."
                if fran
                else f"{at_most('För över', kvar)}; mer kräver ett nytt beslut om fördelning.",
            )


@rule(
    "R23",
    "Återlämnade pengar går till samma pott, och ny användning kräver ett nytt beslut om"
    " fördelning.",
    fordelning_2022("förslag på konkreta insatser", "medel återlämnas till kommunstyrelsen"),
    egen_praxis("regel R23", "de går till sin egen pott och fördelas genom ett nytt beslut"),
    on=(c.OverforMedel, c.OverforKommunbidrag),
)
def nytt_beslut(pott: Pott, _context: Context, command: _Transfer) -> Iterator[Finding]:
    """Refuse to transfer what came back without a new decision."""
    over = command.belopp_ore > pott.saldo(p.FORDELAT, command)
    if over and pott.noter.aterkommet_ore and pott.saldo(p.OFORDELAT):
        yield Refusal(
            f"i {pott.pott} är {kr(pott.saldo(p.OFORDELAT))} ofördelat, och"
            f" {kr(pott.noter.aterkommet_ore)} av det som delats ut har kommit tillbaka",
            "Registrera det nya beslutet om fördelning först.",
        )


@rule(
    "R44",
    "När ett organ fördelar till sig självt visas det för sig: det som beslutar, eller har"
    " delegerat beslutet, och det som tar emot är samma.",
    fordelning_2022(
        "stadskontorets förslag", "raden Kommunstyrelsen - Stadskontoret i båda uppställningarna"
    ),
    egen_praxis("regel R44", "den som fördelar till sig själv visas för sig"),
    on=(c.BeslutaFordelning, c.KompletteraBeslut),
    soft=True,
)
def till_sig_sjalvt(pott: Pott, _context: Context, command: _Fordelande) -> Iterator[Finding]:
    """Open an avvikelse when who decides, or delegated or was delegated it, also receives."""
    lucka = pott.noter.luckor.get(getattr(command, "avser_id", ""))
    beslut = command.beslut or (lucka and lucka.beslut)
    tog = {beslut.organ, behorigt(beslut)} if beslut else set[str]()
    till = Counter[str]()
    for rad in command.rader:
        if organ := next((one for one in (rad.namnd, rad.underenhet) if one in tog), None):
            till[organ] += rad.belopp_ore or 0
    for organ, ore in sorted((+till).items()):
        yield Deviation(
            f"{organ} fördelar {kr(ore)} till sig självt",
            "beslutande och mottagande organ är samma",
            ore,
            (fynd(namnd=organ, fordelat=ore),),
        )
