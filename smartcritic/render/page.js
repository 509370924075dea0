"use strict";
(() => {
const read = id => JSON.parse(document.getElementById(id).textContent);
const rules = read("rules");
const KEYS = ["row", "id", "team", "owner", "role", "due", "kind", "letters", "score", "text", "findings", "rewrite", "after", "questions"];
const goals = read("data").map(line => {
  const goal = Object.fromEntries(KEYS.map((key, i) => [key, line[i]]));
  goal.haystack = [goal.id, goal.team, goal.owner, goal.role, ...goal.text.map(part => part[0])].join("\u0000").toLowerCase()
    + "\u0000" + goal.text.map(part => part[0]).join("").toLowerCase();
  return goal;
});
const VERDICTS = ["met", "partial", "unmet", "unknown"];
const SIGNS = ["✔", "◐", "✘", "?"];
const NAMES = ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"];
const PAGE = 100, PRINTED = 2000;
const by = id => document.getElementById(id);
const make = (tag, name, text) => {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
};

for (const group of ["team", "owner", "role"]) {
  const select = by("f-" + group);
  const names = [...new Set(goals.map(goal => goal[group]).filter(Boolean))].sort((a, b) => a.localeCompare(b));
  for (const name of names) select.append(new Option(name, name));
  if (!names.length) select.closest("label").hidden = true;
  if (!names.length) select.closest("label").style.display = "none";
}
const counts = new Map();
for (const goal of goals) for (const rule of new Set(goal.findings.map(found => found[0]))) counts.set(rule, (counts.get(rule) || 0) + 1);
for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1])) by("f-rule").append(new Option(`${rules[rule]} (${count})`, rule));

const noun = goals.some(goal => goal.score === null) ? "rows" : "goals";
let shown = goals, page = 0;

const unjudgedLast = (a, b) => (a.score === null) - (b.score === null);
const COMPARE = {
  row: (a, b) => a.row - b.row,
  score: (a, b) => unjudgedLast(a, b) || a.score - b.score || a.row - b.row,
  "-score": (a, b) => unjudgedLast(a, b) || b.score - a.score || a.row - b.row,
  "-row": (a, b) => b.row - a.row,
  due: (a, b) => (a.due || "9999").localeCompare(b.due || "9999") || a.row - b.row,
  team: (a, b) => (a.team || "\uffff").localeCompare(b.team || "\uffff") || a.row - b.row,
  owner: (a, b) => (a.owner || "\uffff").localeCompare(b.owner || "\uffff") || a.row - b.row,
};

function filter() {
  const words = by("q").value.toLowerCase().split(/\s+/).filter(Boolean);
  const value = id => by(id).value;
  const team = value("f-team"), owner = value("f-owner"), role = value("f-role"), rule = value("f-rule"), kind = value("f-kind");
  const letter = value("f-letter"), verdict = value("f-verdict");
  shown = goals.filter(goal =>
    (!team || goal.team === team) && (!owner || goal.owner === owner) && (!role || goal.role === role)
    && (kind === "" || goal.kind === +kind)
    && (verdict === "" || (letter === "" ? goal.letters.includes(verdict) : goal.letters[+letter] === verdict))
    && (rule === "" || goal.findings.some(found => found[0] === +rule))
    && words.every(word => goal.haystack.includes(word)));
  const order = value("sort");
  shown.sort(COMPARE[order]);
  for (const button of document.querySelectorAll("#table [data-sort]")) {
    const key = button.dataset.sort;
    button.parentElement.setAttribute("aria-sort", order === key ? "ascending" : order === "-" + key ? "descending" : "none");
  }
  page = 0;
  draw();
}

function chips(goal) {
  const box = make("div", "chips");
  [...goal.letters].forEach((code, i) => {
    const chip = make("span", "chip " + VERDICTS[code]);
    const name = `${NAMES[i]}: ${VERDICTS[code]}`;
    chip.title = name;
    const sign = make("span", "", `${NAMES[i][0]} ${SIGNS[code]}`);
    sign.setAttribute("aria-hidden", "true");
    chip.append(sign, make("span", "hidden", name));
    box.append(chip);
  });
  return box;
}

function draw(from = page * PAGE, size = PAGE) {
  const rows = shown.slice(from, from + size).map(goal => {
    const row = make("tr");
    const number = make("td", "n", goal.row);
    const text = make("td", "goal");
    for (const [words, letters, flaw] of goal.text) {
      if (!letters) { text.append(words); continue; }
      const mark = make("span", flaw ? "m flaw" : "m", words);
      mark.append(make("sup", "", [...new Set(letters)].join("")));
      text.append(mark);
    }
    const about = [goal.id && goal.id !== String(goal.row) ? goal.id : "", goal.owner, goal.team, goal.role, goal.due && "due " + goal.due,
      ["outcome", "activity"][goal.kind]].filter(Boolean).join(" · ");
    text.append(make("div", "meta", about));
    const score = make("td", "score");
    if (goal.score === null) score.append(make("span", "meta", "not judged"));
    else score.append(chips(goal), make("span", "", `${goal.score}`), make("span", "meta", " of 100"));
    const said = make("td", "said");
    if (goal.rewrite.length) {
      const rewrite = make("p", "rewrite");
      for (const [words, slot] of goal.rewrite) rewrite.append(slot ? make("span", "slot", words) : words);
      if (goal.after !== null) rewrite.append(make("span", "meta", ` (${goal.score} → ${goal.after})`));
      said.append(rewrite);
    }
    if (goal.findings.length || goal.questions.length) {
      const details = make("details");
      const parts = [goal.findings.length ? `${goal.findings.length} finding${goal.findings.length > 1 ? "s" : ""}` : "",
        goal.questions.length ? `${goal.questions.length} question${goal.questions.length > 1 ? "s" : ""}` : ""];
      details.append(make("summary", "", parts.filter(Boolean).join(", ")));
      const list = make("ul");
      for (const [rule, message, quote] of goal.findings) {
        const item = make("li", "", message + (quote ? ` (“${quote}”) ` : " "));
        item.append(make("code", "meta", rules[rule]));
        list.append(item);
      }
      for (const question of goal.questions) list.append(make("li", "", question));
      details.append(list);
      said.append(details);
    }
    row.append(number, text, score, said);
    return row;
  });
  by("rows").replaceChildren(...rows);
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  by("count").textContent = `${shown.length.toLocaleString("en")} of ${goals.length.toLocaleString("en")} ${noun}`;
  by("page").textContent = `page ${page + 1} of ${pages}`;
  by("prev").disabled = page === 0;
  by("next").disabled = page >= pages - 1;
  by("pager").style.display = pages > 1 ? "" : "none";
}

let waiting = 0;
by("q").addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
by("filters").addEventListener("change", filter);
by("filters").addEventListener("submit", event => event.preventDefault());
by("filters").addEventListener("reset", () => setTimeout(filter));
const turn = step => { page += step; draw(); by("h-goals").scrollIntoView(); };
by("prev").addEventListener("click", () => turn(-1));
by("next").addEventListener("click", () => turn(1));

function only(values) {
  by("filters").reset();
  for (const [id, value] of Object.entries(values)) by(id).value = value;
  filter();
  by("h-goals").scrollIntoView();
  by("q").focus({preventScroll: true});
}
document.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  const data = button.dataset;
  if (data.group) only({["f-" + data.group]: data.name});
  else if (data.rule) only({"f-rule": rules.indexOf(data.rule)});
  else if (data.verdict) only({"f-letter": ["specific", "measurable", "achievable", "relevant", "time_bound"].indexOf(data.letter), "f-verdict": VERDICTS.indexOf(data.verdict)});
  else if (data.sort) {
    const select = by("sort"), key = data.sort, other = "-" + key;
    if (![...select.options].some(option => option.value === other)) select.append(new Option("order of the file, last first", other));
    select.value = select.value === key ? other : key;
    filter();
  }
});
addEventListener("beforeprint", () => { draw(0, PRINTED); for (const one of document.querySelectorAll("details")) one.open = true; });
addEventListener("afterprint", () => draw());
filter();
})();
