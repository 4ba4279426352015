"""What an event carries beyond its command."""

import pytest

from domain import events as e
from domain.bookkeeping.dagar import UTE, Rorelse
from domain.facts import Flyttning, Plats, Slutsaldo
from domain.values.money import MAX_ORE
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning, ks

SOC = {"pott": "SOC-2022"}
KUN = SOC | {"namnd": "KUN"}
INBETALNING = SOC | {"kommando": "RegistreraInbetalning", "rekvisition": "1", "belopp_ore": 1000}
OVERFORING = KUN | {"kommando": "OverforMedel", "belopp_ore": 7}


def test_closing_states_where_what_was_left_went_and_what_is_in_every_position() -> None:
    """What is empty is not told, and what is told comes in order."""
    liggare = Harness().given(POTT, TILLDELNING, REKVISITION, INBETALNING)
    liggare.given(fordelning(("MN", 3)), fordelning(("KUN", 7), beslut=ks(paragraf=8)), OVERFORING)
    liggare.rules = ()  # nobody need attest
    liggare.given(SOC | {"kommando": "AvslutaBidragsar", "datum": "2023-01-31"})
    event = liggare.events[-1].stored()

    def plats(position: str, namnd: str | None = None) -> Plats:
        return Plats(position=position, namnd=namnd)

    skuld = plats("aterbetalningsskuld")
    left = [("fordelat", "MN", 3), ("hos_namnd", "KUN", 7), ("ofordelat", None, 990)]
    assert event["flyttningar"] == [
        Flyttning(fran=plats(position, namnd), till=skuld, belopp_ore=ore).stored()
        for position, namnd, ore in left
    ]
    gross = ("aterbetalningsskuld", "inbetalt", "rekvirerat", "tilldelat")
    assert event["slutsaldon"] == [
        Slutsaldo(plats=plats(*at), belopp_ore=ore).stored()
        for *at, ore in (
            *((position, 1000) for position in gross[:2]),
            ("overfort", "KUN", 7),
            *((position, 1000) for position in gross[2:]),
        )
    ]


def test_sums_of_amounts_can_be_stated_where_each_is_as_large_as_it_may_be() -> None:
    askande = KUN | {"kommando": "LamnaAskande", "belopp_ore": MAX_ORE}
    liggare = Harness(rules=()).given(POTT, askande, askande)
    liggare.given(askande | {"beslut": ks(organ="KUN")})
    assert liggare.events[-1].stored()["ersatter_ore"] == 2 * MAX_ORE
    e.AskandeInlamnat.model_validate(liggare.events[-1].stored())

    most = {"belopp_ore": MAX_ORE}
    for nr in ("1", "2"):
        rekvisition = most | {"rekvisition": nr}
        liggare.given(TILLDELNING | most, REKVISITION | rekvisition, INBETALNING | rekvisition)
    liggare.given(SOC | {"kommando": "AvslutaBidragsar", "datum": "2023-01-31"})
    closed = e.BidragsarAvslutat.model_validate(liggare.events[-1].stored())
    assert {one.belopp_ore for one in closed.slutsaldon} >= {2 * MAX_ORE}
    assert [one.belopp_ore for one in closed.flyttningar] == [2 * MAX_ORE]


def test_report_replaces_nothing_when_the_one_before_had_no_amount() -> None:
    redovisning = KUN | {"kommando": "LamnaNamndredovisning", "text": "t"}
    liggare = Harness().given(POTT, redovisning, redovisning | {"utfall_ore": 5})
    liggare.given(redovisning | {"upprepning": "den första gällde ändå"})

    assert [one.stored()["ersatter_ore"] for one in liggare.events[1:]] == [0, 0, 5]


@pytest.mark.parametrize(
    ("more", "oppna"),
    [
        ({"paragraf": 7}, 1),
        ({"paragraf": 7, "diarienummer": "okänd"}, 1),
        ({"diarienummer": "STK-2022-1"}, 1),
        ({"paragraf": 7, "diarienummer": "STK-2022-1"}, 0),
    ],
)
def test_only_a_whole_decision_closes_what_was_missing(
    more: dict[str, str | int], oppna: int
) -> None:
    utan = {"organ": "KS", "datum": "2022"}
    liggare = Harness().given(POTT, TILLDELNING, REKVISITION)
    liggare.given(fordelning(("KUN", 1), id="f", beslut=utan))
    komplettering = SOC | {"kommando": "KompletteraBeslut", "avser_id": "f", "id": "hel"}
    liggare.given(komplettering | {"beslut": utan | more})

    assert [kod for id_, kod in liggare.oppna("SOC-2022") if id_ == "f"] == ["R38"] * oppna


def test_all_that_is_out_of_a_pott_is_kept_by_date() -> None:
    liggare = Harness().given(POTT, TILLDELNING, REKVISITION, INBETALNING)
    liggare.given(fordelning(("KUN", 14)), OVERFORING, OVERFORING | {"datum": "2022-10"})

    assert liggare.pott("SOC-2022").per_dag[UTE] == {
        "2022-09-01": Rorelse(7),
        "2022-10": Rorelse(7),
    }
