"""The demo as a story in five parts, each no longer than a screen of 80 columns."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING, Any

from domain.values.money import kronor_text
from reports.tables import Column, filled, table
from reports.words.ways import HELA_LOGGEN, way

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from projections.answers.avvikelser import Avvikelser
    from projections.answers.intyg.svar import Intyg
    from projections.answers.saldo import Saldo

EXEMPEL = "EXEMPEL"
_TOLD = 10  # contradictions that are told by a line each
_TITLE = 75  # characters of what one is about
_FORSLAGNA = ("KS-2022", "SOC-2022")
_POTTER = {
    "Föreslaget": "foreslaget_ore",
    "Tilldelat": "tilldelat_ore",
    "Rekvirerat": "rekvirerat_ore",
    "Inbetalt": "inbetalt_ore",
    "Avsatt": "avsatt_ore",
}
_NAMNDER = {
    "Beslutat": "beslutat_ore",
    "Överfört": "overfort_ore",
    "Förbrukat": "forbrukat_ore",
    "Åter": "ater_ore",
    "Kvar": "kvar_ore",
}
_BOKSLUT = {
    "Förbrukat": "forbrukat_ore",
    "Hos nämnden": "hos_namnd_ore",
    "Ofördelat": "ofordelat_ore",
    "Balanskonto": "balanskonto_ore",
}


def dokumenten(potter: Saldo, forslag: Saldo, namn: Mapping[str, str]) -> str:
    """Return what the documents say: of each pott, and of the two tables of 2022."""
    return _part(
        "1. VAD DOKUMENTEN SÄGER",
        "Fem dokument om Malmös medel mot segregation 2022-2025. De är förslag, inte"
        " protokoll. Liggaren bokför vad de säger och inget mer. Kronor:",
        table(potter["rader"], [Column.named("Pott", "pott")], _ore(_POTTER)),
        "SOC är statsbidrag, KS kommunstyrelsens anslag. Så föreslogs 2022 fördelas:",
        _forslaget(forslag, namn),
    )


def _forslaget(forslag: Saldo, namn: Mapping[str, str]) -> str:
    """Return the two tables of the proposal beside each other, with the sums that they state."""
    found: dict[str, Counter[str]] = {}
    for row in forslag["rader"]:
        if (pott := row.get("pott", "")) in _FORSLAGNA:
            found.setdefault(_kod(row), Counter())[pott] += row["foreslaget_ore"]
    stated = found.pop("", Counter[str]())
    rows = [{"kod": kod, "namn": namn.get(kod, ""), **of} for kod, of in sorted(found.items())]
    rows.append({"kod": "", "namn": "Raderna tillsammans", **sum(found.values(), Counter())})
    rows.append({"kod": "", "namn": "Totalbelopp som dokumentet anger", **stated})
    keys = [Column.text("Kod", "kod"), Column.text("Nämnd", "namn")]
    return table(rows, keys, [Column.ore(pott, _of(pott)) for pott in _FORSLAGNA])


def _of(pott: str) -> Callable[[Mapping[str, Any]], Any]:
    return lambda row: row.get(pott)


def motsagelserna(found: Avvikelser, titlar: Mapping[str, str]) -> str:
    """Return what does not add up: the contradictions by a line each, the rest counted.

    ``titlar`` says by its code what is noted of the documents; the rest the rules found.
    """
    noted = {row["kod"]: row for row in reversed(found["rader"]) if row["kod"] in titlar}
    slag = Counter(row["slag"] for row in noted.values())
    told = [noted[kod] for kod in titlar if kod in noted and noted[kod]["slag"] == "motsagelse"]
    told.sort(key=lambda row: not row["belopp_ore"])
    lines = [f"{row['kod']:<5}{_cut(titlar[row['kod']])}" for row in told]
    if len(lines) > _TOLD:
        lines[_TOLD:] = [f"… och {len(lines) - _TOLD} till"]
    rules = Counter(row["regel"] for row in found["rader"] if row["kod"] not in titlar)
    own = ", ".join(f"{regel}: {antal}" for regel, antal in rules.most_common())
    return _part(
        "2. VAD SOM INTE STÄMMER",
        f"{len(told)} motsägelser står öppna, med båda läsningarna, tills någon har utrett dem:",
        "\n".join(lines),
        f"{told[0]['kod']} läses så:\n"
        + "\n".join(filled(one, "- ") for one in told[0]["lasningar"]),
        f"Därtill {slag['lucka']} luckor, {slag['anmarkning']} anmärkningar och {rules.total()} som"
        f" reglerna själva fann ({own}).",
    )


def _cut(text: str) -> str:
    return textwrap.shorten(text, _TITLE, placeholder=" …")


def exemplet(aret: Saldo, bokslut: Saldo, steg: Mapping[str, int]) -> str:
    """Return what an example year looks like: a pott nämnd by nämnd, and at the year's end.

    ``steg`` has each kind of step, with the number of the first event that is one.
    """
    rows = [row for row in aret["rader"] if row.get("namnd")]
    used = [row for row in bokslut["rader"] if row["beslutat_ore"]]
    summa = aret["summa"]
    steps = "  ".join(_whole(f"{nr} {namn}") for namn, nr in steg.items())
    return _part(
        f"3. SÅ SER ETT ÅR UT ({EXEMPEL})",
        f"{EXEMPEL}: förslaget 2022 antas beslutat, och pengarna använda. Inget av det står i"
        " dokumenten; beslut är här daterade lördagar. Statsbidraget SOC-2022:",
        table(rows, [Column.text("Kod", _kod)], _ore(_NAMNDER), aret["summa"]),
        f"Vid årets slut, {bokslut['per']['datum']} ({EXEMPEL}); på balanskontot vad staten har"
        " betalt och ingen använt:",
        table(used, [Column.named("Pott", "pott")], [Column.ore("Medel", _medel), *_ore(_BOKSLUT)]),
        f"Sedan återrapporterades {kronor_text(summa['forbrukat_ore'])} till Socialstyrelsen, och"
        f" {kronor_text(summa['aterbetalt_ore'])} betalades tillbaka ({EXEMPEL}).",
        f"Steg som dokumenten inte visar, efter numret på den första händelsen ({EXEMPEL}):",
        filled(steps).replace("\N{NO-BREAK SPACE}", " ") + "\n",
    )


def _medel(row: Mapping[str, Any]) -> int:
    return int(row["inbetalt_ore"] + row["avsatt_ore"])


def _whole(namn: str) -> str:
    return namn.replace(" ", "\N{NO-BREAK SPACE}")


def bevisat(verified: Mapping[str, Any], intyg: Intyg) -> str:
    """Return what is proved, and what no program can prove."""
    kort, rot = intyg["kort"], verified["rot"]
    outcome = "GODKÄND" if verified["ok"] else "UNDERKÄND"
    low = [one["under_noll"] for one in (kort["registrering"], kort["handelsedatum"]) if one]
    held, aldrig = kort["avstamningar"], kort["avstamningar"]["aldrig_avstamt"]
    facts = [
        f"{outcome}: {verified['handelser']} händelser ({EXEMPEL} ingår) stämmer med sina sigill.",
        f"Saldon som någon gång varit under noll: {sum(low)}.",
        f"Avstämda mot huvudbok eller bank: {held['avstamt']} saldon. Aldrig: {aldrig}.",
        f"Händelser som saknar attest: {kort['oattesterade']}.",
    ]
    return _part(
        "4. VAD SOM ÄR BEVISAT",
        "\n".join(filled(one, "- ") for one in facts),
        f"Roten är ett tal över allt detta; ändras en bokstav blir det ett annat:\n  {rot}",
        f"{len(verified['ej_kontrollerat'])} saker kan inget program utesluta, till exempel att ett"
        f" belopp är osant{way(HELA_LOGGEN)}.",
    )


def vidare(plats: str, fragor: Mapping[str, str], hur: str) -> str:
    """Return what to try next: where the ledger is, what to ask it, and how."""
    size = max(map(len, fragor))
    asked = "\n".join(f"  {fraga:<{size}}  {vad}" for fraga, vad in fragor.items())
    return _part("5. PRÖVA SJÄLV", f"  {plats}\n{asked}", hur)


def _ore(of: Mapping[str, str]) -> list[Column]:
    return [Column.ore(rubrik, name) for rubrik, name in of.items()]


def _kod(row: Mapping[str, Any]) -> str:
    """Return whose a row is: the sub-unit's code, else the nämnd's; empty of a pott's own."""
    return row["underenhet"] or row["namnd"] or ""


def _part(rubrik: str, *said: str) -> str:
    """Return a heading and what stands under it, with a line between what belongs apart."""
    texts = [text if "\n" in text else filled(text) for text in said]
    return "\n\n".join([f"{rubrik}\n{'=' * len(rubrik)}", *(one.strip("\n") for one in texts)])
