"""A disk without room: every verb that writes says so, and nothing that was there is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.felaktigt.grund import skriv
from tests.cli.program import ROT, Result, alias, environ, fingerprint, inside, lines

resource = pytest.importorskip("resource")
_SIZE = resource.RLIMIT_FSIZE

LOSEN = {"LIGGARE_NYCKEL_LOSEN": "ett lösenord"}
SKAL = ("disken är full", "filen blir för stor", "utrymmet eller kvoten slut", "disken svarar")
VERB: dict[str, tuple[str, ...]] = {
    "skapa": ("--liggare", "{mapp}/ny.db", "skapa"),
    "demo": ("demo", "--mapp", "{mapp}/demo"),
    "registrera": ("--liggare", "{liggare}", *skriv("mottagande")),
    "importera": ("--liggare", "{liggare}", "importera", "{kommandon}", "--ja"),
    "dolj": ("--liggare", "{liggare}", "dolj", "20", "--om", "handlaggare"),
    "nyckel ny": ("--liggare", "{liggare}", "nyckel", "ny", "--nyckel", "{mapp}/ny.nyckel"),
    "exportera": ("--liggare", "{liggare}", "exportera", "logg", "-o", "{mapp}/logg.jsonl"),
    "saldo": ("--liggare", "{liggare}", "saldo", "-f", "json"),
}


def _run(name: str, mapp: Path, kommandon: Path, most: int | None = None) -> Result:
    """Run a verb; no file may then become larger than so many bytes."""
    given = {"mapp": mapp, "liggare": mapp / "liggare.db", "kommandon": kommandon}
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *(arg.format(**given) for arg in VERB[name])],
        input=b"Bo Ek\n", env=environ({"PYTHONPATH": str(ROT), **LOSEN}), cwd=mapp,
        capture_output=True, timeout=300, check=False,
        preexec_fn=lambda: most is None or resource.setrlimit(_SIZE, (most, most)),
    )  # fmt: skip
    return Result(done.returncode, done.stdout, done.stderr)


def _sound(liggare: Path) -> int:
    """See that a ledger is whole, and return its number of events."""
    done = inside("--liggare", liggare, "verifiera", "-f", "json")
    assert done.code == 0, done.text
    return int(done.json["handelser"])


@pytest.fixture
def kommandon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fil = tmp_path_factory.mktemp("kommandon") / "fil.jsonl"
    fil.write_text(lines(*(alias(n) for n in range(400))), "utf-8")
    return fil


def _told(done: Result, name: str) -> None:
    assert any(skal in done.words for skal in SKAL), (name, done.words)
    assert "skadad" not in done.words
    assert "oväntat fel" not in done.words
    assert done.code in {1, 2, 5, 75}, (name, done)


@pytest.mark.parametrize("most", [0, 40_960])
@pytest.mark.parametrize("name", VERB)
def test_a_verb_that_cannot_write_tells_why_and_loses_nothing(
    avtal: Path, kommandon: Path, name: str, most: int
) -> None:
    before, events = fingerprint(avtal), _sound(avtal)
    mapp = avtal.parent

    done = _run(name, mapp, kommandon, most)

    if name == "saldo":
        assert (done.code, done.json["provad"]) == (0, True)  # reckoned in memory
    elif done.code:
        _told(done, name)
    if done.code and fingerprint(avtal) != before:  # rolled back by whoever comes next
        assert mapp.joinpath("liggare.db-journal").stat().st_size
    after = _sound(avtal)
    assert after == events or not done.code
    assert not list(mapp.glob(".*.ny*"))
    if name in {"skapa", "dolj"} and done.code:
        assert _run(name, mapp, kommandon).code == 0  # with room it goes on where it was


@pytest.fixture
def liten(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("bara root monterar en liten disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("här går det inte att montera en liten disk")
    yield disk
    subprocess.run(["umount", str(disk)], capture_output=True, check=True)


@pytest.mark.parametrize("left", [0, 12_288])
@pytest.mark.parametrize("name", VERB)
def test_on_a_full_disk_the_cause_is_told_and_the_ledger_is_whole(
    avtal: Path, liten: Path, kommandon: Path, name: str, left: int
) -> None:
    liggare = liten / "liggare.db"
    liggare.write_bytes(avtal.read_bytes())
    liggare.chmod(0o600)
    room = os.statvfs(liten)
    liten.joinpath("fyllning").write_bytes(bytes(room.f_bavail * room.f_frsize - left))

    done = _run(name, liten, kommandon)

    if name == "saldo":
        assert done.code == 0
    elif done.code:
        _told(done, name)
    liten.joinpath("fyllning").unlink()
    _sound(liggare)
    if done.code and name not in {"demo", "nyckel ny"}:
        assert _run(name, liten, kommandon).code == 0


def test_a_full_disk_was_reached(avtal: Path, kommandon: Path) -> None:
    """Each verb that writes does fail when nothing may be written, or nothing above is shown."""
    for name in VERB:
        done = _run(name, avtal.parent, kommandon, 0)
        assert (done.code == 0) == (name == "saldo"), (name, done)
