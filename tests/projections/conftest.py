"""Flows that several tests read; they are made once and never changed."""

from collections.abc import Iterator

import pytest

from domain.events.recorded import Recorded
from projections.model.follow import ReadModel
from tests.projections import flode


@pytest.fixture(scope="session")
def avtal() -> list[Recorded]:
    return flode.avtal().recorded


@pytest.fixture(scope="session")
def rikt() -> list[Recorded]:
    return flode.rikt().recorded


@pytest.fixture(scope="session", autouse=True)
def _closed() -> Iterator[None]:
    yield
    for made in flode.MADE:
        made.close()


@pytest.fixture
def model() -> Iterator[ReadModel]:
    with ReadModel() as made:
        yield made
