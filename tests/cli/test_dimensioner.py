"""Purpose and geography on the command line: money per area beside need per area."""

from __future__ import annotations

import csv
import io
import json
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from exchange.behovsindex import DATA
from tests.cli.program import OPROVAD, Result, Run, lines, skriven

ANS = {"pott": "ANS-2024", "datum": "2024-03-01", "avser": "prov"}
KS = {"organ": "KS", "datum": "2024-02-28", "paragraf": 9, "diarienummer": "STK-2024-124"}
FORSLAG = json.loads((DATA / "index" / "STK-2023-137.json").read_text("utf-8"))
ASN = json.loads((DATA / "index" / "ASN-STK-2023-137.json").read_text("utf-8"))
OMRADEN = [f"GESO-{n:02d}" for n in range(1, 15)]
FLODE = lines(
    {"kommando": "UpprattaPott", "id": "1", "kalla": "ks_anslag", "program": "segregation",
     "bidragsar": 2024, "andamal": "segregation", "nyttjas_from": "2024-01-01",
     "nyttjas_tom": "2024-12-31", "engangsmedel": False, **ANS},
    {"kommando": "AnvisaAnslag", "id": "2", "belopp_ore": 90000, "beslut": KS | {"organ": "KF"},
     **ANS},
    {"kommando": "AvsattMedel", "id": "3", "belopp_ore": 90000, "beslut": KS, **ANS},
    {"kommando": "BeslutaFordelning", "id": "4", "total_ore": 80000, "beslut": KS, **ANS, "rader": [
        {"namnd": "ASN", "belopp_ore": 50000, "insats": "läxhjälp", "kriterier": ["barn", "unga"],
         "insatsdata": {"geso": "GESO-02", "prioriterat_omrade": "utbildning", "avbrytbar": False,
                        "utforare": [{"slag": "forening", "namn": "Exemplet"}],
                        "samverkan": ["GRN", "FRN"]}},
        {"namnd": "SEN", "belopp_ore": 30000, "insats": "trygga gårdar",
         "insatsdata": {"geso": "stadsovergripande", "prioriterat_omrade": "boende"}}]},
    {"kommando": "OverforKommunbidrag", "id": "5", "namnd": "ASN", "belopp_ore": 50000, **ANS},
    {"kommando": "RedovisaForbrukning", "id": "6", "namnd": "ASN", "belopp_ore": 20000,
     "insats": "läxhjälp", **ANS},
)  # fmt: skip


@pytest.fixture
def flode(tom: Path, tmp_path: Path, run: Run) -> Path:
    """A ledger with a company and a board that pays an association."""
    done = run("importera", skriven(tmp_path, FLODE), "--ja")
    assert done.code == 0, done.words
    return tom


def varden(tmp_path: Path, *rows: str, head: str = "omrade;indikator;kon;varde") -> Path:
    return skriven(tmp_path, "\n".join([head, *rows]) + "\n", "varden.csv")


def alla(tmp_path: Path, version: Any = FORSLAG) -> Path:
    """Every value of a version: the number of the area, so that need falls from the first."""
    koder = [i["kod"] for d in version["dimensioner"] for i in d["indikatorer"]]
    return varden(tmp_path, *(f"{omrade};{kod};;{omrade[-2:]},5" for omrade, kod in
                              product(OMRADEN, koder)))  # fmt: skip


def summed(done: Result, key: str, ore: str) -> dict[Any, int]:
    assert (done.code, done.words) == (0, "")
    return {row[key]: row[ore] for row in done.json["rader"] if row[ore]}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("geso", {"GESO-02": 50000, "stadsovergripande": 30000}),
        ("prioriterat_omrade", {"utbildning": 50000, "boende": 30000}),
        ("insats", {"läxhjälp": 50000, "trygga gårdar": 30000}),
        ("kriterium", {"barn; unga": 50000, None: 30000}),
    ],
)
def test_saldo_groups_by_each_dimension(
    flode: Path, run: Run, key: str, expected: dict[Any, int]
) -> None:
    done = run("saldo", "--gruppera", f"pott,{key}", "-f", "json")

    assert summed(done, key, "beslutat_ore") == expected
    assert done.json["schema"] == "saldo/2"
    assert list(done.json["rader"][0])[:3] == ["pott", key, "foreslaget_ore"]
    spent = next(k for k, v in expected.items() if v == 50000)
    assert summed(done, key, "forbrukat_ore") == {spent: 20000}
    plain = run("saldo", "-f", "json").json["summa"]
    assert done.json["summa"] == plain
    assert plain["beslutat_ore"] == 80000


def test_it_is_as_of_the_moment_asked_for(flode: Path, run: Run) -> None:
    asked = ("saldo", "--gruppera", "geso", "-f", "json")
    whole = run("handelser", "-f", "json").text.splitlines()
    last = json.loads(whole[-1])["nr"]

    assert summed(run(*asked, "--till-handelse", str(last - 1)), "geso", "forbrukat_ore") == {}
    assert summed(run(*asked, "--per", "2024-02"), "geso", "beslutat_ore") == {}
    assert summed(run(*asked, "--namnd", "SEN"), "geso", "beslutat_ore") == {
        "stadsovergripande": 30000
    }


def test_a_table_shows_what_a_dimension_divides_and_says_so(flode: Path, run: Run) -> None:
    done = run("saldo", "--gruppera", "namnd,insats")

    assert done.text == (
        "Nämnd  Insats         Beslutat  Förbrukat\n"
        "-----------------------------------------\n"
        "ASN    läxhjälp            500        200\n"
        "SEN    trygga gårdar       300          -\n"
        "-----------------------------------------\n"
        "Summa                      800        200\n"
        f"Kronor, till och med händelse {done.text.rsplit('händelse ')[1].split('.')[0]}.\n"
        f"{OPROVAD}\n"
        "5 händelser i saldona saknar attest; se liggare bevaka.\n"
        "Övriga saldon säger inte vad de är till för; de står odelade i JSON och CSV.\n"
    )


def test_a_long_insats_is_cut_in_a_table_alone(flode: Path, tmp_path: Path, run: Run) -> None:
    long = "en insats med ett namn som är längre än kolumnen får vara"
    rad = {"namnd": "KUN", "belopp_ore": 100, "insats": long}
    more = lines({"kommando": "BeslutaFordelning", "id": "7", "total_ore": 100, "beslut": KS
                  | {"paragraf": 10}, "rader": [rad], **ANS})  # fmt: skip
    assert run("importera", skriven(tmp_path, more), "--ja").code == 0

    assert f"\n{long[:39]}…  " in run("saldo", "--gruppera", "insats").text
    assert f"\r\n{long};" in run("saldo", "--gruppera", "insats", "-f", "csv").text


def test_need_stands_beside_money_also_where_no_money_is(
    flode: Path, tmp_path: Path, run: Run
) -> None:
    asked = ("saldo", "--gruppera", "geso", "--index", alla(tmp_path))

    found = run(*asked, "-f", "json").json
    need = "behov_delaktighet_promille"

    assert [row["geso"] for row in found["rader"]] == [*OMRADEN, "stadsovergripande", None]
    assert [row[need] for row in found["rader"]][:3] == [1000, 923, 846]
    assert [row[need] for row in found["rader"]][-3:] == [0, None, None]
    assert found["index"]["version"] == "STK-2023-137"
    assert found["index"]["saknas"] == []
    assert {row["geso_namn"] for row in found["rader"]} == {None}
    text = run(*asked, env={"COLUMNS": "200"}).text.splitlines()
    assert text[0].split("  ")[-1] == "Behov boende"
    assert text[3].split() == ["GESO-02", "500", "200", *["923"] * 4]
    assert text[4].split() == ["GESO-03", "-", "-", *["846"] * 4]
    assert text[16].split() == ["hela", "staden", "300", "-"]
    assert text[-1].startswith("Behov enligt STK-2023-137: 0 minst och 1000 störst")
    sheet = csv.DictReader(io.StringIO(run(*asked, "-f", "csv").out.decode("utf-8-sig")),
                           delimiter=";")  # fmt: skip
    rader = {row["geso"]: row for row in sheet}
    assert (rader["GESO-02"]["beslutat"], rader["GESO-02"][need]) == ("500,00", "923")
    assert rader["stadsovergripande"][need] == ""


def test_what_is_missing_is_missing_and_each_sex_has_its_column(
    flode: Path, tmp_path: Path, run: Run
) -> None:
    koder = [i["kod"] for i in FORSLAG["dimensioner"][0]["indikatorer"]]
    rows = [f"GESO-0{n};{kod};{kon};{n}" for n in (1, 2, 3) for kod in koder for kon in ("", "män")]
    rows = [row for row in rows if row != f"GESO-03;{koder[0]};;3"] + [f"GESO-03;{koder[0]};;"]
    asked = ("saldo", "--gruppera", "geso", "--index", varden(tmp_path, *rows))

    found = run(*asked, "-f", "json").json
    row = {row["geso"]: row for row in found["rader"]}["GESO-03"]

    assert row["behov_delaktighet_promille"] is None
    assert row["behov_delaktighet_man_promille"] == 0
    assert row["behov_boende_promille"] is None
    assert {"indikator": koder[0], "omrade": "GESO-03", "kon": None} in found["index"]["saknas"]
    text = run(*asked, env={"COLUMNS": "400"}).text.splitlines()
    assert "Behov delaktighet män" in text[0]
    assert text[4].split() == ["GESO-03", "-", "-", "saknas", "0", *["saknas"] * 6]


def test_the_version_of_the_yttrande_has_more(flode: Path, tmp_path: Path, run: Run) -> None:
    fil = alla(tmp_path, ASN)
    asked = ("saldo", "--gruppera", "geso", "--index", fil, "--indexversion", "ASN-STK-2023-137")

    row = run(*asked, "-f", "json").json["rader"][1]

    assert (row["behov_trygghet_promille"], row["behov_tillit_promille"]) == (923, 923)
    assert row["behov_uppvaxtvillkor_promille"] == 712  # of four, barnfattigdom is worst when high


def test_ones_own_version_with_names_and_weights(flode: Path, tmp_path: Path, run: Run) -> None:
    own = {"version": "egen", "kalla": "prov", "omraden": {"GESO-02": "Norr"}, "dimensioner": [
        {"kod": "x", "namn": "Prov", "indikatorer": [
            {"kod": "a", "namn": "A", "riktning": "lagre_ar_battre", "vikt": 3},
            {"kod": "b", "namn": "B", "riktning": "hogre_ar_battre", "vikt": 1,
             "konsuppdelad": False}]}]}  # fmt: skip
    version = skriven(tmp_path, json.dumps(own), "egen.json")
    rows = ["GESO-02;a;1", "GESO-03;a;0", "GESO-02;b;1", "GESO-03;b;0"]
    fil = varden(tmp_path, *rows, head="omrade;indikator;varde")
    asked = ("saldo", "--gruppera", "geso,namnd", "--index", fil, "--indexversion", version)

    first, *_ = run(*asked, "-f", "json").json["rader"]

    assert (first["geso"], first["geso_namn"], first["behov_x_promille"]) == (
        "GESO-02",
        "Norr",
        750,
    )
    assert "Norr" in run(*asked).text


@pytest.mark.parametrize(
    ("rad", "ordet"),
    [
        ("GESO-15;valdeltagande;;1", "rad 2: varden.csv: området 'GESO-15' jämförs inte"),
        ("stadsovergripande;valdeltagande;;1", "'stadsovergripande' jämförs inte"),
        ("GESO-01;valdelt;;1", "indikatorn 'valdelt' finns inte i STK-2023-137; den har valdel"),
        ("GESO-01;valdeltagande;flickor;1", "kön 'flickor': skriv kvinnor, män eller ingenting"),
        ("GESO-01;valdeltagande;;åtta", "värdet 'åtta' är inget tal; skriv till exempel 82,5"),
        ("GESO-01;valdeltagande;;1e9", "värdet '1e9' är inget tal"),
        ("GESO-01;valdeltagande;;1;2", "värdet '1;2' är inget tal"),
        ("GESO-01;valdeltagande;;" + "9" * 5000, "9…' är inget tal"),
        ("GESO-01;valdeltagande;;1\n\nGESO-01;valdeltagande;;1", "rad 4: varden.csv: GESO-01, v"),
    ],
    ids=range(9),
)
def test_a_bad_value_is_told_with_its_line(
    flode: Path, tmp_path: Path, run: Run, rad: str, ordet: str
) -> None:
    done = run("saldo", "--gruppera", "geso", "--index", varden(tmp_path, rad))

    assert (done.code, done.out) == (4, b"")
    assert ordet in done.words
    assert len(done.words) < 400


def test_every_bad_line_is_told_also_as_json(flode: Path, tmp_path: Path, run: Run) -> None:
    fil = varden(tmp_path, "X;valdeltagande;;1", "GESO-01;valdeltagande;;1", "GESO-01;y;;1")

    done = run("saldo", "--gruppera", "geso", "--index", fil, "-f", "json")

    assert done.code == 4
    assert [json.loads(line)["rad"] for line in done.words.splitlines()] == [2, 4]


@pytest.mark.parametrize(
    ("raw", "ordet"),
    [
        (b"", "rubrikraden"),
        (b"omrade;varde\n", "rubrikraden"),
        (b"omrade;omrade;indikator;varde\n", "rubrikraden"),
        (b"omrade,indikator,varde\n", "omrade;indikator;kon;varde"),
        (b"omrade;indikator;varde\nGESO-01;valdeltagande;\xff\n", "inte UTF-8 (byte 46)"),
        (b"x" * (1 << 20) + b"y", "större"),
    ],
    ids=range(6),
)
def test_a_file_that_holds_no_values_is_told(
    flode: Path, tmp_path: Path, run: Run, raw: bytes, ordet: str
) -> None:
    done = run("saldo", "--gruppera", "geso", "--index", skriven(tmp_path, raw, "varden.csv"))

    assert (done.code, done.out) == (4, b"")
    assert ordet in done.words


def broken(**more: Any) -> str:
    indikator = {"kod": "a", "namn": "A", "riktning": "lagre_ar_battre", "vikt": 3}
    dimension = {"kod": "x", "namn": "Prov", "indikatorer": [indikator]}
    whole = {"version": "egen", "kalla": "prov", "dimensioner": [dimension]}
    for part in (whole, dimension, indikator):
        part |= {k.split("_", 1)[1]: v for k, v in more.items() if part is {
            "w": whole, "d": dimension, "i": indikator}[k[0]]}  # fmt: skip
    return json.dumps(whole)


@pytest.mark.parametrize(
    ("text", "ordet"),
    [
        ("{", "rad 1 är inte JSON"),
        ("9" * 5000, "inte JSON som går att läsa"),
        ("[" * 10**5, "inte JSON som går att läsa"),
        ("[]", "filen ska vara ett objekt"),
        (broken(w_version=1), "version saknas eller är av fel slag"),
        (broken(w_omraden=[]), "omraden saknas eller"),
        (broken(w_omraden={"GESO-15": "X"}), "'GESO-15' är inget område"),
        (broken(w_omraden={"GESO-01": 5}), "eller namnet ingen text"),
        (broken(w_dimensioner=[]), "varje dimension och indikator"),
        (broken(w_dimensioner=[5]), "dimensioner[0] ska vara ett objekt"),
        (broken(d_indikatorer=[]), "dimensioner[0]: minst en indikator"),
        (broken(d_kod="å"), "dimensioner[0].kod: 'å'"),
        (broken(d_kod="x_man"), "utan kön sist"),
        (broken(i_riktning="upp"), "indikatorer[0].riktning: skriv hogre_ar_battre eller"),
        (broken(i_vikt=0), "vikt: skriv ett heltal"),
        (broken(i_vikt=True), "vikt: skriv ett heltal"),
        (broken(i_vikt=0.5), "vikt saknas eller är av fel slag"),
        (broken(i_konsuppdelad="ja"), "konsuppdelad: skriv true, false eller null"),
    ],
    ids=range(18),
)
def test_a_broken_version_is_told(
    flode: Path, tmp_path: Path, run: Run, text: str, ordet: str
) -> None:
    version = skriven(tmp_path, text, "egen.json")

    done = run("saldo", "--gruppera", "geso", "--index", varden(tmp_path),
               "--indexversion", version)  # fmt: skip

    assert (done.code, done.out) == (4, b"")
    assert ordet in done.words
    assert "egen.json" in done.words


def test_an_indicator_that_cannot_be_split_takes_no_sex(
    flode: Path, tmp_path: Path, run: Run
) -> None:
    version = skriven(tmp_path, broken(i_konsuppdelad=False), "egen.json")
    fil = varden(tmp_path, "GESO-01;a;kvinnor;1")

    done = run("saldo", "--gruppera", "geso", "--index", fil, "--indexversion", version)

    assert done.code == 4
    assert "kan inte delas upp på kön" in done.words


@pytest.mark.parametrize(
    ("args", "kod", "ordet"),
    [
        (("--gruppera", "geso,kommun"), 2, "insats, prioriterat_omrade, geso, kriterium"),
        (("--gruppera", "geso,geso"), 2, "välj bland"),
        (("--index", "saknas.csv"), 2, "Lägg till geso"),
        (("--gruppera", "geso", "--indexversion", "STK-2023-137"), 2, "hör till --index"),
        (("--gruppera", "geso", "--index", "saknas.csv"), 5, "finns inte"),
        (("--gruppera", "geso", "--index", "."), 5, "är ingen vanlig fil"),
        (("--gruppera", "geso", "--index", "x", "--indexversion", "Y"), 5, "ASN-STK-2023-137"),
        (("--gruppera", "geso", "--index", "x", "--indexversion", "y.json"), 5, "finns inte"),
    ],
)
def test_what_cannot_be_asked_is_told(
    flode: Path, run: Run, args: tuple[str, ...], kod: int, ordet: str
) -> None:
    done = run("saldo", *args)

    assert (done.code, done.out) == (kod, b"")
    assert ordet in done.words


def test_handelse_names_the_association_that_is_paid(flode: Path, run: Run) -> None:
    nr = next(one["nr"] for line in run("handelser", "-f", "json").text.splitlines()
              if (one := json.loads(line))["typ"].startswith("FordelningBeslutad"))  # fmt: skip

    text = " ".join(run("handelse", str(nr)).text.split())

    assert "utförare slag förening, namn Exemplet, samverkan GRN; FRN" in text
    assert "avbrytbar nej" in text
    assert "nämnd SEN" in text


def test_the_proposal_has_four_dimensions_of_three_equal_indicators() -> None:
    """STK-2023-137 as it stands; ASN's yttrande has them too, and adds."""
    found = {d["namn"]: [i["namn"] for i in d["indikatorer"]] for d in FORSLAG["dimensioner"]}

    assert list(found) == ["Delaktighet", "Utbildning", "Ekonomi", "Boende"]
    assert {len(names) for names in found.values()} == {3}
    assert (
        found["Ekonomi"][1] == "Andel utan ekonomiskt bistånd (20-64 år) 10-12 månader under året"
    )
    for version in (FORSLAG, ASN):
        for dimension in version["dimensioner"]:
            assert {i["vikt"] for i in dimension["indikatorer"]} == {1}
            assert {i["konsuppdelad"] for i in dimension["indikatorer"]} == {None}
    assert ASN["dimensioner"][:4] == FORSLAG["dimensioner"]
    assert [d["namn"] for d in ASN["dimensioner"][4:]] == [
        "Tillit", "Trygghet", "Barn och ungas uppväxtvillkor",
    ]  # fmt: skip


def test_the_areas_have_no_names_but_the_city() -> None:
    """The documents give 14 areas and no name for any of them (D16)."""
    areas = json.loads((DATA / "omraden.json").read_text("utf-8"))["omraden"]

    assert areas == dict.fromkeys(OMRADEN) | {"stadsovergripande": "hela staden"}
