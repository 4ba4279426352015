"""How what an answer speaks of is done on the command line."""

from __future__ import annotations

from reports.words import ways

WAYS = {
    ways.PROVA: "; --provad prövar det",
    ways.ATTESTER: "; se liggare bevaka",
    ways.HELA_LOGGEN: ": se liggare verifiera",
    ways.BEVIS: "; bevis: liggare bevis {}",
    ways.REGEL: " (liggare regler {})",
    ways.ALLA_RADER: " Alla rader: -f xlsx -o FIL.",
    ways.RAD_FOR_RAD: ", eller välj --rad-for-rad",
    ways.ALLA_KOLUMNER: "Fler saldon: --alla-kolumner.",
    ways.INTYGET: """
Intyget är härlett ur loggen och inget annat. Så prövas det:
  liggare verifiera                räknar om sigillen och spelar upp händelserna
                                   (--lasmodell: jämför även de sparade saldona)
  liggare exportera logg -o MAPP   och sedan, utan vårt program:
  python3 tools/oberoende/granska.py MAPP/logg.jsonl
Vad marginalen inte säger, och vad som är avstämt, står i liggare intyg.
""",
}


def speak() -> None:
    """Have answers speak of the command line."""
    ways.speak(WAYS)
