"""The state of a pott is what its events add up to, and an impossible one is never reached."""

import re
from contextlib import nullcontext
from typing import Any

import pytest

from domain import events as e
from domain.bookkeeping import positions as p
from domain.bookkeeping.postings import Konto, postings, proposal
from domain.errors import InvariantBroken
from domain.states.bok_och_arende import Arende, Bok
from domain.states.invariants import check
from domain.states.pott import Pott
from domain.states.pott_fold import evolve, replay
from domain.states.pott_notes import Begaran, Noter
from domain.states.register import Register
from domain.states.streams import evolve as evolve_any
from domain.states.streams import initial
from tests.decider import Harness
from tests.unit import vantat as v

COMMON = {"pott": "SOC-2022", "handelsedatum": "2022-09-01", "kommando_id": "k", "avser": "x"}
KUN = {"namnd": "KUN"}


def pott(**saldon: int) -> Pott:
    """Make a statsbidrag with these balances; those of KUN begin with ``kun_``."""
    liggare = Harness().given(
        {
            "kommando": "UpprattaPott",
            "pott": "SOC-2022",
            "kalla": "statsbidrag",
            "givare": "SOS",
            "program": "p",
            "bidragsar": 2022,
            "andamal": "a",
            "nyttjas_from": "2022",
            "nyttjas_tom": "2022",
            "engangsmedel": True,
        }
    )
    konton = {
        Konto(name.removeprefix("kun_"), "KUN" if name.startswith("kun_") else None): ore
        for name, ore in saldon.items()
    }
    noter = Noter(
        anslag_anvisat="avsatt" in saldon,
        askat={("KUN", None): saldon["kun_askat"]} if "kun_askat" in saldon else {},
    )
    villkor = liggare.pott("SOC-2022").villkor
    return Pott("SOC-2022", villkor=villkor, saldon=konton, noter=noter)


@pytest.mark.parametrize(
    ("saldon", "said"),
    [
        ({"tilldelat": 5, "rekvirerat": 5, "ofordelat": 4}, "I0 att fördela 0,05 kr"),
        ({"avsatt": 5, "kun_ej_utnyttjat": 6}, "men positionerna 0,06 kr"),
        ({"ofordelat": 1, "kun_fordelat": -1}, "I1 fördelat (KUN) blir 0,01 kr under noll"),
        ({"inbetalt": 1}, "I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte"),
        ({"rekvirerat": 1, "ofordelat": 1}, "I2 inbetalt ≤ rekvirerat ≤ tilldelat gäller inte"),
        ({"anvisat": 1, "avsatt": 2, "ofordelat": 2}, "I2 avsatt ≤ anvisat gäller inte"),
        (
            {"tilldelat": 9, "rekvirerat": 9, "inbetalt": 3, "ofordelat": 5, "kun_hos_namnd": 4},
            "I3 0,01 kr mer än inbetalt och förskotterat är överfört",
        ),
    ],
)
def test_broken_invariant_is_told(saldon: dict[str, int], said: str) -> None:
    with pytest.raises(InvariantBroken) as broken:
        check(pott(**saldon))

    assert str(broken.value).startswith("SOC-2022: ")
    assert said in str(broken.value).replace("\u00a0", " ")


@pytest.mark.parametrize(
    "saldon",
    [
        {},
        {"tilldelat": 9, "rekvirerat": 9, "inbetalt": 4, "ofordelat": 5, "kun_hos_namnd": 4},
        {
            "tilldelat": 9,
            "rekvirerat": 9,
            "forskotterat": 1,
            "inbetalt": 3,
            "ofordelat": 5,
            "kun_hos_namnd": 4,
        },
        {"avsatt": 5, "ofordelat": 2, "kun_sparrat_ur_fordelat": 3},
        {"anvisat": 5, "avsatt": 5, "ofordelat": 5},
        {"kun_egenfinansierat": 7, "kun_askat": 3},
    ],
)
def test_possible_balances_hold_the_invariants(saldon: dict[str, int]) -> None:
    check(pott(**saldon))


@pytest.mark.parametrize("position", p.HELD)
def test_a_closed_pott_holds_only_what_is_spent_or_settled(position: str) -> None:
    saldon = {Konto("avsatt"): 1, Konto(position): 1}
    closed = Pott("KS-2022", saldon=saldon, noter=Noter(anslag_anvisat=True, avslutat="k"))
    left = {"ofordelat", "fordelat", "hos_namnd", "sparrat_ur_fordelat", "sparrat_ur_hos_namnd"}

    with pytest.raises(InvariantBroken, match="I8") if position in left else nullcontext():
        check(closed)


def test_every_broken_invariant_is_told_at_once() -> None:
    with pytest.raises(InvariantBroken, match=r"I1 .*; I0 .*; I2 inbetalt .*; I3 "):
        check(pott(inbetalt=-1, rekvirerat=5, kun_hos_namnd=4))


def test_forged_event_cannot_enter_a_pott() -> None:
    forged = e.MedelOverforda(**COMMON, **KUN, belopp_ore=1)

    with pytest.raises(InvariantBroken, match="I1"):
        evolve(pott(), forged)


def test_ks_anslag_has_no_balance_account() -> None:
    empty = Pott("KS-2022", saldon={Konto(p.HOS_NAMND, "KUN"): 5})

    assert (empty.balanskonto_ore, empty.centralt_ore) == (0, 0)
    assert not empty.statsbidrag


def test_balance_account_is_the_liability_and_centrally_is_what_no_namnd_has() -> None:
    state = pott(
        inbetalt=90, kun_hos_namnd=5, kun_sparrat_ur_hos_namnd=3, kun_forbrukat=2, aterbetalt=1,
        efterskankt=30, oresavrundning=10, forskotterat=7, kun_fordelat=4, aterbetalningsskuld=8,
    )  # fmt: skip

    assert state.balanskonto_ore == 90 - 2 - 1 - 30 - 10
    assert state.centralt_ore == state.balanskonto_ore - 5 - 3
    assert state.ute_ore == 5 + 3 + 2 + 1 + 10
    assert state.kvar_att_overfora_ore == 90 + 7 - state.ute_ore


def test_replay_is_evolve_over_the_events() -> None:
    events = [
        e.StatsbidragTilldelat(**COMMON, belopp_ore=ore, till_ofordelat_ore=0) for ore in (1, 2)
    ]

    assert replay(pott(), events).saldo(p.TILLDELAT) == 3


EMPTY_OF_MOVES: list[tuple[type[e.Event], dict[str, Any]]] = [
    (e.MedelMottagna, KUN | {"belopp_ore": 5}),
    (e.AnslagAnvisat, {}),
    (e.AskandeInlamnat, KUN),
    (e.VillkorAndrat, {"andring": "x", "galler_fran": "2022"}),
    (e.AvvikelseNoterad, {"kod": "A1", "lasning_1": "x", "lasning_2": "y"}),
]


@pytest.mark.parametrize(("event", "fields"), EMPTY_OF_MOVES)
def test_event_that_moves_nothing_leaves_the_balances(
    event: type[e.Event], fields: dict[str, Any]
) -> None:
    before = pott()
    happened = event.model_validate(COMMON | fields)

    assert postings(happened) == ()
    assert evolve(before, happened).saldon == before.saldon


def test_changed_condition_without_a_new_last_day_keeps_the_old_one() -> None:
    changed = e.VillkorAndrat(**COMMON, andring="nytt ombud", galler_fran="2022")
    before = evolve(pott(), pott().villkor or changed)

    assert evolve(before, changed).nyttjas_tom == before.nyttjas_tom == "2022"


def test_proposal_is_its_total_and_the_sums_of_its_rows() -> None:
    rader = [
        {"namnd": "GRN", "belopp_ore": 1},
        {"namnd": "GRN", "underenhet": "GRN-PI", "belopp_ore": 2},
        {"namnd": "GRN", "belopp_ore": 4},
    ]
    proposed = e.FordelningForeslagen.model_validate(COMMON | {"total_ore": 9, "rader": rader})

    assert proposal(proposed) == {(None, None): 9, ("GRN", None): 5, ("GRN", "GRN-PI"): 2}
    assert proposal(e.MedelMottagna(**COMMON, **KUN, belopp_ore=5)) is None


def test_an_arende_has_no_state_of_its_own() -> None:
    bordlagt = e.ArendeBordlagt.model_construct(arende="STK-2022-900")

    assert evolve_any(Arende("STK-2022-900"), bordlagt) == Arende("STK-2022-900")


def test_streams_begin_empty() -> None:
    assert initial("pott/SOC-2022") == Pott("SOC-2022")
    assert initial("arende/STK-2022-900") == Arende("STK-2022-900")
    assert initial("register") == Register()
    assert initial("liggare") == Bok()


@pytest.mark.parametrize(
    "event",
    [
        e.NamndensBeskedProvat(
            **COMMON,
            **KUN,
            avser_id="finns inte",
            utfall="medgiven",
            belopp_ore=1,
            fran_fordelat_ore=1,
            fran_hos_namnd_ore=0,
        ),
        e.AvvikelseUtredd(**COMMON, avser_id="finns inte", kod="A1", slutsats="ingen"),
        e.AvvikelseNoterad(
            **COMMON, kod="A1", lasning_1="a", lasning_2="b", avser_id="nej", benamner="R7"
        ),
    ],
)
def test_forged_event_that_points_at_nothing_is_told(event: e.Event) -> None:
    with pytest.raises(InvariantBroken, match=r"som inte finns|är inte öppen"):
        evolve(pott(), event)


@pytest.mark.parametrize(
    ("noter", "said"),
    [
        (Noter(), "I2 medel är avsatta utan anslag"),
        (
            Noter(anslag_anvisat=True, askat={("KUN", None): 3}),
            "äskat (KUN) är inte det som senast angavs",
        ),
        (
            Noter(anslag_anvisat=True, redovisade={("KUN", None): 7}),
            "redovisat (KUN) är inte det som senast angavs",
        ),
        *(
            (
                Noter(anslag_anvisat=True, begaranden={"nej": Begaran("KUN", None, *left)}),
                "I1 av nej är mer prövat än begärt",
            )
            for left in ((1, -1), (-1, 1))
        ),
    ],
)
def test_broken_note_is_told(noter: Noter, said: str) -> None:
    saldon = {Konto(p.AVSATT): 5, Konto(p.OFORDELAT): 5}

    with pytest.raises(InvariantBroken, match=re.escape(said)):
        check(Pott("KS-2022", saldon=saldon, noter=noter))


def test_report_without_an_amount_is_no_broken_note() -> None:
    check(Pott("SOC-2022", noter=Noter(redovisade={("KUN", None): None})))


def test_balance_is_told_by_the_unit_or_else_the_namnd() -> None:
    told = [str(Konto(p.HOS_NAMND, *of)) for of in (("GRN", "GRN-PI"), ("GRN", None), ())]

    assert told == ["hos nämnden (GRN-PI)", "hos nämnden (GRN)", "hos nämnden"]


def test_what_became_a_debt_is_not_settled_again_by_who_bore_it() -> None:
    kun, pi = ("KUN", None), ("GRN", "GRN-PI")
    state = Pott(
        "P",
        saldon={Konto(p.EGENFINANSIERAT, *kun): 5, Konto(p.EGENFINANSIERAT, *pi): 7},
        noter=Noter(ej_berattigat={kun: 3, pi: 9}),
    )

    assert [state.att_avrakna(*of) for of in (kun, pi, ("MN", None))] == [2, 0, 0]


@pytest.mark.parametrize(
    ("datum", "tom"), [("2022-05-31", "2022"), ("2022-06", "2023-06"), ("2023-01-01", "2023-06")]
)
def test_last_day_of_use_is_that_of_the_latest_change_that_holds(datum: str, tom: str) -> None:
    extended = e.VillkorAndrat(
        **COMMON, andring="längre", galler_fran="2022-06-30", ny_nyttjas_tom="2023-06"
    )
    other = e.VillkorAndrat(**COMMON, andring="nytt ombud", galler_fran="2022-07-01")
    state = replay(pott(), [extended, other])

    assert state.nyttjas_tom_for(datum) == tom


def test_the_last_day_of_posting_is_none_that_only_states_or_comes_to_nothing() -> None:
    liggare = Harness().given(v.pott())
    assert liggare.pott(v.SOC).bokford_tom == ""

    okand = v.kommando("RegistreraOidentifieradInbetalning", "2022-05-01", belopp_ore=5, id="okand")
    liggare.given(
        *v.pengar(),
        v.namndens("LamnaAskande", "2022-04-01"),
        v.kommando("LamnaNamndredovisning", "2022-06-01", namnd="KUN", utfall_ore=1, text="t"),
        okand,
        v.kommando("RattaHandelse", "2022-05-01", avser_id="okand", skal="s"),
    )
    assert liggare.pott(v.SOC).bokford_tom == "2022-03-01"

    liggare.given(okand | {"id": "igen"})
    assert liggare.pott(v.SOC).bokford_tom == "2022-05-01"
