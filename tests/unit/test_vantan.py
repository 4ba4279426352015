"""What a pott and an ärende wait for, for whom and until when, on either side of each day."""

from typing import Any

import pytest

from domain import events as e
from domain.bevakning.pottbild import Pottbild
from domain.bevakning.reglering import pottens
from domain.bevakning.stegtyp import Stegtyp
from domain.bevakning.vantan import dagar, status
from domain.rules import ALL_RULES
from tests.decider import Harness
from tests.unit import vantat as v

SOMMAR, SIST, NYAR = "2022-08-01", "2022-12-31", "2023-01-01"


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(v.pott(), *v.pengar())


def slagen(liggare: Harness, idag: str, pott: str = v.SOC) -> set[str]:
    return {one.slag for one in pottens(v.bild(liggare, pott), idag)}


def redovisning(**more: Any) -> dict[str, Any]:
    return v.kommando("LamnaNamndredovisning", "2023-01-10", namnd="KUN", text="t") | more


def rapport(steg: str, **more: Any) -> dict[str, Any]:
    return v.kommando(
        "AterrapporteraTillMyndighet", "2023-01-20", steg=steg, summa_ore=0,
        per_datum="2022-12-31", **more,
    )  # fmt: skip


def arendet(namn: str, datum: str, **more: Any) -> dict[str, Any]:
    return v.kommando(namn, datum, arende=v.DNR, **more)


@pytest.mark.parametrize(
    ("forfaller", "after"),
    [
        (None, "vantar"),
        ("2022-12-30", "forsenad"),
        ("2022-12-31", "snart"),
        ("2023-01-10", "snart"),
        ("2023-01-11", "senare"),
    ],
)
def test_what_falls_due_is_late_the_day_after(forfaller: str | None, after: str) -> None:
    assert status(forfaller, "2022-12-31", 10) == after


def test_days_are_counted_over_the_end_of_a_year() -> None:
    assert (dagar("2023-01-01", "2022-12-31"), dagar("2022-12-31", "2023-01-01")) == (1, -1)


def test_the_states_money_is_granted_called_in_and_paid() -> None:
    tilldelning, rekvisition, inbetalning = v.pengar()
    liggare = Harness().given(v.pott(rekvireras_tom="2022-05"))
    assert v.vantar(liggare, SOMMAR)["tilldelning"].vem == "SOS"

    liggare.given(tilldelning)
    found = v.vantar(liggare, SOMMAR)
    assert set(found) == {"rekvisition"}
    assert found["rekvisition"][:3] == (
        "rekvisition",
        "stadskontoret",
        "Rekvirera 10\xa0kr, som är tilldelat men inte rekvirerat.",
    )
    assert found["rekvisition"].forfaller == "2022-05-31"
    assert (found["rekvisition"].belopp_ore, found["rekvisition"].lage) == (1000, "tilldelad")

    liggare.given(rekvisition)
    utestaende = v.vantar(liggare, SOMMAR)["utestaende"]
    assert (utestaende.vem, utestaende.belopp_ore) == ("ekonomiavdelningen", 1000)

    liggare.given(inbetalning)
    assert slagen(liggare, SOMMAR) == {"fordelning"}


def test_an_authority_that_is_not_named_is_called_that() -> None:
    liggare = Harness().given(v.anslag())
    bild = v.bild(liggare, v.ANS)
    tider = bild.tider._replace(kalla="statsbidrag")
    (first, *_) = pottens(Pottbild(bild.pott, tider, [], {}), SOMMAR)

    assert (first.slag, first.vem) == ("tilldelning", "myndigheten")


def test_a_ks_anslag_waits_for_kf_and_then_for_ks() -> None:
    anvisat, avsatt = v.avsatt()
    liggare = Harness().given(v.anslag())
    assert {one.slag: one.vem for one in v.vantar(liggare, SOMMAR, v.ANS).values()} == {
        "anslag": "KF"
    }
    liggare.given(anvisat)
    assert v.vantar(liggare, SOMMAR, v.ANS)["avsattning"].vem == "KS"
    liggare.given(avsatt)
    assert slagen(liggare, SOMMAR, v.ANS) == {"fordelning"}


def test_a_payment_is_unidentified_until_all_of_it_is_known() -> None:
    tilldelning, rekvisition, _ = v.pengar()
    liggare = Harness().given(
        v.pott(), tilldelning, rekvisition,
        v.kommando("RegistreraOidentifieradInbetalning", "2022-03-01", id="okand",
                   belopp_ore=1000),
    )  # fmt: skip
    paid = {"rekvisition": "R1", "avser_id": "okand"}
    liggare.given(v.kommando("RegistreraInbetalning", "2022-03-02", belopp_ore=400, **paid))
    found = v.vantar(liggare, SOMMAR)["oidentifierad"]
    assert (found.belopp_ore, found.vem) == (600, "ekonomiavdelningen")
    assert "2022-03-01" in found.vad

    liggare.given(v.kommando("RegistreraInbetalning", "2022-03-03", belopp_ore=600, **paid))
    assert "oidentifierad" not in slagen(liggare, SOMMAR)


def test_money_waits_for_ks_and_what_is_left_at_the_end_is_to_be_settled(
    liggare: Harness,
) -> None:
    found = v.vantar(liggare, SIST)["fordelning"]
    assert (found.vem, found.forfaller, found.vad) == ("KS", None, "Fördela 10\xa0kr.")
    liggare.given(v.fordelning(id="forslag", kommando="ForeslaFordelning"))
    proposed = v.vantar(liggare, SIST)["fordelning"]
    assert proposed.vad == "Fördela 10\xa0kr; förslag finns."
    assert proposed.handelse == liggare.recorded[-1].nr

    after = v.vantar(liggare, NYAR)
    assert set(after) == {"nyttjande", "bidragsar", "aterrapport"}
    assert (after["nyttjande"].forfaller, after["nyttjande"].vem) == (SIST, "ekonomiavdelningen")
    assert (after["bidragsar"].forfaller, after["bidragsar"].lage) == (None, "period_slut")
    bara = "Reglera 10\xa0kr, som är ofördelat: ett förslag finns, men inget beslut."
    assert after["nyttjande"].vad == bara
    liggare.given(v.fordelning())
    assert v.vantar(liggare, NYAR)["nyttjande"].vad == "Reglera 6\xa0kr, som är ofördelat."


def test_a_changed_period_is_what_counts(liggare: Harness) -> None:
    liggare.given(
        v.kommando("AndraVillkor", "2022-11-01", andring="förlängt", galler_fran="2022-11-01",
                   ny_nyttjas_tom="2023-01"),
        v.kommando("AndraVillkor", "2022-11-02", andring="annat", galler_fran="2022-11-01"),
    )  # fmt: skip

    assert slagen(liggare, "2023-01-31") == {"fordelning"}
    assert v.vantar(liggare, "2023-02-01")["nyttjande"].forfaller == "2023-01-31"


def test_applications_are_awaited_and_decided_before_ks_distributes() -> None:
    liggare = Harness().given(v.pott(askande_senast="2022-04-28"), *v.pengar())
    assert v.vantar(liggare, "2022-04-28")["askande"].vem == "nämnderna"
    assert "askande" not in slagen(liggare, "2022-04-29")

    liggare.given(v.namndens("LamnaAskande", "2022-04-26", 900, id="prel"))
    found = v.vantar(liggare, "2022-04-29")["namndbeslut"]
    assert (found.vem, found.namnd, found.forfaller) == ("KUN", "KUN", "2022-04-28")
    assert (found.belopp_ore, found.lage) == (900, "askad")

    decided = v.beslut("KUN", "2022-05-22")
    liggare.given(v.kommando("KompletteraBeslut", "2022-05-23", avser_id="prel", beslut=decided))
    assert "namndbeslut" not in slagen(liggare, "2022-04-29")
    liggare.given(v.namndens("LamnaAskande", "2022-05-24", 800))
    assert "namndbeslut" in slagen(liggare, "2022-05-25")
    liggare.given(v.namndens("LamnaAskande", "2022-05-25", 700, beslut=decided))
    assert "namndbeslut" not in slagen(liggare, "2022-05-25")
    liggare.given(v.namndens("LamnaAskande", "2022-05-26", 600), v.fordelning(1000))
    assert slagen(liggare, "2022-04-01") & {"askande", "namndbeslut"} == set()


def test_a_namnd_answers_for_all_that_it_was_given() -> None:
    svar = v.beslut("KUN", "2022-09-20")
    liggare = Harness().given(v.pott(svar_senast="2022-10-31"), *v.pengar(), v.fordelning(1000))
    found = v.vantar(liggare, SOMMAR)
    assert set(found) == {"overforing", "svar"}
    assert (found["overforing"].vem, found["overforing"].belopp_ore) == (
        "ekonomiavdelningen",
        1000,
    )
    assert (found["svar"].vem, found["svar"].forfaller) == ("KUN", "2022-10-31")

    liggare.given(
        v.namndens("OverforMedel", "2022-09-01", 1000),
        v.namndens("TaEmotMedel", "2022-09-20", 500, beslut=svar),
    )
    assert v.vantar(liggare, SOMMAR)["svar"].belopp_ore == 500
    liggare.given(
        v.namndens("AvbojMedel", "2022-09-20", 200, id="nej", skal="s", beslut=svar),
        v.namndens("BegarAnnanInsats", "2022-09-20", 200, id="annat", insats="i", kriterium="k",
                   beslut=svar),
    )  # fmt: skip
    left = [one for one in pottens(v.bild(liggare), SOMMAR) if one.slag == "svar"]
    assert [one.belopp_ore for one in left] == [100]
    liggare.given(redovisning(utfall_ore=0))
    assert "svar" not in slagen(liggare, SOMMAR)


def test_blocked_money_waits_for_ks_since_a_day(liggare: Harness) -> None:
    svar = v.beslut("KUN", "2022-09-20")
    liggare.given(
        v.fordelning(1000),
        v.namndens("AvbojMedel", "2022-09-20", 200, id="nej", skal="s", beslut=svar),
    )
    found = v.vantar(liggare, "2022-10-01")["sparrat"]
    assert (found.vem, found.namnd, found.belopp_ore, found.lage) == ("KS", "KUN", 200, "avbojd")
    assert found.handelse == liggare.recorded[-1].nr
    assert found.vad == "Pröva 2\xa0kr, som nämnden avböjde; spärrat sedan 2022-09-20."

    prov = v.beslut("KS", "2022-10-05")
    part = {"avser_id": "nej", "utfall": "medgiven", "beslut": prov}
    liggare.given(v.kommando("ProvaNamndensBesked", "2022-10-05", belopp_ore=50, **part))
    assert v.vantar(liggare, "2022-10-06")["sparrat"].belopp_ore == 150
    liggare.given(v.kommando("ProvaNamndensBesked", "2022-10-05", **part))
    assert "sparrat" not in slagen(liggare, "2022-10-06")
    liggare.given(
        v.namndens("BegarAnnanInsats", "2022-10-20", 10, insats="i", kriterium="k", beslut=svar)
    )
    assert "vill använda till annat" in v.vantar(liggare, "2022-10-21")["sparrat"].vad


def test_money_at_a_namnd_is_used_or_settled(liggare: Harness) -> None:
    liggare.given(
        v.fordelning(1000), v.namndens("OverforMedel", "2022-09-01", 1000),
        v.namndens("TaEmotMedel", "2022-09-20", 1000, beslut=v.beslut("KUN", "2022-09-20")),
    )  # fmt: skip
    before = v.vantar(liggare, SIST)
    assert set(before) == {"nyttjande"}
    assert (before["nyttjande"].vem, before["nyttjande"].forfaller) == ("KUN", SIST)

    after = v.vantar(liggare, NYAR)
    assert set(after) == {"nyttjande", "redovisning", "bidragsar", "aterrapport"}
    assert (after["nyttjande"].vem, after["nyttjande"].namnd) == ("ekonomiavdelningen", "KUN")
    assert (after["redovisning"].vem, after["redovisning"].forfaller) == ("KUN", None)


def test_a_report_is_given_completed_assessed_and_approved() -> None:
    liggare = Harness().given(
        v.pott(redovisas_senast="2023-03-31"), *v.pengar(), v.fordelning(1000),
        v.namndens("OverforMedel", "2022-09-01", 1000),
        v.namndens("RedovisaForbrukning", "2022-10-01", 1000, insats="i", period="2022-10"),
    )  # fmt: skip

    def says() -> tuple[str, str | None, str]:
        (one,) = (
            one
            for one in pottens(v.bild(liggare), SIST)
            if one.slag in {"redovisning", "bedomning", "godkannande"}
        )
        return one.vem, one.forfaller, one.vad

    def bedomd(bedomning: str) -> dict[str, Any]:
        return v.kommando(
            "BedomRedovisning", "2023-02-01", namnd="KUN", bedomning=bedomning, text="t"
        )

    assert says() == ("KUN", "2023-03-31",
                      "Redovisa hur pengarna har använts, med belopp och text.")  # fmt: skip
    liggare.given(redovisning())
    assert says() == ("KUN", "2023-03-31", "Komplettera redovisningen med belopp.")
    liggare.given(redovisning(utfall_ore=1000))
    assert says() == ("stadskontoret", None, "Bedöm nämndens redovisning.")
    liggare.given(bedomd("ej_godtagbar"))
    assert says()[2] == "Komplettera redovisningen, som inte är godtagbar."
    liggare.given(redovisning(utfall_ore=1000, datum="2023-02-02"))
    liggare.given(bedomd("godtagbar") | {"datum": "2023-02-03"})
    assert says()[0] == "KS"
    liggare.given(
        v.kommando("GodkannAterrapportering", "2023-04-01", beslut=v.beslut("KS", "2023-04-01"))
    )
    assert "godkannande" not in slagen(liggare, SIST)


def test_what_ks_has_approved_is_no_longer_assessed_but_a_later_report_is() -> None:
    """R31 lets KS approve without an assessment; nobody then waits for one of that report."""
    liggare = Harness().given(
        v.pott(redovisas_senast="2023-03-31"), *v.pengar(), v.fordelning(1000),
        v.namndens("OverforMedel", "2022-09-01", 1000),
        v.namndens("RedovisaForbrukning", "2022-10-01", 1000, insats="i", period="2022-10"),
        redovisning(utfall_ore=1000, datum="2023-02-01"),
    )  # fmt: skip
    assert "bedomning" in slagen(liggare, SIST)

    liggare.given(
        v.kommando("GodkannAterrapportering", "2023-03-01", beslut=v.beslut("KS", "2023-03-01"))
    )
    assert "bedomning" not in slagen(liggare, SIST)

    liggare.given(redovisning(utfall_ore=1000, datum="2023-02-28"))
    assert "bedomning" not in slagen(liggare, SIST)
    liggare.given(redovisning(utfall_ore=1000, datum="2023-03-01"))
    assert "bedomning" in slagen(liggare, SIST)


def test_the_authority_is_told_step_by_step() -> None:
    liggare = Harness().given(v.pott(redovisas_senast="2023-03-31"), *v.pengar())
    dated = v.vantar(liggare, SIST)["aterrapport"]
    assert (dated.vem, dated.forfaller) == ("stadskontoret", "2023-03-31")

    liggare.given(rapport("utkast"))
    assert "utkast" in v.vantar(liggare, SIST)["aterrapport"].vad
    for event in [r.event for r in liggare.recorded if r.event.numreras]:
        liggare.aktor = "EK-02"
        _attest(liggare, event.kommando_id)
    liggare.aktor = "EK-01"
    liggare.given(rapport("inskickad"))
    assert v.vantar(liggare, SIST)["kvittens"].forfaller is None
    liggare.given(rapport("komplettering"))
    assert v.vantar(liggare, SIST)["komplettering"].vem == "stadskontoret"
    liggare.given(rapport("inskickad"), rapport("kvitterad", kvittens="1"))
    assert slagen(liggare, SIST) == {"fordelning"}


def _attest(liggare: Harness, avser_id: str) -> None:
    if not liggare.register.aktorer:
        liggare.aktor = "EK-01"
        liggare.given({"kommando": "RegistreraAktor", "aktor": "EK-02", "roll": "controller"})
        for slag in ("granskning", "beslut"):
            liggare.given(
                {"kommando": "GeAttestratt", "slag": slag, "aktor": "EK-02",
                 "giltig_from": "2022-01-01"}
            )  # fmt: skip
        liggare.aktor = "EK-02"
    for slag in ("granskning", "beslut"):
        liggare.given(v.kommando("Attestera", "2023-01-15", slag=slag, avser_id=avser_id))


def aterkrav(ore: int, forfallodag: str) -> dict[str, Any]:
    return v.kommando(
        "TaEmotAterkrav", "2023-02-01", belopp_ore=ore, forfallodag=forfallodag,
        beslut=v.beslut("SOS", "2023-02-01"),
    )  # fmt: skip


def test_a_debt_is_paid_claim_by_claim_the_first_due_first(liggare: Harness) -> None:
    liggare.given(
        v.kommando("FaststallSkuld", "2023-01-02", belopp_ore=1000, grund="ej_forbrukat",
                   fran_position="ofordelat"),
    )  # fmt: skip

    def owed() -> list[tuple[str, str | None, int | None]]:
        rows = pottens(v.bild(liggare), "2023-02-15")
        return [(o.slag, o.forfaller, o.belopp_ore) for o in rows if o.slag in SKULD]

    assert owed() == [("skuld", None, 1000)]
    liggare.given(aterkrav(300, "2023-04-01"), aterkrav(500, "2023-03-01"))
    assert owed() == [
        ("skuld", None, 200), ("aterkrav", "2023-03-01", 500), ("aterkrav", "2023-04-01", 300),
    ]  # fmt: skip
    liggare.given(v.kommando("AterbetalaStatsbidrag", "2023-02-10", belopp_ore=600))
    assert owed() == [("skuld", None, 200), ("aterkrav", "2023-04-01", 200)]
    liggare.given(v.kommando("EfterskankAterkrav", "2023-02-11", belopp_ore=150, skal="s"))
    assert owed() == [("skuld", None, 200), ("aterkrav", "2023-04-01", 50)]
    liggare.given(v.kommando("AterbetalaStatsbidrag", "2023-01-31", belopp_ore=160))
    assert owed() == [("skuld", None, 40), ("aterkrav", "2023-04-01", 50)]
    liggare.given(v.kommando("AterbetalaStatsbidrag", "2023-01-31", belopp_ore=41))
    assert owed() == [("aterkrav", "2023-04-01", 49)]


SKULD = {"skuld", "aterkrav"}


def test_in_a_closed_pott_only_payments_reports_and_debts_wait(liggare: Harness) -> None:
    for event in [r.event for r in liggare.recorded if r.event.numreras]:
        liggare.aktor = "EK-02"
        _attest(liggare, event.kommando_id)
    liggare.aktor = "EK-01"
    liggare.given(v.kommando("AvslutaBidragsar", "2023-02-01"))

    assert slagen(liggare, "2023-02-15") == {"aterrapport", "skuld"}
    assert v.vantar(liggare, "2023-02-15")["skuld"].lage == "slutreglerad"
    liggare.given(
        v.kommando("RegistreraOidentifieradInbetalning", "2023-02-10", belopp_ore=5, id="okand")
    )
    assert v.vantar(liggare, "2023-02-15")["oidentifierad"].belopp_ore == 5
    liggare.given(v.kommando("RattaHandelse", "2023-02-11", avser_id="okand", skal="s"))
    assert slagen(liggare, "2023-02-15") == {"aterrapport", "skuld"}


def test_what_the_state_has_not_paid_is_told_also_of_a_closed_pott() -> None:
    """A payment could once be corrected after the closing."""
    liggare = Harness(rules=tuple(one for one in ALL_RULES if one.id not in {"R35", "R47"}))
    liggare.given(v.pott(), *v.pengar(), v.kommando("AvslutaBidragsar", "2023-02-01"))
    paid = next(r.event for r in liggare.recorded if isinstance(r.event, e.StatsbidragInbetalt))
    liggare.given(v.kommando("RattaHandelse", "2023-02-11", avser_id=paid.kommando_id, skal="s"))
    assert v.vantar(liggare, "2023-02-15")["utestaende"].belopp_ore == 1000


def test_an_arende_waits_for_each_that_was_asked(liggare: Harness) -> None:
    ks = v.beslut("KS", "2022-06-01")
    liggare.given(
        arendet("RemitteraArende", "2022-06-01", id="rem", mottagare=["ASN", "KUN"],
                svar_senast="2022-11-30"),
        arendet("GeUppdrag", "2022-06-02", id="upp", uppdrag="u", till="KS-SK",
                svar_senast="2022-12", beslut=ks),
        arendet("AterremitteraArende", "2022-06-03", id="ater", motivering="m", beslut=ks),
    )  # fmt: skip
    asked = [
        ("remiss", "ASN", "2022-11-30"),
        ("remiss", "KUN", "2022-11-30"),
        ("uppdrag", "KS-SK", "2022-12-31"),
        ("aterremiss", "stadskontoret", None),
    ]
    assert v.i_arendet(liggare, SOMMAR) == asked

    liggare.given(arendet("AterrapporteraUppdrag", "2022-10-01", avser_id="rem", av="ASN",
                          text="t"))  # fmt: skip
    assert v.i_arendet(liggare, SOMMAR) == asked[1:]
    liggare.given(
        arendet("AterrapporteraUppdrag", "2022-10-02", avser_id="upp", text="t"),
        arendet("AterrapporteraUppdrag", "2022-10-02", avser_id="rem", av="KUN", text="t"),
    )
    assert v.i_arendet(liggare, SOMMAR) == asked[3:]


def test_a_postponed_arende_comes_back_on_its_day(liggare: Harness) -> None:
    liggare.given(
        arendet("BordlaggArende", "2022-05-01", till_datum="2022-05-20"),
        arendet("BordlaggArende", "2022-06-01", till_datum="2022-06-20",
                beslut=v.beslut("KSAU", "2022-06-01")),
    )  # fmt: skip
    assert v.i_arendet(liggare, SOMMAR) == [("bordlagt", "KSAU", "2022-06-20")]

    liggare.given(v.fordelning(1000))
    assert v.i_arendet(liggare, SOMMAR) == []


def test_a_decision_waits_to_gain_force(liggare: Harness) -> None:
    mote = v.beslut("KS", "2022-08-17")
    liggare.given(
        arendet("JusteraProtokoll", "2022-08-24", beslut=mote),
        arendet("JusteraProtokoll", "2022-08-25", beslut=mote, anslaget="2022-08-25"),
    )

    assert v.i_arendet(liggare, "2022-09-15") == [("laga_kraft", "KS", "2022-09-16")]
    assert v.i_arendet(liggare, "2022-09-16") == []

    liggare.given(
        arendet("JusteraProtokoll", "2022-08-24", beslut=mote, anslaget="2022-08-26"),
        arendet("JusteraProtokoll", "2022-06-08", beslut=v.beslut("KF", "2022-06-01"),
                anslaget="2022-08-30"),
    )  # fmt: skip
    assert v.i_arendet(liggare, "2022-09-15") == [
        ("laga_kraft", "KS", "2022-09-17"), ("laga_kraft", "KF", "2022-09-21"),
    ]  # fmt: skip


def test_a_decision_without_a_known_arende_is_in_none(liggare: Harness) -> None:
    okand = v.beslut("KS", "2022-08-17", diarienummer="okänd")
    liggare.given(v.fordelning(1000, beslut=okand))

    assert {one.arende for one in v.bild(liggare).har(Stegtyp.FordelningBeslutad)} == {None}


def test_what_a_decision_holds_waits_for_its_amount_on_either_side_of_the_period() -> None:
    rader = [{"namnd": "KUN", "insats": "dans"}]
    liggare = Harness().given(v.pott(), *v.pengar(), v.fordelning() | {"rader": rader})
    for idag, forfaller in ((SIST, None), (NYAR, SIST)):
        waits = {one.slag: one for one in pottens(v.bild(liggare), idag)}
        assert waits["nyttjande"].vad.endswith("väntar på belopp i beslutet.")
        assert waits["nyttjande"].forfaller == forfaller
        assert "fordelning" not in waits
    assert waits["redovisning"].namnd == "KUN"
