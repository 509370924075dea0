"use strict";
(() => {
const by = id => document.getElementById(id);
const read = id => JSON.parse(by(id).textContent);
const rules = read("rules");  // [name, title]
const KEYS = ["row", "id", "team", "owner", "role", "due", "kind", "letters", "score", "text", "findings", "rewrite", "after", "questions", "before", "of", "why"];
const VERDICTS = ["met", "partial", "unmet", "unknown"];
const SAID = read("words").verdicts;
const SIGNS = ["✔", "◐", "✘", "?"];
const NAMES = ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"];
const LETTERS = ["specific", "measurable", "achievable", "relevant", "time_bound"];
const KINDS = ["outcome", "activity"];
const FILTERS = ["team", "owner", "role", "letter", "verdict", "rule", "kind", "of"];
const PAGE = matchMedia("(max-width:760px)").matches ? 25 : 100, PRINTED = 2000;
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const day = due => due && `${+due.slice(8)} ${MONTHS[due.slice(5, 7) - 1]} ${due.slice(0, 4)}`;
const plain = goal => goal.text.map(part => part[0]).join("");

const goals = read("data").map(line => {
  const goal = Object.fromEntries(KEYS.map((key, i) => [key, line[i]]));
  goal.haystack = [goal.id, goal.team, goal.owner, goal.role, goal.of, plain(goal)].join("\u0000").toLowerCase();
  goal.rules = new Set(goal.findings.map(found => found[0]));
  return goal;
});
const named = new Map();
for (const goal of goals) named.set(goal.id, [...(named.get(goal.id) || []), goal]);
for (const [rule, ids] of Object.entries(read("whole"))) for (const id of ids) for (const goal of named.get(id) || []) goal.rules.add(+rule);

// ---------------------------------------------------------------- filters

for (const group of ["team", "owner", "role", "of"]) {
  const select = by("f-" + group);
  const names = [...new Set(goals.map(goal => goal[group]).filter(Boolean))].sort((a, b) => a.localeCompare(b));
  for (const name of names) select.append(new Option(name, name));
  if (!names.length) select.closest("label").style.display = "none";
}
const counts = new Map();
for (const goal of goals) for (const rule of goal.rules) counts.set(rule, (counts.get(rule) || 0) + 1);
for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1])) by("f-rule").append(new Option(`${rules[rule][1]} (${count})`, rules[rule][0]));

const noun = goals.some(goal => goal.score === null) ? "rows" : "goals";
let shown = goals, page = 0;

const unjudgedLast = (a, b) => (a.score === null) - (b.score === null);
const change = goal => goal.before === null || goal.score === null ? 0 : goal.score - goal.before;
const words = key => (a, b) => (a[key] || "\uffff").localeCompare(b[key] || "\uffff") || a.row - b.row;
const COMPARE = {
  row: (a, b) => a.row - b.row,
  "-row": (a, b) => b.row - a.row,
  score: (a, b) => unjudgedLast(a, b) || a.score - b.score || a.row - b.row,
  "-score": (a, b) => unjudgedLast(a, b) || b.score - a.score || a.row - b.row,
  due: words("due"), "-due": (a, b) => (b.due || "").localeCompare(a.due || "") || a.row - b.row,
  owner: words("owner"), "-owner": (a, b) => (b.owner || "").localeCompare(a.owner || "") || a.row - b.row,
  team: words("team"),
  change: (a, b) => change(a) - change(b) || a.row - b.row,
  "-change": (a, b) => change(b) - change(a) || a.row - b.row,
};

function choose(order) {
  const select = by("sort");
  if (!(order in COMPARE)) order = "row";
  if (![...select.options].some(option => option.value === order)) {
    const base = [...select.options].find(option => option.value === order.slice(1));
    select.append(new Option((base ? base.text : order) + ", reversed", order));
  }
  select.value = order;
}

function filter() {
  const sought = by("q").value.toLowerCase().split(/\s+/).filter(Boolean);
  const {team, owner, role, letter, verdict, rule, kind, of} = Object.fromEntries(FILTERS.map(name => [name, by("f-" + name).value]));
  const code = VERDICTS.indexOf(verdict), at = LETTERS.indexOf(letter), number = rules.findIndex(one => one[0] === rule);
  shown = goals.filter(goal =>
    (!team || goal.team === team) && (!owner || goal.owner === owner) && (!role || goal.role === role)
    && (!kind || KINDS[goal.kind] === kind) && (!of || goal.of === of)
    && (code < 0 || (at < 0 ? goal.letters.includes(code) : goal.letters[at] === String(code)))
    && (!rule || goal.rules.has(number))
    && sought.every(word => goal.haystack.includes(word)));
  const order = by("sort").value;
  shown.sort(COMPARE[order]);
  for (const button of document.querySelectorAll("#table [data-sort]")) {
    const key = button.dataset.sort;
    button.parentElement.setAttribute("aria-sort", order === key ? "ascending" : order === "-" + key ? "descending" : "none");
  }
  page = 0;
  draw();
}

// ---------------------------------------------------------------- the address keeps view and filter

const VIEWS = [...document.querySelectorAll(".view")].map(view => view.id);
function address() {
  const found = new URLSearchParams();
  if (by("q").value) found.set("q", by("q").value);
  for (const name of FILTERS) if (by("f-" + name).value) found.set(name, by("f-" + name).value);
  if (by("sort").value !== "row") found.set("sort", by("sort").value);
  return "#goals" + (found.size ? "?" + found : "");
}
function open(view) {
  for (const id of VIEWS) by(id).hidden = id !== view;
  for (const link of document.querySelectorAll("#views a")) {
    link.toggleAttribute("aria-current", false);
    if (link.hash !== "#" + view) continue;
    link.setAttribute("aria-current", "page");
    link.scrollIntoView({block: "nearest", inline: "nearest"});
  }
}
function follow() {
  const [name, query = ""] = location.hash.slice(1).split("?");
  const inside = name && by(name) && by(name).closest(".view");
  const view = inside ? inside.id : "summary";
  open(view);
  if (view === "goals" && query) {
    const given = new URLSearchParams(query);
    by("filters").reset();
    by("q").value = given.get("q") || "";
    for (const id of FILTERS) by("f-" + id).value = given.get(id) || "";
    choose(given.get("sort") || "row");
    filter();
    by("h-goals").focus();
  }
  if (inside && inside.id !== name) by(name).scrollIntoView(); else scrollTo(0, 0);
}
function remember() {
  filter();
  try { history.replaceState(null, "", address()); } catch { /* a page that may not name itself keeps no filter */ }
}

// ---------------------------------------------------------------- rows

function chips(goal) {
  const box = make("span", "chips");
  [...goal.letters].forEach((code, i) => {
    const chip = make("span", "chip " + VERDICTS[code]);
    const name = `${NAMES[i]}: ${SAID[VERDICTS[code]]}`;
    chip.title = name;
    const sign = make("span", "", `${NAMES[i][0]}${SIGNS[code]}`);
    sign.setAttribute("aria-hidden", "true");
    chip.append(sign, make("span", "hidden", name));
    box.append(chip);
  });
  return box;
}

function marked(goal) {
  const cell = make("td", "goal"), text = make("div");
  for (const [said, letters, flaw] of goal.text) {
    if (!letters) { text.append(said); continue; }
    const mark = make("span", flaw ? "m flaw" : "m", said);
    mark.append(make("sup", "", [...new Set(letters)].join("")));
    text.append(mark);
  }
  cell.append(text);
  if (goal.of) {
    const kind = make("div", "meta kind", goal.of + (goal.why ? `, ${goal.why}` : ""));
    if (!goal.why) kind.title = "Read from its words";
    cell.append(kind);
  }
  return cell;
}

function advice(goal) {
  const said = make("td", "said");
  if (goal.rewrite.length) {
    const rewrite = make("p", "rewrite only-screen");
    for (const [part, slot] of goal.rewrite) rewrite.append(slot ? make("span", "slot", part) : part);
    if (goal.after !== null) rewrite.append(make("span", "meta", ` (${goal.score ?? "not judged"} → ${goal.after})`));
    said.append(rewrite);
  }
  const titles = [...new Set(goal.findings.map(found => rules[found[0]][1]))];
  said.append(make("div", "only-print", titles.slice(0, 1).join("") + (titles.length > 1 ? `, and ${titles.length - 1} more` : "")));
  if (goal.findings.length || goal.questions.length) {
    const details = make("details", "only-screen"), list = make("ul");
    details.append(make("summary", "", titles.join(", ") || "Questions"));
    for (const [rule, message, quote] of goal.findings) {
      const item = make("li", "", message + (quote && !message.includes(quote) ? ` (“${quote}”)` : ""));
      item.title = rules[rule][0];
      list.append(item);
    }
    for (const question of goal.questions) list.append(make("li", "", question));
    details.append(list);
    said.append(details);
  }
  return said;
}

function line(goal) {
  const row = make("tr"), score = make("td", "score"), who = make("td", "who", goal.owner || "");
  const where = make("div", "meta", goal.team);
  if (goal.role) where.append(make("span", "role", (goal.team ? " · " : "") + goal.role));
  if (goal.team || goal.role) who.append(where);
  if (goal.score === null) score.append(make("span", "meta", "not judged"));
  else {
    score.append(chips(goal), " ", make("b", "", `${goal.score}`));
    if (goal.before !== null && change(goal)) {
      score.append(" ", make("span", "delta " + (change(goal) > 0 ? "up" : "down"), (change(goal) > 0 ? "+" : "") + change(goal)));
    }
  }
  row.append(make("td", (goal.id || "").length > 12 ? "id long" : "id", goal.id || String(goal.row)), marked(goal), who, make("td", "due", day(goal.due)), score, advice(goal));
  return row;
}

function draw(from = page * PAGE, size = PAGE) {
  by("rows").replaceChildren(...shown.slice(from, from + size).map(line));
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  by("count").textContent = `${shown.length.toLocaleString("en")} of ${goals.length.toLocaleString("en")} ${noun}`;
  by("page").textContent = `page ${page + 1} of ${pages}`;
  by("prev").disabled = page === 0;
  by("next").disabled = page >= pages - 1;
  by("pager").style.display = pages > 1 ? "" : "none";
}

// ---------------------------------------------------------------- what leaves the page

const HEAD = ["id", "goal", "owner", "team", "role", "deadline", "kind", "score", ...LETTERS, "findings", "rewrite"];
const cells = goal => [goal.id || goal.row, plain(goal), goal.owner, goal.team, goal.role, goal.due, goal.of, goal.score ?? "",
  ...LETTERS.map((_, i) => VERDICTS[goal.letters[i]] || ""), goal.findings.map(found => rules[found[0]][1]).join("; "),
  goal.rewrite.map(part => part[0]).join("")].map(String);
const harmless = cell => /^[=+\-@\t\r]/.test(cell) ? "'" + cell : cell;  // no spreadsheet runs what a goal says
const table = (separator, quoted) => [HEAD, ...shown.map(goal => cells(goal).map(harmless))].map(row => row.map(quoted).join(separator)).join("\r\n");
const csv = () => "\ufeff" + table(",", cell => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell) + "\r\n";
const tabs = () => table("\t", cell => cell.replace(/\s+/g, " "));

async function copy(text, button) {
  let done = true;
  try { await navigator.clipboard.writeText(text); } catch {
    const area = make("textarea", "hidden");
    area.value = text;
    document.body.append(area);
    area.select();
    done = document.execCommand("copy");
    area.remove();
  }
  const before = button.textContent;
  button.textContent = done ? "Copied" : "Not copied";
  setTimeout(() => { button.textContent = before; }, 1500);
}
by("copy").addEventListener("click", event => copy(tabs(), event.currentTarget));
by("link").addEventListener("click", event => copy(location.href.split("#")[0] + address(), event.currentTarget));
by("download").addEventListener("click", () => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([csv()], {type: "text/csv"}));
  link.download = "goals.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

// ---------------------------------------------------------------- events

let waiting = 0;
by("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(remember, 120); });
by("filters").addEventListener("change", event => { if (event.target.id !== "q") remember(); });
by("filters").addEventListener("submit", event => { event.preventDefault(); remember(); });
by("filters").addEventListener("reset", event => { if (event.isTrusted) setTimeout(remember); });
const turn = step => { page += step; draw(); by("h-goals").scrollIntoView(); };
by("prev").addEventListener("click", () => turn(-1));
by("next").addEventListener("click", () => turn(1));
document.querySelector("#table thead").addEventListener("click", event => {
  const key = event.target.dataset.sort;
  if (!key) return;
  choose(by("sort").value === key ? "-" + key : key);
  remember();
});
addEventListener("hashchange", follow);
addEventListener("beforeprint", () => draw(0, PRINTED));
addEventListener("afterprint", () => { draw(); document.body.classList.remove("summary-only"); });
by("print-summary").addEventListener("click", () => { document.body.classList.add("summary-only"); print(); });
by("print-all").addEventListener("click", () => print());
filter();
follow();
})();
