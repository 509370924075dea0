/* Rewrites: what only the writer knows is asked once, and up to three alternatives stand side by side with what they change. */

import {button, by, chips, copy, counted, later, make, toast, CRITERIA} from "./dom.js";
import * as goals from "./goal.js";
import {ask} from "./server.js";
import * as slots from "./slots.js";
import {changes, undo} from "./text.js";
import {goal} from "./editor.js";

const FORMS = {least_change: "Smallest change", full: "With means and purpose", key_result: "As a key result"};
let offered = [], report = null;

function paint(data) {
  slots.drop(by("slots"));
  by("alternatives").replaceChildren();
  report = data?.report ?? null;
  offered = report ? report.rewrites.filter(one => one.text !== report.text).map(alternative) : [];
  by("rewrite-card").hidden = !offered.length;
  const asked = new Map(offered.flatMap(one => one.made.slots).map(slot => [slot.name + slot.type, slot]));
  if (asked.size) by("slots").append(make("p", "meta", "Fill in what only you know. What is left open stays in brackets."));
  by("slots").append(...[...asked.values()].map(slot => slots.field(slot, "slot")));
  by("alternatives").append(...offered.map(one => one.box));
  for (const one of offered) draw(one);
  if (Object.keys(slots.kept()).length) rescore();
  parts(data);
}
goals.onAnswer(paint);

function alternative(made) {
  const box = make("article", "alternative"), one = {made, box};
  one.text = make("p", "changes");
  one.after = make("div", "after");
  one.after.setAttribute("role", "status");
  one.open = make("p", "open meta");
  one.anyway = button("Use with gaps", "", () => take(one));
  one.anyway.hidden = true;
  const copied = button("Copy", "", () => copy(slots.filled(made), copied));
  const row = make("div", "buttons");
  row.append(button("Use this", "primary use", () => use(one)), one.anyway, copied);
  box.append(make("h3", "", FORMS[made.form] ?? made.form), one.text, one.after, one.open, row);
  return one;
}
const missing = one => one.made.slots.filter(slots.isOpen);

/* The text with what it takes away and what it adds. */
function draw(one) {
  one.text.replaceChildren(...changes(report.text, slots.filled(one.made)));
  if (!missing(one).length) { one.anyway.hidden = true; one.open.textContent = ""; }
  if (!one.rescored) after(one, one.made.score_after, null);
}
function after(one, value, verdicts) {
  if (value === null || value === undefined) { one.after.replaceChildren(); return; }
  const open = missing(one).length, nodes = [make("b", "", `${report.score ?? "–"} → ${value}`)];
  if (verdicts) nodes.push(chips(verdicts));
  if (open) nodes.push(make("span", "meta", verdicts ? `${open} to fill in` : "once filled in"));
  one.after.replaceChildren(...nodes);
}
slots.onValues(() => {
  for (const one of offered) draw(one);
  later("rescore", rescore, 350);
});
async function rescore() {
  const mine = report;
  await Promise.all(offered.map(async (one, i) => {
    const text = slots.filled(one.made), asked = slots.toCheck(one.made.slots);
    const data = await ask(`rescore-${i}`, "page/check?rewrite=false", {goal: goals.item(text), context: goals.context(), slots: asked});
    if (!data || report !== mine || slots.filled(one.made) !== text) return;
    slots.refuse(one.made.slots, data.refused ?? {});
    one.rescored = true;
    if (data.refused) one.after.replaceChildren(make("span", "meta", "A value does not fit"));
    else after(one, data.report.score, CRITERIA.map(c => data.report.criteria[c].verdict));
  }));
}

function use(one) {
  const open = missing(one), wrong = one.made.slots.find(slots.isRefused);
  const first = wrong ?? open[0];
  if (!first) { take(one); return; }
  one.open.textContent = wrong ? "A value does not fit; see above." : `${counted(open.length, "detail")} still to fill in above.`;
  one.anyway.hidden = Boolean(wrong);
  by(`slot-${first.name}`).focus();
}
async function take(one) {
  if (!await goals.use(one.made, report)) return;
  toast("Rewrite applied.", "Undo", () => { undo(goal); });
}
/* Use the first alternative, as the key for it does. */
export function useFirst() {
  if (offered.length && goals.current()) use(offered[0]);
}

/* Several goals in one text: each by itself. */
function parts(data) {
  const found = data?.report.parts ?? [];
  by("parts-card").hidden = found.length < 2;
  by("parts").replaceChildren(...found.map(part => make("li", "", part.text)));
}
