"""What is made once for everybody: when results are shown to a room, all ask for them at once.

In this process and nowhere else, never in Streamlit's caches, which any client may empty. Whoever
asks has passed a guard in this very run.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

MOST_KEPT = 64
"""A page of results in one language is up to some hundred kilobytes."""

_kept: OrderedDict[Hashable, object] = OrderedDict()
_keeping = threading.Lock()
_making = threading.Lock()


def made_once(key: Hashable, make: Callable[[], T]) -> T:
    """What was made under a key; made now the first time, one thing at a time.

    What is kept already is never waited for. The one that was asked for longest ago is let go.
    """
    if (found := _found(key)) is not None:
        return cast("T", found)
    with _making:
        found = _found(key)
        return cast("T", found) if found is not None else _keep(key, make())


def _found(key: Hashable) -> object | None:
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _keep(key: Hashable, made: T) -> T:
    with _keeping:
        _kept[key] = made
        if len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made
