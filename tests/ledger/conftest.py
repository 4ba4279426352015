"""A new ledger for each test, with a pott and a clock that stands still."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ledger.recording.ledger import Ledger, create
from tests.ledger import bok
from tests.ledger.andringar import COMMANDS
from tests.oppning import oppning

DEMO = Path(__file__).parents[2] / "application" / "data" / "malmo"
AVTAL = Path(__file__).parents[1] / "data" / "avtal" / "kommandon.jsonl"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a ledger with a pott, closed."""
    file = tmp_path / "liggare.db"
    bok.ny(file).close()
    return file


@pytest.fixture
def klocka() -> bok.Klocka:
    return bok.Klocka()


@pytest.fixture
def ledger(path: Path, klocka: bok.Klocka) -> Iterator[Ledger]:
    """The ledger, open; it waits a moment for others, not half a minute."""
    opened = Ledger(path, clock=klocka, wait=0.2)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def demon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of what the documents tell and the example after it; made once, only read."""
    files = [DEMO / f"{name}.jsonl" for name in ("register", "dokument", "exempel")]
    return _made(tmp_path_factory.mktemp("demo") / "demo.db", files)


@pytest.fixture(scope="session")
def avtalet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the contract's flow; made once, only read."""
    return _made(tmp_path_factory.mktemp("avtal") / "avtal.db", [DEMO / "register.jsonl", AVTAL])


def _made(file: Path, sources: list[Path]) -> Path:
    ledger = create(file, oppning(), bok.AKTOR)
    bok.las_in(ledger, *sources)
    ledger.close()
    return file


@pytest.fixture(scope="session")
def mall_tretton(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of thirteen events; made once, only read."""
    file = tmp_path_factory.mktemp("tretton") / "mall.db"
    with closing(bok.ny(file)) as ledger:
        for command in COMMANDS:
            ledger.record(command, bok.AKTOR)
    return file


@pytest.fixture
def tretton(mall_tretton: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(mall_tretton, tmp_path / "liggare.db"))
