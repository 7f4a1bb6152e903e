"""The browser's cache of large messages: the server repeats one by its hash alone.

A message is forgotten when more full runs than ``max_age`` passed without it; one drawn in a
fragment also ages with that fragment's own runs.
"""

from dataclasses import dataclass, field

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.wire.errors import UnknownReference


@dataclass(slots=True)
class Kept:
    """A message and the run that last used it."""

    message: ForwardMsg
    run: int


@dataclass(slots=True)
class MessageCache:
    """What this client holds; ``hashes`` goes with every request, so that the server knows."""

    kept: dict[str, Kept] = field(default_factory=dict)
    runs: int = 0
    hits: int = 0

    @property
    def hashes(self) -> list[str]:
        """The messages which need not be sent again."""
        return list(self.kept)

    def resolve(self, message: ForwardMsg) -> ForwardMsg:
        """The whole message: itself (kept when the server allows), or the one it refers to."""
        if message.WhichOneof("type") == "ref_hash":
            return self._referred(message)
        if message.metadata.cacheable and message.hash:
            self.kept[message.hash] = Kept(message, self.runs)
        return message

    def end_run(self, fragments: frozenset[str], max_age: int) -> None:
        """Count a finished run and forget what grew too old."""
        self.runs += 1
        self.kept = {
            hash_: kept
            for hash_, kept in self.kept.items()
            if self.runs - kept.run <= max_age
            or (fragments and kept.message.delta.fragment_id not in fragments)
        }

    def _referred(self, reference: ForwardMsg) -> ForwardMsg:
        if reference.ref_hash not in self.kept:
            raise UnknownReference(hash=reference.ref_hash)
        kept = self.kept[reference.ref_hash]
        kept.run = self.runs
        self.hits += 1
        whole = ForwardMsg()
        whole.CopyFrom(kept.message)
        whole.metadata.CopyFrom(reference.metadata)
        return whole
