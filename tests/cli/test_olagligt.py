"""Money from nothing, well sealed: no verb verifies, certifies, signs or reads it in."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from tests.cli.program import inside
from tests.golden.staden import spelat
from tests.oberoende.forseglad import events, forseglad
from tests.oberoende.olagligt import OLAGLIGA, Logg, poster, rader


@pytest.fixture(scope="module")
def lagliga(tmp_path_factory: pytest.TempPathFactory) -> Logg:
    return poster(events(spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")))


@pytest.fixture(scope="module", params=["pengar_ur_intet", "egen_attest"])
def falsk(
    request: pytest.FixtureRequest, lagliga: Logg, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    logg = deepcopy(lagliga)
    OLAGLIGA[request.param](logg)
    path = forseglad(tmp_path_factory.mktemp("falsk") / "falsk.db", rader(logg))
    path.with_name("logg.jsonl").write_bytes(b"".join(rad + b"\n" for rad in rader(logg)))
    return path


@pytest.mark.parametrize("verb", [("verifiera",), ("intyg",), ("intyg", "--lopande")])
def test_it_is_not_verified_or_certified(falsk: Path, verb: tuple[str, ...]) -> None:
    assert inside("--liggare", falsk, *verb).code == 6


def test_it_is_verified_by_its_seals_alone_and_that_is_said(falsk: Path) -> None:
    svar = inside("--liggare", falsk, "verifiera", "--bara-sigill", "-f", "json")

    assert svar.code == 0
    assert "rättelser" in svar.json["ej_kontrollerat"][0]


def test_it_is_not_read_in(falsk: Path, tmp_path: Path) -> None:
    ny = tmp_path / "ny.db"
    svar = inside("--liggare", ny, "importera", falsk.with_name("logg.jsonl"), "--ja")

    assert (svar.code, ny.exists()) == (4, False)
