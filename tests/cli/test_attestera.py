"""``liggare attestera``: a selection is attested whole or not at all, as it was shown (R35)."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn
from unittest.mock import patch

import pytest
from eventsourcing.sqlite import SQLiteConnection

from application.recording.lot import Figures, name_of
from ledger.errors import Uncertain
from ledger.recording.receipt import Receipt
from projections.answers.attester.urval import Urval
from tests.cli.program import Result, Run, fingerprint, inside, lines, skriven
from tests.cli.test_ovisst import failing
from tests.unit import vantat as v

GRANSKARE, FOR_KUN = "EK-02", "EK-03"
SUMMA = 1000 * 3 + 400 + 400 + 150 + 20 - 50 + 40  # öre: the credit counts below zero
ALLA = ("--pott", v.SOC, "--slag", "granskning", "--ja")


def _ratt(aktor: str, slag: str, **more: str) -> list[dict[str, Any]]:
    dag = {"datum": "2022-01-01"}
    return [
        {"kommando": "RegistreraAktor", "aktor": aktor, "roll": "controller", **dag},
        {"kommando": "GeAttestratt", "aktor": aktor, "slag": slag, "giltig_from": "2022-01-01",
         **dag, **more},
    ]  # fmt: skip


def kommandon() -> list[dict[str, Any]]:
    """Money in a pott: a table without a stated total, costs of a nämnd and its unit, a credit."""
    utan_total = v.fordelning(400)
    del utan_total["total_ore"]
    kostnad = {"insats": "belysning"}
    return [
        v.pott(),
        *v.pengar(),
        utan_total,
        v.namndens("OverforMedel", "2022-09-01", 400),
        v.namndens("RedovisaForbrukning", "2022-10-01", 150, verifikat="EX:1", **kostnad),
        v.namndens("RedovisaForbrukning", "2022-10-02", 20, verifikat="EX:2", **kostnad,
                   underlag=[{"typ": "annat", "titel": "lista", "sha256": "ab" * 32}]),
        v.namndens("KrediteraForbrukning", "2022-10-03", 50, verifikat="EX:3"),
        v.kommando("TaEmotMedel", "2022-10-04", namnd="KUN", belopp_ore=40),
        *_ratt(GRANSKARE, "granskning"),
        *_ratt(FOR_KUN, "beslut", for_namnd="KUN"),
    ]  # fmt: skip


def fil(mapp: Path) -> Path:
    """The file that they come in: its lines have no ids of their own."""
    return skriven(mapp, lines(*({"avser": "exempel"} | one for one in kommandon())))


@pytest.fixture(scope="module")
def mall(mall_tom: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    mapp = tmp_path_factory.mktemp("attestera")
    path = Path(shutil.copyfile(mall_tom, mapp / "mall.db"))
    done = inside("--liggare", path, "importera", fil(mapp), "--ja")
    assert done.code == 0, done.words
    assert inside("--liggare", path, "saldo").code == 0
    return path


@pytest.fixture
def liggare(mall: Path, tmp_path: Path) -> Path:
    shutil.copyfile(mall.with_name("fil.jsonl"), tmp_path / "fil.jsonl")
    return Path(shutil.copyfile(mall, tmp_path / "liggare.db"))


def av(run: Run, aktor: str, *args: str | Path, **how: Any) -> Result:
    return run("--aktor", aktor, "attestera", *args, **how)


def journal(run: Run) -> list[dict[str, str]]:
    """The journal as a sheet: there each event says how far it is attested."""
    text = run("handelser", "-f", "csv").out.decode("utf-8-sig")
    return [*csv.DictReader(text.splitlines(), delimiter=";")]


def attester(run: Run) -> Counter[str]:
    """How many events there are of each state of attest."""
    return Counter(row["attest"] for row in journal(run))


def forsta(run: Run) -> int:
    """The number of the first event that is to be attested."""
    return next(int(row["nr"]) for row in journal(run) if row["attest"])


@pytest.mark.usefixtures("liggare")
def test_a_whole_pott_is_attested_by_its_number_and_sum(run: Run) -> None:
    done = av(run, GRANSKARE, *ALLA, "-f", "json")

    answer = done.json
    assert done.code == 0
    assert (answer["antal"], answer["registrerade"], answer["summa_ore"]) == (9, 9, SUMMA)
    (pott,) = answer["potter"]
    assert (pott["pott"], pott["antal"], pott["summa_ore"]) == (v.SOC, 9, SUMMA)
    assert (pott["forsta_datum"], pott["sista_datum"]) == ("2022-02-01", "2022-10-04")
    typer = {row["typ"]: (row["antal"], row["summa_ore"]) for row in answer["typer"]}
    assert typer["ForbrukningRedovisad"] == (2, 170)
    assert typer["ForbrukningKrediterad"] == (1, -50)
    assert typer["FordelningBeslutad"] == (1, 400)
    assert answer["sista_nr"] - answer["forsta_nr"] == 8
    assert attester(run)["delvis_attesterad"] == 9
    assert run("verifiera").code == 0


@pytest.mark.usefixtures("liggare")
def test_each_attest_says_the_number_and_the_sum_and_what_it_rests_on(run: Run) -> None:
    grund = ("--beslut", "KS 2022-12-01 § 7 STK-0000-1", "--underlag", "protokoll: Attest")

    answer = av(run, GRANSKARE, *ALLA, "-f", "json", "--datum", "2022-12-20", *grund).json

    stored = run("handelse", str(answer["forsta_nr"]), "-f", "json").json["data"]
    assert stored["avser"] == "granskningsattest i urval: 9 händelser, 39,60 kr"
    assert stored["handelsedatum"] == "2022-12-20"
    assert (stored["beslut"]["organ"], stored["beslut"]["paragraf"]) == ("KS", 7)
    assert stored["underlag"] == [{"titel": "Attest", "typ": "protokoll"}]


def test_sent_again_it_is_recorded_once(liggare: Path, run: Run) -> None:
    vantat = ("--antal", "9", "--summa", "39,60")
    assert av(run, GRANSKARE, *ALLA, *vantat).text.startswith("9 nya, 0 redan attesterade (")
    before = fingerprint(liggare)

    again, stated = av(run, GRANSKARE, *ALLA), av(run, GRANSKARE, *ALLA, *vantat)

    assert [(one.code, one.text) for one in (again, stated)] == [
        (0, "0 nya, 9 redan attesterade\n")
    ] * 2
    assert fingerprint(liggare) == before


@pytest.mark.usefixtures("liggare")
def test_what_was_expected_is_known_again_when_more_has_come(run: Run, tmp_path: Path) -> None:
    vantat = ("--antal", "9", "--summa", "39,60")
    assert av(run, GRANSKARE, *ALLA, *vantat).code == 0
    mer = v.namndens("RedovisaForbrukning", "2022-11-01", 10, insats="belysning", verifikat="EX:9")
    fil = skriven(tmp_path, lines({"id": "mer", "avser": "x"} | mer), "mer.jsonl")
    assert run("importera", fil, "--ja").code == 0

    assert av(run, GRANSKARE, *ALLA, *vantat).text == "0 nya, 9 redan attesterade\n"
    assert av(run, GRANSKARE, *ALLA, "--antal", "8", "--summa", "39,60").code == 7
    assert av(run, GRANSKARE, *ALLA, "--antal", "1", "--summa", "0,10").text.startswith(
        "1 nya, 9 redan"
    )


@pytest.mark.parametrize("vantat", [("8", "39,60"), ("9", "39,61"), ("9", "-39,60")])
def test_another_number_or_sum_than_expected_is_a_conflict(
    liggare: Path, run: Run, vantat: tuple[str, str]
) -> None:
    before = fingerprint(liggare)

    done = av(run, GRANSKARE, *ALLA, "--antal", vantat[0], "--summa", vantat[1])

    assert (done.code, done.out) == (7, b"")
    assert "urvalet är 9 händelser, 39,60 kr, inte" in done.words.replace("\u00a0", " ")
    assert fingerprint(liggare) == before


def test_ones_own_refuse_the_whole_and_are_named(liggare: Path, run: Run) -> None:
    assert run("importera", skriven(liggare.parent, lines(*(
        {"id": f"r{nr}", "avser": "x"} | one
        for nr, one in enumerate(_ratt("EK-01", "granskning"))
    )), "ratt.jsonl"), "--ja", "--aktor", "EK-09").code == 0  # fmt: skip
    kostnad = v.namndens(
        "RedovisaForbrukning", "2022-11-01", 10, insats="belysning", verifikat="EX:9"
    )
    andras = skriven(liggare.parent, lines({"id": "a", "avser": "x"} | kostnad), "andras.jsonl")
    assert run("importera", andras, "--ja", "--aktor", "EK-09").code == 0
    before, first = fingerprint(liggare), forsta(run)

    done = av(run, "EK-01", *ALLA)

    assert (done.code, done.text) == (3, "0 nya, 0 redan attesterade\nIngenting är attesterat.\n")
    said = " ".join(done.words.split())
    assert f"Avvisat: händelse {first}-{first + 8}: 9 händelser; den första: EK-01 har" in said
    for part in ("R35 Den som registrerar", "Källa: Malmö stads", "Låt någon annan attestera."):
        assert part in said
    assert "9 har du själv registrerat; --utan-egna" in said
    assert fingerprint(liggare) == before

    left = av(run, "EK-01", *ALLA, "--utan-egna", "-f", "json").json
    assert (left["registrerade"], left["utelamnade"]["egna"]) == (1, 9)


def test_what_is_outside_ones_right_refuses_the_whole(liggare: Path, run: Run) -> None:
    before, first = fingerprint(liggare), forsta(run)

    done = av(run, FOR_KUN, "--pott", v.SOC, "--ja", "-f", "json")

    assert done.code == 3
    nekade = done.json["avvisade"]
    assert [one["handelse"] for one in nekade] == [*range(first, first + 4)]
    assert {one["skal"][0]["regel"] for one in nekade} == {"R35"}
    assert (done.json["registrerade"], done.json["forsta_nr"]) == (0, None)
    (fel,) = [json.loads(line) for line in done.words.splitlines()]
    assert (fel["kod"], fel["regler"]) == ("regel", ["R35"])
    assert f"händelse {first}-{first + 3}: 4 händelser" in fel["meddelande"]
    assert fingerprint(liggare) == before

    inom = av(run, FOR_KUN, "--namnd", "Kulturnämnden", "--ja", "-f", "json").json
    assert (inom["slag"], inom["registrerade"]) == ("beslut", 5)


def test_at_a_terminal_it_is_shown_first(liggare: Path, run: Run) -> None:
    before = fingerprint(liggare)

    no = av(run, GRANSKARE, "--pott", v.SOC, stdin="n\n", terminal=True)
    assert (no.code, no.out) == (2, b"")
    assert fingerprint(liggare) == before
    shown, _, _ = no.words.replace("\u00a0", " ").partition("Attestera? [j/n]")
    assert shown.startswith("Granskningsattest av 9 händelser, 39,60 kr")
    assert "SOC-2022      9   39,60" in shown
    assert "ForbrukningKrediterad      1   -0,50" in shown

    yes = av(run, GRANSKARE, "--pott", v.SOC, stdin="j\n", terminal=True)
    assert (yes.code, yes.text[:6]) == (0, "9 nya,")


def test_what_came_in_between_is_told_and_nothing_is_attested(
    liggare: Path, run: Run, tmp_path: Path
) -> None:
    kostnad = v.namndens(
        "RedovisaForbrukning", "2022-11-01", 10, insats="belysning", verifikat="EX:9"
    )
    mer = skriven(tmp_path, lines({"id": "mer", "avser": "x"} | kostnad), "mer.jsonl")
    first, then = forsta(run), ""

    def answer(*_args: object, **_more: object) -> str:
        nonlocal then
        assert inside("--liggare", liggare, "importera", mer, "--ja").code == 0
        nr = str(first)
        assert inside("--liggare", liggare, "--aktor", GRANSKARE, "attestera", "--fran", nr,
                      "--till", nr, "--ja").code == 0  # fmt: skip
        then = fingerprint(liggare)
        return "j"

    with patch("cli.terminal.utgang.click.prompt", answer):
        done = av(run, GRANSKARE, "--pott", v.SOC, terminal=True)

    assert (done.code, done.out) == (7, b"")
    said = done.words.replace("\u00a0", " ")
    assert "det som visades (9 händelser, 39,60 kr) utan 9 händelser, 29,70 kr" in said
    assert f"har tillkommit; händelse {first} väntar inte längre" in said
    assert fingerprint(liggare) == then


def test_a_dry_run_writes_nothing(liggare: Path, run: Run) -> None:
    before = fingerprint(liggare)

    done = av(run, GRANSKARE, "--pott", v.SOC, "--torrkor")

    assert done.code == 0
    assert done.text.endswith("9 skulle bli nya, 0 redan attesterade\n")
    answer = av(run, GRANSKARE, "--pott", v.SOC, "--torrkor", "-f", "json").json
    assert (answer["torrkor"], answer["registrerade"], answer["forsta_nr"]) == (True, 9, None)
    assert fingerprint(liggare) == before


def test_a_list_is_its_documents_and_the_lines_of_its_file(liggare: Path, run: Run) -> None:
    kom = liggare.with_name("fil.jsonl")
    hel = av(run, GRANSKARE, "--lista", kom, "--torrkor", "-f", "json").json
    sha = sha256(kom.read_bytes()).hexdigest()

    assert hel["antal"] == 9
    assert av(run, GRANSKARE, "--import", sha, "--torrkor", "-f", "json").json == hel
    underlag = av(run, GRANSKARE, "--lista", "ab" * 32, "--torrkor", "-f", "json").json
    assert (underlag["antal"], underlag["summa_ore"]) == (1, 20)
    okand = av(run, GRANSKARE, "--lista", "cd" * 32, "--ja")
    assert (okand.code, okand.out) == (5, b"")
    assert "har den som underlag" in okand.words


@pytest.mark.usefixtures("liggare")
def test_a_range_is_by_number_or_liggarnummer(run: Run) -> None:
    first = forsta(run)

    by_nr = av(run, GRANSKARE, "--fran", str(first), "--till", str(first + 1), "--torrkor")
    by_number = av(run, GRANSKARE, "--till", "2022-000002", "--torrkor")

    assert "2 skulle bli nya" in by_nr.text
    assert by_nr.text == by_number.text


@pytest.mark.usefixtures("liggare")
def test_what_is_corrected_is_left_out_and_said(run: Run) -> None:
    rows = [json.loads(line) for line in run("handelser", "-f", "jsonl").out.splitlines()]
    sista = [row["nr"] for row in rows if row["typ"].startswith("ForbrukningRedovisad")][-1]
    rattat = run("registrera", "rattelse", "--pott", v.SOC, "--avser-id", str(sista),
                 "--skal", "fel", "--avser", "x")  # fmt: skip
    assert rattat.code == 0, rattat.words

    done = av(run, GRANSKARE, *ALLA)

    assert done.code == 0
    assert "Utelämnat: 1 händelse som är rättad och inte behöver attest." in done.text


@pytest.mark.usefixtures("liggare")
def test_who_may_give_both_attests_gives_both_at_once(run: Run, tmp_path: Path) -> None:
    bada = skriven(tmp_path, lines(
        *({"id": f"b{nr}", "avser": "x"} | one
          for nr, one in enumerate(_ratt(GRANSKARE, "beslut")[1:]))
    ), "bada.jsonl")  # fmt: skip
    assert run("importera", bada, "--ja").code == 0

    shown = av(run, GRANSKARE, "--pott", v.SOC, "--torrkor", "-f", "json").json
    both = av(run, GRANSKARE, "--pott", v.SOC, "--ja", "-f", "json").json
    assert shown == {**both, "torrkor": True, "forsta_nr": None, "sista_nr": None}
    assert (both["slag"], both["antal"], both["registrerade"]) == ("bada", 9, 18)
    assert attester(run)["attesterad"] == 9


@pytest.mark.usefixtures("liggare")
def test_of_both_attests_an_event_is_named_and_counted_once(run: Run) -> None:
    refused = av(run, "EK-01", "--pott", v.SOC, "--slag", "bada", "--ja")
    first = forsta(run)

    assert f"händelse {first}-{first + 8}: 9 händelser; den första" in refused.words


@pytest.mark.usefixtures("liggare")
def test_both_sent_again_with_what_was_expected_are_known_as_given(
    run: Run, tmp_path: Path
) -> None:
    bada = skriven(tmp_path, lines(
        *({"id": f"b{nr}", "avser": "x"} | one
          for nr, one in enumerate(_ratt(GRANSKARE, "beslut")[1:]))
    ), "bada.jsonl")  # fmt: skip
    assert run("importera", bada, "--ja").code == 0
    found = av(run, GRANSKARE, "--pott", v.SOC, "--torrkor", "-f", "json").json
    kronor = f"{found['summa_ore'] // 100},{found['summa_ore'] % 100:02d}"
    expected = ("--pott", v.SOC, "--ja", "--antal", str(found["antal"]), "--summa", kronor)

    first = av(run, GRANSKARE, *expected, "-f", "json").json
    again = av(run, GRANSKARE, *expected, "-f", "json").json

    assert (first["registrerade"], first["redan"]) == (18, 0)
    assert (again["registrerade"], again["redan"]) == (0, 9)


@pytest.mark.parametrize("terminal", [True, False])
def test_without_a_selection_what_waits_is_shown(
    liggare: Path, run: Run, *, terminal: bool
) -> None:
    before = fingerprint(liggare)

    done = av(run, GRANSKARE, terminal=terminal)

    assert done.code == 0
    rows = [line.split() for line in done.text.replace("\u00a0", " ").splitlines()]
    assert ["SOC-2022", "granskning", "9", "39,60", "EK-02"] in rows
    assert ["SOC-2022", "beslut", "9", "39,60", "EK-03", "(en", "del),", "ingen", "(4)"] in rows
    assert "liggare attestera --pott POTT" in done.words
    assert fingerprint(liggare) == before
    same = run("attestforteckning", "--vantar", "-f", "json").json
    assert [
        (row["slag"], row["kan"], row["kan_en_del"], row["ingen"]) for row in same["rader"]
    ] == [
        ("granskning", ["EK-02"], [], 0),
        ("beslut", [], ["EK-03"], 4),
    ]


@pytest.mark.parametrize(
    ("args", "kod", "sagt"),
    [
        (("--ja",), 2, "inget urval"),
        (("--pott", v.SOC), 2, "utan terminal"),
        (("--pott", "SOC-1999", "--ja"), 5, "finns inte"),
        (("--namnd", "XX", "--ja"), 5, "finns inte i registret"),
        (("--lista", "finns-inte.csv", "--ja"), 5, "finns inte"),
        (("--fran", "99999", "--ja"), 5, "händelse 99999 finns inte"),
        (("--fran", "fem", "--ja"), 2, "inget händelsenummer"),
        (("--fran", "3", "--till", "2", "--ja"), 2, "är efter"),
        (("--pott", v.SOC, "--antal", "3", "--ja"), 2, "hör ihop"),
        (("--pott", v.SOC, "--summa", "3", "--ja"), 2, "hör ihop"),
        (("--pott", v.SOC, "--beslut", "KS", "--ja"), 2, "saknar datum"),
        (("--pott", v.SOC, "--datum", "2022-13-01", "--ja"), 2, "är inget datum"),
        (("--pott", v.SOC, "--slag", "sakgranskning", "--ja"), 2, "granskning"),
    ],
)
def test_what_cannot_be_asked_is_told(
    args: tuple[str, ...], kod: int, sagt: str, liggare: Path, run: Run
) -> None:
    before = fingerprint(liggare)

    done = av(run, GRANSKARE, *args)

    assert (done.code, done.out) == (kod, b"")
    assert sagt in done.words
    assert fingerprint(liggare) == before


def test_an_auditor_attests_nothing(liggare: Path, run: Run) -> None:
    before = fingerprint(liggare)

    assert run("--revisor", "--aktor", GRANSKARE, "attestera", *ALLA).code == 2
    assert fingerprint(liggare) == before


def test_the_ids_of_a_lot_are_those_of_its_selection_and_figures() -> None:
    urval, figures = Urval(v.SOC), Figures(9, SUMMA)
    name = name_of("beslut", urval, figures)

    assert name == name_of("beslut", Urval(v.SOC), Figures(9, SUMMA))
    others = {
        name_of("granskning", urval, figures),
        name_of("beslut", Urval(v.ANS), figures),
        name_of("beslut", urval._replace(till=4), figures),
        name_of("beslut", urval, Figures(8, SUMMA)),
        name_of("beslut", urval, Figures(9, SUMMA + 1)),
    }
    assert len(others - {name}) == 5
    assert name.startswith("attest-")


def test_when_nobody_can_tell_the_same_selection_settles_it(
    liggare: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    vantat = (*ALLA, "--antal", "9", "--summa", "39,60", "-f", "json")

    def unknown(_store: object, sent: Receipt) -> NoReturn:
        raise Uncertain(sent.kommando_id, "databasen svarar inte")

    with monkeypatch.context() as patched:
        patched.setattr(SQLiteConnection, "commit", failing(after=True))
        patched.setattr("ledger.recording.ledger.is_recorded", unknown)
        done = av(run, GRANSKARE, *vantat)

    assert (done.code, done.out) == (75, b"")
    fel = json.loads(done.words.splitlines()[-1])
    assert (fel["kod"], fel["kommando_id"][:7]) == ("ovisst", "attest-")
    assert fel["hjalp"].startswith("Ange samma urval igen")
    before = fingerprint(liggare)
    again = av(run, GRANSKARE, *vantat).json
    assert (again["registrerade"], again["redan"]) == (0, 9)
    assert fingerprint(liggare) == before


def test_a_commit_that_failed_attests_nothing(
    liggare: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(SQLiteConnection, "commit", failing(after=False))
        done = av(run, GRANSKARE, *ALLA)

    assert (done.code, done.out) == (1, b"")
    assert "är inte registrerat" in done.words
    assert attester(run) == Counter({"": len(journal(run)) - 9, "oattesterad": 9})
    assert liggare.is_file()
