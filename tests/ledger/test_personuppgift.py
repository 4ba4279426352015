"""A person's name: committed to in the log, kept beside it; erased, it leaves no byte (D14)."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from hashlib import sha256
from pathlib import Path

import pytest

from ledger.audit import immutable
from ledger.errors import LedgerError, NotAPersonFile, Unwritable
from ledger.evidence import seal
from ledger.persons import commitment
from ledger.persons.commitment import Examined, Hidden, Piece
from ledger.recording.batch import Batch
from ledger.recording.ledger import Ledger
from ledger.store import personfile, reader
from ledger.store.personfile import Kept
from ledger.store.sqlite import head
from tests.ledger import angrepp, bok

ROOT = Path(__file__).parents[2]
NAMN = "Åsa Öberg-Prövå"
KILLED = """
import os, signal, sys
from pathlib import Path
from ledger.store import personfile
from ledger.store.sqlite.reading import Reader

class Killing(Reader):
    def execute(self, sql, *more):
        if sql == sys.argv[2]:
            super().execute("PRAGMA cache_size = 1")
            if sys.argv[2] == "VACUUM":
                self.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), 1)
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(sql, *more)

connect = personfile.sqlite3.connect
personfile.sqlite3.connect = lambda *a, **k: connect(*a, **k | {"factory": Killing})
personfile.erase(Path(sys.argv[1]), sys.argv[3:])
"""


@pytest.fixture
def ledger(path: Path) -> Ledger:
    return Ledger(path, wait=0.2)


def _hide(ledger: Ledger, path: Path, text: str, om: str = "handlaggare") -> Hidden:
    commitment.hide(ledger, path, bok.AKTOR, Piece("forst-2", om, text))
    return _hidden(path)[-1]


def _hidden(path: Path) -> list[Hidden]:
    with closing(head.connect(path)) as conn:
        return commitment.hidden(conn)


def _examined(path: Path) -> Examined:
    with closing(head.connect(path)) as conn:
        return commitment.examined(path, conn)


def _erase(ledger: Ledger, path: Path, *pieces: Hidden) -> int:
    receipts = commitment.erase(ledger, path, bok.AKTOR, pieces, "begäran").receipts
    assert len(receipts) == len(pieces)
    return sum(not receipt.redan for receipt in receipts)


def _letters(atagande: str) -> str:
    return atagande.translate(str.maketrans("0123456789", "ghijklmnop"))


def _raw(path: Path) -> bytes:
    """Return every byte in the folder but the ledger's own."""
    return b"".join(f.read_bytes() for f in sorted(path.parent.iterdir()) if f != path)


def test_a_commitment_is_a_hash_over_tag_salt_and_text() -> None:
    salt = bytes(range(32))
    said = b"bidragsliggaren/personuppgift/1\0" + salt + "Åsa".encode()

    assert commitment.commitment(salt, "Åsa") == sha256(said).hexdigest()
    assert commitment.commitment(salt, "A\u030asa") == sha256(said).hexdigest()
    assert commitment.commitment(bytes(32), "Åsa") != sha256(said).hexdigest()


def test_the_log_holds_the_commitment_and_the_text_lies_beside(ledger: Ledger, path: Path) -> None:
    one = _hide(ledger, path, f" {NAMN}\n")

    assert (one.nr, one.avser_id, one.om, one.utplanad) == (
        bok.FORSTA_NR,
        "forst-2",
        "handlaggare",
        False,
    )
    assert personfile.kept(path)[one.atagande].text == NAMN
    assert len(personfile.kept(path)[one.atagande].salt) == 32
    assert NAMN.encode() not in path.read_bytes()
    assert _examined(path) == Examined(1, 0, 0, (), ())
    side = personfile.path_of(path)
    assert side.name == "liggare.personuppgifter.db"
    assert side.stat().st_mode & 0o777 == 0o600


def test_no_two_ledgers_in_a_folder_share_a_file(path: Path) -> None:
    named = ("a.db", "a", "a.bak", "a.DB", "a.db.bak", "a.bak.db", ".db", "a.personuppgifter")

    assert len({personfile.path_of(path.with_name(one)) for one in named}) == len(named)


@pytest.mark.parametrize("end", [".bak", "", ".DB"])
def test_what_is_hidden_in_a_copy_leaves_what_the_first_one_hides(
    ledger: Ledger, path: Path, end: str
) -> None:
    copy = Path(shutil.copyfile(path, path.with_suffix(end)))
    one = _hide(ledger, path, NAMN)

    with closing(Ledger(copy)) as other:
        _hide(other, copy, "Bo")

    assert personfile.kept(path)[one.atagande].text == NAMN
    assert [kept.text for kept in personfile.kept(copy).values()] == ["Bo"]


def test_the_file_of_another_ledger_is_told_and_left(ledger: Ledger, path: Path) -> None:
    one = _hide(ledger, path, NAMN)
    side = personfile.path_of(path)
    before = side.read_bytes()
    with closing(head.connect(path)) as conn:
        mine = conn.head().liggare
    said = "CAST(replace(CAST(data AS TEXT), ?, ?) AS BLOB)"
    sql = f"UPDATE handelse SET data = {said} WHERE nr = 0"  # noqa: S608 - ours
    bok.forfalska(path, sql, mine, mine[::-1])
    with angrepp.unguarded(path) as conn:
        angrepp.reseal(conn)

    with pytest.raises(NotAPersonFile, match="hör till en annan liggare"):
        _hide(Ledger(path), path, "Bo")
    with pytest.raises(NotAPersonFile, match="hör till en annan liggare"):
        personfile.kept(path)
    with pytest.raises(NotAPersonFile, match="hör till en annan liggare"):
        personfile.erase(path, [one.atagande])
    assert side.read_bytes() == before


def test_the_same_name_gives_another_commitment_each_time(ledger: Ledger, path: Path) -> None:
    one = _hide(ledger, path, NAMN)

    assert one.atagande != _hide(ledger, path, NAMN, "mottagare").atagande


def test_the_same_name_of_the_same_thing_is_hidden_once(ledger: Ledger, path: Path) -> None:
    piece = Piece("forst-2", "handlaggare", NAMN)
    first = commitment.hide(ledger, path, bok.AKTOR, piece)
    again = commitment.hide(ledger, path, bok.AKTOR, piece)

    assert again == first._replace(redan=True)
    assert len(_hidden(path)) == len(personfile.kept(path)) == 1
    commitment.erase(ledger, path, bok.AKTOR, _hidden(path), "begäran")
    assert not commitment.hide(ledger, path, bok.AKTOR, piece).redan


def test_erasing_changes_no_entry_no_root_and_no_log(ledger: Ledger, path: Path) -> None:
    ones = [_hide(ledger, path, f"{NAMN} {n}") for n in range(3)]
    with closing(head.connect(path)) as conn:
        size = conn.head().nr + 1
        before = [line for _, line in reader.entries(conn)]
        root, log = seal.root(conn, size), b"".join(reader.log(conn, size - 1))

    assert _erase(ledger, path, ones[0], ones[2]) == 2

    with closing(head.connect(path)) as conn:
        assert [line for _, line in reader.entries(conn)][:size] == before
        assert seal.root(conn, size) == root
        assert b"".join(reader.log(conn, conn.head().nr)).startswith(log)
    assert _examined(path) == Examined(1, 2, 0, (), ())
    assert [one.utplanad for one in _hidden(path)] == [True, False, True]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_erased_leaves_no_byte_in_any_file(ledger: Ledger, path: Path, seed: int) -> None:
    """Texts of every size, so that pages have been split and moved about."""
    rng = random.Random(seed)
    marks = [f"{rng.getrandbits(64):016x}" for _ in range(60)]
    pieces = {mark: _hide(ledger, path, f"{mark} " * rng.randint(1, 55)) for mark in marks}
    assert all(mark.encode() in _raw(path) for mark in marks)
    gone = set(rng.sample(marks, 25))
    for mark in [mark for mark in marks if mark in gone][:5]:
        _erase(ledger, path, pieces[mark])
    _erase(ledger, path, *(pieces[mark] for mark in gone))

    raw = _raw(path)
    assert [mark for mark in gone if mark.encode() in raw] == []
    assert [mark for mark in marks if mark not in gone and mark.encode() not in raw] == []
    assert _examined(path) == Examined(35, 25, 0, (), ())
    assert not personfile.path_of(path).with_name("liggare.personuppgifter.db-journal").exists()


def test_an_erasing_that_was_interrupted_is_finished_by_doing_it_again(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = _hide(ledger, path, NAMN)

    def interrupted(*_: object) -> None:
        raise Unwritable("disken är full")

    with monkeypatch.context() as patched:
        patched.setattr(personfile, "erase", interrupted)
        with pytest.raises(Unwritable):
            _erase(ledger, path, one)
    assert [left.atagande for left in _examined(path).left] == [one.atagande]

    events = len(bok.stored(path))
    assert _erase(ledger, path, one) == 0
    assert len(bok.stored(path)) == events
    assert NAMN.encode() not in _raw(path)
    assert _examined(path) == Examined(0, 1, 0, (), ())


def test_an_id_that_is_taken_does_not_make_an_erasing_unnoted(ledger: Ledger, path: Path) -> None:
    """Not by the door, which refuses such ids: by whoever writes to the file itself."""
    one = _hide(ledger, path, NAMN)
    taken = bok.organ("x").model_copy(update={"id": f"utplana-{_letters(one.atagande)}"})
    ledger.record(taken, bok.AKTOR)

    assert _erase(ledger, path, one) == 1
    assert _examined(path) == Examined(0, 1, 0, (), ())
    noted = bok.stored(path)[-1]
    assert (noted["atagande"], noted["kommando_id"]) == (one.atagande, f"{taken.id}-2")
    assert _erase(ledger, path, one) == 0


def test_who_erases_again_gets_the_receipt_of_the_first(ledger: Ledger, path: Path) -> None:
    one = _hide(ledger, path, NAMN)
    (first,) = commitment.erase(ledger, path, "EK-02", [one], "begäran").receipts
    (again,) = commitment.erase(ledger, path, "EK-02", [one], "ett annat skäl").receipts
    (other,) = commitment.erase(ledger, path, "EK-03", [one], "begäran").receipts

    assert [r[:3] for r in (again, other)] == [first[:3]] * 2
    assert (again.redan, again.av_annan, other.av_annan) == (True, "", "EK-02")
    assert again.events == first.events


@pytest.mark.parametrize("at", ["COMMIT", "VACUUM"])
def test_an_erasing_that_was_killed_is_finished_by_doing_it_again(
    ledger: Ledger, path: Path, at: str
) -> None:
    pieces = [_hide(ledger, path, f"{NAMN} {n} " * 40) for n in range(20)]
    command = [sys.executable, "-c", KILLED, str(path), at, *(one.atagande for one in pieces)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert (NAMN.encode() in _raw(path)) == (at == "COMMIT")
    assert len(personfile.kept(path)) == (20 if at == "COMMIT" else 0)  # rolled back, as a reader
    assert _erase(ledger, path, *pieces) == 20

    assert NAMN.encode() not in _raw(path)
    assert personfile.kept(path) == {}


def test_hiding_that_fails_keeps_nothing(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _hide(ledger, path, "Bo")
    before = bok.content(path)

    def failing(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(Batch, "note", failing)
        with pytest.raises(RuntimeError):
            _hide(ledger, path, NAMN)

    assert bok.content(path) == before
    assert [kept.text for kept in personfile.kept(path).values()] == ["Bo"]
    assert NAMN.encode() not in _raw(path)


def test_what_a_crash_left_without_an_event_is_erased_the_next_time(
    ledger: Ledger, path: Path
) -> None:
    _hide(ledger, path, "Bo")
    personfile.keep(path, "f" * 64, Kept(bytes(32), NAMN))

    _hide(ledger, path, "Eva")

    assert sorted(kept.text for kept in personfile.kept(path).values()) == ["Bo", "Eva"]
    assert NAMN.encode() not in _raw(path)


@pytest.mark.parametrize("changed", ["text = 'Någon annan'", "salt = zeroblob(32)", "salt = x'00'"])
def test_what_does_not_open_its_commitment_is_named(
    ledger: Ledger, path: Path, changed: str
) -> None:
    one, other = _hide(ledger, path, NAMN), _hide(ledger, path, "Bo")
    with closing(sqlite3.connect(personfile.path_of(path))) as conn, conn:
        sql = f"UPDATE personuppgift SET {changed} WHERE atagande = ?"  # noqa: S608
        conn.execute(sql, (one.atagande,))

    assert _examined(path) == Examined(1, 0, 0, ((one.nr, one.atagande),), ())
    assert other.atagande in personfile.kept(path)


def test_without_the_file_everything_is_missing(ledger: Ledger, path: Path) -> None:
    ones = [_hide(ledger, path, text) for text in ("Bo", "Eva")]
    _erase(ledger, path, ones[0])
    personfile.path_of(path).unlink()

    assert _examined(path) == Examined(0, 1, 1, (), ())
    assert _erase(ledger, path, ones[1]) == 1
    assert not personfile.path_of(path).exists()


def test_a_ledger_without_anything_hidden_never_opens_the_file(path: Path) -> None:
    personfile.path_of(path).write_bytes(b"skr\xc3\xa4p" * 1000)

    assert _examined(path) == Examined(0, 0, 0, (), ())


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("", "tom"), ("  \n", "tom"), ("a\nb", "radbrytning"), ("a\x1b[2J", "styrtecken"),
        ("a\u202eb", "osynligt"), ("a" * 1001, "längre än 1000"), ("\ud800", "osynligt"),
    ],
    ids=ascii,
)  # fmt: skip
def test_a_text_that_no_terminal_should_show_is_not_hidden(
    ledger: Ledger, path: Path, text: str, ord_: str
) -> None:
    with pytest.raises(ValueError, match=ord_):
        _hide(ledger, path, text)
    assert not personfile.path_of(path).exists()


@pytest.mark.parametrize("text", ["19121212-1212", "Дмитрий Иванов", "李小龙", "O'Brien, 1/2"])
def test_any_name_may_be_hidden_and_a_personnummer_too(
    ledger: Ledger, path: Path, text: str
) -> None:
    one = _hide(ledger, path, text)

    assert personfile.kept(path)[one.atagande].text == text


def _text(file: Path) -> None:
    file.write_text("kära dagbok\n" * 500, "utf-8")


def _other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("CREATE TABLE personuppgift (atagande, salt, text)")


def _more(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("CREATE TRIGGER t AFTER DELETE ON personuppgift BEGIN SELECT 1; END")


def _view(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn, conn:
        conn.execute("ALTER TABLE personuppgift RENAME TO x")
        conn.execute("CREATE VIEW personuppgift AS SELECT * FROM x")


def _torn(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:4096] + bytes(4096))


def _wal(file: Path) -> None:
    file.with_name(f"{file.name}-wal").write_bytes(b"x" * 100)


@pytest.mark.parametrize("audit", [True, False], ids=["revisor", ""])
@pytest.mark.parametrize("made", [_text, _other, _more, _view, _torn, _wal])
def test_a_file_that_is_something_else_is_told_and_left(
    ledger: Ledger, path: Path, made: Callable[[Path], None], *, audit: bool
) -> None:
    one = _hide(ledger, path, NAMN)
    side = personfile.path_of(path)
    if made in {_text, _other}:
        side.unlink()
    made(side)
    before = {f.name: f.read_bytes() for f in path.parent.iterdir() if f.name.startswith(side.name)}

    with (
        immutable.auditing(path) if audit else nullcontext(),
        pytest.raises(NotAPersonFile, match=side.name),
    ):
        personfile.kept(path)
    with pytest.raises(LedgerError):
        personfile.erase(path, [one.atagande])
    assert before == {name: path.with_name(name).read_bytes() for name in before}


def test_a_file_that_was_only_begun_is_gone_on_with(ledger: Ledger, path: Path) -> None:
    personfile.path_of(path).write_bytes(b"")
    assert personfile.kept(path) == {}

    one = _hide(ledger, path, NAMN)

    assert personfile.kept(path)[one.atagande].text == NAMN


@pytest.mark.parametrize("made", [os.mkdir, os.mkfifo, lambda p: p.symlink_to(p.with_name("x"))])
def test_what_is_no_file_is_told(ledger: Ledger, path: Path, made: Callable[[Path], None]) -> None:
    made(personfile.path_of(path))

    with pytest.raises(NotAPersonFile, match="ingen vanlig fil"):
        personfile.kept(path)
    with pytest.raises(NotAPersonFile, match="ingen vanlig fil"):
        _hide(ledger, path, NAMN)
    assert _hidden(path) == []


def test_an_auditor_reads_it_and_leaves_nothing(ledger: Ledger, path: Path) -> None:
    one = _hide(ledger, path, NAMN)
    before = {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in path.parent.iterdir()}

    with immutable.auditing(path):
        assert personfile.kept(path)[one.atagande].text == NAMN
        assert _examined(path).opened == 1

    assert before == {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in path.parent.iterdir()}
