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
    shutil.rmtree(folder)
    sys.exit(8 if above else 0)


if __name__ == "__main__":
    main()
