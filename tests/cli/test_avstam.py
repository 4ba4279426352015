"""``avstam sie``: what is planted in a file of the finance system is found, and nothing else."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from exchange.sie import avstamning, lasning
from exchange.sie.skrivning import Post, _rad
from reports.writers.visible import visible
from tests.cli.program import bare, inside, process, skriven

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Sedd = tuple[str, str | None, str, str | None, int, int]
    """A status, an event, an account, a nämnd, and what is here and there."""

KONTON = ("1684", "1940", "2973", "2871", "3511", "3519")


class Rad(NamedTuple):
    konto: str
    namnd: str
    ore: int


class Verifikat(NamedTuple):
    nummer: str
    datum: str
    rader: tuple[Rad, ...]


@pytest.fixture(scope="module")
def vara(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Verifikat]]:
    """What we book in a year, as the finance system would have it."""
    ut = tmp_path_factory.mktemp("sie") / "l.si"
    found: dict[int, list[Verifikat]] = {}
    for ar in (2022, 2023, 2025):
        assert inside("--liggare", demo, "exportera", "sie", "--ar", str(ar), "-o", ut).code == 0
        found[ar] = [
            Verifikat(one.text.split()[0], one.datum.replace("-", ""), tuple(
                Rad(rad.konto, rad.objekt["1"], rad.ore) for rad in one.rader))
            for one in lasning.last(ut.read_bytes()).verifikat
        ]  # fmt: skip
    assert all(found.values())
    return found


def fil(ut: Path, verifikat: list[Verifikat], ar: int = 2022, namnd: str = "1") -> Path:
    """Write vouchers as another system does: its own numbers, texts and order."""
    poster = [Post("#SIETYP", ("4",)), Post("#RAR", ("0", f"{ar}0101", f"{ar}1231"))]
    for nr, one in enumerate(verifikat, 1):
        rader = tuple(Post("#TRANS", (rad.konto, (namnd, rad.namnd) if namnd else (),
                                      f"{rad.ore / 100:.2f}")) for rad in one.rader)  # fmt: skip
        poster.append(Post("#VER", ("A", str(nr), one.datum, f"Bidrag {one.nummer}"), rader))
    ut.write_bytes(b"".join(map(_rad, poster)))
    return ut


def avstamt(demo: Path, fil: Path, *args: str) -> Any:
    done = inside("--liggare", demo, "avstam", "sie", fil, "-f", "json", *args)
    assert done.code in {0, 8}, done.words
    svar = json.loads(done.out)
    assert (done.code == 0) == (not svar["rader"] and not svar["obalans"])
    return svar


def sedda(svar: Any) -> Counter[Sedd]:
    return Counter(
        (r["status"], r["liggarnummer"], r["konto"], r["namnd"], r["har_ore"], r["dar_ore"])
        for r in svar["rader"]
    )


def test_what_we_write_is_the_same(
    demo: Path, vara: dict[int, list[Verifikat]], tmp_path: Path
) -> None:
    for ar, verifikat in vara.items():
        random.Random(ar).shuffle(verifikat)
        svar = avstamt(demo, fil(tmp_path / "l.se", verifikat, ar))

        assert (svar["ar"], svar["rader"], svar["obalans"]) == (ar, [], [])
        assert svar["lika"] == sum(len(one.rader) for one in verifikat)
        assert {konto["differens_ore"] for konto in svar["konton"]} == {0}


def planterat(
    rnd: random.Random, egna: list[Verifikat], andras: list[Verifikat]
) -> tuple[list[Verifikat], list[Sedd]]:
    """Change something in one voucher, and return what must be told of it."""
    nr = rnd.randrange(len(egna))
    one, rest = egna[nr], egna[:nr] + egna[nr + 1 :]
    rad = rnd.choice(one.rader)
    kvar = tuple(r for r in one.rader if r is not rad)
    ovrig = rnd.choice([k for k in KONTON if k not in {r.konto for r in one.rader}])
    match rnd.randrange(6):
        case 0:  # not booked
            return rest, [("bara_har", one.nummer, r.konto, r.namnd, r.ore, 0) for r in one.rader]
        case 1:  # another amount
            more = rnd.choice([1, -1, 100, rad.ore])
            changed = rad._replace(ore=rad.ore + more)
            told = ("olika", one.nummer, rad.konto, rad.namnd, rad.ore, changed.ore)
            new = [*rest, one._replace(rader=(*kvar, changed))]
            return new, [told if changed.ore else (*told[:5], 0)]
        case 2:  # another account
            moved = rad._replace(konto=ovrig)
            return [*rest, one._replace(rader=(*kvar, moved))], [
                ("bara_har", one.nummer, rad.konto, rad.namnd, rad.ore, 0),
                ("bara_dar", one.nummer, ovrig, rad.namnd, 0, rad.ore),
            ]
        case 3:  # another nämnd
            moved = rad._replace(namnd="SBN")
            return [*rest, one._replace(rader=(*kvar, moved))], [
                ("bara_har", one.nummer, rad.konto, rad.namnd, rad.ore, 0),
                ("bara_dar", one.nummer, rad.konto, "SBN", 0, rad.ore),
            ]
        case 4:  # booked twice
            return [*egna, one], [
                ("olika", one.nummer, r.konto, r.namnd, r.ore, 2 * r.ore) for r in one.rader
            ]
        case _:  # another year's, or nobody's
            if rnd.random() < 0.5:
                other = rnd.choice(andras)
                told = [("annat_ar", other.nummer, r.konto, r.namnd, 0, r.ore) for r in other.rader]
                return [*egna, other], told
            rader = (Rad("1940", "KS", 500), Rad("1930", "KS", -500))
            new = Verifikat("utan nummer", "20221231", rader)
            return [*egna, new], [("bara_dar", None, "1940", "KS", 0, 500)]


def test_a_hundred_planted_differences_are_found_and_rightly_told(
    demo: Path, vara: dict[int, list[Verifikat]], tmp_path: Path
) -> None:
    rnd = random.Random(16)
    seen = Counter[str]()
    for _ in range(100):
        verifikat, wanted = planterat(rnd, vara[2022], vara[2023] + vara[2025])
        svar = avstamt(demo, fil(tmp_path / "l.se", verifikat))

        assert sedda(svar) == Counter(wanted)
        seen.update(one[0] for one in wanted)
    assert seen.keys() == {"olika", "bara_har", "bara_dar", "annat_ar"}


GLOMSK: dict[str, Callable[..., Any]] = {
    "_deras": lambda verifikat, konton: Counter(
        {key: ore for key, ore in _RIKTIG(verifikat, konton).items() if key.nummer}),
    "_nummer": lambda verifikat, _rad: verifikat.text[-11:],
}  # fmt: skip
_RIKTIG = avstamning._deras


@pytest.mark.parametrize("namn", GLOMSK)
def test_who_forgets_something_is_found_out(
    demo: Path,
    vara: dict[int, list[Verifikat]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    namn: str,
) -> None:
    monkeypatch.setattr(avstamning, namn, GLOMSK[namn])
    with pytest.raises(AssertionError):
        test_a_hundred_planted_differences_are_found_and_rightly_told(demo, vara, tmp_path)


def test_books_that_name_no_organ_are_held_without_it(
    demo: Path, vara: dict[int, list[Verifikat]], tmp_path: Path
) -> None:
    svar = avstamt(demo, fil(tmp_path / "l.se", vara[2022], namnd=""))

    assert svar["rader"] == []
    assert svar["lika"] > 0


def test_what_does_not_balance_is_told(
    demo: Path, vara: dict[int, list[Verifikat]], tmp_path: Path
) -> None:
    one = Verifikat("x", "20220901", (Rad("7010", "KUN", 100),))
    svar = avstamt(demo, fil(tmp_path / "l.se", [one, *vara[2022]]))

    assert [(o["verifikat"], o["differens_ore"]) for o in svar["obalans"]] == [("A1", 100)]
    assert svar["rader"] == []


def test_a_check_sum_that_does_not_hold_is_told(demo: Path, tmp_path: Path) -> None:
    ut = tmp_path / "l.si"
    inside("--liggare", demo, "exportera", "sie", "--ar", "2022", "-o", ut)
    assert avstamt(demo, ut)["kontrollsumma"] is True
    ut.write_bytes(ut.read_bytes().replace(b"#FNAMN Kommunen", b"#FNAMN Kommunan"))

    done = inside("--liggare", demo, "avstam", "sie", ut)

    assert done.code == 8
    assert "Filens egen kontrollsumma stämmer inte" in done.text


ANDRAS = """#FLAGGA 0
#PROGRAM "Ett annat system" 7
#FORMAT PC8
#GEN 20230115
#SIETYP 4
#FNAMN "Hörby \\"kommun\\""
#RAR 0 20220101 20221231
#ETT_OKANT_FALT 1 2 3
#KONTO 1684 "Fordringar hos leverant"r"
#VER A 1 20220812 "Inbetalning 2022-000003"
{
\t#TRANS 1940 {1 KS} 19700000 20220812
\t#RTRANS 2973 {} 1.00
   #TRANS   2973  { "1" "KS"  6 "x" }   -19700000.00  "" "text  med  blanktecken
}
"""


@pytest.mark.parametrize("codec", ["cp437", "utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("slut", ["\n", "\r\n"])
def test_files_of_others_are_read(codec: str, slut: str) -> None:
    found = lasning.last(ANDRAS.replace("\n", slut).encode(codec))

    (one,) = found.verifikat
    assert (found.ar, found.kontrollsumma, one.obalans) == (2022, None, 0)
    assert [(rad.konto, rad.objekt.get("1")) for rad in one.rader] == [
        ("1940", "KS"),
        ("2973", "KS"),
    ]


def _olasliga() -> Iterator[tuple[str, str]]:
    yield "", "ingen SIE-fil"
    yield "<html>", "ingen SIE-fil"
    yield ANDRAS.replace('20220812 "In', '2022-08-12 "In'), "inte ÅÅÅÅMMDD"
    yield ANDRAS.replace("} 19700000", "} 19,7,00"), "beloppet '19,7,00' går inte att läsa"
    yield ANDRAS.replace("{1 KS} 19700000", "{1 KS 19700000"), "slutar inte"
    yield ANDRAS.replace("{1 KS}", ""), "#TRANS ska ha konto"
    yield ANDRAS.rstrip("}\n"), "slutar inte"
    yield ANDRAS.replace("{\n", "", 1), "utanför ett verifikat"


@pytest.mark.parametrize(("text", "sagt"), [*_olasliga()])
def test_what_cannot_be_read_is_told_with_its_line(
    avtal: Path, tmp_path: Path, text: str, sagt: str
) -> None:
    ut = skriven(tmp_path, text, "x.se")

    done = inside("--liggare", avtal, "avstam", "sie", ut)

    assert (done.code, done.out) == (4, b"")
    assert sagt in done.words
    assert re.search(r"x\.se: rad \d+", done.words)
    assert visible(done.words) == done.words


def test_a_year_must_be_known(avtal: Path, tmp_path: Path) -> None:
    ut = skriven(tmp_path, ANDRAS.replace("#RAR", "#XAR"), "x.se")

    assert inside("--liggare", avtal, "avstam", "sie", ut).code == 2
    assert inside("--liggare", avtal, "avstam", "sie", ut, "--ar", "2022").code == 8
    assert inside("--liggare", avtal, "avstam", "sie", tmp_path / "finns.inte").code == 5


@pytest.mark.parametrize("codec", ["cp437", "utf-8", "latin-1"])
def test_an_auditor_holds_them_too(demo: Path, tmp_path: Path, codec: str) -> None:
    ut = tmp_path / "x.se"
    ut.write_bytes(ANDRAS.encode(codec))

    audited, mine = (
        process(*words, "--liggare", demo, "avstam", "sie", ut, python=("-m", "cli"))
        for words in (("--revisor",), ())
    )

    assert (audited.code, mine.code) == (8, 8), audited.words
    assert bare(audited) == bare(mine)
