"""What nobody may have done is refused by all who read a log, however well it is sealed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random

import pytest

from tests.oberoende import olagligt
from tests.oberoende.forseglad import events, forseglad, inlast, verifierad
from tests.oberoende.korning import Svar, granska, kor
from tests.oberoende.olagliga_potter import LAGLIGA, POTTERNAS
from tests.oberoende.olagligt import OLAGLIGA, Logg, poster, rader

BLIND = {"text_med_personnummer": "personnummer"}
"""What the independent program does not look at, and the word with which it says so."""

Logn = Callable[[Logg], object]


def _drawn(change: Callable[[Logg, Random], bool], seed: int) -> Logn:
    def drawn(logg: Logg) -> None:
        assert change(logg, Random(seed))

    return drawn


ALLA: dict[str, Logn] = {**OLAGLIGA}
ALLA |= {f"{namn}-{n}": _drawn(one, n) for namn, one in POTTERNAS.items() for n in (1, 3)}
olagliga = pytest.mark.parametrize("logn", ALLA.values(), ids=ALLA)


@pytest.fixture(scope="session")
def stadens(staden: Path) -> Logg:
    return poster(events(staden))


def ljugen(stadens: Logg, lie: Logn) -> list[bytes]:
    logg = deepcopy(stadens)
    lie(logg)
    assert logg != stadens
    return rader(logg)


def test_the_city_is_lawful_to_all(stadens: Logg, tmp_path: Path) -> None:
    skrivna = rader(deepcopy(stadens))

    assert poster(skrivna) == stadens
    assert verifierad(forseglad(tmp_path / "staden.db", skrivna)) == []
    assert inlast(tmp_path / "inlast.db", skrivna) == ""


@olagliga
def test_a_verification_finds_it(stadens: Logg, tmp_path: Path, logn: Logn) -> None:
    found = verifierad(forseglad(tmp_path / "falsk.db", ljugen(stadens, logn)))

    assert found
    assert {one.slag for one in found} <= {"innebord", "innehall", "ordning"}


@olagliga
def test_it_is_not_read_in(stadens: Logg, tmp_path: Path, logn: Logn) -> None:
    assert inlast(tmp_path / "falsk.db", ljugen(stadens, logn))


@olagliga
def test_the_independent_program_finds_it(stadens: Logg, tmp_path: Path, logn: Logn) -> None:
    svar = granskad(tmp_path, ljugen(stadens, logn))

    if logn.__name__ in BLIND:
        assert any(BLIND[logn.__name__] in one for one in svar.json["ej_kontrollerat"])
        return
    assert svar.kod == 1
    assert svar.fynd


def test_the_independent_program_says_what_it_leaves_out(stadens: Logg, tmp_path: Path) -> None:
    svar = granskad(tmp_path, rader(deepcopy(stadens)))

    assert (svar.kod, svar.fynd) == (0, {})
    assert len(svar.json["ej_kontrollerat"]) > 2


@olagliga
def test_the_go_program_finds_it_at_the_same_event(
    program: Path, stadens: Logg, tmp_path: Path, logn: Logn
) -> None:
    svar = granskad(tmp_path, ljugen(stadens, logn))
    gos = kor(program, "logg", "--json", tmp_path / "logg.jsonl")

    assert gos.kod == svar.kod
    assert min(gos.fynd.values(), default=-1) == min(svar.fynd.values(), default=-1)
    if svar.kod == 0:
        assert any(BLIND[logn.__name__] in one for one in gos.json["ej_kontrollerat"])


def granskad(mapp: Path, lines: list[bytes]) -> Svar:
    fil = mapp / "logg.jsonl"
    fil.write_bytes(b"".join(rad + b"\n" for rad in lines))
    return granska(fil, "--json")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("namn", LAGLIGA)
def test_what_is_lawful_is_so_to_all(
    program: Path, stadens: Logg, tmp_path: Path, namn: str, seed: int
) -> None:
    skrivna = ljugen(stadens, _drawn(LAGLIGA[namn], seed))

    assert verifierad(forseglad(tmp_path / "laglig.db", skrivna)) == []
    assert inlast(tmp_path / "inlast.db", skrivna) == ""
    assert granskad(tmp_path, skrivna).fynd == {}
    assert kor(program, "logg", tmp_path / "logg.jsonl").godkand


def test_the_named_histories_are_all_there() -> None:
    assert len(OLAGLIGA) > 40
    assert olagligt.OLAGLIGA is OLAGLIGA
