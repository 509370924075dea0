/* The list as a file, with what was improved in it. */

import {by, button, make, save} from "./dom.js";
import * as list from "./list.js";
import {LONG, ask, isRunning, stop} from "./server.js";

const NAMES = {xlsx: "Excel file", csv: "CSV file", html: "HTML report", md: "Markdown file"};

async function download(kind) {
  if (!list.isReady()) return;
  const state = by("file-state"), name = list.nameOf().replace(/\.[^.]*$/, "") + `-reviewed.${kind}`;
  state.replaceChildren(`Making the ${NAMES[kind]} …  `, button("Cancel", "link", () => { stop("download"); state.textContent = ""; }));
  const blob = await ask("download", "page/list/file", {...list.toSend(), kind}, {blob: true, limit: LONG});
  if (!blob) { if (!isRunning("download")) state.textContent = ""; return; }
  save(blob, name);
  state.textContent = `Downloaded ${name}.`;
  saved = changes();
}
/* Show the report in a tab of its own; where the browser blocks that, a link does it. */
async function report() {
  if (!list.isReady()) return;
  const state = by("file-state");
  state.replaceChildren("Making the report …  ", button("Cancel", "link", () => { stop("download"); state.textContent = ""; }));
  const made = await ask("download", "page/report", list.toSend(), {limit: LONG});
  if (!made) { if (!isRunning("download")) state.textContent = ""; return; }
  const link = make("a", "", "Open the report");
  link.href = made.url;
  link.target = "_blank";
  link.rel = "noopener";
  state.replaceChildren(link, " in a new tab.");
  link.click();
}
by("open-report").addEventListener("click", report);
let saved = "";
const changes = () => JSON.stringify(list.rows().filter(item => item.changed).map(item => item.text));
for (const node of document.querySelectorAll("[data-kind]")) node.addEventListener("click", () => download(node.dataset.kind));
addEventListener("beforeunload", event => { if (list.hasChanges() && changes() !== saved) event.preventDefault(); });
