"""A whole year as ekonomiavdelningen records it: two potts, two persons, two lists of vouchers.

What is counted is what somebody types: a command each, however long a list it reads.
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import Any

from tests.cli.listor import KS, SOC, arbetsbok, csv
from tests.cli.program import Result, Run

VOUCHERS = 300
NAMNDER = {
    "ASN": "familjecentral", "FRN": "öppen fritid", "FSN": "stödfamiljer", "GRN": "läxhjälp",
    "GRN-PI": "pedagogisk inspiration", "HVON": "mötesplats", "KUN": "kultur på fritiden",
    "TN": "trygg plats", "KS-SK": "samordning", "FON": "språk", "GYVN": "komvux", "MN": "städning",
    "SBN": "belysning",
}  # fmt: skip
KSBESLUT = "KS 2022-08-17 § 300 STK-2018-1233"


class Year:
    """What is typed during the year, counted."""

    def __init__(self, run: Run) -> None:
        self.run, self.commands, self.lists, self.attests = run, 0, 0, 0

    def _done(self, *args: str | Path, who: str = "EK-01") -> Result:
        done = self.run(*args, env={"LIGGARE_AKTOR": who})
        assert done.code == 0, (args, done.words)
        return done

    def add(self, noun: str, **fields: Any) -> None:
        """Register one thing."""
        self.commands += 1
        flags: list[str] = []
        for name, value in {"avser": noun, **fields}.items():
            flag = f"--{name.replace('_', '-')}"
            flags += [flag] if value is True else [flag, str(value)]
        self._done("registrera", noun, *flags)

    def read(self, fil: Path, *val: str) -> Result:
        """Read a list in."""
        self.lists += 1
        return self._done("importera", fil, "--ja", *val)

    def attest(self, *urval: str) -> None:
        """Attest a selection, as the other person."""
        self.attests += 1
        self._done("attestera", *urval, "--ja", who="AT-01")


def _with_insats(rows: list[list[str]], *, total: bool) -> list[list[str]]:
    """The rows of a table of 2022 with an insats each; without its total if that is not theirs."""
    names = {"Arbetsmarknads": "ASN", "Fritids": "FRN", "Funktions": "FSN", "Hälsa": "HVON",
             "Kultur": "KUN", "Tekniska": "TN", "Kommunstyrelsen": "KS-SK", "Förskole": "FON",
             "Gymnasie": "GYVN", "Miljö": "MN", "Stadsbyggnads": "SBN"}  # fmt: skip

    def insats(namn: str) -> str:
        if namn.startswith("Grundskole"):
            return NAMNDER["GRN-PI" if "avseende" in namn else "GRN"]
        return next(NAMNDER[kod] for word, kod in names.items() if namn.startswith(word))

    head, *body, foot = rows
    made = [[*head, "Insats"], *([*row, insats(row[0])] for row in body)]
    return [*made, [*foot, ""]] if total else made


def _vouchers(shares: dict[str, int], start: int) -> list[list[str]]:
    """Costs of a year for these nämnder, evenly, with a credit note and a revenue row in each."""
    rows, left = [["Vernr", "Datum", "Konto", "Projekt", "Debet", "Kredit"]], dict(shares)
    turns = cycle(shares)
    for n in range(VOUCHERS // 2 - 2):
        namnd = next(turns)
        ore = min(left[namnd], 1_234_567 + 1_000 * n)
        left[namnd] -= ore
        day = f"2022-{9 + n % 4:02d}-{1 + n % 28:02d}"
        rows.append([str(start + n), day, "5010", namnd, f"{ore // 100},{ore % 100:02d}", ""])
    first = next(iter(shares))
    rows.append([str(start + 900), "2022-12-20", "5010", first, "", "500"])
    rows.append([str(start + 901), "2022-12-21", "3510", first, "", "1 000 000"])
    return rows


def _koder(folder: Path) -> None:
    lines = []
    for kod, insats in NAMNDER.items():
        namnd, enhet = {"GRN-PI": ("GRN", "GRN-PI"), "KS-SK": ("KS", "KS-SK")}.get(kod, (kod, ""))
        lines.append(f'[[kod]]\nprojekt = "{kod}"\nnamnd = "{namnd}"\ninsats = "{insats}"')
        lines += [f'underenhet = "{enhet}"'] if enhet else []
    (folder / "listor.toml").write_text("\n".join(lines), "utf-8")


def _receivers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["namnd"]]


def _saldo(run: Run, pott: str) -> list[dict[str, Any]]:
    rader: list[dict[str, Any]] = run("saldo", "--pott", pott, "-f", "json").json["rader"]
    return rader


def test_a_year_of_two_potts_is_sixty_commands_and_ten_attests(
    tom: Path, run: Run, tmp_path: Path
) -> None:
    year = Year(run)
    _koder(tmp_path)
    _begun(year)
    _distributed(year, run, tmp_path)
    for pott, start in (("SOC-2022", 1000), ("KS-2022", 3000)):
        left = {
            row["underenhet"] or row["namnd"]: row["hos_namnd_ore"]
            for row in _receivers(_saldo(run, pott))
        }
        fil = csv(tmp_path / f"utfall-{pott}.csv", _vouchers(left, start), encoding="cp1252")
        year.read(fil, "--pott", pott)
        year.attest("--lista", str(fil))
    _reported(year, run)
    year.attest("--fran", "0")
    _closed(year)

    assert year.commands <= 60, year.commands
    assert year.attests == 5
    assert year.lists == 4
    assert run("verifiera").code == 0
    assert run("intyg").code == 0
    for pott in ("SOC-2022", "KS-2022"):
        rows = _saldo(run, pott)
        assert sum(row["hos_namnd_ore"] + row["ofordelat_ore"] for row in rows) == 0, pott


def _begun(year: Year) -> None:
    """Set up who attests, the potts and their money."""
    year.add("aktor", datum="2022-01-03", for_aktor="AT-01", roll="attestant", organ="KS-SK")
    for slag in ("granskning", "beslut"):
        year.add("attestratt", datum="2022-01-03", for_aktor="AT-01", slag=slag,
                 giltig_from="2022-01-03")  # fmt: skip
    villkor = {"bidragsar": 2022, "andamal": "att motverka segregation", "nyttjas_from": "2022",
               "nyttjas_tom": "2022", "engangsmedel": True}  # fmt: skip
    year.add("pott", pott="SOC-2022", datum="2022-01-10", kalla="statsbidrag", givare="SOS",
             program="sociala insatser", **villkor)  # fmt: skip
    year.add("tilldelning", pott="SOC-2022", datum="2022-02-01", belopp="19 700 000",
             beslut="SOS 2022-02-01 dnr 9.3-1/2022")  # fmt: skip
    year.add("rekvisition", pott="SOC-2022", datum="2022-03-01", belopp="19 700 000",
             rekvisition="R1", ombud="ekonomidirektören")  # fmt: skip
    year.add("inbetalning", pott="SOC-2022", datum="2022-03-20", belopp="19 700 000",
             rekvisition="R1")  # fmt: skip
    year.add("pott", pott="KS-2022", datum="2022-01-10", kalla="ks_anslag",
             program="anslag till förfogande", **villkor)  # fmt: skip
    year.add("anslag", pott="KS-2022", datum="2022-01-10", belopp="15 000 000",
             beslut="KF 2021-11-24 § 200 STK-2021-900")  # fmt: skip
    year.add("avsattning", pott="KS-2022", datum="2022-02-02", belopp="15 000 000",
             beslut="KS 2022-02-02 § 30 STK-2022-10")  # fmt: skip


def _distributed(year: Year, run: Run, folder: Path) -> None:
    """Read the two tables in, and hand the money over."""
    soc = arbetsbok(folder / "soc.xlsx", _with_insats(SOC, total=False))
    year.read(soc, "--pott", "SOC-2022", "--beslut", KSBESLUT)
    ks = arbetsbok(folder / "ks.xlsx", _with_insats(KS, total=True))
    year.read(ks, "--pott", "KS-2022", "--beslut", KSBESLUT)
    for pott, noun in (("SOC-2022", "overforing"), ("KS-2022", "kommunbidrag")):
        for row in _receivers(_saldo(run, pott)):
            enhet = {"underenhet": row["underenhet"]} if row["underenhet"] else {}
            year.add(noun, pott=pott, datum="2022-08-31", namnd=row["namnd"], **enhet,
                     belopp=f"{row['beslutat_ore'] // 100}", beslut=KSBESLUT)  # fmt: skip


def _reported(year: Year, run: Run) -> None:
    """Let each nämnd report, KS approve, and the state have its report."""
    for pott in ("SOC-2022", "KS-2022"):
        for row in _receivers(_saldo(run, pott)):
            enhet = {"underenhet": row["underenhet"]} if row["underenhet"] else {}
            year.add("namndredovisning", pott=pott, datum="2023-01-27", namnd=row["namnd"], **enhet,
                     utfall=f"{row['forbrukat_ore'] / 100:.2f}".replace(".", ","),
                     text="Medlen har använts till insatsen.")  # fmt: skip
        year.add("godkannande", pott=pott, datum="2023-02-11", text="Godkänns.",
                 beslut="KS 2023-02-11 § 40 STK-2023-5")  # fmt: skip


def _closed(year: Year) -> None:
    """Report to the state and close the two years."""
    spent = sum(row["forbrukat_ore"] for row in _receivers(_saldo(year.run, "SOC-2022")))
    year.add("aterrapportering", pott="SOC-2022", datum="2023-02-15", steg="inskickad",
             summa=str(round(spent / 100)), per_datum="2022-12-31")  # fmt: skip
    year.attest("--pott", "SOC-2022")
    for pott in ("SOC-2022", "KS-2022"):
        year.add("bidragsarsslut", pott=pott, datum="2023-02-22")
    year.attest("--fran", "0")
    year.add("arsstangning", datum="2023-03-01", ar=2022, skal="bokslutet är klart",
             beslut="KS 2023-03-01 § 60 STK-2023-6")  # fmt: skip
