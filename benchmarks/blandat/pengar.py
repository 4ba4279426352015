"""How money comes to a nämnd before it is spent, and leaves a pott when its year ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.blandat.potten import MOTTAGARE, Mottagare, till
from benchmarks.blandat.staden import INSATSER, beslut, som_dag, underlag
from domain import commands as c
from domain.bookkeeping import positions as p

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.blandat.potten import Pottgang

    Gjort = Iterator[None]

KOSTNAD = 1_500_000  # öre: about the mean of an outcome
_OVERFORING = 40 * KOSTNAD
_FORDELNING = 3 * _OVERFORING  # to each nämnd of a decision
_IN = 25 * _FORDELNING


def upprattas(gang: Pottgang) -> Gjort:
    """Set a pott up, and bring it its first money."""
    ar, rnd, slag = gang.ar, gang.rnd, gang.slag
    givare = {"givare": "SOS"} if slag.kalla == "statsbidrag" else {}
    gang.ge(
        c.UpprattaPott,
        **givare,
        datum=f"{ar}-01-01",
        avser=f"{slag.program}, {ar} års medel",
        kalla=slag.kalla,
        program=slag.program,
        bidragsar=ar,
        andamal="minska segregation och öka trygghet i utsatta områden",
        kriterier=["varaktig effekt", "samverkan mellan nämnder", "går att följa upp"],
        nyttjas_from=f"{ar}-01-01",
        nyttjas_tom=f"{ar}-12-31",
        redovisas_senast=f"{ar + 1}-03-31",
        engangsmedel=True,
        utbetalning=slag.utbetalning,
        underlag=[underlag(rnd, "villkor för statsbidraget", ar)],
    )
    yield
    for of in MOTTAGARE[:4]:
        askas(gang, of)
        yield
    rader = [{**till(of), "belopp_ore": _FORDELNING} for of in MOTTAGARE]
    gang.ge(
        c.ForeslaFordelning,
        avser="förslag till fördelning i tjänsteskrivelsen",
        total_ore=_FORDELNING * len(rader),
        rader=rader,
        prioriteringsgrunder=["störst behov", "snabbast effekt"],
    )
    yield
    yield from fordelas(gang, MOTTAGARE)


def askas(gang: Pottgang, of: Mottagare) -> object:
    """Let a nämnd apply, as it has decided or only announced."""
    stated = {} if gang.rnd.random() < 0.5 else {"beslut": beslut(gang.rnd, of[0], gang.dag())}
    return gang.ge(
        c.LamnaAskande,
        **till(of),
        **stated,
        avser="nämndens äskande av medel",
        belopp_ore=gang.del_av(_FORDELNING, 40, 160),
        insatser=gang.rnd.sample(INSATSER, 2),
    )


def fordelas(gang: Pottgang, vilka: tuple[Mottagare, ...]) -> Gjort:
    """Let KS distribute to some nämnder, money being brought in first if it lacks."""
    total = _FORDELNING * len(vilka)
    while gang.saldo(p.OFORDELAT) < total:
        yield from _in(gang)
    stated = {
        "avser": "kommunstyrelsens beslut om fördelning",
        "total_ore": total,
        "beslut": beslut(gang.rnd, "KS", gang.dag()),
        "underlag": [underlag(gang.rnd, "protokoll med fördelningstabell", gang.ar)],
    }
    rader = [
        {**till(of), "belopp_ore": _FORDELNING, "insats": gang.rnd.choice(INSATSER)} for of in vilka
    ]
    if gang.rnd.random() < 0.8:
        gang.ge(c.BeslutaFordelning, **stated, rader=rader)
        yield
        return
    # The table came later than the decision (R57).
    post = gang.ge(c.BeslutaFordelning, **stated)
    yield
    gang.ge(c.KompletteraBeslut, post, avser="tabellen i bilagan till protokollet", rader=rader)
    yield


def overfors(gang: Pottgang, of: Mottagare, belopp: int = _OVERFORING) -> Gjort:
    """Transfer money to a nämnd, distributed to it and others first if it lacks."""
    if gang.saldo(p.FORDELAT, of) < belopp:
        others = gang.rnd.sample(MOTTAGARE, 4)
        yield from fordelas(gang, (of, *(one for one in others if one != of)))
    while gang.saldo(p.INBETALT) + gang.saldo(p.FORSKOTTERAT) < gang.nu.ute_ore + belopp:
        if gang.slag.kalla != "statsbidrag" or gang.slag.utbetalning == "efterhand":
            break
        yield from _in(gang)
    kommando = c.OverforMedel if gang.slag.kalla == "statsbidrag" else c.OverforKommunbidrag
    gang.ge(
        kommando,
        **till(of),
        avser=f"överföring till {of[1] or of[0]} enligt fördelningsbeslutet",
        belopp_ore=belopp,
        underlag=[underlag(gang.rnd, "bokföringsorder för överföringen", gang.ar)],
    )
    yield


def _in(gang: Pottgang) -> Gjort:
    """Bring a pott more money, from the state or from KF, in one of the ways it comes."""
    if gang.slag.kalla == "ks_anslag":
        gang.ge(
            c.AnvisaAnslag,
            avser="kommunfullmäktiges budgetbeslut",
            belopp_ore=_IN,
            beslut=beslut(gang.rnd, "KF", gang.dag()),
        )
        yield
        gang.ge(
            c.AvsattMedel,
            avser="medel avsätts för områdeslyft",
            belopp_ore=_IN,
            beslut=beslut(gang.rnd, "KS", gang.dag()),
        )
        yield
        return
    mer = _FORDELNING if gang.rnd.random() < 0.3 else 0
    gang.ge(
        c.RegistreraTilldelning,
        avser="Socialstyrelsens beslut om tilldelning",
        belopp_ore=_IN + mer,
        beslut=beslut(gang.rnd, "SOS", gang.dag()),
    )
    yield
    if mer:
        sankt = {"belopp_ore": mer, "beslut": beslut(gang.rnd, "SOS", gang.dag())}
        gang.ge(c.SankTilldelning, avser="tilldelningen sänktes", **sankt)
        yield
    if gang.slag.utbetalning == "forskott" or gang.rnd.random() < 0.5:
        yield from _rekvireras(gang)


def _rekvireras(gang: Pottgang) -> Gjort:
    """Call in what is granted and see it paid: sometimes too much, or by nobody knows whom."""
    gang.rekvisition += 1
    ref = {"rekvisition": f"{gang.slag.kod}-R{gang.rekvisition}"}
    kvar = gang.saldo(p.TILLDELAT) - gang.saldo(p.REKVIRERAT)
    gang.ge(
        c.RekvireraStatsbidrag,
        **ref,
        avser="rekvisition av statsbidrag, e-tjänsten",
        belopp_ore=kvar,
        ombud="controller på stadskontoret",
        underlag=[underlag(gang.rnd, "kvittens från e-tjänsten", gang.ar)],
    )
    yield
    if gang.rnd.random() < 0.2:
        makulerat = kvar // 50
        gang.ge(c.MakuleraRekvisition, **ref, avser="för mycket rekvirerat", belopp_ore=makulerat)
        kvar -= makulerat
        yield
    betalt = {**ref, "avser": "inbetalning från Socialstyrelsen", "belopp_ore": kvar}
    avser = None
    if gang.rnd.random() < 0.25:
        okand = "inbetalning utan känd rekvisition"
        avser = gang.ge(c.RegistreraOidentifieradInbetalning, avser=okand, belopp_ore=kvar)
        yield
    gang.ge(c.RegistreraInbetalning, avser, **betalt)
    yield


def avslutas(gang: Pottgang) -> Gjort:
    """Report and close a pott, and settle what is left with the state."""
    for of in MOTTAGARE[:6]:
        redovisas(gang, of)
        yield
    for steg in ("utkast", "inskickad", "kvitterad"):
        aterrapporteras(gang, steg)
        yield
    ks = beslut(gang.rnd, "KS", gang.dag())
    gang.ge(c.GodkannAterrapportering, avser="återrapporteringen godkänns", beslut=ks)
    yield
    gang.ge(c.AvslutaBidragsar, avser="bidragsåret avslutas", datum=f"{gang.ar}-12-31")
    yield
    if skuld := gang.saldo(p.ATERBETALNINGSSKULD):
        yield from _regleras(gang, skuld)


def _regleras(gang: Pottgang, skuld: int) -> Gjort:
    """Pay a debt to the state: half of it, a part let off, and the rest in whole kronor."""
    efter = gang.skrivare.dag
    dag = {"datum": som_dag(efter.toordinal())}
    forfaller = som_dag(efter.toordinal() + 30)
    gang.ge(c.TaEmotAterkrav, **dag, avser="återkrav", belopp_ore=skuld, forfallodag=forfaller)
    yield
    gang.ge(c.AterbetalaStatsbidrag, **dag, avser="första delen betalas", belopp_ore=skuld // 2)
    yield
    efterskankt = {"belopp_ore": max(1, skuld // 100), "skal": "ringa belopp"}
    gang.ge(c.EfterskankAterkrav, **dag, avser="en del efterskänks", **efterskankt)
    yield
    if kvar := gang.saldo(p.ATERBETALNINGSSKULD):
        krona = -(-kvar // 100) * 100
        avrundat = {"oresavrundning_ore": krona - kvar} if krona > kvar else {}
        resten = {"belopp_ore": krona, **avrundat}
        gang.ge(c.AterbetalaStatsbidrag, **dag, avser="resten betalas", **resten)
        yield


def redovisas(gang: Pottgang, of: Mottagare) -> object:
    """Let a nämnd report what it has used."""
    return gang.ge(
        c.LamnaNamndredovisning,
        **till(of),
        avser="nämndens redovisning i årsanalysen",
        utfall_ore=max(0, gang.saldo(p.FORBRUKAT, of)),
        text="Insatserna har genomförts enligt beslutet och fortsätter under året.",
        underlag=[underlag(gang.rnd, "nämndens årsanalys", gang.ar)],
    )


def aterrapporteras(gang: Pottgang, steg: str) -> object:
    """Take a step of the report to the authority."""
    summa = max(0, gang.nu.total(p.FORBRUKAT)) // 100 * 100
    return gang.ge(
        c.AterrapporteraTillMyndighet,
        avser=f"återrapport till myndigheten, {steg}",
        steg=steg,
        summa_ore=summa,
        per_datum=gang.dag(),
        verksamheter=["trygghetsskapande insatser", "stöd till barn och unga"],
        kontakt_roll="controller på stadskontoret",
    )
