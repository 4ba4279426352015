"""The tags of the feature files: rules, promises, kinds, sources; a closed list of each (H16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.rules import ALL_RULES
from domain.rules.documents import DOKUMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

REGLER = {rule.id: rule for rule in ALL_RULES if not rule.retired}
"""The rules in force by their ids: no scenario holds a rule that is retired."""

LOFTEN = {
    "D10": "Ingen händelse kan ändras, strykas, skjutas in eller byta plats utan att den som har en"
    " kontrollpunkt utanför liggaren kan visa det.",
    "D11": "Varje saldo följer av händelserna; läsmodellen är en kopia som byggs om ur dem.",
    "D14": "Ingen händelse säger vem en person är; ett namn som döljs kan utplånas utan att loggen"
    " ändras.",
    "D15": "Att läsa någon annans liggare kör ingenting i den och ändrar ingenting.",
}
"""What the design promises of the ledger as a whole. No rule of ``decide`` says it, so a scenario
that holds it runs the program on a file, and is told by its exit code."""

SLAG = {
    "godtas": "the command is accepted",
    "avvisas": "the command is refused and nothing is recorded",
}

AVVIKELSE = "avvikelse"  # with @godtas: a soft rule let the command through and opened one

KALLOR = {tag: str(document) for tag, document in DOKUMENT.items()}
"""Each source tag and the document as ``domain.rules.documents`` names it."""

STANDARDER = {
    "RFC9162": "RFC 9162, Certificate Transparency 2.0, avsnitt 2.1 (Merkleträdet)",
    "C2SP": "C2SP: signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof, tlog-witness",
    "GDPR": "Dataskyddsförordningen (EU) 2016/679, artikel 5.1 c och 17",
    "RKR-R1": "RKR R1 Bokföring och arkivering, behandlingshistorik (LKBR 3 kap. 11 §)",
    "SQLite": "SQLite, Defense Against The Dark Arts, avsnitt 1.2 (databasfiler från andra)",
}
"""Each source tag of a promise and the standard that it rests on."""


def markers() -> Iterable[str]:
    """Return every tag as pytest registers a marker."""
    yield from (f"{id_}: {rule.sentence}" for id_, rule in REGLER.items())
    yield from (f"{id_}: {sentence}" for id_, sentence in LOFTEN.items())
    yield from (f"{slag}: {meaning}" for slag, meaning in SLAG.items())
    yield f"{AVVIKELSE}: a soft rule opens an avvikelse"
    yield from (f"{tag}: {dokument}" for tag, dokument in (KALLOR | STANDARDER).items())


def faults(tags: Iterable[str]) -> Iterable[str]:
    """Yield what is wrong with the tags of a scenario, in Swedish."""
    tags = set(tags)
    promised = tags & LOFTEN.keys()
    if not tags & REGLER.keys() and not promised:
        yield "saknar regel, till exempel @R8"
    if tags & REGLER.keys() and promised:
        yield "ska hålla antingen regler eller ett löfte"
    if len(tags & SLAG.keys()) != 1:
        yield "ska ha en av @godtas och @avvisas"
    if not tags & (STANDARDER if promised else KALLOR).keys():
        yield f"saknar källa, till exempel @{'RFC9162' if promised else 'STK-2018-1233'}"
    known = REGLER.keys() | LOFTEN.keys() | SLAG.keys() | KALLOR.keys() | STANDARDER.keys()
    if unknown := tags - known - {AVVIKELSE}:
        yield f"har okända taggar: {', '.join(sorted(unknown))}"
