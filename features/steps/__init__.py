"""The steps that scenarios are told with: thin, from words to commands and from answers to words.

A phrase for what happens is a command, said in the past (Givet) or the present (När); ``svaret``
and ``intyg`` hold the phrases for what came of it, ``lasningen`` and ``saldona`` those for what is
shown afterwards. ``fras`` reads them and ``varld`` is what they share.
"""

STEG = [
    f"features.steps.{name}"
    for name in (
        "potten",
        "beredningen",
        "fordelningen",
        "namnden",
        "insatsen",
        "redovisningen",
        "rattelsen",
        "arendet",
        "avvikelserna",
        "svaret",
        "lasningen",
        "saldona",
        "bevisen",
        "intyg",
        "personuppgifterna",
        "bevakningen",
        "verifieringen",
    )
]
