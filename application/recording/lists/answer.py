"""A list as it is answered: how it was read, what each row becomes, and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from application.recording.lists.mapping import KONTON
from application.recording.lists.utfall import unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from application.recording.lists.effect import Effect
    from application.recording.lists.inlast import Inlast
    from application.recording.lists.listad import Lista, Listad


def answer(
    inlast: Inlast, rader: Sequence[Listad], effect: Effect, ofordelat: tuple[int, int]
) -> Lista:
    """Return a list as it is answered."""
    head = inlast.oppnad.huvud
    konton = inlast.lasning.kostnader if head.slag == "utfall" else None
    outside = sum(one.belopp_ore or 0 for one in rader if one.lage == "utanfor")
    said: Lista = {
        "fil": inlast.namn,
        "sha256": inlast.digest,
        "blad": inlast.oppnad.blad,
        "slag": inlast.val.slag or head.slag,
        "enhet": inlast.oppnad.enhet,
        "tecken": inlast.oppnad.tecken if inlast.oppnad.ett_belopp else None,
        "kolumner": head.said(),
        "kostnadskonton": None if konton is None else [*konton],
        "rader": [listad.answer() for listad in rader],
        "per_namnd": effect.per_namnd(),
        "rader_ore": inlast.summor.rader_ore,
        "utanfor_ore": outside,
        "angivet_ore": inlast.summor.angivet_ore,
        "differens_ore": inlast.summor.differens_ore,
        "avvikelser": effect.avvikelser,
        "okanda_koder": unknown(rader),
        "anmarkningar": [*inlast.oppnad.anmarkningar, *_example(inlast), *_alike(rader)],
    }
    if konton is None:
        said["ofordelat_fore_ore"], said["ofordelat_efter_ore"] = ofordelat
    return said


def _example(inlast: Inlast) -> Iterator[str]:
    """Yield that nobody has said which accounts are costs, where it matters."""
    if inlast.utfall and inlast.lasning.utan_konton:
        konton = ", ".join(inlast.lasning.kostnader)
        yield f"{KONTON} saknas: att {konton} är kostnadskonton är ett exempel. Kontrollera det."


def _alike(rader: Sequence[Listad]) -> Iterator[str]:
    """Yield what is well to know of rows that are recorded all the same."""
    alike = [listad.varfor for listad in rader if listad.lage == "ny" and listad.varfor]
    if alike:
        more = f" ({len(alike) - 1} rader till är lika en tidigare)" if alike[1:] else ""
        yield f"{alike[0].capitalize()}{more}. Kontrollera att ingen är dubbel."
