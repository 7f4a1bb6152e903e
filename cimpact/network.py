"""Where phones in the room reach this computer."""

import socket
from collections.abc import Callable

# Addresses reserved for documentation: naming one as the peer of a datagram socket makes the
# system choose the way out without sending anything.
_ANY_PEER = "192.0.2.1"
_NO_SERVICE = 9

HOTSPOTS = {
    "192.168.137.1": "192.168.137.2",
    "10.42.0.1": "10.42.0.2",
    "192.168.2.1": "192.168.2.2",
}
"""What a computer calls itself as a hotspot (Windows, Linux with NetworkManager, macOS), and one of
the addresses that it gives to phones."""


def address_towards(peer: str) -> str | None:
    """The address that this computer would speak from to a peer; None when there is no way to it.

    Nothing is sent.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((peer, _NO_SERVICE))
        except OSError:
            return None
        return str(probe.getsockname()[0])


def local_address(towards: Callable[[str], str | None] = address_towards) -> str:
    """This computer's address on its network; the loopback one when there is no network.

    Works without internet. A hotspot of its own comes first: without internet nothing else leads to
    it, and with internet the phones are on the hotspot all the same.
    """
    for own, phone in HOTSPOTS.items():
        if towards(phone) == own:
            return own
    return towards(_ANY_PEER) or _named_address()


def room_url(public_url: str, *, port: int) -> str:
    """The address that the QR code carries: the one configured, or this computer's."""
    return public_url.rstrip("/") or f"http://{local_address()}:{port}"


def _named_address() -> str:
    try:
        addresses = socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return "127.0.0.1"
    others = [address for address in addresses if not address.startswith("127.")]
    return others[0] if others else "127.0.0.1"
