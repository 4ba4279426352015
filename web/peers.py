"""Whose a connection is, where the system tells: another user of the machine is not listened to.

A cookie is no secret from who listens on another port of the same machine, since a browser sends
it to every port of an address. Who has which socket the system knows, and Linux tells by netlink
(``sock_diag``), one socket a question, however many there are. Elsewhere the cookie is all.
"""

from __future__ import annotations

import os
import socket
import struct
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

Address: TypeAlias = "tuple[str, int]"

_DIAG, _BY_FAMILY, _REQUEST = 4, 20, 1  # names of linux/netlink.h and sock_diag.h
_HEAD = struct.Struct("=IHHII")  # length, type, flags, sequence, port
_ASKED = struct.Struct("=BBBxI")  # family, protocol, more, states
_SOCKET = struct.Struct("!HH4s12x4s12x")  # ports and addresses of both ends
_ANY = struct.pack("=III", 0, 0xFFFFFFFF, 0xFFFFFFFF)  # interface and cookie
_OWNER = struct.Struct("=II")  # user, inode
_AT = _HEAD.size + 4 + 48 + 12  # where the owner stands in the answer
_SECONDS = 1.0
_ADMIN = 0  # may read what is ours anyhow


class Owner(NamedTuple):
    """Whose a socket is; one that nobody has open any more has no inode."""

    user: int
    inode: int


def check() -> Callable[[Address, Address], bool]:
    """Return what tells whether a connection is of this user: of everybody if nothing tells.

    It is tried on a connection of our own, so that another system shuts nobody out.
    """
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        here = listening.getsockname()
        with closing(socket.create_connection(here)) as client:
            return is_ours if is_ours(client.getsockname(), here) else anybody


def anybody(_client: Address, _server: Address) -> bool:
    """Tell nobody from anybody."""
    return True


def is_ours(client: Address, server: Address) -> bool:
    """Tell whether the other end is this user's, or the administrator's; of no owner it is not."""
    try:
        found = owner(client, server)
    except (OSError, AttributeError, struct.error):  # no netlink, or no answer that we know
        return False
    return found is not None and found.inode != 0 and found.user in {os.geteuid(), _ADMIN}


def owner(client: Address, server: Address) -> Owner | None:
    """Return whose the client's end of a connection is; None if there is no such socket."""
    ends = (client[1], server[1], socket.inet_aton(client[0]), socket.inet_aton(server[0]))
    asked = _ASKED.pack(socket.AF_INET, socket.IPPROTO_TCP, 0, 0xFFFFFFFF)
    asked += _SOCKET.pack(*ends) + _ANY
    head = _HEAD.pack(_HEAD.size + len(asked), _BY_FAMILY, _REQUEST, 1, 0)
    with closing(socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, _DIAG)) as asking:
        asking.settimeout(_SECONDS)
        asking.sendto(head + asked, (0, 0))
        answer = asking.recv(4096)
    if _HEAD.unpack_from(answer)[1] != _BY_FAMILY:
        return None
    return Owner(*_OWNER.unpack_from(answer, _AT))
