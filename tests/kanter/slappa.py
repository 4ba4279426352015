"""Readers made lenient in one thing each: which cases must find them out."""

from __future__ import annotations

from typing import Any

from ledger.evidence import checking, lines, vkey
from ledger.evidence.note import Note
from ledger.evidence.vkey import Vkey
from ledger.format import entry


def _forsta(note: Note, key: Vkey) -> list[bytes]:
    mine = (key.name, key.key_id)
    return [value for name, key_id, value in note.signatures if (name, key_id) == mine][:1]


SLAPPA: dict[str, tuple[str, tuple[str, str], str, str]] = {
    "granska: varje värde": ("granska.py", ("krav(enkelt(h)", "krav(h"), "logg", "null-i-data text-u2028 namn-utanfor-ascii djup-33"),
    "granska: varje typ": ("granska.py", ("== FALT", "is not None"), "logg", "version-i-rad-2-true nr-i-rad-1-true nr-i-rad-0-false"),
    "granska: varje följd": ("granska.py", ("krav(skriven + b", "krav(rad or b"), "logg", "ordning-i-data skrift-mellanrum-sist text-snedstreck-escapat"),
    "granska: varje längd": ("granska.py", ("logg.readline(65_536)", "logg.readline()"), "logg", "langd-65536"),
    "granska: varje not": ("granska.py", ("len({*rader}) < len(rader)", "not rader"), "kontrollpunkt", "dubbel-egen-rad"),
    "granska: varje bladlista": ("granska.py", ("not sparade or len(sparade) % 32", "not fil"), "blad", "tom"),
    "skriptet: varje nyckel": ("kontrollera_bevis.sh", ("&& ! $k =~ $svag", ""), "nycklar", "svag-ett-typ-1 svag-noll-typ-4"),
    "skriptet: varje ordning": ("kontrollera_bevis.sh", ("&& $falt > ${forra[d]}", ""), "bevis", "ordning-i-data belopp-tva-ganger innehall-falt-i-oordning"),
    "skriptet: varje tal": ("kontrollera_bevis.sh", ('&& heltal "${ord#-}"', ""), "bevis", "tal-exponent tal-decimal"),
    "skriptet: varje tecken": ("kontrollera_bevis.sh", ('&& tecken "$t/handelse" "$handelsens" ', ""), "bevis", "text-tabb text-u2028"),
    "skriptet: varje rad två gånger": ("kontrollera_bevis.sh", ("&& ! ${sedd[$rad_]-}", ""), "bevis", "not-dubbel-okand-rad"),
    "go: den första av varje nyckel": ("main.go", ("lasta[namn+string(varde[:4])] {", "false {"), "kontrollpunkt", "dubbel-annan-sann"),
    "go: varje händelse": ("handelse.go", ("h.i == len(rad)", "true"), "logg", "skrift-mellanrum-sist skrift-crlf"),
}  # fmt: skip
"""Of the independent ones: the file, what is written in it and instead, the kind, the cases."""

OURS: dict[str, tuple[Any, str, Any, str, str]] = {
    "varje värde": (entry, "_plain", lambda _value, _level: True, "bevis", "null-i-data text-del djup-33 namn-utanfor-ascii"),
    "varje tal": (lines, "LARGEST", 2**63, "kontrollpunkt", "antal-tva-upphojt-53"),
    "varje tid": (checking, "LATEST", 2**64, "kontrollpunkt", "medunderskrift-tid-ar-10000"),
    "den första signaturen": (Note, "values", _forsta, "kontrollpunkt", "dubbel-falsk-efter-sann dubbel-annan-sann"),
    "varje nyckel": (vkey, "_WEAK", frozenset(), "nycklar", "svag-ett-typ-1 svag-noll-typ-4"),
}  # fmt: skip
"""Of the product: the module, what it has by a name and instead, the kind, the cases."""
