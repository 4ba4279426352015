"""What is followed may be replaced or damaged, and whoever follows leaves nothing behind."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from application.asking import catchup
from application.errors import Stop
from application.following import Following
from application.roles import Roll
from application.session import Session
from projections.answers.kept import Steg
from projections.model.as_of import NU
from projections.model.follow import ReadModel
from tests.cli.program import inside
from tests.webb.lasta import kommen, webb
from tests.webb.nytt import POTT, UPPRATTAD, inbetalning, sista, skriv


def test_a_ledger_that_is_replaced_is_told_and_then_followed(
    liggare: Path, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annan = tmp_path / "annan.db"
    assert inside("--liggare", annan, "skapa").code == 0
    slapp = threading.Event()
    ratt = catchup.follow

    def langsamt(*args: Any) -> None:
        assert slapp.wait(60)
        ratt(*args)

    with webb(liggare) as lent:
        forr = lent.following.come
        monkeypatch.setattr(catchup, "follow", langsamt)
        annan.replace(liggare)
        svar = lent.ask("/")
        assert svar.status == 503
        assert "bytts ut" in svar.sida.text
        slapp.set()
        end = time.monotonic() + 60
        while lent.following.come.nr in {None, forr.nr} and time.monotonic() < end:
            time.sleep(0.01)
        assert lent.following.come.nr == lent.following.come.sista == sista(liggare)
        svar = lent.ask("/")
        assert (svar.status, svar.sida.per()[0]) == (200, sista(liggare))


def test_a_ledger_that_is_damaged_meanwhile_is_told(liggare: Path) -> None:
    with webb(liggare) as lent:
        assert lent.ask("/").status == 200
        liggare.write_bytes(b"inte en liggare")
        time.sleep(0.3)
        svar = lent.ask("/")

    assert svar.status >= 400
    assert POTT not in svar.sida.text
    assert svar.sida.tabeller() == []


@pytest.mark.parametrize("roll", [Roll.REGISTRERARE, Roll.REVISOR])
def test_whoever_follows_leaves_no_file_and_no_thread(
    liggare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, roll: Roll
) -> None:
    tillfalligt = tmp_path / "tillfälligt"
    tillfalligt.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tillfalligt))
    forr = {path.name: path.read_bytes() for path in liggare.parent.iterdir()}
    trad = threading.active_count()

    with webb(liggare, roll) as lent:
        assert lent.ask("/").status == 200
        if roll is Roll.REVISOR:
            assert [*tillfalligt.iterdir()] == []

    assert [*tillfalligt.iterdir()] == []
    assert {path.name: path.read_bytes() for path in liggare.parent.iterdir()} == forr
    assert not lent.following._thread.is_alive()
    end = time.monotonic() + 10
    while threading.active_count() > trad and time.monotonic() < end:
        time.sleep(0.01)  # those that answered are ending
    assert threading.active_count() == trad


def test_whoever_follows_can_be_left_while_much_is_added(
    liggare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ledger that takes minutes to follow does not keep whoever ends it waiting."""
    monkeypatch.setitem(ReadModel.catch_up.__kwdefaults__, "batch", 1)
    ratt, borjat = catchup.events, threading.Event()

    def langsamt(*args: Any) -> Any:
        for one in ratt(*args):
            borjat.set()
            time.sleep(0.05)
            yield one

    monkeypatch.setattr(catchup, "events", langsamt)
    with Session(liggare, serving=True) as session, Following(session):
        assert borjat.wait(60)
        began = time.monotonic()

    assert time.monotonic() - began < 5


def test_an_auditor_is_shown_the_same_and_nothing_is_written(liggare: Path) -> None:
    addresses = ("/", f"/pott/{POTT}", "/pott/SOC-2022?till_handelse=330", "/handelse/100",
                 "/avvikelser", "/bevaka", "/handelser", "/?utan_exempel=1")  # fmt: skip
    with webb(liggare) as lent:
        ratt = {address: lent.ask(address).sida.tabeller() for address in addresses}
    for beside in [*liggare.parent.iterdir()]:
        if beside != liggare:
            beside.unlink()
    with webb(liggare, Roll.REVISOR) as lent:
        for address in addresses:
            svar = lent.ask(address)
            assert svar.status == 200, (address, svar.sida.text)
            assert svar.sida.tabeller() == ratt[address]
        assert "prövad mot sitt sigill" in lent.ask("/").sida.text
        assert json.loads(lent.ask(f"/pott/{POTT}.json").body)["provad"] is True

    assert [one.name for one in liggare.parent.iterdir()] == [liggare.name]


def test_who_asks_slowly_holds_up_neither_what_is_new_nor_who_asks(liggare: Path) -> None:
    with webb(liggare) as lent:
        with lent.following.asking() as slow:
            before = slow.conn.execute("SELECT max(nr) FROM handelse").fetchone()[0]
            skriv(liggare, inbetalning(1))
            kommen(lent.following, before + 1)
            skriv(liggare, inbetalning(2))  # is added to the file that is read here, and waits
            begun = time.monotonic()
            assert lent.ask("/").sida.per()[0] == before + 1
            assert time.monotonic() - begun < 5
            assert slow.conn.execute("SELECT max(nr) FROM handelse").fetchone()[0] == before
        kommen(lent.following, sista(liggare))


def test_what_cannot_be_added_leaves_what_there_is(
    liggare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fullt(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with webb(liggare) as lent:
        nr = sista(liggare)
        with monkeypatch.context() as full:
            full.setattr(catchup, "follow", fullt)
            skriv(liggare, inbetalning(1))
            time.sleep(0.5)
            svar = lent.ask("/")
            assert (svar.status, svar.sida.per()[0]) == (200, nr)
            assert f"har kommit till händelse {nr} av" in svar.sida.text
        kommen(lent.following, sista(liggare))
        assert lent.ask("/").sida.per()[0] == sista(liggare) > nr


def test_whoever_follows_goes_on_whatever_goes_wrong_even_with_throwing_away(
    liggare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fullt(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    forsokt = threading.Event()
    ratt = Path.unlink

    def fast(self: Path, *, missing_ok: bool = False) -> None:
        if self.name.startswith("lasmodell-"):
            forsokt.set()
            raise RuntimeError("går inte att ta bort")
        ratt(self, missing_ok=missing_ok)

    with webb(liggare) as lent:
        with monkeypatch.context() as fel:
            fel.setattr(catchup, "follow", fullt)
            fel.setattr(Path, "unlink", fast)
            skriv(liggare, inbetalning(1))
            assert forsokt.wait(60)
            assert lent.ask("/").status == 200
        kommen(lent.following, sista(liggare))
        assert lent.ask("/").sida.per()[0] == sista(liggare)


def test_what_is_kept_of_a_ledger_is_not_told_of_another(
    liggare: Path, demo: Path, tmp_path: Path
) -> None:
    """Two ledgers are the same but for their last event."""
    (tmp_path / "annan").mkdir()
    annan = Path(shutil.copyfile(demo, tmp_path / "annan" / "annan.db"))
    skriv(annan, UPPRATTAD, inbetalning(7))
    assert sista(annan) == sista(liggare)

    def steg(following: Following) -> Steg:
        with following.asking() as asking:
            assert asking.kept is not None
            return asking.kept.steg(asking.conn, NU)

    with webb(liggare) as lent:
        forr = steg(lent.following)
        assert steg(lent.following) == forr
        kept = lent.following._kept
        annan.replace(liggare)
        end = time.monotonic() + 60
        while True:
            try:
                efter = steg(lent.following)
                break
            except Stop:
                assert time.monotonic() < end
                time.sleep(0.01)
        assert lent.following._kept is not kept
    with webb(liggare) as lent:
        assert steg(lent.following) == efter != forr
