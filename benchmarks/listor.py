"""What reading a list costs, as ratios to python-calamine alone.

    python3 run.py python benchmarks/listor.py

Makes a list of 20 000 rows of 8 columns and reads it in processes of their own, pair by pair, so
that the machine's mood cancels out. Processor time once that process has imported what it asks,
with all that the process which parses uses, its start and imports too.

* ``xlsx``: every row of an .xlsx through ``exchange.lists``; the floor is a process that lets
  python-calamine make lists of the same file. Goal 3.
* ``formler``: the same with a formula in each row and every tenth row hidden. No goal.
* ``csv``: the same rows as text; the floor is a process that goes through them with ``csv``. No
  goal.
* ``memory``: the peak of the process that asks and keeps nothing, plus that of the one that
  parses, in MiB. Goal 150.
* ``beslut``: milliseconds of processor time for each cost of a list that is previewed whole
  (``importera --torrkor``): read, decided on, written and undone. Goal 1; the floor is a list of
  one cost.

Prints one JSON line a row; ends with exit 8 when one is above its goal.
"""

from __future__ import annotations

import csv
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

ROWS = 20_000
PAIRS = 9
ROOT = Path(__file__).parents[1]
GOALS = {"xlsx": 3.0, "formler": None, "csv": None}
MEMORY = 150  # MiB
COSTS = 1_000
USED_BY = """
import resource, sys
from cli import main
code = main.run(sys.argv[1:])
print(sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF,
      resource.RUSAGE_CHILDREN)), file=sys.stderr)
sys.exit(code)
"""
USED = """
here, there = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
seconds = time.process_time() - began + there.ru_utime + there.ru_stime
print(seconds, here.ru_maxrss + there.ru_maxrss)
"""
OURS = f"""
import resource, sys, time
sys.path.append({str(ROOT)!r})
from pathlib import Path
from exchange.lists import read
began = time.process_time()
(sheet,) = read(Path(sys.argv[1]))
for row in sheet.rows: pass
assert row.nr == int(sys.argv[2])
{USED}"""
CALAMINE = f"""
import resource, sys, time
from python_calamine import CalamineWorkbook
began = time.process_time()
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
assert len(rows) == int(sys.argv[2])
{USED}"""
TEXT = f"""
import csv, resource, sys, time
began = time.process_time()
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for nr, row in enumerate(csv.reader(file, delimiter=";"), 1): pass
assert nr == int(sys.argv[2])
{USED}"""


def table(rows: int) -> list[list[object]]:
    """Return vouchers as a finance system lists them, kronor with öre as decimals."""
    first = date(2022, 1, 1)
    return [
        [
            f"V{i}", first + timedelta(i % 365), 4010 + i % 50, f"{1000 + i % 40}",
            f"Faktura {i} från leverantör åäö", f"P{i % 30}", i * 1.25, f"Insats-{i % 10}",
        ]
        for i in range(rows)
    ]  # fmt: skip


def workbook(path: Path, rows: list[list[object]], *, formulas: bool) -> Path:
    """Write the rows as a workbook."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    for nr, row in enumerate(rows):
        sheet.write_row(nr, 0, row)
        if formulas:
            sheet.write_formula(nr, 6, f"=C{nr + 1}/4", value=row[2])
            if nr % 10 == 0:
                sheet.set_row(nr, options={"hidden": True})
    book.close()
    return path


def text(path: Path, rows: list[list[object]]) -> Path:
    """Write the rows as text with semicolons."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def used(program: str, path: Path) -> tuple[float, float]:
    """Return the processor seconds and the peak, in MiB, of one run, which must succeed."""
    command = [sys.executable, "-c", program, str(path), str(ROWS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak) / 1024


def decided(folder: Path, rows: int) -> float:
    """Return the processor seconds of the preview of a list of so many costs."""
    path, ledger = folder / "kostnader.csv", folder / "liggare.db"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(["Vernr", "Datum", "Konto", "Projekt", "Belopp"])
        out.writerows([n, "2022-09-15", "5010", "4711", "10,50"] for n in range(rows))
    program = [sys.executable, "-c", USED_BY, "--liggare", str(ledger), "importera", str(path)]
    asked = ["--pott", "SOC-2022", "--tecken", "debet", "--torrkor", "--aktor", "EK-01"]
    done = subprocess.run([*program, *asked], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stderr.split()[-1])


def ledger(folder: Path) -> None:
    """Make a ledger in which a nämnd has money."""
    common = {"pott": "SOC-2022", "datum": "2022-08-01", "avser": "x"}
    common["underlag"] = [{"typ": "annat", "titel": "x"}]
    beslut = {"organ": "KS", "datum": "2022-08-01", "paragraf": 1, "diarienummer": "STK-2022-1"}
    sos = {"organ": "SOS", "datum": "2022-02-01", "diarienummer": "9.3-1/2022"}
    villkor = {"kalla": "statsbidrag", "givare": "SOS", "program": "x", "bidragsar": 2022,
               "andamal": "x", "nyttjas_from": "2022", "nyttjas_tom": "2022",
               "engangsmedel": True}  # fmt: skip
    pengar = {"belopp_ore": 10**9}
    stated = [
        {"kommando": "UpprattaPott", **villkor},
        {"kommando": "RegistreraTilldelning", **pengar, "beslut": sos},
        {"kommando": "RekvireraStatsbidrag", **pengar, "rekvisition": "R1"},
        {"kommando": "RegistreraInbetalning", **pengar, "rekvisition": "R1"},
        {"kommando": "BeslutaFordelning", "beslut": beslut,
         "rader": [{"namnd": "KUN", **pengar, "insats": "x"}]},
        {"kommando": "OverforMedel", "namnd": "KUN", **pengar, "beslut": beslut},
    ]  # fmt: skip
    lines = (json.dumps({"id": f"b{n}", **one, **common}) for n, one in enumerate(stated))
    (folder / "bas.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "listor.toml").write_text(
        '[[kod]]\nprojekt = "4711"\nnamnd = "KUN"\ninsats = "x"\n', "utf-8"
    )
    program = [sys.executable, "-m", "cli.main", "--liggare", str(folder / "liggare.db")]
    for asked in (["skapa"], ["importera", str(folder / "bas.jsonl"), "--ja"]):
        command = [*program, *asked, "--aktor", "EK-01"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)


def decisions(folder: Path) -> bool:
    """Measure and print what a decision costs; tell whether it is above its goal."""
    ledger(folder)
    each = [(decided(folder, COSTS) - decided(folder, 1)) / (COSTS - 1) * 1000 for _ in range(3)]
    value = round(statistics.median(each), 2)
    print(json.dumps({"row": "beslut", "rows": COSTS, "ms": value, "goal": 1}))
    return value > 1


def main() -> None:
    """Measure and print."""
    folder, rows = Path(tempfile.mkdtemp()), table(ROWS)
    files = {
        "xlsx": workbook(folder / "a.xlsx", rows, formulas=False),
        "formler": workbook(folder / "b.xlsx", rows, formulas=True),
        "csv": text(folder / "c.csv", rows),
    }
    above, peak = 0, 0.0
    for name, path in files.items():
        floor = TEXT if name == "csv" else CALAMINE
        ratios, seconds = [], []
        for _ in range(PAIRS):
            theirs, _peak = used(floor, path)
            ours, here = used(OURS, path)
            ratios.append(ours / theirs)
            seconds.append(ours)
            peak = max(peak, here)
        low, middle, high = statistics.quantiles(ratios, n=4)
        goal = GOALS[name]
        above += goal is not None and middle > goal
        row = {
            "row": name,
            "rows": ROWS,
            "seconds": round(statistics.median(seconds), 3),
            "ratio": round(middle, 2),
            "quartiles": [round(low, 2), round(high, 2)],
            "goal": goal,
        }
        print(json.dumps(row))
    above += peak > MEMORY
    print(json.dumps({"row": "memory", "rows": ROWS, "value": round(peak, 1), "goal": MEMORY}))
    above += decisions(folder)
    shutil.rmtree(folder)
    sys.exit(8 if above else 0)


if __name__ == "__main__":
    main()
