"""What the rules ask for beside what a command must have is said of it, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from application.errors import Refused
from application.session import Session
from domain.commands import COMMANDS
from domain.deciding.parsing import parse_command
from domain.errors import Malformed
from domain.rules.kravda import KRAVDA, kravet
from tests.cli.felaktigt.grund import AVVISAS, GODA, med
from tests.cli.program import AVTAL, inside

BEROR_PA_MEDLEN = {("TaEmotMedel", "underenhet")}
"""What is refused for whose money there is, not for what is left out."""

REKVISITION = {
    "id": "prov", "datum": "2022-06-02", "avser": "prov", "pott": "SOC-2022", "belopp_ore": 1,
    "rekvisition": "R8", "ombud": "ekonom",
}  # fmt: skip


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("kravda") / "liggare.db"
    assert inside("--liggare", path, "skapa").code == 0
    assert inside("--liggare", path, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
    more = ("--pott", "SOC-2022", "--datum", "2022-02-01", "--avser", "mer", "--belopp", "100",
            "--beslut", "SOS 2022-02-01 STK-2022-900")  # fmt: skip
    assert inside("--liggare", path, "registrera", "tilldelning", *more).code == 0
    with Session(path) as opened:
        yield opened


def refused(session: Session, command: dict[str, Any]) -> set[str]:
    """The rules that refuse a command, or that it is none."""
    try:
        with session.recording("EK-01") as recording:
            recording.attempt(parse_command(command))
    except Refused as error:
        return set(error.rejected.rules)
    except Malformed:
        return {"form"}
    return set()


def optional(kommando: str) -> list[str]:
    fields = COMMANDS[kommando].model_fields
    return [name for name in GODA[kommando] if not fields[name].is_required()]


@pytest.mark.parametrize("kommando", GODA)
def test_what_is_refused_when_left_out_is_asked_for(session: Session, kommando: str) -> None:
    whole = {"kommando": kommando, **GODA[kommando]}
    before = refused(session, whole)
    model = COMMANDS[kommando]

    for falt in optional(kommando):
        if (kommando, falt) in BEROR_PA_MEDLEN:
            continue
        without = med(kommando, falt)
        krav = kravet(model, falt)
        asked = krav is not None and krav.hart and (krav.galler(without) or bool(krav.om))
        assert bool(refused(session, without) - before) == asked, falt


@pytest.mark.parametrize(
    ("kommando", "more", "falt"),
    [
        ("AterrapporteraTillMyndighet", {"steg": "kvitterad"}, "kvittens"),
        ("FaststallSkuld", {"fran_position": "forbrukat"}, "namnd"),
        ("NoteraAvvikelse", {"slag": "motsagelse"}, "lasning_2"),
    ],
)
def test_what_depends_is_asked_for_when_it_is_so(
    session: Session, kommando: str, more: dict[str, Any], falt: str
) -> None:
    command = med(kommando, falt) | more
    krav = KRAVDA[COMMANDS[kommando]][falt]

    assert krav.galler(command)
    assert refused(session, command) - refused(session, {"kommando": kommando, **GODA[kommando]})


@pytest.mark.parametrize(
    ("kommando", "more", "falt"),
    [
        ("AterrapporteraTillMyndighet", {"steg": "utkast"}, "kvittens"),
        ("FaststallSkuld", {"fran_position": "ofordelat"}, "namnd"),
        ("NoteraAvvikelse", {"slag": "lucka"}, "lasning_2"),
        ("UpprattaPott", {"kalla": "ks_anslag"}, "givare"),
        ("NoteraAvvikelse", {"arende": "STK-2022-900"}, "pott"),
        ("KompletteraBeslut", {"rader": [{"namnd": "KUN", "belopp_ore": 1}]}, "beslut"),
    ],
)
def test_what_depends_is_not_asked_for_when_it_is_not_so(
    kommando: str, more: dict[str, Any], falt: str
) -> None:
    assert not KRAVDA[COMMANDS[kommando]][falt].galler(med(kommando, falt) | more)


def opened(session: Session, command: dict[str, Any]) -> set[str]:
    """The rules that open an avvikelse on a command that they let in."""
    with session.recording("EK-01") as recording:
        done = recording.attempt(parse_command(command))
    return {found.regel for one in done.receipt.events for found in one.event.avvikelser}


@pytest.mark.parametrize("kommando", sorted({*GODA} - {*AVVISAS} | {"RekvireraStatsbidrag"}))
def test_what_opens_an_avvikelse_when_left_out_is_asked_for_too(
    session: Session, kommando: str
) -> None:
    whole = {"kommando": kommando, **GODA.get(kommando, REKVISITION)}
    model = COMMANDS[kommando]

    for falt in set(whole) & {*model.model_fields}:
        krav = kravet(model, falt)
        if model.model_fields[falt].is_required() or (krav is not None and krav.hart):
            continue
        without = {name: value for name, value in whole.items() if name != falt}
        if (kommando, falt) not in BEROR_PA_MEDLEN:
            more = opened(session, without) - opened(session, whole)
            assert bool(more) == (krav is not None), falt


def test_what_is_tried_leaves_nothing(session: Session) -> None:
    before = session.path.read_bytes()

    assert refused(session, {"kommando": "TaEmotMedel", **GODA["TaEmotMedel"]}) == set()

    assert session.path.read_bytes() == before
