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
from tests.cli.felaktigt.grund import GODA, med
from tests.cli.program import AVTAL, inside

BEROR_PA_MEDLEN = {("TaEmotMedel", "underenhet")}
"""What is refused for whose money there is, not for what is left out."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("kravda") / "liggare.db"
    assert inside("--liggare", path, "skapa").code == 0
    assert inside("--liggare", path, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
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
        asked = krav is not None and (krav.galler(without) or bool(krav.om))
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


def test_what_is_tried_leaves_nothing(session: Session) -> None:
    before = session.path.read_bytes()

    assert refused(session, {"kommando": "TaEmotMedel", **GODA["TaEmotMedel"]}) == set()

    assert session.path.read_bytes() == before
