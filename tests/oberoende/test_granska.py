"""`granska.py`: agrees with the product to the öre, and names what has been changed in a log."""

from __future__ import annotations

import ast
import json
import os
import runpy
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, get_args
from unittest.mock import patch

import pytest

from domain.bookkeeping import positions
from domain.events import EVENTS, ArendeEvent, LiggareEvent, PottEvent, RegisterEvent
from domain.values.dates import check_datum
from domain.values.fields import Record
from domain.values.helgdagar import helgdag, laga_kraft
from domain.values.text import check_text
from ledger.evidence import vkey
from ledger.evidence.tree import leaf_hash
from ledger.format.codec import TYPES, LedgerMapper, canonical
from ledger.format.entry import entry
from projections.model.views import HARLEDDA
from tests.cli.program import inside
from tests.oberoende import producent as p
from tests.oberoende.korning import HAR, Svar, granska, kor, vand
from tests.oberoende.olagliga_potter import rattad, rattelser_av_rattelser
from tests.oberoende.olagligt import poster
from tests.oberoende.olagligt import rader as rader_av
from tests.property.agreement import Pair

GRANSKA, INNEBORD = HAR / "granska.py", HAR / "innebord.py"
INVARIANTER, HELGDAGAR = HAR / "invarianter.py", HAR / "helgdagar.py"
TABELL = HAR / "rorelser.json"
KEYS = ("pott", "ar", "namnd", "underenhet")
UTAN = "; inget sparat angavs, så allt kan vara omskrivet"
Granskad = Callable[..., Svar]


@pytest.fixture
def granskad(tmp_path: Path) -> Granskad:
    """Return what checks the lines of a log."""

    def granskad_(rader: Sequence[bytes], *args: str | Path) -> Svar:
        fil = p.sparad(tmp_path, "logg.jsonl", b"".join(rad + b"\n" for rad in rader))
        return granska(fil, "--json", *args)

    return granskad_


def innebord(fil: Path = INNEBORD) -> dict[str, Any]:
    """Return what stands in another part of the program."""
    with patch.object(sys, "path", [str(HAR), *sys.path]):
        return runpy.run_path(str(fil))


def blad(rader: Sequence[bytes]) -> p.Trad:
    return p.Trad(map(leaf_hash, rader))


def punkt(mapp: Path, rader: Sequence[bytes], storlek: int) -> Path:
    """A checkpoint with a signature that nobody looks at."""
    text = p.punktens_text(storlek, blad(rader).rot(storlek))
    return p.sparad(mapp, f"kontrollpunkt-{storlek:06d}.txt", f"{text}\n— x AAAAAAA=\n")


def andrad(rad: bytes, **falt: Any) -> bytes:
    """An event with other data, written as a ledger writes it."""
    post = json.loads(rad)
    return canonical(post | {"data": post["data"] | falt})


def forsta(rader: Sequence[bytes], typ: str) -> int:
    return next(nr for nr, rad in enumerate(rader) if json.loads(rad)["typ"] == f"{typ}/1")


@pytest.mark.parametrize("ledger", ["demo", "staden", "avtal"])
def test_every_balance_is_that_of_the_product(
    request: pytest.FixtureRequest, ledger: str, granskad: Granskad
) -> None:
    db: Path = request.getfixturevalue(ledger)
    rader = inside("--liggare", db, "exportera", "logg").out.splitlines()
    halts = [*range(len(rader) // 7, len(rader) - 1, len(rader) // 5), len(rader) - 1]
    for nr in halts:
        svar = granskad(rader[: nr + 1])
        asked = ("saldo", "-f", "json", "--till-handelse", str(nr))
        ours = inside("--liggare", db, *asked).json["rader"]

        assert (svar.kod, svar.fynd) == (0, {})
        assert svar.json["handelser"] == nr + 1
        assert _nonzero(ours) == _pivoted(svar.json["saldon"], {key for row in ours for key in row})


def _nonzero(rows: list[dict[str, Any]]) -> dict[tuple[Any, ...], dict[str, int]]:
    return {
        tuple(row[key] for key in KEYS): held
        for row in rows
        if (held := {key: ore for key, ore in row.items() if key not in KEYS and ore})
    }


def _pivoted(
    saldon: list[dict[str, Any]], shown: set[str]
) -> dict[tuple[Any, ...], dict[str, int]]:
    """One row per pott, nämnd and sub-unit, with the names of ``saldo/2``."""
    rows: dict[tuple[Any, ...], dict[str, int]] = {}
    for ett in saldon:
        name = "sparrat_ore" if ett["saldo"].startswith("sparrat_ur") else f"{ett['saldo']}_ore"
        if name in shown:
            row = rows.setdefault(tuple(ett[key] or None for key in KEYS), {})
            row[name] = row.get(name, 0) + ett["ore"]
    return rows


def test_the_root_is_that_of_rfc_9162_at_every_size(granskad: Granskad, rader: list[bytes]) -> None:
    for antal in [1, 2, 3, 7, 8, 9, len(rader)]:
        rot = blad(rader[:antal]).rot().hex()

        assert granskad(rader[:antal]).json["rot"] == rot
        assert granskad(rader[:antal], "--rot", rot.upper()).kod == 0
        assert granskad(rader[:antal], "--rot", rot[::-1]).fynd == {"rot": antal - 1}


def test_older_checkpoints_and_leaves_are_of_the_same_log(
    granskad: Granskad, rader: list[bytes], tmp_path: Path
) -> None:
    kept = p.sparad(tmp_path, "blad.bin", b"".join(blad(rader).blad[:40]))
    flera = [punkt(tmp_path, rader, storlek) for storlek in (0, 1, 40, len(rader))]
    args = [arg for one in flera for arg in ("--kontrollpunkt", one)]

    assert granskad(rader, *args, "--blad", kept).fynd == {}


def test_an_end_that_was_cut_off_is_told_by_what_was_kept(
    granskad: Granskad, rader: list[bytes], tmp_path: Path
) -> None:
    fil = punkt(tmp_path, rader, len(rader))
    kept = p.sparad(tmp_path, "blad.bin", b"".join(blad(rader).blad))
    kort = rader[:-3]

    assert granskad(kort).kod == 0  # a log alone cannot show it
    svar = granskad(kort, "--kontrollpunkt", fil)
    assert (svar.kod, "slutet saknas" in svar.ut) == (1, True)
    assert granskad(kort, "--blad", kept).fynd == {"blad.bin": len(kort) - 1}


def test_a_changed_amount_is_named(granskad: Granskad, rader: list[bytes], tmp_path: Path) -> None:
    fil = punkt(tmp_path, rader, len(rader))
    kept = p.sparad(tmp_path, "blad.bin", b"".join(blad(rader).blad))
    nr = forsta(rader, "MedelOverforda")
    mindre = json.loads(rader[nr])["data"]["belopp_ore"] - 1
    falsk = [*rader]
    falsk[nr] = andrad(rader[nr], belopp_ore=mindre)

    svar = granskad(falsk, "--kontrollpunkt", fil, "--blad", kept)

    assert svar.kod == 1
    assert svar.fynd["blad.bin"] == nr
    assert str(fil) in svar.fynd


@pytest.mark.parametrize("borta", [0, 1, 30, 59])
def test_a_deleted_line_is_named_without_anything_kept(
    granskad: Granskad, rader: list[bytes], borta: int
) -> None:
    svar = granskad([*rader[:borta], *rader[borta + 1 :]])

    assert svar.kod == 1
    assert svar.fynd["nr"] == borta


def test_swapped_lines_are_named_without_anything_kept(
    granskad: Granskad, rader: list[bytes]
) -> None:
    for nr in (1, 30, len(rader) - 2):
        falsk = [*rader]
        falsk[nr], falsk[nr + 1] = falsk[nr + 1], falsk[nr]

        assert granskad(falsk).fynd["nr"] == nr


def test_events_that_changed_numbers_too_are_out_of_order(
    granskad: Granskad, rader: list[bytes]
) -> None:
    """Whoever renumbers what is left must also lie about versions, times or liggarnummer."""
    nr = forsta(rader, "MedelOverforda")
    kvar = [json.loads(rad) for rad in [*rader[:nr], *rader[nr + 1 :]]]
    falsk = [canonical(post | {"nr": i}) for i, post in enumerate(kvar)]

    assert {"version", "liggarnummer"} <= granskad(falsk).fynd.keys()
    samma = json.loads(rader[nr])["data"]["registrerad"]
    falsk = [*rader]
    falsk[nr + 1] = andrad(rader[nr + 1], registrerad=samma)
    assert granskad(falsk).fynd == {"registrerad": nr + 1}


def test_any_bit_that_is_flipped_is_named(
    granskad: Granskad, rader: list[bytes], tmp_path: Path
) -> None:
    kept = p.sparad(tmp_path, "blad.bin", b"".join(blad(rader).blad))
    fil = punkt(tmp_path, rader, len(rader))
    rnd = Random(9162)
    for _ in range(40):
        nr = rnd.randrange(len(rader))
        rad = vand(rader[nr], rnd)
        falsk = [*rader[:nr], rad, *rader[nr + 1 :]]

        svar = granskad(falsk, "--blad", kept, "--kontrollpunkt", fil)

        assert svar.kod == 1, (nr, rad)
        assert svar.fynd["blad.bin"] == nr, (nr, rad)


def _overforing(rader: Sequence[bytes]) -> tuple[int, dict[str, Any]]:
    nr = forsta(rader, "MedelOverforda")
    return nr, json.loads(rader[nr])["data"]


def test_a_position_below_zero_is_named_with_event_pott_and_amount(
    granskad: Granskad, rader: list[bytes]
) -> None:
    nr, data = _overforing(rader)
    falsk = [*rader]
    falsk[nr] = andrad(rader[nr], belopp_ore=data["belopp_ore"] + 10**12)
    svar = granskad(falsk)

    assert svar.kod == 1
    (ett,) = [ett for ett in svar.json["fel"] if " fordelat " in ett["slag"]]
    assert ett["slag"].startswith(f"I1 {data['pott']} fordelat {data['namnd']}")
    assert ett["nr"] == nr
    assert ett["fel"].endswith("öre")
    assert int(ett["fel"].split()[0]) < 0


@pytest.mark.parametrize(
    ("typ", "falt", "bruten"),
    [
        ("StatsbidragInbetalt", {"belopp_ore": 10**12}, "I2"),
        ("StatsbidragTilldelat", {"belopp_ore": 1}, "I2"),
        ("StatsbidragInbetalt", {"belopp_ore": 1}, "I3"),
        ("MedelOverforda", {"belopp_ore": -1}, "belopp"),
        ("MedelOverforda", {"belopp_ore": 1.5}, "belopp"),
        ("MedelOverforda", {"belopp_ore": True}, "belopp"),
        ("MedelOverforda", {"belopp_ore": "1"}, "läsbar"),
    ],
)
def test_what_cannot_be_is_named(
    granskad: Granskad, rader: list[bytes], typ: str, falt: dict[str, Any], bruten: str
) -> None:
    nr = forsta(rader, typ)
    falsk = [*rader]
    falsk[nr] = andrad(rader[nr], **falt)
    fynd = granskad(falsk).fynd

    funna = {slag.split()[0]: vid for slag, vid in fynd.items()}
    assert bruten in funna, fynd
    assert funna[bruten] >= nr


@pytest.mark.parametrize("delar", ["flyttningar", "rader"])
def test_an_amount_is_not_replaced_by_parts_that_its_event_does_not_have(
    granskad: Granskad, rader: list[bytes], delar: str
) -> None:
    nr, data = _overforing(rader)
    del_ = {key: data[key] for key in ("namnd", "underenhet", "belopp_ore") if key in data}
    falsk = [*rader]
    falsk[nr] = andrad(rader[nr], belopp_ore=data["belopp_ore"] * 1000, **{delar: [del_]})

    fynd = granskad(falsk).fynd

    assert f"I1 {data['pott']} fordelat {data['namnd']}/{data.get('underenhet', '')}" in fynd
    assert granskad([*rader[:nr], andrad(rader[nr], **{delar: []}), *rader[nr + 1 :]]).kod == 0


@pytest.mark.parametrize(
    ("typ", "delar"),
    [("FordelningBeslutad", "rader"), ("BidragsarAvslutat", "flyttningar"),
     ("HandelseRattad", "flyttningar")],
)  # fmt: skip
def test_parts_are_not_replaced_by_an_amount(
    granskad: Granskad, staden: Path, typ: str, delar: str
) -> None:
    rader = inside("--liggare", staden, "exportera", "logg").out.splitlines()
    nr = forsta(rader, typ)
    post = json.loads(rader[nr])
    hela = {"belopp_ore": 0, "fran": {}, "till": {}, "namnd": "KUN"}
    del post["data"][delar]
    falsk = [*rader[:nr], canonical(post | {"data": post["data"] | hela}), *rader[nr + 1 :]]

    assert granskad(falsk).fynd["läsbar"] == nr


def test_a_condition_is_what_the_event_says_and_not_a_field_of_that_name(
    granskad: Granskad, staden: Path
) -> None:
    rader = inside("--liggare", staden, "exportera", "logg").out.splitlines()
    nr = forsta(rader, "NamndensBeskedProvat")
    andra = {"medgiven": 0, "aterlamnas": 0, "forbrukat": 0}
    falsk = [*rader[:nr], andrad(rader[nr], **andra), *rader[nr + 1 :]]

    assert granskad(falsk).json["saldon"] == granskad(rader).json["saldon"]


def test_an_empty_log_is_a_finding(granskad: Granskad, tmp_path: Path) -> None:
    svar = granskad([], "--kontrollpunkt", punkt(tmp_path, [], 0))

    assert (svar.kod, svar.fynd, svar.json["mot_sparat"]) == (1, {"läsbar": -1}, True)


def test_it_says_whether_anything_from_outside_was_given(
    granskad: Granskad, rader: list[bytes], tmp_path: Path
) -> None:
    kept = p.sparad(tmp_path, "blad.bin", b"".join(blad(rader).blad))
    tom = p.sparad(tmp_path, "tom.bin", b"")
    fil = punkt(tmp_path, rader, 40)

    assert not granskad(rader).json["mot_sparat"]
    assert granskad(rader, "--blad", tom).kod == 2  # an empty list vouches for nothing
    for args in (("--blad", kept), ("--kontrollpunkt", fil), ("--rot", blad(rader).rot().hex())):
        assert granskad(rader, *args).json["mot_sparat"]


def test_a_leaf_list_costs_no_more_than_reading_it(granskad: Granskad, tmp_path: Path) -> None:
    """Each line once copied all that was left of the list."""
    rader = [b"x"] * 60_000
    kept = p.sparad(tmp_path, "blad.bin", leaf_hash(b"x") * len(rader))
    before = os.times()

    assert "blad.bin" not in granskad(rader, "--blad", kept).fynd

    assert sum(os.times()[2:4]) - sum(before[2:4]) < 4  # of its own; that took 7


def test_money_that_comes_from_nowhere_is_named(granskad: Granskad, staden: Path) -> None:
    rader = inside("--liggare", staden, "exportera", "logg").out.splitlines()
    nr = forsta(rader, "BidragsarAvslutat")
    flyttningar = json.loads(rader[nr])["data"]["flyttningar"]
    del flyttningar[0]["till"]
    falsk = [*rader[:nr], andrad(rader[nr], flyttningar=flyttningar), *rader[nr + 1 :]]
    pott = json.loads(rader[nr])["data"]["pott"]

    assert granskad(falsk).fynd[f"I0 {pott}"] == nr


def test_a_pott_cannot_be_set_up_again_to_begin_from_zero(
    granskad: Granskad, rader: list[bytes]
) -> None:
    before = granskad(rader).json["saldon"]
    igen = json.loads(rader[forsta(rader, "PottUpprattad")])
    falsk = [*rader, canonical(igen | {"nr": len(rader)})]

    svar = granskad(falsk)

    assert svar.kod == 1
    assert svar.json["saldon"] == before


@pytest.mark.parametrize(
    "rad",
    [
        b"", b"{", b"null", b"[]", b"7", b'"x"', b"{}", b"\xff\xfe", b"\x00", b"[" * 60_000,
        b'{"nr":1e999}', b"9" * 5000, b'{"aggregat":[],"data":{},"nr":60,"typ":7,"version":1}',
        b'{"aggregat":"pott/x","data":[],"nr":60,"typ":"MedelOverforda/1","version":1}',
        b'{"aggregat":"\\ud800","data":{},"nr":60,"typ":"\\ud800/1","version":1}',
        b'{"aggregat":"pott/x","data":{"pott":{}},"nr":60,"typ":"MedelOverforda/1","version":1}',
        b"x" * 70_000,
    ],
    ids=lambda rad: rad[:24].decode("latin-1"),
)  # fmt: skip
def test_a_broken_line_is_a_finding_and_the_rest_is_read(
    granskad: Granskad, rader: list[bytes], rad: bytes
) -> None:
    svar = granskad([*rader, rad])

    assert svar.kod == 1
    assert set(svar.fynd.values()) == {len(rader)} or len(rad) > 65_535
    assert svar.json["saldon"] == granskad(rader).json["saldon"]


def test_a_log_whose_last_newline_is_gone_was_cut(tmp_path: Path, rader: list[bytes]) -> None:
    svar = granska(p.sparad(tmp_path, "logg.jsonl", b"\n".join(rader)), "--json")

    assert svar.fynd == {"form": len(rader) - 1}


def test_a_line_that_says_the_same_in_other_bytes_is_named(
    granskad: Granskad, rader: list[bytes]
) -> None:
    for nr, anders in ((3, rader[3] + b" "), (9, rader[9].replace(b'"nr":9', b'"nr":9,"nr":9'))):
        falsk = [*rader[:nr], anders, *rader[nr + 1 :]]

        assert granskad(falsk).fynd == {"form": nr}


def test_what_cannot_be_read_is_exit_2(tmp_path: Path, rader: list[bytes]) -> None:
    fil = p.sparad(tmp_path, "logg.jsonl", b"".join(rad + b"\n" for rad in rader))
    bad = [
        p.sparad(tmp_path, f"bad-{i}", text) for i, text in enumerate(["", "x\ny\nz\n", b"\xff"])
    ]
    for args in [
        (tmp_path / "saknas",), (tmp_path,), (fil, "--blad", tmp_path), (),
        *((fil, "--kontrollpunkt", one) for one in bad),
    ]:  # fmt: skip
        svar = granska(*args)

        assert (svar.kod, svar.ut) == (2, "")
        assert svar.fel


def test_the_table_says_ore_and_ends_with_the_verdict(tmp_path: Path, rader: list[bytes]) -> None:
    fil = p.sparad(tmp_path, "logg.jsonl", b"".join(rad + b"\n" for rad in rader))
    svar = granska(fil)
    *tabell, slut = svar.ut.splitlines()
    ej = [rad for rad in tabell if rad.startswith("Inte prövat: ")]
    tabell = tabell[: -len(ej)]

    assert len(ej) == len(granska(fil, "--json").json["ej_kontrollerat"]) > 2
    assert all(rad.endswith(" öre") for rad in tabell)
    rot = blad(rader).rot().hex()
    assert slut == f"{len(rader)} händelser, rot {rot}: inga fel{UTAN}"
    *_, slut = granska(fil, "--rot", rot).ut.splitlines()
    assert slut == f"{len(rader)} händelser, rot {rot}: inga fel"
    trasig = p.sparad(tmp_path, "logg.jsonl", fil.read_bytes() + b"\x1b]0;x\x07\n")
    svar = granska(trasig)
    assert svar.ut.splitlines()[-1].endswith(f": UNDERKÄND{UTAN}")
    assert "\x1b" not in svar.ut


def test_it_can_be_read_through_and_runs_on_python_3_9() -> None:
    for fil, most in ((GRANSKA, 250), (INNEBORD, 380), (INVARIANTER, 250), (HELGDAGAR, 50)):
        text = fil.read_text("utf-8")

        assert len(text.splitlines()) <= most
        ast.parse(text, feature_version=(3, 9))


def _is_date(kind: Any, metadata: Sequence[Any] = ()) -> bool:
    """Tell whether a field is validated as a date, or is a choice of which one is."""
    held = (*metadata, *getattr(kind, "__metadata__", ()))
    if any(getattr(one, "func", check_text).__module__ == check_datum.__module__ for one in held):
        return True
    return any(_is_date(arg) for arg in get_args(kind) if not isinstance(arg, str))


def test_it_knows_every_field_that_is_a_date() -> None:
    """Of the events and of all that they hold, by the type of the field."""
    dates = innebord()["DATUM"]
    seen: set[type[Record]] = set()
    waiting: list[Any] = [*EVENTS]
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, Record):
            if kind in seen:
                continue
            seen.add(kind)
            for name, field in kind.model_fields.items():
                known = bool(dates.search(name))
                assert known == _is_date(field.annotation, field.metadata), (kind, name)
                waiting.append(field.annotation)
        waiting += get_args(kind)
    assert len(seen) > len(EVENTS)


def test_it_knows_every_position_and_what_is_not_corrected() -> None:
    its = innebord()

    assert its["NAMNDENS"] == {*positions.NAMNDENS, positions.EJ_UTNYTTJAT}
    assert its["POTTENS"] == {*positions.POTTENS_EGNA, positions.EJ_UTNYTTJAT}
    assert its["OREGLERAT"] == {*positions.OREGLERAT}
    fixed = {typ.__name__ for typ in EVENTS if "pott" in typ.model_fields and not typ.rattas}
    assert its["RATTAS_EJ"] == fixed


def test_it_knows_every_type_and_where_it_stands() -> None:
    its = innebord(INVARIANTER)

    assert {f"{typ}/1" for typ in its["STAR_I"]} == {*TYPES}
    kinds = (LiggareEvent, RegisterEvent, ArendeEvent, PottEvent)
    var = ("liggare", "register", "arende", "pott")
    for typ, model in TYPES.items():
        ours = [v for kind, v in zip(kinds, var, strict=True) if issubclass(model, kind)]
        annars = "pott" if "pott" in model.model_fields else "liggare"
        assert its["STAR_I"][typ.removesuffix("/1")] == (ours or [annars])[0]
    assert {f"{typ}/1" for typ in its["LIGGARENS"]} == {
        typ for typ, model in TYPES.items() if issubclass(model, LiggareEvent)
    }
    assert its["OREGLERAT"] == {*positions.OREGLERAT}
    assert its["NOTERAS"] < {*its["STAR_I"]}


def test_it_knows_the_keys_that_anybody_can_sign_by() -> None:
    assert innebord()["SVAGA"] == vkey._WEAK


def test_the_table_of_the_log_is_the_one_it_came_with(
    granskad: Granskad, rader: list[bytes], tmp_path: Path
) -> None:
    egen = sha256(TABELL.read_bytes()).hexdigest()
    utan = granskad(rader)
    assert (utan.kod, utan.json["rorelser_sha256"]) == (0, egen)
    assert any("rorelser.json" in ett for ett in utan.json["ej_kontrollerat"])
    bredvid = p.sparad(tmp_path, "rorelser.json", TABELL.read_bytes())
    med = granskad(rader)
    assert (med.kod, [ett for ett in med.json["ej_kontrollerat"] if "rorelser" in ett]) == (0, [])

    bredvid.write_bytes(TABELL.read_bytes().replace(b'"askat"', b'"avbojt"', 1))

    annan = granskad(rader)
    assert (annan.kod, {*annan.fynd}) == (1, {"rorelser.json"})
    assert sha256(bredvid.read_bytes()).hexdigest() in annan.ut
    assert granskad(rader, "--rorelser", TABELL).kod == 0
    assert granskad(rader, "--rorelser", tmp_path / "saknas.json").kod == 2


def test_without_its_table_it_reads_nothing(tmp_path: Path) -> None:
    for fil in HAR.glob("*.py"):
        shutil.copy(fil, tmp_path)

    svar = kor(sys.executable, "-I", "-S", tmp_path / "granska.py", tmp_path / "logg.jsonl")

    assert (svar.kod, "rorelser.json" in svar.fel) == (2, True)


def test_a_long_chain_of_corrections_is_read_like_any_other(
    granskad: Granskad, staden: Path
) -> None:
    """Lawful, and once too deep for a program that looked at each from the one before."""
    logg = poster(inside("--liggare", staden, "exportera", "logg").out.splitlines())
    slump = Random(1)
    assert rattelser_av_rattelser(logg, slump)
    for _ in range(1500):
        rattad(logg, logg[-1]["data"], [])

    assert granskad(rader_av(logg)).fynd == {}


def test_it_knows_every_type_that_moves_or_decides_money() -> None:
    text = GRANSKA.read_text("utf-8") + TABELL.read_text("utf-8")
    numbered = {typ.removesuffix("/1") for typ, model in TYPES.items() if model.numbered}

    assert {typ for typ in numbered if typ not in text} == set()


@pytest.mark.parametrize("seed", range(4))
def test_no_honest_history_is_found_fault_with(granskad: Granskad, seed: int) -> None:
    """Random commands, wild ones among them, and what the product made of them."""
    pair = Pair(seed)
    for _ in range(600):
        pair.step()
    mapper, rader, potter = LedgerMapper(), [], set()
    for nr, one in enumerate(pair.product.recorded):
        stored = mapper.to_stored_event(one)
        rader.append(entry(nr, one.aggregat, one.typ, one.version, stored.state))
        potter |= {one.event.pott} if isinstance(one.event, PottEvent) else set()

    svar = granskad(rader)

    assert (svar.kod, svar.fynd) == (0, {})
    for namn in potter:
        pott = pair.product.pott(namn)
        held = {(k.position, k.namnd or "", k.underenhet or ""): o for k, o in pott.saldon.items()}
        told = {
            (ett["saldo"], ett["namnd"], ett["underenhet"]): ett["ore"]
            for ett in svar.json["saldon"]
            if ett["pott"] == namn and ett["saldo"] not in {"foreslaget", *HARLEDDA}
        }
        assert told == {plats: ore for plats, ore in held.items() if ore}


def test_it_knows_which_days_move_and_when_decisions_gain_force() -> None:
    its = innebord(HELGDAGAR)
    dagar = [date(2000, 1, 1) + timedelta(n) for n in range(36_530)]

    assert dagar[-1] > date(2100, 1, 4)
    assert [its["ledig"](dag) for dag in dagar] == [*map(helgdag, dagar)]
    for text in ("2024-12-03", "2023-06", "2022", "../2004-05-10"):
        assert its["laga_kraft"](text) == laga_kraft(text)
