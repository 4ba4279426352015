"""A verifier from npm, made for another log, accepts the proofs and no others."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from collections.abc import Callable
from random import Random

import pytest

from ledger.evidence.lines import encoded
from tests.oberoende import producent as p
from tests.oberoende.korning import NODE, Fraga, npm, npm_fraga, npm_saknas, vand

Svaren = Callable[[list[Fraga]], list[str]]


@pytest.fixture(scope="module")
def svaren() -> Svaren:
    if why := npm_saknas():
        pytest.skip(why)
    return npm


def bevis(trad: p.Trad, rader: list[bytes], nr: int, storlek: int) -> str:
    return p.bevis(trad, rader[nr], nr, p.kontrollpunkt(trad, storlek))


def test_every_event_of_a_log_is_proved(svaren: Svaren, trad: p.Trad, rader: list[bytes]) -> None:
    fragor = [
        npm_fraga(bevis(trad, rader, nr, n)) for n in (1, 2, 33, len(rader)) for nr in range(n)
    ]

    assert svaren(fragor) == ["ja"] * len(fragor)


def test_whatever_was_changed_is_refused(svaren: Svaren, trad: p.Trad, rader: list[bytes]) -> None:
    rnd, fragor = Random(8), []
    for _ in range(100):
        sant = npm_fraga(bevis(trad, rader, nr := rnd.randrange(len(rader)), len(rader)))
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
