"""Ledgers that are made once, and a copy of one for each test that needs it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from features.steps.arkiv import Arkiv
from tests.cli.bevisfiler import GOLDEN
from tests.cli.program import AVTAL, Result, Run, inside
from tests.ledger.underskrivet import cosigned


@pytest.fixture(scope="session")
def mall_tom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the default register and nothing else."""
    path = tmp_path_factory.mktemp("mall") / "tom.db"
    assert inside("--liggare", path, "skapa").code == 0
    return path


@pytest.fixture(scope="session")
def mall_avtal(mall_tom: Path) -> Path:
    """A ledger with what the contract's flow leaves."""
    path = mall_tom.with_name("avtal.db")
    shutil.copyfile(mall_tom, path)
    assert inside("--liggare", path, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
    return path


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo ledger; only for reading."""
    folder = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", folder).code == 0
    return folder / "demo.db"


@pytest.fixture
def tom(mall_tom: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(mall_tom, tmp_path / "liggare.db"))


@pytest.fixture
def avtal(mall_avtal: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(mall_avtal, tmp_path / "liggare.db"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program on the test's own ledger, ``liggare.db`` in its folder."""

    def run_(*args: str | Path, env: dict[str, str] | None = None, **how: Any) -> Result:
        url = {"LIGGARE_URL": str(tmp_path / "liggare.db")}
        return inside(*args, env=url | (env or {}), **how)

    return run_


@pytest.fixture(scope="session")
def mall_arkiv(tmp_path_factory: pytest.TempPathFactory) -> Arkiv:
    """A small ledger with a key, and an auditor who knows it."""
    arkiv = Arkiv(tmp_path_factory.mktemp("arkiv"))
    arkiv.skapa()
    arkiv.nyckel()
    arkiv.revidera()
    return arkiv


@pytest.fixture
def reviderat(mall_arkiv: Arkiv, tmp_path: Path) -> Arkiv:
    """A copy of it, where commands are given."""
    shutil.copytree(mall_arkiv.mapp, tmp_path, dirs_exist_ok=True)
    arkiv = Arkiv(tmp_path)
    arkiv.registrerade = mall_arkiv.registrerade
    return arkiv


@pytest.fixture
def arkiv(reviderat: Arkiv) -> Arkiv:
    """The same, without the auditor."""
    shutil.rmtree(reviderat.revisor)
    return reviderat


@pytest.fixture(scope="session")
def logg(demo: Path) -> bytes:
    """The demo's log."""
    done = inside("--liggare", demo, "exportera", "logg")
    assert (done.code, done.err) == (0, b"")
    return done.out


@pytest.fixture
def mapp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files of evidence and their keys, where commands are given."""
    shutil.copytree(GOLDEN, tmp_path, dirs_exist_ok=True)
    (tmp_path / "med.txt").write_bytes(cosigned(5).encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path
