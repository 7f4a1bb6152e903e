"""The first page: what came with the request, then one fragment per item."""

import time

import streamlit as st

LEVELS = ["Nobody.", "Some.", "Everybody.", "I don't know."]
BIG = "Many words, repeated. " * 1000


def save(item: str) -> None:
    time.sleep(0.05)  # as long as a busy database, so that a wait which ends too early is seen
    st.session_state.setdefault("saved", {})[item] = st.session_state[f"answer:{item}"]


@st.fragment
def answer(item: str) -> None:
    st.session_state[f"runs:{item}"] = st.session_state.get(f"runs:{item}", 0) + 1
    st.radio(item, LEVELS, index=None, key=f"answer:{item}", on_change=save, args=(item,))
    with st.container():
        if item not in st.session_state.get("saved", {}):
            st.caption(f"{item} is waiting")
    st.text(f"{item} drawn {st.session_state[f'runs:{item}']} times")


def fill_note() -> None:
    st.session_state["note:A"] = "written by the application"


def count(name: str) -> None:
    st.session_state[name] = st.session_state.get(name, 0) + 1


def remember_query() -> None:
    st.query_params["tag"] = "kept"


st.text(f"seat: {st.context.cookies.get('seat', 'nobody')}")
st.text(f"venue: {st.context.headers.get('X-Venue', 'none')}")
for name, value in st.query_params.items():
    st.text(f"{name}: {value}")
st.text(f"page drawn {st.session_state.page_runs} times")
st.text(f"saved: {st.session_state.get('saved', {})}")
st.text(f"secret presses: {st.session_state.get('presses', 0)}")
answer("A")
answer("B")
st.text_area("Note", key="note:A")
st.button("Fill", key="fill", on_click=fill_note)
st.button("Tag", key="tag", on_click=remember_query)
if st.session_state.page_runs == 1:
    st.button("Once", key="once", on_click=count, args=("presses",))
    st.text_input("First words", key="first")
st.button("Locked", key="locked", disabled=True)
with st.form("feedback"):
    st.text_input("Word", key="word")
    st.form_submit_button("Send", key="send")
st.text(f"word: {st.session_state.word}")
st.download_button("File", data=lambda: b"made on click", file_name="a.txt", key="file")
st.expander("Folded").markdown(BIG)
if st.button("Break", key="break"):
    raise RuntimeError("broken on purpose")
for seconds in (0.5, 3):
    if st.button(f"Sleep {seconds} s", key=f"sleep:{seconds}"):
        time.sleep(seconds)
if st.button("Next", key="next"):
    st.switch_page("away.py", query_params={"from": "walk"})
