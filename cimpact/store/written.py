"""What a group writes together (decisions, actions, lists): saved only over what was shown."""

from cimpact.errors import N_, CimpactError


class WrittenMeanwhile(CimpactError):
    """Somebody else has written since this was shown."""

    message = N_(
        "Somebody else has changed this meanwhile. Yours was not saved: look at what stands there "
        "now, and save again if yours shall replace it."
    )
