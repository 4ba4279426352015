"""The table of moves as an auditor reads it: ``docs/rorelser.md``, written from ``RORELSER``.

The same as data goes with the auditor's programs: ``tools/oberoende/rorelser.json``.

    python3 run.py python -m features.rorelsedok

A test refuses one that is not current.
"""

from __future__ import annotations

from pathlib import Path

from domain.bookkeeping import positions as p
from domain.bookkeeping.rorelser import (
    RORELSER,
    Belopp,
    Falt,
    Flytt,
    Om,
    Over,
    Position,
    Under,
    Utan,
)
from domain.deciding.kinds import EVENT_OF
from exchange import rorelsetabell

BOK = Path(__file__).parents[1] / "docs" / "rorelser.md"
FIL = Path(__file__).parents[1] / "tools" / "oberoende" / rorelsetabell.FIL
KOMMANDO = "python3 run.py python -m features.rorelsedok"
INGRESS = f"""# Rörelser

Vart pengarna går: varje slags händelse som flyttar ett belopp mellan positioner, och ingen annan.
Saldon, läsmodell, verifiering och rättelser följer alla av den här tabellen
(`domain/bookkeeping/rorelser.py`). En händelse som inte står här flyttar ingenting.

Ett belopp läggs till den position som det går till och dras från den som det går från. *Utanför*
betyder att beloppet kommer utifrån potten eller lämnar den.

* De här positionerna håller pengar; summan av dem är alltid det som är rekvirerat eller avsatt
  (I0), och de andra räknas bara: {", ".join(map(p.i_ord, p.HELD))}.
* De här står på den nämnd som händelsen anger, och på dess enhet om en sådan anges:
  {", ".join(map(p.i_ord, p.NAMNDENS))}.

Samma tabell som data skrivs bredvid en exporterad logg (`liggare exportera logg -o MAPP`) och
följer med revisorns program, som läser rörelserna ur den:
`rorelser.json`, med SHA-256 `{rorelsetabell.kontrollsumma()}`.

Tabellen skrivs av

```
{KOMMANDO}
```

och ett test underkänner en som inte stämmer; ändra den inte för hand.

| Händelse | Registreras som | Från | Till | Belopp | När |
|---|---|---|---|---|---|
"""


def _position(position: Position) -> str:
    if position is None:
        return "*utanför*"
    if isinstance(position, Falt):
        return f"den som `{position.namn}` anger"
    return p.i_ord(position)


def _belopp(belopp: Belopp) -> str:
    match belopp:
        case Over(falt):
            return f"`{falt}` när den är över 0"
        case Under(falt):
            return f"`{falt}` när den är under 0, utan tecken"
        case Utan(falt, avgar):
            return f"`{falt}` utom `{avgar}` när den är över 0"
        case _:
            return f"`{belopp}`"


def _nar(om: Om | None, per: str | None) -> str:
    if per is not None:
        return f"för varje rad i `{per}`"
    if om is None:
        return "alltid"
    return f"`{om.falt}` är `{om.varde}`" if om.varde else f"`{om.falt}` anges"


def _rad(flytt: Flytt, handelse: str, substantiv: str) -> str:
    celler = (
        handelse,
        substantiv,
        _position(flytt.fran),
        _position(flytt.till),
        _belopp(flytt.belopp),
        _nar(flytt.om, flytt.per),
    )
    return f"| {' | '.join(celler)} |\n"


def book() -> str:
    """Return the document."""
    nouns = {event: command.substantiv() for command, event in EVENT_OF.items()}
    rows = [INGRESS]
    for event, declared in RORELSER.items():
        noun = nouns.get(event)
        named = f"`{event.__name__}`", f"`{noun}`" if noun else "följer av en förbrukning"
        for number, flytt in enumerate(declared):
            rows.append(_rad(flytt, *(named if not number else ("", ""))))
    return "".join(rows)


if __name__ == "__main__":
    BOK.write_text(book(), "utf-8")
    FIL.write_bytes(rorelsetabell.skriven())
