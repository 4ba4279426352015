"""A position of a correction or a closing is one that there is, and is whose it says."""

import pytest
from pydantic import ValidationError

from domain.facts import Plats


@pytest.mark.parametrize(
    "stated",
    [{"position": "ofordelat"}, {"position": "hos_namnd", "namnd": "KUN"},
     {"position": "ej_utnyttjat"}, {"position": "ej_utnyttjat", "namnd": "KUN"},
     {"position": "hos_namnd", "namnd": "GRN", "underenhet": "GRN-PI"}],
)  # fmt: skip
def test_a_place_that_there_is(stated: dict[str, str]) -> None:
    assert Plats(**stated).position == stated["position"]


@pytest.mark.parametrize(
    ("stated", "said"),
    [({"position": "balanskonto"}, "finns inte.* Välj bland: "),
     ({"position": "ofordelat", "namnd": "KUN"}, "pottens egen"),
     ({"position": "hos_namnd"}, "en nämnds"),
     ({"position": "ej_utnyttjat", "underenhet": "GRN-PI"}, "en nämnds")],
)  # fmt: skip
def test_a_place_that_there_is_not(stated: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Plats(**stated)
