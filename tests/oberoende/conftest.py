"""Real logs, made once: the demo's, a whole city's, the contract's flow."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ledger.evidence.tree import leaf_hash
from ledger.format.codec import canonical
from ledger.format.entry import entry
from tests.cli.program import AVTAL, inside
from tests.golden.staden import spelat
from tests.oberoende import producent as p
from tests.oberoende.korning import bygg_go, go_saknas


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's ledger; only for reading, as the two below."""
    mapp = tmp_path_factory.mktemp("demo")
    assert inside("demo", "--mapp", mapp).code == 0
    return mapp / "demo.db"


@pytest.fixture(scope="session")
def staden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return spelat.spela_in(tmp_path_factory.mktemp("staden") / "staden.db")


@pytest.fixture(scope="session")
def avtal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("avtal") / "avtal.db"
    assert inside("--liggare", path, "skapa").code == 0
    assert inside("--liggare", path, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
    return path


@pytest.fixture(scope="session")
def rader(avtal: Path) -> list[bytes]:
    """The lines of a small real log, without newlines."""
    return inside("--liggare", avtal, "exportera", "logg").out.splitlines()


@pytest.fixture(scope="session")
def openssl() -> None:
    """Need openssl 3, which verifies Ed25519."""
    found = shutil.which("openssl")
    version = found and subprocess.run([found, "version"], capture_output=True, check=True).stdout
    if not version or not re.match(rb"OpenSSL [3-9]", version):
        pytest.skip("openssl 3 finns inte")


@pytest.fixture(scope="session")
def trad(rader: list[bytes]) -> p.Trad:
    return p.Trad(map(leaf_hash, rader))


@pytest.fixture(scope="session")
def nycklar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the auditor got by another way: the ledger's key and the auditor's own."""
    text = "".join(f"{rad}\n" for rad in ("# ur protokollet", *p.NYCKLAR))
    return p.sparad(tmp_path_factory.mktemp("nycklar"), "nycklar.txt", text)


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Go program, built."""
    if why := go_saknas():
        pytest.skip(why)
    return bygg_go(tmp_path_factory.mktemp("go"))


_HANDELSE = b'{"aggregat":"a","data":{"x":1},"nr":0,"typ":"x/1","version":1}'


@pytest.fixture(
    params=[
        _HANDELSE[:-1] + b',"NR":5}', _HANDELSE[:-1] + b',"nr":5}', b'{"nr":5,' + _HANDELSE[1:],
        _HANDELSE[:-1] + b',"\\u006er":5}', _HANDELSE.replace(b'"nr":0', b'"nr":0,"nr":5'),
        _HANDELSE.replace(b'"nr":0', b'"\\u006er":5,"nr":0'), _HANDELSE + b"\n" + _HANDELSE,
        _HANDELSE.replace(b":", b": "), _HANDELSE.replace(b'"nr":0', b'"nr":0.0'), b"x", b"null",
    ],
    ids=lambda rad: rad[10:60].decode(),
)  # fmt: skip
def tvetydig(request: pytest.FixtureRequest) -> str:
    """A true proof of an event that another reader may find another number in."""
    ensam = p.Trad([leaf_hash(request.param)])
    return p.bevis(ensam, request.param, 0, p.kontrollpunkt(ensam, 1))


@pytest.fixture
def knepig() -> str:
    """A true proof of an event whose text looks like JSON, and like an escape."""
    said = {"avser": 'C:\\users "nr":5, <&> 5 € åäö', "om": '"nr"', "x": "\\"}
    rad = entry(0, 'pott/"', "x/1", 1, canonical(said))
    ensam = p.Trad([leaf_hash(rad)])
    return p.bevis(ensam, rad, 0, p.kontrollpunkt(ensam, 1))
