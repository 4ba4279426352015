"""R42: contradictions, gaps and remarks are kept until a person has looked into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import commands as c
from domain.rules.rule import Finding, Refusal, rule
from domain.rules.sources import egen_praxis, fordelning_2022, fordelning_2023

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.deciding.context import Context
    from domain.states.pott import Pott


@rule(
    "R42",
    "En motsägelse i eller mellan källor noteras med båda läsningarna, en lucka och en anmärkning"
    " med det som står, och stängs bara av en människa med underlag.",
    fordelning_2023("sammanfattning", "ansökningar om drygt 44 miljoner kronor"),
    fordelning_2023("arbetsgång i ärendet", "ansökningar om drygt 45 miljoner kronor"),
    fordelning_2023("ärendets rubrik", "ett beslut, medan texten är ett förslag"),
    fordelning_2022("stadskontorets förslag", "raderna når inte totalbeloppet"),
    egen_praxis("regel R42", "en kod är öppen en gång i sin pott, eller sitt ärende"),
    on=(c.NoteraAvvikelse, c.UtredAvvikelse),
)
def bada_lasningarna(
    pott: Pott, _context: Context, command: c.NoteraAvvikelse | c.UtredAvvikelse
) -> Iterator[Finding]:
    """Refuse one reading given twice, a code already open, and closing without underlag."""
    har = command.pott or command.arende
    if isinstance(command, c.UtredAvvikelse):
        if (command.avser_id, command.kod) not in pott.oppna:
            yield Refusal(
                f"ingen öppen avvikelse {command.kod} på {command.avser_id} i {har}",
                "Ange en avvikelse som är öppen.",
            )
        if not command.underlag:
            yield Refusal(
                f"utredning av {command.kod} utan underlag",
                "Ange det dokument som slutsatsen vilar på.",
            )
        return
    if command.slag == "motsagelse" and command.lasning_2 is None:
        yield Refusal(
            f"motsägelsen {command.kod} har en läsning",
            "Ange båda läsningarna; är det en lucka eller en anmärkning, ange det som slag.",
        )
    if command.lasning_1 == command.lasning_2:
        yield Refusal("de två läsningarna är desamma", "Ange vad som står mot vad.")
    if any(kod == command.kod for _, kod in pott.oppna):
        yield Refusal(
            f"avvikelsen {command.kod} är redan öppen i {har}",
            "Välj en annan kod, eller utred den som är öppen.",
        )
    if command.avser_id is not None and not pott.finding(command.avser_id, command.regel):
        yield Refusal(
            f"{command.avser_id} har ingen öppen avvikelse för {command.regel or 'någon regel'}",
            "Utelämna avser_id, eller ange den regel som öppnade avvikelsen.",
        )
