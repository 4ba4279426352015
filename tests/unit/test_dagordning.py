"""R49 against every dating: a day is short only if it is so however the days are chosen.

The reckoning here knows nothing of first and last days counted apart: it tries each choice of a
day for each event, within what its date allows, and asks whether some choice leaves enough.
"""

from __future__ import annotations

from itertools import product
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deciding.outcome import Accepted
from domain.values.dates import first_day, last_day
from tests.decider import Harness
from tests.unit import vantat as v

DATES = ["../2022-03-01", "../2022-03-03", "2022-03-01", "2022-03-02", "2022-03-03", "2022-03"]
EARLY = {"datum": "2022-01-01"}
RATTA = {"kommando": "RattaHandelse", "skal": "fel", "pott": v.SOC}

# Each series: what a command of each kind changes in it by an öre.
SERIER: dict[str, dict[str, int]] = {
    "ofordelat": {
        "RekvireraStatsbidrag": 1, "MakuleraRekvisition": -1, "BeslutaFordelning": -1,
        "AndraFordelning": 1,
    },
    "fordelat": {"BeslutaFordelning": 1, "AndraFordelning": -1},
    "rekvirerat": {"RekvireraStatsbidrag": 1, "MakuleraRekvisition": -1},
    "tilldelat": {"RegistreraTilldelning": 1},
    "tilldelat_minus_rekvirerat": {
        "RegistreraTilldelning": 1, "RekvireraStatsbidrag": -1, "MakuleraRekvisition": 1,
    },
}  # fmt: skip


class Hant(NamedTuple):
    """What happened: a change in öre, its date, and which event's day it shares, mostly its own."""

    ore: int
    datum: str
    dag: int


class Varld:
    """A pott, and beside it what each accepted command changed in each series."""

    def __init__(self) -> None:
        self.liggare = Harness().given(v.pott() | EARLY)
        self.made: list[tuple[str, dict[str, Any], int]] = []

    def when(self, kind: str, ore: int, datum: str, which: int) -> set[str] | None:
        """Give a command; return the series that R49 names, None when it is refused."""
        stated = self._command(kind, ore, datum, which)
        outcome = self.liggare.when(stated)
        if not isinstance(outcome, Accepted):
            return None
        self.made.append((kind, stated, ore))
        return {
            str(fynd.position)
            for event in outcome.events
            for found in event.avvikelser
            for fynd in found.fynd or ()
            if found.regel == "R49"
        }

    def utom(self) -> frozenset[int]:
        """Return the latest command and what it corrects; nothing when it is no correction."""
        ids = [stated["id"] for _, stated, _ in self.made]
        avser = self.made[-1][1].get("avser_id")
        return frozenset({len(ids) - 1, ids.index(avser)} if avser in ids else ())

    def hant(self, slag: str, utom: frozenset[int] = frozenset()) -> list[Hant]:
        """Return what has changed a series, as if some of it had never been."""
        ids = [stated["id"] for _, stated, _ in self.made]
        found: list[Hant] = []
        for nr, (kind, stated, ore) in enumerate(self.made):
            if kind == "RattaHandelse":
                earlier = ids.index(stated["avser_id"])
                was = found[earlier]
                same = was.datum == stated["datum"]
                found.append(Hant(-was.ore, stated["datum"], was.dag if same else nr))
            else:
                found.append(Hant(ore * SERIER[slag].get(kind, 0), stated["datum"], nr))
        return [one for nr, one in enumerate(found) if one.ore and nr not in utom]

    def _command(self, kind: str, ore: int, datum: str, which: int) -> dict[str, Any]:
        nr, earlier = len(self.made), [one for _, one, _ in self.made]
        common = {"kommando": kind, "id": f"h{nr}", "pott": v.SOC, "datum": datum}
        if kind == "RattaHandelse":
            avser = earlier[which % len(earlier)] if earlier else {"id": "h0", "datum": datum}
            same = {"datum": avser["datum"]} if which % 2 else {}
            return RATTA | common | {"avser_id": avser["id"]} | same
        return common | {
            "RegistreraTilldelning": {"belopp_ore": ore, "beslut": v.beslut("SOS", "2022")},
            "RekvireraStatsbidrag": {"belopp_ore": ore, "rekvisition": f"r{nr}"},
            "MakuleraRekvisition": {"belopp_ore": ore, "rekvisition": f"r{which}"},
            "BeslutaFordelning": {
                "total_ore": ore, "beslut": v.beslut("KS", "2022"),
                "rader": [{"namnd": "KUN", "belopp_ore": ore}],
            },
            "AndraFordelning": {
                "beslut": v.beslut("KS", "2022"), "rader": [{"namnd": "KUN", "belopp_ore": ore}],
            },
        }[kind]  # fmt: skip


def most(happened: list[Hant], days: list[str]) -> dict[str, int]:
    """Return the most that can be left on each day, over every dating there is."""
    choices = {
        one.dag: [d for d in days if first_day(one.datum) <= d <= last_day(one.datum)]
        for one in happened
    }
    found: dict[str, int] = dict.fromkeys(days, -(10**9))
    for dating in product(*choices.values()):
        on = dict(zip(choices, dating, strict=True))
        for day in days:
            left = sum(one.ore for one in happened if on[one.dag] <= day)
            found[day] = max(found[day], left)
    return found


DAYS = sorted({day for one in DATES for day in (first_day(one), last_day(one))} | {"2022-03-02"})
steps = st.tuples(
    st.sampled_from([*SERIER["ofordelat"], "RattaHandelse", "BeslutaFordelning"]),
    st.integers(1, 3),
    st.sampled_from(DATES),
    st.integers(0, 4),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, min_size=2, max_size=6), st.sampled_from(DATES))
def test_a_day_is_short_only_if_every_dating_says_so(
    flow: list[tuple[str, int, str, int]], granted: str
) -> None:
    varld = Varld()
    varld.when("RegistreraTilldelning", 8, granted, 0)
    for step in (("RekvireraStatsbidrag", 3, "2022-03-02", 0), *flow):
        before = {slag: most(varld.hant(slag), DAYS) for slag in SERIER}
        told = varld.when(*step)
        if told is None:
            continue
        for slag in SERIER:
            after = most(varld.hant(slag), DAYS)
            utan = most(varld.hant(slag, varld.utom()), DAYS) if varld.utom() else after
            least = {d: max(before[slag][d], utan[d]) for d in DAYS}
            worse = [d for d in DAYS if after[d] < 0 and after[d] < least[d]]
            assert (slag in told) == bool(worse), (slag, worse, varld.made)


TILLDELT = ("RegistreraTilldelning", 9, "../2022-03-01", 0)
FORE = ("BeslutaFordelning", 1, "2022-03-01", 0)


@pytest.mark.parametrize(
    ("flode", "namnt"),
    [
        # What is dated so that it can have been in time is in time, and what can have been late.
        ([("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE], {"ofordelat"}),
        ([("RekvireraStatsbidrag", 3, "2022-03", 0), FORE], set()),
        ([("RekvireraStatsbidrag", 3, "../2022-03-03", 0), FORE], set()),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), ("BeslutaFordelning", 1, "2022", 0)],
            set(),
        ),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0),
             ("BeslutaFordelning", 1, "../2022-03-01", 0)],
            {"ofordelat"},
        ),
        # A correction with the date of what it takes back leaves nothing on any day.
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), ("BeslutaFordelning", 2, "2022-03", 0),
             ("RattaHandelse", 0, "2022-03", 2), FORE],
            {"ofordelat"},
        ),
        (
            [("RekvireraStatsbidrag", 3, "2022-03", 0), ("RattaHandelse", 0, "2022-03", 1),
             ("RekvireraStatsbidrag", 2, "2022-03-02", 0), FORE],
            {"ofordelat"},
        ),
        # A correction of that correction brings it back, on its own first or last day.
        (
            [("RekvireraStatsbidrag", 3, "2022-03", 0), ("RattaHandelse", 0, "2022-03", 1),
             ("RattaHandelse", 0, "2022-03", 2), FORE],
            set(),
        ),
        # A correction ends what was said of its event, and says what is left of it.
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE,
             ("RattaHandelse", 0, "2022-03-02", 2)],
            {"ofordelat"},
        ),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE, FORE,
             ("RattaHandelse", 0, "2022-03-02", 2)],
            {"ofordelat"},
        ),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE, FORE,
             ("RattaHandelse", 0, "2022-03-01", 2)],
            set(),
        ),
        # Told anew when a day below zero gets worse, and only then.
        ([("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE, FORE], {"ofordelat"}),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE,
             ("BeslutaFordelning", 1, "2022-03-03", 0)],
            set(),
        ),
        (
            [("RekvireraStatsbidrag", 3, "2022-03-02", 0), FORE,
             ("RekvireraStatsbidrag", 1, "2022-03-01", 0)],
            set(),
        ),
    ],
)  # fmt: skip
def test_what_the_latest_command_makes_worse_is_told(
    flode: list[tuple[str, int, str, int]], namnt: set[str]
) -> None:
    varld = Varld()
    for step in (TILLDELT, *flode):
        told = varld.when(*step)

    assert told == namnt


def test_a_breach_is_told_however_small_the_one_before_it_and_also_when_that_is_closed() -> None:
    """One öre was opened and closed; then four million kronor passed without a word."""
    ore, miljoner = 1, 400_000_000
    liggare = Harness().given(v.pott() | EARLY, *v.pengar(miljoner + ore))
    for id_, belopp in (("ett", ore), ("fyra", miljoner)):
        rader = [{"namnd": "KUN", "belopp_ore": belopp}]
        liggare.given(
            v.kommando("BeslutaFordelning", "2022-02-05", id=id_, total_ore=belopp, rader=rader,
                       beslut=v.beslut("KS", "2022-02-05")),
        )  # fmt: skip
        (found,) = (one for one in liggare.events[-1].avvikelser if one.regel == "R49")
        if id_ == "ett":
            utred = v.kommando("UtredAvvikelse", "2022-02-05", avser_id=id_, kod="R49",
                               slutsats="ett öre",
                               underlag=[{"typ": "annat", "titel": "t"}])  # fmt: skip
            liggare.given(utred)

    assert (found.belopp_ore, "R49") == (miljoner + ore, liggare.oppna(v.SOC)["fyra", "R49"])
    (fynd,) = found.fynd or ()
    assert fynd.stored() == {
        "position": "ofordelat",
        "dag": "2022-02-05",
        "varden": [{"namn": "saldo", "ore": -miljoner - ore}, {"namn": "fore", "ore": -ore}],
    }


def test_the_first_day_and_the_lowest_are_both_told() -> None:
    liggare = Harness().given(v.pott() | EARLY, *v.pengar(1000))
    for datum, ore in (("2022-02-06", 500), ("2022-02-05", 1)):
        rader = [{"namnd": "KUN", "belopp_ore": ore}]
        liggare.given(
            v.kommando("BeslutaFordelning", datum, total_ore=ore, rader=rader,
                       beslut=v.beslut("KS", datum)),
        )  # fmt: skip
    (found,) = (one for one in liggare.events[-1].avvikelser if one.regel == "R49")

    assert found.lasning_1.replace("\u00a0", " ") == (
        "ofördelat är 0,01 kr under noll 2022-02-05, som lägst 5,01 kr 2022-02-06"
    )
    assert found.belopp_ore == 501
    assert [one.dag for one in found.fynd or ()] == ["2022-02-05", "2022-02-06"]


def test_memo_figures_are_no_money() -> None:
    """An application that is replaced by one of an earlier day says nothing of money."""
    liggare = Harness().given(v.pott() | EARLY)
    askande = v.namndens("LamnaAskande", "2022-05-22", 100) | {"insatser": ["x"]}
    liggare.given(askande, askande | {"datum": "2022-05-12", "beslut": v.beslut("KUN", "2022")})

    assert not [one for event in liggare.events for one in event.avvikelser if one.regel == "R49"]


def anslag(*flode: tuple[str, str, int | None]) -> set[str]:
    """Give KS anslag what KF appropriates and is set aside; return what R49 says of the last."""
    liggare = Harness().given(v.anslag(bidragsar=2023, nyttjas_from="2023-01-01",
                                       nyttjas_tom="2023-12-31") | EARLY)  # fmt: skip
    for kind, datum, ore in flode:
        organ = "KF" if kind == "AnvisaAnslag" else "KS"
        belopp = {} if ore is None else {"belopp_ore": ore}
        liggare.given(v.kommando(kind, datum, pott=v.ANS, beslut=v.beslut(organ, datum)) | belopp)
    found = (one for one in liggare.events[-1].avvikelser if one.regel == "R49")
    return {str(fynd.position) for one in found for fynd in one.fynd or ()}


KANT = {"anvisat_minus_avsatt"}


@pytest.mark.parametrize(
    ("flode", "namnt"),
    [
        # Set aside before the day of an appropriation whose amount comes later: told when it comes.
        ([("AnvisaAnslag", "2023-02-10", None), ("AvsattMedel", "2023-02-01", 70)], set()),
        (
            [("AnvisaAnslag", "2023-02-10", None), ("AvsattMedel", "2023-02-01", 70),
             ("AnvisaAnslag", "2023-03-01", 100)],
            KANT,
        ),
        # Set aside out of one without amount: right, whenever the amount comes.
        (
            [("AnvisaAnslag", "2023-01-10", None), ("AvsattMedel", "2023-02-01", 70),
             ("AnvisaAnslag", "2023-03-01", 100)],
            set(),
        ),
        (
            [("AnvisaAnslag", "2023", None), ("AvsattMedel", "2023-02-01", 70),
             ("AnvisaAnslag", "2023-03-01", 100)],
            set(),
        ),
        # Until there is an amount: from then on it is the ceiling, as far as that day is certain.
        (
            [("AnvisaAnslag", "2023-01-10", None), ("AvsattMedel", "2023-02-01", 70),
             ("AnvisaAnslag", "2023-03-01", 100), ("AnvisaAnslag", "2023-01-20", 10)],
            KANT,
        ),
        (
            [("AnvisaAnslag", "2023-01-10", None), ("AvsattMedel", "2023-02-01", 70),
             ("AnvisaAnslag", "2023-03-01", 100), ("AnvisaAnslag", "2023", 10)],
            set(),
        ),
    ],
)  # fmt: skip
def test_what_is_left_of_an_anslag_is_held_where_its_amount_is_known(
    flode: list[tuple[str, str, int | None]], namnt: set[str]
) -> None:
    assert anslag(*flode) == namnt
