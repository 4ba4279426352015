"""What waits, out of a read model: the same as the domain says, and as it was at any moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from domain import events as e
from domain.bevakning.reglering import arendets, pottens
from domain.events.recorded import Recorded
from domain.values.money import kronor_text
from projections.answers.bevakning import bevaka
from projections.answers.bevakning.saknat import MANGA
from projections.model.as_of import AsOf
from tests.decider import Harness
from tests.projections.flode import built
from tests.unit import vantat as v

IDAG = "2022-10-01"


def flode() -> Harness:
    """A pott of each kind, an ärende, a correction, money blocked, and attests of each sort."""
    svar = v.beslut("KUN", "2022-09-20")
    liggare = Harness().given(
        v.pott(svar_senast="2022-09-30", redovisas_senast="2023-03-31"), *v.pengar(),
        v.anslag(), *v.avsatt(),
        v.fordelning(id="ford"), v.namndens("OverforMedel", "2022-09-01", 300, id="over"),
        v.namndens("AvbojMedel", "2022-09-20", 200, skal="s", beslut=svar),
        v.fordelning(100, "GRN-PI", id="fel", datum="2022-09-02",
                     beslut=v.beslut("KS", "2022-09-02")),
        v.kommando("RattaHandelse", "2022-09-03", avser_id="fel", skal="fel enhet"),
        v.kommando("GeUppdrag", "2022-09-04", arende=v.DNR, uppdrag="u", till="KS-SK",
                   svar_senast="2022-09-15", beslut=v.beslut("KS", "2022-09-04")),
        {"kommando": "RegistreraAktor", "aktor": "EK-02", "roll": "controller"},
    )  # fmt: skip
    for slag in ("granskning", "beslut"):
        right = {"slag": slag, "aktor": "EK-02", "giltig_from": "2022-01-01"}
        liggare.given({"kommando": "GeAttestratt", **right})
    liggare.aktor = "EK-02"
    for slag, avser_id in (("granskning", "ford"), ("granskning", "over"), ("beslut", "over")):
        liggare.given(v.kommando("Attestera", "2022-09-21", slag=slag, avser_id=avser_id))
    liggare.aktor = "EK-01"
    return liggare


@pytest.fixture(scope="module")
def liggare() -> Harness:
    return flode()


def asked(recorded: list[Recorded], asof: AsOf = AsOf(), **how: Any) -> dict[str, Any]:  # noqa: B008 - never changes
    return bevaka(built(recorded).connection(), asof, **{"idag": IDAG} | how)


def rader(answer: dict[str, Any], *slag: str) -> list[dict[str, Any]]:
    return [row for row in answer["rader"] if row["slag"] in slag]


def domains(liggare: Harness) -> Iterator[tuple[Any, ...]]:
    """What the domain says of the same events."""
    for pott in (v.SOC, v.ANS):
        for one in pottens(v.bild(liggare, pott), IDAG):
            yield one.slag, one.pott, one.namnd, one.belopp_ore, one.handelse, one.lage
    for one in arendets(v.DNR, v.arende(liggare), IDAG):
        yield one.slag, one.pott, one.namnd, one.belopp_ore, one.handelse, one.lage


@pytest.mark.parametrize("batch", [1, 1000])
def test_it_is_what_the_domain_says(liggare: Harness, batch: int) -> None:
    conn = built(liggare.recorded, batch).connection()
    shown = bevaka(conn, idag=IDAG, inom=36_600)["rader"]
    keys = ("slag", "pott", "namnd", "belopp_ore", "handelse", "lage")

    found = [tuple(row[key] for key in keys) for row in shown if row["slag"] != "attest"]
    assert sorted(found, key=str) == sorted(domains(liggare), key=str)
    assert {row[0] for row in found} >= {"sparrat", "svar", "fordelning", "uppdrag"}


def test_the_shape(liggare: Harness) -> None:
    answer = asked(liggare.recorded, pott=v.SOC)
    late = answer["rader"][0]

    assert list(answer) == [
        "schema", "idag", "dagar", "per", "rader", "potter", "summa", "exempeldata",
    ]  # fmt: skip
    assert (answer["schema"], answer["idag"], answer["dagar"]) == ("bevaka/1", IDAG, 30)
    assert late == {
        "slag": "uppdrag", "status": "forsenad", "forfaller": "2022-09-15", "dagar": -16,
        "pott": None, "arende": v.DNR, "namnd": "KS-SK", "underenhet": None, "lage": "beslutad",
        "vem": "KS-SK", "vad": "Återrapportera uppdraget.", "belopp_ore": None, "antal": 1,
        "handelse": late["handelse"], "exempeldata": False,
    }  # fmt: skip
    assert answer["potter"] == [
        {"pott": v.SOC, "lage": "i_bruk", "sidospar": None, "internt": "begard",
         "redovisat": 0, "redovisande": 1, "myndighet": "ej_inskickad"},
    ]  # fmt: skip
    assert answer["summa"]["forsenad"] == 2
    assert answer["summa"]["senare"] == 3  # used by, and reported by, in the next year
    assert [row["status"] for row in answer["rader"]] == sorted(
        (row["status"] for row in answer["rader"]), key=["forsenad", "snart", "vantar"].index
    )


def test_attests_are_those_that_the_rules_wait_for() -> None:
    liggare = flode().given(
        *(
            v.kommando("RegistreraTilldelning", datum, belopp_ore=1, beslut=v.beslut("SOS", datum))
            for datum in ("2022-09-05", "2022-09-06")
        )
    )
    attests = rader(asked(liggare.recorded), "attest")

    waiting = sum(sum(liggare.pott(pott).oattesterade.values()) for pott in (v.SOC, v.ANS))
    assert sum(row["antal"] for row in attests) == waiting
    (half,) = [row for row in attests if row["lage"] == "delvis_attesterad"]
    assert "registrerad av EK-01: beslutsattest saknas. Beslutsattest kan " in half["vad"]
    (many,) = [row for row in attests if row["antal"] > 1]
    assert many["antal"] > MANGA
    summa = kronor_text(many["belopp_ore"] or 0)
    said = f"{many['antal']} händelser på sammanlagt {summa}, registrerade av EK-01"
    assert said in many["vad"]
    assert (many["namnd"], many["vem"]) == (None, "attestant")
    assert all(row["belopp_ore"] and row["antal"] == 1 for row in attests if row is not many)
    assert many["belopp_ore"] == sum(
        getattr(one.event, "belopp_ore", None) or getattr(one.event, "total_ore", None) or 0
        for one in liggare.recorded
        if one.event.numreras
        and one.event.attesteras
        and getattr(one.event, "pott", None) == many["pott"]
        and one.event.kommando_id not in _done(liggare)
    )


def _done(liggare: Harness) -> set[str]:
    """What has an attest, or is corrected and needs none."""
    about = e.HandelseAttesterad | e.HandelseRattad
    return {one.event.avser_id for one in liggare.recorded if isinstance(one.event, about)}


def test_a_namnd_sees_what_concerns_it_and_what_it_must_do(liggare: Harness) -> None:
    own = asked(liggare.recorded, namnd="KUN")["rader"]
    assert {row["namnd"] for row in own if row["slag"] != "attest"} == {"KUN"}
    assert {"svar", "sparrat", "attest"} <= {row["slag"] for row in own}
    (delad,) = (row for row in own if row["namnd"] is None)  # the decision of KS, with a row of it
    assert delad["slag"] == "attest"

    ks = asked(liggare.recorded, namnd="KS")["rader"]
    assert {(row["slag"], row["vem"]) for row in ks} == {("fordelning", "KS"), ("sparrat", "KS")}


def test_it_can_be_asked_as_it_was(liggare: Harness) -> None:
    recorded = liggare.recorded
    declined = next(r for r in recorded if isinstance(r.event, e.MedelAvbojda))
    before = AsOf(handelse=declined.nr - 1)

    for bounds in (before, AsOf(datum="2022-09-19"),
                   AsOf(registrerad=recorded[declined.nr - 1].registrerad)):  # fmt: skip
        answer = asked(recorded, bounds)
        assert not rader(answer, "sparrat")
        assert sum(row["belopp_ore"] for row in rader(answer, "svar")) == 400
    whole = asked(recorded[: declined.nr])
    assert asked(recorded, before) | {"per": None} == whole | {"per": None}

    fel = next(r for r in recorded if r.event.kommando_id == "fel")
    assert [r["underenhet"] for r in rader(asked(recorded, AsOf(handelse=fel.nr)), "svar")] == [
        "GRN-PI", None,
    ]  # fmt: skip
    assert [r["underenhet"] for r in rader(asked(recorded), "svar")] == [None]


def test_an_attest_counts_from_when_it_was_given(liggare: Harness) -> None:
    first = next(r for r in liggare.recorded if isinstance(r.event, e.HandelseAttesterad))

    before = rader(asked(liggare.recorded, AsOf(handelse=first.nr - 1)), "attest")
    assert {row["lage"] for row in before} == {"oattesterad"}


@pytest.mark.parametrize(("antal", "shown"), [(MANGA, MANGA), (MANGA + 1, 1)])
def test_decisions_without_a_paragraph_are_listed_until_they_are_many(
    antal: int, shown: int
) -> None:
    liggare = Harness().given(v.pott(), *v.pengar())
    for nr in range(antal):
        utan = {"organ": "KS", "datum": f"2022-08-{nr + 1:02d}", "diarienummer": v.DNR}
        liggare.given(v.fordelning(1, id=f"f{nr}", beslut=utan))
    found = rader(asked(liggare.recorded), "beslut")

    assert len(found) == shown
    assert sum(row["antal"] for row in found) == antal
    assert {row["vem"] for row in found} == {"ekonomiavdelningen"}
    hel = v.beslut("KS", "2022-08-01")
    liggare.given(v.kommando("KompletteraBeslut", "2022-09-01", avser_id="f0", beslut=hel))
    assert sum(r["antal"] for r in rader(asked(liggare.recorded), "beslut")) == antal - 1


def test_a_ledger_without_potts_waits_for_nothing() -> None:
    answer = asked(Harness().recorded)

    assert (answer["rader"], answer["potter"]) == ([], [])
    assert set(answer["summa"].values()) == {0}
    assert answer["exempeldata"] is False


def test_a_step_of_a_type_that_there_is_not_is_never_passed_over(liggare: Harness) -> None:
    conn = built(liggare.recorded).connection()
    conn.execute("UPDATE lagesteg SET typ = 'MedelAvbjoda' WHERE typ = 'MedelAvbojda'")

    with pytest.raises(sqlite3.DatabaseError, match="okänd typ: 'MedelAvbjoda'"):
        bevaka(conn, idag=IDAG)


def test_example_data_is_told(liggare: Harness) -> None:
    example = flode().given(v.fordelning(10, exempeldata=True, datum="2022-09-25",
                                         beslut=v.beslut("KS", "2022-09-25")))  # fmt: skip

    assert asked(example.recorded)["exempeldata"] is True
    assert asked(example.recorded, pott=v.ANS)["exempeldata"] is False
    assert asked(liggare.recorded)["exempeldata"] is False
