"""The profile of a collective for the pages: what is read of it, and every act upon it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cimpact.core.profile import Profile, ProfilePart, values_of, with_values
from cimpact.core.questionnaire import Phase
from cimpact.findings import profile as words
from cimpact.i18n import Translator
from cimpact.store import access, profiles
from cimpact.store.db import reading, transaction
from cimpact.store.profiles import NOTHING, Draft, Version
from cimpact.store.seats import Invitation
from cimpact.store.tables import Collective, Workshop
from cimpact.ui import facilitating, places, state
from cimpact.ui.errors import told
from cimpact.ui.guards import acting, signed_in
from cimpact.ui.text import plain
from cimpact.ui.visitor import current_visitor, today, visitor_text


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a profile: its versions, the latest first, and what is being written."""

    collective_id: str
    versions: tuple[Version, ...]
    drafts: Mapping[ProfilePart, Draft]
    is_shown: bool

    @property
    def latest(self) -> Version:
        """The version in force."""
        return self.versions[0] if self.versions else NOTHING

    def numbered(self, number: int) -> Version:
        """The version of that number; 0 is the empty profile before the first."""
        return next((one for one in self.versions if one.number == number), NOTHING)

    def draft(self, part: ProfilePart) -> Draft | None:
        """What is typed into a part; None when that is what stands there."""
        draft = self.drafts.get(part)
        if draft is None or self._is_saved(draft):
            return None
        return draft

    def is_overtaken(self, part: ProfilePart) -> bool:
        """Whether somebody has changed a part since its draft was begun."""
        draft = self.draft(part)
        if draft is None:
            return False
        begun_from = self.numbered(draft.shown).profile
        return values_of(begun_from, part) != values_of(self.latest.profile, part)

    def _is_saved(self, draft: Draft) -> bool:
        return with_values(self.latest.profile, draft.values) == self.latest.profile


def kept_of(collective: Collective) -> Kept:
    """What is kept of the profile of a collective that somebody may run."""
    account = signed_in()
    with reading() as db:
        return Kept(
            collective_id=collective.id,
            versions=tuple(profiles.history(db, collective)),
            drafts=profiles.drafts_of(db, collective, facilitator_id=account.id),
            is_shown=profiles.is_shown_to_members(db, collective),
        )


def heading(collective: Collective, _: Translator) -> None:
    """The way back, whose profile it is, and how to take it."""
    places.link("workshops", f"← {plain(collective.name)}", collective=collective.id)
    st.title(_("Profile of the initiative"), anchor=False)
    st.markdown(
        _(
            "What you want to change, and how you go about it. Everything is optional: write what "
            "you know, leave the rest. What you type is kept for you as you go; “Save” makes it a "
            "version of the profile."
        )
    )


def ways(collective: Collective, _: Translator) -> None:
    """From the sessions of a collective to its profile and its timeline."""
    with st.container(horizontal=True, key="collective_ways"):
        places.link("profile", _("Profile of the initiative"), collective=collective.id)
        places.link("timeline", _("Timeline"), collective=collective.id)
        places.link("questionnaires", _("Questionnaires"), collective=collective.id)


def main_phase(collective: Collective) -> str:
    """The main phase that the profile tells; empty when it tells none."""
    with reading() as db:
        return profiles.latest(db, collective).profile.main_phase


def phases() -> tuple[Phase, ...]:
    """The phases to choose from: those of the longest questionnaire offered."""
    offered = facilitating.questionnaires().values()
    return max(offered, key=lambda form: len(form.items)).phases


def for_members(invited_to: Invitation, _: Translator) -> None:
    """The need and the target impact, for whoever is about to answer, where members may read it."""
    with reading() as db:
        profile = profiles.shown_to_members(db, invited_to)
    lines = words.for_members(profile, _) if profile else ()
    if lines:
        with st.container(key="profile_for_members"):
            for line in lines:
                st.markdown(plain(line))


def in_short(workshop: Workshop, _: Translator) -> None:
    """At the end of results: what the group is there for, for whoever may read it."""
    profile = _readable(workshop)
    for headed in words.short(profile, _) if profile else ():
        st.header(headed.heading, anchor=False)
        st.markdown("\n\n".join(map(as_typed, headed.paragraphs)))


def as_typed(text: str) -> str:
    """Words of somebody's with their line ends, and nothing else of Markdown's powers."""
    return "  \n".join(plain(line) for line in text.splitlines() if line.strip())


def _readable(workshop: Workshop) -> Profile | None:
    """The profile for whoever runs the session; for a member, where members may read it."""
    visitor = current_visitor()
    with reading() as db:
        if visitor.account is not None:
            try:
                collective = access.collective_for(db, visitor.account.id, workshop.collective_id)
            except access.NotYours:
                pass
            else:
                return profiles.latest(db, collective).profile
        # The guard of the page let in whoever sits in this session.
        return profiles.shown_to_members(db, visitor.seat.invitation) if visitor.seat else None


@told
def keep_draft(
    collective_id: str, part: ProfilePart, values: Mapping[str, Any], *, shown: int
) -> None:
    """Keep what is typed so far."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        profiles.keep_draft(db, collective, part, values, shown=shown, facilitator_id=account.id)


@told
def drop_draft(collective_id: str, part: ProfilePart) -> None:
    """Give up what is typed, and show what is saved."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        profiles.drop_draft(db, collective, part, facilitator_id=account.id)


@told
def save(collective_id: str, part: ProfilePart, values: Mapping[str, Any], *, shown: int) -> None:
    """Save a part over the version that the page has shown."""
    account, _ = acting(), visitor_text()
    keep_draft(collective_id, part, values, shown=shown)
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        profiles.save_part(
            db, collective, part, values, shown=shown, author_id=account.id, today=today()
        )
    state.confirm(_("Saved: {part}.", part=_(words.PARTS[part]).lower()))


@told
def restore(collective_id: str, number: int, *, shown: int) -> None:
    """Bring an earlier version back."""
    account, _ = acting(), visitor_text()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        profiles.restore(db, collective, number, shown=shown, author_id=account.id, today=today())
    state.confirm(_("Version {number} is the profile again.", number=_.number(number)))


@told
def show_to_members(collective_id: str, key: str) -> None:
    """Let members read the need and the target impact, or no longer, as the switch says."""
    account = acting()
    with transaction() as db:
        collective = access.collective_for(db, account.id, collective_id)
        profiles.show_to_members(db, collective, is_shown=state.widget(key) == str(True))
