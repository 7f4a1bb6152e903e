"""Where a refusal becomes a sentence: in the visitor's language, with nothing of the inside."""

import functools
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

import streamlit as st

from cimpact.core.questionnaire import LocalizedText
from cimpact.errors import N_, CimpactError
from cimpact.i18n import Translator
from cimpact.ui import state
from cimpact.ui.text import plain
from cimpact.ui.visitor import visitor_text

P = ParamSpec("P")
_log = logging.getLogger("cimpact")

UNEXPECTED = N_(
    "Something unexpected happened on our side. Your saved answers are safe. Reload the page. "
    "If it happens again, tell the person who runs the session."
)


def sentence(error: CimpactError, _: Translator) -> str:
    """The error's sentence in this language, as Markdown: what somebody typed is only itself."""
    values = {name: _in_words(value, _) for name, value in error.values.items()}
    return _(error.message, **values)


def _in_words(value: object, _: Translator) -> object:
    if isinstance(value, LocalizedText):
        return plain(_.content(value))
    return plain(value) if isinstance(value, str) else value


def show_error(error: Exception) -> bool:
    """Show what escaped from a page or a fragment; ``st.App`` calls this instead of its display."""
    _ = visitor_text()
    if isinstance(error, CimpactError):
        st.error(sentence(error, _))
    else:
        _log.error("unexpected error on a page", exc_info=error)
        st.error(_(UNEXPECTED))
    return True


@contextmanager
def refusals_shown(_: Translator) -> Iterator[None]:
    """Show the refusal of a page where it happened, below what was drawn before."""
    try:
        yield
    except CimpactError as refusal:
        st.error(sentence(refusal, _))


def told(act: Callable[P, None]) -> Callable[P, None]:
    """A widget callback whose refusal is kept, so that the page is drawn and shows it."""

    @functools.wraps(act)
    def acting(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            act(*args, **kwargs)
        except CimpactError as refusal:
            state.refuse(refusal)

    return acting


def show_pending(_: Translator) -> None:
    """Show what the last act refused or did, once."""
    refusal = state.pending_refusal()
    if refusal is not None:
        st.error(sentence(refusal, _))
    done = state.pending_confirmation()
    if done is not None:
        st.success(done)
