"""Writing down what the group decided, element by element, beside what its members answered."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import ItemFigures, Report
from cimpact.findings import decisions as words
from cimpact.i18n import Translator
from cimpact.store import access, offers, results
from cimpact.store import decisions as stored
from cimpact.store.access import Right
from cimpact.store.db import reading, transaction
from cimpact.store.tables import Workshop
from cimpact.ui import decision_fields, places, running, state
from cimpact.ui.decision_fields import EDIT
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.live import Scene
from cimpact.ui.text import plain
from cimpact.ui.visitor import today, visitor_text


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a group decides from: what its members answered, as far as it is shown, and so far.

    ``first`` and ``second`` are the votes; ``first`` is None where the group answers with one
    voice, ``second`` where nobody voted again. Who only watches is offered nothing to write.
    """

    workshop: Workshop
    questionnaire: Questionnaire
    first: Report | None
    second: Report | None
    decisions: dict[str, Decision]
    may_run: bool = True

    @property
    def agenda(self) -> list[Item]:
        """The elements to discuss, in the order of the agenda."""
        return [self.questionnaire.item(code) for code in (self.first.agenda if self.first else ())]

    @property
    def others(self) -> list[Item]:
        """All other elements, in the order of the questionnaire."""
        agenda = {item.code for item in self.agenda}
        return [item for item in self.questionnaire.items if item.code not in agenda]

    def last_vote(self, item: Item) -> ItemFigures | None:
        """What members said of an element at last; None where they gave no answer of their own."""
        return self.voted_again(item) or (self.first.item(item.code) if self.first else None)

    def voted_again(self, item: Item) -> ItemFigures | None:
        """The second vote on an element, None without one that may be shown."""
        figures = self.second.item(item.code) if self.second else None
        return None if figures is None or figures.hidden else figures


def meeting_of(workshop: Workshop, *, may_run: bool) -> Meeting:
    """The decisions of a closed session. Raises TooEarlyToDecide, SeatsExceedInvited."""
    stored.refuse_too_early(workshop)
    with reading() as db:
        return Meeting(
            workshop=workshop,
            questionnaire=offers.asked_in(db, workshop),
            first=results.load_report(db, workshop),
            second=results.second_votes(db, workshop),
            decisions=stored.decisions_of(db, workshop),
            may_run=may_run,
        )


def meeting_in(scene: Scene) -> Meeting:
    """The decisions of a guided session while it goes on."""
    with reading() as db:
        decisions = stored.decisions_of(db, scene.workshop)
    return Meeting(scene.workshop, scene.questionnaire, scene.first, scene.second, decisions)


def summary(meeting: Meeting, _: Translator) -> str:
    """How far the group has come."""
    decided = [decision.decided for decision in meeting.decisions.values()]
    return words.counted(
        len(decided),
        sum(each.outcome is Outcome.DISAGREEMENT for each in decided),
        len(meeting.questionnaire.items),
        _,
    )


def element(item: Item, meeting: Meeting, _: Translator) -> None:
    """One element: what its members answered, what was decided, and the way to write it."""
    decision = meeting.decisions.get(item.code)
    with st.container(border=True, key=f"element:{item.code}"):
        if meeting.may_run and is_edited(item, meeting):
            _heading(item, meeting, _)
            edited(item, meeting, _)
            return
        if not meeting.may_run:
            _heading(item, meeting, _)
            outcome(decision, item, meeting, _)
            return
        left, right = st.columns([7, 3])
        with left, st.container(gap="xsmall"):
            _heading(item, meeting, _)
            outcome(decision, item, meeting, _)
        with right, st.container(gap="xsmall"):
            way_to_write(item, meeting, _)
            places.link(
                "actions",
                _("Add an action →"),
                collective=meeting.workshop.collective_id,
                workshop=meeting.workshop.id,
                item=item.code,
            )
            if decision is not None:
                deletion(decision, meeting.workshop.id, _)


def is_edited(item: Item, meeting: Meeting) -> bool:
    """Whether the decision on this element is being written here."""
    return state.is_edited(EDIT, _name(meeting.workshop.id, item.code))


def _heading(item: Item, meeting: Meeting, _: Translator) -> None:
    st.subheader(plain(_.content(item.name)), anchor=False)
    if meeting.first is not None:
        first = meeting.first.item(item.code)
        members = words.members(first, meeting.voted_again(item), item, _)
        st.markdown(f":small[{plain(members)}]")


def outcome(decision: Decision | None, item: Item, meeting: Meeting, _: Translator) -> None:
    """What was decided, how far that is from what members answered, why, and who wrote it."""
    if decision is None:
        st.caption(_("Not discussed"))
        return
    decided = decision.decided
    st.markdown(f"**{plain(words.outcome(decided, item, meeting.questionnaire, _))}**")
    away = words.difference(meeting.last_vote(item), decided, item, _)
    if away:
        st.markdown(plain(away))
    for label, text in (
        (_("Seen lower, because"), decided.lower_reason),
        (_("Seen higher, because"), decided.higher_reason),
        (_("Evidence"), decided.evidence),
    ):
        if text:
            st.caption(label)
            st.text(text)
    written = words.authorship(decision, _)
    if written:
        st.caption(plain(written))


def way_to_write(item: Item, meeting: Meeting, _: Translator) -> None:
    """The button that opens the fields."""
    st.button(
        _("Change the decision") if item.code in meeting.decisions else _("Write the decision"),
        key=f"decide:{item.code}",
        on_click=_begin,
        args=(meeting.workshop.id, item.code),
    )


def deletion(decision: Decision, session: str, _: Translator) -> None:
    """Erase a decision, after asking."""
    with st.popover(_("Delete"), type="tertiary"):
        st.markdown(
            _(
                "The decision on this element is erased, with the level that the group agreed on. "
                "What members answered stays. This cannot be undone."
            )
        )
        st.button(
            _("Erase this decision"),
            key=f"delete:{decision.item}",
            on_click=_delete,
            args=(session, decision.item, decision.decided),
        )


def edited(item: Item, meeting: Meeting, _: Translator) -> None:
    """The fields, and above them what somebody else has written since they were opened."""
    decision = meeting.decisions.get(item.code)
    now = decision.decided if decision else None
    before: Decided | None = state.shown_in_edit(EDIT)
    if now != before:
        st.warning(
            _(
                "Somebody else has changed this decision: here is what stands there now. Saving "
                "replaces it."
            )
        )
        outcome(decision, item, meeting, _)
    decision_fields.fields(before or Decided(Outcome.AGREED), item, meeting.questionnaire, _)
    with st.container(horizontal=True):
        st.button(
            _("Save the decision"),
            type="primary",
            key="save_decision",
            on_click=_save,
            args=(meeting.workshop.id, item.code, now),
        )
        st.button(_("Cancel"), key="cancel_decision", on_click=_leave)


def _name(workshop_id: str, code: str) -> str:
    return f"{workshop_id} {code}"


@told
def _begin(workshop_id: str, code: str) -> None:
    """Open the fields of one element, filled with what stands there now."""
    account = acting()
    with reading() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        now = stored.decisions_of(db, workshop).get(code)
    _leave()
    state.begin_edit(EDIT, _name(workshop_id, code), now.decided if now else None)


def _leave() -> None:
    state.end_edit(EDIT)
    decision_fields.empty()


@told
def _save(workshop_id: str, code: str, seen: Decided | None) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        stored.decide(
            *(
                db,
                access.workshop_for(db, account.id, workshop_id, needs=Right.RUN),
                code,
                decision_fields.typed(code),
            ),
            seen=seen,
            author_id=account.id,
            today=today(),
        )
    _leave()
    running.forget_group_answer(code)
    state.confirm(_("The decision is saved."))


@told
def _delete(workshop_id: str, code: str, seen: Decided) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id, needs=Right.RUN)
        stored.delete_decision(db, workshop, code, seen=seen)
    running.forget_group_answer(code)
    state.confirm(_("The decision is erased: this element counts as not discussed."))
