"""A log that somebody changed is not read: the line is named, and there is no ledger after."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from domain.values.money import MAX_ORE
from tests.cli.program import alias, inside, skriven

Rader = list[dict[str, Any]]


def skriv_om(rader: Rader) -> bytes:
    return b"".join(rfc8785.dumps(rad) + b"\n" for rad in rader)


def forst(rader: Rader, typ: str) -> dict[str, Any]:
    return next(rad for rad in rader if rad["typ"] == f"{typ}/1")


def _data(typ: str, /, **change: Any) -> Callable[[Rader], None]:
    return lambda rader: forst(rader, typ)["data"].update(change)


def _own(typ: str, /, **change: Any) -> Callable[[Rader], None]:
    return lambda rader: forst(rader, typ).update(change)


def _swap(rader: Rader) -> None:
    """Let the events of two lines change places and keep their numbers."""
    for key in ("data", "typ"):
        rader[5][key], rader[6][key] = rader[6][key], rader[5][key]


def _gap(rader: Rader) -> None:
    numbered = [rad for rad in rader if rad["data"].get("liggarnummer", "").startswith("2022-")]
    numbered[-1]["data"]["liggarnummer"] = f"2022-{len(numbered) + 1:06d}"


def _twice(rader: Rader) -> None:
    again = json.loads(json.dumps(rader[0]))
    again["nr"], again["version"] = len(rader), 2
    again["data"] |= {"registrerad": "2099-01-01T00:00:00.000000Z", "kommando_id": "skapa2"}
    rader.append(again)


def _reused(rader: Rader) -> None:
    rader[20]["data"]["kommando_id"] = rader[7]["data"]["kommando_id"]


ANDRADE: dict[str, tuple[Callable[[Rader], Any], str]] = {
    "för stort belopp": (_data("StatsbidragInbetalt", belopp_ore=MAX_ORE), "omöjlig: SOC-2022: I"),
    "mer överfört": (_data("MedelOverforda", belopp_ore=10**10), "I1"),
    "belopp noll": (_data("MedelOverforda", belopp_ore=0), "fel fält"),
    "belopp som text": (_data("MedelOverforda", belopp_ore="1"), "fel fält"),
    "för stort tal": (_data("MedelOverforda", belopp_ore=2**53 - 1), "fel fält"),
    "rad borta": (lambda rader: rader.pop(30), "ska händelse 30 stå"),
    "första raden borta": (lambda rader: rader.pop(0), "ska händelse 0 stå"),
    "raden igen": (lambda rader: rader.insert(9, rader[8]), "ska händelse 9 stå"),
    "rader i annan ordning": (
        lambda rader: rader.insert(9, rader.pop(10)), "ska händelse 9 stå"),
    "händelser i annan ordning": (_swap, "inte senare"),
    "okänd typ": (_own("MedelOverforda", typ="MedelStulna/1"), "'MedelStulna/1' är okänd"),
    "senare typ": (_own("MedelOverforda", typ="MedelOverforda/2"), "är okänd"),
    "annan version": (_own("MedelOverforda", version=99), "har version"),
    "version noll": (_own("PottUpprattad", version=0), "version från 1"),
    "annan ström": (_own("MedelOverforda", aggregat="pott/KS-2022"), "hör inte till strömmen"),
    "lucka i liggarnumren": (_gap, "liggarnummer ska vara 2022-"),
    "inget liggarnummer": (
        lambda rader: forst(rader, "MedelOverforda")["data"].pop("liggarnummer"), "inte inget"),
    "liggarnummer för mycket": (
        _data("OrganRegistrerat", liggarnummer="2022-000001"), "ska vara inget"),
    "tiden går bakåt": (_data("MedelOverforda", registrerad="2000-01-01T00:00:00.000000Z"),
                        "inte senare"),
    "tiden står": (lambda rader: rader[9]["data"].update(
        registrerad=rader[8]["data"]["registrerad"]), "inte senare"),
    "ingen tid": (lambda rader: rader[9]["data"].pop("registrerad"), "fel fält"),
    "öppnad två gånger": (_twice, "kan bara öppnas en gång"),
    "inte öppnad": (lambda rader: rader[0].update(
        typ=rader[1]["typ"], data=rader[1]["data"], aggregat="register"), "är LiggareOppnad"),
    "pott utan villkor": (_own("PottUpprattad", typ="AnslagAnvisat/1"), "fel fält"),
    "kommando två gånger": (_reused, "kan inte ge händelse"),
    "null": (_data("MedelOverforda", motpart=None), "värde som ingen liggare skriver"),
    "tom lista": (_data("OrganRegistrerat", avvikelser=[]), "fält som ingen liggare skriver"),
    "okänt fält": (_data("MedelOverforda", extra="x"), "fel fält"),
    "fält saknas": (
        lambda rader: forst(rader, "MedelOverforda")["data"].pop("namnd"), "fel fält"),
    "nyckel för mycket": (_own("MedelOverforda", extra=1), "och inga andra"),
    "nyckel saknas": (lambda rader: rader[0].pop("version"), "och inga andra"),
    "nr som text": (_own("MedelOverforda", nr="1"), "nr har fel form"),
    "nr som ja": (lambda rader: rader[1].update(nr=True), "nr har fel form"),
    "personnummer": (_data("MedelOverforda", avser="19811228-9874"), "fel fält"),
    "för lång": (_data("MedelOverforda", regler=["R1"] * 20_000), "för lång"),
    "kommando bland händelser": (lambda rader: rader.insert(50, alias(1)), "har fälten"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "words"), ANDRADE.values(), ids=ANDRADE)
def test_a_log_that_was_changed_is_not_read(
    logg: bytes, tmp_path: Path, change: Callable[[Rader], None], words: str
) -> None:
    rader = [json.loads(line) for line in logg.splitlines()]
    change(rader)
    changed = skriv_om(rader)
    wrong = next(
        n for n, (old, new) in enumerate(
            zip([*logg.splitlines(), b""], [*changed.splitlines(), b""], strict=False), 1
        ) if old != new
    )  # fmt: skip

    _refused(tmp_path, changed, wrong + (change is _swap), words)  # seen where time goes back


def _refused(tmp_path: Path, changed: bytes, wrong: int, words: str) -> None:
    fil = skriven(tmp_path, changed, "logg.jsonl")

    done = inside("--liggare", tmp_path / "ny.db", "importera", fil, "--ja", "-f", "json")

    (refused,) = done.json["avvisade"]
    told = json.loads(done.words)
    assert done.code == 4
    assert words in refused["meddelande"]
    assert (told["kod"], told["rad"], told["meddelande"]) == (
        "fil", refused["rad"], refused["meddelande"]
    )  # fmt: skip
    assert refused["rad"] == wrong
    assert done.json["registrerade"] == 0
    assert {*tmp_path.iterdir()} == {fil}


NATURELL = b'"nr":9,"typ":"OrganRegistrerat/1","version":9}\n'
OMSKRIVNA: dict[str, tuple[Callable[[bytes], bytes], int, str]] = {
    "mellanslag": (lambda log: log.replace(b'"nr":9,', b'"nr": 9,'), 10, "byte för byte"),
    "nycklarnas ordning": (
        lambda log: log.replace(NATURELL, b'"typ":"OrganRegistrerat/1","nr":9,"version":9}\n'),
        10, "byte för byte"),
    "första radens ordning": (
        lambda log: log.replace(b'{"aggregat":"liggare",', b'{ "aggregat" : "liggare",', 1),
        1, "byte för byte"),
    "tecken som kod": (lambda log: log.replace("ä".encode(), b"\\u00e4", 1), 2, "byte för byte"),
    "nyckel två gånger": (
        lambda log: log.replace(b'"nr":9,', b'"nr":9,"nr":9,'), 10, "'nr' förekommer två gånger"),
    "första nyckeln två gånger": (
        lambda log: log.replace(b'"nr":0,', b'"nr":0,"nr":0,', 1), 1, "två gånger"),
    "tal med exponent": (lambda log: log.replace(b'"nr":9,', b'"nr":9e0,'), 10, "inget heltal"),
    "minus noll": (lambda log: log.replace(b'"nr":0,', b'"nr":-0,'), 1, "byte för byte"),
    "halvt tecken": (lambda log: log.replace(b'"kod":"KF"', b'"kod":"\\ud800"', 1), 2, "skriver"),
    "stort tal": (
        lambda log: log.replace(b'"paragraf":', b'"paragraf":' + b"9" * 30, 1), 72, "skriver"),
    "CRLF": (lambda log: log.replace(b"\n", b"\r\n"), 1, "byte för byte"),
    "BOM": (lambda log: b"\xef\xbb\xbf" + log, 1, "JSON"),
    "tom rad": (lambda log: log.replace(b'"version":9}\n', b'"version":9}\n\n', 1), 11, "JSON"),
    "avklippt": (lambda log: log[:-20], 0, "avklippt"),
    "utan sista radslut": (lambda log: log[:-1], 0, "radslutet saknas"),
    "inte UTF-8": (lambda log: log.replace("ä".encode(), b"\xe4", 1), 2, "inte UTF-8"),
    "skräp efter": (lambda log: log + b"slut\n", 0, "JSON"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "wrong", "words"), OMSKRIVNA.values(), ids=OMSKRIVNA)
def test_a_log_that_was_rewritten_is_not_read(
    logg: bytes, tmp_path: Path, change: Callable[[bytes], bytes], wrong: int, words: str
) -> None:
    changed = change(logg)
    assert changed != logg

    _refused(tmp_path, changed, wrong or len(changed.splitlines()), words)
