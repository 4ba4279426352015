"""``dolj`` and ``utplana``: a name to an event, shown to people alone, gone when erased."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.lasverb import contents
from tests.cli.program import Result, Run
from tests.ledger import bok

NAMN = "Anna Andersson"
DOLD = "liggare.personuppgifter.db"
UTPLANA = ("utplana", "60", "--skal", "begäran om radering")


@pytest.fixture
def dold(avtal: Path, run: Run) -> str:
    """The commitment of a name that is hidden with event 60."""
    done = run("dolj", "60", "--om", "handlaggare", stdin=f"{NAMN}\n")
    assert done.code == 0, done.words
    return done.text.split()[-1]


def shown(run: Run, nr: str = "60", *first: str) -> str:
    done = run(*first, "handelse", nr)
    assert done.code == 0, done.words
    return done.text.partition("Dolda personuppgifter:\n")[2].partition("\nTill och med ")[0]


def refused(done: Result, code: int, *words: str) -> None:
    assert (done.code, done.out) == (code, b"")
    for word in words:
        assert word in done.words


def test_a_name_is_shown_with_its_event_and_with_the_event_that_hides_it(
    dold: str, run: Run
) -> None:
    line = f"  handläggare: {NAMN} (händelse 78)\n"

    assert shown(run) == line
    assert shown(run, "78") == line
    assert shown(run, "59") == ""


def test_a_name_is_asked_for_on_a_terminal(avtal: Path, run: Run) -> None:
    done = run("dolj", "60", "--om", "ombud", stdin=f"{NAMN}\n", terminal=True)

    assert done.code == 0
    assert "Ombud, texten som döljs" in done.words
    assert shown(run) == f"  ombud: {NAMN} (händelse 78)\n"


def test_what_was_done_is_told_without_the_name(dold: str, run: Run) -> None:
    done = run("dolj", "2022-000002", "--om", "mottagare", stdin="Bo Berg")

    assert done.text.startswith("Dold: händelse 79, mottagare till händelse 2022-000002\n")
    assert "Bo Berg" not in done.text + done.words


def test_no_log_no_export_and_no_json_has_the_name(
    dold: str, avtal: Path, run: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path_factory.mktemp("ut")
    said = [
        run("handelse", "60", "-f", "json"), run("handelse", "60", "-f", "jsonl"),
        run("handelse", "78", "-f", "json"), run("handelser"), run("handelser", "-f", "json"),
        run("exportera", "logg"), run("saldo", "-f", "csv"), run("verifiera"),
    ]  # fmt: skip
    run("exportera", "logg", "-o", out)

    assert all(done.code == 0 for done in said)
    assert all(NAMN.encode() not in done.out + done.err for done in said)
    assert all(NAMN.encode() not in file.read_bytes() for file in out.iterdir())
    assert NAMN.encode() not in avtal.read_bytes()
    assert dold.encode() in said[2].out


def test_the_name_is_never_an_argument(run: Run, avtal: Path) -> None:
    refused(run("dolj", "60", NAMN, "--om", "ombud"), 2)
    refused(run("dolj", "60", "--om", NAMN), 2)
    refused(run("dolj", "60", "--om", "ombud", "--text", NAMN), 2)


@pytest.mark.parametrize(
    ("stdin", "ord_"),
    [("", "tom"), ("\n", "tom"), ("a\nb\n", "radbrytning"), (b"\xff\xfe", "teckenkodning"),
     ("x" * 5000, "längre")],
    ids=["ingenting", "tom rad", "två rader", "inte text", "för lång"],
)  # fmt: skip
def test_what_cannot_be_hidden_records_nothing(
    avtal: Path, run: Run, stdin: str | bytes, ord_: str
) -> None:
    before = contents(avtal.parent)

    refused(run("dolj", "60", "--om", "ombud", stdin=stdin), 2, ord_)

    assert contents(avtal.parent) == before


def test_what_it_belongs_to_must_be_there(avtal: Path, run: Run) -> None:
    before = contents(avtal.parent)

    refused(run("dolj", "5000", "--om", "ombud", stdin=NAMN), 5, "händelse 5000 finns inte")
    refused(run("dolj", "x", "--om", "ombud", stdin=NAMN), 2, "inget händelsenummer")
    refused(run("utplana", "5000", "--skal", "x", "--ja"), 5, "händelse 5000 finns inte")
    refused(run("utplana", "60", "--skal", "x", "--ja"), 5, "ingen dold personuppgift")
    refused(run("utplana", "f" * 64, "--skal", "x", "--ja"), 5, "finns inte i liggaren")
    refused(run("utplana", "F" * 64, "--skal", "x", "--ja"), 2, "varken")

    assert contents(avtal.parent) == before


@pytest.mark.parametrize("how", ["åtagande", "händelsen", "den som döljer"])
def test_what_is_erased_is_gone_and_the_log_as_it_was(
    dold: str, avtal: Path, run: Run, how: str
) -> None:
    log = run("exportera", "logg").out
    vad = {"åtagande": dold, "händelsen": "60", "den som döljer": "78"}[how]

    done = run("utplana", vad, "--skal", "begäran om radering", "--ja")

    assert (done.code, done.text) == (0, "Utplånad: händelse 79\n")
    assert "Säkerhetskopior" in done.words
    assert shown(run) == "  handläggare: utplånad (händelse 78)\n"
    assert run("exportera", "logg").out.startswith(log)
    assert run("verifiera").code == 0
    assert all(NAMN.encode() not in f.read_bytes() for f in avtal.parent.iterdir())


def test_all_that_belongs_to_an_event_is_erased_at_once(dold: str, run: Run) -> None:
    run("dolj", "60", "--om", "ombud", stdin="Bo Berg")
    run("dolj", "59", "--om", "ombud", stdin="Eva Ek")

    assert run(*UTPLANA, "--ja").text == "Utplånad: händelse 81, 82\n"

    assert shown(run).count("utplånad") == 2
    assert "Eva Ek" in shown(run, "59")


def test_again_it_is_done_already(dold: str, run: Run) -> None:
    run(*UTPLANA, "--ja")
    events = run("handelser", "-f", "json").out

    again = run(*UTPLANA)

    assert (again.code, again.text) == (0, "Redan utplånad: händelse 79\n")
    assert run("handelser", "-f", "json").out == events


def test_what_was_interrupted_is_finished(
    dold: str, avtal: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("ledger.store.personfile.erase", lambda *_: 1 / 0)
        assert run(*UTPLANA, "--ja").code == 1
    kvar = "noterad som utplånad, men texten finns kvar här; kör liggare utplana 78 igen"
    assert shown(run) == f"  handläggare: {kvar} (händelse 78)\n"
    assert NAMN.encode() in avtal.with_name(DOLD).read_bytes()

    again = run(*UTPLANA)

    assert (again.code, again.text) == (
        0,
        "Redan noterad som utplånad (händelse 79); nu är också texten raderad.\n",
    )
    assert NAMN.encode() not in avtal.with_name(DOLD).read_bytes()


def test_what_is_not_here_is_noted_and_never_said_to_be_erased(
    dold: str, avtal: Path, run: Run
) -> None:
    """The file was moved away: the text lives on there, until it is erased by the same command."""
    fil, borta = avtal.with_name(DOLD), avtal.with_name("flyttad")
    fil.rename(borta)

    for nr in (1, 2):  # noted now, and before
        done = run(*UTPLANA, "--ja")

        assert (done.code, done.text) == (5, "Noterad som utplånad: händelse 79\n"), nr
        assert f"texten fanns inte här ({DOLD}) och är inte raderad" in done.words
    borta.rename(fil)
    assert "texten finns kvar här" in shown(run)
    assert run("verifiera").code == 6
    assert run(*UTPLANA).code == 0
    assert NAMN.encode() not in fil.read_bytes()
    assert run(*UTPLANA).text == "Redan utplånad: händelse 79\n"


def test_of_several_it_says_how_many_were_not_here(dold: str, avtal: Path, run: Run) -> None:
    kopia = avtal.with_name(DOLD).read_bytes()
    run("dolj", "60", "--om", "ombud", stdin="Bo Berg")
    avtal.with_name(DOLD).write_bytes(kopia)

    done = run(*UTPLANA, "--ja")

    assert (done.code, "1 av 2 texter fanns inte här" in done.words) == (5, True)
    assert shown(run).count("utplånad") == 2


@pytest.mark.parametrize(("svar", "kod"), [("j\n", 0), ("n\n", 2), ("", 2)])
def test_it_asks_first_on_a_terminal(dold: str, run: Run, svar: str, kod: int) -> None:
    done = run(*UTPLANA, stdin=svar, terminal=True)

    assert done.code == kod
    assert f"Händelse 78: handläggare, åtagande {dold}" in done.words
    assert NAMN not in done.words
    assert ("utplånad" in shown(run)) == (kod == 0)


def test_without_a_terminal_it_wants_to_be_told(dold: str, run: Run) -> None:
    refused(run(*UTPLANA), 2, "Ange --ja")
    assert NAMN in shown(run)


@pytest.mark.parametrize(
    ("skal", "ord_"),
    [(f"{NAMN} vill det", "innehåller det som ska utplånas"), (NAMN.upper(), "innehåller det"),
     ("19121212-1212", "personnummer"), ("", "tom"), ("x" * 2001, "högst 2000")],
    ids=["namnet", "NAMNET", "personnummer", "tomt", "för långt"],
)  # fmt: skip
def test_the_reason_does_not_say_who(dold: str, run: Run, skal: str, ord_: str) -> None:
    refused(run("utplana", "60", "--skal", skal, "--ja"), 2, "--skal: ", ord_)
    assert NAMN in shown(run)


def test_a_file_that_lies_elsewhere_is_told(dold: str, avtal: Path, run: Run) -> None:
    avtal.with_name(DOLD).unlink()

    assert shown(run) == "  handläggare: finns inte här (händelse 78)\n"


def test_another_name_in_its_place_is_told(dold: str, avtal: Path, run: Run) -> None:
    with closing(sqlite3.connect(avtal.with_name(DOLD))) as conn, conn:
        conn.execute("UPDATE personuppgift SET text = 'Bo Berg'")

    assert shown(run) == "  handläggare: stämmer inte med åtagandet (händelse 78)\n"


def test_a_file_that_is_something_else_does_not_hide_the_event(
    dold: str, avtal: Path, run: Run
) -> None:
    avtal.with_name(DOLD).write_bytes(b"annat" * 1000)

    done = run("handelse", "60")

    assert (done.code, "finns inte här" in done.text) == (0, True)
    assert f"Obs: {DOLD} är ingen fil med dolda personuppgifter" in done.words


def test_others_who_read_never_open_the_file(dold: str, avtal: Path, run: Run) -> None:
    sound = [run(*args) for args in (("saldo",), ("handelser",), ("handelse", "59"))]
    avtal.with_name(DOLD).write_bytes(b"annat" * 1000)

    assert [run(*args) for args in (("saldo",), ("handelser",), ("handelse", "59"))] == sound


def test_an_auditor_sees_what_lies_beside_and_leaves_it(dold: str, avtal: Path, run: Run) -> None:
    before = contents(avtal.parent)

    assert shown(run, "60", "--revisor") == f"  handläggare: {NAMN} (händelse 78)\n"
    assert contents(avtal.parent) == before


def test_a_text_that_was_put_there_to_steer_a_terminal_does_not(
    dold: str, avtal: Path, run: Run
) -> None:
    """An event and a text that agree, made by somebody else."""
    from ledger.persons.commitment import commitment  # noqa: PLC0415 - for this alone

    text, salt = "Anna\x1b[2J\u202e", bytes(32)
    other = commitment(salt, text)
    sql = "UPDATE handelse SET data = CAST(replace(CAST(data AS TEXT), ?, ?) AS BLOB)"
    bok.forfalska(avtal, sql, dold, other)
    with closing(sqlite3.connect(avtal.with_name(DOLD))) as conn, conn:
        conn.execute(
            "UPDATE personuppgift SET text = ?, salt = ?, atagande = ?", (text, salt, other)
        )

    assert shown(run) == "  handläggare: Anna\\u{1b}[2J\\u{202e} (händelse 78)\n"


def test_a_log_read_back_has_the_commitments(dold: str, avtal: Path, run: Run) -> None:
    run(*UTPLANA, "--ja")
    logg = avtal.with_name("logg.jsonl")
    run("exportera", "logg", "-o", logg)

    assert run("--liggare", avtal.with_name("ny.db"), "importera", logg, "--ja").code == 0
    assert (
        "handläggare: utplånad" in run("--liggare", avtal.with_name("ny.db"), "handelse", "60").text
    )


@pytest.mark.usefixtures("dold")
def test_a_verification_opens_what_is_hidden(run: Run) -> None:
    before = run("verifiera", "-f", "json").json
    text = run("verifiera").text
    assert run(*UTPLANA, "--ja").code == 0
    after = run("verifiera", "-f", "json").json

    assert before["personuppgifter"] == {"oppnade": 1, "utplanade": 0, "finns_inte_har": 0}
    assert "Dolda personuppgifter: öppnade 1, utplånade 0, finns inte här 0." in text
    assert after["personuppgifter"] == {"oppnade": 0, "utplanade": 1, "finns_inte_har": 0}
    assert before["ok"]
    assert after["ok"]


def test_a_name_that_was_put_in_anothers_place_is_found(avtal: Path, dold: str, run: Run) -> None:
    with closing(sqlite3.connect(avtal.with_name(DOLD))) as conn, conn:
        conn.execute("UPDATE personuppgift SET text = 'Bo Berg' WHERE atagande = ?", (dold,))

    done = run("verifiera", "-f", "json")

    assert (done.code, [one["slag"] for one in done.json["fel"]]) == (6, ["personuppgift"])
    assert (
        "händelse 78: den sparade personuppgiften stämmer inte" in done.json["fel"][0]["meddelande"]
    )


def test_a_verification_without_hidden_names_says_nothing_of_them(avtal: Path, run: Run) -> None:
    assert run("verifiera", "-f", "json").json["personuppgifter"] is None
    assert "personuppgifter" not in run("verifiera").text
