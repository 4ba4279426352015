"""The reader's index of the five documents: what each says, and where the ledger holds it.

    python3 run.py python -m features.kallordok

writes ``docs/kallor.md`` from ``application/data/malmo/kallor/``: a file for each document, itself
first and then its facts in the order they stand. A test refuses one that is not current, and
``tools/hall_kallor`` holds the index against the documents, which are not in the project.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import NotRequired, TypedDict, cast

from domain.rules.documents import DOKUMENT
from features.oversikt import plain

ROOT = Path(__file__).parents[1]
BOK = ROOT / "docs" / "kallor.md"
MAPP = ROOT / "application" / "data" / "malmo" / "kallor"
KOMMANDO = "python3 run.py python -m features.kallordok"
INGRESS = f"""# Källor

Vad de fem dokumenten säger, uppgift för uppgift och med liggarens ord, och var den hålls: av
vilka kommandon i `application/data/malmo/dokument.jsonl`, eller varför inget gör det; och vilka
regler som vilar på den. Dokumenten själva finns inte i projektet. Nyckeln är de ord som stället
hittas på, med förekomsten i dokumentet efter sig när den inte är den första. Lägg dokumenten som
text i en mapp, och

```
python3 tools/hall_kallor MAPP
```

prövar varje nyckel mot dem. Listan skrivs ur `application/data/malmo/kallor/` av

```
{KOMMANDO}
```

och ett test underkänner en som inte stämmer; ändra den inte för hand.

Den 30 november 2026 jämfördes listan med en annan, gjord för sig av dokumenten ensamma. Av den
andras 758 uppgifter fanns 615 här redan. 99 kom till, som uppgifter eller som avvikelserna C1 till
C16. 44 lämnades utanför: 12 är bakgrund, 6 är räknade eller jämförda och står inte i texten, 5
gäller hur det är skrivet, och 21 är inga motsägelser eller rör inte pengar, beslut och redovisning.
"""
HUVUD = "| Id | Uppgift | Nyckel | Hålls av | Regler |\n|---|---|---|---|---|\n"


class Dokumentpost(TypedDict):
    """A document: what it is called, the digest of the text as delivered, and its headings."""

    dokument: str
    titel: str
    diarienummer: NotRequired[str]
    handling: str
    version: NotRequired[str]
    sha256: str
    rubriker: list[str]


class Uppgift(TypedDict):
    """A fact: where it is found, what it says in our words, and what holds it."""

    id: str
    dokument: str
    rubrik: str
    forekomst: int
    nyckel: str
    fakta: str
    hos: NotRequired[list[str]]
    varfor_inte: NotRequired[str]
    regler: NotRequired[list[str]]


Kalla = tuple[Dokumentpost, list[Uppgift]]


def kallor() -> list[Kalla]:
    """Return each document with its facts: what the rules cite first, in their order."""
    read = [_kalla(path) for path in MAPP.glob("*.jsonl")]
    order = [*DOKUMENT]
    return sorted(read, key=lambda one: [*order, one[0]["dokument"]].index(one[0]["dokument"]))


def _kalla(path: Path) -> Kalla:
    first, *rest = map(json.loads, path.read_text("utf-8").splitlines())
    return cast("Dokumentpost", first), cast("list[Uppgift]", rest)


def text() -> str:
    """Return the index as it stands in its file."""
    every = kallor()
    return (
        f"{INGRESS}\n{len(every)} dokument och {sum(len(facts) for _, facts in every)} uppgifter.\n"
        + "".join(_chapter(*one) for one in every)
    )


def _chapter(document: Dokumentpost, facts: list[Uppgift]) -> str:
    said = [
        document["handling"] + (f" {document['version']}" if "version" in document else ""),
        *([f"diarienummer {document['diarienummer']}"] if "diarienummer" in document else []),
        f"SHA-256 `{document['sha256']}`",
        f"{len(facts)} uppgifter",
    ]
    whole = "; ".join(said)
    parts = [f"\n## {plain(document['titel'])}\n\n{whole[0].upper()}{whole[1:]}.\n"]
    for heading, group in groupby(facts, key=lambda fact: fact["rubrik"]):
        parts.append(f"\n### {plain(heading)}\n\n{HUVUD}{''.join(map(_row, group))}")
    return "".join(parts)


def _row(fact: Uppgift) -> str:
    nth = f" ({fact['forekomst']})" if fact["forekomst"] > 1 else ""
    held = ", ".join(f"`{one}`" for one in fact.get("hos", [])) or plain(fact["varfor_inte"])
    rules = ", ".join(f"[{one}](regler.md#{one.lower()})" for one in fact.get("regler", []))
    cells = fact["id"], plain(fact["fakta"]), plain(fact["nyckel"]) + nth, held, rules
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    BOK.write_text(text(), "utf-8", newline="\n")
