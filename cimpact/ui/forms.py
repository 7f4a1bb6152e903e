"""Fields that two people may have open at once: what a field was filled from goes along when saved.

The key of such a field is ``<form>:<field>``, where the form names what it belongs to.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cimpact.store.meanwhile import ChangedMeanwhile
from cimpact.ui import state


@contextmanager
def saving(form: str, fields: Iterable[str]) -> Iterator[None]:
    """Around the act that saves these fields.

    Saved, they are filled anew from what is stored. Refused because somebody else changed them,
    they keep what was typed, and their next saving compares with what the refusal has told.
    """
    try:
        yield
    except ChangedMeanwhile as changed:
        for field, value in changed.now.items():
            state.tell_shown(f"{form}:{field}", value)
        raise
    for field in fields:
        state.forget_shown(f"{form}:{field}")
