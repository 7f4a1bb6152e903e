// Six things a Streamlit script cannot do in a browser: say the page's language, ask the server to
// set a cookie, start a new step or the next paper sheet at its top, show progress without a word to
// the server, leave a field unfolded, and notice that a page no longer asks for itself. The router leaves a hidden note with data attributes; this
// reads it whenever it changes. No answer passes through here: of the elements it sees only whether
// an option is chosen.
"use strict";

const seen = {};

function changed(note, name) {
  const value = note.dataset[name] || "";
  if (seen[name] === value) return "";
  seen[name] = value;
  return value;
}

function keepCookies(ticket) {
  fetch("/cookies", { method: "POST", body: ticket, credentials: "same-origin" }).catch(() => {
    delete seen.ticket; // Tried again at the next step; until then the page itself remembers.
  });
}

function startAtTop() {
  const main = document.querySelector("[data-testid='stMain']");
  if (main) main.scrollTo(0, 0);
}

function showProgress() {
  const segments = document.querySelectorAll("[data-progress] > i");
  document.querySelectorAll("[data-testid='stRadio']:is([class*='st-key-answer-'] *):not([class*='st-key-hindsight-'] *)").forEach((radio, place) => {
    const isAnswered = radio.querySelector("[data-selected='true']") !== null;
    segments[place]?.toggleAttribute("data-answered", isAnswered);
  });
}

// The first field of a sheet is drawn a moment after the note that names it; whoever types before the
// page is complete would lose a digit.
const isComplete = () => document.querySelector("[data-test-script-state='notRunning']") !== null;
let awaited = "";

function startNextSheet() {
  const first = document.querySelector("[data-sheet]")?.dataset.sheet || "";
  if (first !== seen.sheet) awaited = first && seen.sheet ? first : "";
  seen.sheet = first;
  const field = awaited && document.querySelector(`.st-key-${awaited} input`);
  if (!field || !isComplete()) return;
  field.focus();
  awaited = "";
}

// Folded again when left, a field would pull the button away from the finger about to press it.
function leaveUnfolded({ target }) {
  target.closest("[class*='st-key-note-']")?.setAttribute("data-open", "");
}

// A page that asks for itself leaves another beat each time. Without one for a while it has lost its
// order to ask, and its hidden button is pressed.
const PATIENCE = 8000;
let beat = "", lastBeat = Date.now();

function wakeUp() {
  const button = document.querySelector(".st-key-wake button");
  const now = document.querySelector("[data-beat]")?.dataset.beat || "";
  if (!button || now !== beat) lastBeat = Date.now();
  beat = now;
  if (Date.now() - lastBeat < PATIENCE) return;
  lastBeat = Date.now();
  button.click();
}

function follow() {
  showProgress();
  startNextSheet();
  const note = document.querySelector("[data-note='cimpact']");
  if (!note) return;
  const language = changed(note, "language");
  if (language) document.documentElement.lang = language;
  const ticket = changed(note, "ticket");
  if (ticket) keepCookies(ticket);
  if (changed(note, "step")) startAtTop();
}

new MutationObserver(follow).observe(document.documentElement, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-ticket", "data-step", "data-language", "data-selected", "data-sheet", "data-test-script-state"],
});
document.addEventListener("focusin", leaveUnfolded);
setInterval(wakeUp, 1000);
