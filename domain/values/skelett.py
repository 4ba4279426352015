"""What a name or an id looks like: two with one skeleton are one to the eye (R54).

The door lets Latin letters through only (``domain.values.text``), so the table of look-alikes is
short. å, ä and ö stay letters of their own: nobody here takes them for a or o.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    "ıɪȷłʟɫøðđɖħŧƀɑᴀɡɢĸᴋŋɴᴏɵʀꜱᴛᴜᴠᴡʏᴢʙᴄᴅᴇʜᴊᴍᴘŁØÐĐĦŦŊ",
    "iijlllödddhtbaaggkknnoorstuvwyzbcdehjmpLÖDDHTN",
)
_RING = "\u030a"
_ABOVE = 230  # the combining class of marks that stand above their letter
_PILLARS = str.maketrans("Il1|Oo", "||||00")
_ACTOR = str.maketrans("OIol", "0101")


@lru_cache(maxsize=4096)
def looks(namn: str) -> frozenset[str]:
    """Return what a name of an organ is taken for: read whatever its case, and seen as it stands.

    Marks and look-alikes of a letter are that letter; what is no letter or digit only divides.
    ``Kl`` is not ``KI`` when it is read aloud, and is when it is seen. 0 is O either way: nobody
    tells them apart in a code.
    """
    plain = _plain(namn)
    read = plain.casefold().replace("0", "o")
    return frozenset({f"läst {read}", f"sett {plain.translate(_PILLARS)}"})


def actor_looks(aktor: str) -> str:
    """Return what an actor's or a pott's id is taken for: O is 0, and I is 1, in any case."""
    return _plain(aktor).translate(_ACTOR).casefold()


def _plain(text: str) -> str:
    """Return a text with each letter in its plain form, and one space for what divides them."""
    letters = [_letter(char) for char in unicodedata.normalize("NFKC", text)]
    return " ".join("".join(letters).split())


def _letter(char: str) -> str:
    if not char.isalnum():
        return " "
    apart = unicodedata.normalize("NFD", char)
    base = apart[0]
    above = [mark for mark in apart[1:] if unicodedata.combining(mark) == _ABOVE]
    if above and base in "aAoO":
        kept = _RING if above[0] == _RING and base in "aA" else "\u0308"
        return unicodedata.normalize("NFC", base + kept)
    return base.translate(_LETTERS)
