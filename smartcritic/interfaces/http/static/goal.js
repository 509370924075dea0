/* One goal: what is asked of the server while it is written, and what may be done with the answer. */

import {CRITERIA, NAMES, VERDICTS, by, later, lines} from "./dom.js";
import * as editor from "./editor.js";
import {ask, isRunning, stop} from "./server.js";
import * as slots from "./slots.js";
import * as store from "./store.js";
import {begin, put} from "./text.js";

const {goal} = editor;
const SETTLED = 2500;
/* What is given beside the text. */
export const CONTEXT = ["role", "due", "today", "kind", "results", "objectives"];
let shown = null, shownFor = "", painters = [], judged = () => {}, extra = {};

/* Called with every answer that is shown, and with null where there is none. */
export const onAnswer = work => painters.push(work);
/* Called with the answer once the goal rests: a list takes its goal back. */
export const onJudged = work => { judged = work; };
/* Fields that a goal of a list has beside its text. */
export const setFields = fields => { extra = fields; };

/* The answer that is shown, if it is of the text and context that stand there now: nothing else is ever applied. */
export const current = () => shown && shownFor === wanted() ? shown : null;
const wanted = () => JSON.stringify([item(goal.value), context()]);

export function context() {
  const found = {};
  if (by("today").value) found.today = by("today").value;
  if (by("role").value.trim()) found.role = by("role").value.trim();
  const objectives = lines(by("objectives").value);
  if (objectives.length) found.objectives = objectives;
  return found;
}
export function item(text) {
  const made = {...extra, text}, results = lines(by("results").value);
  if (by("due").value) made.due_date = by("due").value;
  if (by("kind").value) made.kind = by("kind").value;
  if (results.length) made.key_results = results;
  return made;
}

function state(text) {
  by("state").textContent = text;
}
/* What is of another text or context is dimmed and cannot be used. */
export function dim() {
  stale(shown !== null && shownFor !== wanted());
}
function stale(on) {
  by("result").classList.toggle("stale", on);
  by("result").inert = on;
  by("result").setAttribute("aria-busy", on);
}
const TOLD = {waiting: "", slow: "Still waiting for the server …", done: ""};

/* Ask what the critic says of the text that stands there now. */
export async function check() {
  const text = goal.value;
  if (!text.trim()) {
    stop("check");
    shown = null;
    editor.setMarks([]);
    stale(false);
    state("");
    for (const paint of painters) paint(null);
    return;
  }
  const mine = wanted();
  dim();
  later("reading", () => { if (isRunning("check") && !by("state").textContent) state("Checking …"); }, 400);
  const data = await ask("check", "page/check", {goal: item(text), context: context()}, {told: how => state(TOLD[how])});
  if (!data || mine !== wanted()) return;
  shown = data;
  shownFor = mine;
  stale(false);
  for (const paint of painters) paint(data);
  judged(data);
  later("said", () => { by("said").textContent = said(data); }, 900);
  later("settled", () => { if (current() === data) store.remember(text, data.report.score); }, SETTLED);
}
function said({report, unjudged}) {
  if (unjudged) return `Not a goal that can be checked. ${unjudged.join(" ")}`;
  return `Score ${report.score} of 100. ` + CRITERIA.map(c => `${NAMES[c]}: ${VERDICTS[report.criteria[c].verdict]}`).join(", ") + ".";
}

/* What happens when the text has changed, by whatever hand. */
export function changed() {
  by("toast").hidden = true;
  editor.fit();
  editor.move();
  dim();
  keep();
  later("check", check);
}
export function keep() {
  const fields = Object.fromEntries(CONTEXT.map(id => [id, by(id).value]));
  store.save("draft", {text: goal.value, values: slots.kept(), ...fields});
}
slots.onValues(() => later("keep", keep));

/* Put another text in place of the one that stands there; the browser's undo takes it back. */
export function replace(text) {
  put(goal, text);
  check();
}
/* Begin with another goal; the one that stood there is among the recent ones. A goal of a list (`fields`: its columns) goes back into
   the list, so undo must not bring another one's text into its place. */
export function open(text, fields = null) {
  if (goal.value.trim()) store.remember(goal.value, current()?.report.score ?? null);
  slots.reset();
  extra = fields ?? {};
  editor.highlight(null, true);
  if (fields) begin(goal, text);
  else put(goal, text);
  check();
  goal.focus();
}

/* A rewrite or suggestion, with its values: used if it is of this text and the values fit, else not. */
export async function use(made, report) {
  const asked = slots.toCheck(made.slots), text = slots.filled(made);
  if (current()?.report !== report) return false;
  if (asked.length) {
    const data = await ask("use", "page/check?rewrite=false", {goal: item(text), context: context(), slots: asked});
    if (!data) return false;
    slots.refuse(made.slots, data.refused ?? {});
    if (data.refused) { document.querySelector("[data-slot][aria-invalid=true]")?.focus(); return false; }
    if (current()?.report !== report) return false;
  }
  replace(text);
  const gap = editor.gaps()[0];
  if (gap) editor.select(gap.start, gap.end);
  else goal.focus();
  return true;
}
