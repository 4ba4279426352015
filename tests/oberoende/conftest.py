"""Real logs, made once: the demo's, a whole city's, the contract's flow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import AVTAL, inside
from tests.golden.staden import spelat


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger; only for reading, as the two below."""
    mapp = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", mapp).code == 0
    return mapp / "demo.db"


@pytest.fixture(scope="session")
def staden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")


@pytest.fixture(scope="session")
def avtal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("avtal") / "avtal.db"
    assert inside("--liggare", path, "skapa").code == 0
    assert inside("--liggare", path, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
    return path


@pytest.fixture(scope="session")
def rader(avtal: Path) -> list[bytes]:
    """The lines of a small real log, without newlines."""
    return inside("--liggare", avtal, "exportera", "logg").out.splitlines()
