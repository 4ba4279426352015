"""The same answers before and after: two versions of the program over the same ledgers.

    python3 run.py python -m tests.campaigns.samma_svar --fore COMMIT

from the root holds the work tree against a commit (or a commit, with ``--efter``). Ledgers are the
demo, the commands of the contract, a whole city and random histories by the oracle's generator.
Each version reads the exported logs in, asks every verb in every form, records, refuses, proves
and writes files, all with one clock (``samma_svar_korning``). Exit codes, stdout, stderr and the
bytes of every file must be the same. A JSON answer may have grown; what else may differ is listed
in ``GODTAGNA`` with its reason. Prints one JSON line; the exit code is 1 when something else
differs, or the other way round with ``--tvilling``, where the later version says a word otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from tests.campaigns import samma_svar_korning
from tests.campaigns.innebord import random_history
from tests.campaigns.rapport import finish, versions
from tests.cli.program import AVTAL, inside
from tests.cli.test_arbetsboken import as_in_csv, rows
from tests.golden.staden import spelat
from tests.oberoende.olagligt import rader

ROOT = Path(__file__).parents[2]
FORMER = ("tabell", "json", "jsonl", "csv")
GODTAGNA: tuple[tuple[str, str], ...] = (
    (r"^(--help|-h|poster --help)$", "verbet poster har tillkommit"),
    (r"(^|/\S+ )regler\b", "källor i delar, och den egna utformningen som källa (ADR-0026)"),
)
"""What may differ: a pattern of the command line, and why."""

ORD: tuple[tuple[str, str], ...] = (
    # positions are called what the rules call them, said once
    (r"spärrat \(fördelat\)", "spärrat ur det fördelade"),
    (r"spärrat \(hos nämnd\)", "spärrat ur det hos nämnden"),
    (r"\b([Hh])os nämnd(?=[ /,.;:\n]|$)", r"\1os nämnden"),
    (r"(?<![a-zåäö])([Ss])kuld(?![a-zåäö])", r"återbetalnings\1kuld"),
    # a refusal of what no law forbids cites our own design too
    (r'(; |, )?Bidragsliggarens utformning, regel R[0-9]+: [^\n";]*?(?=\.?(?:[\n";]|$))', ""),
    # below the command line, plain words and no options or verbs
    (r"-f json och csv", "JSON och CSV"),
    (r"; kör liggare verifiera|: kör liggare verifiera|: se liggare verifiera", ""),
    (r"\n  Se vad som är skadat med: liggare verifiera\.", ""),
    (r"; skapa den med: (liggare --liggare \S+ skapa)", r"\n  Skapa den med: \1"),
    (r"lägg upp den med: liggare registrera pott", "upprätta den först"),
    (r"; se: liggare bevaka\.", "; bevakningen säger vilka de är."),
    (r"först: liggare registrera [a-z]+\.", "först."),
    (r"Ändra ett villkor med: liggare registrera villkor", "Ändra ett villkor i den i stället"),
    (r"Se avvikelserna med: liggare avvikelser", "Ange en avvikelse som är öppen"),
    (
        r"som --datum och kostnadens dag(\s+)som --period",
        r"som datum och kostnadens dag\1som period",
    ),
    (r"till exempel --period ", "till exempel "),
    (r"se liggare avvikelser;", "se avvikelserna;"),
    (r"ange --nycklar som", "ange nycklar som"),
    (r"ange -f csv", "välj csv"),
    (r"med --per räknas", "per en dag räknas"),
    # an event, too, says what it is shown as of
    (r"\n\nTill och med händelse [0-9]+, rot [0-9a-f]{8}\.\s*$", ""),
    (r"-{3,}", "-"),  # the rule of a table is as wide as its words
    # a file that is none is told of in one way
    (r"går inte att läsa \((filen eller mappen finns inte)\)", "finns inte"),
)
"""Words that may differ, as they were and as they are: read as the same, whatever the spacing."""

Rad = list[str]


class Svar(NamedTuple):
    """What a command line was answered with."""

    kod: int
    ut: str
    fel: str


def liggare(folder: Path, slumpade: int, seed: int, *, staden: bool) -> list[str]:
    """Write the logs that both versions begin from, and return their names."""
    shutil.copy(AVTAL, folder / "avtal.jsonl")
    (folder / "trasig.jsonl").write_text('{"kommando": "Ingenting"}\n[', "utf-8")
    if not staden:
        return []
    stad = spelat.spela_in(folder / "staden.db")
    (folder / "staden.jsonl").write_bytes(inside("--liggare", stad, "exportera", "logg").out)
    stad.unlink()
    names = ["staden"]
    for n in range(slumpade):
        names.append(f"slump{n}")
        logg = b"".join(rad + b"\n" for rad in rader(random_history(seed + n)))
        (folder / f"slump{n}.jsonl").write_bytes(logg)
    return names


def fragor(fil: str, *, allt: bool) -> list[Rad]:
    """Return what is asked of a ledger: every verb and form, or the most telling ones."""
    urval = [[], ["--gruppera", "pott,namnd,underenhet,ar"], ["--per", "2023-06-30"]]
    if allt:
        urval += [
            ["--gruppera", "pott"], ["--gruppera", "namnd,insats"], ["--gruppera", "omrade"],
            ["--gruppera", "kriterium,pott"], ["--till-handelse", "60"], ["--ar", "2023"],
            ["--registrerat-per", "2026-01-15"], ["--namnd", "KUN"], ["--namnd", "GRN-PI"],
            ["--namnd", "grn"], ["--pott", "SOC-2022"], ["--pott", "SOC-2O22"], ["--provad"],
            ["--ram"], ["--rakenskapsar", "2023"], ["--rakenskapsar", "1999"],
        ]  # fmt: skip
    reading = [["saldo", *val] for val in urval]
    reading += [["handelser"], ["avvikelser"], ["avvikelser", "--alla"], ["attestforteckning"]]
    reading += [["bevaka"], ["bevaka", "--idag", "2023-03-01", "--dagar", "60"], ["intyg"]]
    if allt:
        reading += [
            ["handelser", "--pott", "SOC-2023"], ["handelser", "--namnd", "KUN"],
            ["handelser", "--typ", "overforing"], ["handelser", "--arende", "STK-2018-1233"],
            ["handelser", "--arende", "X-1"], ["handelser", "--per", "2022-12-31"],
            ["avvikelser", "--till-handelse", "70"], ["intyg", "--kort"], ["intyg", "--lopande"],
            ["intyg", "--pott", "SOC-2023"], ["attestforteckning", "--giltig", "2022-05-01"],
            ["verifiera"], ["verifiera", "--bara-sigill"], ["verifiera", "--lasmodell"],
        ]  # fmt: skip
    former = FORMER if allt else ("tabell", "json")
    asked = [[*one, "-f", form] for one in reading for form in former]
    numbers = range(0, 200, 7 if allt else 40)
    asked += [["handelse", str(nr), "-f", form] for nr in numbers for form in ("tabell", "json")]
    asked += [["exportera", "logg"], ["nyckel", "visa"]]
    if allt:
        asked += [["bevis", str(nr)] for nr in (0, 3, 50)] + [["utvidgning", "10"]]
        asked += [[*one, "-f", "xlsx", "-o", f"{fil}-{n}.xlsx"] for n, one in enumerate(reading)]
    begun = [["--liggare", f"{fil}.db", *one] for one in asked]
    return begun + ([["--revisor", *one] for one in begun[:: 5 if allt else 9]])


def rader_att_kora(names: list[str]) -> list[Rad]:
    """Return every command line, in order; without a city, those about the contract's ledger."""
    if not names:
        return [*skrivna("avtal"), *fragor("avtal", allt=False)]
    lines = [["--help"], ["demo", "--mapp", "demo"], *hjalpen(), *skrivna("avtal")]
    lines += [["regler", "-f", form] for form in FORMER]
    lines += [["regler", regel] for regel in ("R1", "R18", "R48", "R99", "r7")]
    for name in names:
        lines.append(
            ["--liggare", f"{name}.db", "importera", f"{name}.jsonl", "--ja", "-f", "json"]
        )
    for name in ("avtal", "demo/demo", *names):
        lines += fragor(name, allt=not name.startswith("slump"))
    return [*lines, ["jamfor", "avtal.db", "staden.db"], ["jamfor", "staden.db", "staden.jsonl"]]


def hjalpen() -> list[Rad]:
    """Return what asks for the help of every verb and noun, and states too little for each noun."""
    verbs = inside("--help").text.partition("Kommandon:")[2].split("Slutkoder")[0]
    lines = [[verb, "--help"] for verb in re.findall(r"^  (\w+) ", verbs, re.MULTILINE)]
    nouns = inside("registrera", "--help").text.partition("Kommandon:")[2]
    for noun in re.findall(r"^  ([\w-]+) ", nouns, re.MULTILINE):
        lines += [["registrera", noun, "--help"], ["--liggare", "avtal.db", "registrera", noun]]
    return lines


def skrivna(name: str) -> list[Rad]:
    """Return command lines that make a ledger, record in it, and are refused in every way."""
    at = ["--liggare", f"{name}.db", "--aktor", "EK-01"]
    lines = [[*at, "skapa"], [*at, "skapa"], [*at, "importera", f"{name}.jsonl", "--torrkor"]]
    lines += [[*at, "importera", f"{name}.jsonl", *more]
              for more in ([], ["--ja"], ["--ja", "-f", "json"], ["--ja", "--rad-for-rad"],
                           ["--ja", "--rad-for-rad", "-f", "json"])]  # fmt: skip
    flytt = [*at, "registrera", "overforing", "--pott", "SOC-2022", "--datum", "2022-12-20"]
    flytt += ["--namnd", "GRN", "--avser", "prov"]
    for belopp in ("1 000", "999 000 000", "1,234", "-5", "x"):
        for form in ((), ("-f", "json")):
            lines.append([*flytt, "--belopp", belopp, *form])
    lines += [
        [*at, "registrera", "overforing", "--pott", "SOC-1999", "--datum", "2022-12-20"],
        [*at, "registrera", "rattelse", "--pott", "SOC-2022", "--avser-id", "20", "--datum",
         "2022-12-30", "--skal", "fel", "--avser", "prov"],
        [*at, "registrera", "attest", "--avser-id", "12", "--slag", "granskning", "--datum",
         "2022-12-30", "--avser", "prov"],
        [*at, "registrera", "avvikelse", "--kod", "X1", "--slag", "lucka", "--lasning-1", "en",
         "--datum", "2022-12-30", "--avser", "prov"],
        [*at, "dolj", "3", "--om", "ombud"], [*at, "utplana", "3", "--skal", "prov", "--ja"],
        [*at, "kontrollpunkt"], ["--liggare", "finns-inte.db", "saldo"], ["salod"],
        [*at, "importera", "trasig.jsonl", "--ja"],
        [*at, "importera", "finns-inte.jsonl"], [*at, "saldo", "--gruppera", "x"],
    ]  # fmt: skip
    return lines


def svaren(tree: Path, folder: Path, lines: list[Rad]) -> list[Svar]:
    """Return what the version in a tree answers, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        asked, said = Path(name, "rader.json"), Path(name, "svar.json")
        asked.write_text(json.dumps(lines), "utf-8")
        driver = str(samma_svar_korning.__file__)
        env = {
            "LIGGARE_AKTOR": "EK-01",
            "COLUMNS": "240",  # no table is folded because a word is longer
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
            "TZ": "UTC",
        }
        subprocess.run([sys.executable, driver, str(tree), str(asked), str(said)],
                       cwd=folder, env=env, check=True)  # fmt: skip
        told = said.read_text("utf-8").replace(str(folder), "MAPPEN")
        return [Svar(*one) for one in json.loads(told)]


def filer(folder: Path) -> dict[str, str]:
    """Return the digest of each file that was made; what SQLite lays out is asked for as a log."""
    made = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".db" not in path.name)
    return {
        str(path.relative_to(folder)): hashlib.sha256(innehall(path)).hexdigest() for path in made
    }


def innehall(path: Path) -> bytes:
    """Return the bytes of a file; of a workbook its rows, with the words that they may have.

    A day is a date now, and was a text.
    """
    if path.suffix != ".xlsx":
        return path.read_bytes()
    read = [{name: as_in_csv(one) for name, one in row.items()} for row in rows(path.read_bytes())]
    return likadana(json.dumps(read, ensure_ascii=False)).encode()


def vuxet(fore: Any, efter: Any) -> bool:
    """Tell whether a JSON value holds all that another held."""
    if isinstance(fore, dict) and isinstance(efter, dict):
        return all(key in efter and vuxet(value, efter[key]) for key, value in fore.items())
    if isinstance(fore, list) and isinstance(efter, list):
        return len(fore) == len(efter) and all(map(vuxet, fore, efter))
    return bool(fore == efter)


def vardena(text: str) -> list[Any]:
    """Return the JSON values of a text, one after another; raises ValueError of anything else."""
    found: list[Any] = []
    while text := text.strip():
        value, end = json.JSONDecoder().raw_decode(text)
        found.append(value)
        text = text[end:]
    return found


def lika(svar: Svar) -> Svar:
    """Return an answer with the words that it may have, however it has them."""
    return svar._replace(ut=likadana(svar.ut), fel=likadana(svar.fel))


def likadana(text: str) -> str:
    """Return a text with the words of now, whatever its spacing."""
    for was, now in ORD:
        text = re.sub(was, now, text)
    return " ".join(text.split())


def skillnad(rad: Rad, fore: Svar, efter: Svar) -> str | None:
    """Return what kind of difference there is between two answers, if any."""
    if fore == efter:
        return None
    if lika(fore) == lika(efter):
        return "godtagna ord"
    if reason := next((why for mall, why in GODTAGNA if re.search(mall, " ".join(rad))), None):
        return f"godtagen: {reason}"
    fore, efter = lika(fore), lika(efter)
    if fore.kod == efter.kod and "json" in rad:
        try:
            if vuxet(vardena(fore.ut), vardena(efter.ut)) and (
                fore.fel == efter.fel or vuxet(vardena(fore.fel), vardena(efter.fel))
            ):
                return "vuxen JSON"
        except ValueError:
            pass
    return "annat svar"


def namn(commit: str) -> str:
    """Return the id of a commit, however it is named."""
    command = ["git", "rev-parse", "--short", commit]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout[:-1]


def uppackad(commit: str, folder: Path) -> Path:
    """Return a folder with the product as it was in a commit."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True)
    with tarfile.open(fileobj=BytesIO(packed.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def campaign(
    fore: str,
    efter: str = "",
    *,
    slumpade: int = 20,
    seed: int = 2026,
    staden: bool = True,
    tvilling: bool = False,
) -> dict[str, Any]:
    """Ask both versions, and return the report."""
    with tempfile.TemporaryDirectory() as name:
        temp = Path(name)
        trees = [uppackad(fore, temp / "fore-trad"), ROOT]
        if efter:
            trees[1] = uppackad(efter, temp / "efter-trad")
        if tvilling:
            trees[1] = Path(shutil.copytree(trees[0], temp / "tvilling"))
            _one_word_otherwise(trees[1])
        folders = [temp / "fore", temp / "efter"]
        folders[0].mkdir()
        lines = rader_att_kora(liggare(folders[0], slumpade, seed, staden=staden))
        shutil.copytree(*folders)
        with ThreadPoolExecutor() as pool:
            before, after = pool.map(svaren, trees, folders, [lines, lines])
        made = list(map(filer, folders))
    found = [(rad, kind, a, b) for rad, a, b in zip(lines, before, after, strict=True)
             if (kind := skillnad(rad, a, b))]  # fmt: skip
    other = sorted(file for file in {*made[0], *made[1]} if made[0].get(file) != made[1].get(file))
    wrong = [(rad, a, b) for rad, kind, a, b in found if kind == "annat svar"]
    return {
        "kampanj": "samma svar",
        "seed": seed,
        "versions": versions(),
        "settings": {
            "fore": namn(fore),
            "efter": namn(efter) if efter else "arbetsträdet",
            "slumpade": slumpade,
            "tvilling": tvilling,
        },
        "attempts": len(lines),
        "reached": {
            f"slutkod {kod}": n for kod, n in sorted(Counter(one.kod for one in before).items())
        }
        | {"filer": len(made[0])},
        "skillnader": dict(Counter(kind for _, kind, _, _ in found)),
        "violations": {" ".join(rad): [a, b] for rad, a, b in wrong} | dict.fromkeys(other, "fil"),
    }


def unreached(report: dict[str, Any]) -> list[str]:
    """Return the exit codes that no line had; then the run proves nothing of them."""
    codes = (0, 2, 3, 4, 5, 7)
    return [f"slutkod {kod}" for kod in codes if f"slutkod {kod}" not in report["reached"]]


def _one_word_otherwise(tree: Path) -> None:
    for path in tree.rglob("*.py"):
        text = path.read_text("utf-8")
        if "Avvisat: " in text:
            path.write_text(text.replace("Avvisat: ", "Avvisad: "), "utf-8")


def main() -> None:
    """Run the campaign from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fore", required=True, help="vilken commit som jämförs med")
    parser.add_argument("--efter", default="", help="vilken commit, annars arbetsträdet")
    parser.add_argument("--slumpade", type=int, default=20)
    parser.add_argument("--fro", type=int, default=2026)
    parser.add_argument("--tvilling", action="store_true")
    given = parser.parse_args()
    report = campaign(
        given.fore,
        given.efter,
        slumpade=given.slumpade,
        seed=given.fro,
        tvilling=given.tvilling,
    )
    sys.exit(finish(report, unreached))


if __name__ == "__main__":
    main()
