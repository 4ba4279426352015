"""A verifier from npm, made for another log, accepts the proofs and no others."""

from __future__ import annotations

import json
import os
import re
import subprocess
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledger.lines import encoded
from tests.oberoende import producent as p
from tests.oberoende.korning import vand

NODE = Path(__file__).with_name("node")
Fraga = dict[str, Any]


@pytest.fixture(scope="module")
def svaren() -> Callable[[list[Fraga]], list[str]]:
    if not os.environ.get("OBEROENDE_NODE"):
        pytest.skip(
            "@sigstore/verify prövar inget: OBEROENDE_NODE säger inte var det är installerat"
        )

    def svaren_(fragor: list[Fraga]) -> list[str]:
        given = "".join(json.dumps(one) + "\n" for one in fragor).encode()
        line = ["node", str(NODE / "inklusion.cjs")]
        done = subprocess.run(line, input=given, capture_output=True, check=True)
        return done.stdout.decode().splitlines()

    return svaren_


def fraga(text: str) -> Fraga:
    """Read a proof as a file, by the format alone; the signature is left to others."""
    titel, extra, index, *hashar = text.partition("\n\n")[0].split("\n")
    _, storlek, rot = text.partition("\n\n")[2].split("\n")[:3]
    assert titel == "c2sp.org/tlog-proof@v1"
    return {
        "nr": int(index.removeprefix("index ")), "storlek": int(storlek), "rot": rot,
        "handelse": extra.removeprefix("extra "), "bevis": hashar,
    }  # fmt: skip


def bevis(trad: p.Trad, rader: list[bytes], nr: int, storlek: int) -> str:
    return p.bevis(trad, rader[nr], nr, p.kontrollpunkt(trad, storlek))


def test_every_event_of_a_log_is_proved(
    svaren: Callable[[list[Fraga]], list[str]], trad: p.Trad, rader: list[bytes]
) -> None:
    fragor = [fraga(bevis(trad, rader, nr, n)) for n in (1, 2, 33, len(rader)) for nr in range(n)]

    assert svaren(fragor) == ["ja"] * len(fragor)


def test_whatever_was_changed_is_refused(
    svaren: Callable[[list[Fraga]], list[str]], trad: p.Trad, rader: list[bytes]
) -> None:
    rnd, fragor = Random(8), []
    for _ in range(100):
        sant = fraga(bevis(trad, rader, nr := rnd.randrange(len(rader)), len(rader)))
        fragor += [
            sant | {"nr": nr + 1},
            sant | {"nr": nr - 1},
            sant | {"bevis": sant["bevis"][1:]},
        ]
        for key in ("rot", "handelse"):
            fragor.append(sant | {key: encoded(vand(b64decode(sant[key]), rnd))})

    assert set(svaren(fragor)) == {"nej"}


def test_what_is_installed_is_locked_without_an_address() -> None:
    lock = json.loads((NODE / "package-lock.json").read_text("utf-8"))

    packages = {name: one for name, one in lock["packages"].items() if name}
    assert all(re.match("sha512-", one["integrity"]) for one in packages.values())
    assert not [name for name, one in packages.items() if "resolved" in one]
