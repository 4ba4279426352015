"""``exportera sie``: vouchers in balance and in the right bytes, that add up to our figures."""

from __future__ import annotations

import json
from collections import Counter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.sie import bokning
from exchange.sie.skrivning import text
from tests.cli.program import inside, skriven
from tests.golden.staden import spelat
from tests.webb.fientlig import FORMEL, MARKERING, med_texter
from tests.webb.ogonblick import flaggor, ogonblick

if TYPE_CHECKING:
    from pathlib import Path

    Saldon = Counter[tuple[str, str, str]]

FORDRAN, BANK, EJ, SKULD, INTAKT, EFTER = "1684", "1940", "2973", "2871", "3511", "3519"
AR = range(2020, 2028)


class Verifikat(NamedTuple):
    huvud: list[str]
    rader: list[list[Any]]


class Sie(NamedTuple):
    poster: list[list[Any]]
    verifikat: list[Verifikat]


def falten(line: str) -> list[Any]:
    """Split a line as the format says: blanks, texts in quotes, lists in braces."""
    found: list[Any] = [[]]
    stack = [found[0]]
    at = 0
    while at < len(line):
        if line[at] in "{}":
            if line[at] == "{":
                stack.append(new := [])
                stack[-2].append(new)
            else:
                stack.pop()
            at += 1
        elif line[at] == '"':
            end = line.index('"', at + 1)
            stack[-1].append(line[at + 1 : end])
            at = end + 1
        elif line[at] in " \t":
            at += 1
        else:
            end = min(line.find(c, at) for c in ' {}"' if line.find(c, at) >= 0) if any(
                c in line[at:] for c in ' {}"') else len(line)  # fmt: skip
            stack[-1].append(line[at:end])
            at = end
    return list(found[0])


def las(data: bytes) -> Sie:
    assert data.endswith(b"\r\n")
    assert not [byte for byte in data.replace(b"\r\n", b"") if byte < 32 or byte == 127]
    sie = Sie([], [])
    inne = False
    for line in data.decode("cp437").split("\r\n")[:-1]:
        if line in {"{", "}"}:
            inne = line == "{"
            continue
        falt = falten(line)
        sie.poster.append(falt)
        if falt[0] == "#VER":
            sie.verifikat.append(Verifikat(falt[1:], []))
        elif inne:
            assert falt[0] == "#TRANS"
            sie.verifikat[-1].rader.append(falt[1:])
    return sie


def kontrollsumma(data: bytes) -> int:
    """CRC-32 bit by bit, as the format prints it, over what is between the two labels."""
    crc = 0xFFFFFFFF
    inside_ = False
    for line in data.decode("cp437").split("\r\n"):
        falt = falten(line)
        if falt[:1] == ["#KSUMMA"]:
            inside_ = not inside_
        elif inside_:
            for byte in "".join(
                one if isinstance(one, str) else "".join(one) for one in falt
            ).encode("cp437"):
                crc ^= byte
                for _ in range(8):
                    crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def ore(text_: str) -> int:
    hela, _, delar = text_.removeprefix("-").partition(".")
    return (-1 if text_.startswith("-") else 1) * (int(hela) * 100 + int(delar))


def fil(liggare: Path, ut: Path, *args: str) -> bytes:
    done = inside("--liggare", liggare, "exportera", "sie", "-o", ut, *args)
    assert done.code == 0, done.words
    return ut.read_bytes()


def bokfort(liggare: Path, ut: Path, *args: str) -> Saldon:
    """Return what all years have booked, by account, nämnd and pott; each voucher is in balance."""
    found: Saldon = Counter()
    for ar in AR:
        for verifikat in las(fil(liggare, ut, "--ar", str(ar), *args)).verifikat:
            assert sum(ore(rad[2]) for rad in verifikat.rader) == 0
            assert verifikat.huvud[2][:4] == str(ar)
            for konto, objekt, belopp, *_ in verifikat.rader:
                dim = dict(zip(objekt[::2], objekt[1::2], strict=True))
                found[konto, dim["1"], dim["6"]] += ore(belopp)
    return Counter({of: belopp for of, belopp in found.items() if belopp})


def vantat(liggare: Path, *args: str) -> Saldon:
    """Return what should be booked, by what ``saldo`` and ``poster`` say."""
    found: Saldon = Counter()
    hos: Counter[tuple[str, str]] = Counter()
    anslag = set[str]()
    for row in _svar(liggare, "saldo", *args):
        pott, vem = row["pott"], row["underenhet"] or row["namnd"] or "KS"
        if row["namnd"]:
            found[INTAKT, vem, pott] -= row["forbrukat_ore"]
            hos[vem, pott] += row["hos_namnd_ore"]
            hos["KS", pott] -= row["hos_namnd_ore"]
            continue
        anslag |= {pott} if row["anvisat_ore"] or row["avsatt_ore"] else set()
        found[BANK, "KS", pott] += row["inbetalt_ore"] - row["aterbetalt_ore"]
        found[SKULD, "KS", pott] -= row["aterbetalningsskuld_ore"]
        found[EFTER, "KS", pott] -= row["efterskankt_ore"]
        found[INTAKT, "KS", pott] -= row["oresavrundning_ore"]
        hos["KS", pott] += row["balanskonto_ore"] - row["aterbetalningsskuld_ore"]
    for row in _svar(liggare, "poster", "--position", "sparrat_ur_hos_namnd", *args):
        hos[row["underenhet"] or row["namnd"], row["pott"]] += row["forandring_ore"]
        hos["KS", row["pott"]] -= row["forandring_ore"]
    for (vem, pott), belopp in hos.items():
        found[EJ if belopp > 0 else FORDRAN, vem, pott] -= belopp
    return Counter({of: belopp for of, belopp in found.items() if belopp and of[2] not in anslag})


def _svar(liggare: Path, *args: str) -> list[dict[str, Any]]:
    done = inside("--liggare", liggare, *args, "-f", "json")
    assert done.code == 0, done.words
    rader: list[dict[str, Any]] = json.loads(done.out)["rader"]
    return rader


def stunder(liggare: Path) -> list[dict[str, str]]:
    """Return moments, one of them while money that a nämnd has is held back."""
    held = [row for row in _svar(liggare, "poster", "--position", "sparrat_ur_hos_namnd")
            if row["pott"].startswith("SOC")]  # fmt: skip
    return [*ogonblick(liggare), {"till_handelse": str(held[0]["nr"])}]


def test_what_is_booked_adds_up_to_the_ledgers_figures(demo: Path, tmp_path: Path) -> None:
    for moment in stunder(demo):
        flags = flaggor(moment)
        assert bokfort(demo, tmp_path / "l.si", *flags) == vantat(demo, *flags)


GLOMT = {
    "HOS_NAMNDERNA": ("hos_namnd",),
    "BALANSKONTO": bokning.p.BALANSKONTO._replace(minus=("forbrukat",)),
    "FORBRUKAT": "forskotterat",
    "ATERBETALNINGSSKULD": "forskotterat",
    "EFTERSKANKT": "forskotterat",
    "ORESAVRUNDNING": "forskotterat",
}
"""What a twin does not know of, by the name that it has there."""


@pytest.mark.parametrize("namn", GLOMT)
def test_what_is_forgotten_is_found_out(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, namn: str
) -> None:
    wanted = [vantat(demo, *flaggor(moment)) for moment in stunder(demo)]
    monkeypatch.setattr(bokning, "p", SimpleNamespace(**{**vars(bokning.p), namn: GLOMT[namn]}))

    def agrees(of: dict[str, str], said: Saldon) -> bool:
        try:
            return bokfort(demo, tmp_path / "l.si", *flaggor(of)) == said
        except AssertionError:  # a voucher that is not in balance
            return False

    assert not all(map(agrees, stunder(demo), wanted))


@pytest.mark.parametrize("slag", ["4I", "4E"])
def test_the_check_sum_is_that_of_the_format(demo: Path, tmp_path: Path, slag: str) -> None:
    data = fil(demo, tmp_path / "l", "--ar", "2022", "--slag", slag)

    first, last = [post for post in las(data).poster if post[0] == "#KSUMMA"]
    assert (first, int(last[1])) == (["#KSUMMA"], kontrollsumma(data))
    assert kontrollsumma(data.replace(b"19700000.00", b"19700000.01")) != kontrollsumma(data)
    assert data == fil(demo, tmp_path / "igen", "--ar", "2022", "--slag", slag)


def test_each_type_has_what_it_must_and_no_more(demo: Path, tmp_path: Path) -> None:
    i, e = (las(fil(demo, tmp_path / s, "--ar", "2022", "--slag", s)) for s in ("4I", "4E"))
    first = [*dict.fromkeys(post[0] for post in i.poster)]

    assert first[:8] == [
        "#FLAGGA",
        "#KSUMMA",
        "#PROGRAM",
        "#FORMAT",
        "#GEN",
        "#SIETYP",
        "#FNAMN",
        "#RAR",
    ]
    assert not {"#IB", "#UB", "#RES", "#KPTYP"} & {post[0] for post in i.poster}
    assert {tuple(v.huvud[:2]) for v in i.verifikat} == {("", "")}
    assert [v.huvud[1] for v in e.verifikat] == [str(nr) for nr in range(1, len(e.verifikat) + 1)]
    assert [v.rader for v in i.verifikat] == [v.rader for v in e.verifikat]
    assert all(v.huvud[3].split()[0].startswith("20") for v in e.verifikat)  # liggarnummer
    assert {post[1] for post in e.poster if post[0] == "#KTYP"} == {
        post[1] for post in e.poster if post[0] == "#KONTO"
    }


def test_a_year_begins_with_what_the_last_ended_with(tmp_path: Path) -> None:
    liggare = spelat.spela_in(tmp_path / "staden.db")
    forra: dict[str, str] = {}
    seen = 0
    for ar in AR:
        poster = las(fil(liggare, tmp_path / "l", "--ar", str(ar), "--slag", "4E")).poster
        ib, ub = (
            {konto: belopp for etikett, nr, konto, belopp in (p for p in poster if len(p) == 4)
             if (etikett, nr) == (namn, "0")}
            for namn in ("#IB", "#UB")
        )  # fmt: skip
        assert not forra or ib == forra
        seen += any(ore(belopp) for belopp in ib.values())
        forra = ub
    assert seen


def test_letters_are_the_bytes_of_the_code_page(demo: Path, tmp_path: Path) -> None:
    data = fil(demo, tmp_path / "l", "--ar", "2022")

    assert "Kulturnämnden".encode("cp437") in data
    assert b"N\x84mnd" in data
    assert text('KS § 77 – "så" … 3 €') == "KS par 77 - 's\u00e5' ... 3 EUR"
    assert text("å ä ö Å Ä Ö é ü").encode("cp437") == b"\x86 \x84 \x94 \x8f \x8e \x99 \x82 \x81"
    assert text("a\u0308\u0161\u4e2d{}") == "äs?()"


@given(st.text())
def test_any_text_can_stand_in_a_file(said: str) -> None:
    held = text(said).encode("cp437")

    assert not [byte for byte in held if byte < 32 or byte == 127 or byte in b'"{}\\']


@pytest.mark.parametrize("ond", [MARKERING, FORMEL, '"}\\ {1 "x"} #VER', "#TRANS 1 {} 1.00"])
def test_texts_of_others_make_no_voucher(demo: Path, tmp_path: Path, ond: str) -> None:
    liggare = tmp_path / "ond.db"
    med_texter(demo, liggare, lambda _: ond)
    god, fientlig = (las(fil(one, tmp_path / "l", "--ar", "2022")) for one in (demo, liggare))

    assert len(god.verifikat) == len(fientlig.verifikat)
    assert all(sum(ore(rad[2]) for rad in v.rader) == 0 for v in fientlig.verifikat)


KONTON = """
[sie]
fordran = 1799
bank = "1930"
ej_intaktsfort = 2990
skuld = 2870
intakt = 3590
efterskankt = 3599
namn = "Malmö stad"
orgnr = "212000-1124"
"""


def test_the_accounts_are_the_citys_own(avtal: Path, tmp_path: Path) -> None:
    done = inside("--liggare", avtal, "exportera", "sie", "-o", tmp_path / "l")
    assert "kontona är exempel" in done.words
    skriven(tmp_path, KONTON, "konton.toml")

    done = inside("--liggare", avtal, "exportera", "sie", "-o", tmp_path / "l")
    poster = las((tmp_path / "l").read_bytes()).poster

    assert "exempel" not in done.words
    assert ["#FNAMN", "Malmö stad"] in poster
    assert ["#ORGNR", "212000-1124"] in poster
    konton = {post[1] for post in poster if post[0] == "#KONTO"}
    assert konton == {"1799", "1930", "2990", "2870", "3590", "3599"}
    assert {
        rad[0] for v in las((tmp_path / "l").read_bytes()).verifikat for rad in v.rader
    } <= konton


TRASIGA = [
    (KONTON.replace("skuld = 2870\n", ""), "saknar konto för skuld"),
    (KONTON.replace("2870", '"28x"'), "skuld ska vara ett kontonummer"),
    (f"{KONTON}moms = 2640\n", "känner inte moms"),
    ("sie = 3\n", "ska skrivas [sie]"),
    ("[sie\n", "går inte att läsa"),
]


@pytest.mark.parametrize(("konton", "sagt"), TRASIGA)
def test_accounts_that_cannot_be_are_told_and_nothing_is_written(
    avtal: Path, tmp_path: Path, konton: str, sagt: str
) -> None:
    skriven(tmp_path, konton, "konton.toml")

    done = inside("--liggare", avtal, "exportera", "sie", "-o", tmp_path / "l.si")

    assert (done.code, done.out) == (4, b"")
    assert sagt in done.words
    assert not (tmp_path / "l.si").exists()


def test_an_appropriation_books_nothing(demo: Path, tmp_path: Path) -> None:
    done = inside("--liggare", demo, "exportera", "sie", "--pott", "KS-2022", "-o", tmp_path / "l")

    assert (done.code, done.out) == (2, b"")
    assert "har inget statsbidrag att bokföra" in done.words
    assert not (tmp_path / "l").exists()
