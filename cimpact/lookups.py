"""What a widget asks of a tab's session state, answered without copying all of it.

Streamlit 1.67 copies the whole session state for each list of options and each text field that it
draws, to look up one value: 3 to 15 % of what drawing a section of three to nine elements costs.
The place is not public, hence the tests in ``tests/test_lookups.py``, which an upgrade that moves
it fails.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from streamlit.runtime.state import SafeSessionState


class Values(Mapping[str, Any]):
    """The values of a tab by key, each looked up when it is asked for."""

    def __init__(self, tab: SafeSessionState) -> None:
        self._tab = tab

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401  whatever a widget holds
        with self._tab._lock:  # noqa: SLF001  as in the property that this stands in for
            return self._tab._state[key]  # noqa: SLF001

    def __iter__(self) -> Iterator[str]:
        with self._tab._lock:  # noqa: SLF001
            return iter(self._tab._state.filtered_state)  # noqa: SLF001

    def __len__(self) -> int:
        with self._tab._lock:  # noqa: SLF001
            return len(self._tab._state.filtered_state)  # noqa: SLF001


def look_values_up_one_by_one() -> None:
    """Have every tab of this process do so; once more changes nothing."""
    SafeSessionState.filtered_state = property(Values)  # type: ignore[assignment]
