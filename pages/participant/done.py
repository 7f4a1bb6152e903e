"""The end of the walk: one's own answers, what was left blank, and the way back."""

import streamlit as st

from cimpact.ui import frame, guards, joining, owning, places, reviewing

seat, _ = guards.seated()
review = reviewing.review_of(seat)

st.title(_("Thank you") if seat.has_finished else _("My answers so far"), anchor=False)
st.markdown(reviewing.what_comes_next(seat, _))
if seat.sees_results:
    places.link("summary", _("See where the group stands →"), workshop=seat.invitation.workshop_id)
if st.button(_("Look again"), key="look_again"):
    st.rerun()

if seat.is_guided:
    places.link("follow", _("Back to the element that everybody is at →"))
elif seat.is_open and not review.is_complete:
    reviewing.blanks(review, _)
owning.code_section(seat, _)
reviewing.own_answers(review, _)
if seat.is_open and not seat.is_guided:
    first = places.step_address(review.questionnaire.sections[0].code)
    places.link(first, _("Go through the elements again"))

with st.expander(_("Continue on another device")):
    st.markdown(_("This personal link opens your answers anywhere. Keep it to yourself."))
    st.code(joining.seat_link(frame.room_address()), language=None, wrap_lines=True)

owning.take_away_or_erase(seat, _)
if st.button(_("Somebody else answers on this phone"), key="somebody_else"):
    joining.stand_up()
    places.go("join")
