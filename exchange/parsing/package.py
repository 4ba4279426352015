"""The zip file that a workbook is, looked over before anything in it is believed.

What XML can do to the one that reads it (declare entities, name other files) is in its document
type declaration, which no workbook has: one is refused. Sizes are those that come out, not those
that are stated.
"""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from exchange.errors import Unreadable
from exchange.parsing import limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BLOCK = 1 << 18  # bytes
_ENTRY = b"PK\x01\x02"  # begins each row of the archive's own list
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
UNLOCK = "Spara den utan lösenord och läs in den igen."
_BROKEN = "är avhuggen eller skadad"
AGAIN = "Hämta filen på nytt, eller öppna den i kalkylprogrammet och spara om den."
_SMALLER = "Dela upp listan, eller spara om den i kalkylprogrammet utan det som inte behövs."


class Package:
    """A workbook's archive that is open; raises Unreadable for one that is no such thing."""

    def __init__(self, path: Path) -> None:
        """Open the archive and look over its list of members."""
        try:
            _check_count(path)
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
            raise Unreadable(_BROKEN, AGAIN) from None
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in self._zip.infolist():
            name = member.filename.lower()
            if name in self._members:
                raise Unreadable(f"har två delar som heter {member.filename!r}", AGAIN)
            self._members[name] = member
            _check(member)
        self._xml = [name for name in self._members if name.endswith((".xml", ".rels"))]
        if sum(self._members[name].file_size for name in self._xml) > limits.UNPACKED:
            raise Unreadable(
                f"blir större än {limits.UNPACKED >> 20} MB när den packas upp", _SMALLER
            )

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    def check_xml(self, but: str) -> None:
        """Raise Unreadable unless each part is XML without declarations; not those called so."""
        for name in self._xml:
            _check_growth(self._members[name])
            if not name.startswith(but):
                self.walk(name)

    def walk(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None] | None = None,
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
        lessen: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """Go through a part's elements and their text; raises Unreadable.

        ``lessen`` takes away, before it is parsed, what nobody needs to see.
        """
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        parser.buffer_text = True
        try:
            with self._zip.open(self._members[name.lower()]) as file:
                while block := file.read(_BLOCK):
                    parser.Parse(lessen(block) if lessen else block)
            parser.Parse(b"", True)  # noqa: FBT003 - the last of it
        except KeyError:
            raise Unreadable(f"saknar delen {name!r}", AGAIN) from None
        except expat.ExpatError as error:
            raise Unreadable(
                f"har en del som inte är XML ({name}, rad {error.lineno})", AGAIN
            ) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
            raise Unreadable(_BROKEN, AGAIN) from None


def _check_count(path: Path) -> None:
    """Raise Unreadable for more members than any workbook has, before they are listed."""
    count, last = 0, b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            count += (last + block).count(_ENTRY)
            last = block[1 - len(_ENTRY) :]
    if count > limits.MEMBERS:
        raise Unreadable(f"har fler än {limits.MEMBERS} delar", _SMALLER)


def _check(member: zipfile.ZipInfo) -> None:
    """Raise Unreadable for a member that is no part of a workbook that somebody saved."""
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("är skyddad med lösenord", UNLOCK)
    if member.compress_type not in _METHODS:
        raise Unreadable("är packad på ett sätt som ingen arbetsbok är", AGAIN)


def _check_growth(member: zipfile.ZipInfo) -> None:
    """Raise Unreadable for a part that grows as none does that somebody wrote."""
    if member.file_size > max(limits.SMALL, limits.RATIO * member.compress_size):
        raise Unreadable(
            f"är en zip-bomb: {member.filename!r} växer mer än {limits.RATIO} gånger när den"
            " packas upp",
            "Läs inte in den. Fråga den som har skickat filen.",
        )


def _refuse(*_declared: object) -> None:
    raise Unreadable(
        "har en dokumenttypsdeklaration (DTD), som ingen arbetsbok har",
        "Läs inte in den. Fråga den som har skickat filen.",
    )
