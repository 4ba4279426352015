"""What a correction reads again: nothing, unless it takes away a note or brings one back."""

from __future__ import annotations

import pytest

from domain import events as e
from domain.deciding.parsing import parse_command
from domain.deciding.uppslag import needs_noted
from domain.rules import ALL_RULES
from domain.states.bok_och_arende import Bok
from domain.states.noted import SKRIVER
from domain.states.pott import Pott
from domain.states.pott_fold import Lopande, evolve, replay
from tests.decider import Harness
from tests.unit import vantat as v

KUNS = v.beslut("KUN", "2022-08-19")
UTAN_ATTEST = tuple(rule for rule in ALL_RULES if rule.id != "R35")


def ratta(avser_id: str, id_: str) -> dict[str, object]:
    of = {"avser_id": avser_id, "skal": "s", "avser": "x", "id": id_}
    return v.kommando("RattaHandelse", "2022-12-01", **of)


@pytest.fixture
def liggare() -> Harness:
    """Return a pott with two sums that a nämnd handed back, and a cost of it."""
    return Harness(rules=UTAN_ATTEST).given(
        v.pott(), *v.pengar(1_000), v.fordelning(1_000),
        v.namndens("OverforMedel", "2022-08-19", 900),
        v.namndens("AterlamnaMedel", "2022-08-20", 300, skal="s", beslut=KUNS, id="forst"),
        v.namndens("AterlamnaMedel", "2022-08-21", 200, skal="s", beslut=KUNS, id="sedan"),
        v.namndens("RedovisaForbrukning", "2022-09-01", 50, insats="i", id="kostnad"),
    )  # fmt: skip


def test_the_log_is_read_again_only_when_a_note_is_taken_away_or_brought_back(
    liggare: Harness,
) -> None:
    asked = []

    def after(pott: Pott, avser_id: str, id_: str) -> Pott:
        before = liggare.events
        liggare.given(ratta(avser_id, id_))
        return evolve(pott, liggare.events[-1], lambda: asked.append(avser_id) or before)

    pott = liggare.pott(v.SOC)
    pott = after(pott, "kostnad", "r1")
    pott = after(pott, "forst", "r2")
    assert pott.noter.aterkommet_ore == 200
    pott = after(pott, "r1", "r3")
    pott = after(pott, "r2", "r4")

    assert pott.noter.aterkommet_ore == 500
    assert asked == ["forst", "r2"]
    assert pott == liggare.pott(v.SOC)


def test_what_leaves_no_note_need_not_be_read(liggare: Harness) -> None:
    pott, noted = liggare.pott(v.SOC), [one for one in liggare.events if type(one) in SKRIVER]
    liggare.given(ratta("forst", "r"))

    assert evolve(pott, liggare.events[-1], lambda: noted) == liggare.pott(v.SOC)


def test_a_note_that_cannot_be_read_again_is_missed(liggare: Harness) -> None:
    pott = liggare.pott(v.SOC)
    rest = [one for one in liggare.events if one.kommando_id != "sedan"]
    liggare.given(ratta("forst", "r"))

    for read in (lambda: rest, tuple):
        with pytest.raises(LookupError, match="sedan"):
            evolve(pott, liggare.events[-1], read)


def test_a_pott_that_is_added_up_from_its_beginning_reads_nothing(liggare: Harness) -> None:
    liggare.given(ratta("forst", "r1"), ratta("r1", "r2"))
    events = [one for one in liggare.events if getattr(one, "pott", None) == v.SOC]

    assert replay(Pott(v.SOC), events) == liggare.pott(v.SOC)


def test_deciding_brings_the_events_of_a_pott_when_its_notes_change(liggare: Harness) -> None:
    pott = liggare.pott(v.SOC)
    asks = [parse_command(ratta(avser_id, "r")) for avser_id in ("forst", "kostnad")]

    assert [needs_noted(one, pott) for one in asks] == [True, False]
    assert not needs_noted(asks[0], Bok())
    assert not needs_noted(parse_command(v.fordelning(1) | {"id": "f", "avser": "x"}), pott)


def test_what_a_pott_lends_stays_when_it_goes_on(liggare: Harness) -> None:
    events = [one for one in liggare.events if isinstance(one, e.PottEvent)]
    lopande, lent = Lopande(Pott(v.SOC)), []
    for event in events:
        lopande.ta(event)
        lent.append(lopande.pott)

    assert lent == [replay(Pott(v.SOC), events[: nr + 1]) for nr in range(len(events))]
