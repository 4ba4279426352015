"""Lists as people have them, written in any kind of file, for a pott that has money."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from domain.values.money import parse_kronor
from tests.cli.program import Run, lines, skriven
from tests.exchange import skrivna

BESLUT = "KS 2022-08-17 § 300 STK-2018-1233"
SOC = [
    ["Nämnd", "Ur medel från Socialstyrelsen (kr)"],
    ["Arbetsmarknads- och socialnämnden", "2 700 000"],
    ["Fritidsnämnden", "1 150 000"],
    ["Funktionsstödsnämnden", "3 500 000"],
    ["Grundskolenämnden", "720 000"],
    [
        "Grundskolenämnden avseende den gemensamma skolfunktionen Pedagogisk inspiration",
        "2 600 000",
    ],
    ["Hälsa, vård och omsorgsnämnden", "400 000"],
    ["Kulturnämnden", "3 100 000"],
    ["Tekniska nämnden", "800 000"],
    ["Kommunstyrelsen - Stadskontoret", "3 630 000"],
    ["Totalbelopp", "19 700 000"],
]
KS = [
    ["Nämnd", "Ur kommunstyrelsens anslag till förfogande (kr)"],
    ["Arbetsmarknads- och socialnämnden", "1 300 000"],
    ["Tekniska nämnden", "2 030 000"],
    ["Fritidsnämnden", "300 000"],
    ["Förskolenämnden", "320 000"],
    ["Grundskolenämnden", "4 400 000"],
    [
        "Grundskolenämnden avseende den gemensamma skolfunktionen Pedagogisk inspiration",
        "650 000",
    ],
    ["Gymnasie- och vuxenutbildningsnämnden", "2 200 000"],
    ["Hälsa, vård och omsorgsnämnden", "980 000"],
    ["Kulturnämnden", "350 000"],
    ["Miljönämnden", "700 000"],
    ["Stadsbyggnadsnämnden", "400 000"],
    ["Kommunstyrelsen - Stadskontoret", "1 370 000"],
    ["Totalbelopp", "15 000 000"],
]
"""The two tables of STK-2018-1233, stadskontorets förslag, as they stand."""

UTFALL = ["Vernr", "Datum", "Konto", "Projekt", "Text", "Belopp"]
KODER = """
[[kod]]
projekt = "4711"
namnd = "KUN"
insats = "kultur på fritiden"

[[kod]]
projekt = "4712"
namnd = "Fritidsnämnden"
insats = "öppen fritid"
"""


def csv(
    path: Path, rows: list[list[str]], *, encoding: str = "utf-8", separator: str = ";"
) -> Path:
    """Write rows as text with separators."""
    path.write_bytes(skrivna.csv_bytes(rows, separator, encoding))
    return path


def arbetsbok(path: Path, rows: list[list[str]]) -> Path:
    """Write rows in the format of the name, amounts as numbers."""
    write = {".xlsx": skrivna.xlsx, ".xls": skrivna.xls, ".ods": skrivna.ods}[path.suffix]
    return write(path, [[*map(_number, row)] for row in rows])


def dold(path: Path, rows: list[list[str]], **dolt: list[int]) -> Path:
    """Write rows as an .xlsx, of which ``rader`` and ``kolumner`` are hidden."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Fördelning")
        for nr, row in enumerate(rows):
            sheet.write_row(nr, 0, [*map(_number, row)])
        for nr in dolt.get("rader", ()):
            sheet.set_row(nr, None, None, {"hidden": True})
        for at in dolt.get("kolumner", ()):
            sheet.set_column(at, at, None, None, {"hidden": True})
    return path


def _number(cell: str) -> Decimal | str:
    try:
        return Decimal(parse_kronor(cell)) / 100
    except ValueError:
        return cell


def potter(run: Run, folder: Path) -> None:
    """Set up a statsbidrag pott of 19 700 000 kr and a KS pott of 15 000 000 kr."""
    gemensamt = {
        "datum": "2022-08-01",
        "avser": "provet",
        "underlag": [{"typ": "protokoll", "titel": "provets protokoll"}],
    }
    villkor = {
        "bidragsar": 2022,
        "andamal": "att motverka segregation",
        "nyttjas_from": "2022",
        "nyttjas_tom": "2022",
        "engangsmedel": True,
    }
    soc, ks = {"pott": "SOC-2022"}, {"pott": "KS-2022"}
    pengar = {"belopp_ore": 1970000000, "rekvisition": "R1"}
    beslut = {"organ": "SOS", "datum": "2022-02-01", "diarienummer": "9.3-1/2022"}
    kf = {"organ": "KF", "datum": "2021-11-24", "paragraf": 1, "diarienummer": "STK-2021-1"}
    stated: list[dict[str, Any]] = [
        {"kommando": "UpprattaPott", "kalla": "statsbidrag", "givare": "SOS", "program": "sociala"
         " insatser", **villkor, **soc},
        {"kommando": "RegistreraTilldelning", "belopp_ore": 1970000000, "beslut": beslut, **soc},
        {"kommando": "RekvireraStatsbidrag", **pengar, **soc},
        {"kommando": "RegistreraInbetalning", **pengar, **soc},
        {"kommando": "UpprattaPott", "kalla": "ks_anslag", "program": "anslag till förfogande",
         **villkor, **ks},
        {"kommando": "AnvisaAnslag", "belopp_ore": 1500000000, "beslut": kf, **ks},
        {"kommando": "AvsattMedel", "belopp_ore": 1500000000, "beslut": kf, **ks},
    ]  # fmt: skip
    commands = [{"id": f"p{n}", **one, **gemensamt} for n, one in enumerate(stated)]
    done = run("importera", skriven(folder, lines(*commands)), "--ja")
    assert done.code == 0, done.words


def fordelat(run: Run, folder: Path) -> None:
    """Distribute and hand over the state's money to two nämnder."""
    potter(run, folder)
    rows = [["Nämnd", "Belopp"], ["Kulturnämnden", "3 100 000"], ["Fritidsnämnden", "1 150 000"]]
    done = run("importera", csv(folder / "f.csv", rows), "--pott", "SOC-2022", "--beslut", BESLUT,
               "--ja")  # fmt: skip
    assert done.code == 0, done.words
    for namnd, belopp in (("KUN", "3 100 000"), ("FRN", "1 150 000")):
        done = run("registrera", "overforing", "--pott", "SOC-2022", "--datum", "2022-08-31",
                   "--namnd", namnd, "--belopp", belopp, "--avser", "överföring")  # fmt: skip
        assert done.code == 0, done.words


def stored(run: Run) -> list[dict[str, Any]]:
    """Return the data of every event, oldest first."""
    lines_ = run("handelser", "-f", "jsonl").out.splitlines()
    return [json.loads(line)["data"] for line in lines_]
