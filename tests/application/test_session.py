"""A session: one door to a ledger, one moment in it, one role, and a kind for what goes wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from eventsourcing.persistence import PersistenceError
from eventsourcing.sqlite import SQLiteConnection, SQLiteTransaction

from application.errors import Declined, Kind, Stop, described, kind_of
from application.files import replacing
from application.proving import signing
from application.proving.wanted import Wanted
from application.recording import creating, importing, keys, persons
from application.recording.report import Report
from application.recording.sending import Recording
from application.roles import Roll
from application.session import Session
from application.watching import SILENT, Watcher
from cli.failures import EXIT
from domain import commands as c
from domain.errors import Malformed
from ledger import errors
from ledger.store.sqlite import dbfile
from ledger.store.sqlite.finding import readable
from projections.answers.saldo import saldo
from projections.model.as_of import NU
from tests.cli.program import alias, lines, skriven
from tests.ledger import bok


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("session") / "liggare.db"
    Session(path).create(bok.AKTOR, "malmo")
    return path


@pytest.fixture
def session(mall: Path, tmp_path: Path) -> Session:
    return Session(Path(shutil.copyfile(mall, tmp_path / "liggare.db")))


def entries(session: Session) -> list[dict[str, Any]]:
    """What the stored events of a ledger say."""
    with session.asking() as asking:
        rows = asking.journal(NU)["rader"]
        return [json.loads(one)["data"] for one in asking.entries([row["nr"] for row in rows])]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that SQLite opens."""
    names: list[str] = []
    connect = sqlite3.connect

    def noted(database: Any, *args: Any, **how: Any) -> Any:
        names.append(Path(str(database).partition("?")[0]).name)
        return connect(database, *args, **how)

    monkeypatch.setattr(dbfile.sqlite3, "connect", noted)
    return names


def test_an_answer_opens_the_log_once_and_its_read_model_once(
    session: Session, opened: list[str]
) -> None:
    with session.asking():
        pass  # it is made
    opened.clear()

    with session.asking() as asking:
        asking.named(None, "GRN")
        answer = asking.answer(saldo, NU, pott=None)

    assert sorted(opened) == ["liggare.db", "liggare.lasmodell.db"]
    assert answer["per"]["rot"]
    assert answer["provad"] is False


def test_a_program_that_asks_is_told_nothing_beside_the_answer(
    session: Session, capfd: pytest.CaptureFixture[str]
) -> None:
    session.path.with_name("liggare.lasmodell.db").write_text("något annat", "utf-8")

    with session.asking(provad=True) as asking:
        assert asking.answer(saldo, NU)["provad"] is True
    assert session.verify(Wanted())["ok"] is True
    assert capfd.readouterr() == ("", "")


def test_a_watcher_sees_how_far_it_has_come(mall: Path) -> None:
    labels = []

    class Seeing(Watcher):
        def progress(self, label: str, length: int) -> Any:
            labels.append((label, length > 0))
            return SILENT.progress(label, length)

    Session(mall, watcher=Seeing()).verify(Wanted())

    assert labels == [("Verifierar", True)]


def test_what_is_recorded_answers_with_its_receipt_and_once_more_with_the_same(
    session: Session,
) -> None:
    command = bok.organ("ett", "XN")
    with session.recording(bok.AKTOR, command.id) as recording:
        first, again = recording.record(command), recording.record(command)

    assert (first.redan, again.redan) == (False, True)
    assert first.forsta_nr == again.forsta_nr


def test_a_file_is_previewed_without_a_trace_and_imported_once(
    session: Session, tmp_path: Path
) -> None:
    fil = skriven(tmp_path, lines(alias(1), alias(2, kod=0)))
    before = session.path.read_bytes()

    shown = session.preview(fil, bok.AKTOR, rad_for_rad=True)

    assert (shown.registrerade, [one.rad for one in shown.avvisade]) == (1, [2])
    assert session.path.read_bytes() == before
    for nya in (1, 0):
        with session.importing(fil, bok.AKTOR, rad_for_rad=True) as report:
            assert (report.registrerade, report.redan) == (nya, 1 - nya)
    assert entries(session)[-1]["registrerad_av"] == bok.AKTOR


def test_what_is_shown_before_an_import_is_what_it_would_do(
    session: Session, tmp_path: Path
) -> None:
    fil, before = skriven(tmp_path, lines(alias(1), alias(2))), session.path.read_bytes()
    shown: list[int] = []

    def no(report: Report) -> None:
        shown.append(report.registrerade)
        raise Declined

    with pytest.raises(Declined), session.importing(fil, bok.AKTOR, confirm=no):
        raise AssertionError

    assert shown == [2]
    assert session.path.read_bytes() == before


def test_a_log_is_previewed_and_becomes_a_ledger(session: Session, tmp_path: Path) -> None:
    logg = tmp_path / "logg.jsonl"
    session.export(None, replacing(logg))
    ny = Session(tmp_path / "ny.db")

    assert ny.preview(logg, bok.AKTOR).logg
    assert not ny.path.exists()
    with ny.importing(logg, bok.AKTOR) as report:
        assert report.registrerade == len(logg.read_bytes().splitlines())
    assert entries(ny) == entries(session)
    with (
        pytest.raises(Stop, match="liggaren som ska skapas"),
        Session(tmp_path / "b.db").importing(logg, bok.AKTOR, tmp_path / "b.db"),
    ):
        raise AssertionError


def test_an_attestant_records_attests_alone(session: Session) -> None:
    attestant = Session(session.path, Roll.ATTESTANT)

    with (
        pytest.raises(Stop, match="öppnad för att attestera") as stopped,
        attestant.recording(bok.AKTOR) as recording,
    ):
        recording.record(bok.tilldelning("ett"))
    assert stopped.value.kind is Kind.USAGE

    attest = c.Attestera(
        id="a", datum="2022-01-01", avser="prov", pott="SOC-2022", avser_id="finns inte",
        slag="granskning",
    )  # fmt: skip
    with pytest.raises(errors.NotFound), attestant.recording(bok.AKTOR) as recording:
        recording.record(attest)


def _in_recording(does: Callable[[Recording], object]) -> Callable[[Session], None]:
    def within(session: Session) -> None:
        with session.recording(bok.AKTOR) as recording:
            does(recording)

    return within


KEY = Path("nyckel.pem")
WRITERS: dict[str, Callable[[Session], object]] = {
    "skapa": lambda session: session.create(bok.AKTOR, "malmo"),
    "undertecknar": lambda session: session.sign(signing.Signing(KEY, str, file=False)),
    "läser tillbaka": lambda session: importing.restore(session, WANTED),
    "egen fil": lambda session: creating.record_all(session, "malmo/register.jsonl", bok.AKTOR),
    "döljer": _in_recording(lambda one: persons.hide(one, "k", "handlaggare", "Någon")),
    "utplånar": _in_recording(
        lambda one: persons.erase(one, persons.Erasing((), {}, there=False), "x")
    ),
    "noterar nyckel": _in_recording(lambda one: keys.create_and_note(one, KEY, "n", str)),
}
WANTED = importing.Wanted(Path("logg.jsonl"))


@pytest.mark.parametrize("roll", [Roll.ATTESTANT, Roll.REVISOR])
@pytest.mark.parametrize("vad", WRITERS)
def test_whatever_writes_asks_the_role_first(session: Session, vad: str, roll: Roll) -> None:
    before = session.path.read_bytes()

    with (
        Session(session.path, roll) as opened,
        pytest.raises(Stop, match=r"öppnad för att attestera|läses liggaren bara") as stopped,
    ):
        WRITERS[vad](opened)

    assert stopped.value.kind is Kind.USAGE
    assert session.path.read_bytes() == before
    assert not KEY.exists()


def test_an_auditor_reads_and_records_nothing(mall: Path) -> None:
    with Session(mall, Roll.REVISOR) as auditor:
        with pytest.raises(Stop, match="läses liggaren bara"):
            auditor.recording(bok.AKTOR)
        with auditor.asking() as asking:
            assert asking.answer(saldo, NU)["provad"] is True
    assert not mall.with_name("liggare.lasmodell.db").exists()


def test_a_server_is_refused_by_its_name_alone() -> None:
    with pytest.raises(Stop, match="liggaren är en fil") as stopped:
        Session("postgresql://nagon:hemligt@dator/liggare")

    assert "hemligt" not in str(stopped.value)


def test_every_kind_of_failure_has_an_exit_code() -> None:
    assert EXIT.keys() == {*Kind}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Stop(Kind.CONFLICT, "krock"), Kind.CONFLICT),
        (Malformed(), Kind.USAGE),
        (errors.NoLedger("x.db"), Kind.NOT_FOUND),
        (errors.Damaged("skadad"), Kind.DAMAGED),
        (errors.Uncertain("id", "disken"), Kind.UNCERTAIN),
        (KeyboardInterrupt(), Kind.INTERRUPTED),
        (BrokenPipeError(), Kind.UNREAD),
        (sqlite3.DatabaseError("trasig"), Kind.DAMAGED),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "trasig"), Kind.DAMAGED),
        (errors.Unreadable("raderna står inte i ordning"), Kind.DAMAGED),
        (ZeroDivisionError(), Kind.UNEXPECTED),
    ],
)
def test_a_failure_is_told_as_what_it_is(error: BaseException, kind: Kind) -> None:
    told = described(error)

    assert told.kind is kind
    assert told.bug == isinstance(error, ZeroDivisionError)


def _bare(error: sqlite3.Error) -> BaseException:
    return error


def _engine(error: sqlite3.Error) -> BaseException:
    """As the engine wraps what goes wrong in a transaction of its own."""
    with closing(sqlite3.connect(":memory:")) as conn:
        transaction = SQLiteTransaction(SQLiteConnection(conn, max_age=None))
        with pytest.raises(PersistenceError) as raised, transaction:
            raise error
    return raised.value


def _sqlalchemy(error: sqlite3.Error) -> BaseException:
    wrapped = sa.exc.DBAPIError.instance("SELECT 1", (), error, sqlite3.Error)
    wrapped.__cause__ = error  # as its engine raises it
    return wrapped


def _busy() -> sqlite3.Error:
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    return error


def _full() -> sqlite3.Error:
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


@pytest.mark.parametrize(
    ("cause", "kind", "bug"),
    [
        (_busy(), Kind.BUSY, False),
        (_full(), Kind.UNEXPECTED, False),
        (sqlite3.DatabaseError("file is not a database"), Kind.DAMAGED, False),
        (sqlite3.DataError("string or blob too big"), Kind.DAMAGED, False),
        (sqlite3.IntegrityError("UNIQUE constraint failed"), Kind.UNEXPECTED, True),
        (sqlite3.ProgrammingError("Cannot operate"), Kind.UNEXPECTED, True),
    ],
)
@pytest.mark.parametrize("wrapped", [_bare, _engine, _sqlalchemy])
def test_what_a_database_says_is_told_alike_whoever_wraps_it(
    wrapped: Callable[[sqlite3.Error], BaseException],
    cause: sqlite3.Error,
    kind: Kind,
    *,
    bug: bool,
) -> None:
    told = described(wrapped(cause))

    assert (told.kind, told.bug) == (kind, bug)


@pytest.mark.parametrize(
    ("cause", "kind"),
    [(_busy(), Kind.BUSY), (_full(), Kind.UNEXPECTED), (sqlite3.DataError(), Kind.DAMAGED)],
)
def test_a_read_of_the_store_that_fails_is_told_as_what_it_is(
    cause: sqlite3.Error, kind: Kind
) -> None:
    with pytest.raises(errors.Unreadable) as raised, readable():
        raise cause
    told = described(raised.value)

    assert (told.kind, told.bug) == (kind, False)


def test_a_missing_ledger_says_where_others_are_before_how_one_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "arbete" / "under").mkdir(parents=True)
    (tmp_path / "arbete" / "annat.db").write_bytes(b"SQLite format 3\0" + bytes(84))
    (tmp_path / "arbete" / "text.db").write_text("ingen databas", "utf-8")
    ledgers = [tmp_path / "liggare.db", tmp_path / "arbete" / "under" / "gammal.db"]
    for path in ledgers:
        Session(path).create("EK-01", "tomt")
    monkeypatch.chdir(tmp_path / "arbete")

    hjalp = described(errors.NoLedger("x.db")).hjalp or ""

    where, near, point, make = hjalp.splitlines()
    assert where == f"Du står i mappen {tmp_path / 'arbete'}."
    assert near.startswith(f"I närheten finns: {ledgers[0]}, {ledgers[1]}")
    assert not {"annat.db", "text.db"} & set(re.findall(r"[a-z]+\.db", near))
    assert "--liggare FIL" in point
    assert "LIGGARE_URL" in point
    assert make == "Är det en ny, skapa den: liggare --liggare x.db skapa"


def test_a_ledger_that_we_may_not_read_says_whom_to_ask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "liggare.db"
    Session(path).create("EK-01", "tomt")
    may = os.access  # a mode would not bind whoever runs the tests as root
    monkeypatch.setattr(
        os, "access", lambda p, mode: not (mode & os.R_OK and Path(p) == path) and may(p, mode)
    )

    for roll in Roll:
        with pytest.raises(errors.NotOurs) as raised, Session(path, roll).asking():
            pass
        told = described(raised.value)
        assert (told.kind, told.text) == (
            Kind.NOT_FOUND, f"liggaren {str(path)!r} får inte läsas: rättigheter saknas",
        )  # fmt: skip
        assert "läsrätt" in (told.hjalp or "")
        assert path.owner() in (told.hjalp or "")


def test_a_folder_that_we_may_not_look_in_is_told_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path) -> bool:
        raise PermissionError(13, "Permission denied", str(self))

    for what in ("is_file", "is_symlink", "is_dir"):
        monkeypatch.setattr(Path, what, refused)

    with pytest.raises(errors.NotOurs), Session(tmp_path / "liggare.db", Roll.REVISOR).asking():
        pass
    assert kind_of(Declined()) is None
