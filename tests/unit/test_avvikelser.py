"""What soft rules find is open until it is named or closed, each finding for itself."""

import json

import pytest

from domain.deciding.rymmas import MAX_BYTES, _bytes, _joined, rymda
from domain.facts import Avvikelse, Fynd, Varde
from domain.rules import ALL_RULES
from domain.values.fields import MAX_TEXT
from ledger.errors import NotFound
from tests.decider import Harness
from tests.unit.pengar import POTT, REKVISITION, TILLDELNING, fordelning


@pytest.fixture
def liggare() -> Harness:
    return Harness().given(POTT, TILLDELNING, REKVISITION)


def test_all_that_a_rule_finds_on_a_command_is_one_deviation(liggare: Harness) -> None:
    juli = {"organ": "KS", "datum": "2022-07", "paragraf": 7, "diarienummer": "STK-2022-1"}
    liggare.given(fordelning(("KUN", 1), beslut=juli))
    liggare.when(fordelning(("MN", 1), beslut={"organ": "KS", "datum": "2022-08", "paragraf": 7}))
    (found,) = liggare.events[-1].avvikelser

    assert (found.kod, found.regel) == ("R38", "R38")
    assert found.lasning_1 == (
        "beslutet anges som KS 2022-08 utan diarienummer; KS 2022-08 § 7 (okänd)"
    )
    assert found.lasning_2.endswith("; samma paragraf 2022-07 (STK-2022-1)")


def test_what_is_found_says_which_kind_it_is(liggare: Harness) -> None:
    utan = fordelning(("KUN", 2), total_ore=3, beslut={"organ": "KS", "datum": "2022-08-17"})
    liggare.when(utan)

    slag = {one.kod: one.slag for one in liggare.events[-1].avvikelser}
    assert (slag["R7"], slag["R38"]) == ("motsagelse", "lucka")

    liggare.when(utan | {"rader": [{"namnd": "KUN"}], "total_ore": None})
    assert {one.kod: one.slag for one in liggare.events[-1].avvikelser}["R57"] == "lucka"


@pytest.mark.parametrize("slag", ["motsagelse", "lucka", "anmarkning"])
def test_a_contradiction_alone_needs_two_readings(liggare: Harness, slag: str) -> None:
    noterad = {"kommando": "NoteraAvvikelse", "pott": "SOC-2022", "kod": "A7", "slag": slag,
               "lasning_1": "en bilaga saknas"}  # fmt: skip
    liggare.when(noterad)
    assert liggare.rejected_by() == (("R42",) if slag == "motsagelse" else ())

    liggare.when(noterad | {"kod": "A8", "lasning_2": "den är med"})
    assert liggare.rejected_by() == ()


def test_a_pott_that_an_avvikelse_concerns_too_is_set_up(liggare: Harness) -> None:
    noterad = {"kommando": "NoteraAvvikelse", "pott": "SOC-2022", "kod": "A7", "slag": "lucka",
               "lasning_1": "en bilaga saknas"}  # fmt: skip
    with pytest.raises(NotFound, match="potten 'SOC-2023' finns inte"):
        liggare.when(noterad | {"potter": ["SOC-2022", "SOC-2023"]})

    liggare.given(POTT | {"pott": "SOC-2023", "program": "ett annat", "id": "p2"})
    liggare.given(noterad | {"potter": ["SOC-2023"]})
    assert liggare.oppna("SOC-2023") == {}


def test_a_finding_is_named_and_then_closed_under_its_name(liggare: Harness) -> None:
    liggare.given(
        fordelning(("MN", 1), id="f", beslut={"organ": "KS", "datum": "2022", "paragraf": 7}),
        {
            "kommando": "NoteraAvvikelse",
            "pott": "SOC-2022",
            "kod": "A9",
            "lasning_1": "2022",
            "lasning_2": "2022-09",
            "avser_id": "f",
            "regel": "R38",
        },
    )
    assert liggare.oppna("SOC-2022") == {("f", "A9"): "R38"}
    utred = {
        "kommando": "UtredAvvikelse",
        "pott": "SOC-2022",
        "avser_id": "f",
        "kod": "R38",
        "slutsats": "diarienumret är känt",
        "underlag": [{"typ": "protokoll", "titel": "protokoll"}],
    }
    liggare.when(utred)
    assert liggare.rejected_by() == ("R42",)

    liggare.given(utred | {"kod": "A9"})
    assert liggare.oppna("SOC-2022") == {}


def test_a_finding_is_known_by_what_it_was_first_called_and_what_is_noted_by_its_name() -> None:
    """Also of a history that R42 would refuse, since no rule found what is noted last."""
    utan = {"organ": "KS", "datum": "2022", "diarienummer": "STK-2022-1"}
    noterad = {"kommando": "NoteraAvvikelse", "pott": "SOC-2022", "avser_id": "f",
               "lasning_1": "x", "lasning_2": "y"}  # fmt: skip
    liggare = Harness(rules=tuple(rule for rule in ALL_RULES if rule.id == "R38")).given(
        POTT, TILLDELNING, REKVISITION, fordelning(("KUN", 1), id="f", beslut=utan),
        noterad | {"kod": "A9", "regel": "R38"}, noterad | {"kod": "A10"},
    )  # fmt: skip

    assert liggare.pott("SOC-2022").koder == {("f", "A9"): "R38", ("f", "A10"): "A10"}


def test_finding_on_another_command_is_not_the_one_meant(liggare: Harness) -> None:
    """A name is given to what a rule found on that very command."""
    utan = {"organ": "KS", "datum": "2022", "diarienummer": "STK-2022-1"}
    liggare.given(
        fordelning(("KUN", 1), id="f", beslut=utan),
        fordelning(("MN", 1), id="g", total_ore=2),
    )
    liggare.when(
        {
            "kommando": "NoteraAvvikelse",
            "pott": "SOC-2022",
            "kod": "A9",
            "lasning_1": "x",
            "lasning_2": "y",
            "avser_id": "f",
            "regel": "R7",
        }
    )

    assert liggare.rejected_by() == ("R42",)
    assert liggare.oppna("SOC-2022") == {("f", "R38"): "R38", ("g", "R7"): "R7"}


def test_all_that_was_found_is_told_as_long_as_a_field_may_be() -> None:
    """What there is no room for is counted; what is too long alone ends in the sign for more."""
    a, b = "a" * (MAX_TEXT - 4), "b" * 3

    assert _joined([a, b[:2], a]) == f"{a}; bb"
    assert _joined([a[:-14], b * 5, "cc"]) == f"{a[:-14]}; och 2 till"
    assert _joined(["x", a, b, "cc"]) == "x; och 3 till"
    assert _joined(["c" * (MAX_TEXT + 1)]) == "c" * (MAX_TEXT - 1) + "…"


def _avvikelse(kod: str, antal: int) -> Avvikelse:
    return Avvikelse(
        kod=kod,
        regel=kod,
        lasning_1="ett",
        lasning_2="två",
        fynd=tuple(
            Fynd(namnd="KUN", varden=(Varde(namn="saldo", ore=-nr),)) for nr in range(antal)
        ),
    )


def test_an_event_holds_all_findings_that_it_has_room_for(liggare: Harness) -> None:
    event = liggare.events[-1]
    few = [_avvikelse("R49", 3), _avvikelse("R7", 1)]

    assert rymda(event, few) == tuple(few)


@pytest.mark.parametrize("many", [(2000, 1), (1, 2000), (900, 900)])
def test_what_an_event_has_no_room_for_is_counted(liggare: Harness, many: tuple[int, int]) -> None:
    """The longest list is cut first, and no more than must be."""
    event = liggare.events[-1]
    avvikelser = [_avvikelse(kod, antal) for kod, antal in zip(("R49", "R7"), many, strict=True)]

    kept = rymda(event, avvikelser)

    stored = event.model_copy(update={"avvikelser": kept}).stored()
    size = len(json.dumps(stored, separators=(",", ":")).encode())
    assert MAX_BYTES - 500 < size < MAX_BYTES + 100
    for antal, one in zip(many, kept, strict=True):
        assert one.fynd is not None
        assert len(one.fynd) + (one.fynd_utelamnade or 0) == antal
        assert one.fynd == avvikelser[kept.index(one)].fynd[: len(one.fynd)]  # type: ignore[index]
    assert min(many) == 900 or min(len(one.fynd or ()) for one in kept) == 1


@pytest.mark.parametrize("too_much", [0, 1, 2])
def test_not_one_more_is_left_out_than_must_be(liggare: Harness, too_much: int) -> None:
    """An event of just the size that all has room in, written as it is stored: å is two bytes."""
    event = liggare.events[-1]
    found = [_avvikelse("R49", 300), _avvikelse("R7", 0).model_copy(update={"fynd": None})]
    rest = sum(_bytes(one.model_copy(update={"fynd": None}).stored()) for one in found)
    rest += sum(_bytes(one.stored()) + 1 for one in found[0].fynd or ())
    room = MAX_BYTES - rest - _bytes(event.model_copy(update={"avser": ""}).stored()) + too_much
    full = event.model_copy(update={"avser": "å" * (room // 2) + "x" * (room % 2)})

    kept = rymda(full, found)
    assert len(kept[0].fynd or ()) == 300 - bool(too_much)
    assert kept[0].fynd_utelamnade == (1 if too_much else None)
    assert kept[1] == found[1]


def test_an_event_too_long_in_itself_has_no_room_for_findings(liggare: Harness) -> None:
    event = liggare.events[-1].model_copy(update={"avser": "x" * MAX_BYTES})

    (kept,) = rymda(event, [_avvikelse("R49", 2)])
    assert (kept.fynd, kept.fynd_utelamnade) == (None, 2)
