"""What may go wrong for a client on the wire, one class per situation."""

from typing import ClassVar


class WireError(Exception):
    """The parent of all; ``message`` is filled with the keywords given."""

    message: ClassVar[str] = "the conversation with the server failed"

    def __init__(self, **values: object) -> None:
        super().__init__(self.message.format(**values))


class NotOnPage(WireError):
    """No element of the page answers to the description."""

    message = "no {wanted} among:\n{outline}"


class NotAnOption(WireError):
    """The widget does not offer this option; ``forge`` sends it all the same."""

    message = "{wanted!r} is none of {options} ({key})"


class WidgetDisabled(WireError):
    """Nobody could use this widget; ``forge`` sends a value all the same."""

    message = "{key} is disabled"


class UnknownPage(WireError):
    """The navigation holds no page of this address."""

    message = "{page!r} is none of {pages}"


class ScriptFailed(WireError):
    """The page shows an exception, or the script does not compile."""

    message = "{shown}"


class RunTimedOut(WireError):
    """What was awaited did not happen in the time allowed."""

    message = "not within {seconds} s; the page:\n{outline}"


class ConnectionLost(WireError):
    """There is no connection, the server closed it, or it died."""

    message = "no connection: {reason}"


class UnknownReference(WireError):
    """The server referred to a message that this client does not hold."""

    message = "a message never sent, or forgotten: {hash}"


class DownloadRefused(WireError):
    """The server could not prepare a deferred file, or did not serve it."""

    message = "no file: {reason}"
