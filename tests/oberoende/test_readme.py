"""The auditor's README: each command in it does what it says, as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ledger.evidence.tree import leaf_hash
from tests.cli.program import inside
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR

README = (HAR / "README.md").read_text("utf-8")
KOMMANDON = [
    rad for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for rad in block.splitlines()
]


@pytest.fixture
def mapp(tmp_path: Path, openssl: None, nycklar: Path, program: Path, staden: Path) -> Path:
    """A folder with the verifiers and the files that the README names, at its numbers."""
    flera = inside("--liggare", staden, "exportera", "logg").out.splitlines()[:184]
    trad = p.Trad(map(leaf_hash, flera))
    for fil in HAR.iterdir():
        shutil.copy(fil, tmp_path)
    shutil.copy(nycklar, tmp_path)
    shutil.copy(program, tmp_path / "oberoende")
    p.sparad(tmp_path, "logg.jsonl", b"".join(rad + b"\n" for rad in flera))
    for storlek in (100, 184):
        p.sparad(tmp_path, f"kontrollpunkt-{storlek:06d}.txt", p.kontrollpunkt(trad, storlek))
    punkt = p.kontrollpunkt(trad, 184)
    p.sparad(tmp_path, "bevis-57.tlog-proof", p.bevis(trad, flera[57], 57, punkt))
    text = p.utvidgning(trad, 100, punkt)
    p.sparad(tmp_path, "utvidgning-000100-000184.txt", text)
    return tmp_path


def test_every_command_works_as_written(mapp: Path) -> None:
    env = {**os.environ, "GOCACHE": str(mapp / "cache")}
    tried = [rad for rad in KOMMANDON if not rad.startswith("sudo ")]
    assert len(tried) == 12
    for rad in tried:
        done = subprocess.run(
            ["bash", "-c", rad], cwd=mapp, env=env, capture_output=True, check=False
        )

        assert (done.returncode, done.stderr) == (0, b""), (rad, done)
    assert (mapp / "blad.bin").stat().st_size == 32 * 184


def test_what_the_book_of_evidence_says_works_as_written(
    program: Path, staden: Path, tmp_path: Path
) -> None:
    bevis = (HAR.parents[1] / "docs" / "bevis.md").read_text("utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", bevis, re.DOTALL)
    (block,) = (one for one in blocks if "oberoende" in one)
    shutil.copytree(HAR, tmp_path / "tools" / "oberoende")
    assert inside("--liggare", staden, "exportera", "logg", "-o", tmp_path / "ut").code == 0

    done = subprocess.run(
        ["bash", "-e", "-c", block.replace("MAPP", str(tmp_path / "ut"))],
        cwd=tmp_path,
        env={**os.environ, "GOCACHE": str(tmp_path / "cache")},
        capture_output=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b""), done
    assert done.stdout.count(b"rorelser.json") == 0  # it was there, and held against their own


def test_ci_installs_what_it_says() -> None:
    (rad,) = [rad for rad in KOMMANDON if rad.startswith("sudo ")]
    packages = rad.partition("--no-install-recommends ")[2]

    assert packages in (HAR.parents[1] / ".ci" / "run").read_text("utf-8")


def test_the_sizes_it_states_are_true() -> None:
    for namn, antal in re.findall(r"`(\S+)` \((\d+) rader\)", README):
        assert len((HAR / namn).read_text("utf-8").splitlines()) == int(antal)
