/* What only the list as a whole shows: doubles, conflicts, owners with too much. */

import {paths} from "./client.js";
import {by, counted, make, sentence, shortened} from "./dom.js";
import {ask} from "./server.js";

const MANY = 30, NAMED = 4;

export async function showWhole(items, context, most) {
  const say = (...nodes) => by("whole").replaceChildren(...nodes);
  if (items.length > most) { say(make("li", "", "This list is long: what only the whole of it shows is in the HTML report.")); return; }
  const goals = items.map((item, i) => ({...item.goal, id: item.goal.id ?? String(i + 1), text: item.text}));
  const data = await ask("whole", paths.portfolio, {goals, context});
  if (!data) return;
  const named = new Map(goals.map(goal => [goal.id, shortened(goal.text, 60)])), alike = new Map();
  const owned = goals.some(goal => goal.owner || goal.team);
  for (const one of data.findings.filter(found => owned || found.rule !== "portfolio/no_owner")) {
    const key = one.rule + one.message, first = alike.get(key);
    if (first) { first.goals = [...new Set([...first.goals, ...one.goals])]; first.times++; }
    else alike.set(key, {...one, times: 1});
  }
  const found = [...alike.values()], rows = found.slice(0, MANY).map(one => {
    const row = make("li", "", sentence(one.message));
    if (one.times > 1) row.append(make("span", "meta", ` ${counted(one.goals.length, "goal")}`));
    if (one.goals.length && one.goals.length <= NAMED) row.append(make("div", "meta", one.goals.map(id => `“${named.get(id) ?? id}”`).join(" · ")));
    return row;
  });
  if (found.length > MANY) rows.push(make("li", "meta", `and ${found.length - MANY} more`));
  if (!rows.length) rows.push(make("li", "", "No duplicates, conflicts or overloaded owners found."));
  say(...rows);
}
