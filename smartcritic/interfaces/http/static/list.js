/* A list of goals: read, judged part by part, and what is opened from it and comes back improved. */

import {KINDS, by, button, counted, later, lines, make, sentence} from "./dom.js";
import * as picker from "./columns.js";
import * as goals from "./goal.js";
import {LONG, about, ask, isRunning, stop} from "./server.js";
import {showWhole} from "./portfolio.js";
import * as store from "./store.js";
import * as table from "./table.js";

const PART = 128, PART_LENGTH = 200_000, KEPT_LENGTH = 500_000;
let before = new Map(), source = null, read = null, items = [], at = null, cancelled = false, runs = 0, limits = {goals: 300, rows: 20_000};
about().then(told => {
  if (!told) return;
  limits = told.limits;
  by("pick").accept = told.endings.join(",");
  by("file-kinds").textContent = `CSV, Excel, OpenDocument, JSON and text files, up to ${limits.rows.toLocaleString("en")} goals. Columns such as owner and due date are recognized.`;
});

const state = text => { by("list-state").textContent = text; };
export const rows = () => items;
export const hasChanges = () => items.some(item => item.changed);
export const nameOf = () => source.name;

// ------------------------------------------------------------------ in

function encoded(blob) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(blob);
  });
}
/* Read a file, or a text that was pasted; nothing that was improved before is lost where its goal stands there again. */
export async function take(blob, name, pasted = false) {
  const content = await encoded(blob).catch(() => null);
  if (content === null) { state("The browser cannot read this file."); return; }
  await open({name, content, pasted});
}
export function takeText(text) {
  keep();
  if (!text.trim()) { clear(); return; }
  take(new Blob([text]), text.includes("\t") ? "pasted.tsv" : "pasted.txt", true);
}
/* A pasted list and what was improved in it are kept in this browser; a file is not, so leaving it unsaved is asked about. */
function keep() {
  const text = by("goals").value;
  store.save("list", text.length > KEPT_LENGTH ? null : {text, changes: [...improved()]});
}
/* Bring back the list that was kept, once it is looked at. */
export function wake() {
  const kept = source ? null : store.load("list", null);
  if (!kept?.text || by("goals").value) return;
  by("goals").value = kept.text;
  before = new Map(kept.changes);
  takeText(kept.text);
}
const improved = () => items.length ? new Map(items.filter(item => item.changed).map(item => [item.original, item.text])) : before;
function clear() {
  stop("list");
  picker.close();
  source = read = null;
  if (at) letGo();
  items = [];
  before = new Map();
  by("ranked").hidden = by("progress").hidden = true;
  state("");
}
async function open(next) {
  runs++;
  stop("part");
  picker.close();
  state(`Reading ${next.pasted ? "the list" : next.name} …`);
  source = next;
  read = null;
  stale(true);
  if (at) letGo();
  const single = next.pasted && lines(atob8(next.content)).length === 1;
  const found = await ask("list", "page/list/read", sent(single ? {lines: true} : {}), {limit: LONG});
  if (source !== next) return;
  if (!found) { state(isRunning("list") ? "" : "The list was not read."); return; }
  if (found.unsure) {
    by("ranked").hidden = by("progress").hidden = true;
    state("");
    choose(found);
    return;
  }
  read = found;
  stale(false);
  before = improved();
  const judged = new Map(items.filter(item => item.result).map(item => [keyOf(item), item.result]));
  items = found.goals.map((one, i) => {
    const text = before.get(one.goal.text) ?? one.goal.text;
    const item = {...one, at: i, original: one.goal.text, text, changed: text !== one.goal.text};
    return {...item, result: judged.get(keyOf(item)) ?? null};
  });
  told();
  table.start();
  by("ranked").hidden = !items.length;
  await judge();
}
/* All that a verdict depends on beside the context. */
const keyOf = item => JSON.stringify([item.text, fieldsOf(item), item.objectives]);
/* While another list is read, the table of the one before can be seen, not used. */
function stale(on) {
  by("ranked").inert = on;
  by("ranked").classList.toggle("stale", on);
}
export const isReady = () => read !== null;
const atob8 = content => new TextDecoder().decode(Uint8Array.from(atob(content), c => c.charCodeAt(0)));
function sent(more = {}) {
  const {name, content, columns, unused, day_first, lines: plain} = source;
  return {name, content, ...columns && {columns}, ...unused && {unused}, ...day_first !== undefined && {day_first}, ...plain && {lines: true}, ...more};
}
/* What the server needs to give the list back: itself, with what was improved. */
export const toSend = () => sent({context: goals.context(), changes: Object.fromEntries(items.filter(i => i.changed).map(i => [i.row, i.text]))});
export function choose(found = read) {
  picker.pick(found, source, how => open({...source, columns: undefined, unused: undefined, lines: undefined, ...how}), () => { if (found.unsure) state(sentence(found.why.split(";")[0])); });
}

/* What was taken for what, and what was left out. */
function told() {
  const left = read.left_out.reduce((sum, one) => sum + one.count, 0), broken = read.errors.length;
  by("left-out").hidden = !left && !broken;
  const said = [left && `${counted(left, "line")} left out`, broken && `${counted(broken, "row")} without a goal`].filter(Boolean).join(", ");
  by("left-out").querySelector("summary").textContent = sentence(said);
  by("left-out").querySelector("ul").replaceChildren(
    ...read.left_out.map(one => make("li", "", `${sentence(one.why)} ${one.examples.map(text => `“${text}”`).join(", ")}${one.count > one.examples.length ? " …" : ""}`)),
    ...read.errors.slice(0, 20).map(one => make("li", "", `Row ${one.row}: ${one.error}`)));
  const used = Object.entries(read.roles).filter(([role]) => picker.ROLES[role]).map(([role, name]) => `${picker.ROLES[role]} from “${name}”`);
  const notes = read.notes.map(note => sentence(note.replace(`${source.name}: `, "").replace(/^is /, "This is "))).join(" ");
  const named = Object.entries(read.roles).some(([role, name]) => role !== name);  // a list without columns is called so by the server
  by("columns-used").replaceChildren();
  if (read.columns.length > 1 && named) by("columns-used").append(used.join(", "), ". ", button("Change columns", "link", () => choose()), " ");
  by("columns-used").append(notes);
}

// ------------------------------------------------------------------ judged, part by part

/* Judge what has no verdict yet; it can be cancelled, and goes on from there. */
export async function judge() {
  cancelled = false;
  const run = ++runs, where = goals.context(), open = items.filter(item => !item.result);
  by("resume").hidden = true;
  by("cancel").hidden = false;
  by("progress").hidden = open.length <= PART;
  for (let first = 0; first < open.length && !cancelled;) {
    progress();
    let last = first, length = 0;
    while (last < open.length && last - first < Math.min(PART, limits.goals) && length < PART_LENGTH) length += open[last++].text.length;
    const part = open.slice(first, last);
    const data = await ask("part", "page/list/judge", {goals: part.map(asked), context: where});
    if (run !== runs) return;
    if (!data) break;
    part.forEach((item, i) => { item.result = data.results[i]; });
    first = last;
    table.draw(first === part.length);
  }
  progress();
  summary();
  const done = items.every(item => item.result);
  by("cancel").hidden = true;
  by("resume").hidden = done;
  by("progress").hidden = done;
  table.draw(true);
  if (done) showWhole(items, where, limits.goals);
}
const asked = item => ({goal: {...item.goal, text: item.text}, ...item.objectives && {objectives: item.objectives}});
function progress() {
  const done = items.filter(item => item.result).length;
  by("bar").value = items.length ? done / items.length : 0;
  state(`${done.toLocaleString("en")} of ${counted(items.length, "goal")} checked …`);
}
export function summary() {
  const done = items.filter(item => item.result), good = done.filter(item => item.result.judged);
  const smart = good.filter(item => item.result.verdicts.every(verdict => verdict === "met")).length;
  const mean = good.reduce((sum, item) => sum + item.result.score, 0) / good.length;
  const away = done.length - good.length, changed = items.filter(item => item.changed).length;
  state([counted(good.length, "goal") + (source.pasted ? "" : ` in ${source.name}`), good.length && `average score ${Math.round(mean)}`, good.length && `${smart || "none"} ${smart > 1 ? "meet" : "meets"} all five criteria`,
    away && `${counted(away, "text")} not checked`, done.length < items.length && `${counted(items.length - done.length, "goal")} to go`, changed && `${changed} improved here`].filter(Boolean).join(", ") + ".");
}
by("cancel").addEventListener("click", () => { cancelled = true; stop("part"); });
by("resume").addEventListener("click", judge);
/* Judge all of it anew, in another context. */
export function again() {
  if (!source) { if (by("goals").value.trim()) takeText(by("goals").value); return; }
  if (!read) { open(source); return; }
  for (const item of items) item.result = null;
  judge();
}
/* Go on with what is left, once the server answers again. */
export function goOn() {
  if (source && !read) open(source);
  else if (items.some(item => !item.result)) judge();
}

// ------------------------------------------------------------------ a goal out of the list, and back

const fieldsOf = item => Object.fromEntries(Object.entries(item.goal).filter(([name]) => name !== "text" && name !== "id"));
export function openItem(item, showTab) {
  at = item;
  showTab("one");
  by("from-list").hidden = false;
  goals.open(item.text, fieldsOf(item));
  banner();
}
const FIELDS = {...picker.ROLES, key_results: "Key results"};
const saidOf = (name, value) => name === "key_results" ? value.length : name === "kind" ? KINDS[value] : value;
function banner() {
  const fields = Object.entries(fieldsOf(at)).map(([name, value]) => `${(FIELDS[name] ?? name).toLowerCase()} ${saidOf(name, value)}`);
  by("from-list-text").textContent = `Row ${at.row} of ${source.pasted ? "your list" : source.name}.${fields.length ? ` From its columns: ${fields.join(", ")}.` : ""} Changes go back into the list.`;
  by("restore").hidden = !at.changed;
}
export const isOpen = () => at !== null;
/* What the editor holds is the item's text from here on. */
export function takeBack({report, kind}) {
  if (!at) return;
  at.text = report.text;
  at.changed = report.text !== at.original;
  at.result = report.judged ? {
    judged: true, score: report.score, kind, verdicts: Object.values(report.criteria).map(one => one.verdict),
    worst: Object.values(report.criteria).flatMap(one => one.findings)[0]?.message ?? "",
  } : {judged: false, score: null, worst: ""};
  banner();
  keep();
  later("summary", () => { table.draw(true); summary(); }, 300);
}
export function letGo() {
  at = null;
  goals.setFields({});
  by("from-list").hidden = true;
}
export function backToList(showTab) {
  const item = at;
  if (!item) return;
  letGo();
  showTab("list");
  table.draw(true);
  summary();
  table.focus(item);
}
export function nextItem(showTab) {
  const next = table.after(at);
  if (next) openItem(next, showTab);
  else backToList(showTab);
}
export function restoreItem() {
  if (at) goals.replace(at.original);
}
goals.onJudged(takeBack);
