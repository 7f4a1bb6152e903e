"""What anybody may read: the practice library and the glossary. Nothing here is of a group."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from cimpact.core.content_parts import LocalizedText
from cimpact.core.library import Library, Practice
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.searching import search, serving
from cimpact.findings import library as words
from cimpact.findings.library import Entry
from cimpact.i18n import Translator
from cimpact.library import read_library
from cimpact.settings import get_settings
from cimpact.ui import facilitating, places, state
from cimpact.ui.text import plain
from cimpact.ui.visitor import current_visitor

QUERY, PART = "library_query", "library_part"
ITEM, SECTION = "item", "section"
"""How a link names the part that it leads to."""
EVERYTHING = ""
LONGEST_QUERY = 80


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library and the questionnaire whose elements it serves: the longest one offered."""

    library: Library
    questionnaire: Questionnaire

    @property
    def names(self) -> dict[str, LocalizedText]:
        """What the elements are called, by code."""
        return {item.code: item.name for item in self.questionnaire.items}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reader looks for: words, a section or an element by its code; empty means all."""

    query: str
    part: str


def library() -> Library:
    """The library of this installation. Raises LibraryMissing, InvalidContent."""
    return _library_at(get_settings().library)


def is_shelved(item: str) -> bool:
    """Whether the library has anything for an element; of a collective's own it knows nothing."""
    return any(item in practice.items for practice in library().practices)


@st.cache_resource(show_spinner=False)
def _library_at(path: Path) -> Library:
    """Frozen models: one copy serves every visitor."""
    return read_library(path)


def shelf() -> Shelf:
    """What the library page reads from. Raises LibraryMissing, QuestionnairesMissing."""
    offered = facilitating.questionnaires().values()
    return Shelf(library(), max(offered, key=lambda form: len(form.items)))


def way_back(_: Translator) -> None:
    """To the results one came from, else to one's answers; a facilitator has the header."""
    visitor = current_visitor()
    if workshop := st.query_params.get("workshop"):
        places.link("summary", _("← The results"), workshop=workshop)
    elif visitor.seat is not None:
        places.link("done", _("← My answers"))
    elif visitor.account is None:
        places.link("join", _("← Take part"))


def wish(shelf: Shelf, _: Translator) -> Wish:
    """Ask for words and for a part; a link such as ``/library?item=CON2`` chooses the part."""
    labels = {EVERYTHING: _("Everything")} | words.parts(shelf.questionnaire, shelf.library, _)
    asked = st.query_params.get(ITEM) or st.query_params.get(SECTION) or EVERYTHING
    is_told = state.tell_again(PART, _.language)
    query = st.text_input(
        _("Search the library"),
        key=QUERY,
        max_chars=LONGEST_QUERY,
        placeholder=_("meeting, indicator, funder…"),
    )
    part = st.selectbox(
        _("Part of the diagnosis"),
        list(labels),
        index=list(labels).index(asked) if asked in labels and not is_told else 0,
        format_func=labels.__getitem__,
        key=PART,
    )
    return Wish(query=query.strip(), part=part)


def practices(shelf: Shelf, wish: Wish, _: Translator) -> None:
    """The practices that were asked for; all of them, folded by section, when nothing was."""
    if wish == Wish(EVERYTHING, EVERYTHING):
        _by_section(shelf, _)
        return
    found = search(shelf.library, wish.query, names=shelf.names)
    if wish.part:
        found = serving(found, words.items_of(wish.part, shelf.questionnaire))
    if not found:
        _nothing_found(_)
        return
    st.caption(words.how_many(len(found), _))
    _little_advice(shelf, wish.part, _)
    _cards(found, shelf, _)


def _by_section(shelf: Shelf, _: Translator) -> None:
    for section in shelf.questionnaire.sections:
        shelved = [(item, _mainly_for(item, shelf)) for item in section.items]
        count = words.how_many(sum(len(found) for _item, found in shelved), _)
        with st.expander(f"{_.content(section.name)} · {count}"):
            for item, found in shelved:
                if found:
                    st.header(plain(_.content(item.name)), anchor=False)
                    _cards(found, shelf, _)


def _mainly_for(item: Item, shelf: Shelf) -> list[Practice]:
    return [one for one in shelf.library.practices if one.items[0] == item.code]


def _cards(practices: Sequence[Practice], shelf: Shelf, _: Translator) -> None:
    with st.container(key=f"cards_{practices[0].code}"):
        for practice in practices:
            card = words.card(practice, shelf.library, shelf.names, _)
            st.markdown(
                f"**{plain(card.title)}**\n\n{plain(card.text)}\n\n"
                f":small[{plain(card.use)}]  \n:small[{plain(card.source)}]"
            )


def _nothing_found(_: Translator) -> None:
    st.info(
        _(
            "No practice holds all these words in the part you chose. Try a single word, another "
            "word for the same thing, or look at the whole library."
        )
    )
    st.button(_("Show the whole library"), key="whole_library", on_click=_forget_wish)


def _forget_wish() -> None:
    state.fill(QUERY, "")
    state.fill(PART, EVERYTHING)
    for name in (ITEM, SECTION):
        st.query_params.pop(name, None)


def _little_advice(shelf: Shelf, part: str, _: Translator) -> None:
    if any(item.code == part and item.thin_advice for item in shelf.questionnaire.items):
        st.caption(_("The documents say little about this element."))


def further_reading(library: Library, _: Translator) -> None:
    """Where the documents send their readers, and which documents these are."""
    with st.expander(_("To go further")):
        st.markdown(
            "\n".join(
                f"- **{plain(_.content(one.name))}**  \n  {plain(_.content(one.text))} "
                f":small[{plain(words.sources(one.sources, library, _))}]"
                for one in library.resources
            )
        )
    documents(library, _)


def documents(library: Library, _: Translator) -> None:
    """The documents behind every source line, by the names that these lines use."""
    with st.expander(_("The documents behind the sources")):
        st.markdown(
            "\n".join(
                f"- **{plain(_.content(one.name))}** (S{one.code})  \n  "
                f"{plain(_.content(one.title))}"
                for one in library.documents
            )
        )


def glossary(library: Library, _: Translator) -> None:
    """The words of the documents with their synonyms, then the product's own."""
    st.header(_("The words of collective impact"), anchor=False)
    _entries(words.terms(library, _, own=False))
    st.header(_("The words of Cimpact"), anchor=False)
    _entries(words.terms(library, _, own=True))


def _entries(entries: Sequence[Entry]) -> None:
    st.markdown("\n\n".join(map(_entry, entries)))


def _entry(entry: Entry) -> str:
    said = f"**{plain(entry.name)}**  \n{plain(entry.definition)}"
    return f"{said}  \n:small[{plain(entry.also)}]" if entry.also else said


def tensions(library: Library, _: Translator) -> None:
    """Where the documents disagree: each side as it is, then what Cimpact does about it."""
    st.header(_("Where the documents do not agree"), anchor=False)
    st.markdown(
        _("They need not agree. Here are both sides, and what this product does in the meantime.")
    )
    for one in words.tensions(library, _):
        st.subheader(plain(one.title), anchor=False)
        sides = [f"- {plain(said)} :small[{plain(where)}]" for said, where in one.positions]
        here = _("In Cimpact.")
        st.markdown("\n".join([*sides, "", f"**{here}** {plain(one.treatment)}"]))
