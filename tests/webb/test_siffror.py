"""Every figure of every page is what the command line says, and leads to what it is the sum of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from reports.words.terms import AMOUNTS, word
from tests.cli.program import inside
from tests.golden.staden import spelat
from tests.webb.krypare import Krypare
from tests.webb.lasta import Webb, ore, webb
from tests.webb.ogonblick import flaggor, ogonblick, poster
from web.addresses import SIDOR
from web.asking import Fraga

if TYPE_CHECKING:
    from pathlib import Path

    from tests.webb.lasta import Sida

NAMN = {rubrik: name for name, rubrik in AMOUNTS.items()}
KRYPA = [{}, {"till_handelse": "330"}]


def saldon(path: Path, moment: dict[str, str], *more: str) -> dict[str, Any]:
    """Return what the command line says of balances at a moment."""
    done = inside("--liggare", path, "saldo", *more, *flaggor(moment), "-f", "json")
    assert done.code == 0, done.words
    return dict(done.json)


def belopp(row: dict[str, Any]) -> dict[str, int]:
    """Return the amounts of a row that are not 0, by their heads in a table."""
    return {AMOUNTS[name]: of for name, of in row.items() if name in AMOUNTS and of}


def visade(sida: Sida, rubrik: str) -> list[dict[str, int]]:
    """Return the amounts of each row of a table that are not 0, by their heads."""
    if rubrik not in [one.rubrik for one in sida.tabeller()]:
        return []
    tabell = sida.tabell(rubrik)
    return [
        {
            head: ore(cell.text)
            for head, cell in zip(tabell.huvud, rad, strict=True)
            if head in NAMN and ore(cell.text)
        }
        for rad in tabell.rader
    ]


def per(answer: dict[str, Any]) -> tuple[int | None, str]:
    """Return the event that an answer is of, and the beginning of its root."""
    return answer["per"]["handelse"], (answer["per"]["rot"] or "")[:16]


def holls(lent: Webb, path: Path, moment: dict[str, str]) -> int:
    """Hold the overview, every pott and every nämnd and sub-unit to ``saldo``; return how many."""
    answer = saldon(path, moment)
    rader = answer["rader"]
    fran = lent.ask(SIDOR["oversikt"].address(moment)).sida
    assert fran.per() == per(answer)
    totals = saldon(path, moment, "--gruppera", "pott,ar")["rader"]
    told = visade(fran, "Potterna")
    assert len(told) == len(totals)
    for shown, row in zip(told, totals, strict=True):
        assert shown.items() <= belopp(row).items(), (moment, row["pott"])
    potter = {row["pott"] for row in rader}
    for pott in potter:
        _pott(lent, moment, pott, [row for row in rader if row["pott"] == pott], per(answer))
    enheter = {row["underenhet"] or row["namnd"] for row in rader} - {None}
    for kod in enheter:
        whose = [row for row in rader if kod in {row["namnd"], row["underenhet"]}]
        sida = lent.ask(SIDOR["namnd"].address({"namnd": kod, **moment})).sida
        assert sida.per() == per(answer)
        assert visade(sida, "Per pott") == [belopp(row) for row in whose], (moment, kod)
    return len(potter) + len(enheter)


def _pott(
    lent: Webb, moment: dict[str, str], pott: str, rader: list[dict[str, Any]], of: Any
) -> None:
    sida = lent.ask(SIDOR["pott"].address({"pott": pott, **moment})).sida
    own = [row for row in rader if row["namnd"] is None]
    names = {word(name).capitalize(): of for row in own for name, of in row.items() if
             name in AMOUNTS and of}  # fmt: skip
    assert sida.per() == of
    told = {name.removesuffix(", potten"): of for name, of in sida.nyckeltal().items()}
    assert told == names, (moment, pott)
    assert visade(sida, "Per nämnd") == [
        belopp(row) for row in rader if row["namnd"] is not None
    ], (moment, pott)
    assert "Stämmer inte" not in sida.text, (moment, pott)


def test_the_figures_of_every_pott_and_namnd_are_those_of_saldo_at_ten_moments(
    demo: Path, sidor: Webb
) -> None:
    moments = ogonblick(demo)

    held = [holls(sidor, demo, moment) for moment in moments]

    assert len(moments) >= 10
    assert max(held) > 10


def test_the_figures_of_a_whole_city_are_those_of_saldo(tmp_path: Path) -> None:
    staden = spelat.spela_in(tmp_path / "staden.db")
    with webb(staden) as lent:
        held = [holls(lent, staden, moment) for moment in ({}, {"per": "2024-12-31"})]

    assert min(held) > 10


def test_a_pott_that_is_paid_in_arrears_adds_up_to_what_it_was_granted(tmp_path: Path) -> None:
    """What is granted is there to distribute at once; what is called in comes later (I0)."""
    path, fil = tmp_path / "liggare.db", tmp_path / "k.jsonl"
    sos = {"organ": "SOS", "datum": "2022-02-01", "diarienummer": "9.3-1/2022"}
    om = {"pott": "SOC-2022", "datum": "2022-02-01", "avser": "x",
          "underlag": [{"typ": "annat", "titel": "x"}]}  # fmt: skip
    stated = [
        {"id": "p", "kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS",
         "program": "x", "bidragsar": 2022, "andamal": "x", "nyttjas_from": "2022",
         "nyttjas_tom": "2022", "engangsmedel": True, "utbetalning": "efterhand"},
        {"id": "t", "kommando": "RegistreraTilldelning", "beslut": sos, "belopp_ore": 70_000},
        {"id": "r", "kommando": "RekvireraStatsbidrag", "rekvisition": "R1", "belopp_ore": 30_000},
    ]  # fmt: skip
    fil.write_text("".join(f"{json.dumps({**om, **one})}\n" for one in stated), "utf-8")
    assert inside("--liggare", path, "skapa").code == 0
    done = inside("--liggare", path, "importera", fil, "--ja")
    assert done.code == 0, done.words

    with webb(path) as lent:
        (said,) = lent.ask("/pott/SOC-2022").sida.allt.all("p", "avstamning")

    assert said.text == "Tilldelat 700 = ofördelat 700 Stämmer"


@pytest.mark.parametrize("moment", KRYPA, ids=["nu", "förr"])
def test_every_link_is_followed_and_every_figure_is_the_sum_of_what_it_leads_to(
    demo: Path, sidor: Webb, moment: dict[str, str]
) -> None:
    krypare = Krypare(sidor.ask, moment)

    krypare.krypa(SIDOR["oversikt"].address(moment))

    assert krypare.fel == []
    assert len(krypare.siffror) > 100
    leder_till_beslut(krypare, {one["nr"]: one["data"] for one in poster(demo)})


def leder_till_beslut(krypare: Krypare, poster: dict[int, Any]) -> None:
    """Hold that each event behind a figure has been reached, and leads to its ärenden.

    A figure, its event, the event's ärende: three clicks.
    """
    sedda = 0
    for address in krypare.siffror:
        sida = krypare.sidor.get(address)
        for rad in sida.tabell("Rörelserna").rader if sida and sida.tabeller() else []:
            assert rad[0].href in krypare.sidor, (address, rad[0])
            handelse = krypare.sidor[rad[0].href]
            links = {to.partition("?")[0] for to, _ in handelse.allt.links()}
            data = poster[int(rad[0].text)]
            given = [data.get("beslut") or {}, *data.get("underlag", [])]
            numbers = {part.get("diarienummer") for part in given} - {None, "okänd"}
            for one in numbers:
                assert f"/arende/{quote(one, safe='')}" in links, (rad[0], one)
                sedda += 1
            assert any(given) or "Inget beslut eller underlag anges." in handelse.text, rad[0]
    assert sedda > 20


def test_a_link_to_another_position_is_found_out(
    sidor: Webb, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratt = Fraga.address

    def fel(fraga: Fraga, sida: str, **of: Any) -> str:
        if of.get("position") == "hos_namnd":
            of["position"] = "fordelat"
        return ratt(fraga, sida, **of)

    monkeypatch.setattr(Fraga, "address", fel)
    krypare = Krypare(sidor.ask, {})
    krypare.krypa("/", 1)

    assert any("är inte" in one.vad or "är både" in one.vad for one in krypare.fel)


def test_a_link_that_loses_its_moment_is_found_out(
    sidor: Webb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Fraga, "moment", {})
    krypare = Krypare(sidor.ask, KRYPA[1])
    krypare.krypa(SIDOR["oversikt"].address(KRYPA[1]), 1)

    assert any("tappar tidpunkten" in one.vad for one in krypare.fel)


def test_a_figure_that_leads_nowhere_is_found_out(
    sidor: Webb, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratt = Fraga.address

    def fel(fraga: Fraga, sida: str, **of: Any) -> str | None:
        return None if of.get("position") == "hos_namnd" else ratt(fraga, sida, **of)

    monkeypatch.setattr(Fraga, "address", fel)
    krypare = Krypare(sidor.ask, {})
    krypare.krypa("/", 1)

    assert any("utan länk" in one.vad for one in krypare.fel)
