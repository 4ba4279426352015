"""Where things stand (domain.bevakning): the ways of 2022 and 2023, and branches beside."""

from typing import Any

import pytest

from domain.bevakning.bild import Lagesteg, i_kraft
from domain.bevakning.lage_arende import arendets_lage, obesvarade
from domain.bevakning.lage_pott import (
    aterrapporteringen,
    pottens_lage,
    pottens_sidospar,
    tilldelningens_lage,
)
from domain.bevakning.stegtyp import Stegtyp
from domain.bookkeeping.rattelse import gallande
from tests.decider import Harness
from tests.unit import vantat as v

SOMMAR, NYAR = "2022-08-01", "2023-01-01"
KUN = ("KUN", None)
Steps = list[tuple[dict[str, Any], str]]


def lage(liggare: Harness, idag: str = SOMMAR, pott: str = v.SOC) -> str:
    return pottens_lage(v.bild(liggare, pott), idag)


def rapport(steg: str, **more: Any) -> dict[str, Any]:
    return v.kommando(
        "AterrapporteraTillMyndighet", "2023-01-20", steg=steg, summa_ore=0,
        per_datum="2022-12-31", **more,
    )  # fmt: skip


def attesterat(liggare: Harness) -> Harness:
    """Let somebody else attest all there is."""
    granska = {"aktor": "EK-02", "giltig_from": "2022-01-01"}
    liggare.given(
        {"kommando": "RegistreraAktor", "aktor": "EK-02", "roll": "controller"},
        {"kommando": "GeAttestratt", "slag": "granskning", **granska},
        {"kommando": "GeAttestratt", "slag": "beslut", **granska},
    )
    waiting = [r.event for r in liggare.recorded if r.event.numreras and r.event.attesteras]
    liggare.aktor = "EK-02"
    for event in waiting:
        for slag in ("granskning", "beslut"):
            about = {"pott": event.pott, "avser_id": event.kommando_id}  # type: ignore[attr-defined]
            liggare.given({"kommando": "Attestera", "slag": slag, "datum": "2025-01-15", **about})
    liggare.aktor = "EK-01"
    return liggare


def test_a_statsbidrag_of_2022_goes_all_the_way() -> None:
    tilldelning, rekvisition, inbetalning = v.pengar()
    way: Steps = [
        (v.pott(), "utlyst"),
        (tilldelning, "tilldelad"),
        (rekvisition, "rekvirerad"),
        (inbetalning, "inbetald"),
        (v.fordelning(kommando="ForeslaFordelning"), "beredd"),
        (v.fordelning(1000), "fordelad"),
        (v.namndens("OverforMedel", "2022-09-01", 1000), "i_bruk"),
        (v.namndens("TaEmotMedel", "2022-09-20", 1000, beslut=v.beslut("KUN", "2022-09-20")),
         "i_bruk"),
    ]  # fmt: skip
    liggare = Harness()
    for stated, after in way:
        assert lage(liggare.given(stated)) == after

    assert lage(liggare, "2022-12-31") == "i_bruk"
    assert lage(liggare, NYAR) == "period_slut"
    liggare.given(
        v.kommando("LamnaNamndredovisning", "2023-01-10", namnd="KUN", utfall_ore=0, text="t")
    )
    assert lage(liggare, NYAR) == "redovisad"
    attesterat(liggare).given(rapport("inskickad"))
    assert lage(liggare, NYAR) == "aterrapporterad"
    liggare.given(v.kommando("AvslutaBidragsar", "2023-02-01"))
    assert lage(liggare, NYAR) == "slutreglerad"
    liggare.given(v.kommando("AterbetalaStatsbidrag", "2023-03-01", belopp_ore=1000))
    assert lage(liggare, NYAR) == "stangd"
    assert pottens_sidospar(v.bild(liggare)) == "aterbetald"


def test_a_ks_anslag_goes_its_own_way() -> None:
    anvisat, avsatt = v.avsatt()
    way: Steps = [
        (v.anslag(), "upprattad"),
        (anvisat, "anvisad"),
        (avsatt, "avsatt"),
        (v.fordelning(pott=v.ANS, kommando="ForeslaFordelning"), "beredd"),
        (v.fordelning(pott=v.ANS), "fordelad"),
        (v.namndens("OverforKommunbidrag", "2022-09-01", pott=v.ANS), "i_bruk"),
    ]
    liggare = Harness()
    for stated, after in way:
        assert lage(liggare.given(stated), pott=v.ANS) == after

    redovisning = v.kommando(
        "LamnaNamndredovisning", "2023-01-10", namnd="KUN", utfall_ore=0, text="t", pott=v.ANS
    )
    liggare.given(redovisning)
    assert lage(liggare, NYAR, v.ANS) == "redovisad"
    liggare.given(
        v.kommando("GodkannAterrapportering", "2023-04-01", pott=v.ANS,
                   beslut=v.beslut("KS", "2023-04-01"))
    )  # fmt: skip
    assert lage(liggare, NYAR, v.ANS) == "godkand"
    assert aterrapporteringen(v.bild(liggare, v.ANS)) == ("ks_godkand", "ingen")
    assert tilldelningens_lage(v.bild(liggare, v.ANS), KUN) == "godkand"
    attesterat(liggare).given(v.kommando("AvslutaBidragsar", "2023-04-10", pott=v.ANS))
    assert lage(liggare, NYAR, v.ANS) == "stangd"
    assert tilldelningens_lage(v.bild(liggare, v.ANS), KUN) == "stangd"
    assert pottens_sidospar(v.bild(liggare, v.ANS)) == ""


def test_ks_money_that_is_made_permanent_is_a_branch() -> None:
    liggare = Harness().given(
        v.anslag(), *v.avsatt(), v.fordelning(pott=v.ANS),
        v.kommando("FoljUppInsats", "2022-10-01", pott=v.ANS, namnd="KUN", insats="i",
                   effekt="god", bedomning="b"),
        v.kommando("VaxlaKommunbidrag", "2022-11-24", pott=v.ANS, fran="KS", till="KUN",
                   belopp_per_ar_ore=400, fran_ar=2023, effektbedomning="e", insats="i",
                   beslut=v.beslut("KF", "2022-11-24")),
    )  # fmt: skip

    assert pottens_sidospar(v.bild(liggare, v.ANS)) == "vaxlad"
    assert lage(liggare, pott=v.ANS) == "fordelad"


def test_a_claim_is_beside_the_main_track_until_it_is_paid() -> None:
    liggare = Harness().given(
        v.pott(), *v.pengar(),
        v.kommando("FaststallSkuld", "2023-01-02", belopp_ore=1000, grund="ej_forbrukat",
                   fran_position="ofordelat"),
    )  # fmt: skip
    assert pottens_sidospar(v.bild(liggare)) == ""

    liggare.given(
        v.kommando("TaEmotAterkrav", "2023-02-01", belopp_ore=1000, forfallodag="2023-03-01",
                   beslut=v.beslut("SOS", "2023-02-01"))
    )  # fmt: skip
    assert pottens_sidospar(v.bild(liggare)) == "aterkravd"
    assert aterrapporteringen(v.bild(liggare)).myndighet == "ej_inskickad"
    attesterat(liggare).given(rapport("inskickad"))
    assert aterrapporteringen(v.bild(liggare)).myndighet == "aterkrav"


def share(liggare: Harness) -> str:
    return tilldelningens_lage(v.bild(liggare), KUN)


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(v.pott(), *v.pengar())


def test_a_share_of_2023_begins_with_the_namnds_application(liggare: Harness) -> None:
    way: Steps = [
        (v.namndens("LamnaAskande", "2022-04-26", 900, beslut=v.beslut("KUN", "2022-04-26")),
         "askad"),
        (v.fordelning(kommando="ForeslaFordelning", datum="2022-06-05"), "foreslagen"),
        (v.fordelning(), "beslutad"),
        (v.namndens("OverforMedel", "2022-09-01"), "overford"),
        (v.namndens("TaEmotMedel", "2022-09-20", beslut=v.beslut("KUN", "2022-09-20")),
         "mottagen"),
        (v.namndens("RedovisaForbrukning", "2022-10-01", 100, insats="i", period="2022-10"),
         "forbrukas"),
        (v.kommando("LamnaNamndredovisning", "2023-01-10", namnd="KUN", text="t"), "redovisad"),
        (v.kommando("BedomRedovisning", "2023-02-01", namnd="KUN", bedomning="komplettering",
                    text="t"), "redovisad"),
        (v.kommando("LamnaNamndredovisning", "2023-02-10", namnd="KUN", utfall_ore=100, text="t"),
         "redovisad"),
        (v.kommando("BedomRedovisning", "2023-02-20", namnd="KUN", bedomning="godtagbar",
                    text="t"), "bedomd"),
        (v.kommando("GodkannAterrapportering", "2023-04-01", beslut=v.beslut("KS", "2023-04-01")),
         "godkand"),
    ]  # fmt: skip
    assert share(liggare) == ""
    for stated, after in way:
        assert share(liggare.given(stated)) == after


def test_a_share_of_ks_money_is_handed_over_as_kommunbidrag() -> None:
    liggare = Harness().given(
        v.anslag(), *v.avsatt(), v.fordelning(pott=v.ANS),
        v.namndens("OverforKommunbidrag", "2022-09-01", pott=v.ANS),
    )  # fmt: skip

    assert tilldelningens_lage(v.bild(liggare, v.ANS), KUN) == "overford"


def test_a_share_of_2022_begins_with_the_proposal(liggare: Harness) -> None:
    liggare.given(v.fordelning(kommando="ForeslaFordelning"))

    assert share(liggare) == "foreslagen"


def test_a_namnd_that_declines_waits_for_ks_and_is_then_done(liggare: Harness) -> None:
    nej = v.beslut("KUN", "2022-09-20")
    liggare.given(
        v.fordelning(), v.namndens("OverforMedel", "2022-09-01"),
        v.namndens("AvbojMedel", "2022-09-20", id="nej", skal="s", beslut=nej),
    )  # fmt: skip
    assert share(liggare) == "avbojd"

    provning = {"avser_id": "nej", "beslut": v.beslut("KS", "2022-10-05")}
    liggare.given(v.kommando("ProvaNamndensBesked", "2022-10-05", utfall="aterlamnas", **provning))
    assert share(liggare) == "aterlamnad"


@pytest.mark.parametrize(("utfall", "after"), [("medgiven", "annan_insats_medgiven"),
                                               ("aterlamnas", "aterlamnad")])  # fmt: skip
def test_another_use_is_asked_for_and_decided(liggare: Harness, utfall: str, after: str) -> None:
    liggare.given(
        v.fordelning(), v.namndens("OverforMedel", "2022-09-01"),
        v.namndens("BegarAnnanInsats", "2022-09-20", id="annat", insats="i", kriterium="k",
                   beslut=v.beslut("KUN", "2022-09-20")),
    )  # fmt: skip
    assert share(liggare) == "annan_insats_begard"

    liggare.given(
        v.kommando("ProvaNamndensBesked", "2022-10-05", utfall=utfall, avser_id="annat",
                   beslut=v.beslut("KS", "2022-10-05"))
    )  # fmt: skip
    assert share(liggare) == after


def test_a_namnd_that_handed_all_back_is_done_and_one_that_got_more_is_not(
    liggare: Harness,
) -> None:
    liggare.given(
        v.fordelning(), v.namndens("OverforMedel", "2022-09-01"),
        v.namndens("AterlamnaMedel", "2022-11-01", skal="s", beslut=v.beslut("KUN", "2022-11-01")),
    )  # fmt: skip
    assert share(liggare) == "aterlamnad"

    liggare.given(v.fordelning(100, datum="2022-11-09", beslut=v.beslut("KS", "2022-11-09")))
    assert share(liggare) == "overford"


def test_what_is_corrected_has_not_happened(liggare: Harness) -> None:
    liggare.given(
        v.fordelning(id="ford"),
        v.kommando("RattaHandelse", "2022-08-20", id="ratt", avser_id="ford", skal="fel nämnd"),
    )
    assert (lage(liggare), share(liggare)) == ("inbetald", "")

    liggare.given(v.kommando("RattaHandelse", "2022-08-21", avser_id="ratt", skal="det var rätt"))
    assert (lage(liggare), share(liggare)) == ("fordelad", "beslutad")
    steps = [one for r in liggare.recorded for one in v.steg(r.nr, r.event)]
    events = [r.event for r in liggare.recorded]
    assert {one.kommando_id for one in i_kraft(steps)} <= {
        event.kommando_id for event in gallande(events)
    }


def test_the_two_tracks_of_a_report_do_not_wait_for_each_other(liggare: Harness) -> None:
    liggare.given(v.fordelning(1000), v.namndens("OverforMedel", "2022-09-01", 1000))
    assert aterrapporteringen(v.bild(liggare)) == ("ej_begard", "ej_inskickad")
    attesterat(liggare)
    for steg, more in (("utkast", {}), ("inskickad", {}), ("kvitterad", {"kvittens": "1"}),
                       ("komplettering", {})):  # fmt: skip
        liggare.given(rapport(steg, **more))
        assert aterrapporteringen(v.bild(liggare)) == ("ej_begard", steg)


def test_what_namnder_report_is_asked_for_comes_in_and_is_compiled() -> None:
    def internt() -> str:
        return aterrapporteringen(v.bild(liggare)).internt

    def redovisar(namnd: str) -> dict[str, Any]:
        return v.kommando(
            "LamnaNamndredovisning", "2023-01-10", namnd=namnd, utfall_ore=0, text="t"
        )

    liggare = Harness().given(v.pott(redovisas_senast="2023-03"), *v.pengar())
    rader = [{"namnd": namnd, "belopp_ore": 100} for namnd in ("KUN", "GRN")]
    liggare.given(
        v.fordelning(200, rader=rader), v.namndens("OverforMedel", "2022-09-01", 100),
        v.kommando("OverforMedel", "2022-09-01", namnd="GRN", belopp_ore=100),
    )  # fmt: skip
    assert internt() == "begard"
    liggare.given(redovisar("KUN"))
    assert internt() == "inkommen"
    liggare.given(redovisar("GRN"))
    assert internt() == "sammanstalld"
    for namnd, after in (("KUN", "sammanstalld"), ("GRN", "bedomd")):
        liggare.given(
            v.kommando("BedomRedovisning", "2023-02-01", namnd=namnd, bedomning="godtagbar",
                       text="t")
        )  # fmt: skip
        assert internt() == after


BESLUT = (
    "AnslagAnvisat", "MedelAvsatta", "FordelningBeslutad", "FordelningAndrad",
    "ForskotteringBeslutad", "NamndensBeskedProvat", "AterrapporteringGodkand",
    "KommunbidragVaxlat",
)  # fmt: skip


@pytest.mark.parametrize("typ", [typ.name for typ in Stegtyp])
def test_an_arende_is_decided_by_these_and_then_waits_for_no_answer(typ: str) -> None:
    remiss = Lagesteg(1, Stegtyp.ArendeRemitterat, "2022-01-01", "r", arende="A", namnd="KUN")
    steg = [remiss, Lagesteg(2, Stegtyp[typ], "2022-02-01", "b", arende="A")]

    assert (arendets_lage(steg, SOMMAR) == "beslutad") is (typ in BESLUT)
    assert (remiss not in obesvarade(steg)) is (typ in BESLUT)


def arendet(namn: str, datum: str, **more: Any) -> dict[str, Any]:
    return v.kommando(namn, datum, arende=v.DNR, **more)


def test_an_arende_comes_back_is_decided_and_gains_force(liggare: Harness) -> None:
    def stands(idag: str = SOMMAR) -> str:
        return arendets_lage(v.arende(liggare), idag)

    ks = v.beslut("KS", "2020-06-03")
    fresh = Harness()
    assert arendets_lage([], SOMMAR) == "oppet"
    fresh.given(arendet("AterremitteraArende", "2020-06-03", id="ater", motivering="m", beslut=ks))
    assert arendets_lage(v.arende(fresh), SOMMAR) == "aterremitterad"
    fresh.given(arendet("AterrapporteraUppdrag", "2022-08-12", avser_id="ater", text="t"))
    assert arendets_lage(v.arende(fresh), SOMMAR) == "beredd"
    fresh.given(arendet("RemitteraArende", "2022-08-13", mottagare=["ASN"]))
    assert arendets_lage(v.arende(fresh), SOMMAR) == "remitterad"
    fresh.given(arendet("BordlaggArende", "2022-08-14"))
    assert arendets_lage(v.arende(fresh), SOMMAR) == "bordlagd"

    liggare.given(v.fordelning())
    assert stands() == "beslutad"
    mote = v.beslut("KS", "2022-08-17")
    liggare.given(arendet("JusteraProtokoll", "2022-08-24", beslut=mote))
    assert stands() == "justerad"
    liggare.given(arendet("JusteraProtokoll", "2022-08-25", beslut=mote, anslaget="2022-08-25"))
    assert stands("2022-09-15") == "anslagen"
    assert stands("2022-09-16") == "laga_kraft"
