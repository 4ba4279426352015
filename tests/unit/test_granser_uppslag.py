"""What of earlier events is looked up, and under which keys it is found: just what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

import pytest

from domain import events as e
from domain.deciding.besluten import beslut_om
from domain.deciding.context import Key, by_hela, index_keys
from domain.deciding.names import resolve
from domain.deciding.parsing import parse_command
from domain.deciding.upprepning import Content, det_viktiga, hela, kant_verifikat, samma_pekare
from domain.deciding.uppslag import Asked, gathered, needs_potts
from domain.events.recorded import Recorded
from domain.facts import Beslut, Rad
from domain.rules import ALL_RULES
from domain.states.pott import Pott
from domain.states.pott_notes import Komplettering, Noter
from tests.decider import Harness
from tests.golden.exempel import sample
from tests.unit import vantat as v

ANNAN = {"pott": "ANN-2022", "program": "annat"}
UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")
KS_5 = v.beslut("KS", "2022-08-17", paragraf=5)
KS_6 = v.beslut("KS", "2022-08-17", paragraf=6)


def oppnade(liggare: Harness) -> set[str]:
    return {one.regel for one in liggare.events[-1].avvikelser if one.regel}


def rattelse(id_: str, avser_id: str, pott: str = v.SOC) -> dict[str, Any]:
    return {"kommando": "RattaHandelse", "id": id_, "avser_id": avser_id, "skal": "s", "pott": pott}


def hos_namnden() -> Harness:
    """A nämnd that has got 400 of a pott, and half of it as money."""
    return Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(), v.fordelning(), v.namndens("OverforMedel", "2022-08-20", 200)
    )


def kostnad(id_: str, **more: Any) -> dict[str, Any]:
    stated = v.namndens("RedovisaForbrukning", "2022-09-01", 50, insats="i", id=id_, avser=id_)
    return stated | more


@pytest.mark.parametrize(
    ("ny", "refused"),
    [
        ({"pott": "ANN-2022"}, ("R1",)),
        (ANNAN, ()),
        ({"pott": "S0C-2022", "program": "annat"}, ("R54",)),
        ({}, ("R1",)),
    ],
)
def test_a_pott_is_held_against_those_of_its_kind_and_of_its_looks(
    ny: dict[str, Any], refused: tuple[str, ...]
) -> None:
    liggare = Harness().given(v.pott())
    liggare.when(v.pott(**ny))

    assert liggare.rejected_by() == refused


@pytest.mark.parametrize("slag", ["RegistreraInbetalning", "MakuleraRekvisition"])
def test_a_rekvisition_of_another_pott_is_pointed_at_by_its_own_reference_while_it_stands(
    slag: str,
) -> None:
    liggare = Harness().given(v.pott(), *v.pengar()[:1], v.pengar()[1] | {"id": "a"})
    liggare.given(v.pott(**ANNAN))
    stated = v.kommando(slag, "2022-03-01", belopp_ore=10, rekvisition="R1", pott="ANN-2022")

    liggare.when(stated)
    assert {"R10", "R4"} <= {*liggare.rejected_by()}
    liggare.when(stated | {"rekvisition": "R2"})
    assert liggare.rejected_by()[0] == "R4"
    liggare.given(rattelse("r", "a"))
    liggare.when(stated)
    assert liggare.rejected_by()[0] == "R4"


@pytest.mark.parametrize(("anslaget", "vantar"), [("2022-08-20", True), (None, False)])
def test_a_transfer_looks_at_the_minutes_of_the_meeting_that_it_executes(
    anslaget: str | None, *, vantar: bool
) -> None:
    mote = v.fordelning()["beslut"]
    protokoll = {"kommando": "JusteraProtokoll", "datum": "2022-08-19", "beslut": mote,
                 "arende": v.DNR}  # fmt: skip
    anslag = {"anslaget": anslaget} if anslaget else {}
    liggare = Harness().given(
        v.pott(), *v.pengar(), v.fordelning(beslut=mote), protokoll | anslag,
        v.namndens("OverforMedel", "2022-08-21"),
    )  # fmt: skip

    assert ("R40" in oppnade(liggare)) == vantar


def test_a_paragraf_is_not_held_against_what_is_corrected_though_one_like_it_came_first() -> None:
    fel = KS_5 | {"datum": "2022-08-18"}
    liggare = Harness().given(v.pott(), *v.pengar(), v.pott(**ANNAN))
    pengar = [one | {"pott": "ANN-2022"} for one in v.pengar()]
    liggare.given(
        *pengar, v.fordelning(10, beslut=KS_5),
        v.fordelning(20, beslut=fel, pott="ANN-2022", id="b"),
    )  # fmt: skip
    assert "R38" in oppnade(liggare)
    liggare.given(rattelse("r", "b", "ANN-2022"), v.fordelning(30, beslut=KS_5))
    assert "R38" not in oppnade(liggare)


@pytest.mark.parametrize("forst", [[kostnad("forst")], []])
def test_what_was_said_is_found_behind_what_rests_on_another_decision(
    forst: list[dict[str, Any]],
) -> None:
    liggare = hos_namnden().given(*forst, kostnad("senare", beslut=KS_6))
    liggare.given(kostnad("ny", beslut=KS_5))

    assert ("R53" in oppnade(liggare)) == bool(forst)


def test_what_comes_back_is_held_against_what_it_was_like_whatever_else_is_on_its_voucher() -> None:
    rad = {"verifikat": "V-1", "verifikat_belopp_ore": 500}
    utan = {"organ": "KS", "datum": "2022-08-18"}
    liggare = hos_namnden().given(
        kostnad("forst", **rad), kostnad("ratt", beslut=utan, **rad), rattelse("r1", "ratt"),
        kostnad("annan", beslut=KS_6, **rad), rattelse("r2", "r1"),
    )  # fmt: skip

    assert "R53" in oppnade(liggare)
    assert [one.lasning_2 for one in liggare.events[-1].avvikelser if one.regel == "R53"] == [
        "lika i slag, pott, nämnd, belopp och dag eller beslut är forst: forst"
    ]


def test_of_what_is_said_in_all_only_the_newest_is_read() -> None:
    liggare = hos_namnden().given(kostnad("a", avser="x"))
    liggare.given(*(kostnad(id_, avser="x", upprepning="en till") for id_ in ("b", "c")))
    command = resolve(parse_command(kostnad("ny", avser="x")), liggare.register)
    key = by_hela(command)
    assert key is not None
    under = [one for one in liggare.recorded if key in index_keys(one.event)]

    def newest(asked: Key) -> Iterator[Recorded]:
        return reversed(under if asked == key else ())

    pott = liggare.pott(v.SOC)
    found = gathered(command, pott, Asked.av(command, pott), lambda _key: (), newest)

    assert [one.event.kommando_id for one in under] == ["a", "b", "c"]
    assert [one.event.kommando_id for one in found[key]] == ["c"]


def test_the_decision_of_an_event_is_completed_by_what_is_about_that_event_alone() -> None:
    event = sample(e.MedelOverforda, 0).event
    mine, theirs = (Beslut.model_validate(beslut) for beslut in (KS_5, KS_6))
    said = {event.kommando_id: (Komplettering("k", mine),), "annan": (Komplettering("l", theirs),)}
    pott = Pott(v.SOC, noter=Noter(kompletterade=said))

    assert beslut_om(event, pott) == [event.beslut, mine]


@pytest.mark.parametrize(
    ("one", "other", "samma"),
    [
        ("b-1", "b-1", True), ("b-1", "B1", False), ("b-1", "okänd", False),
    ],
)  # fmt: skip
def test_a_command_is_pointed_at_by_its_very_id_and_a_voucher_however_it_is_spelt(
    one: str, other: str, *, samma: bool
) -> None:
    provat = sample(e.NamndensBeskedProvat, 0).event
    forbrukat = sample(e.ForbrukningRedovisad, 0).event

    def sagda(event: e.Event, name: str) -> tuple[e.Event, e.Event]:
        return event.model_copy(update={name: one}), event.model_copy(update={name: other})

    assert samma_pekare(*sagda(provat, "avser_id")) == samma
    assert samma_pekare(*sagda(forbrukat, "verifikat"))


def test_the_keys_of_what_is_said_are_canonical_json_or_its_hash() -> None:
    """A ledger keeps its keys, so another spelling of them would find nothing in it."""
    content: Content = {"kommando": "k", "avser": "å", "belopp_ore": 5, "verifikat": "v1"}
    rader = (Rad(namnd="Å", belopp_ore=2), Rad(namnd="A", belopp_ore=1))
    said = '{"avser":"å","belopp_ore":5,"kommando":"k","verifikat":"v1"}'
    matters = '["k",null,null,null,null,null,5,null,null,null,null'
    hashed = sha256('[["A",null,1],["Å",null,2]]'.encode()).hexdigest()

    assert hela(content) == sha256(said.encode()).hexdigest()
    assert det_viktiga(content) == (f'{matters},null,"v1"]', f"{matters},null,null]")
    rows = content | {"rader": rader, "verifikat": "okänd"}
    assert det_viktiga(rows) == (f'{matters},"{hashed}",null]',) * 2


@pytest.mark.parametrize(("stated", "kant"), [("v1", "v1"), ("okänd", None), (None, None)])
def test_a_voucher_is_known_when_it_is_stated_and_somebody_knows_it(
    stated: str | None, kant: str | None
) -> None:
    assert kant_verifikat({"verifikat": stated}) == kant


@pytest.mark.parametrize(
    ("ar", "regelverk", "needed"),
    [(2022, "malmo-2022", False), (2023, "malmo-2023", True), (2023, "standard", False)],
)
def test_a_completion_looks_at_the_round_where_there_is_one(
    ar: int,
    regelverk: str,
    needed: bool,  # noqa: FBT001
) -> None:
    of = {"bidragsar": ar, "nyttjas_from": f"{ar}", "nyttjas_tom": f"{ar}", "regelverk": regelverk}
    liggare = Harness().given(v.pott(**of))
    said = v.kommando("KompletteraBeslut", "2023-09-01", avser_id="f", avser="a", id="k")

    assert needs_potts(parse_command(said), liggare.pott(v.SOC)) is needed
