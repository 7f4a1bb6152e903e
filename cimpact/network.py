"""Where phones in the room reach this computer."""

import socket

# Addresses reserved for documentation: naming one as the peer of a datagram socket makes the
# system choose the way out without sending anything.
_ANY_PEER = ("192.0.2.1", 9)


def local_address() -> str:
    """This computer's address on its network; the loopback one when there is no network.

    Works without internet: a hotspot or a router is enough.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ANY_PEER)
        except OSError:
            return _named_address()
        return str(probe.getsockname()[0])


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
