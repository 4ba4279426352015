"""A verification ends with what it could not exclude, and says no more than that."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.verification import Outside
from tests.ledger import angrepp, bok
from tests.ledger.andringar import STORLEK

INGEN = "Ingen kontrollpunkt utifrån angavs: att allt är omskrivet, eller att slutet är avklippt,"


def unchecked(path: Path, outside: Outside) -> str:
    return "\n".join(angrepp.outcome(path, outside).unchecked)


def test_without_anything_from_outside_that_is_what_is_said(tretton: Path) -> None:
    said = angrepp.outcome(tretton).unchecked

    assert said[0] == INGEN + " kan inte uteslutas."
    assert said[1].startswith("Ingen bladlista angavs: ")
    assert [one.split(":")[0] for one in said[2:]] == [
        "Vem som registrerade",
        "Att beloppen är sanna och att inget har utelämnats",
        "Reglerna kördes inte om",
    ]


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((5,), "Händelserna 5-12 är yngre än den senaste kontrollpunkt som stämmer."),
        ((5, 12), "Händelse 12 är yngre än den senaste kontrollpunkt som stämmer."),
    ],
)
def test_what_is_younger_than_the_last_checkpoint_is_said(
    tretton: Path, sizes: tuple[int, ...], said: str
) -> None:
    lines = unchecked(tretton, angrepp.checkpoints(tretton, *sizes))

    assert said in lines
    assert INGEN not in lines


def test_what_is_said_stops_when_it_is_excluded(tretton: Path) -> None:
    at = angrepp.unix(bok.stored(tretton)[9]["registrerad"])
    signed = angrepp.checkpoints(tretton, STORLEK)
    cosigned = Outside((angrepp.checkpoint(tretton, STORLEK, at),), angrepp.listed(tretton).leaves)

    assert "yngre" not in unchecked(tretton, signed)
    assert "Ingen revisor har medundertecknat" in unchecked(tretton, signed)
    assert "Nycklarna är hämtade ur" in unchecked(tretton, signed._replace(own_keys=True))
    said = unchecked(tretton, cosigned)
    for word in ("yngre", "revisor", "bladlista", "Nycklarna", "kontrollpunkt"):
        assert word not in said


def test_what_never_can_be_excluded_is_always_said(tretton: Path) -> None:
    at = angrepp.unix(bok.stored(tretton)[9]["registrerad"])
    full = Outside((angrepp.checkpoint(tretton, STORLEK, at),), angrepp.listed(tretton).leaves)

    assert angrepp.outcome(tretton, full).unchecked == angrepp.outcome(tretton).unchecked[2:]
