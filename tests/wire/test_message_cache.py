"""What the client keeps, and for how long."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.wire.errors import UnknownReference
from tests.wire.message_cache import MessageCache

WHOLE_PAGE: frozenset[str] = frozenset()


def message(hash_: str, *, cacheable: bool = True, fragment_id: str = "") -> ForwardMsg:
    sent = ForwardMsg(hash=hash_)
    sent.metadata.cacheable = cacheable
    sent.metadata.delta_path.extend([0, 1])
    sent.delta.fragment_id = fragment_id
    sent.delta.new_element.text.body = f"text of {hash_}"
    return sent


def reference(hash_: str) -> ForwardMsg:
    sent = ForwardMsg(ref_hash=hash_)
    sent.metadata.delta_path.extend([0, 7])
    return sent


def test_a_reference_brings_the_kept_text_to_its_own_place() -> None:
    cache = MessageCache()
    cache.resolve(message("a"))

    shown = cache.resolve(reference("a"))

    assert shown.delta.new_element.text.body == "text of a"
    assert list(shown.metadata.delta_path) == [0, 7]


def test_only_what_the_server_marks_is_kept() -> None:
    cache = MessageCache()

    cache.resolve(message("a", cacheable=False))

    assert cache.hashes == []


def test_a_reference_to_nothing_is_an_error() -> None:
    with pytest.raises(UnknownReference, match="never sent"):
        MessageCache().resolve(reference("a"))


def test_a_message_unused_for_more_runs_than_allowed_is_forgotten() -> None:
    cache = MessageCache()
    cache.resolve(message("old"))
    cache.resolve(message("used"))

    for _ in range(3):
        cache.resolve(reference("used"))
        cache.end_run(WHOLE_PAGE, max_age=2)

    assert cache.hashes == ["used"]


def test_the_runs_of_a_fragment_age_only_its_own_messages() -> None:
    cache = MessageCache()
    cache.resolve(message("of the page"))
    cache.resolve(message("of A", fragment_id="A"))
    cache.resolve(message("of B", fragment_id="B"))

    for _ in range(3):
        cache.end_run(frozenset({"A"}), max_age=2)

    assert cache.hashes == ["of the page", "of B"]
