/* The page: its tabs, its tools, its keys, and what it starts with. */

import {paths} from "./client.js";
import {KINDS, button, by, copy, counted, later, lines, make, shortened, toast} from "./dom.js";
import {showKeys, showLinkedRule} from "./dialogs.js";
import * as editor from "./editor.js";
import * as findings from "./findings.js";
import * as goals from "./goal.js";
import * as list from "./list.js";
import {useFirst} from "./rewrites.js";
import {ask, onRecovery} from "./server.js";
import * as slots from "./slots.js";
import * as store from "./store.js";
import * as table from "./table.js";
import {back, undo} from "./text.js";
import "./downloads.js";

const {goal} = editor;
const TRIES = ["Improve sales soon", "Sign 12 dealers in Utrecht by the end of next quarter", "Cut returns from 9% to 6% within 90 days to free the night shift",
  "Be more visible at trade fairs"];
const {CONTEXT} = goals;

// ------------------------------------------------------------------ tabs

const TABS = ["one", "list"];
function show(tab, focus = false) {
  findings.hide();
  for (const name of TABS) {
    const node = by("tab-" + name), on = name === tab;
    node.setAttribute("aria-selected", on);
    node.tabIndex = on ? 0 : -1;
    by(name).hidden = !on;
    if (on && focus) node.focus();
  }
  if (tab === "one") editor.fit();
  by(tab === "one" ? "tries" : "picker").after(by("context"));
}
/* Go to a tab by hand: a list that was kept is brought back. */
function visit(tab, focus) {
  show(tab, focus);
  if (tab === "list") list.wake();
}
for (const name of TABS) {
  by("tab-" + name).addEventListener("click", () => visit(name));
  by("tab-" + name).addEventListener("keydown", event => {
    const to = {ArrowRight: 1, ArrowLeft: -1}[event.key] ? TABS[1 - TABS.indexOf(name)] : {Home: TABS[0], End: TABS[1]}[event.key];
    if (!to) return;
    event.preventDefault();
    visit(to, true);
  });
}
const shownTab = () => by("list").hidden ? "one" : "list";

// ------------------------------------------------------------------ the editor's tools

goal.addEventListener("input", () => {
  goals.changed();
  tools();
});
addEventListener("resize", editor.fit);
function tools() {
  const open = editor.gaps().length;
  by("next-gap").hidden = !open;
  by("next-gap").textContent = `Next gap (${open})`;
  by("clear").disabled = !goal.value;
  by("tries").hidden = goal.value !== "";
}
function nextGap() {
  const all = editor.gaps(), next = all.find(gap => gap.start > goal.selectionStart) ?? all[0];
  if (next) editor.select(next.start, next.end);
}
function begin(text) {
  list.letGo();
  goals.open(text);
}
by("undo").addEventListener("click", () => undo(goal));
by("redo").addEventListener("click", () => undo(goal, true));
by("next-gap").addEventListener("click", nextGap);
by("clear").addEventListener("click", () => begin(""));
by("copy-goal").addEventListener("click", () => copy(goal.value, by("copy-goal")));
by("copy-link").addEventListener("click", () => copy(store.link(goal.value, Object.fromEntries(CONTEXT.map(id => [id, by(id).value]))), by("copy-link")));
by("back").addEventListener("click", () => list.backToList(show));
by("next-goal").addEventListener("click", () => list.nextItem(show));
by("restore").addEventListener("click", list.restoreItem);
by("split").addEventListener("click", () => {
  const parts = [...by("parts").children].map(part => part.textContent).join("\n");
  asList(parts);
});

function menu(id, texts) {
  by(id).querySelector("ul").replaceChildren(...texts.map(({text, score}) => {
    const item = document.createElement("li"), node = button(shortened(text, 110), "link", () => { by(id).open = false; begin(text); });
    item.append(node);
    if (score !== undefined && score !== null) item.append(` ${score}`);
    return item;
  }));
}
menu("examples", TRIES.map(text => ({text})));
by("tries").append(...TRIES.map(text => button(text, "", () => begin(text))));
by("recent").addEventListener("toggle", () => menu("recent", store.load("recent", [])));
by("forget").addEventListener("click", () => {
  findings.undismiss();
  store.forget();
  menu("recent", []);
  by("recent").open = false;
  toast("Deleted: the draft, recent goals and dismissed findings.");
});
addEventListener("pointerdown", event => { for (const one of document.querySelectorAll(".menu[open]")) if (!one.contains(event.target)) one.open = false; });
addEventListener("focusin", event => { for (const one of document.querySelectorAll(".menu[open]")) if (!one.contains(event.target)) one.open = false; });

// ------------------------------------------------------------------ lists: pasted, chosen, dropped

goal.addEventListener("paste", async event => {
  const text = event.clipboardData?.getData("text/plain") || "", many = lines(text);
  if (goal.value.trim() || many.length < 2) return;
  event.preventDefault();
  const found = many.length > 40 || text.includes("\t") ? null : await ask("paste", paths.extract, {goal: text});
  if (found && found.form === "labelled") { goals.replace(text); return; }
  asList(text);
  toast(`${counted(many.length, "line")} pasted as a list.`, "Check as one goal", () => { show("one"); begin(text); });
});
by("goals").addEventListener("input", () => later("list", () => list.takeText(by("goals").value), 600));
by("choose").addEventListener("click", () => by("pick").click());
function asList(text) {
  by("goals").value = text;
  show("list");
  list.takeText(text);
}
function load(file) {
  if (!file) return;
  by("goals").value = "";
  show("list");
  list.take(file, file.name);
}
by("pick").addEventListener("change", () => { load(by("pick").files[0]); by("pick").value = ""; });
by("sample").addEventListener("click", async () => {
  const answer = await fetch("static/sample-goals.csv").catch(() => null);
  if (answer?.ok) load(new File([await answer.blob()], "sample-goals.csv"));
});
addEventListener("dragover", event => { event.preventDefault(); by("drop").classList.add("over"); });
addEventListener("dragleave", () => by("drop").classList.remove("over"));
addEventListener("drop", event => {
  by("drop").classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  load(event.dataTransfer.files[0]);
});
table.onOpen(item => list.openItem(item, show));

// ------------------------------------------------------------------ keys

const typing = node => node.matches("textarea, select, input:not([type=button])");
const COMBINED = {
  "Ctrl+.": () => findings.openPiece(editor.pieceAtCaret(), true), "Ctrl+Enter": useFirst, "Ctrl+/": showKeys, "F8": () => findings.nextFinding(1),
  "Shift+F8": () => findings.nextFinding(-1), "Alt+g": nextGap, "Alt+1": () => visit("one", true), "Alt+2": () => visit("list", true),
  "Alt+b": () => list.backToList(show),
};
addEventListener("keydown", event => {
  if (event.key === "Escape") {
    findings.hide(true);
    for (const one of document.querySelectorAll(".menu[open]")) { one.open = false; one.querySelector("summary").focus(); }
    return;
  }
  if (event.key === "?" && !typing(event.target)) { showKeys(); return; }
  const held = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey && event.key !== "?" ? "Shift+" : "");
  const key = event.altKey ? event.code.replace(/^(Key|Digit)/, "") : event.key;  // with Alt, some keyboards type other signs
  const name = held + (key.length === 1 ? key.toLowerCase() : key);
  if (event.target === goal && /^Ctrl\+(Shift\+)?[zy]$/.test(name) && back(goal, name !== "Ctrl+z")) { event.preventDefault(); return; }
  const work = COMBINED[name];
  if (!work) return;
  event.preventDefault();
  work();
});

// ------------------------------------------------------------------ context, and the beginning

for (const [kind, name] of Object.entries(KINDS)) by("kind").append(Object.assign(make("option", "", name.charAt(0).toUpperCase() + name.slice(1)), {value: kind}));
function contextChanged() {
  const given = CONTEXT.filter(id => by(id).value.trim()).length;
  by("context-state").textContent = given ? `(${given} given)` : "";
  if (shownTab() === "one") goals.check();
  else list.again();
}
for (const id of CONTEXT) by(id).addEventListener("input", () => { goals.keep(); goals.dim(); later("context", contextChanged, 400); });
onRecovery(() => { if (shownTab() === "one") goals.check(); else list.goOn(); });
addEventListener("hashchange", () => {
  const told = store.linked();
  if (told) start(told);
  else showLinkedRule();
});

function start(kept) {
  for (const id of CONTEXT) by(id).value = kept[id] ?? "";
  slots.reset(kept.values ?? {});
  const given = CONTEXT.filter(id => by(id).value.trim()).length;
  by("context-state").textContent = given ? `(${given} given)` : "";
  const text = kept.text ?? kept.goal ?? "";
  if (document.activeElement === document.body && matchMedia("(pointer: fine)").matches) goal.focus({preventScroll: true});
  if (text === goal.value) return;
  goal.value = text;
  goals.changed();
  tools();
}
const draft = store.load("draft", {}), told = store.linked();
if (told && draft.text && draft.text !== told.goal) store.remember(draft.text, null);
start(told ?? (goal.value ? {...draft, text: goal.value} : draft));  // what was typed before this ran stays
editor.fit();
editor.paint();
tools();
if (goal.value) goals.check();
showLinkedRule();
