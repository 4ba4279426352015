"""Each test of the contract, on each store."""

from pathlib import Path

import pytest

from tests.ledger.kontrakt.platser import PLATSER, Plats


@pytest.fixture(params=PLATSER)
def plats(request: pytest.FixtureRequest, tmp_path: Path) -> Plats:
    """A place with an empty ledger."""
    return PLATSER[request.param](tmp_path)
