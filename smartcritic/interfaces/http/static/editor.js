/* The editor: a text field over a copy of its text that carries the marks. */

import {by, make} from "./dom.js";

export const goal = by("goal");
const under = by("under");
const GAP = /\[[^[\]\n]{1,80}\]/g;
const ALL = () => true;
let marks = [], marked = "", lit = ALL, held = ALL, alone = false;

export function setMarks(found) {
  marks = found;
  paint();
}
export const gaps = () => [...goal.value.matchAll(GAP)].map(found => ({start: found.index, end: found.index + found[0].length}));

/* Draw the copy of the text, cut where marks begin and end. */
export function paint() {
  const text = goal.value;
  const all = [...marks, ...gaps().map(gap => ({...gap, letter: "", gap: true}))];
  const cuts = [...new Set([0, text.length, ...all.flatMap(mark => [mark.start, mark.end])])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    const over = all.filter(mark => mark.start <= start && end <= mark.end);
    const piece = text.slice(start, end);
    if (!over.length) { nodes.push(document.createTextNode(piece)); continue; }
    const node = make("span", over.every(mark => mark.time) ? "time" : over.some(mark => mark.flaw) ? "m flaw" : over.every(mark => mark.gap) ? "m gap" : "m", piece);
    node.dataset.letters = [...new Set(over.filter(mark => mark.start === start).map(mark => mark.letter))].join("");
    node.over = over;
    node.classList.toggle("on", over.some(mark => lit(mark)));
    nodes.push(node);
  }
  nodes.push(document.createTextNode("\u200b"));
  under.replaceChildren(...nodes);
  under.classList.toggle("only", alone);
  marked = text;
}
/* Move the marks along with what is typed, until the server has read it. */
export function move() {
  const before = marked, now = goal.value, least = Math.min(before.length, now.length);
  let head = 0, tail = 0;
  while (head < least && before[head] === now[head]) head++;
  while (tail < least - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const longer = now.length - before.length;
  marks = marks.flatMap(mark => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail) return [{...mark, start: mark.start + longer, end: mark.end + longer}];
    return [];
  });
  paint();
}
export function fit() {
  goal.style.height = "auto";
  goal.style.height = goal.scrollHeight + "px";
}

/* Show only the marks that `which` wants: while something is pointed at, or (`stay`) until it is let go. Null: all of them. */
export function highlight(which, stay = false) {
  if (stay) held = which ?? ALL;
  const wanted = which ?? held;
  lit = wanted;
  alone = which !== null || held !== ALL;
  for (const node of under.querySelectorAll(".m, .time")) node.classList.toggle("on", node.over.some(mark => lit(mark)));
  under.classList.toggle("only", alone);
}

/* The marked piece at a point of the screen, or at the caret. */
export function pieceAt(x, y) {
  return [...under.querySelectorAll(".m, .time")].find(node => [...node.getClientRects()].some(
    box => box.left - 1 <= x && x <= box.right + 1 && box.top - 2 <= y && y <= box.bottom + 2));
}
export function pieceAtCaret() {
  const at = goal.selectionStart;
  return [...under.querySelectorAll(".m, .time")].find(node => node.over.some(mark => mark.start <= at && at <= mark.end));
}
export function pieceOf(start, end) {
  return [...under.querySelectorAll(".m, .time")].find(node => node.over.some(mark => mark.start === start && mark.end === end));
}
export function select(start, end) {
  goal.focus();
  goal.setSelectionRange(start, end);
}
