"""Every verb that only reads, with arguments that reach all it does; new ones come unasked."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from cli.main import VERBS

SKRIVER: dict[str, tuple[str, ...]] = {
    "skapa": ("skapa",),
    "demo": ("demo",),
    "registrera": ("registrera", "alias", "--alias", "x", "--kod", "KUN", "--datum", "2023-01-01",
                   "--avser", "prov"),
    "attestera": ("attestera", "--pott", "SOC-2022", "--ja"),
    "importera": ("importera", "fil.jsonl", "--ja"),
    "dolj": ("dolj", "3", "--om", "handlaggare"),
    "utplana": ("utplana", "3", "--skal", "prov", "--ja"),
    "kontrollpunkt": ("kontrollpunkt",),
    "nyckel ny": ("nyckel", "ny"),
    "nyckel ny --revisor": ("nyckel", "ny", "--revisor", "exempel.se/revisor"),
    "medunderteckna": ("medunderteckna", "fil.txt"),
}  # fmt: skip
"""The verbs that write, each with arguments that nothing but auditor mode objects to."""

_PER = ("--per", "2022-09", "--registrerat-per", "2030-01-01", "--till-handelse", "9")
_HUVUDBOK = str(Path(__file__).parents[1] / "data" / "huvudbok.se")
ARGUMENT: dict[str, tuple[tuple[str, ...], ...]] = {
    "saldo": ((), ("-f", "json"), ("-f", "csv", *_PER), ("--gruppera", "geso,insats"),
              ("--pott", "SOC-2022", "--namnd", "KUN")),
    "poster": (("--position", "hos_namnd"), ("--position", "balanskonto", "-f", "json"),
               ("--position", "foreslaget", "--namnd", "KUN", "-f", "csv", *_PER)),
    "handelser": ((), ("-f", "json"), ("-f", "csv", *_PER), ("--typ", "overforing"),
                  ("--oattesterade",), ("--namnd", "Kulturnämnden", "--ar", "2022")),
    "handelse": (("0",), ("3",), ("20",), ("20", "-f", "json"), ("2022-000002",)),
    "avvikelser": ((), ("--alla", "-f", "json"), ("--pott", "SOC-2022"), ("--regel", "r38")),
    "besked": (("--namnd", "KUN"), ("--namnd", "KUN", "-f", "html", "--per", "2022-12"),
               ("--namnd", "KUN", "-f", "json")),
    "bevaka": (("--idag", "2023-01-01"), ("-f", "json", "--per", "2022-12"),
               ("--vem", "Kulturnämnden")),
    "attestforteckning": ((), ("-f", "json")),
    "verifiera": ((), ("-f", "json")),
    "intyg": ((), ("--kort",), ("-f", "json"), ("--lopande", "-f", "csv"), ("--lopande",)),
    "nyckel": ((), ("visa",)),
    "bevis": (("3",),),
    "utvidgning": (("3",),),
    "jamfor": (("{liggare}", "{liggare}"),),
    "kontrollera": (("{liggare}",),),
    "regler": ((), ("R8",)),
    "avstam": (("sie", _HUVUDBOK), ("sie", _HUVUDBOK, "-f", "json")),
    "exportera": (("logg",), ("hledger", "--pastaenden"), ("beancount", *_PER),
                  ("ics", "--per", "2023"), ("sie", "--ar", "2022"), ("sie", "--slag", "4E")),
}  # fmt: skip

SERVERAR = {"webb"}
"""The verbs that go on until somebody ends them: what they read is tried in ``tests/webb``."""

LASNINGAR = tuple(
    (verb, *args)
    for verb in VERBS
    if verb not in SKRIVER.keys() | SERVERAR
    for args in ARGUMENT.get(verb, ((),))
)
"""Every reading that is tried; of a verb that the table does not know, the verb alone."""


def on(path: Path, args: tuple[str, ...]) -> list[str]:
    """Return arguments with the ledger's file where they ask for it."""
    return [arg.replace("{liggare}", str(path)) for arg in args]


def contents(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Return each file of a folder with its size, time and SHA-256."""
    return {
        path.name: (
            path.lstat().st_size,
            path.lstat().st_mtime_ns,
            sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in folder.iterdir()
    }
