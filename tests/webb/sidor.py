"""Small pages on loopback that browsers are tried with: one that is well, and one as the ledger's.

``GOD`` has no fault; a broken twin is it with one thing put in the place of another. ``potten`` is
a page of figures, each a link, as many rows as are asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
FRI = {"/utifran"}  # served without it
NYCKEL = "prov"
TYPER = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "png": "image/png"}

STIL = """
body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: #1c1f24; background: #fff }
header, main, footer { padding: .5rem 1rem; max-width: 70rem }
a { color: #0b4a7a } nav a { display: inline-block; margin-right: 1rem; line-height: 2 }
.ram { border: 1px solid; border-radius: 3px; padding: 0 .4em; color: #a1122a }
.rull { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }
td, th { padding: .2rem .6rem; text-align: right; white-space: nowrap; line-height: 1.75 }
th:first-child { text-align: left } thead th { border-bottom: 2px solid #1c1f24 }
tfoot td, tfoot th { border-top: 1px solid; border-bottom: 1px solid }
a:focus-visible, input:focus-visible, button:focus-visible, .rull:focus-visible {
  outline: 3px solid #ffbf47; outline-offset: 0; box-shadow: 0 0 0 5px #1c1f24 }
@media print { nav, form { display: none } thead { display: table-header-group }
  body, th, td { font-size: .625rem } td, th { padding: .1rem .2rem } .rull { overflow: visible } }
"""

GOD = """<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Potter</title>
<link rel="icon" href="/p.svg">
<link rel="stylesheet" href="/stil.css">
</head>
<body>
<header>
<a href="#h">Till innehållet</a>
<nav aria-label="Sidor"><a href="/">Översikt</a> <a href="/pott">SOC-2022</a></nav>
</header>
<main id="h" tabindex="-1">
<h1>Potter</h1>
<p class="text">Kvar att använda: 4 340 000 kr.</p>
<img src="/p.svg" alt="Ett band" width="20" height="20">
<form action="/" method="get"><label for="nr">Till och med händelse</label>
<input id="nr" name="till_handelse"> <button type="submit">Visa</button></form>
</main>
<footer><p>Rot 0123 4567</p></footer>
</body>
</html>
"""

_NAMNDER = ("Kulturnämnden", "Fritidsnämnden", "Förskolenämnden", "Tekniska nämnden")
_RUBRIKER = (
    "Föreslaget", "Fördelat", "Hos nämnden", "Spärrat", "Förbrukat", "Egenfinans.", "Avböjt",
    "Återlämnat",
)  # fmt: skip


def _kronor(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NO-BREAK SPACE}")


def _rad(nr: int) -> str:
    figures = "".join(
        f'<td><a href="/poster?rad={nr}&amp;kolumn={at}">{_kronor(nr * 10_007 + at * 350_000)}</a>'
        for at in range(len(_RUBRIKER))
    )
    return f'<tr><th scope="row">{_NAMNDER[nr % 4]} {nr}</th>{figures}</tr>'


def potten(rader: int) -> str:
    """A page as the ledger's of a pott: status, reconciliation, a table where figures are links."""
    heads = "".join(f'<th scope="col">{one}</th>' for one in ("Nämnd", *_RUBRIKER))
    sums = "".join(f"<td>{_kronor(rader * 350_000)}</td>" for _ in _RUBRIKER)
    table = f"""<h2 id="t">Per nämnd</h2>
<div class="rull" tabindex="0" role="region" aria-labelledby="t"><table>
<thead><tr>{heads}</tr></thead>
<tbody>
{chr(10).join(map(_rad, range(rader)))}
</tbody>
<tfoot><tr><th scope="row">Summa</th>{sums}</tr></tfoot>
</table></div>
<p>Rekvirerat 19 700 000 = hos nämnden 13 020 000 + fördelat, ej överfört 6 680 000.
<strong class="ram">Stämmer</strong></p>
"""
    return GOD.replace("Potter", "SOC-2022").replace("</main>", f"{table}</main>")


def _poster() -> str:
    rows = '<p><a href="/handelse/126">Händelse 126, överföring</a></p>'
    return GOD.replace("Potter", "Poster").replace("</main>", f"{rows}</main>")


def _handelse() -> str:
    rule = '<p>Prövad mot <a href="/regler/R18">R18</a></p>'
    return GOD.replace("Potter", "Händelse 126").replace("</main>", f"{rule}</main>")


ALLA = {
    "/": GOD, "/pott": potten(12), "/poster": _poster(), "/handelse/126": _handelse(),
    "/regler/R18": GOD.replace("Potter", "R18"), "/stil.css": STIL,
    "/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>',
}  # fmt: skip


@contextmanager
def server(sidor: dict[str, str], *, kaka: bool = False) -> Iterator[str]:
    """Serve texts by their path; with ``kaka`` only to whoever has been at /in with the key."""

    class Svarar(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, query = self.path.partition("?")
            inne = not kaka or f"nyckel={NYCKEL}" in {self.headers["Cookie"], query}
            found = sidor.get(path) if inne else None
            body = (found or GOD.replace("Potter", "Finns inte")).encode()
            kind = TYPER.get(path.rpartition(".")[2], "text/html; charset=utf-8")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if path not in FRI:
                self.send_header("Content-Security-Policy", CSP)
            if kaka and query:
                self.send_header("Set-Cookie", f"nyckel={NYCKEL}; Path=/; HttpOnly; SameSite=Lax")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Svarar) as serving:
        Thread(target=serving.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{serving.server_port}"
        finally:
            serving.shutdown()
