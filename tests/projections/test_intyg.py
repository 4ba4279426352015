"""The certificate: what a naive reckoning gives, never below zero, and as it was at any moment."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import sides
from domain.events.recorded import Recorded
from domain.values.dates import first_day, last_day
from projections.answers.intyg import PENGAR, intyg
from projections.answers.intyg.lopande import lopande
from projections.answers.intyg.marginaler import ORDNINGAR
from projections.model.as_of import AsOf
from projections.model.follow import ReadModel
from tests.decider import Harness
from tests.projections.flode import ANS, KF, KS, SOC, Log, statsbidrag
from tests.property.agreement import Pair

# The ceilings once more, by other means: what is added, what is taken.
SUMMOR: dict[str, tuple[set[str], set[str]]] = {
    "tilldelat_minus_rekvirerat": ({"tilldelat"}, {"rekvirerat"}),
    "rekvirerat_minus_inbetalt": ({"rekvirerat"}, {"inbetalt"}),
    "anvisat_minus_avsatt": ({"anvisat"}, {"avsatt"}),
    "kvar_att_overfora": (
        {"inbetalt", "forskotterat"},
        {"hos_namnd", "sparrat_ur_hos_namnd", "forbrukat", "aterbetalt", "oresavrundning"},
    ),
}
Key = tuple[str, str, str | None, str | None]
Change = tuple[int, str, int]  # number, day, öre


def model(recorded: list[Recorded]) -> ReadModel:
    made = ReadModel()
    Log(recorded).follow(made)
    return made


def asked(recorded: list[Recorded], asof: AsOf = AsOf(), **how: Any) -> dict[str, Any]:  # noqa: B008 - never changes
    with model(recorded) as made:
        return intyg(made.connection(), asof, **how)


def marginaler(answer: dict[str, Any]) -> dict[Key, dict[str, Any]]:
    return {
        (pott["pott"], row["slag"], row["namnd"], row["underenhet"]): row
        for pott in answer["potter"]
        for row in pott["marginaler"]
    }


def changes(recorded: list[Recorded]) -> dict[Key, list[Change]]:
    """What each event changes in each position and ceiling: number, day, öre."""
    found: dict[Key, list[Change]] = defaultdict(list)
    anslag = {
        r.event.pott
        for r in recorded
        if isinstance(r.event, e.PottUpprattad)
        and (r.event.kalla == "ks_anslag" or r.event.utbetalning == "efterhand")
    }
    dated: dict[str, tuple[str, bool]] = {}
    for one in recorded:
        datum, avser = one.event.handelsedatum, getattr(one.event, "avser_id", None)
        of_what = avser if isinstance(one.event, e.HandelseRattad) else None
        back = dated.get(str(of_what)) == (datum, False)
        dated[one.event.kommando_id] = datum, back
        per: dict[Key, int] = defaultdict(int)
        for konto, delta in sides(one.event):
            pott = one.event.pott  # type: ignore[attr-defined] - only a pott's events move money
            per[pott, konto.position, konto.namnd, konto.underenhet] += delta
            for slag, (plus, minus) in SUMMOR.items():
                if konto.position in plus | minus:
                    sign = 1 if konto.position in plus else -1
                    per[pott, slag, None, None] += sign * delta
        for key, delta in per.items():
            if key[1] == "oresavrundning":
                continue  # may be below zero
            if key[1] != "kvar_att_overfora" or key[0] not in anslag:
                early = (delta > 0) != back  # a correction of the same date is of the same day
                found[key].append((one.nr, (first_day if early else last_day)(datum), delta))
    return found


def naive(made: list[Change]) -> dict[str, tuple[Any, ...]]:
    """The lowest sum of every prefix, and at the end of every day, each added up from nothing."""
    by_event = [(sum(d for n, _, d in made if n <= nr), nr) for nr, _, _ in made]
    by_day = [
        (sum(d for _, when, d in made if when <= day), day, max(n for n, w, _ in made if w == day))
        for _, day, _ in made
    ]
    return {"registrering": min(by_event), "dag": min(by_day)}


def flow(seed: int, steps: int) -> list[Recorded]:
    pair = Pair(seed)
    for _ in range(steps):
        pair.step()
    return pair.product.recorded


flows = st.builds(flow, st.integers(0, 2**32 - 1), st.integers(1, 400))
few = settings(  # each draws a whole history, recorded by the ledger itself
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@few
@given(recorded=flows)
def test_the_lowest_headroom_is_what_a_naive_reckoning_gives(recorded: list[Recorded]) -> None:
    found, wanted = marginaler(asked(recorded)), changes(recorded)

    assert {key for key in wanted if key[1] != "anvisat_minus_avsatt"} == {
        key for key in found if key[1] != "anvisat_minus_avsatt"
    }
    for key, row in found.items():
        assert row["handelser"] == len(wanted[key])
        if key[1] == "anvisat_minus_avsatt":
            continue  # has a test of its own, since it may be unknown
        by_event, by_day = (row[ordning] for ordning in ORDNINGAR)
        want = naive(wanted[key])
        assert (by_event["lagsta_ore"], by_event["handelse"]) == want["registrering"], key
        assert by_event["datum"] == recorded[by_event["handelse"]].event.handelsedatum
        assert (by_day is None) == (key[1] not in PENGAR), key  # of a memo figure no day is asked
        if by_day:
            assert tuple(by_day[k] for k in ("lagsta_ore", "datum", "handelse")) == want["dag"], key


@few
@given(recorded=flows)
def test_below_zero_is_only_by_the_days_and_has_an_avvikelse(recorded: list[Recorded]) -> None:
    rows = marginaler(asked(recorded))

    for key, row in rows.items():
        by_event, by_day = (row[ordning] for ordning in ORDNINGAR)
        assert by_event["lagsta_ore"] >= 0
        below = by_day is not None and by_day["lagsta_ore"] < 0
        if below:
            assert row["avvikelse"]["status"] in {"oppen", "utredd", "rattad"}, (key, row)
        if not below:
            assert row["avvikelse"] is None


@few
@given(recorded=flows, share=st.floats(0, 1))
def test_as_of_an_event_it_is_what_only_those_events_give(
    recorded: list[Recorded], share: float
) -> None:
    nr = int(share * (len(recorded) - 1))

    with model(recorded) as made, model(recorded[: nr + 1]) as alone:
        whole, part = made.connection(), alone.connection()
        for asof in (AsOf(handelse=nr), AsOf(registrerad=recorded[nr].registrerad)):
            assert intyg(whole, asof) | {"per": None} == intyg(part) | {"per": None}
            assert list(lopande(whole, asof)) == list(lopande(part))


@few
@given(recorded=flows)
def test_the_running_figures_have_the_same_lowest(recorded: list[Recorded]) -> None:
    with model(recorded) as made:
        rows = list(lopande(made.connection()))
        found = marginaler(intyg(made.connection()))

    assert [row["nr"] for row in rows] == sorted(row["nr"] for row in rows)
    low: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        key = (row["pott"], row["position"], row["namnd"], row["underenhet"])
        low[key].append((row["efter_registrering_ore"], row["efter_handelsedatum_ore"]))
    assert {key for key in found if key[1] not in SUMMOR} == low.keys() - {
        key for key in low if key[1] == "oresavrundning"
    }
    for key, after in low.items():
        if key[1] == "oresavrundning":
            continue  # may be below zero
        assert len(after) == found[key]["handelser"]
        for column, ordning in zip(zip(*after, strict=True), ORDNINGAR, strict=True):
            lowest = found[key][ordning]
            assert lowest is None or min(column) == lowest["lagsta_ore"], (key, ordning)


def anslag(*more: dict[str, Any]) -> Harness:
    pott = {
        "kommando": "UpprattaPott", "kalla": "ks_anslag", "program": "trygghet",
        "bidragsar": 2023, "andamal": "trygghet", "nyttjas_from": "2023-01-01",
        "nyttjas_tom": "2023-12-31", "engangsmedel": False, **ANS, "datum": "2023-01-02",
    }  # fmt: skip
    return Harness().given(pott, *more)


def anvisa(datum: str, ore: int | None = None, **more: Any) -> dict[str, Any]:
    belopp = {} if ore is None else {"belopp_ore": ore}
    return {"kommando": "AnvisaAnslag", "beslut": KF, **ANS, **more, "datum": datum} | belopp


def avsatt(datum: str, ore: int, **more: Any) -> dict[str, Any]:
    stated = {"kommando": "AvsattMedel", "belopp_ore": ore, "beslut": KS}
    return stated | ANS | more | {"datum": datum}


RATTA = {"kommando": "RattaHandelse", "skal": "fel", **ANS, "datum": "2023-02-01"}


@pytest.mark.parametrize(
    ("flode", "registrering", "handelsedatum"),
    [
        ([anvisa("2023-01-10")], None, None),
        ([anvisa("2023-01-10"), avsatt("2023-02-01", 100)], None, None),
        ([anvisa("2023-01-10", 100), avsatt("2023-02-01", 70)], 30, 30),
        ([anvisa("2023-03-01", 100), avsatt("2023-02-01", 70)], 30, -70),
        ([anvisa("2023-01-10"), avsatt("2023-02-01", 70), anvisa("2023-03-01", 100)], 30, 30),
        ([anvisa("2023-02-10"), avsatt("2023-02-01", 70), anvisa("2023-03-01", 100)], 30, -70),
        (
            [anvisa("2023-01-10", id="a"), avsatt("2023-02-01", 70, id="b"),
             {**RATTA, "avser_id": "b"}, {**RATTA, "avser_id": "a"},
             anvisa("2023-03-01", 100), avsatt("2023-02-01", 70)],
            30, -70,
        ),
    ],
)  # fmt: skip
def test_what_is_left_of_an_anslag_counts_where_its_amount_is_known(
    flode: list[dict[str, Any]], registrering: int | None, handelsedatum: int | None
) -> None:
    rows = marginaler(asked(anslag(*flode).recorded))
    row = rows.get((ANS["pott"], "anvisat_minus_avsatt", None, None))

    low = row and tuple(row[ordning] and row[ordning]["lagsta_ore"] for ordning in ORDNINGAR)
    assert low == (None if registrering is None else (registrering, handelsedatum))


def test_of_a_day_it_is_the_last_event_that_is_named() -> None:
    harness = statsbidrag(Harness()).given(
        {"kommando": "BeslutaFordelning", "total_ore": 900, "beslut": KS, **SOC,
         "rader": [{"namnd": "KUN", "belopp_ore": 500}, {"namnd": "GRN", "belopp_ore": 400}]},
        {"kommando": "OverforMedel", "namnd": "KUN", "belopp_ore": 500, **SOC},
        {"kommando": "OverforMedel", "namnd": "GRN", "belopp_ore": 300, **SOC},
    )  # fmt: skip
    row = marginaler(asked(harness.recorded))["SOC-2023", "kvar_att_overfora", None, None]

    last = harness.recorded[-1].nr
    assert row["registrering"] == {"lagsta_ore": 2200, "handelse": last, "datum": SOC["datum"]}
    assert row["handelsedatum"] == row["registrering"]
    assert row["handelser"] == 3


def test_a_finding_that_got_a_name_is_told_by_it() -> None:
    harness = statsbidrag(Harness()).given(
        {"kommando": "BeslutaFordelning", "id": "sen", "total_ore": 500, "beslut": KS, **SOC,
         "rader": [{"namnd": "KUN", "belopp_ore": 500}], "datum": "2023-02-01"},
    )  # fmt: skip
    key = ("SOC-2023", "ofordelat", None, None)
    found = marginaler(asked(harness.recorded))[key]
    nr = harness.recorded[-1].nr
    assert (found["handelsedatum"]["lagsta_ore"], found["avvikelse"]) == (
        -500, {"kod": "R49", "handelse": nr, "status": "oppen"},
    )  # fmt: skip

    harness.given({"kommando": "NoteraAvvikelse", "kod": "A9", "regel": "R49", "avser_id": "sen",
                   "lasning_1": "x", "lasning_2": "y", **SOC})  # fmt: skip
    named = marginaler(asked(harness.recorded))[key]["avvikelse"]
    assert named == {"kod": "A9", "handelse": nr, "status": "oppen"}
    harness.given({"kommando": "UtredAvvikelse", "avser_id": "sen", "kod": "A9", "slutsats": "ok",
                   "underlag": [{"typ": "annat", "titel": "t"}], **SOC})  # fmt: skip
    assert marginaler(asked(harness.recorded))[key]["avvikelse"] == named | {"status": "utredd"}


def test_all_of_fifty_findings_of_one_command_are_found() -> None:
    """They are found by their fields: as text they are longer than a text may be."""
    namnder = [f"N{nr:02d}" for nr in range(50)]
    organ = {"kommando": "RegistreraOrgan", "slag": "namnd", "giltig_from": "2022-01-01"}
    ore = len(namnder)
    rader = {"rader": [{"namnd": kod, "belopp_ore": 1} for kod in namnder]}
    harness = statsbidrag(Harness()).given(
        *({**organ, "kod": kod, "namn": f"Nämnden för prov {kod}"} for kod in namnder),
        {"kommando": "BeslutaFordelning", "total_ore": ore, "beslut": KS, **SOC, **rader},
        {"kommando": "AndraFordelning", "beslut": KS, **SOC, **rader, "datum": "2023-02-01"},
    )
    (found,) = (one for one in harness.events[-1].avvikelser if one.regel == "R49")
    answer = marginaler(asked(harness.recorded))

    told = [answer["SOC-2023", "fordelat", kod, None] for kod in namnder]
    assert {row["handelsedatum"]["lagsta_ore"] for row in told} == {-1}
    nr = harness.recorded[-1].nr
    assert [row["avvikelse"] for row in told] == [
        {"kod": "R49", "handelse": nr, "status": "oppen"} for _ in namnder
    ]
    assert len(found.fynd or ()) == len(namnder)
    assert re.search(r"; och [0-9]+ till$", found.lasning_1)


def test_a_finding_that_the_event_had_no_room_for_is_not_denied() -> None:
    """The avvikelse that counts what it left out may be on any margin below zero in its pott."""
    harness = statsbidrag(Harness()).given(
        {"kommando": "BeslutaFordelning", "id": "sen", "total_ore": 500, "beslut": KS, **SOC,
         "rader": [{"namnd": "KUN", "belopp_ore": 500}], "datum": "2023-02-01"},
    )  # fmt: skip
    last = harness.recorded[-1]
    cut = [
        one.model_copy(update={"fynd": None, "fynd_utelamnade": 1}) for one in last.event.avvikelser
    ]
    event = last.event.model_copy(update={"avvikelser": tuple(cut)})
    harness.recorded[-1] = last._replace(event=event)
    row = marginaler(asked(harness.recorded))["SOC-2023", "ofordelat", None, None]

    assert row["avvikelse"] == {"kod": "R49", "handelse": last.nr, "status": "oppen"}


def test_the_shape(rikt: list[Recorded]) -> None:
    answer = asked(rikt, pott="SOC-2022")

    assert list(answer) == ["schema", "per", "potter", "kort", "exempeldata"]
    (pott,) = answer["potter"]
    assert list(pott) == ["pott", "ar", "marginaler", "avstamt", "ej_avstamt"]
    assert list(pott["marginaler"][0]) == [
        "slag", "namnd", "underenhet", "handelser", *ORDNINGAR, "avvikelse",
    ]  # fmt: skip
    slag = [row["slag"] for row in pott["marginaler"]]
    assert slag[:3] == [tak.slag for tak in p.TAK if tak != p.KVAR_ATT_AVSATTA]
    assert {row["avstamning"] for row in pott["ej_avstamt"]} == {None}
    assert [row["slag"] for row in pott["ej_avstamt"]][-2:] == ["inbetalt", "balanskonto"]
    assert list(answer["kort"]) == [
        *ORDNINGAR, "oattesterade", "oppna_avvikelser", "egenfinansierat_ore", "avstamningar",
    ]  # fmt: skip


def test_without_potts_it_says_so() -> None:
    answer = asked(Harness().recorded)

    assert (answer["potter"], answer["exempeldata"]) == ([], False)
    assert [answer["kort"][ordning] for ordning in ORDNINGAR] == [None, None]
