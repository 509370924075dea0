/* What is shown over the page: a rule, the product, the keys. */

import {paths} from "./client.js";
import {by, make, sentence} from "./dom.js";
import {about, ask} from "./server.js";

const dialog = by("dialog");
export const KEYS = [
  ["Ctrl+Z, Ctrl+Y", "Undo, redo"], ["F8, Shift+F8", "Next or previous finding"], ["Ctrl+.", "Open the finding at the cursor"],
  ["Ctrl+Enter", "Use the first suggested rewrite"], ["Alt+G", "Go to the next gap in brackets"],
  ["Alt+1, Alt+2", "One goal, a list of goals"], ["Alt+B", "Back to the list"], ["Esc", "Close"], ["?, Ctrl+/", "This overview"],
];

function open(title, ...nodes) {
  by("dialog-title").textContent = title;
  by("dialog-body").replaceChildren(...nodes);
  if (!dialog.open) dialog.showModal();
}
dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => { if (location.hash.startsWith("#rule=")) history.replaceState(null, "", location.pathname + location.search); });

const pairs = rows => {
  const list = make("dl");
  list.append(...rows.flatMap(([term, ...words]) => [make("dt", "", term), ...words.map(one => make("dd", "", one))]));
  return list;
};
const example = value => (Array.isArray(value) ? value : [value]).map(one => typeof one === "string" ? one : one.text).join(" / ");

/* A rule with why it matters and examples. */
export async function showRule(name) {
  const rule = await ask("rule", paths.getRule.replace("{rule}", name));
  if (!rule) return;
  history.replaceState(null, "", "#rule=" + name);
  const [title] = rule.flags.split(/[:.]/), rest = rule.flags.slice(title.length + 1).trim();
  open(title, pairs([
    ...rest ? [[rule.flags[title.length] === ":" ? "Such as" : "Note", sentence(rest)]] : [], ["Why it matters", rule.why], ["What helps", rule.remedy], ["Has this problem", example(rule.bad)], ["Does not", example(rule.good)],
  ]), make("p", "meta", `Rule ${rule.name}`));
}

/* Name, version, how often it agrees with careful readers, what becomes of a text: all as the package itself says it. */
export async function showAbout() {
  const told = await about();
  if (!told) return;
  const {heads, row} = told.agreement, table = make("table"), body = make("tbody");
  body.append(...heads.slice(3).map((name, i) => {
    const line = make("tr"), cell = make("th", "", name.charAt(0).toUpperCase() + name.slice(1));
    cell.scope = "row";
    line.append(cell, make("td", "n", row[i + 3]));
    return line;
  }));
  table.append(make("caption", "", `Agreement with the labels of ${row[1]} goals (${row[0]})`), body);
  open(`smartcritic ${told.version}`,
    make("p", "", `Checks goals against ${Object.keys(told.rules).length} rules and a trained reader, and suggests rewrites. English only.`),
    make("h3", "", "Accuracy"), table,
    make("p", "meta", "Cohen's kappa: 1 is always the same verdict, 0 is chance. The labels were made by language models under written guidelines, so expect somewhat lower agreement with people. Scores say how a goal is written, not whether it is worth having; do not rate people by them."),
    make("h3", "", "Privacy"),
    make("p", "", `Goals are sent only to the server that sent you this page. It checks them in memory, stores nothing and writes no text of a goal to its log; a report that you open is kept there for ${told.limits.report_minutes} minutes. Your draft, pasted list, recent goals and dismissed findings are kept in this browser and can be deleted under Recent.`));
}
export function showKeys() {
  open("Keyboard shortcuts", pairs(KEYS));
}
export function showLinkedRule() {
  const name = new URLSearchParams(location.hash.slice(1)).get("rule");
  if (name) showRule(name);
}
by("open-about").addEventListener("click", showAbout);
by("open-keys").addEventListener("click", showKeys);
about().then(told => { by("version").textContent = told?.version ?? ""; });
