"""What a file of evidence proves to whoever has the public keys and nothing else: no ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, NotRequired, TypedDict

from application.errors import Kind, Stop
from application.proving.checkpoints import named, read
from exchange.sniffer import Slag, slag_of
from ledger.evidence.checking import open_checkpoint, verify_extension, verify_proof
from ledger.evidence.note import parse_note
from ledger.evidence.proof import parse_extension, parse_proof
from ledger.evidence.vkey import parse_vkeys
from ledger.format.entry import read_entry

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ledger.errors import Disproved
    from ledger.evidence.checkpoint import Checkpoint, Opened
    from ledger.evidence.vkey import Vkey

BEVIS, KONTROLLPUNKT, UTVIDGNING = "bevis", "kontrollpunkt", "utvidgning"


class Nyckel(TypedDict):
    """Who signed, and by which key."""

    namn: str
    nyckel: str


class Medunderskrift(Nyckel):
    """Who cosigned, by which key, and when."""

    tid: str


class Fran(TypedDict):
    """The older checkpoint that an extension grew from."""

    handelser: int
    rot: str


class Kontroll(TypedDict):
    """What a file of evidence proves, or why it does not hold.

    ``handelse`` is the entry that a proof is of, ``fran`` the checkpoint that an extension is from.
    """

    schema: Literal["kontroll/1"]
    ok: bool
    meddelande: NotRequired[str]
    slag: NotRequired[str]
    liggare: NotRequired[str]
    handelser: NotRequired[int]
    rot: NotRequired[str]
    undertecknad_av: NotRequired[list[Nyckel]]
    medundertecknad_av: NotRequired[list[Medunderskrift]]
    handelse: NotRequired[dict[str, Any] | None]
    fran: NotRequired[Fran | None]


class Proved(NamedTuple):
    """What holds: of which kind of file, by which checkpoint, and what more it is about."""

    slag: str
    opened: Opened
    entry: dict[str, Any] | None = None
    fran: Checkpoint | None = None

    def as_json(self) -> Kontroll:
        """Return it as it is answered."""
        checkpoint = self.opened.checkpoint
        signed: list[Nyckel] = [
            {"namn": k.name, "nyckel": k.key_id.hex()} for k in self.opened.signed_by
        ]
        cosigned: list[Medunderskrift] = [
            {"namn": one.key.name, "nyckel": one.key.key_id.hex(), "tid": when(one.time)}
            for one in self.opened.cosignatures
        ]
        fran: Fran | None = None
        if self.fran is not None:
            fran = {"handelser": self.fran.size, "rot": self.fran.root.hex()}
        return {
            "schema": "kontroll/1",
            "ok": True,
            "slag": self.slag,
            "liggare": checkpoint.origin,
            "handelser": checkpoint.size,
            "rot": checkpoint.root.hex(),
            "undertecknad_av": signed,
            "medundertecknad_av": cosigned,
            "handelse": self.entry,
            "fran": fran,
        }


def known_keys(path: Path) -> tuple[Vkey, ...]:
    """Return the public keys that somebody trusts; raises Stop when there is no such file."""
    if not path.exists():
        raise Stop(
            Kind.USAGE,
            f"nyckelfilen {str(path)!r} finns inte; nycklarna måste komma en annan väg än det som"
            " ska prövas",
            "Den som ändrar liggaren kan byta nyckel också. Spara raderna som liggare nyckel"
            " visar,\n  så som du har fått dem av ekonomiavdelningen, och ange filen med"
            " --nycklar.",
        )
    with named(path):
        return parse_vkeys(read(path))


def proved(path: Path, keys: Collection[Vkey], fran: Path | None) -> Proved:
    """Return what a file proves, of whatever kind it is; raises Disproved or NotEvidence."""
    raw = read(path)
    older = None if fran is None else _older(fran, keys)
    with named(path):
        slag = slag_of(raw)
        if slag is Slag.UTVIDGNING:
            return _extension(raw, keys, older)
        if older is not None:
            raise Stop(
                Kind.USAGE, "--fran hör till en utvidgning", "Jämför annars med: liggare jamfor."
            )
        if slag is Slag.BEVIS:
            proof = parse_proof(raw)
            opened = verify_proof(proof, keys)
            return Proved(BEVIS, opened, read_entry(proof.entry))
        return Proved(KONTROLLPUNKT, open_checkpoint(parse_note(raw), keys))


def _older(path: Path, keys: Collection[Vkey]) -> Checkpoint:
    with named(path):
        return open_checkpoint(parse_note(read(path)), keys).checkpoint


def _extension(raw: bytes, keys: Collection[Vkey], older: Checkpoint | None) -> Proved:
    extension = parse_extension(raw)
    if older is None and extension.old:
        raise Stop(
            Kind.USAGE,
            f"en utvidgning prövas mot den kontrollpunkt som den utgår från"
            f" ({extension.old} händelser)",
            "Ange den med --fran FIL.",
        )
    return Proved(UTVIDGNING, verify_extension(extension, older, keys), fran=older)


def when(time: int) -> str:
    """Return a POSIX time as ISO 8601 in UTC; one that no calendar has as the number it is."""
    try:
        return f"{datetime.fromtimestamp(time, UTC).replace(tzinfo=None).isoformat()}Z"
    except (ValueError, OverflowError, OSError):
        return str(time)


def disproved(error: Disproved) -> Kontroll:
    """Return that evidence does not hold, as it is answered."""
    return {"schema": "kontroll/1", "ok": False, "meddelande": str(error)}
