"""`medunderteckna`: an auditor signs only what grew from what was signed before."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest

from application.proving import signing
from cli.verbs import medunderteckna
from features.steps.arkiv import LOSEN, NAMN, Arkiv
from ledger.evidence.checking import open_checkpoint
from ledger.evidence.checkpoint import Opened, parse_checkpoint
from ledger.evidence.note import parse_note
from ledger.evidence.vkey import parse_vkeys
from tests.cli.program import inside
from tests.ledger.underskrivet import kort


@pytest.fixture
def sett(reviderat: Arkiv) -> Arkiv:
    """An auditor who has cosigned once, and a ledger that has grown and been signed since."""
    reviderat.medunderteckna()
    reviderat.kopia.write_bytes(reviderat.liggare.read_bytes())
    reviderat.registrera(3, "organ")
    reviderat.underteckna()
    reviderat.ska("utvidgning", seen(reviderat), "-o", "utvidgning.txt")
    return reviderat


def state(arkiv: Arkiv) -> Path:
    return arkiv.revisor / "medundertecknat.txt"


def seen(arkiv: Arkiv) -> str:
    return str(parse_checkpoint(parse_note(state(arkiv).read_bytes()).text).size)


def opened(arkiv: Arkiv, fil: Path) -> Opened:
    keys = parse_vkeys((arkiv.revisor / "nycklar.txt").read_bytes())
    return open_checkpoint(parse_note(fil.read_bytes()), keys)


def med(arkiv: Arkiv, fil: str | Path, *args: str | Path) -> None:
    arkiv.kor("medunderteckna", arkiv.mapp / fil, *args, i=arkiv.revisor)


def test_the_first_time_a_checkpoint_is_taken_as_it_is_and_said_so(reviderat: Arkiv) -> None:
    reviderat.underteckna()

    med(reviderat, reviderat.kontrollpunkt)

    assert reviderat.svar.code == 0
    assert "FÖRSTA GÅNGEN" in reviderat.svar.words
    fil = reviderat.revisor / reviderat.svar.text.strip()
    (cosignature,) = opened(reviderat, fil).cosignatures
    assert cosignature.key.name == NAMN
    assert fil.name == reviderat.kontrollpunkt.name
    assert fil.read_bytes() == state(reviderat).read_bytes()
    assert {*reviderat.filer()} - {*reviderat.fore} == {
        f"revisor/{fil.name}", "revisor/medundertecknat.txt",
    }  # fmt: skip


def test_the_first_time_an_extension_from_nothing_is_one(reviderat: Arkiv) -> None:
    reviderat.underteckna()
    reviderat.ska("utvidgning", "0", "-o", "noll.txt")
    reviderat.ska("utvidgning", "3", "-o", "tre.txt")

    med(reviderat, "tre.txt")
    assert (reviderat.svar.code, reviderat.filer()) == (6, reviderat.fore)
    med(reviderat, "noll.txt")
    assert reviderat.svar.code == 0


def test_an_extension_from_the_last_is_cosigned_now(
    sett: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "now", lambda: 4_000_000_000)

    med(sett, "utvidgning.txt")

    assert sett.svar.code == 0, sett.svar.words
    assert f"från {int(seen(sett)) - 3} till {seen(sett)}" in sett.svar.words
    assert "2096-10-02T07:06:40Z" in sett.svar.words
    (cosignature,) = opened(sett, sett.revisor / sett.svar.text.strip()).cosignatures
    assert cosignature.time == 4_000_000_000


def test_the_same_again_is_the_same(sett: Arkiv, monkeypatch: pytest.MonkeyPatch) -> None:
    med(sett, "utvidgning.txt")
    monkeypatch.setattr(signing, "now", lambda: 4_000_000_000)

    med(sett, sett.kontrollpunkt)

    assert (sett.svar.code, sett.filer()) == (0, sett.fore)
    assert "oförändrad sedan sist" in sett.svar.words


def test_the_signature_is_merged_into_the_file_that_is_there(sett: Arkiv) -> None:
    target = sett.kontrollpunkt
    sett.ska("nyckel", "ny", "--revisor", "andra", "--nyckel", "andra.nyckel")
    keys = sett.mapp / "andra.txt"
    keys.write_bytes((sett.revisor / "nycklar.txt").read_bytes() + sett.svar.out)
    sett.ska("medunderteckna", target, "--nyckel", "andra.nyckel", "--nycklar", "andra.txt",
             "-o", target)  # fmt: skip

    med(sett, "utvidgning.txt", "-o", target)

    assert sett.svar.code == 0
    names = [one.name for one in parse_note(target.read_bytes()).signatures]
    assert names == ["malmo.se/statsbidrag/prov", "andra", NAMN]


def test_it_goes_to_stdout_when_asked(sett: Arkiv) -> None:
    med(sett, "utvidgning.txt", "-o", "-")

    assert sett.svar.out == state(sett).read_bytes()
    assert {*sett.filer()} == {*sett.fore}


def test_a_state_may_lie_elsewhere(reviderat: Arkiv) -> None:
    reviderat.underteckna()

    med(reviderat, reviderat.kontrollpunkt, "--tillstand", "arkiv.txt")

    assert reviderat.svar.code == 0
    assert (reviderat.revisor / "arkiv.txt").is_file()
    assert not state(reviderat).exists()


def test_it_is_remembered_before_it_is_handed_out(
    sett: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    placed = []
    monkeypatch.setattr(signing, "place", lambda _note, path, _: placed.append(path.name))

    med(sett, "utvidgning.txt")

    assert placed == ["medundertecknat.txt", sett.kontrollpunkt.name]


def test_a_bare_checkpoint_will_not_do_when_it_has_grown(sett: Arkiv) -> None:
    med(sett, sett.kontrollpunkt)

    assert (sett.svar.code, sett.filer()) == (2, sett.fore)
    assert f"liggare utvidgning {seen(sett)}" in sett.svar.words


def test_an_older_checkpoint_is_refused(sett: Arkiv) -> None:
    older = min(sett.mapp.glob("kontrollpunkt-*"))
    med(sett, "utvidgning.txt")

    med(sett, older)

    assert (sett.svar.code, sett.filer()) == (6, sett.fore)
    assert "liggaren har krympt" in sett.svar.words


def test_an_extension_from_another_size_is_refused(sett: Arkiv) -> None:
    sett.ska("utvidgning", "2", "-o", "fel.txt")

    med(sett, "fel.txt")

    assert (sett.svar.code, "utgår från 2" in sett.svar.words) == (6, True)
    assert sett.filer() == sett.fore


def test_another_ledger_is_refused_also_with_a_known_key(sett: Arkiv, tmp_path: Path) -> None:
    other = Arkiv(tmp_path / "annan")
    other.mapp.mkdir()
    other.ska("skapa", "--ursprung", "malmo.se/annan")
    other.nyckel()
    other.ska("nyckel")
    with (sett.revisor / "nycklar.txt").open("ab") as file:
        file.write(other.svar.out)
    other.underteckna()
    other.ska("utvidgning", "0", "-o", "u.txt")

    for fil in (other.kontrollpunkt, other.mapp / "u.txt"):
        med(sett, fil)
        assert (sett.svar.code, sett.filer()) == (6, sett.fore)
        assert "fel liggare: malmo.se/annan" in sett.svar.words


def test_after_a_change_of_key_both_are_known_and_it_goes_on(sett: Arkiv) -> None:
    sett.nyckel("ny.nyckel")
    vkey = sett.svar.out
    sett.underteckna("ny.nyckel")
    sett.ska("utvidgning", seen(sett), "-o", "ny-utvidgning.txt")

    med(sett, "ny-utvidgning.txt")
    refused = sett.svar.code, sett.filer() == sett.fore
    with (sett.revisor / "nycklar.txt").open("ab") as file:
        file.write(vkey)
    med(sett, "ny-utvidgning.txt")

    assert refused == (6, True)
    assert sett.svar.code == 0


@pytest.mark.parametrize(
    ("raw", "kod"),
    [(b"", 4), (b"old x\n\n", 4), (b"old 3\n\nmalmo.se/x\n5\n", 4), (b"\xff", 4), (None, 4)],
    ids=kort,
)
def test_what_is_neither_is_refused(sett: Arkiv, raw: bytes | None, kod: int) -> None:
    if raw is None:
        sett.ska("bevis", "1", "-o", "x.txt")
    else:
        (sett.mapp / "x.txt").write_bytes(raw)

    med(sett, "x.txt")

    assert (sett.svar.code, sett.filer()) == (kod, sett.fore)


@pytest.mark.parametrize("del_", ["text", "revisor", "skräp", "annans"])
def test_a_state_that_was_meddled_with_is_no_state(sett: Arkiv, del_: str) -> None:
    lines = state(sett).read_text("utf-8").split("\n")
    if del_ == "text":
        lines[1] = "3"
    elif del_ == "skräp":
        lines = ["skräp"]
    elif del_ == "annans":
        del lines[5]
    else:
        lines[5] = lines[5][:-3] + ("AA=" if lines[5][-1] == "=" else "AAA")
    state(sett).write_text("\n".join(lines), "utf-8")

    med(sett, "utvidgning.txt")

    assert (sett.svar.code, sett.filer()) == (4 if del_ == "skräp" else 6, sett.fore)


def test_what_was_cosigned_stands_when_the_ledgers_key_is_no_longer_trusted(sett: Arkiv) -> None:
    """A stolen key is taken out of the list, and the new one signs what grew."""
    fil = sett.revisor / "nycklar.txt"
    stolen = sett.kontrollpunkt.read_bytes()
    sett.nyckel("ny.nyckel")
    sett.underteckna("ny.nyckel")
    sett.ska("utvidgning", seen(sett), "-o", "ny.txt")
    sett.ska("nyckel", "visa")
    own = fil.read_text("utf-8").splitlines()[-1]
    fil.write_text(f"{sett.svar.text.splitlines()[-1]}\n{own}\n", "utf-8")

    (sett.mapp / "stulen.txt").write_bytes(stolen)
    med(sett, "stulen.txt")
    assert (sett.svar.code, sett.filer()) == (6, sett.fore)
    med(sett, "ny.txt")
    assert sett.svar.code == 0, sett.svar.words


def test_two_histories_are_not_cosigned_while_a_passphrase_is_thought_of(
    sett: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork = _fork(sett)

    def slowly(nyckel: Path, vems: str) -> str:
        monkeypatch.setattr(medunderteckna, "passphrase", lambda _, **_vems: LOSEN)
        inside("medunderteckna", sett.mapp / "utvidgning.txt", "--nyckel", nyckel)
        return LOSEN

    monkeypatch.setattr(medunderteckna, "passphrase", slowly)
    with chdir(sett.revisor):
        done = inside("medunderteckna", fork)

    assert done.code == 6
    assert seen(sett) == str(sett.antal)


def _fork(arkiv: Arkiv) -> Path:
    """Sign another history of the ledger from where the auditor last saw it; return its growth."""
    kept = {name: raw for name, raw in arkiv.filer().items() if "revisor" not in name}
    arkiv.liggare.write_bytes(arkiv.kopia.read_bytes())
    arkiv.registrera(4, "annat")
    arkiv.underteckna_kopian()
    fork = arkiv.mapp / "gren.txt"
    arkiv.ska("utvidgning", seen(arkiv), "-o", fork)
    for name, raw in kept.items():
        (arkiv.mapp / name).write_bytes(raw)
    return fork


def test_without_the_auditors_own_line_among_the_keys_it_says_how_to_get_it(sett: Arkiv) -> None:
    fil = sett.revisor / "nycklar.txt"
    fil.write_bytes(fil.read_bytes().splitlines(keepends=True)[0])

    med(sett, "utvidgning.txt")

    assert (sett.svar.code, sett.filer()) == (2, sett.fore)
    assert "liggare nyckel visa --revisor NAMN" in " ".join(sett.svar.words.split())


def test_without_a_key_it_says_how_an_auditor_makes_one(sett: Arkiv) -> None:
    sett.kor("medunderteckna", sett.mapp / "utvidgning.txt", "--nyckel", "x", i=sett.revisor)

    assert "liggare nyckel ny --revisor NAMN" in " ".join(sett.svar.words.split())


def test_a_clock_that_went_backwards_is_not_signed(
    sett: Arkiv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "now", lambda: 1)

    med(sett, "utvidgning.txt")

    assert (sett.svar.code, "klocka" in sett.svar.words) == (2, True)
    assert sett.filer() == sett.fore


@pytest.mark.parametrize(
    ("args", "losen", "kod"),
    [
        (("--nycklar", "saknas.txt"), LOSEN, 2),
        (("--nyckel", "saknas.nyckel"), LOSEN, 5),
        ((), "fel", 2),
        ((), None, 2),
        (("-o", "saknas/x.txt"), LOSEN, 2),
        (("-o", "revisor.nyckel"), LOSEN, 7),
        (("-o", "medundertecknat.txt"), LOSEN, 7),
    ],
    ids=kort,
)
def test_what_cannot_be_done_leaves_everything_as_it_was(
    sett: Arkiv, args: tuple[str, ...], losen: str | None, kod: int
) -> None:
    sett.kor("medunderteckna", sett.mapp / "utvidgning.txt", *args, losen=losen, i=sett.revisor)

    assert (sett.svar.code, sett.filer()) == (kod, sett.fore), sett.svar.words


def test_no_ledger_is_looked_for(sett: Arkiv) -> None:
    env = {"LIGGARE_NYCKEL_LOSEN": LOSEN}
    args = ("--nyckel", sett.revisor / "revisor.nyckel", "--nycklar", sett.revisor / "nycklar.txt")

    done = inside("--liggare", "/saknas/x.db", "medunderteckna", sett.mapp / "utvidgning.txt",
                  *args, "-o", "-", env=env)  # fmt: skip

    assert done.code == 0
