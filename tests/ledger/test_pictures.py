"""With pictures of any age, of another history or damaged: the same decisions as without."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from domain.deciding.outcome import Rejected
from ledger.audit.immutable import auditing
from ledger.format.codec import LedgerMapper, notification
from ledger.pictures import picture
from ledger.recording import ahead
from ledger.recording.ledger import Ledger, create
from ledger.recording.stream import Stream, empty, shown
from ledger.store import Found, Wanted
from ledger.store import picturefile as pictures
from ledger.store.pictures import Picture
from ledger.store.sqlite.head import connect
from tests.ledger import bok
from tests.oppning import oppning

if TYPE_CHECKING:
    from collections.abc import Callable

POTT = "pott/SOC-2022"
SIZE = 512
"""Bytes in a page of a small picture file."""


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FEW", 2)
    monkeypatch.setattr(pictures, "_SETTINGS", (f"page_size = {SIZE}", *pictures._SETTINGS))


def _liggare(path: Path, ore: int, antal: int = 6) -> Path:
    """Make a ledger with a pott of so much, whose history is the same but for that."""
    ledger = create(path, oppning(), bok.AKTOR)
    ledger.clock = bok.Klocka()
    with ledger.batch(bok.AKTOR) as batch:
        bok.lagg_upp(batch)
    for n in range(antal):
        assert not isinstance(ledger.record(bok.tilldelning(f"t{n}", ore), bok.AKTOR), Rejected)
    ledger.close()
    return path


def _rekvisition(ore: int, id_: str = "r") -> Any:
    stated = {"kommando": "RekvireraStatsbidrag", "pott": "SOC-2022", "rekvisition": f"R-{id_}"}
    return bok.kommando({"id": id_, **stated, "belopp_ore": ore})


def _beslut(path: Path) -> tuple[object, ...]:
    """Return what becomes of two commands by somebody who opens the ledger, and what it holds."""
    answers: list[object] = []
    with closing(Ledger(path, clock=bok.Klocka())) as ledger:
        for command in (_rekvisition(500, "a"), _rekvisition(50, "b")):
            answer = ledger.record(command, bok.AKTOR)
            answers.append(answer.rules if isinstance(answer, Rejected) else answer)
        state = ledger.ahead.streams[POTT].state
    return (*answers, state, bok.content(path))


def _begun(path: Path) -> Stream:
    """Return what the pott begins from in a ledger."""
    with closing(connect(path)) as conn:
        return shown(conn, POTT, pictures.PictureFile(path).of(POTT))


def _folded(path: Path, version: int) -> Stream:
    """Return the pott as its events have it, up to one."""
    with closing(connect(path)) as conn:
        rows = [row for row in conn.rows(stream=POTT) if row.version <= version]
        mapper = LedgerMapper()
        return empty(POTT).after(mapper.to_own_event(notification(row)) for row in rows)


def _copied(path: Path, to: Path) -> Path:
    """Return a copy of a ledger, with its pictures."""
    for one, other in ((path, to), (pictures.path_of(path), pictures.path_of(to))):
        other.unlink(missing_ok=True)
        shutil.copy(one, other)
    return to


@pytest.fixture
def liten(tmp_path: Path) -> Path:
    return _liggare(tmp_path / "liten.db", 10)


@pytest.fixture
def facit(liten: Path, tmp_path: Path) -> tuple[object, ...]:
    """What is decided without a picture."""
    found = _beslut(Path(shutil.copyfile(liten, tmp_path / "ensam.db")))
    assert found[0] == ("R2",)
    return found


def test_a_stream_begins_from_its_picture(liten: Path, facit: tuple[object, ...]) -> None:
    begun = _begun(liten)

    assert begun.version > 2
    assert begun == replace(_folded(liten, begun.version), pictured=begun.version)
    assert _beslut(liten) == facit


def test_what_has_a_picture_is_not_read_again(liten: Path) -> None:
    asked: list[int] = []
    with closing(Ledger(liten)) as ledger:
        find = ledger.store.find

        def counted(wanted: Wanted) -> Found:
            asked.extend(wanted.streams.get(name, 99) for name in wanted.streams if name == POTT)
            return find(wanted)

        ledger.store.find = counted  # type: ignore[method-assign]
        ledger.ahead.fold([POTT])

    assert asked == [_begun(liten).version]


@pytest.mark.parametrize("antal", range(3, 12))
def test_a_picture_of_any_age_gives_the_same(
    tmp_path: Path, antal: int, facit: tuple[object, ...]
) -> None:
    """Also one that is ahead of the log: the ledger was put back from a copy."""
    other = _liggare(tmp_path / "annan.db", 10, antal)
    liten = tmp_path / "liten.db"
    shutil.copy(pictures.path_of(other), pictures.path_of(liten))

    assert _beslut(liten) == facit


def test_a_picture_of_another_history_is_not_believed(
    liten: Path, tmp_path: Path, facit: tuple[object, ...]
) -> None:
    """The same streams, versions and ids, and a pott with more money."""
    rik = _liggare(tmp_path / "rik.db", 1000)
    shutil.copy(pictures.path_of(rik), pictures.path_of(liten))

    assert _begun(liten).version == 0
    assert _beslut(liten) == facit
    assert _begun(liten).version > 0  # it was made anew


def test_a_twin_that_believes_it_without_its_root_is_caught(
    liten: Path, tmp_path: Path, facit: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    rik = _liggare(tmp_path / "rik.db", 1000)
    shutil.copy(pictures.path_of(rik), pictures.path_of(liten))
    monkeypatch.setattr(picture, "_is_of", lambda *_: True)

    assert _beslut(liten) != facit


def test_no_byte_of_the_file_can_be_changed_unseen(liten: Path) -> None:
    """One bit of each byte: either it is no picture, or it shows just what it did."""
    file = pictures.path_of(liten)
    whole, sound, believed = file.read_bytes(), _begun(liten), 0
    with closing(connect(liten)) as conn:
        for n in range(len(whole)):
            damaged = bytearray(whole)
            damaged[n] ^= 1 << n % 8
            file.write_bytes(damaged)
            begun = shown(conn, POTT, pictures.PictureFile(liten).of(POTT))
            assert begun in (sound, empty(POTT)), n
            believed += begun == sound

    assert 0 < believed < len(whole) / 2


def test_what_is_cut_off_is_not_believed(liten: Path, facit: tuple[object, ...]) -> None:
    file = pictures.path_of(liten)
    whole, sound = file.read_bytes(), _begun(liten)
    for end in range(0, len(whole), 97):
        file.write_bytes(whole[:end])
        assert _begun(liten) in (sound, empty(POTT)), end
    file.write_bytes(whole[: len(whole) // 2])

    assert _beslut(liten) == facit


SCHEMA: dict[str, str] = {
    "en utlösare": "CREATE TRIGGER t AFTER INSERT ON bild BEGIN DELETE FROM bild; END",
    "en tabell till": "CREATE TABLE x (y)",
    "en kolumn till": "ALTER TABLE bild ADD COLUMN x TEXT",
    "en vy": "ALTER TABLE bild RENAME TO x; CREATE VIEW bild AS SELECT * FROM x",
    "ett index": "CREATE INDEX i ON bild (nr)",
    "ingen tabell": "DROP TABLE bild",
    "en annan form": "PRAGMA user_version = 99",
    "ett annat program": "PRAGMA application_id = 1",
    "wal": "PRAGMA journal_mode = WAL",
}


@pytest.mark.parametrize("sql", SCHEMA.values(), ids=SCHEMA)
def test_a_file_of_another_shape_holds_no_pictures(
    liten: Path, sql: str, facit: tuple[object, ...]
) -> None:
    with closing(sqlite3.connect(pictures.path_of(liten))) as conn:
        conn.executescript(sql)

    assert _begun(liten) == empty(POTT)
    assert _beslut(liten) == facit


def _lankad(path: Path) -> None:
    path.rename(path.with_name("annanstans"))
    path.symlink_to(path.with_name("annanstans"))


def _hardlankad(path: Path) -> None:
    os.link(path, path.with_name("annanstans"))


def _oppen(path: Path) -> None:
    path.chmod(0o666)


def _mapp(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("mina semesterbilder\n")


def _journal(path: Path) -> None:
    path.with_name(path.name + "-journal").write_bytes(b"x" * 600)


def _wal(path: Path) -> None:
    path.with_name(path.name + "-wal").symlink_to("/dev/null")


@pytest.mark.parametrize("andrad", [_lankad, _hardlankad, _oppen, _mapp, _text, _journal, _wal])
def test_a_file_that_may_be_another_s_holds_no_pictures(
    liten: Path, andrad: Callable[[Path], None], facit: tuple[object, ...]
) -> None:
    andrad(pictures.path_of(liten))

    assert _begun(liten) == empty(POTT)
    assert _beslut(liten) == facit


@pytest.mark.parametrize("andrad", [_lankad, _mapp, _text])
def test_what_is_no_file_of_ours_is_left_as_it_is(
    liten: Path, andrad: Callable[[Path], None]
) -> None:
    file = pictures.path_of(liten)
    andrad(file)
    before = os.lstat(file), [*file.parent.glob("annanstans*")], file.is_dir()
    _beslut(liten)

    assert (os.lstat(file), [*file.parent.glob("annanstans*")], file.is_dir()) == before


FIENTLIGT = [
    b"", b"null", b"[]", b"{}", b"1.5", b"NaN", b"\xff", b'"x"', b"[" * 100_000, b"[[]]",
    b'["SOC-2022"]', b"[" + b"null," * 15 + b"null]", b"[" + b"[[1,2,3]]," * 15 + b"[]]",
]  # fmt: skip


@pytest.mark.parametrize("text", FIENTLIGT, ids=range(len(FIENTLIGT)))
def test_what_is_no_state_is_not_believed_whoever_wrote_it(
    liten: Path, text: bytes, facit: tuple[object, ...]
) -> None:
    """The row is of this log and says what it is; what it holds was never a pott."""
    found = pictures.PictureFile(liten).of(POTT)
    assert found is not None
    digest = picture._digest(*found[:4], text)
    pictures.PictureFile(liten).keep([found._replace(data=digest + text)])

    assert pictures.PictureFile(liten).of(POTT) == found._replace(data=digest + text)
    assert _begun(liten) == empty(POTT)
    assert _beslut(liten) == facit


ANNAT: list[dict[str, Any]] = [
    {"aggregat": "pott/SOC-2023"}, {"version": 3}, {"version": 2**62}, {"nr": 4}, {"nr": 10**9},
    {"nr": -1}, {"rot": bytes(32)}, {"rot": b""}, {"data": b""}, {"data": bytes(32)},
]  # fmt: skip


@pytest.mark.parametrize("andrad", ANNAT, ids=str)
def test_a_picture_of_another_event_is_not_believed(liten: Path, andrad: dict[str, Any]) -> None:
    found = pictures.PictureFile(liten).of(POTT)
    assert found is not None
    with closing(connect(liten)) as conn:
        assert shown(conn, POTT, found) != empty(POTT)
        assert shown(conn, POTT, found._replace(**andrad)) == empty(POTT)


def test_other_streams_keep_their_pictures(liten: Path) -> None:
    file = pictures.PictureFile(liten)
    before = file.of("register")
    other = Picture("pott/ANNAN", 1, 1, bytes(32), b"x")
    file.keep([other])

    assert before is not None or file.of("register") is None
    assert (file.of(POTT) is not None, file.of("pott/ANNAN")) == (True, other)


def test_who_audits_reads_and_leaves_none(liten: Path) -> None:
    file = pictures.PictureFile(liten)
    before = sha256(file.path.read_bytes()).digest()
    with auditing(liten):
        assert file.of(POTT) is None
        file.keep([Picture(POTT, 1, 1, b"", b"")])

    assert sha256(file.path.read_bytes()).digest() == before


def test_a_folder_that_takes_no_more_stops_nobody(
    liten: Path, facit: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ledger.store.sqlite.draft.dbfile.make", full)
    pictures.path_of(liten).unlink()

    assert _beslut(liten) == facit
    assert not pictures.path_of(liten).exists()


def test_a_picture_is_for_its_owner_alone(liten: Path) -> None:
    assert pictures.path_of(liten).stat().st_mode & 0o777 == 0o600
    assert [one.name for one in liten.parent.glob(".*")] == []


@pytest.mark.parametrize(
    "odd",
    [
        {"nr": -(2**63)}, {"nr": 2**63 - 1}, {"nr": None}, {"nr": 4.5}, {"nr": "4"},
        {"version": None}, {"rot": None}, {"rot": "rot"}, {"data": None}, {"data": "data"},
        {"data": b""}, {"data": b"kort"},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_damage_put_where_there_is_no_picture(tmp_path: Path, odd: dict[str, Any]) -> None:
    """Also under a checksum that is right for it: a header of a row is a bit from another type."""
    path = _liggare(tmp_path / "liggare.db", 100)
    found = pictures.PictureFile(path).of(POTT)
    assert found is not None
    changed = found._replace(**odd)
    with closing(connect(path)) as conn, suppress(TypeError):
        data = changed.data[picture._DIGEST :]
        summed = changed._replace(data=picture._digest(*changed[:4], data) + data)
        assert shown(conn, POTT, summed) == empty(POTT)
    with closing(connect(path)) as conn:
        assert shown(conn, POTT, changed) == empty(POTT)
