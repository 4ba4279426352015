"""How lists are read here: which header holds what, which code means whom, what is a cost.

Two files beside the ledger, for people to read and change: ``listor.toml`` and ``konton.toml``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from application import files
from application.beside import LONGEST, toml, wrong
from exchange.lists.utfallslista import KODER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from application.recording.lists.opened import Oppnad
    from exchange.lists.utfallslista import Tecken

LISTOR, KONTON = "listor.toml", "konton.toml"
SIE = "sie"
"""The part of the second that says which accounts an export books on."""
KOSTNADER = ("4-7",)
"""The classes of accounts that are costs where nobody has said which: an example, and told so."""

_TILL = ("pott", "namnd", "underenhet", "insats", "utanfor")
_BEGINNING = "# Hur listor läses till liggaren. Raderna kan ändras; se docs/listor.md.\n"


class Kod(NamedTuple):
    """What a set of codes means: whose and for what; or why it is outside."""

    koder: Mapping[str, str]
    pott: str | None = None
    namnd: str | None = None
    underenhet: str | None = None
    insats: str | None = None
    utanfor: str | None = None


class Sparad(NamedTuple):
    """How a header was read the last time."""

    kolumner: Mapping[str, str]
    tecken: Tecken | None


class Lasning(NamedTuple):
    """All that is said beside the ledger of how lists are read."""

    koder: tuple[Kod, ...] = ()
    sparade: Mapping[str, Sparad] = {}
    kostnader: tuple[str, ...] = KOSTNADER
    utan_konton: bool = True

    def kod(self, koder: Mapping[str, str]) -> Kod | None:
        """Return what the codes of a row mean: what says most of them; None if nothing does."""
        fits = [one for one in self.koder if one.koder.items() <= koder.items()]
        return max(fits, key=lambda one: len(one.koder), default=None)

    def kostnad(self, konto: str) -> bool:
        """Tell whether an account is one of costs."""
        return any(_within(konto, span) for span in self.kostnader)


def _within(konto: str, span: str) -> bool:
    first, _, last = (part.strip() for part in span.partition("-"))
    return first <= konto[: len(first)] and konto[: len(last or first)] <= (last or first)


def read(folder: Path) -> Lasning:
    """Return what the two files say, or what holds without them; raises Stop."""
    listor, konton = toml(folder / LISTOR), toml(folder / KONTON)
    kostnader: tuple[str, ...] = KOSTNADER
    if konton is not None and ("kostnad" in konton or SIE not in konton):
        kostnader = _spans(konton.get("kostnad"))
    listor = listor or {}
    if odd := listor.keys() - {"lista", "kod"}:
        raise wrong(LISTOR, f"okänt: {', '.join(sorted(odd))}")
    koder = tuple(_kod(one) for one in _tables(listor, "kod"))
    sparade = dict(_sparad(one) for one in _tables(listor, "lista"))
    return Lasning(koder, sparade, kostnader, konton is None)


def _spans(stated: object) -> tuple[str, ...]:
    spans = stated if isinstance(stated, list) else []
    if not spans or not all(
        isinstance(one, str) and one.replace("-", "", 1).strip().isdigit() for one in spans
    ):
        raise wrong(KONTON, 'ska ha kostnad = ["4-7"]: klasser, konton eller intervall')
    return tuple(spans)


def _tables(listor: Mapping[str, object], name: str) -> Iterable[Mapping[str, object]]:
    found = listor.get(name, [])
    if not (isinstance(found, list) and all(isinstance(one, dict) for one in found)):
        raise wrong(LISTOR, f"{name} ska skrivas [[{name}]]")
    return found


def _kod(stated: Mapping[str, object]) -> Kod:
    words = {name: str(of) for name, of in stated.items() if isinstance(of, str | int)}
    koder = {name: words[name] for name in KODER if words.get(name)}
    odd = stated.keys() - {*KODER, *_TILL}
    meant = {name: words[name] for name in _TILL if words.get(name)}
    what = ", ".join(f"{name} {of}" for name, of in koder.items()) or "utan kod"
    if odd or len(words) != len(stated):
        names = ", ".join(sorted(odd or stated.keys() - words.keys()))
        raise wrong(LISTOR, f"[[kod]] {what}: {names} kan inte stå där")
    if not koder:
        raise wrong(LISTOR, f"en [[kod]] anger ingen av {', '.join(KODER)}")
    if ("utanfor" in meant) == ("namnd" in meant or "insats" in meant or "pott" in meant):
        raise wrong(LISTOR, f"[[kod]] {what}: ange namnd (och insats), eller utanfor")
    return Kod(koder, **meant)


def _sparad(stated: Mapping[str, object]) -> tuple[str, Sparad]:
    avtryck, kolumner, tecken = (stated.get(one) for one in ("avtryck", "kolumner", "tecken"))
    if not isinstance(kolumner, dict) or tecken not in {None, "debet", "kredit"}:
        raise wrong(LISTOR, "en [[lista]] ska ha avtryck, kolumner och eventuellt tecken")
    return str(avtryck), Sparad({str(r): str(n) for r, n in kolumner.items()}, tecken)


def keep(folder: Path, oppnad: Oppnad) -> None:
    """Add how a header was read to the file beside the ledger; raises Stop if it cannot be."""
    path, huvud = folder / LISTOR, oppnad.huvud
    before = files.read(path, LONGEST).decode("utf-8-sig") if path.exists() else _BEGINNING
    kolumner = ", ".join(f"{roll} = {_quoted(name)}" for roll, name in huvud.said().items())
    lines = ["", "[[lista]]", f"avtryck = {_quoted(huvud.avtryck)}", f"kolumner = {{ {kolumner} }}"]
    if oppnad.ett_belopp:
        lines.append(f"tecken = {_quoted(oppnad.tecken)}")
    with files.replacing(path) as file:
        file.write((before.rstrip("\n") + "\n" + "\n".join(lines) + "\n").encode())


def proposal(koder: Mapping[str, str]) -> list[str]:
    """Return the lines that say what codes mean, to be filled in."""
    said = [f"{name} = {_quoted(of)}" for name, of in koder.items()]
    return ["[[kod]]", *said, 'namnd = "…"', 'insats = "…"', '# eller: utanfor = "varför"']


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
