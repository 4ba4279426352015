"""Command lines that cannot be meant."""

# ruff: noqa: RUF001 - letters and digits that look like others are what is tried

from __future__ import annotations

from tests.cli.felaktigt.grund import Fel, felskriv, skriv

_BESLUT = (
    ("", 2, "saknar datum"), ("KS", 2, "saknar datum"), ("KS § 301", 2, "saknar datum"),
    ("2022-08-17 § 301", 2, "saknar organ"), ("KS 2022-13-17 § 1", 2, "är inget datum"),
    ("KS 2022-08-17 § 0", 2, "större än 0"), ("KS 2022-08-17 § 10000", 2, "högst 9999"),
    ("KS 1999-01-01 § 1", 2, "är inget datum"), ("XX 2022-08-17 § 1", 5, "finns inte"),
    ("KS 2022-08-17 § 1 STK-2022-1234567", 2, "går inte att läsa vid"),
    ("KS 2022-08-17 2022-08-18 § 1", 2, "vid '2022-08-18'"), ("KS 2022-08-17 § ett", 2, "vid '§'"),
    ("KS 17 augusti 2022 § 1", 2, "vid '17'"), ("KS 2022-08-17 §", 2, "vid '§'"),
    ("\u041aS 2022-08-17 § 1", 2, "annan skrift"), ("KS 221301 § 1", 2, "är inget datum"),
    ("KS 2022-08-17 § " + "9" * 5000, 2, "går inte att läsa vid"), ("KF 2022-08-17 § 1", 3, "R6"),
)  # fmt: skip
_RADER = (
    ("", 2, "ska skrivas"), ("GRN", 2, "ska skrivas"), ("GRN 100", 2, "ska skrivas"),
    ("GRN=", 2, "går inte att läsa"), ("=5", 2, "är tom"), ("GRN=x", 2, "går inte att läsa"),
    ("GRN/XX=5", 5, "finns inte"), ("XX=5", 5, "finns inte"), ("/GRN-PI=5", 2, "är tom"),
    ("GRN/=5", 2, "ska skrivas"), ("GRN=5;", 2, "är okänt"), ("GRN=5; foo=1", 2, "är okänt"),
    ("GRN=5; insats=", 2, "är tom"), ("GRN=5; kriterium=", 2, "är tom"),
    ("GRN=5; insats=a; insats=b", 2, "två gånger"), ("GRN=5 insats=x", 2, "går inte att läsa"),
    ("GRN/GRN-PI/X=5", 5, "finns inte"), ("GRN:5", 2, "ska skrivas"),
    ("KUN/GRN-PI=5", 3, "R25"), ("KF=5", 3, "R26"), ("GRN=99 999 999", 3, "R8"),
)  # fmt: skip
_LISTA: tuple[tuple[str, int, str, tuple[str, ...]], ...] = (
    ("inget verb", 2, "Användning", ()),
    ("okänt verb", 2, "finns inte. Menade du saldo?", ("sald",)),
    ("verb med versal", 2, "finns inte", ("Saldo",)),
    ("okänt substantiv", 2, "Okänt kommando", ("registrera", "rekvisitionen")),
    ("substantiv med ö", 2, "Okänt kommando", ("registrera", "överföring")),
    ("inget substantiv", 2, "Användning", ("registrera",)),
    ("okänd flagga", 2, "Okänd flagga", (*skriv("tilldelning"), "--belop", "5")),
    ("flagga utan värde", 2, "--belopp", (*skriv("tilldelning", belopp=None), "--belopp")),
    ("lösa ord", 2, "Argument", (*skriv("tilldelning"), "och", "mer")),
    ("belopp utan citat", 2, "Argument", (*skriv("tilldelning", belopp="22"), "200", "700")),
    ("okänt format", 2, "pdf", ("saldo", "-f", "pdf")),
    ("kvitto som csv", 2, "csv", (*skriv("tilldelning"), "-f", "csv")),
    ("okänd källa", 2, "kommun", ("registrera", "pott", "--kalla", "kommun")),
    ("år i ord", 2, "bidragsar", ("registrera", "pott", "--bidragsar", "tjugotvå")),
    ("år som decimaltal", 2, "bidragsar", ("registrera", "pott", "--bidragsar", "2022.0")),
    ("år av annat sekel", 2, "minst 2000", ("registrera", "pott", "--bidragsar", "1999")),
    ("okänt utfall", 2, "kanske", ("registrera", "provning", "--utfall", "kanske")),
    ("avser en händelse som inte finns", 5, "finns inte",
     ("registrera", "utredning", "--avser-id", "99999")),
    ("avser en händelse långt bort", 5, "finns inte",
     ("registrera", "utredning", "--avser-id", "9" * 30)),
    ("gruppera okänt", 2, "välj bland", ("saldo", "--gruppera", "pott,x")),
    ("gruppera inget", 2, "välj bland", ("saldo", "--gruppera", "")),
    ("gruppera dubbelt", 2, "välj bland", ("saldo", "--gruppera", "pott,pott")),
    ("händelse före den första", 2, "--till-handelse", ("saldo", "--till-handelse", "-1")),
    ("händelse i ord", 2, "--till-handelse", ("saldo", "--till-handelse", "sista")),
    ("händelse som decimaltal", 2, "--till-handelse", ("saldo", "--till-handelse", "1.5")),
    ("händelse utan slut", 2, "--till-handelse", ("saldo", "--till-handelse", "9" * 30)),
    ("bidragsår i ord", 2, "--ar", ("saldo", "--ar", "i år")),
    ("bidragsår utan slut", 2, "--ar", ("saldo", "--ar", "9" * 30)),
    ("journalår utan slut", 2, "--ar", ("handelser", "--ar", "9" * 30)),
    ("visa händelse x", 2, "inget händelsenummer", ("handelse", "x")),
    ("visa händelse 99999", 5, "finns inte", ("handelse", "99999")),
    ("visa händelse 9…", 5, "finns inte", ("handelse", "9" * 30)),
    ("visa händelse -1", 2, "flagga", ("handelse", "-1")),
    ("visa händelse 1.0", 2, "inget händelsenummer", ("handelse", "1.0")),
    ("visa händelse ١", 2, "inget händelsenummer", ("handelse", "١")),
    ("visa liggarnummer 2022-999999", 5, "finns inte", ("handelse", "2022-999999")),
    ("visa händelse som csv", 2, "inte något av", ("handelse", "1", "-f", "csv")),
    ("okänd regel", 5, "finns inte", ("regler", "R999")),
    ("två regler", 2, "argument", ("regler", "R1", "R2")),
    ("ingen fil", 2, "FIL", ("importera", "--ja")),
    ("xlsx till skärmen", 2, "ange -o", ("saldo", "-f", "xlsx")),
    ("fil i mapp som saknas", 2, "går inte att skriva", ("saldo", "-o", "/saknas/alls/x.csv")),
    ("server", 2, "liggaren är en fil", ("--liggare", "postgresql://u:hemligt@h/db", "saldo")),
    ("liggare utan namn", 5, "finns inte", ("--liggare", "", "saldo")),
    ("liggare som är en mapp", 5, "finns inte", ("--liggare", "/", "saldo")),
    ("skapa över en som finns", 7, "skrivs aldrig över", ("skapa",)),
    ("skapa i mapp som saknas", 5, "går inte att skapa", ("--liggare", "/saknas/x.db", "skapa")),
    ("okänt register", 2, "lund", ("skapa", "--register", "lund")),
    ("tecken som ingen text har", 2, "tecken som ingen", ("saldo", "--pott", "\udcff")),
    ("år med andra siffror", 2, "inget nummer", ("saldo", "--ar", "２０２２")),
    ("bidragsår med streck", 2, "inget nummer", ("registrera", "pott", "--bidragsar", "2_022")),
)  # fmt: skip

KOMMANDORAD: list[Fel] = [
    *(felskriv("tilldelning", ordet, kod, beslut=text) for text, kod, ordet in _BESLUT),
    *(felskriv("fordelning", ordet, kod, rad=text) for text, kod, ordet in _RADER),
    *(Fel(namn, kod, ordet, args=args) for namn, kod, ordet, args in _LISTA),
    *(felskriv("mottagande", f"--{name}: saknas", **{name: None})
      for name in ("pott", "datum", "avser", "belopp", "namnd")),
]  # fmt: skip
