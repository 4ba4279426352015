"""Names of organs: a code, a registered name or a registered alias, exactly."""

from typing import Any

Command = dict[str, Any]


# How a look-alike is read; the generator writes no others.
_READ = {"\u0131": "i", "ł": "l", "ø": "ö", "ā": "ä", "é": "e", "-": " ", "\u2011": " ", ",": " "}


def read(name: str) -> str:
    """Return how a name is read: no case, no look-alikes, nothing but one space between words."""
    words = "".join(_READ.get(char, char) for char in name.lower()).split()
    return " ".join(words).replace("0", "o")


def seen(name: str) -> str:
    """Return how a name is seen: as it stands, but I, l and 1 are one stroke, O and 0 one ring."""
    plain = " ".join("".join(_READ.get(char, char) for char in name).split())
    for alike, char in (("Il1", "!"), ("Oo0", "?")):
        plain = "".join(char if one in alike else one for one in plain)
    return plain


def same_actor(one: str, other: str) -> bool:
    """Tell whether two ids are one to the eye: O is 0 and I is 1."""
    return one.replace("O", "0").replace("I", "1") == other.replace("O", "0").replace("I", "1")


class UnknownName(Exception):
    """An organ, a pott or an avser_id that nothing registered answers to."""


class Names:
    """The organs by code, and every spelling that stands for one of them."""

    def __init__(self) -> None:
        """Start with no organ at all."""
        self.organ: dict[str, Command] = {}
        self.spelling: dict[str, str] = {}

    def resolve(self, name: str) -> str:
        """Return the code that a spelling stands for."""
        if name not in self.spelling:
            raise UnknownName(name)
        return self.spelling[name]

    def upwards(self, name: str) -> list[Command]:
        """Return an organ and those that it belongs to, itself first."""
        found = [self.organ[name]]
        while found[-1].get("overordnad") is not None:
            found.append(self.organ[found[-1]["overordnad"]])
        return found

    def plain(self, command: Command) -> Command:
        """Return a copy of the command in which every organ is written as its code."""
        plain = self._recipient(command)
        for field in (
            "givare",
            "overordnad",
            "organ",
            "for_namnd",
            "fran",
            "till",
            "av",
            "buren_av",
        ):
            if plain.get(field) is not None:
                plain[field] = self.resolve(plain[field])
        if command["kommando"] == "RegistreraAlias":
            plain["kod"] = self.resolve(plain["kod"])
        if command["kommando"] == "RemitteraArende":
            plain["mottagare"] = [self.resolve(name) for name in plain["mottagare"]]
        if plain.get("beslut") is not None:
            plain["beslut"] = {**plain["beslut"], "organ": self.resolve(plain["beslut"]["organ"])}
            if (delegation := plain["beslut"].get("delegation")) is not None:
                av = self.resolve(delegation["av"])
                plain["beslut"]["delegation"] = {**delegation, "av": av}
        if "rader" in plain:
            plain["rader"] = [self._recipient(rad) for rad in plain["rader"]]
        return plain

    def _recipient(self, row: Command) -> Command:
        """Resolve namnd and underenhet; a förvaltning means its nämnd with that underenhet."""
        row = dict(row)
        if row.get("underenhet") is not None:
            row["underenhet"] = self.resolve(row["underenhet"])
        if row.get("namnd") is not None:
            kod = self.resolve(row["namnd"])
            organ = self.organ[kod]
            if organ["slag"] == "forvaltning" and organ.get("overordnad") is not None:
                row["namnd"] = organ["overordnad"]
                # A stated underenhet wins: it is then held against the nämnd by R25.
                row["underenhet"] = row.get("underenhet") or kod
            else:
                row["namnd"] = kod
        return row

    def add(self, plain: Command) -> None:
        """Register an organ or an alias that has been accepted."""
        if plain["kommando"] not in ("RegistreraOrgan", "RegistreraAlias"):
            return
        kod = plain["kod"]
        if plain["kommando"] == "RegistreraAlias":
            self.spelling[plain["alias"]] = kod
            return
        self.organ[kod] = plain
        self.spelling[kod] = kod
        self.spelling[plain["namn"]] = kod

    def taken(self, plain: Command) -> bool:
        """Tell whether the organ's code or name, or the alias, is or looks like something known."""
        if plain["kommando"] not in ("RegistreraOrgan", "RegistreraAlias"):
            return False
        alias = plain["kommando"] == "RegistreraAlias"
        if not alias and self._ends(plain):
            return False
        new = [plain["alias"]] if alias else [plain["kod"], plain["namn"]]
        if any(name in self.spelling for name in new):
            return True
        return any(
            kod != plain["kod"] and (read(known) == read(name) or seen(known) == seen(name))
            for name in new
            for known, kod in self.spelling.items()
        )

    def _ends(self, plain: Command) -> bool:
        """Tell whether a known organ is stated once more with another last day, or none."""
        before = self.organ.get(plain["kod"])
        if before is None or before.get("giltig_tom") == plain.get("giltig_tom"):
            return False
        kept = ("namn", "slag", "overordnad", "giltig_from")
        return all(before.get(field) == plain.get(field) for field in kept)
