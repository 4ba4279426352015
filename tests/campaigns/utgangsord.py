"""Hostile words: names of files, options, the environment, and files that people keep by hand."""

from __future__ import annotations

import json
from random import Random

from tests.campaigns.utgangsfall import FORMER, Fall, Varld, fientlig, ur_systemet

FILARGUMENT: tuple[tuple[str, ...], ...] = (
    ("--liggare", "{x}", "saldo"),
    ("--liggare", "{x}", "skapa"),
    ("kontrollera", "{x}"),
    ("jamfor", "{x}", "{x}"),
    ("medunderteckna", "{x}"),
    ("importera", "{x}.jsonl", "--ja"),
    ("importera", "{x}", "--ja"),
    ("saldo", "-o", "{x}"),
    ("saldo", "-o", "{x}/svar.csv"),
    ("kontrollpunkt", "--nyckel", "{x}"),
    ("nyckel", "visa", "--revisor", "{y}", "--nyckel", "{x}"),
    ("nyckel", "ny", "--nyckel", "{x}/n"),
    ("verifiera", "--kontrollpunkt", "{x}"),
    ("verifiera", "--nycklar", "{x}"),
    ("verifiera", "--blad", "{x}"),
    ("exportera", "logg", "-o", "{x}"),
    ("exportera", "{y}"),
    ("demo", "--mapp", "{x}/a/b"),
    ("bevis", "3", "--kontrollpunkt", "{x}"),
    ("saldo", "--gruppera", "geso", "--index", "{x}"),
    ("saldo", "--gruppera", "geso", "--index", "{x}", "--indexversion", "{x}.json"),
)


def filnamn(varld: Varld, rng: Random) -> Fall:
    """Names of files, of which some are there."""
    bok = varld.ny()
    x = varld.mapp / ur_systemet(rng)
    if rng.random() < 0.5:
        x.write_bytes(rng.choice([b"", b"{}", b"x", bok.read_bytes()]))
    said = [a.format(x=x, y=fientlig(rng)) for a in rng.choice(FILARGUMENT)]
    first = () if said[0] == "--liggare" else ("--liggare", str(bok))
    felsok = {"LIGGARE_FELSOK": "1"} if rng.random() < 0.3 else {}
    return Fall((*first, *said), env=felsok | {"LIGGARE_NYCKEL_LOSEN": "lösen"})


FLAGGOR: tuple[tuple[str, ...], ...] = (
    ("saldo", "--pott", "{t}"),
    ("saldo", "--namnd", "{t}"),
    ("saldo", "--gruppera", "{t}"),
    ("saldo", "--per", "{t}"),
    ("saldo", "--ar", "{t}"),
    ("saldo", "-f", "{t}"),
    ("{t}",),
    ("saldo", "--{t}"),
    ("handelse", "{t}"),
    ("handelser", "--typ", "{t}"),
    ("regler", "{t}"),
    ("handelser", "--arende", "{t}"),
    ("bevaka", "--idag", "{t}"),
    ("bevaka", "--dagar", "{t}"),
    ("registrera", "{t}"),
    ("registrera", "alias", "--alias", "{t}", "--kod", "{t}", "--datum", "{t}"),
    (
        "registrera",
        "avbojande",
        "--pott",
        "{t}",
        "--namnd",
        "{t}",
        "--belopp",
        "{t}",
        "--skal",
        "{t}",
        "--beslut",
        "{t}",
        "--underlag",
        "{t}",
        "--datum",
        "2022-01-01",
        "--avser",
        "{t}",
    ),
    (
        "registrera",
        "alias",
        "--alias",
        "Ny",
        "--kod",
        "{t}",
        "--datum",
        "2023-01-01",
        "--avser",
        "x",
    ),
    (
        "registrera",
        "alias",
        "--alias",
        "Ny",
        "--kod",
        "KUN",
        "--datum",
        "2023-01-01",
        "--avser",
        "x",
        "--id",
        "{t}",
    ),
    ("registrera", "rattelse", "--avser-id", "{t}", "--skal", "x", "--datum", "2023-01-01"),
    ("skapa", "--ursprung", "{t}"),
    ("skapa", "--register", "{t}"),
    ("utplana", "{t}", "--skal", "x"),
    ("utplana", "3", "--skal", "{t}", "--ja"),
    ("dolj", "{t}", "--om", "handlaggare"),
    ("nyckel", "ny", "--revisor", "{t}"),
    ("nyckel", "{t}"),
    ("verifiera", "--kontrollsumma", "{t}"),
    ("utvidgning", "{t}"),
    ("bevis", "{t}"),
    ("--aktor", "{t}", "dolj", "3", "--om", "handlaggare"),
)


def flagga(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    said = tuple(a.format(t=fientlig(rng)) for a in rng.choice(FLAGGOR))
    form = ("-f", "json") if said[0] in {"saldo", "handelse"} and rng.random() < 0.5 else ()
    return Fall(("--liggare", str(bok), *said, *form), "json" if form else "tabell", stdin="Bo Ek")


def miljo(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    text = ur_systemet(rng)
    # Not LANGUAGE: click keeps the help it made, so other tests of this process would see it.
    env = rng.choice(["LIGGARE_URL", "LIGGARE_AKTOR", "LIGGARE_NYCKEL", "LOGNAME", "COLUMNS"])
    args = rng.choice(
        [
            ("saldo",),
            ("dolj", "3", "--om", "handlaggare"),
            ("kontrollpunkt",),
            ("nyckel", "visa", "--revisor", "x"),
            ("demo", "--{x}"),
        ]
    )
    first = () if env == "LIGGARE_URL" else ("--liggare", str(bok))
    unset = {"LIGGARE_AKTOR": ""} if env == "LOGNAME" else {}
    return Fall((*first, *args), env=unset | {env: text}, stdin="Bo Ek")


def aktorsfil(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    text = fientlig(rng).encode("utf-8", "surrogatepass")
    body = rng.choice(
        [b'["%s"]\nos = ["anna"]\n', b'[EK-01]\nos = "%s"\n', b"%s", b'["%s"]\nos = 1\n']
    )
    bok.with_name("aktorer.toml").write_bytes(body.replace(b"%s", text))
    return Fall(
        ("--liggare", str(bok), "dolj", "3", "--om", "handlaggare"),
        env={"LIGGARE_AKTOR": "", "LOGNAME": rng.choice(["anna", ur_systemet(rng)])},
        stdin="Bo",
    )


def indexfil(varld: Varld, rng: Random) -> Fall:
    bok = varld.ny()
    fil, egen = varld.mapp / "index.csv", varld.mapp / "egen.json"
    text = fientlig(rng)
    rows = rng.choice(
        [
            "omrade;dimension;indikator;kon;varde\n{t};a;b;;1\n",
            "{t};dimension\n",
            "geso;indikator;varde\n1;{t};{t}\n",
            'a;"{t}',
        ]
    )
    fil.write_bytes(rows.replace("{t}", text).encode("utf-8", "surrogatepass"))
    egen.write_text(json.dumps({"namn": text, text: text}), "utf-8")
    version = rng.choice([(), ("--indexversion", str(egen)), ("--indexversion", text)])
    form = rng.choice(FORMER[:4])
    args = ("saldo", "--gruppera", "geso", "--index", str(fil), *version, "-f", form)
    return Fall(("--liggare", str(bok), *args), form)
