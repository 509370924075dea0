"use strict";
(() => {
const CRITERIA = ["specific", "measurable", "achievable", "relevant", "time_bound"];
const NAMES = {specific: "Specific", measurable: "Measurable", achievable: "Achievable", relevant: "Relevant", time_bound: "Time-bound"};
const HINTS = {
  specific: "a concrete action on a named thing", measurable: "a number, or a result that plainly is there",
  achievable: "what carries it", relevant: "what it is for", time_bound: "a day on which it is over",
};
const SIGNS = {met: "✔", partial: "◐", unmet: "✘", unknown: "?"};
const TRIES = ["Improve sales soon", "Sign 12 dealers in Utrecht by the end of next quarter", "Cut returns from 9% to 6% within 90 days to free the night shift"];
const WAIT = 220;
const by = id => document.getElementById(id);
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};
const letter = criterion => NAMES[criterion][0];
const lines = text => text.split(/\r?\n/).map(line => line.trim()).filter(Boolean);

const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

// ------------------------------------------------------------------ asking the server

const running = new Map();
let key = sessionStorage.getItem("smartcritic-key") || "";

/* Ask, and give up the answer to what was asked before under the same name. */
async function ask(name, path, body) {
  running.get(name)?.abort();
  const control = new AbortController();
  running.set(name, control);
  try {
    const headers = {"Content-Type": "application/json"};
    if (key) headers["X-API-Key"] = key;
    const answer = await fetch(path, {method: "POST", headers, body: JSON.stringify(body), signal: control.signal});
    const data = await answer.json();
    if (!answer.ok) {
      by("keys").hidden = answer.status !== 401;
      throw new Error(data.detail || `the server answered ${answer.status}`);
    }
    trouble("");
    return data;
  } catch (error) {
    if (control.signal.aborted) return null;
    trouble(error instanceof TypeError ? "The server does not answer; is it still running?" : error.message);
    return null;
  } finally {
    if (running.get(name) === control) running.delete(name);
  }
}
function trouble(text) {
  by("trouble").textContent = text;
  by("trouble").hidden = !text;
}
by("keys").addEventListener("submit", event => {
  event.preventDefault();
  key = by("key").value;
  sessionStorage.setItem("smartcritic-key", key);
  by("keys").hidden = true;
  again();
});
const timers = new Map();
function later(name, work, wait = WAIT) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(work, wait));
}
function context() {
  const found = {};
  if (by("today").value) found.today = by("today").value;
  if (by("role").value.trim()) found.role = by("role").value.trim();
  const objectives = lines(by("objectives").value);
  if (objectives.length) found.objectives = objectives;
  return found;
}

// ------------------------------------------------------------------ tabs

const TABS = ["one", "list", "file"];
function show(tab, focus = false) {
  for (const name of TABS) {
    const button = by("tab-" + name), on = name === tab;
    button.setAttribute("aria-selected", on);
    button.tabIndex = on ? 0 : -1;
    by(name).hidden = !on;
    if (on && focus) button.focus();
  }
  if (tab === "one") fit();
}
for (const name of TABS) {
  by("tab-" + name).addEventListener("click", () => show(name));
  by("tab-" + name).addEventListener("keydown", event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    show(TABS[(TABS.indexOf(name) + step + TABS.length) % TABS.length], true);
  });
}

// ------------------------------------------------------------------ one goal: the editor

const goal = by("goal"), under = by("under");
let marks = [], marked = "", only = "";

/* Draw the copy of the text that lies under it, cut where marks begin and end. */
function paint() {
  const text = goal.value;
  const cuts = [...new Set([0, text.length, ...marks.flatMap(mark => [mark.start, mark.end])])].sort((a, b) => a - b);
  const nodes = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]];
    const over = marks.filter(mark => mark.start <= start && end <= mark.end);
    const piece = text.slice(start, end);
    if (!over.length) { nodes.push(document.createTextNode(piece)); continue; }
    const node = make("span", over.some(mark => mark.flaw) ? "m flaw" : "m", piece);
    const begins = over.filter(mark => mark.start === start).map(mark => mark.letter);
    node.dataset.letters = [...new Set(begins)].join("");
    if (over.some(mark => mark.letter === only)) node.classList.add("on");
    nodes.push(node);
  }
  nodes.push(document.createTextNode("\u200b"));
  under.replaceChildren(...nodes);
  under.classList.toggle("only", only !== "");
  marked = text;
}
/* Move the marks along with what is typed, until the server has read it. */
function move() {
  const before = marked, now = goal.value, least = Math.min(before.length, now.length);
  let head = 0, tail = 0;
  while (head < least && before[head] === now[head]) head++;
  while (tail < least - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const by_ = now.length - before.length;
  marks = marks.flatMap(mark => {
    if (mark.end <= head) return [mark];
    if (mark.start >= before.length - tail) return [{...mark, start: mark.start + by_, end: mark.end + by_}];
    return [];
  });
  paint();
}
function fit() {
  goal.style.height = "auto";
  goal.style.height = goal.scrollHeight + "px";
}
goal.addEventListener("input", () => { fit(); move(); later("check", check); });
addEventListener("resize", fit);

function item(text) {
  const made = {text};
  if (by("due").value) made.due_date = by("due").value;
  return made;
}
async function check() {
  const text = goal.value;
  by("tries").hidden = text !== "";
  if (!text.trim()) {
    running.get("check")?.abort();
    marks = [];
    paint();
    by("result").hidden = true;
    lights(null);
    return;
  }
  const data = await ask("check", "page/check", {goal: item(text), context: context()});
  if (!data || data.report.text !== goal.value) return;
  marks = data.marks;
  paint();
  lights(data.unjudged ? null : data.report.criteria);
  by("result").hidden = false;
  score(data.report.score);
  findings(data);
  facts(data);
  rewrite(data.report);
  later("said", () => { by("said").textContent = data.unjudged ? `Not judged. ${data.unjudged.join(" ")}` : `Score ${data.report.score} of 100. ` + CRITERIA.map(c => `${NAMES[c]} ${data.report.criteria[c].verdict}`).join(", "); }, 900);
}

// ------------------------------------------------------------------ one goal: what is shown

for (const criterion of CRITERIA) {
  const button = make("button");
  button.type = "button";
  button.id = "light-" + criterion;
  button.setAttribute("aria-pressed", "false");
  const big = make("span", "big-letter", letter(criterion));
  big.setAttribute("aria-hidden", "true");
  button.append(big, make("span", "name", NAMES[criterion]), make("span", "verdict", "–"), make("span", "what"));
  button.addEventListener("click", () => {
    only = only === letter(criterion) ? "" : letter(criterion);
    for (const other of CRITERIA) by("light-" + other).setAttribute("aria-pressed", only === letter(other));
    paint();
  });
  by("letters").append(button);
}
lights(null);
function lights(criteria) {
  for (const criterion of CRITERIA) {
    const button = by("light-" + criterion), found = criteria?.[criterion];
    button.className = found?.verdict || "";
    const sign = make("span", "sign", found ? SIGNS[found.verdict] + " " : "");
    sign.setAttribute("aria-hidden", "true");
    button.querySelector(".verdict").replaceChildren(sign, found ? found.verdict : "–");
    button.querySelector(".what").textContent = found ? found.measured : HINTS[criterion];
  }
}
function score(value) {
  by("score").textContent = value ?? "–";
  by("of").textContent = value === null ? "not judged" : "of 100";
  by("ring").style.setProperty("--part", value ?? 0);
  by("ring").style.setProperty("--ring", `var(--${value >= 75 ? "met" : value >= 45 ? "partial" : "unmet"})`);
}
function chip(criterion, verdict) {
  const node = make("span", "chip " + verdict);
  const sign = make("span", "", `${letter(criterion)} ${SIGNS[verdict]}`);
  sign.setAttribute("aria-hidden", "true");
  node.title = `${NAMES[criterion]}: ${verdict}`;
  node.append(sign, make("span", "hidden", node.title));
  return node;
}
function chips(criteria) {
  const box = make("div", "chips");
  box.append(...CRITERIA.map(criterion => chip(criterion, criteria[criterion].verdict)));
  return box;
}
function sentence(text) {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
function findings({report, unjudged}) {
  if (unjudged) {
    by("findings").replaceChildren(make("li", "", unjudged[0]), make("li", "", unjudged[1]));
    return;
  }
  const rows = [];
  for (const criterion of CRITERIA) {
    for (const found of report.criteria[criterion].findings) {
      const row = make("li");
      const said = make("p");
      if (found.start === null) said.textContent = sentence(found.message);
      else {
        const button = make("button", "link", sentence(found.message));
        button.type = "button";
        button.title = "Select these words";
        button.addEventListener("click", () => { goal.focus(); goal.setSelectionRange(found.start, found.end); });
        said.append(button);
      }
      const why = make("p", "meta", found.why);
      why.title = found.rule;
      row.append(chip(criterion, report.criteria[criterion].verdict), said, why);
      rows.push(row);
    }
  }
  if (!rows.length) rows.push(make("li", "good", "Nothing to find fault with."));
  by("findings").replaceChildren(...rows);
}
function facts(data) {
  const rows = [...data.understood];
  data.dates.forEach(([words, when], i) => rows.push([i ? "" : data.dates.length > 1 ? "dates" : "date", `${when} (“${words}”)`]));
  by("understood").replaceChildren(...rows.flatMap(([what, words]) => [make("dt", "", what), make("dd", "", words)]));
  if (!rows.length) by("understood").replaceChildren(make("dd", "meta", "No action, amount or date yet."));
  by("as-of").textContent = `Judged as of ${data.today}.`;
}

// ------------------------------------------------------------------ one goal: the rewrite

let draft = null;

/* A rewrite is text and fields in turn; fields of one name are one value. */
function rewrite(report) {
  const made = report.rewrite;
  draft = null;
  by("rewrite-card").hidden = !made || made.text === report.text;
  if (by("rewrite-card").hidden) return;
  draft = {parts: [], report, slots: made.slots};
  let at = 0;
  const nodes = [];
  for (const slot of [...made.slots].sort((a, b) => a.start - b.start)) {
    const before = made.text.slice(at, slot.start), words = made.text.slice(slot.start, slot.end);
    const field = make("input");
    field.type = "text";
    field.autocomplete = "off";
    field.dataset.slot = slot.name;
    field.placeholder = words.replace(/^\[|\]$/g, "");
    field.size = Math.max(4, field.placeholder.length);
    field.setAttribute("aria-label", slot.question);
    field.addEventListener("focus", () => question(slot));
    field.addEventListener("input", () => fill(slot.name, field.value));
    draft.parts.push(before, {slot, words, field});
    nodes.push(document.createTextNode(before), field);
    at = slot.end;
  }
  draft.parts.push(made.text.slice(at));
  nodes.push(document.createTextNode(made.text.slice(at)));
  by("rewrite").replaceChildren(...nodes);
  question(made.slots[0]);
  after(made.score_after, null);
}
const fields = () => draft ? draft.parts.filter(part => typeof part !== "string") : [];
const filled = () => draft.parts.map(part => typeof part === "string" ? part : part.field.value.trim() || part.words).join("");
function question(slot) {
  by("asked").replaceChildren();
  if (!slot) return;
  by("asked").append(slot.question + " ");
  if (slot.proposal) {
    const button = make("button", "link", `“${slot.proposal}”`);
    button.type = "button";
    button.addEventListener("click", () => {
      for (const one of fields()) if (one.slot.name === slot.name) one.field.value = slot.proposal;
      fill(slot.name, slot.proposal);
    });
    by("asked").append(button);
  } else if (slot.example) by("asked").append(make("span", "meta", `Such as “${slot.example}”.`));
}
function fill(name, value) {
  for (const one of fields()) if (one.slot.name === name && one.field.value !== value) one.field.value = value;
  for (const one of fields()) one.field.size = Math.max(4, one.field.value.length || one.field.placeholder.length);
  later("fill", rescore);
}
async function rescore() {
  const mine = draft;
  if (!mine) return;
  const text = filled();
  const data = await ask("fill", "page/check?rewrite=false", {goal: item(text), context: context()});
  if (!data || draft !== mine || filled() !== text) return;
  if (data.unjudged) by("after").textContent = data.unjudged[0];
  else after(data.report.score, data.report.criteria);
}
function after(value, criteria) {
  const open = fields().filter(one => !one.field.value.trim()).length;
  const nodes = [];
  if (criteria) nodes.push(chips(criteria));
  if (value !== null && value !== undefined) {
    nodes.push(make("b", "", `${draft.report.score} → ${value}`));
    nodes.push(make("span", "meta", criteria ? (open ? `${open} to fill` : "as it stands") : open ? "once it is filled" : ""));
  }
  by("after").replaceChildren(...nodes);
}
by("use").addEventListener("click", () => {
  if (!draft) return;
  goal.value = filled();
  fit();
  move();
  goal.focus();
  check();
});
by("copy").addEventListener("click", async () => {
  if (!draft) return;
  try {
    await navigator.clipboard.writeText(filled());
    by("copy").textContent = "Copied";
  } catch {
    by("copy").textContent = "Could not copy";
  }
  setTimeout(() => { by("copy").textContent = "Copy"; }, 1500);
});

// ------------------------------------------------------------------ a list

goal.addEventListener("paste", async event => {
  const text = event.clipboardData?.getData("text/plain") || "";
  if (goal.value.trim() || lines(text).length < 2) return;
  event.preventDefault();
  const found = lines(text).length > 40 ? null : await ask("paste", "v1/extract", {goal: text});
  if (found && found.form === "labelled") {
    goal.value = text;
    fit();
    move();
    check();
    return;
  }
  by("goals").value = text;
  show("list");
  by("goals").focus();
  rank();
});
let results = [];
by("goals").addEventListener("input", () => later("rank", rank, 500));
by("order").addEventListener("change", table);

async function rank() {
  const goals = lines(by("goals").value);
  by("ranked").hidden = !goals.length;
  if (!goals.length) { by("list-state").textContent = ""; results = []; return; }
  by("list-state").textContent = `Reading ${counted(goals.length, "goal")} …`;
  const where = context();
  const sent = goals.map((text, i) => ({...item(text), id: String(i + 1)}));
  const data = await ask("rank", "v1/critique/batch?rewrite=false&utf16=true", {goals: sent, context: where});
  if (!data) { if (!running.has("rank")) by("list-state").textContent = ""; return; }
  results = data.results.map((report, i) => ({...report, at: i, said: goals[i]}));
  table();
  const good = results.filter(one => one.judged);
  const mean = good.reduce((sum, one) => sum + one.score, 0) / good.length;
  const smart = good.filter(one => CRITERIA.every(c => one.criteria[c].verdict === "met")).length;
  by("list-state").textContent = counted(good.length, "goal")
    + (good.length ? `, mean score ${Math.round(mean)}, ${smart} with all five letters` : "")
    + (data.unjudged ? `, ${counted(data.unjudged, "text")} not judged` : "");
  const whole = await ask("whole", "v1/portfolio", {goals: sent, context: where});
  if (whole) portfolio(whole.findings, goals);
}
function table() {
  const order = by("order").value, way = order === "down" ? -1 : 1;
  const sorted = [...results];
  const last = one => one.judged ? 0 : 1;
  if (order !== "as") sorted.sort((a, b) => last(a) - last(b) || way * (a.score - b.score) || a.at - b.at);
  by("rows").replaceChildren(...sorted.map((one, i) => {
    const row = make("tr"), text = make("td", "goal"), letters = make("td", "letters-cell"), value = make("td", "score-cell");
    const open = make("button", "link", one.said);
    open.type = "button";
    open.addEventListener("click", () => { goal.value = one.said; show("one"); fit(); move(); check(); goal.focus(); });
    text.append(open);
    if (one.criteria) {
      const worst = CRITERIA.flatMap(c => one.criteria[c].findings)[0];
      if (worst) text.append(make("div", "meta", sentence(worst.message)));
      if (one.judged) letters.append(chips(one.criteria));
      value.append(one.judged ? make("b", "", one.score) : make("span", "meta", "not judged"));
    } else text.append(make("div", "meta", one.error));
    row.append(make("td", "n rank", i + 1), text, letters, value);
    return row;
  }));
}
const MANY = 30;
function portfolio(found, goals) {
  const named = id => { const text = goals[+id - 1] ?? id; return text.length > 60 ? text.slice(0, 57) + "…" : text; };
  const alike = new Map();
  for (const one of found) {
    const key = one.rule + one.message, first = alike.get(key);
    if (first) { first.goals = [...new Set([...first.goals, ...one.goals])]; first.times++; }
    else alike.set(key, {...one, times: 1});
  }
  found = [...alike.values()];
  const rows = found.slice(0, MANY).map(one => {
    const row = make("li", "", sentence(one.message));
    if (one.times > 1) row.append(make("span", "meta", ` ${counted(one.goals.length, "goal")}`));
    if (one.goals.length && one.goals.length <= 4) row.append(make("div", "meta", one.goals.map(id => `“${named(id)}”`).join(" · ")));
    return row;
  });
  if (found.length > MANY) rows.push(make("li", "meta", `and ${found.length - MANY} more`));
  if (!rows.length) rows.push(make("li", "", "Nothing that only the list shows."));
  by("whole").replaceChildren(...rows);
}

// ------------------------------------------------------------------ a file

async function load(file) {
  if (!file) return;
  show("file");
  by("report").hidden = by("file-links").hidden = true;
  by("file-state").textContent = `Reading ${file.name} …`;
  const content = await new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  }).catch(() => null);
  if (content === null) { by("file-state").textContent = "The browser cannot read this file."; return; }
  const data = await ask("file", "page/report", {name: file.name, content, context: context()});
  by("file-state").textContent = "";
  if (!data) return;
  const others = data.unjudged ? `, ${data.unjudged}` : "";
  const broken = data.errors ? `, ${counted(data.errors, "row")} could not be read` : "";
  by("file-state").textContent = `${counted(data.goals, "goal")} of ${file.name}${others}${broken}`;
  by("report").src = by("open").href = data.url;
  by("report").hidden = by("file-links").hidden = false;
}
by("pick").addEventListener("change", () => load(by("pick").files[0]));
addEventListener("dragover", event => { event.preventDefault(); by("drop").classList.add("over"); });
addEventListener("dragleave", () => by("drop").classList.remove("over"));
addEventListener("drop", event => {
  event.preventDefault();
  by("drop").classList.remove("over");
  load(event.dataTransfer.files[0]);
});

// ------------------------------------------------------------------ the rest

function again() {
  const given = [...Object.keys(context()), ...(by("due").value ? ["due"] : [])].length;
  by("context-state").textContent = given ? `(${given} given)` : "";
  if (!by("one").hidden) check();
  else if (!by("list").hidden) rank();
  else if (by("pick").files.length) load(by("pick").files[0]);
}
for (const id of ["role", "due", "today", "objectives"]) by(id).addEventListener("input", () => later("context", again, 400));
for (const text of TRIES) {
  const button = make("button", "", text);
  button.type = "button";
  button.addEventListener("click", () => { goal.value = text; fit(); move(); check(); goal.focus(); });
  by("tries").append(button);
}
fit();
if (goal.value) check();
})();
