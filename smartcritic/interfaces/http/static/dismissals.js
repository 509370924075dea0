/* What was dismissed: findings that are left out here and in future goals. They can be taken along as corrections of a team. */

import {day, save} from "./dom.js";
import * as store from "./store.js";

const keyOf = found => `${found.rule} ${found.quote ?? ""}`;
let kept = store.load("dismissed", []).filter(one => one.rule);

function keep(next) {
  kept = next;
  store.save("dismissed", kept);
  for (const node of document.querySelectorAll(".take-dismissed")) node.hidden = !kept.length;
}
export const has = found => kept.some(one => keyOf(one) === keyOf(found));
/* `text`: the goal that it was found in; `ref`: the day from which that was read. */
export const add = (found, text, ref) => keep([...kept, {rule: found.rule, quote: found.quote, text, ref, date: day()}]);
export const remove = found => keep(kept.filter(one => keyOf(one) !== keyOf(found)));
export const clear = () => keep([]);

/* One refused finding a line, as `smartcritic learn` reads them. */
const corrections = () => kept.map(({rule, text, ref, date}) => JSON.stringify({text, rule, accepted: false, ref, date}) + "\n").join("");
for (const node of document.querySelectorAll(".take-dismissed"))
  node.addEventListener("click", () => save(new Blob([corrections()], {type: "application/jsonl"}), "corrections.jsonl"));
keep(kept);
