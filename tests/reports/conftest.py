"""The demo ledger, made once and only read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from application.session import Session
from tests.cli.program import inside

if TYPE_CHECKING:
    from application.asking.snapshot import Asking


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    folder = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", folder).code == 0
    with Session(folder / "demo.db").asking() as asking:
        yield asking
