"""One run with a hostile text in it, and the folder that it runs in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.cli.bevisfiler import GOLDEN
from tests.cli.program import AVTAL, inside

FIENTLIGA = [
    "\x1b[2J\x1b[H", "\x1b]0;ny titel\x07", "\x9b31m", "\x85", "\x90q\x9c", "\x7f", "\x00",
    "\x08\x08", "\rFALSK", "\nFALSK 1 000 000,00", "\r\nFALSK;1", "\tFALSK", "\u202e", "\u2066",
    "\u200f",
    "\u200b", "\u200d", "\ufeff", "\u00ad", "\u2028FALSK", "\u2029FALSK", "\ue000", "\u0378",
    "\U000e0041", "\ufe0f", "\u2800", "\u3164", "\udc9b", "\udc1b[2J", "\x0bFALSK", "\x0cFALSK",
    "\x1c", "\x1e", "\uffff", "\U0010ffff",
]  # fmt: skip
SEDDA = ["kulturinsatser", "samverkan skola-socialtjänst-polis"]
FORMER = ("tabell", "json", "jsonl", "csv", "xlsx")


class Fall(NamedTuple):
    """A run: its words, the form of the answer and its file, whether nobody checks texts."""

    args: tuple[str, ...]
    form: str = "tabell"
    ut: Path | None = None
    env: dict[str, str] = {}  # noqa: RUF012 - read only
    stdin: str = ""
    slappt: bool = False


class Varld:
    """A folder of ledgers to copy, and one where a case has what it needs."""

    def __init__(self, place: Path) -> None:
        self.mall = place / "mall"
        self.mapp = place / "fall"
        self.mall.mkdir()
        bok = self.mall / "liggare.db"
        assert inside("--liggare", bok, "skapa").code == 0
        assert inside("--liggare", bok, "importera", AVTAL, "--ja", "--rad-for-rad").code == 3
        assert inside("--liggare", bok, "dolj", "3", "--om", "handlaggare", stdin="Bo Ek").code == 0
        assert inside("--liggare", bok, "saldo").code == 0
        for fil in GOLDEN.iterdir():
            shutil.copyfile(fil, self.mall / fil.name)

    def ny(self) -> Path:
        """Return a fresh folder's ledger."""
        shutil.rmtree(self.mapp, ignore_errors=True)
        shutil.copytree(self.mall, self.mapp)
        return self.mapp / "liggare.db"


def fientlig(rng: Random) -> str:
    """Return a text that would steer, hide, turn or forge."""
    return f"Fi{rng.choice(FIENTLIGA)}entlig"


def ur_systemet(rng: Random) -> str:
    """Return such a text as a file name or the environment can hold."""
    while True:
        text = fientlig(rng)
        try:
            if "\0" not in text and os.fsencode(text):
                return text
        except UnicodeEncodeError:
            continue
