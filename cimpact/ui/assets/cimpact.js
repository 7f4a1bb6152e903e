// Four things a Streamlit script cannot do in a browser: say the page's language, ask the server
// to set a cookie, start a new step at its top, and leave a field unfolded. The router leaves a
// hidden note with data attributes; this reads it whenever it changes. No answer passes through here.
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

// Folded again when left, a field would pull the button away from the finger about to press it.
function leaveUnfolded({ target }) {
  target.closest("[class*='st-key-note-']")?.setAttribute("data-open", "");
}

function follow() {
  const note = document.querySelector("[data-note='cimpact']");
  if (!note) return;
  const language = changed(note, "language");
  if (language) document.documentElement.lang = language;
  const ticket = changed(note, "ticket");
  if (ticket) keepCookies(ticket);
  if (changed(note, "step")) startAtTop();
}

new MutationObserver(follow).observe(document.documentElement, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-ticket", "data-step", "data-language"],
});
document.addEventListener("focusin", leaveUnfolded);
