"""The table of attacks: what is sent, and what must come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.webb.tjanst import Answer, Tjanst, answer

if TYPE_CHECKING:
    from collections.abc import Callable

OK, BAD, NO, MISSING, METHOD, LONG = 200, 400, 403, 404, 405, 414


class Angrepp(NamedTuple):
    """An attack, and the statuses of which one must come back."""

    namn: str
    gor: Callable[[Tjanst], Answer]
    kommer: tuple[int, ...]


def _fraga(
    namn: str, kommer: int | tuple[int, ...], path: str = "/", *headers: str, **how: str
) -> Angrepp:
    def gor(tjanst: Tjanst) -> Answer:
        filled = [header.replace("{host}", tjanst.host) for header in headers]
        return tjanst.ask(path, *filled, **how)

    return Angrepp(namn, gor, (kommer,) if isinstance(kommer, int) else kommer)


def _host(host: str, kommer: int = NO) -> Angrepp:
    return Angrepp(
        f"Host: {host}",
        lambda of: of.ask("/", host=host.replace("{port}", str(of.port))),
        (kommer,),
    )


def _kaka(namn: str, kommer: int, *kakor: str) -> Angrepp:
    """Cookies, ``{kaka}`` being ours and ``{namn}`` its name."""

    def gor(of: Tjanst) -> Answer:
        name = of.kaka.partition("=")[0]
        sent = [f"Cookie: {kaka.format(kaka=of.kaka, namn=name)}" for kaka in kakor]
        return of.ask("/hjalp", *sent, kaka="")

    return Angrepp(namn, gor, (kommer,))


def _ra(namn: str, text: str, *kommer: int) -> Angrepp:
    """Bytes, with ``{host}`` and ``{kaka}`` filled in; 0 is that nothing at all came back."""

    def gor(of: Tjanst) -> Answer:
        filled = text.replace("{host}", of.host).replace("{kaka}", f"Cookie: {of.kaka}")
        return answer(of.raw(filled.encode("latin-1"), seconds=15))

    return Angrepp(namn, gor, kommer)


_SLUT = "\r\nHost: {host}\r\n{kaka}\r\nConnection: close\r\n\r\n"

VILKA = (
    _kaka("ingen kaka", NO),
    _kaka("en annan ports kaka", NO, "liggare_1=abc"),
    _kaka("gissad kaka", NO, "{namn}=" + "A" * 43),
    _kaka("tom kaka", NO, "{namn}="),
    _kaka("kakan i ett annat namn", NO, "x{kaka}"),
    _kaka("trasig kaka före", OK, "bad[]=1; {kaka}"),
    _kaka("kaka av JSON före", OK, 'x={{"a":"b;c"}}; {kaka}'),
    _kaka("samma namn före", OK, "{namn}=fel; {kaka}"),
    _kaka("samma namn efter", OK, "{kaka}; {namn}=fel"),
    _kaka("två rader med kakor", OK, "a=b", "{kaka}"),
    _fraga("ingen biljett", NO, "/in", kaka=" "),
    _fraga("gissad biljett", NO, "/in?biljett=" + "A" * 43, kaka=" "),
    _fraga("biljett av fel tecken", NO, "/in?biljett=%ff%00", kaka=" "),
    _fraga("två biljetter", NO, "/in?biljett=a&biljett=b", kaka=" "),
    _fraga("kodad väg in", NO, "/%69n", kaka=" "),
    Angrepp("använd biljett", lambda of: of.ask("/in" + of.told[0].partition("/in")[2]), (NO,)),
)  # fmt: skip
"""Who is let in."""

VARIFRAN = (
    *map(_host, ("ond.example", "ond.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.1:{port}",
                 "localhost:{port}", "0.0.0.0:{port}", "[::1]:{port}", "2130706433:{port}",
                 "127.0.0.1:{port}.", "127.0.0.1:{port}@ond.example", "127.0.0.1:{port}/",
                 "ond.example@127.0.0.1:{port}", "127.0.0.1:{port}\tond.example")),
    *(_fraga(f"Origin: {of}", NO, "/", f"Origin: {of}")
      for of in ("null", "http://ond.example", "http://127.0.0.1:1", "https://{host}",
                 "http://{host}.ond.example", "http://localhost", "")),
    _fraga("två Origin", NO, "/", "Origin: http://{host}", "Origin: http://ond.example"),
    _fraga("egen Origin", OK, "/", "Origin: http://{host}"),
    *(_fraga(f"Sec-Fetch-Site: {of}", NO, "/", f"Sec-Fetch-Site: {of}")
      for of in ("cross-site", "same-site", "okänt")),
    _fraga("två Sec-Fetch-Site", NO, "/", "Sec-Fetch-Site: none", "Sec-Fetch-Site: cross-site"),
    _fraga("CORS-förfrågan", METHOD, "/", "Origin: http://ond.example",
           "Access-Control-Request-Method: GET", method="OPTIONS"),
    *(_fraga(f"{of}, insläppt", METHOD, method=of)
      for of in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "CONNECT", "get", "PROPFIND")),
    _fraga("POST utan Origin", (NO, METHOD), method="POST"),
    _fraga("POST med egen Origin", METHOD, "/", "Origin: http://{host}", method="POST"),
    _fraga("POST hemifrån till in", METHOD, "/in", "Origin: http://{host}", method="POST"),
    _fraga("HEAD", OK, method="HEAD"),
    _fraga("HEAD som vore utan slut", OK, "/nytt", method="HEAD"),
    _fraga("metod i en rubrik", OK, "/", "X-HTTP-Method-Override: DELETE"),
    _fraga("väg i en rubrik", OK, "/hjalp", "X-Original-URL: /in", "X-Rewrite-URL: /in"),
    _fraga("mellanhand", OK, "/", "X-Forwarded-Host: ond.example", "Forwarded: host=ond.example",
           "X-Forwarded-For: 8.8.8.8", "X-Forwarded-Proto: https"),
    _fraga("WebSocket", OK, "/hjalp", "Connection: upgrade", "Upgrade: websocket"),
)  # fmt: skip
"""From where it is asked, and by which method."""

VAGAR = (
    *(_fraga(f"väg: {path}", MISSING, path)
      for path in ("//ond.example", "//ond.example/%2e%2e", "/%2e%2e/", "/..%2f..%2fetc/passwd",
                   "/static/..%2fapp.py", "/static/../app.py", "/static/%00", "/nekad.html",
                   "/in/", "//in", "/IN", "/pott/%00", "/pott/a%0d%0aSet-Cookie:%20x=1",
                   "/pott/%ff%fe", "/pott/%E2%80%AE", "/pott/a%2fb", "/regler/..%2fx",
                   "/arende/..%2f..", "/handelse/99999999999999999999999", "/openapi.json",
                   "/handelser?typ=os:system", "/web/guard.py",
                   "/handelse/999999/bevis.tlog-proof", "/handelse/1/bevis.tlog-proof/..",
                   "/handelse/1/bevis.tlog-prooF", "/prognos?pott=FINNS-INTE",
                   "/prognos?namnd=..%2f..", "/hamta/..%2fx",
                   "/hamta/hledger.fil?pott=FINNS-INTE", "/hamta/hledger/fil")),
    *(_fraga(f"fråga: {path[:40]}", BAD, path)
      for path in ("/?x=1", "/?per=2022&per=2023", "/handelse/%EF%BC%91", "/handelse/-1",
                   "/handelse/1e9", "/handelse/%EF%BC%91/bevis.tlog-proof",
                   "/handelse/-1/bevis.tlog-proof", "/prognos?lopande=1",
                   "/hamta/logg", "/hamta/hledger.txt", "/hamta/__class__.fil",
                   "/hamta/hledger.fil?pastaenden=1",
                   "/handelse/../bevis.tlog-proof",
                   "/?till_handelse=" + "9" * 40, "/?till_handelse=-1",
                   "/?till_handelse=" + "9" * 4000, "/handelser?fran_nr=" + "9" * 200,
                   "/handelser?ar=" + "9" * 200, "/handelser?ar=-1",
                   "/bevaka?dagar=" + "9" * 200, "/bevaka?idag=0000-00-00", "/?per=0000",
                   "/bevaka?idag=9999-12-31&dagar=36525", "/?utan_exempel=2",
                   "/poster?position=__class__", "/pott/" + "a" * 3000,
                   "/?per=%00", "/?per=%0d%0aX:%20y")),
    _fraga("sista ögonblicket", OK, "/?registrerat_per=9999-12-31T23:59:59.999999Z"),
    _fraga("första ögonblicket", OK, "/?registrerat_per=0001-01-01"),
    _fraga("för lång väg", LONG, "/pott/" + "a" * 5000),
    _fraga("för lång fråga", LONG, "/?" + "a" * 5000),
    _fraga("två tusen namn", BAD, "/?" + "&".join(["a=1"] * 1000)),
)  # fmt: skip
"""Which path and query."""

BYTES = (
    _ra("hel adress i raden", "GET http://ond.example/ HTTP/1.1" + _SLUT, MISSING),
    _ra("ingen Host", "GET / HTTP/1.1\r\n{kaka}\r\n\r\n", BAD),
    _ra("ingen Host, HTTP/1.0", "GET / HTTP/1.0\r\n{kaka}\r\n\r\n", NO),
    _ra("två Host", "GET / HTTP/1.1\r\nHost: ond.example" + _SLUT, BAD),
    _ra("HTTP/0.9", "GET /\r\n\r\n", BAD),
    _ra("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", BAD, METHOD, NO),
    _ra("TLS", "\x16\x03\x01\x02\x00\x01", BAD),
    _ra("NUL i vägen", "GET /\0 HTTP/1.1" + _SLUT, BAD),
    _ra("å i vägen", "GET /\xe5 HTTP/1.1" + _SLUT, BAD),
    _ra("mellanslag i vägen", "GET /a b HTTP/1.1" + _SLUT, BAD),
    _ra("NUL i en rubrik", "GET / HTTP/1.1\r\nX: a\0b" + _SLUT, BAD),
    _ra("mellanslag före kolon", "GET / HTTP/1.1\r\nX : a" + _SLUT, BAD),
    _ra("evig rad", "GET /" + "a" * 70_000, BAD),
    _ra("evig rubrik", "GET / HTTP/1.1\r\nX: " + "a" * 70_000, BAD),
    _ra("oändliga rubriker", "GET / HTTP/1.1\r\n" + "X: a\r\n" * 20_000, BAD),
    _ra("längd och bitar", "POST / HTTP/1.1\r\nContent-Length: 6\r\nTransfer-Encoding: chunked"
        + _SLUT + "0\r\n\r\nG", NO, BAD, METHOD),
    _ra("två längder", "GET / HTTP/1.1\r\nContent-Length: 6\r\nContent-Length: 5" + _SLUT, BAD),
    _ra("längd under noll", "GET / HTTP/1.1\r\nContent-Length: -1" + _SLUT, BAD),
    _ra("okänd kodning", "GET / HTTP/1.1\r\nTransfer-Encoding: xchunked" + _SLUT, BAD),
    _ra("en fråga i en annan", "GET /hjalp HTTP/1.1\r\nContent-Length: 40" + _SLUT
        + "GET /in HTTP/1.1\r\nHost: ond.example\r\n\r\n", OK),
)  # fmt: skip
"""What is sent, byte by byte."""

ANGREPP = {of.namn: of for of in (*VILKA, *VARIFRAN, *VAGAR, *BYTES)}


def lyckade(of: Tjanst, *vilka: Angrepp) -> list[str]:
    """Return the attacks that do not end as they must."""
    return [one.namn for one in vilka if one.gor(of).status not in one.kommer]
