"""What somebody looks for is found by its number, its name, its voucher, its section or a word."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from tests.webb.lasta import Webb


def hittat(sidor: Webb, ord_: str) -> set[str]:
    svar = sidor.ask(f"/sok?q={quote(ord_)}")
    assert svar.status == 200
    (main,) = svar.sida.allt.all("main")
    return {to for to, _ in main.links()}


@pytest.mark.parametrize(
    ("ord_", "leder"),
    [
        ("60", "/handelse/60"),
        ("2022-000044", "/handelse/240"),
        ("soc-2022", "/pott/SOC-2022"),
        ("Kulturnämnden", "/namnd/KUN"),
        ("STK-2018", "/arende/STK-2018-1233"),
        ("R18", "/regler/R18"),
        ("EX-2022:109", "/handelse/263"),
        ("§ 119", "/handelse/126"),
        ("Särskilt yttrande (SD)", "/handelse/126"),
    ],
)
def test_what_is_looked_for_is_found(sidor: Webb, ord_: str, leder: str) -> None:
    assert leder in hittat(sidor, ord_)


@pytest.mark.parametrize("ord_", ["finns-inte-alls", "100%", "_____", "!", "99999999999999999999"])
def test_what_is_not_there_is_not_found(sidor: Webb, ord_: str) -> None:
    assert hittat(sidor, ord_) == set()


def test_the_moment_is_kept(sidor: Webb) -> None:
    svar = sidor.ask("/sok?q=SOC-2022&till_handelse=330")
    assert "/pott/SOC-2022?till_handelse=330" in {to for to, _ in svar.sida.allt.links()}
