"""Writing down what the group decided, element by element, beside what its members answered."""

from dataclasses import dataclass

import streamlit as st

from cimpact.core.decisions import Decided, Decision, Outcome
from cimpact.core.questionnaire import Item, Questionnaire
from cimpact.core.report import Report
from cimpact.errors import N_
from cimpact.findings import decisions as words
from cimpact.i18n import Translator
from cimpact.store import access, offers
from cimpact.store import decisions as stored
from cimpact.store.db import reading, transaction
from cimpact.store.decisions import LONGEST_EVIDENCE, LONGEST_REASON
from cimpact.store.results import load_report
from cimpact.store.tables import Workshop
from cimpact.ui import places, state
from cimpact.ui.answering import choice_label
from cimpact.ui.errors import told
from cimpact.ui.guards import acting
from cimpact.ui.text import plain
from cimpact.ui.visitor import today, visitor_text

EDIT = "decision"
OUTCOMES = {
    Outcome.AGREED: N_("The group agrees on a level"),
    Outcome.DISAGREEMENT: N_("The disagreement is maintained"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the page shows: a closed session, its report, what was decided so far."""

    workshop: Workshop
    questionnaire: Questionnaire
    report: Report
    decisions: dict[str, Decision]

    @property
    def agenda(self) -> list[Item]:
        """The elements to discuss, in the order of the agenda."""
        return [self.questionnaire.item(code) for code in self.report.agenda]

    @property
    def others(self) -> list[Item]:
        """All other elements, in the order of the questionnaire."""
        agenda = set(self.report.agenda)
        return [item for item in self.questionnaire.items if item.code not in agenda]


def meeting_of(workshop: Workshop) -> Meeting:
    """The decisions of a closed session. Raises TooEarlyToDecide, SeatsExceedInvited."""
    stored.refuse_too_early(workshop)
    with reading() as db:
        return Meeting(
            workshop=workshop,
            questionnaire=offers.asked_in(db, workshop),
            report=load_report(db, workshop),
            decisions=stored.decisions_of(db, workshop),
        )


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
        if state.is_edited(EDIT, _name(meeting.workshop.id, item.code)):
            _heading(item, meeting, _)
            _edited(decision, item, meeting, _)
            return
        left, right = st.columns([7, 3])
        with left, st.container(gap="xsmall"):
            _heading(item, meeting, _)
            _outcome(decision, item, meeting, _)
        with right:
            _ways(decision, item, meeting, _)


def _heading(item: Item, meeting: Meeting, _: Translator) -> None:
    st.subheader(plain(_.content(item.name)), anchor=False)
    members = words.members(meeting.report.item(item.code), item, _)
    st.markdown(f":small[{plain(members)}]")


def _outcome(decision: Decision | None, item: Item, meeting: Meeting, _: Translator) -> None:
    if decision is None:
        st.caption(_("Not discussed"))
        return
    decided = decision.decided
    st.markdown(f"**{plain(words.outcome(decided, item, meeting.questionnaire, _))}**")
    away = words.difference(meeting.report.item(item.code), decided, item, _)
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


def _ways(decision: Decision | None, item: Item, meeting: Meeting, _: Translator) -> None:
    session = meeting.workshop.id
    with st.container(gap="xsmall"):
        st.button(
            _("Change") if decision else _("Write the decision"),
            key=f"decide:{item.code}",
            on_click=_begin,
            args=(session, item.code),
        )
        places.link(
            "actions",
            _("Add an action →"),
            collective=meeting.workshop.collective_id,
            workshop=session,
            item=item.code,
        )
        if decision is not None:
            _deletion(decision, session, _)


def _deletion(decision: Decision, session: str, _: Translator) -> None:
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


def _edited(decision: Decision | None, item: Item, meeting: Meeting, _: Translator) -> None:
    """The fields, and above them what somebody else has written since they were opened."""
    now = decision.decided if decision else None
    before: Decided | None = state.shown_in_edit(EDIT)
    if now != before:
        st.warning(
            _(
                "Somebody else has changed this decision: here is what stands there now. Saving "
                "replaces it."
            )
        )
        _outcome(decision, item, meeting, _)
    _fields(before or Decided(Outcome.AGREED), item, meeting, _)
    with st.container(horizontal=True):
        st.button(
            _("Save the decision"),
            type="primary",
            key="save_decision",
            on_click=_save,
            args=(meeting.workshop.id, item.code, now),
        )
        st.button(_("Cancel"), key="cancel_decision", on_click=_leave)


def _fields(shown: Decided, item: Item, meeting: Meeting, _: Translator) -> None:
    if _outcome_field(item, shown, _) is Outcome.AGREED:
        _level_field(item, shown, meeting.questionnaire, _)
    else:
        for kind, label, reason in (
            ("lower", _("Why some see it lower"), shown.lower_reason),
            ("higher", _("Why others see it higher"), shown.higher_reason),
        ):
            st.text_area(
                *(label, reason),
                height=80,
                max_chars=LONGEST_REASON,
                key=_key(kind, item.code),
            )
    st.text_area(
        _("What the group leans on (optional)"),
        shown.evidence,
        height=80,
        max_chars=LONGEST_EVIDENCE,
        key=_key("evidence", item.code),
    )


def _outcome_field(item: Item, shown: Decided, _: Translator) -> Outcome:
    key = _key("outcome", item.code)
    is_told = state.tell_again(key, _.language)
    chosen = st.radio(
        _("How did the discussion end?"),
        [str(outcome) for outcome in Outcome],
        index=0 if is_told else list(Outcome).index(shown.outcome),
        format_func=lambda outcome: _(OUTCOMES[Outcome(outcome)]),
        key=key,
    )
    return Outcome(chosen)


def _level_field(item: Item, shown: Decided, questionnaire: Questionnaire, _: Translator) -> None:
    key = f"answer:{_key('level', item.code)}"
    is_told = state.tell_again(key, _.language)
    labels = {choice: choice_label(questionnaire, item, choice, _) for choice in item.choices}
    has_default = shown.choice is not None and not is_told
    st.radio(
        _.content(item.stem),
        item.choices,
        index=item.choices.index(shown.choice) if has_default and shown.choice else None,
        format_func=labels.__getitem__,
        key=key,
    )


def _key(kind: str, code: str) -> str:
    return f"{EDIT}:{kind}:{code}"


def _name(workshop_id: str, code: str) -> str:
    return f"{workshop_id} {code}"


@told
def _begin(workshop_id: str, code: str) -> None:
    """Open the fields of one element, filled with what stands there now."""
    account = acting()
    with reading() as db:
        workshop = access.workshop_for(db, account.id, workshop_id)
        now = stored.decisions_of(db, workshop).get(code)
    _leave()
    state.begin_edit(EDIT, _name(workshop_id, code), now.decided if now else None)


def _leave() -> None:
    state.end_edit(EDIT)
    for prefix in (f"{EDIT}:", f"answer:{EDIT}:"):
        state.forget_widgets(prefix)


@told
def _save(workshop_id: str, code: str, seen: Decided | None) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        stored.decide(
            *(db, access.workshop_for(db, account.id, workshop_id), code, _typed(code)),
            seen=seen,
            author_id=account.id,
            today=today(),
        )
    _leave()
    state.confirm(_("The decision is saved."))


@told
def _delete(workshop_id: str, code: str, seen: Decided) -> None:
    account, _ = acting(), visitor_text()
    with transaction() as db:
        workshop = access.workshop_for(db, account.id, workshop_id)
        stored.delete_decision(db, workshop, code, seen=seen)
    state.confirm(_("The decision is erased: this element counts as not discussed."))


def _typed(code: str) -> Decided:
    """What the fields hold; those that are not drawn hold nothing."""
    return Decided(
        outcome=Outcome(state.widget(_key("outcome", code)) or Outcome.AGREED),
        choice=state.widget(f"answer:{_key('level', code)}"),
        lower_reason=state.widget(_key("lower", code)) or "",
        higher_reason=state.widget(_key("higher", code)) or "",
        evidence=state.widget(_key("evidence", code)) or "",
    )
