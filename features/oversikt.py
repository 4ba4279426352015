"""What the rule book begins with: the life cycle with its features, and the documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from application.asking.rules import by_number
from domain.rules import ALL_RULES
from domain.rules.documents import DOKUMENT
from features import skeden
from features.taggar import REGLER

if TYPE_CHECKING:
    from domain.rules.documents import Document
    from domain.rules.rule import Rule

LIVSCYKELN = """
## Livscykeln

Från pott till bokslut: varje skede, de egenskaper i `features/` som berättar om det, och reglerna i
dem. Ett löfte (D) är vad utformningen lovar om liggaren som helhet.

| Skede | Egenskap | Regler | Scenarier |
|---|---|---|--:|
"""
DOKUMENTEN = """
## Dokumenten

Vad reglerna vilar på. Stadens handlingar är förslag, skrivna inför ett beslut; inget protokoll
finns. *Egen praxis* är det som ingen av dem säger. Ett scenario har taggen för det dokument som
säger det.

| Dokument | Titel | Tagg | Regler |
|---|---|---|---|
"""


def text() -> str:
    """Return the two tables, which lead to every feature file and every rule."""
    return f"{LIVSCYKELN}{_stages()}{DOKUMENTEN}{_documents()}"


def plain(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return re.sub(r"([\\|<>*_`\[\]])", r"\\\1", words)


def _stages() -> str:
    """Return the table of contents by the stages of the life cycle."""
    return "".join(
        f"| {'' if nr else skede} | [{plain(one.namn)}](../features/{quote(one.fil)}) "
        f"| {', '.join(_linked(id_) for id_ in one.regler)} | {one.antal} |\n"
        for skede, told in skeden.innehall()
        for nr, one in enumerate(told)
    )


def _documents() -> str:
    """Return the documents with the rules that cite each."""
    return "".join(
        f"| {plain(str(document))} | {plain(document.titel or '')} | `@{tag}` "
        f"| {', '.join(_linked(r.id) for r in by_number(ALL_RULES) if _cites(r, document))} |\n"
        for tag, document in DOKUMENT.items()
    )


def _cites(rule: Rule, document: Document) -> bool:
    return any(source.dokument == document for source in rule.sources)


def _linked(id_: str) -> str:
    return f"[{id_}](#{id_.lower()})" if id_ in REGLER else id_
