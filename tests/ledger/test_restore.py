"""A log read back: what is accepted comes out again to the byte, all else leaves nothing."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deciding.outcome import Rejected
from domain.errors import Malformed
from ledger.errors import AlreadyExists, Busy, Conflict, Damaged, NotALog
from ledger.format.entry import entry
from ledger.format.limits import MAX_BYTES
from ledger.recording.ledger import Ledger
from ledger.recording.receipt import Receipt
from ledger.recording.restore import restoring
from ledger.store import reader
from ledger.store.sqlite import head
from ledger.store.sqlite.draft import drafted
from tests.ledger import bok
from tests.ledger.conftest import AVTAL, DEMO

KLOCKAN = bok.Klocka()


def logg(path: Path) -> list[bytes]:
    with closing(head.connect(path)) as conn:
        return list(reader.log(conn, conn.head().nr))


def aterlast(path: Path, lines: list[bytes]) -> Path:
    with drafted(path) as draft:
        with restoring(draft.path) as log:
            for raw in lines:
                log.add(raw)
        draft.place()
    return path


@pytest.fixture(params=["demon", "avtalet"])
def forlaga(request: pytest.FixtureRequest) -> Path:
    """Each of two ledgers that are only read."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def kopia(forlaga: Path, tmp_path: Path) -> Path:
    return aterlast(tmp_path / "kopia.db", logg(forlaga))


def test_every_row_is_the_same(forlaga: Path, kopia: Path) -> None:
    assert bok.content(kopia) == bok.content(forlaga)
    assert logg(kopia) == logg(forlaga)


def test_recording_goes_on_as_it_would_have(path: Path, tmp_path: Path) -> None:
    kopia = aterlast(tmp_path / "kopia.db", logg(path))
    after: list[list[tuple[int, int, str | None, object]]] = []
    for file in (path, kopia):
        with closing(Ledger(file, clock=KLOCKAN)) as ledger:
            receipts = [
                ledger.record(command, bok.AKTOR)
                for command in (bok.organ("a"), bok.tilldelning("b"), bok.utfall("c"))
            ]
        after.append(
            [(e.nr, e.version, e.liggarnummer, e.event) for r in receipts for e in r.events]
        )

    assert after[0] == after[1]
    assert logg(kopia)[: bok.FORSTA_NR] == logg(path)[: bok.FORSTA_NR]


@pytest.mark.parametrize("part", [1, 7, 1000])
def test_a_log_is_read_in_parts_of_any_size(
    demon: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    whole = logg(demon)
    monkeypatch.setattr(reader, "_PART", part)

    assert logg(demon) == whole
    assert [line.split(b'"nr":')[-1].split(b",")[0] for line in whole] == [
        b"%d" % nr for nr in range(len(whole))
    ]


def test_whoever_takes_the_lines_slowly_holds_up_nobody(
    path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PART", 2)
    with closing(head.connect(path)) as conn:
        last = conn.head().nr
        lines = reader.log(conn, last)
        taken = [next(lines), next(lines)]
        receipt = ledger.record(bok.organ("a"), bok.AKTOR)
        taken += lines

    assert isinstance(receipt, Receipt)
    assert receipt.forsta_nr == last + 1
    assert taken == logg(path)[: last + 1]


@pytest.mark.parametrize("nr", [0, 1, 2, 3])
def test_a_log_with_a_hole_is_not_exported(path: Path, nr: int) -> None:
    with closing(head.connect(path)) as conn:
        last = conn.head().nr
    bok.forfalska(path, "DELETE FROM handelse WHERE nr = ?", nr)

    with closing(head.connect(path)) as conn, pytest.raises(Damaged, match=f"händelse {nr} saknas"):
        list(reader.log(conn, last))


def test_an_older_export_is_the_beginning_and_can_be_read_back(
    avtalet: Path, tmp_path: Path
) -> None:
    lines = logg(avtalet)[:70]

    assert logg(aterlast(tmp_path / "kopia.db", lines)) == lines


def test_a_ledger_is_never_overwritten(path: Path, avtalet: Path) -> None:
    before, beside = path.read_bytes(), set(path.parent.iterdir())

    with pytest.raises(AlreadyExists):
        aterlast(path, logg(avtalet))

    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == beside


def test_half_a_log_leaves_nothing(avtalet: Path, tmp_path: Path) -> None:
    with pytest.raises(NotALog):
        aterlast(tmp_path / "kopia.db", [*logg(avtalet)[:40], b"{}\n"])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("over", "words"), [(0, "typen 'X/1' är okänd"), (1, "är 65536 byte")])
def test_a_line_has_room_for_what_an_entry_has(tmp_path: Path, over: int, words: str) -> None:
    empty = len(entry(0, "liggare", "X/1", 1, b'{"x":""}'))
    data = b'{"x":"%b"}' % (b"x" * (MAX_BYTES - empty + over))
    line = b'{"aggregat":"liggare","data":%b,"nr":0,"typ":"X/1","version":1}' % data

    with pytest.raises(NotALog, match=words):
        aterlast(tmp_path / "ny.db", [line + b"\n"])


@pytest.mark.parametrize("source", ["register", "dokument", "exempel"])
def test_each_command_sent_again_is_known_by_what_it_gave(
    demon: Path, tmp_path: Path, source: str
) -> None:
    kopia = aterlast(tmp_path / "kopia.db", logg(demon))
    given = {id_: given for id_, *given in bok.content(demon)["kommando"]}

    with closing(Ledger(kopia)) as ledger:
        for command in bok.commands(DEMO / f"{source}.jsonl"):
            receipt = ledger.record(command, bok.aktor(command))
            assert isinstance(receipt, Receipt)
            assert receipt.redan
            assert [receipt.forsta_nr, receipt.sista_nr] == given[command.id]


@pytest.mark.parametrize("source", [DEMO / "exempel.jsonl", AVTAL], ids=["exemplet", "avtalet"])
def test_each_command_sent_again_with_another_content_is_a_conflict(
    source: Path, tmp_path: Path, demon: Path, avtalet: Path
) -> None:
    kopia = aterlast(tmp_path / "kopia.db", logg(avtalet if source == AVTAL else demon))
    known = {id_ for (id_,) in bok.rows(kopia, "SELECT id FROM kommando")}
    changes: list[dict[str, object]] = [{"avser": "något annat"}, {"datum": "2021-01-01"},
               {"motpart": "någon annan"}, {"belopp_ore": 7}, {"namnd": "TN"}, {"underlag": ()},
               {"namnd": "finns inte"}]  # fmt: skip
    tried = 0
    with closing(Ledger(kopia)) as ledger:
        for command in bok.commands(source):
            for change in changes:
                other = command.model_copy(update=change)
                fields = type(command).model_fields.keys()
                if command.id not in known or not change.keys() <= fields or other == command:
                    continue
                tried += 1
                with pytest.raises(Conflict, match="annat innehåll"):
                    ledger.record(other, bok.AKTOR)

    assert tried > 100
    assert logg(kopia) == logg(avtalet if source == AVTAL else demon)


def test_an_id_of_another_kind_of_command_is_a_conflict(path: Path, tmp_path: Path) -> None:
    kopia = aterlast(tmp_path / "kopia.db", logg(path))

    with closing(Ledger(kopia)) as ledger:
        for id_ in ("forst-0", "forst-2"):
            with pytest.raises(Conflict):
                ledger.record(bok.tilldelning(id_), bok.AKTOR)
        with pytest.raises(Malformed, match="förbehållet"):
            bok.tilldelning("skapa")


def test_what_the_ledger_filled_in_is_worked_out_anew(avtalet: Path, tmp_path: Path) -> None:
    """A provning without an amount means all that was left: the same then, another amount not."""
    kopia = aterlast(tmp_path / "kopia.db", logg(avtalet))
    tried = [c for c in bok.commands(AVTAL) if type(c).__name__ == "ProvaNamndensBesked"]
    known = [c for c in tried if bok.rows(kopia, "SELECT 1 FROM kommando WHERE id = ?", c.id)]
    assert known

    with closing(Ledger(kopia)) as ledger:
        for command in known:
            (nr,) = bok.rows(kopia, "SELECT forsta_nr FROM kommando WHERE id = ?", command.id)[0]
            ore = bok.stored(kopia)[nr]["belopp_ore"]
            whole = command.model_copy(update={"belopp_ore": ore})
            receipt = ledger.record(whole, bok.AKTOR)
            assert not isinstance(receipt, Rejected)
            assert receipt.redan
            for other in ({"belopp_ore": ore + 1}, {"avser_id": "skapa", "belopp_ore": None}):
                with pytest.raises(Conflict):
                    ledger.record(command.model_copy(update=other), bok.AKTOR)


def test_a_log_is_taken_in_one_transaction(path: Path, tmp_path: Path) -> None:
    with drafted(tmp_path / "kopia.db") as draft, restoring(draft.path) as log:
        for raw in logg(path):
            log.add(raw)
        with closing(Ledger(draft.path, wait=0.05)) as other, pytest.raises(Busy):
            other.record(bok.organ("x"), bok.AKTOR)


@st.composite
def andringar(draw: st.DrawFn) -> tuple[str, int, int, int]:
    """A kind of change, and where: a line, a place in it, and a byte or another line."""
    kind = draw(st.sampled_from(["byte", "bort", "in", "rad bort", "rad två gånger", "byt plats"]))
    places = st.integers(0, 10_000)
    return kind, draw(places), draw(places), draw(places)


def andrad(lines: list[bytes], change: tuple[str, int, int, int]) -> list[bytes]:
    kind, a, b, c = change
    a, c_line = a % len(lines), c % len(lines)
    line, others = lines[a], [*lines]
    b %= len(line)
    if kind == "rad bort":
        del others[a]
    elif kind == "rad två gånger":
        others.insert(c_line, line)
    elif kind == "byt plats":
        others[a], others[c_line] = others[c_line], others[a]
    else:
        put, rest = {"byte": (1, 1), "bort": (0, 1), "in": (1, 0)}[kind]
        others[a] = line[:b] + bytes([32 + c % 95])[:put] + line[b + rest :]
    return others


@settings(max_examples=150, deadline=None)
@given(change=andringar())
def test_whatever_is_accepted_comes_out_again_to_the_byte(
    avtalet: Path, change: tuple[str, int, int, int]
) -> None:
    lines = andrad(logg(avtalet), change)
    with tempfile.TemporaryDirectory() as folder:
        kopia = Path(folder) / "kopia.db"
        try:
            aterlast(kopia, lines)
        except NotALog:
            assert list(Path(folder).iterdir()) == []
        else:
            assert logg(kopia) == lines
