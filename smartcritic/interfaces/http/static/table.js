/* The table of a list: searched, filtered, ordered, and as many rows of it as are asked for. */

import {CRITERIA, NAMES, by, button, chips, counted, later, make, sentence} from "./dom.js";
import * as list from "./list.js";

const STEP = 100;
let shown = STEP, order = [], openItem = () => {};
export const onOpen = work => { openItem = work; };

for (const [value, text] of [["", "All goals"], ...CRITERIA.map(c => [c, `${NAMES[c]}: to improve`]), ["changed", "Improved here"], ["away", "Not checked"]]) {
  const option = make("option", "", text);
  option.value = value;
  by("filter").append(option);
}
for (const id of ["order", "filter"]) by(id).addEventListener("change", () => start());
by("search").addEventListener("input", () => later("search", start, 120));
by("more").addEventListener("click", () => { shown += STEP; draw(); });

export function start() {
  shown = STEP;
  draw(true);
}
function wanted() {
  const words = by("search").value.trim().toLowerCase(), filter = by("filter").value, at = CRITERIA.indexOf(filter);
  return list.rows().filter(item => {
    if (words && !`${item.text} ${Object.values(item.goal).join(" ")} ${item.result?.kind ?? ""}`.toLowerCase().includes(words)) return false;
    if (filter === "changed") return item.changed;
    if (filter === "away") return item.result && !item.result.judged;
    return at < 0 || (item.result?.judged && item.result.verdicts[at] !== "met");
  });
}
const scored = item => item.result?.judged === true;
/* Draw the rows; `anew` finds and orders them again. */
export function draw(anew = false) {
  if (anew) {
    const way = by("order").value === "down" ? -1 : 1;
    order = wanted();
    if (by("order").value !== "as") order.sort((a, b) => scored(b) - scored(a) || (scored(a) ? way * (a.result.score - b.result.score) : 0) || a.at - b.at);
  }
  by("rows").replaceChildren(...order.slice(0, shown).map(line));
  const all = list.rows().length;
  by("count").textContent = order.length > shown ? `${shown} of ${counted(order.length, "goal")} shown.` : order.length < all ? `${counted(order.length, "goal")} of ${all.toLocaleString("en")}.` : "";
  by("more").hidden = order.length <= shown;
}
function line(item) {
  const row = make("tr"), text = make("td", "goal"), kind = make("td", "kind"), letters = make("td", "letters-cell"), score = make("td", "score-cell");
  row.dataset.row = item.row;
  text.append(button(item.text, "link", () => openItem(item)));
  if (item.changed) text.append(" ", make("span", "changed", "improved"));
  const result = item.result;
  if (!result) score.append(make("span", "meta", "…"));
  else if (result.error !== undefined) text.append(make("div", "meta", sentence(result.error)));
  else {
    if (result.worst) text.append(make("div", "meta", sentence(result.worst)));
    if (result.judged) letters.append(chips(result.verdicts));
    kind.textContent = result.kind ?? "";
    score.append(result.judged ? make("b", "", result.score) : make("span", "meta", "not checked"));
  }
  if (item.notes) text.append(make("div", "meta", item.notes.map(sentence).join(" ")));
  row.append(make("td", "n rank", item.row), text, kind, letters, score);
  return row;
}
export function focus(item) {
  const at = order.indexOf(item);
  if (at >= shown) { shown = at + STEP; draw(); }
  by("rows").querySelector(`[data-row="${item.row}"] .link`)?.focus();
}
export const after = item => order[order.indexOf(item) + 1];
