/* Texts: put into a field so that undo takes them back, and compared word by word. */

/* Where two texts differ: the part of the first, and what stands there in the second. Pairs of surrogates are not torn. */
export function difference(before, after) {
  const least = Math.min(before.length, after.length);
  let head = 0, tail = 0;
  while (head < least && before[head] === after[head]) head++;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (head && /[\ud800-\udbff]/.test(before[head - 1])) head--;
  if (tail && /[\udc00-\udfff]/.test(before[before.length - tail])) tail--;
  return {start: head, end: before.length - tail, words: after.slice(head, after.length - tail)};
}

const done = [], undone = [];
/* Replace the text of a field; the browser's own undo takes it back, or `back` where the browser has none for scripts. */
export function put(field, text) {
  const before = field.value;
  if (before === text) return;
  const {start, end, words} = difference(before, text);
  field.focus({preventScroll: true});
  field.setSelectionRange(start, end);
  const ran = words ? document.execCommand("insertText", false, words) : document.execCommand("delete");
  if (ran && field.value === text) return;
  set(field, text);
  done.push({before, after: text});
  undone.length = 0;
}
function set(field, text) {
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}
/* Another text that stands by itself: undo does not lead from it into the one before. */
export function begin(field, text) {
  done.length = undone.length = 0;
  set(field, text);
}
/* Take back, or do again, what `put` did without the browser's help. Whether it did. */
export function back(field, forward = false) {
  const [from, to] = forward ? [undone, done] : [done, undone], last = from.at(-1);
  if (!last || field.value !== (forward ? last.before : last.after)) return false;
  to.push(from.pop());
  set(field, forward ? last.after : last.before);
  return true;
}
export function undo(field, forward = false) {
  field.focus({preventScroll: true});
  if (!back(field, forward)) document.execCommand(forward ? "redo" : "undo");
}

const WORDS = /\s+|\[[^\]]*\]|[\p{L}\p{N}$€£%.,'’-]*[\p{L}\p{N}%]|./gsu;
const LONGEST = 400;
/* The words of two texts in turn: ["same" | "del" | "ins", words]. */
export function compared(before, after) {
  const a = before.match(WORDS) ?? [], b = after.match(WORDS) ?? [];
  if (a.length > LONGEST || b.length > LONGEST) return [["del", before], ["ins", after]];
  const best = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      best[i][j] = a[i] === b[j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
  const out = [];
  const add = (kind, words) => { if (out.at(-1)?.[0] === kind) out.at(-1)[1] += words; else out.push([kind, words]); };
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add("same", a[i++]); j++; }
    else if (j === b.length || (i < a.length && best[i + 1][j] >= best[i][j + 1])) add("del", a[i++]);
    else add("ins", b[j++]);
  }
  return out;
}
/* The same as nodes: what goes is `del`, what comes is `ins`. */
export const changes = (before, after) => compared(before, after).map(([kind, words], i, all) => {
  if (kind === "same") return document.createTextNode(words);
  const node = document.createElement(kind);
  node.textContent = words;
  if (i && all[i - 1][0] !== "same") node.className = "next";
  return node;
});
