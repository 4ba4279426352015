"""The browsers of this machine, and the ledgers that pages are asked of: made once, and only read.

Where a browser is not, or its modules are not, the test says so.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import inside
from tests.webb.lasta import Webb, webb
from tests.webb.nytt import UPPRATTAD, inbetalning, skriv
from tests.webb.webblasare import Sort, Webblasare, webblasare_saknas

if TYPE_CHECKING:
    from collections.abc import Iterator


def _finns(sort: Sort) -> Webblasare:
    if why := webblasare_saknas(sort):
        pytest.skip(why)
    return Webblasare(sort)


@pytest.fixture(scope="session")
def chromium() -> Webblasare:
    return _finns("chrome")


@pytest.fixture(scope="session")
def firefox() -> Webblasare:
    return _finns("firefox")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo ledger; only for reading."""
    folder = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", folder).code == 0
    return folder / "demo.db"


@pytest.fixture(scope="session")
def tom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing but a register; only for reading."""
    path = tmp_path_factory.mktemp("tom") / "tom.db"
    assert inside("--liggare", path, "skapa").code == 0
    return path


@pytest.fixture(scope="module")
def sidor(demo: Path) -> Iterator[Webb]:
    """The pages of the demo; followed no longer than they are asked for."""
    with webb(demo) as lent:
        yield lent


@pytest.fixture
def liggare(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo that may be written to, in a folder of its own."""
    (tmp_path / "mapp").mkdir()
    path = Path(shutil.copyfile(demo, tmp_path / "mapp" / "liggare.db"))
    skriv(path, UPPRATTAD, inbetalning(0))
    return path
