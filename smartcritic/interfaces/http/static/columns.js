/* Which column is what: shown with the first rows, for the reader of a list to say where the server cannot tell. */

import {button, by, make} from "./dom.js";

export const ROLES = {
  text: "Goal", kind: "Kind", description: "Description", id: "ID", owner: "Owner", team: "Team", role: "Role", parent: "Parent goal", start_date: "Start date",
  due_date: "Due date", metric: "Metric", unit: "Unit", baseline: "Baseline", target: "Target", current: "Current value",
  progress: "Progress", review: "Review", status: "Status", objectives: "Objectives served",
};
const NOT_USED = "Not used";
const ORDERS = [["", "Found in the file"], ["true", "Day first: 31/12/2027"], ["false", "Month first: 12/31/2027"]];

function choice(options, chosen, label) {
  const node = make("select");
  node.setAttribute("aria-label", label);
  for (const [value, text] of options) {
    const option = make("option", "", text);
    option.value = value;
    option.selected = value === chosen;
    node.append(option);
  }
  return node;
}

/* Show the columns; `chosen({columns, unused, day_first})` or `chosen({lines: true})` is called with what was said. */
export function pick(found, source, chosen, closed) {
  const box = by("picker"), roleOf = Object.fromEntries(Object.entries(found.roles ?? {}).map(([role, name]) => [name, role]));
  const said = found.unsure === "columns" ? "Which column holds the goals?"
    : found.unsure === "dates" ? "Is it the day or the month that comes first in the dates?" : "Which column is what?";
  const table = make("table"), top = make("tr"), names = make("tr");
  const selects = found.columns.map(name => choice([["", NOT_USED], ...Object.entries(ROLES)], roleOf[name] ?? "", `What the column ${name} is`));
  top.append(...selects.map(select => { const cell = make("td"); cell.append(select); return cell; }));
  names.append(...found.columns.map(name => { const cell = make("th", "", name); cell.scope = "col"; return cell; }));
  const head = make("thead"), body = make("tbody");
  head.append(names, top);
  for (const cells of found.sample) {
    const row = make("tr");
    row.append(...cells.map(text => make("td", "", text)));
    body.append(row);
  }
  table.append(make("caption", "hidden", "The columns with their first rows"), head, body);
  const around = make("div", "scroll");
  around.tabIndex = 0;
  around.setAttribute("role", "region");
  around.setAttribute("aria-label", "Columns and first rows");
  around.append(table);
  const order = choice(ORDERS, source.day_first === undefined || source.day_first === null ? "" : String(source.day_first), "Order of day and month");
  const dates = make("label", "inline", "Dates");
  dates.append(order);
  const wrong = make("p", "wrong");
  wrong.setAttribute("role", "alert");
  const row = make("div", "buttons");
  row.append(button("Use these columns", "primary", () => {
    const columns = {}, unused = [];
    selects.forEach((select, i) => {
      if (!select.value) unused.push(found.columns[i]);
      else columns[select.value] ??= found.columns[i];
    });
    if (!columns.text) {
      wrong.textContent = "Choose “Goal” above the column that holds the goals.";
      selects[0].focus();
      return;
    }
    if (found.unsure === "dates" && !order.value) {
      wrong.textContent = "Choose the order of day and month.";
      order.focus();
      return;
    }
    close();
    chosen({columns, unused, day_first: order.value ? order.value === "true" : null});
  }));
  if (source.pasted) row.append(button("Each line is one goal", "", () => { close(); chosen({lines: true}); }));
  row.append(button("Cancel", "", () => { close(); closed(); }));
  box.replaceChildren(make("h2", "", said), make("p", "meta", `The first rows of ${source.pasted ? "what you pasted" : source.name}:`), around, dates, wrong, row);
  box.hidden = false;
  (found.unsure === "dates" ? order : selects[0])?.focus();
}
export function close() {
  by("picker").hidden = true;
  by("picker").replaceChildren();
}
