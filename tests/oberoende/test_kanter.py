"""The shared edge cases: every program that reads a kind of file gives the one right verdict."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.kanter.grund import FALT, FORM, SIGNATUR, TEXTER
from tests.kanter.program import LASER, Lasare
from tests.kanter.skriv import MAPP, kanterna, manifesten
from tests.kanter.slappa import OURS, SLAPPA
from tests.oberoende.korning import HAR, bygg_go, granska, kor, npm_saknas

KANTER = kanterna()
PROGRAM = sorted({program for laser in LASER.values() for program in laser})


def fel(lasare: Lasare, program: str) -> list[str]:
    """Return the cases that a program answers wrongly, and those it looks at after all."""
    wrong = []
    for kant, godkand in lasare.svar(program, KANTER):
        if program in kant.ej:
            wrong += [f"{kant.slag} {kant.namn}: prövas visst"] if godkand == kant.ratt else []
        elif godkand != kant.ratt:
            wrong.append(f"{kant.slag} {kant.namn}: {'godkänd' if godkand else 'underkänd'}")
    return wrong


@pytest.fixture(scope="module")
def lasare(tmp_path_factory: pytest.TempPathFactory, program: Path, openssl: None) -> Lasare:
    return Lasare(tmp_path_factory.mktemp("kanter"), program)


@pytest.mark.parametrize("program_", PROGRAM)
def test_every_program_answers_every_case_that_it_reads(lasare: Lasare, program_: str) -> None:
    if program_ == "npm" and npm_saknas():
        pytest.skip(npm_saknas())

    assert fel(lasare, program_) == []


def test_the_committed_cases_are_those_that_the_script_writes() -> None:
    written = dict(manifesten())

    assert {fil.name: fil.read_bytes() for fil in MAPP.iterdir()} == written


def test_each_kind_has_cases_of_both_verdicts_each_with_its_own_name_and_reason() -> None:
    found = Counter((kant.slag, kant.ratt) for kant in KANTER)

    assert {slag for slag, _ in found} == LASER.keys()
    assert all(found[slag, ratt] >= 3 for slag in LASER for ratt in (True, False))
    assert len({(kant.slag, kant.namn) for kant in KANTER}) == len(KANTER) > 900
    assert all(kant.varfor for kant in KANTER)
    filer = Counter((kant.slag, *sorted(kant.filer.items())) for kant in KANTER)
    assert [one for one, n in filer.items() if n > 1] == []


def test_whoever_does_not_look_at_a_case_reads_that_kind_and_never_the_honest_ones() -> None:
    for kant in KANTER:
        assert set(kant.ej) < set(LASER[kant.slag]), kant
        assert not (kant.ratt and kant.ej), kant


def test_every_case_is_answered_by_somebody_who_looks_at_it_and_most_by_all() -> None:
    ej = Counter(vem for kant in KANTER for vem in kant.ej)
    vad = {vem: {kant.ej[vem] for kant in KANTER if vem in kant.ej} for vem in ej}

    assert vad == {
        "granska": {SIGNATUR, TEXTER, FALT},
        "go": {FALT, TEXTER},
        "npm": {f"{FORM} och {SIGNATUR}"},
    }


def test_who_does_not_look_says_so_in_its_own_answer_and_in_the_readme(
    program: Path, tmp_path: Path
) -> None:
    logg = MAPP / "logg.jsonl"
    answers = {
        "granska": granska(logg).ut,
        "go": kor(program, "logg", logg, MAPP / "kontrollpunkt.txt", MAPP / "nycklar.txt").ut,
    }
    readme = " ".join((HAR / "README.md").read_text("utf-8").split()).casefold()
    for kant in KANTER:
        for vem, vad in kant.ej.items():
            if vem != "npm":  # it is somebody else's, and reads a tree only
                assert vad in answers[vem], (vem, vad)
                assert vad.casefold() in readme, vad


# --- a lenient reader is caught ------------------------------------------------------------------


def _slappt(mapp: Path, fil: str, *byten: tuple[str, str]) -> Path:
    """Return the verifiers' folder with one of them made lenient."""
    har = mapp / "har"
    shutil.copytree(HAR, har)
    text = (har / fil).read_text("utf-8")
    for strikt, slappt in byten:
        assert text.count(strikt) == 1, strikt
        text = text.replace(strikt, slappt)
    (har / fil).write_text(text, "utf-8")
    return har


@pytest.mark.parametrize("slapp", SLAPPA)
def test_a_lenient_verifier_is_caught(
    program: Path, openssl: None, tmp_path: Path, slapp: str
) -> None:
    fil, byte, slag, namnen = SLAPPA[slapp]
    har = _slappt(tmp_path, fil, byte)
    vem = slapp.partition(":")[0]
    lasare_ = Lasare(tmp_path, bygg_go(program.parent, har) if vem == "go" else program, har)

    assert _missade(lasare_, vem, slag, namnen.split()) == namnen.split()


@pytest.mark.parametrize("slapp", OURS)
def test_a_lenient_product_is_caught(tmp_path: Path, slapp: str) -> None:
    var, namn, i_stallet, slag, namnen = OURS[slapp]
    with patch.object(var, namn, i_stallet):
        missade = _missade(Lasare(tmp_path, None), "kontrollera", slag, namnen.split())

    assert missade == namnen.split()


def _missade(lasare_: Lasare, program_: str, slag: str, namnen: list[str]) -> list[str]:
    """Return which of some cases are answered wrongly; an honest one must not be."""
    fallen = {kant.namn: kant for kant in KANTER if kant.slag == slag}
    arlig = next(kant for kant in fallen.values() if kant.ratt)
    svar = lasare_.svar(program_, [arlig, *(fallen[namn] for namn in namnen)])
    forsta, *fallen_ = [(kant.namn, godkand != kant.ratt) for kant, godkand in svar]

    assert forsta == (arlig.namn, False)
    return [namn for namn, wrong in fallen_ if wrong]
