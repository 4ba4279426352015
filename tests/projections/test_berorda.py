"""What concerns a nämnd is the same in each answer: the journal, what waits, and the count."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from domain.events.recorded import Recorded
from projections.answers.attester import oattesterade
from projections.answers.bevakning import bevaka
from projections.answers.bevakning.saknat import MANGA
from projections.answers.journal import journal
from projections.model.as_of import NU
from tests.decider import Harness
from tests.projections.flode import built
from tests.unit import vantat as v

ORGAN = [("KS", None), ("KUN", None), ("GRN", None), ("GRN", "GRN-PI"), ("MN", None), ("FON", None)]


def flode() -> Harness:
    """Decisions with rows, a växling, and corrections of both, at two depths."""
    foljdes = {"insats": "musik", "effekt": "god", "bedomning": "god", "pott": v.ANS}
    vaxling = v.kommando(
        "VaxlaKommunbidrag", "2022-11-24", pott=v.ANS, fran="KS", till="MN", id="mn",
        belopp_per_ar_ore=50, fran_ar=2025, effektbedomning="god", insats="musik",
        beslut=v.beslut("KF", "2022-11-24"),
    )  # fmt: skip
    return Harness().given(
        v.pott(), *v.pengar(), v.anslag(), *v.avsatt(),
        v.fordelning(id="ford"),
        v.fordelning(100, "GRN-PI", id="fel", datum="2022-09-02",
                     beslut=v.beslut("KS", "2022-09-02")),
        v.kommando("RattaHandelse", "2022-09-02", avser_id="fel", skal="fel enhet", id="rattat"),
        v.kommando("RattaHandelse", "2022-09-02", avser_id="rattat", skal="rätt enhet"),
        v.fordelning(pott=v.ANS, id="fa", beslut=v.beslut("KS", "2022-09-03")),
        v.kommando("FoljUppInsats", "2022-11-01", namnd="MN", **foljdes),
        vaxling,
        v.kommando("RattaHandelse", "2022-12-01", pott=v.ANS, avser_id="mn", skal="s", id="ater"),
        v.kommando("RattaHandelse", "2022-12-02", pott=v.ANS, avser_id="ater", skal="s"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def recorded() -> list[Recorded]:
    return flode().recorded


def _numbers(recorded: list[Recorded], **of: Any) -> tuple[set[int], set[int], int]:
    """Return which events lack an attest by the journal, by bevaka, and how many by the count."""
    conn = built(recorded).connection()
    vantar = {"oattesterad", "delvis_attesterad"}
    listed = {row["nr"] for row in journal(conn, NU, **of) if row["attest"] in vantar}
    waits = bevaka(conn, NU, idag="2022-12-31", **of)["rader"]
    shown = {row["handelse"] for row in waits if row["slag"] == "attest"}
    return listed, shown, oattesterade(conn, NU, **of)


@pytest.mark.parametrize(("organ", "pott"), [*product(ORGAN, [v.SOC, v.ANS])])
def test_what_lacks_an_attest_is_said_alike(
    recorded: list[Recorded], organ: tuple[str, str | None], pott: str
) -> None:
    of = {"namnd": organ[0], "underenhet": organ[1], "pott": pott}

    listed, shown, count = _numbers(recorded, **of)

    assert len(listed) <= MANGA
    assert (shown, count) == (listed, len(listed))


@pytest.mark.parametrize(
    ("namnd", "underenhet", "ids"),
    [
        ("MN", None, {"mn", "ater"}),
        ("KS", None, {"mn", "ater"}),
        ("GRN", "GRN-PI", {"fel", "rattat"}),
        ("GRN", None, {"fel", "rattat"}),
        ("FON", None, set()),
    ],
)
def test_whoever_gives_or_gets_by_a_row_or_a_vaxling_sees_it_and_what_corrects_it(
    recorded: list[Recorded], namnd: str, underenhet: str | None, ids: set[str]
) -> None:
    of = {one.event.kommando_id: one.nr for one in recorded}
    avsedda = {of[id_] for id_ in ids}
    rattelser = {one.nr for one in recorded if getattr(one.event, "avser_id", None) in ids}

    conn = built(recorded).connection()
    found = {row["nr"] for row in journal(conn, NU, namnd=namnd, underenhet=underenhet)}

    assert avsedda | rattelser <= found
    assert bool(found & {of["mn"]}) == ("mn" in ids)
    assert bool(found & {of["fel"]}) == ("fel" in ids)


def test_what_waits_for_a_sub_unit_says_so(recorded: list[Recorded]) -> None:
    conn = built(recorded).connection()
    rows = bevaka(conn, NU, idag="2022-12-31", namnd="GRN", underenhet="GRN-PI")["rader"]

    named = {(row["namnd"], row["underenhet"]) for row in rows if row["slag"] == "attest"}
    assert named <= {("GRN", "GRN-PI"), (None, None)}
