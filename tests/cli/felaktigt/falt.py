"""Lines that are no command: fields missing, unknown or of another kind, and JSON that is none."""

from __future__ import annotations

import json
from typing import Any

from domain.commands import COMMANDS
from tests.cli.felaktigt.grund import BORTA, GODA, Fel, fel, med

_OKANDA_FALT = (
    "extra", "belopp", "Belopp_ore", "belopp_öre", "nr", "registrerad", "registrerad_av", "regler",
    "avvikelser", "liggarnummer", "handelsedatum", "kommando_id", "__proto__", "__class__", "",
    "model_config", "datum ", "rubrik",
)  # fmt: skip
_AV_ANNAT_SLAG: dict[type, tuple[tuple[Any, ...], str]] = {
    str: ((5, True, [], {}), ""),
    bool: (("ja", 1, 0, "true", []), "ska vara true eller false"),
    int: (("5", [], {}), "heltal"),
    list: (("x", 5, {}, True), "ska vara en lista"),
    dict: (("x", 5, [], True), "ska vara ett objekt"),
}
_TRASIG_JSON = {
    "lista": ("[]", "JSON-objekt"), "text": ('"text"', "JSON-objekt"), "tal": ("5", "JSON-objekt"),
    "null": ("null", "JSON-objekt"), "sant": ("true", "JSON-objekt"),
    "lista med kommando": (json.dumps([med("RegistreraAlias", "id", "x")]), "JSON-objekt"),
    "två på en rad": ("{} {}", "inte giltig JSON"), "oavslutad": ('{"a": 1', "inte giltig JSON"),
    "komma sist": ('{"a": 1,}', "inte giltig JSON"), "apostrof": ("{'a': 1}", "inte giltig JSON"),
    "kommentar": ("// ett kommando", "inte giltig JSON"), "utan citat": ("{a: 1}", "inte giltig"),
    "text utan slut": ('{"a": "b', "inte giltig JSON"), "yaml": ("kommando: X", "inte giltig JSON"),
    "nya tecken": ('{"a": "\x01"}', "inte giltig JSON"),
    "fel escape": (r'{"a": "\q"}', "inte giltig"),
    "html": ("<html></html>", "inte giltig JSON"), "csv": ("a;b;c", "inte giltig JSON"),
    "bara klammer": ("}", "inte giltig JSON"), "BOM inuti": ("{\ufeff}", "inte giltig JSON"),
    "flyttal i okänt fält": ('{"kommando": "X", "a": 1.5}', "inget heltal"),
    "listbomb": ("[" * 200_000, "nivåer"), "objektbomb": ('{"a":' * 200_000, "nivåer"),
    "listbomb, hel": ("[" * 100_000 + "]" * 100_000, "nivåer"),
    "tomt objekt": ("{}", "kommando: saknas"),
}  # fmt: skip
_INGA_KOMMANDON = (
    None, 5, True, [], {}, "", " ", "registreraalias", "RegistreraAlias ", "__class__", "Command",
    "PottCommand", "MedelOverforda", "RegistreraAlias/1", "rekvisition", "x" * 10_000, "\x1b[31m",
    "\u041ckommando", "\ud800",
)  # fmt: skip


def _saknade() -> list[Fel]:
    """Each required field of each good command, taken away (the id is given when it is not)."""
    return [
        fel(name, field, BORTA, f"{field}: saknas")
        for name in GODA
        for field, info in COMMANDS[name].model_fields.items()
        if info.is_required() and field != "id"
    ]


def _av_annat_slag() -> list[Fel]:
    """Each field of each good command, with a value of another kind."""
    return [
        fel(name, field, value, ordet)
        for name, command in GODA.items()
        for field, good in command.items()
        for value in _AV_ANNAT_SLAG[type(good)][0][: None if name == "UpprattaPott" else 2]
        if (ordet := _AV_ANNAT_SLAG[type(good)][1]) or True
    ]


def _dubbla() -> list[Fel]:
    good = json.dumps(med("RegistreraTilldelning", "id", "prov"), ensure_ascii=False)
    pairs = {
        "belopp_ore": '"belopp_ore": 1', "id": '"id": "prov"', "kommando": '"kommando": "X"',
        "organ": '"organ": "KS"', "titel": '"titel": "x"',
    }  # fmt: skip
    return [
        Fel(
            f"nyckeln {key} två gånger",
            4,
            "två gånger",
            good.replace(f'"{key}":', f'{pair}, "{key}":'),
        )
        for key, pair in pairs.items()
    ]


FALT: list[Fel] = [
    *_saknade(),
    *_av_annat_slag(),
    *_dubbla(),
    *(fel("RegistreraTilldelning", name, 1, "okänt fält") for name in _OKANDA_FALT),
    *(fel(name, "extra", "x", "okänt fält") for name in GODA),
    *(fel("RegistreraTilldelning", f"{inner}.extra", 1, "okänt fält")
      for inner in ("beslut", "underlag.0")),
    *(fel("BeslutaFordelning", f"rader.0.{inner}extra", 1, "okänt fält")
      for inner in ("", "insatsdata.")),
    *(fel("RegistreraTilldelning", f"beslut.{field}", BORTA, "saknas")
      for field in ("organ", "datum")),
    fel("BeslutaFordelning", "rader.0.namnd", BORTA, "saknas"),
    *(fel("RegistreraTilldelning", "beslut.paragraf", v, "") for v in (0, -1, 10_000, "301", True)),
    *(fel("RegistreraTilldelning", "beslut.diarienummer", v, "har fel form")
      for v in ("", "STK", "stk-2022-1", "STK-22-1", "STK-2022-1234567", "STK–2022–1", "Okänd")),
    *(fel("RegistreraTilldelning", "underlag.0.typ", v, "något av") for v in ("mejl", "", "Annat")),
    *(fel("RegistreraTilldelning", "underlag.0.sha256", v, "har fel form")
      for v in ("", "abc", "A" * 64, "g" * 64, "a" * 63, "a" * 64 + "\n")),
    *(fel("UpprattaPott", "bidragsar", v, "") for v in (1999, 2100, -1, 0, 22, 10**20)),
    *(fel("BeslutaFordelning", "rader.0.insatsdata.utforare.0", v, "ett objekt med fält")
      for v in ("GRN", None)),
    *(fel("BeslutaFordelning", f"rader.0.insatsdata.{field}", v, "ska vara något av")
      for field, v in (("utforare.0.slag", "person"), ("utforare.0.slag", ""),
                       ("finansieras_darefter", "statsbidrag"))),
    *(fel("UpprattaPott", field, "annat", "ska vara något av") for field in ("kalla", "regelverk")),
    *(fel("ProvaNamndensBesked", "utfall", v, "ska vara något av") for v in ("", "ja", "Medgiven")),
    fel("BeslutaFordelning", "rader", [GODA["BeslutaFordelning"]["rader"][0]] * 501, "500"),
    fel("BeslutaFordelning", "rader", [None], "objekt"),
    fel("BeslutaFordelning", "rader.0.insats", {"a": {"b": {"c": [[[[]]]]}}}, "ska vara text"),
    fel("BeslutaFordelning", "rader.0.kriterier", ["x" * 1900] * 60, "65535"),
    *(Fel(f"JSON: {name}", 4, ordet, rad) for name, (rad, ordet) in _TRASIG_JSON.items()),
    *(fel("RegistreraAlias", "kommando", v, "kommando: ") for v in _INGA_KOMMANDON),
    fel("RegistreraAlias", "kommando", BORTA, "kommando: saknas"),
    fel("RegistreraAlias", "\x1b[31m", 1, "okänt fält"),
    fel("RegistreraAlias", "\x1b]0;titel\x07\x9b2J", 1, "okänt fält"),
    fel("RegistreraAlias", "\ud800", 1, ""),
    fel("RegistreraAlias", "id", None, "ska vara text"),
    fel("RegistreraAlias", "alias", "GRN", "R54", 3),
    fel("RegistreraAlias", "id", "exempel-001", "annat innehåll", 7),
    fel("RegistreraAlias", "id", "skapa", "förbehållet"),
    *(fel("RegistreraAlias", "id", f"{t}-1", "förbehållet") for t in ("utplana", "dolj", "nyckel")),
]  # fmt: skip
