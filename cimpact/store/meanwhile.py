"""Two people who write at once: what is saved is compared with what was shown."""

from cimpact.errors import N_, CimpactError


class ChangedMeanwhile(CimpactError):
    """Somebody else has written since this was shown."""

    message = N_(
        "Somebody else has changed this meanwhile. Yours was not saved: look at what stands there "
        "now, and save again if yours shall replace it."
    )
