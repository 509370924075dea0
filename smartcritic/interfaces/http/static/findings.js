/* Verdicts and findings: the five letters, the list of what is wrong, and the card at the words. */

import {CRITERIA, NAMES, SIGNS, VERDICTS, button, by, chip, day, letter, make, sentence, toast} from "./dom.js";
import {showRule} from "./dialogs.js";
import * as dismissals from "./dismissals.js";
import * as editor from "./editor.js";
import * as goals from "./goal.js";
import {about} from "./server.js";
import * as slots from "./slots.js";
import {changes, undo} from "./text.js";

const {goal} = editor;
const HINTS = {
  specific: "A concrete action on a named thing", measurable: "A number, or a result that can be seen",
  achievable: "What makes it possible", relevant: "What it is for", time_bound: "A date by which it is done",
};
let only = "", severities = {};
about().then(told => { severities = told?.rules ?? {}; });

// ------------------------------------------------------------------ the five letters

for (const criterion of CRITERIA) {
  const node = button(undefined, "", () => {
    only = only === criterion ? "" : criterion;
    for (const other of CRITERIA) by("light-" + other).setAttribute("aria-pressed", only === other);
    editor.highlight(only ? mark => mark.letter === letter(only) : null, true);
    tell(only);
  });
  node.id = "light-" + criterion;
  node.setAttribute("aria-pressed", "false");
  const big = make("span", "big-letter", letter(criterion));
  big.setAttribute("aria-hidden", "true");
  node.append(big, make("span", "name", NAMES[criterion]), make("span", "verdict", "–"), make("span", "what"));
  point(node, () => ({letter: letter(criterion)}));
  by("letters").append(node);
}
function letters(criteria) {
  for (const criterion of CRITERIA) {
    const node = by("light-" + criterion), found = criteria?.[criterion];
    node.className = found?.verdict || "";
    const sign = make("span", "sign", found ? SIGNS[found.verdict] + " " : "");
    sign.setAttribute("aria-hidden", "true");
    node.querySelector(".verdict").replaceChildren(sign, found ? VERDICTS[found.verdict] : "–");
    node.querySelector(".what").textContent = found ? found.measured : HINTS[criterion];
  }
}
letters(null);
function score(value) {
  by("score").textContent = value ?? "–";
  by("of").textContent = value === null ? "not checked" : "of 100";
  by("ring").style.setProperty("--part", value ?? 0);
  by("ring").style.setProperty("--ring", `var(--${value >= 75 ? "met" : value >= 45 ? "partial" : "unmet"})`);
}

// ------------------------------------------------------------------ pointing: letters, findings and words show each other

function point(node, whom) {
  const on = () => show(whom()), off = () => show(null);
  node.addEventListener("pointerenter", on);
  node.addEventListener("pointerleave", off);
  node.addEventListener("focusin", on);
  node.addEventListener("focusout", off);
}
const fits = (mark, whom) => whom.start === undefined ? mark.letter === whom.letter
  : mark.start >= whom.start && mark.end <= whom.end && mark.letter === whom.letter;
function show(whom) {
  editor.highlight(whom && (whom.start !== undefined || whom.letter) ? mark => fits(mark, whom) : null);
  for (const row of by("findings").children)
    row.classList.toggle("on", whom !== null && row.dataset.letter === whom.letter && (whom.start === undefined || +row.dataset.start === whom.start));
  for (const criterion of CRITERIA) by("light-" + criterion).classList.toggle("on", whom?.letter === letter(criterion));
}
function tell(criterion) {
  for (const row of by("findings").children) row.hidden = criterion !== "" && row.dataset.letter !== letter(criterion);
}
goal.addEventListener("pointermove", event => {
  const piece = goals.current() && editor.pieceAt(event.clientX, event.clientY), mark = piece?.over.find(one => one.flaw) ?? piece?.over[0];
  goal.classList.toggle("over", Boolean(mark?.letter || mark?.time));
  show(mark?.letter ? mark : null);
});
goal.addEventListener("pointerleave", () => show(null));

// ------------------------------------------------------------------ what is wrong

export const findingsOf = report => CRITERIA.flatMap(criterion => report.criteria[criterion].findings.map(found => ({...found, criterion})))
  .filter(found => !dismissals.has(found));
/* How to answer a finding: the suggestion for its criterion, else a rewrite that answers its rule. */
const fixOf = (report, found) => report.suggestions.find(one => one.criterion === found.criterion)
  ?? report.rewrites.find(one => one.answers.includes(found.rule));

function dismiss(found, text) {
  dismissals.add(found, text, by("today").value || day());
  hide();
  paint(goals.current());
  toast("Dismissed here and in future goals.", "Undo", () => {
    dismissals.remove(found);
    paint(goals.current());
  });
}
export function undismiss() {
  dismissals.clear();
  paint(goals.current());
}
by("undismiss").addEventListener("click", undismiss);

function badge(found) {
  const node = make("span", `chip ${!found.rule ? "unknown" : severities[found.rule] === "note" ? "partial" : "unmet"}`);
  node.append(make("span", "", letter(found.criterion)));
  node.title = NAMES[found.criterion];
  return node;
}
function actions(report, found, label, fix) {
  const box = make("div", "buttons"), made = fixOf(report, found);
  if (made) {
    box.append(button(label, "fix", fix));
    box.firstChild.title = made.message ?? "";
  }
  else if (report.kind_of_goal === "objective" && found.rule?.startsWith("measurable/")) box.append(button("Add key results", "fix", askForResults));
  if (!found.rule) return box;
  const rule = make("a", "link", "About this rule");
  rule.href = "#rule=" + found.rule;
  rule.addEventListener("click", event => { event.preventDefault(); showRule(found.rule); });
  box.append(rule, button("Dismiss", "link", () => dismiss(found, report.text)));
  return box;
}
function askForResults() {
  hide();
  by("context").open = true;
  by("results").focus();
}
/* The marks of words: what was dismissed has none, words of time have one where no other is. */
function marksOf({report, marks, times}) {
  const gone = CRITERIA.flatMap(c => report.criteria[c].findings.filter(dismissals.has).map(found => `${letter(c)} ${found.start}`));
  const timed = times.filter(time => !marks.some(mark => mark.start < time.end && time.start < mark.end));
  return [...marks.filter(mark => !mark.flaw || !gone.includes(`${mark.letter} ${mark.start}`)), ...timed.map(time => ({...time, letter: "", time: true}))];
}
function paint(data) {
  by("details").hidden = !data;
  hide();
  if (!data) { letters(null); return; }
  const {report, unjudged} = data;
  editor.setMarks(marksOf(data));
  letters(unjudged ? null : report.criteria);
  score(report.score);
  understood(data);
  const found = unjudged ? [] : findingsOf(report);
  const rows = found.map(one => {
    const row = make("li"), said = make("p", "said");
    row.dataset.letter = letter(one.criterion);
    row.dataset.start = one.start ?? "";
    if (one.start === null) said.textContent = sentence(one.message);
    else {
      const words = button(sentence(one.message), "link", () => editor.select(one.start, one.end));
      words.title = "Select these words";
      said.append(words);
    }
    row.append(badge(one), said, make("p", "meta", one.why), actions(report, one, "Fix", () => openCard([one], row)));
    point(row, () => one.start === null ? {letter: letter(one.criterion)} : {letter: letter(one.criterion), start: one.start, end: one.end});
    return row;
  });
  if (unjudged) rows.push(...unjudged.map(text => make("li", "plain", text)));
  else rows.push(...unsaid(report, found));
  if (!rows.length) rows.push(make("li", "plain", report.score === 100 ? "All five criteria are met." : "No problems found."));
  by("findings").replaceChildren(...rows);
  tell(only);
  const away = unjudged ? 0 : CRITERIA.reduce((sum, c) => sum + report.criteria[c].findings.length, 0) - found.length;
  by("dismissed").hidden = !away;
  by("dismissed-count").textContent = `${away} dismissed.`;
}
goals.onAnswer(paint);
/* What the text leaves open without a flaw in it, with a way to say it. */
function unsaid(report, found) {
  const open = report.suggestions.filter(one => report.criteria[one.criterion].verdict !== "met" && !found.some(other => other.criterion === one.criterion));
  return open.map(one => {
    const row = make("li"), mark = make("span", "chip unknown", letter(one.criterion)), box = make("div", "buttons");
    mark.title = NAMES[one.criterion];
    row.dataset.letter = letter(one.criterion);
    box.append(button("Add", "fix", () => openCard([{criterion: one.criterion, message: one.message, why: report.criteria[one.criterion].measured}], row)));
    row.append(mark, make("p", "said", sentence(one.message)), box);
    point(row, () => ({letter: letter(one.criterion)}));
    return row;
  });
}

/* The facts in words; those on time show their words in the text. */
function understood(data) {
  const rows = data.understood.map(([what, words]) => [make("dt", "", what), make("dd", "", words)]);
  data.times.forEach((time, i) => {
    const words = make("dd", "", `${time.said} (“${time.words}”)`);
    words.addEventListener("pointerenter", () => editor.highlight(mark => mark.start < time.end && time.start < mark.end));
    words.addEventListener("pointerleave", () => editor.highlight(null));
    rows.push([make("dt", "", i ? "" : "Other times"), words]);
  });
  by("understood").replaceChildren(...rows.flat());
  if (!rows.length) by("understood").replaceChildren(make("dd", "meta", "No action, amount or date yet."));
  by("as-of").textContent = `Reference date: ${data.today}`;
}

// ------------------------------------------------------------------ the card at the words

const card = by("card");
let from = null;
export function hide(focus = false) {
  if (card.hidden) return;
  slots.drop(card);
  card.hidden = true;
  if (focus) (from?.isConnected ? from : goal).focus();
}
function openCard(found, near, focus = true) {
  const data = goals.current();
  if (!data) return;
  from = document.activeElement;
  slots.drop(card);
  for (const one of found) card.append(...entry(data.report, one));
  card.append(button("×", "close", () => hide(true)));
  card.lastChild.setAttribute("aria-label", "Close");
  card.hidden = false;
  place(near);
  if (focus) card.focus();
  else if (found.length) by("said").textContent = found.map(one => sentence(one.message)).join(" ");
}
function openEvidence(criteria, report, near, focus) {
  openCard([], near, focus);
  card.prepend(...criteria.map(criterion => {
    const {verdict, measured} = report.criteria[criterion], line = make("p", "said");
    line.append(chip(criterion, verdict), " ", make("b", "", `${NAMES[criterion]}: ${VERDICTS[verdict]}. `), sentence(measured));
    return line;
  }));
}
function openTime(time, near, focus) {
  openCard([], near, focus);
  card.prepend(make("p", "said", `“${time.words}” is read as ${time.said}.`));
}
function place(near) {
  const box = near.getClientRects()[0], wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, wide - card.offsetWidth - 8));
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${box.bottom + scrollY + 8}px`;
}
function entry(report, found) {
  const head = make("p", "said");
  head.append(badge(found), " ", make("b", "", sentence(found.message)));
  const nodes = [head, make("p", "meta", sentence(found.why))];
  const made = fixOf(report, found), box = actions(report, found, "Apply", () => apply(made, report));
  if (made) {
    if (made.message && found.rule) nodes.push(make("p", "", sentence(made.message)));
    nodes.push(...made.slots.map(slot => slots.field(slot, "card")));
    const preview = make("p", "preview changes");
    const draw = () => preview.replaceChildren(...changes(report.text, slots.filled(made)));
    draw();
    preview.gone = slots.onValues(draw);
    nodes.push(preview);
  }
  return [...nodes, box];
}
async function apply(made, report) {
  const open = made.slots.some(slots.isOpen);
  if (!await goals.use(made, report)) return;
  hide();
  toast(open ? "Applied. Fill in the words in brackets." : "Applied.", "Undo", () => { undo(goal); });
}

/* The card of a marked piece: its flaws, else what the words show. */
export function openPiece(piece, focus) {
  const data = goals.current();
  if (!data || !piece) return false;
  const flaws = piece.over.filter(mark => mark.flaw);
  const found = findingsOf(data.report).filter(one => flaws.some(mark => mark.start === one.start && mark.letter === letter(one.criterion)));
  const shows = CRITERIA.filter(criterion => piece.over.some(mark => !mark.flaw && mark.letter === letter(criterion)));
  const time = piece.over.find(mark => mark.time);
  if (found.length) openCard(found, piece, focus);
  else if (time) openTime(time, piece, focus);
  else if (shows.length) openEvidence(shows, data.report, piece, focus);
  else hide();
  return found.length > 0;
}
goal.addEventListener("click", event => openPiece(editor.pieceAt(event.clientX, event.clientY), false));
/* Go to the next finding that has words, from the caret on, and open its card. */
export function nextFinding(step) {
  const data = goals.current(), found = data ? findingsOf(data.report).filter(one => one.start !== null).sort((a, b) => a.start - b.start) : [];
  if (!found.length) return;
  const at = goal.selectionStart;
  const next = step > 0 ? found.find(one => one.start > at) ?? found[0] : found.findLast(one => one.start < at) ?? found.at(-1);
  editor.select(next.start, next.end);
  openPiece(editor.pieceOf(next.start, next.end), false);
}
goal.addEventListener("input", () => hide());
addEventListener("pointerdown", event => { if (!card.contains(event.target) && event.target !== goal) hide(); });
addEventListener("resize", () => hide());
