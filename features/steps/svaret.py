"""Steps about the answer: what is refused and why, where the money is, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pytest_bdd import then

from domain.bookkeeping.postings import postings
from domain.deciding.outcome import Accepted
from features.steps.fras import Fras

if TYPE_CHECKING:
    from features.steps.fras import Sagt
    from features.steps.varld import Varld

LAGEN = {
    "tilldelat": "tilldelat",
    "rekvirerat": "rekvirerat",
    "inbetalt": "inbetalt",
    "oidentifierat": "oidentifierat",
    "förskotterat": "forskotterat",
    "anvisat": "anvisat",
    "avsatt": "avsatt",
    "ofördelat": "ofordelat",
    "äskat": "askat",
    "fördelat": "fordelat",
    "disponibelt": "hos_namnd",
    "spärrat": "sparrat",
    "förbrukat": "forbrukat",
    "egenfinansierat": "egenfinansierat",
    "avböjt": "avbojt",
    "återlämnat": "aterlamnat",
    "redovisat": "redovisat",
    "återbetalningsskuld": "aterbetalningsskuld",
    "återbetalt": "aterbetalt",
    "efterskänkt": "efterskankt",
    "öresavrundning": "oresavrundning",
    "ej utnyttjat": "ej_utnyttjat",
}
_LAGE = "|".join(LAGEN)


@then(Fras("avvisas det enligt {regler} med {ord}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert varld.liggare.rejected_by() == sagt["regler"]
    assert sagt["ord"] in varld.liggare.meddelande()


@then(Fras("antalet händelser är oförändrat"))
def _(varld: Varld) -> None:
    assert len(varld.liggare.events) == varld.fore


@then(Fras("godtas det"))
def _(varld: Varld) -> None:
    assert isinstance(varld.liggare.outcome, Accepted), varld.liggare.meddelande()
    assert len(varld.liggare.events) > varld.fore


@then(Fras(f"är {{belopp}} (?P<lage>{_LAGE})(?: (?:hos|till|av) {{organ}})?(?: i {{pott}})?"))
def _(varld: Varld, sagt: Sagt) -> None:
    pott = sagt.get("pott", varld.namngiven)

    assert sagt["belopp"] == varld.liggare.saldo(pott, LAGEN[sagt["lage"]], sagt.get("organ"))


@then(Fras("är öresavrundningen (?P<minus>−)?{belopp}"))
def _(varld: Varld, sagt: Sagt) -> None:
    ore = -sagt["belopp"] if "minus" in sagt else sagt["belopp"]

    assert ore == varld.liggare.saldo(varld.namngiven, "oresavrundning")


@then(
    Fras("visar balanskontot (?P<minus>−)?{belopp}(?:, varav (?P<under>−)?{av_belopp} centralt)?")
)
def _(varld: Varld, sagt: Sagt) -> None:
    pott = varld.liggare.pott(varld.namngiven)

    assert pott.balanskonto_ore == (-sagt["belopp"] if "minus" in sagt else sagt["belopp"])
    if "av_belopp" in sagt:
        assert pott.centralt_ore == (-sagt["av_belopp"] if "under" in sagt else sagt["av_belopp"])


@then(Fras("anger beslutet att {organ} betalar {ord}"))
def _(varld: Varld, sagt: Sagt) -> None:
    kod = varld.liggare.register.find(sagt["organ"]).kod
    rader = getattr(varld.liggare.events[-1], "rader", ())
    data = [rad.insatsdata for rad in rader if rad.namnd == kod]

    assert [sagt["ord"] in {who.namn for who in one.utforare} for one in data if one] == [True]


@then(Fras("står kostnaden hos {kod}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert sagt["kod"] == getattr(varld.liggare.events[-1], "buren_av", None)


@then(Fras("är raden för {organ} {ord} enligt {ord_2}"))
def _(varld: Varld, sagt: Sagt) -> None:
    kod = varld.liggare.register.find(sagt["organ"]).kod
    (rad,) = (one for one in getattr(varld.liggare.events[-1], "rader", ()) if one.namnd == kod)

    assert (rad.insats, rad.kriterier) == (sagt["ord"], (sagt["ord_2"],))


@then(Fras("har inga pengar flyttats"))
def _(varld: Varld) -> None:
    assert isinstance(varld.liggare.outcome, Accepted), varld.liggare.meddelande()
    assert not any(postings(event) for event in varld.liggare.outcome.events)


@then(Fras("är avvikelsen {kod}(?: på {belopp})? öppen"))
def _(varld: Varld, sagt: Sagt) -> None:
    oppna = varld.liggare.oppna(varld.namngiven)
    found = [
        avvikelse
        for event in varld.liggare.events
        for avvikelse in (*event.avvikelser, event)
        if getattr(avvikelse, "kod", None) == sagt["kod"]
    ]

    assert sagt["kod"] in {kod for _, kod in oppna}
    if "belopp" in sagt:
        assert sagt["belopp"] == found[-1].belopp_ore


@then(Fras("läser avvikelsen {kod} {ord} mot {ord_2}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert isinstance(varld.liggare.outcome, Accepted), varld.liggare.meddelande()
    readings = [
        (found.lasning_1.replace("\u00a0", " "), found.lasning_2.replace("\u00a0", " "))
        for event in varld.liggare.outcome.events
        for found in event.avvikelser
        if found.kod == sagt["kod"]
    ]

    assert readings == [(sagt["ord"], sagt["ord_2"])]


@then(Fras("är (?:avvikelsen {kod}|ingen avvikelse) öppen i ärendet {arende}"))
def _(varld: Varld, sagt: Sagt) -> None:
    oppna = varld.liggare.oppna_i_arendet(sagt["arende"])

    assert [kod for _, kod in oppna] == ([sagt["kod"]] if "kod" in sagt else [])


@then(Fras("är avvikelsen {kod} inte öppen"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert sagt["kod"] not in {kod for _, kod in varld.liggare.oppna(varld.namngiven)}


@then(Fras("är ingen avvikelse öppen"))
def _(varld: Varld) -> None:
    assert varld.liggare.oppna(varld.namngiven) == {}


@then(Fras("betyder {ord} organet {kod}"))
def _(varld: Varld, sagt: Sagt) -> None:
    assert sagt["kod"] == varld.liggare.register.find(sagt["ord"]).kod
