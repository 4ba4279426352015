"""`main.go`: Go's own transparency log accepts what is true, and nothing that differs by a bit."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledger.evidence.lines import encoded
from ledger.evidence.signing import sign_note
from ledger.evidence.tree import EMPTY_ROOT, leaf_hash
from tests.cli.program import inside
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, Fraga, Svar, granska, kor, vand

TID = 1_790_000_000
NAR = "2026-09-21 14:13:20 UTC"
TOM = encoded(EMPTY_ROOT)
BLAD = encoded(leaf_hash(b""))

Prova = Callable[..., Svar]


@pytest.fixture
def prova(program: Path, nycklar: Path, tmp_path: Path) -> Prova:
    """Run a sub-command on texts, which are written to files; the keys come last."""

    def prova_(verb: str, *texter: str | bytes, nycklar: Path = nycklar) -> Svar:
        filer = [p.sparad(tmp_path, f"fil-{i}", text) for i, text in enumerate(texter)]
        return kor(program, verb, *filer, nycklar)

    return prova_


@pytest.fixture
def logg(rader: list[bytes]) -> bytes:
    return b"".join(rad + b"\n" for rad in rader)


def test_a_log_is_held_against_checkpoints_of_any_age(
    prova: Prova, program: Path, logg: bytes, trad: p.Trad, tmp_path: Path
) -> None:
    alone = kor(program, "logg", p.sparad(tmp_path, "logg.jsonl", logg))
    assert alone.godkand
    assert trad.rot().hex() in alone.ut
    assert "Ingen kontrollpunkt" in alone.ut
    for storlek in (0, 1, 2, 31, 32, len(trad.blad)):
        assert prova("logg", logg, p.kontrollpunkt(trad, storlek)).godkand


@pytest.mark.parametrize("ledger", ["demo", "staden", "avtal"])
def test_what_it_says_of_a_whole_log_is_what_the_others_say(
    program: Path, tmp_path: Path, request: pytest.FixtureRequest, ledger: str
) -> None:
    """The balances of `granska.py`, and what `intyg` says was below zero in the order of days."""
    path = request.getfixturevalue(ledger)
    assert inside("--liggare", path, "exportera", "logg", "-o", tmp_path / "ut").code == 0
    intyg = json.loads(inside("--liggare", path, "intyg", "-f", "json").out)
    fil = tmp_path / "ut" / "logg.jsonl"

    svar = kor(program, "logg", "--json", fil)

    assert (svar.kod, svar.fynd) == (0, {})
    assert _rader(svar.json["saldon"]) == _rader(granska(fil, "--json").json["saldon"])
    under = [
        {"pott": of["pott"], "namnd": rad["namnd"] or "", "underenhet": rad["underenhet"] or "",
         "position": rad["slag"], "dag": low["datum"], "ore": low["lagsta_ore"]}
        for of in intyg["potter"]
        for rad in of["marginaler"]
        if (low := rad["handelsedatum"]) and low["lagsta_ore"] < 0
    ]  # fmt: skip
    assert _rader(svar.json["under_noll_per_dag"]) == _rader(under)


def _rader(rader: list[dict[str, Any]]) -> list[list[tuple[str, Any]]]:
    return sorted(sorted(rad.items()) for rad in rader)


def test_the_table_of_the_log_is_the_one_it_was_built_with(
    program: Path, tmp_path: Path, logg: bytes
) -> None:
    fil = p.sparad(tmp_path, "logg.jsonl", logg)
    egen = (HAR / "rorelser.json").read_bytes()
    utan = kor(program, "logg", "--json", fil)
    assert utan.json["rorelser_sha256"] == sha256(egen).hexdigest()
    assert any("rorelser.json" in ett for ett in utan.json["ej_kontrollerat"])

    bredvid = p.sparad(tmp_path, "rorelser.json", egen.replace(b'"askat"', b'"avbojt"', 1))

    annan = kor(program, "logg", fil)
    assert not annan.godkand
    assert sha256(bredvid.read_bytes()).hexdigest() in annan.ut
    assert kor(program, "logg", "--rorelser", HAR / "rorelser.json", fil).godkand
    assert kor(program, "logg", "--rorelser", tmp_path / "saknas.json", fil).kod == 2


def test_a_log_that_was_cut_changed_or_reordered_is_refused(
    prova: Prova, logg: bytes, trad: p.Trad, rader: list[bytes]
) -> None:
    punkt = p.kontrollpunkt(trad, len(rader))
    kort = b"".join(rad + b"\n" for rad in rader[:-1])
    svar = prova("logg", kort, punkt)
    assert (svar.godkand, "slutet saknas" in svar.ut) == (False, True)
    bytta = [rader[1], rader[0], *rader[2:]]
    for falsk in (logg[:-1], b"".join(rad + b"\n" for rad in bytta), b"x" * 70_000):
        assert not prova("logg", falsk, punkt).godkand
    rnd = Random(1)
    for _ in range(30):
        assert not prova("logg", vand(logg, rnd), punkt).godkand


def test_a_checkpoint_is_signed_by_the_ledger_and_may_be_cosigned(
    prova: Prova, trad: p.Trad
) -> None:
    svar = prova("kontrollpunkt", p.kontrollpunkt(trad, 40, tid=TID))

    assert svar.godkand
    assert p.URSPRUNG in svar.ut
    assert trad.rot(40).hex() in svar.ut
    assert f"Medundertecknad av {p.REVISOR} {NAR}" in svar.ut
    assert "Medundertecknad" not in prova("kontrollpunkt", p.kontrollpunkt(trad, 40)).ut


def test_the_auditors_signature_alone_is_not_the_ledgers(prova: Prova, trad: p.Trad) -> None:
    text = p.punktens_text(40, trad.rot(40))
    okand = p.signatur(text, p.nyckel("nagon.example/annan", 7))
    med = p.kontrollpunkt(trad, 40, tid=TID).splitlines(keepends=True)[-1]

    assert not prova("kontrollpunkt", f"{text}\n{med}").godkand
    assert not prova("kontrollpunkt", f"{text}\n{okand}").godkand
    assert prova("kontrollpunkt", f"{text}\n{okand}{p.signatur(text)}").godkand


def test_a_checkpoint_of_another_ledger_or_by_another_key_is_refused(
    prova: Prova, trad: p.Trad
) -> None:
    annan = p.punktens_text(40, trad.rot(40), "malmo.example/annan")
    text = p.punktens_text(40, trad.rot(40))
    bedragare = p.nyckel(p.URSPRUNG, 666)

    assert not prova("kontrollpunkt", p.signerad(annan)).godkand
    assert not prova("kontrollpunkt", p.signerad(text, bedragare)).godkand
    (av,) = sign_note(text, bedragare).signatures
    stulet_id = av._replace(key_id=p.LIGGAREN.vkey.key_id)
    assert not prova("kontrollpunkt", f"{text}\n{stulet_id}").godkand


@pytest.mark.parametrize(
    "text",
    [
        "\n", "x\n", "\n\n", f"{p.URSPRUNG}\n01\n{TOM}\n",
        f"{p.URSPRUNG}\n-1\n{TOM}\n", f"{p.URSPRUNG}\n9223372036854775807\n{TOM}\n",
        f"{p.URSPRUNG}\n99999999999999999999\n{TOM}\n", f"{p.URSPRUNG}\n1\nAAAA\n",
        f"{p.URSPRUNG}\n0\n{BLAD}\n", f"{p.URSPRUNG}\n1\n\n{TOM}\n",
        f"{p.URSPRUNG}\n1\n",
    ],
)  # fmt: skip
def test_a_signed_text_that_is_no_checkpoint_is_refused(prova: Prova, text: str) -> None:
    assert not prova("kontrollpunkt", p.signerad(text)).godkand
    assert not prova("kontrollpunkt", text).godkand
    assert not prova("kontrollpunkt", "").godkand


def test_any_bit_flipped_in_a_checkpoint_is_refused(prova: Prova, trad: p.Trad) -> None:
    """Of a cosignature the bits that say whose it is make it a stranger's: it is not counted."""
    rnd = Random(2)
    plain = p.kontrollpunkt(trad, 40).encode()
    cosigned = p.kontrollpunkt(trad, 40, tid=TID).encode()
    for _ in range(80):
        assert not prova("kontrollpunkt", vand(plain, rnd)).godkand
        svar = prova("kontrollpunkt", vand(cosigned, rnd))
        assert not (svar.godkand and "Medundertecknad" in svar.ut)


def test_a_proof_of_any_event_is_accepted(prova: Prova, trad: p.Trad, rader: list[bytes]) -> None:
    punkt = p.kontrollpunkt(trad, len(rader), tid=TID)
    for nr in (0, 1, 31, 32, len(rader) - 1):
        svar = prova("bevis", p.bevis(trad, rader[nr], nr, punkt))

        assert svar.godkand
        assert rader[nr].decode() in svar.ut
        assert NAR in svar.ut
    ensam = p.kontrollpunkt(trad, 1)
    assert prova("bevis", p.bevis(trad, rader[0], 0, ensam)).godkand


def test_a_proof_of_something_else_is_refused(
    prova: Prova, trad: p.Trad, rader: list[bytes]
) -> None:
    n = len(rader)
    punkt, hashar = p.kontrollpunkt(trad, n), trad.inklusion(30, n)
    fel = [
        p.hopsatt_bevis(rader[31], 30, hashar, punkt),
        p.hopsatt_bevis(rader[30], 31, hashar, punkt),
        p.hopsatt_bevis(rader[30], 30, hashar[:-1], punkt),
        p.hopsatt_bevis(rader[30], 30, [*hashar, hashar[0]], punkt),
        p.hopsatt_bevis(rader[30], 30, hashar * 20, punkt),
        p.hopsatt_bevis(rader[30], n, hashar, punkt),
        p.hopsatt_bevis(rader[30], 30, hashar, p.kontrollpunkt(trad, n - 1)),
        p.hopsatt_bevis(rader[0], 0, [], p.kontrollpunkt(trad, 0)),
        p.hopsatt_bevis(rader[30] + b"\n", 30, hashar, punkt),
        p.hopsatt_bevis(rader[30], 30, hashar, punkt).replace("index 30", "index 030"),
        p.hopsatt_bevis(rader[30], 30, hashar, punkt).replace("@v1", "@v2"),
        p.hopsatt_bevis(rader[30], 30, hashar, punkt).partition("\n\n")[0],
        punkt,
    ]
    for text in fel:
        assert not prova("bevis", text).godkand
    placed_elsewhere = p.Trad([leaf_hash(rader[5])] * 4)
    punkt = p.kontrollpunkt(placed_elsewhere, 4)
    svar = prova("bevis", p.bevis(placed_elsewhere, rader[5], 2, punkt))
    assert (svar.godkand, "säger inte själv" in svar.ut) == (False, True)


def test_an_event_whose_text_looks_like_more_is_accepted(prova: Prova, knepig: str) -> None:
    assert prova("bevis", knepig).godkand


def test_an_event_that_can_be_read_in_two_ways_is_refused(prova: Prova, tvetydig: str) -> None:
    svar = prova("bevis", tvetydig)

    assert (svar.godkand, "händelse" in svar.ut) == (False, True)


def test_any_bit_flipped_in_a_proof_is_refused(
    prova: Prova, trad: p.Trad, rader: list[bytes]
) -> None:
    n = len(rader)
    text = p.bevis(trad, rader[30], 30, p.kontrollpunkt(trad, n)).encode()
    rnd = Random(3)
    for _ in range(150):
        assert not prova("bevis", vand(text, rnd)).godkand


def test_an_extension_from_any_older_checkpoint_is_accepted(prova: Prova, trad: p.Trad) -> None:
    n = len(trad.blad)
    for gammal, ny in [(0, 0), (0, n), (1, 1), (1, 2), (1, n), (31, n), (32, 64), (n, n)]:
        forra, punkt = p.kontrollpunkt(trad, gammal), p.kontrollpunkt(trad, ny, tid=TID)
        svar = prova("utvidgning", p.utvidgning(trad, gammal, punkt), forra)

        assert svar.godkand, (gammal, ny, svar)
        assert NAR in svar.ut


def test_a_rewritten_or_shrunk_history_is_refused(
    prova: Prova, trad: p.Trad, rader: list[bytes]
) -> None:
    n = len(rader)
    omskriven = p.Trad([*trad.blad[:20], leaf_hash(b"annat"), *trad.blad[21:]])
    forra = p.kontrollpunkt(trad, 40)
    fel = [
        p.hopsatt_utvidgning(40, omskriven.utvidgning(40, n), p.kontrollpunkt(omskriven, n)),
        p.hopsatt_utvidgning(40, trad.utvidgning(40, n), p.kontrollpunkt(omskriven, n)),
        p.hopsatt_utvidgning(39, trad.utvidgning(39, n), p.kontrollpunkt(trad, n)),
        p.hopsatt_utvidgning(40, trad.utvidgning(40, n)[1:], p.kontrollpunkt(trad, n)),
        p.hopsatt_utvidgning(40, [], p.kontrollpunkt(trad, 39)),
        p.hopsatt_utvidgning(40, [], p.kontrollpunkt(omskriven, 40)),
        p.hopsatt_utvidgning(40, [trad.rot(1)], p.kontrollpunkt(trad, 40)),
        "old 40\n",
    ]
    for text in fel:
        assert not prova("utvidgning", text, forra).godkand
    svar = prova("utvidgning", fel[0], forra)
    assert "HISTORIEN ÄR ÄNDRAD" in svar.ut


def test_any_bit_flipped_in_an_extension_is_refused(prova: Prova, trad: p.Trad) -> None:
    n = len(trad.blad)
    forra = p.kontrollpunkt(trad, 21)
    text = p.utvidgning(trad, 21, p.kontrollpunkt(trad, n)).encode()
    rnd = Random(4)
    for _ in range(80):
        assert not prova("utvidgning", vand(text, rnd), forra).godkand
        assert not prova("utvidgning", text, vand(forra.encode(), rnd)).godkand


def test_what_cannot_be_read_is_exit_2(
    prova: Prova, program: Path, nycklar: Path, tmp_path: Path, trad: p.Trad
) -> None:
    punkt = p.kontrollpunkt(trad, 9)
    vkey = str(p.LIGGAREN.vkey)
    for i, text in enumerate(
        ["", "# bara ord\n", "x", vkey[:-4], vkey.replace("+", "-"), vkey.replace("malmo", "lund"),
         str(p.nyckel(p.REVISOR, 2, 6).vkey), str(p.REVISORN.vkey).replace("revisor", "annan")]
    ):  # fmt: skip
        svar = prova("kontrollpunkt", punkt, nycklar=p.sparad(tmp_path, f"nycklar-{i}", text))
        assert (svar.godkand, svar.kod) == (False, 2)
    for args in [
        (), ("hjälp",), ("bevis",), ("logg", tmp_path), ("parti", "x"),
        ("bevis", tmp_path / "saknas", nycklar), ("kontrollpunkt", tmp_path, nycklar),
    ]:  # fmt: skip
        svar = kor(program, *args)
        assert (svar.godkand, svar.kod) == (False, 2)


def test_keys_with_windows_line_ends_are_read(prova: Prova, trad: p.Trad, tmp_path: Path) -> None:
    fil = p.sparad(tmp_path, "nycklar.txt", f"{p.LIGGAREN.vkey}\r\n{p.LIGGAREN.vkey}\r\n")

    assert prova("kontrollpunkt", p.kontrollpunkt(trad, 9), nycklar=fil).godkand


# --- many at a time ------------------------------------------------------------------------------


def inklusion(trad: p.Trad, nr: int, storlek: int) -> Fraga:
    return {
        "slag": "inklusion", "nr": nr, "storlek": storlek, "rot": encoded(trad.rot(storlek)),
        "blad": encoded(trad.blad[nr]), "bevis": [*map(encoded, trad.inklusion(nr, storlek))],
    }  # fmt: skip


def utvidgning(trad: p.Trad, gammal: int, ny: int) -> Fraga:
    return {
        "slag": "utvidgning", "gammal": gammal, "gammal_rot": encoded(trad.rot(gammal)), "ny": ny,
        "ny_rot": encoded(trad.rot(ny)), "bevis": [*map(encoded, trad.utvidgning(gammal, ny))],
    }  # fmt: skip


def svaren(program: Path, fragor: Sequence[Fraga | str]) -> list[str]:
    rader = [one if isinstance(one, str) else json.dumps(one) for one in fragor]
    return kor(program, "parti", stdin="".join(rad + "\n" for rad in rader)).ut.split()


def forvanskade(fraga: Fraga, rnd: Random) -> Iterator[Fraga]:
    """Every value of a question changed, one at a time, and the proof made longer and shorter."""
    bevis = fraga["bevis"]
    for key, value in fraga.items():
        if isinstance(value, int):
            yield fraga | {key: value + 1}
            yield fraga | {key: value - 1}
        elif key not in {"slag", "bevis"}:
            yield fraga | {key: encoded(vand(b64decode(value), rnd))}
            yield fraga | {key: value[:-4]}
    for i, ett in enumerate(bevis):
        yield fraga | {"bevis": [*bevis[:i], encoded(vand(b64decode(ett), rnd)), *bevis[i + 1 :]]}
        yield fraga | {"bevis": [*bevis[:i], *bevis[i + 1 :]]}
    yield fraga | {"bevis": [*bevis, fraga.get("blad", fraga.get("ny_rot"))]}


def test_go_refuses_whatever_was_changed(program: Path) -> None:
    """A size that changes with the same root and the same proof can still be true of another tree.

    RFC 9162 leaves that open for inclusion: the size is signed together with the root.
    """
    trad = p.Trad([leaf_hash(str(i).encode()) for i in range(300)])
    rnd = Random(6)
    fragor: list[Fraga] = []
    for _ in range(60):
        storlek = rnd.randint(2, 300)
        sant = inklusion(trad, rnd.randrange(storlek), storlek)
        fragor += (one for one in forvanskade(sant, rnd) if one["storlek"] == storlek)
        gammal = rnd.randint(1, storlek - 1)
        sant = utvidgning(trad, gammal, storlek)
        fragor += (one for one in forvanskade(sant, rnd) if one["ny"] == storlek)

    assert set(svaren(program, fragor)) == {"nej"}
    assert len(fragor) > 1000


@pytest.mark.parametrize(
    "rad",
    [
        "", "x", "[]", "null", "{}", '{"slag":"annat"}', '{"slag":"inklusion"}',
        '{"slag":"inklusion","nr":-1,"storlek":1}', '{"slag":"utvidgning","bevis":["x"]}',
        json.dumps({"slag": "inklusion", "nr": 2**62, "storlek": 2**63 - 1, "rot": TOM,
                    "blad": TOM, "bevis": []}),
        json.dumps({"slag": "utvidgning", "gammal": 2**62 + 1, "ny": 2**63 - 1, "bevis": [],
                    "gammal_rot": TOM, "ny_rot": TOM}),
        json.dumps({"slag": "utvidgning", "gammal": 0, "ny": 0, "bevis": [],
                    "gammal_rot": TOM, "ny_rot": BLAD}),
    ],
)  # fmt: skip
def test_a_line_that_says_nothing_sensible_is_answered_nej(program: Path, rad: str) -> None:
    assert svaren(program, [rad, rad]) == ["nej", "nej"]
