"""``saldo`` as a table: what each nämnd was given, has used and has left, in 80 columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from projections.answers.saldo import ORE
from reports.balances import oversikt
from tests.cli.program import inside

if TYPE_CHECKING:
    from pathlib import Path

_BELOPP = r"\s+(-|-?\d{1,3}(?:\xa0\d{3})*(?:,\d\d)?)"
_RAD = re.compile(r"(\S+)" + _BELOPP * 5)
KOLUMNER = ("beslutat", "overfort", "forbrukat", "ater", "kvar")


def ore(shown: str) -> int:
    kronor, _, rest = shown.replace("\xa0", "").partition(",")
    return 0 if shown == "-" else int(kronor) * 100 + (-1 if "-" in shown else 1) * int(rest or 0)


def tables(text: str) -> dict[str, dict[str, list[int]]]:
    """Return what a table shows: under each pott's line, each row's amounts."""
    found: dict[str, dict[str, list[int]]] = {}
    under: dict[str, list[int]] = {}
    for line in text.splitlines()[2:]:
        if row := _RAD.fullmatch(line):
            under[row[1]] = [ore(of) for of in row.groups()[1:]]
        elif line and not line.startswith("-"):
            under = found.setdefault(line.partition(" ")[0].rstrip(":"), {})
    return found


@pytest.mark.parametrize("args", [(), ("--pott", "SOC-2022", "--per", "2022-12-31"), ("--provad",)])
def test_the_table_has_the_figures_of_the_json(demo: Path, args: tuple[str, ...]) -> None:
    answer = inside("--liggare", demo, "saldo", *args, "-f", "json").json
    text = inside("--liggare", demo, "saldo", *args, env={"COLUMNS": "80"}).text

    wanted: dict[str, dict[str, list[int]]] = {}
    for row in answer["rader"]:
        of = wanted.setdefault(row["pott"], {})
        amounts = [row[f"{name}_ore"] for name in KOLUMNER]
        if row["namnd"] and any(amounts):
            of["/".join(filter(None, (row["namnd"], row["underenhet"])))] = amounts
    shown = tables(text)
    for pott, rows in wanted.items():
        summa = shown[pott].pop("Summa", None)
        assert shown[pott] == rows
        if len(rows) > 1:
            assert summa == [sum(of) for of in zip(*rows.values(), strict=True)]
        own = next(r for r in answer["rader"] if r["pott"] == pott and r["namnd"] is None)
        (line,) = re.findall(rf"^{pott}: ofördelat ([^,\n]+)", text, re.MULTILINE)
        assert ore(line) == own["ofordelat_ore"]
    if not args:
        alla = [answer["summa"][f"{name}_ore"] for name in KOLUMNER]
        assert shown["Alla"]["Summa"] == alla
    assert max(map(len, text.splitlines())) <= 80


def test_sub_units_stand_under_their_namnd_and_by_any_name(demo: Path) -> None:
    whole = inside("--liggare", demo, "saldo", "--namnd", "Grundskolenämnden").text
    assert list(tables(whole)["SOC-2022"]) == ["GRN", "GRN/GRN-PI", "Summa"]

    for name in ("GRN-PI", "Pedagogisk inspiration"):
        part = inside("--liggare", demo, "saldo", "--namnd", name).text
        assert tables(part)["SOC-2022"] == {"GRN/GRN-PI": tables(whole)["SOC-2022"]["GRN/GRN-PI"]}
    forvaltning = inside("--liggare", demo, "saldo", "--namnd", "grundskoleförvaltningen").text
    assert forvaltning == whole


def test_what_has_no_amount_is_named_and_takes_no_row(demo: Path) -> None:
    text = inside("--liggare", demo, "saldo", "--utan-exempel").text

    assert "Nämnd" not in text  # the documents have proposals, and nothing that is decided
    assert not re.search(r"-\s+-\s+-", text)
    assert "SOC-2023: ofördelat 22\xa0200\xa0700\n" in text
    assert re.search(r"Utan belopp i de här kolumnerna: ASN, FON, .*GRN/GRN-PI", text, re.DOTALL)


def test_all_columns_are_shown_on_request(demo: Path) -> None:
    asked = ("saldo", "--pott", "SOC-2022", "--per", "2022-12-31")
    whole = inside("--liggare", demo, *asked, "--alla-kolumner").text
    assert "Balanskonto" not in inside("--liggare", demo, *asked).text

    for rubrik in ("Föreslaget", "Rekvirerat", "Balanskonto", "Återlämnat", "Kvar"):
        assert rubrik in whole
    done = inside("--liggare", demo, "saldo", "--ram", "--alla-kolumner")
    assert done.code == 2
    assert "hör inte till --ram" in done.err.decode()


@pytest.mark.parametrize("gruppera", ["pott", "pott,ar", "namnd,pott", "underenhet", "ar"])
def test_other_groups_show_only_what_holds_something(demo: Path, gruppera: str) -> None:
    text = inside("--liggare", demo, "saldo", "--gruppera", gruppera, env={"COLUMNS": "80"}).text

    assert "Beslutat" in text
    assert max(map(len, text.splitlines())) <= 80


def _svar(*rader: dict[str, Any]) -> Any:
    empty = dict.fromkeys(ORE, 0)
    rows = [{"pott": "P-2030", "ar": 2030, "underenhet": None, **empty, **of} for of in rader]
    summa = {key: sum(row[key] for row in rows) for key in empty}
    per = {"datum": None, "registrerad": None, "handelse": 7, "rot": None}
    return {"rader": rows, "summa": summa, "per": per, "exempeldata": False, "oattesterade": 0}


def test_the_greatest_amounts_stand_whole_within_80_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stor = 10**13 - 1  # 99 999 999 999,99 kr
    text = oversikt.as_table(
        _svar(
            {"namnd": None, "ofordelat_ore": -stor, "aterbetalningsskuld_ore": stor},
            {"namnd": "ARBETSMARKNADS-OCH-SOCIALNAMNDEN", "beslutat_ore": stor, "kvar_ore": stor,
             "overfort_ore": stor, "forbrukat_ore": stor, "ater_ore": -stor, "sparrat_ore": 100},
            {"namnd": "B", "beslutat_ore": 1},
        )
    )  # fmt: skip

    assert max(map(len, text.splitlines())) <= 80
    for rubrik in ("Beslutat", "Överfört", "Förbrukat", "Åter", "Kvar"):
        assert len(re.findall(rf"\b{rubrik}\b", text)) == 1
    assert text.count(" 99\xa0999\xa0999\xa0999,99") >= 4
    assert "ofördelat -99\xa0999\xa0999\xa0999,99, återbetalningsskuld 99\xa0999" in text
    assert "Av kvar är spärrat: ARBETSMARKNADS-OCH-SOCIALNAMNDEN 1." in text
