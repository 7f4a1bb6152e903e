"""The address that phones open: through a router, through the computer's own hotspot, or none."""

from collections.abc import Callable

import pytest

from cimpact.network import HOTSPOTS, address_towards, local_address, room_url


def routes(*own: str, default: str | None = None) -> Callable[[str], str | None]:
    """A computer with these addresses, each in a network of 256; perhaps a way to all others."""

    def towards(peer: str) -> str | None:
        network = peer.rpartition(".")[0]
        return next((each for each in own if each.rpartition(".")[0] == network), default)

    return towards


def test_a_router_leads_to_the_computer_with_or_without_internet() -> None:
    assert local_address(routes(default="192.168.1.20")) == "192.168.1.20"


@pytest.mark.parametrize("own", HOTSPOTS)
def test_the_computers_own_hotspot_comes_first(own: str) -> None:
    assert local_address(routes(own)) == own
    assert local_address(routes(own, default="192.168.1.20")) == own


def test_a_phone_of_somebody_elses_hotspot_is_no_hotspot() -> None:
    assert local_address(routes("10.42.0.57", default="10.42.0.57")) == "10.42.0.57"


def test_a_computer_without_network_has_an_address_of_its_own_all_the_same() -> None:
    assert local_address(lambda _peer: None).count(".") == 3


def test_a_way_that_exists_is_asked_without_sending_anything() -> None:
    assert address_towards("127.0.0.2") == "127.0.0.1"


def test_a_configured_address_goes_before_all() -> None:
    assert room_url("https://cimpact.example.org/", port=8501) == "https://cimpact.example.org"
