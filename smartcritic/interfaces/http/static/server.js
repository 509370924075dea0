/* Asking the server: one request under a name at a time, its state told, and tried again where nobody answers. */

import {by, sentence} from "./dom.js";

const running = new Map();
const WAITS = [2, 4, 8, 15, 30];
const SLOW = 3_000, LIMIT = 45_000;
/* The time for work on a whole list. */
export const LONG = 300_000;
let key = sessionStorage.getItem("smartcritic-key") || "";
let failures = 0, timer = 0, again = () => {};

class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

/* What is done once the server answers again. */
export function onRecovery(work) {
  again = work;
}
export const isRunning = name => running.has(name);
export function stop(name) {
  running.get(name)?.abort();
  running.delete(name);
}

/* Ask, and give up the answer to what was asked before under the same name. Null: there is no answer, and the page says why.
   `told` hears "waiting", then "slow" where it takes long; `blob` gives the answer's bytes; `limit` is when a silent server counts as gone. */
export async function ask(name, path, body, {told = () => {}, blob = false, limit = LIMIT} = {}) {
  running.get(name)?.abort();
  const control = new AbortController();
  running.set(name, control);
  told("waiting");
  let late = false;
  const slow = setTimeout(() => told("slow"), SLOW), end = setTimeout(() => { late = true; control.abort(); }, limit);
  try {
    const headers = body === undefined ? {} : {"Content-Type": "application/json"};
    if (key) headers["X-API-Key"] = key;
    const sent = body === undefined ? {} : {method: "POST", body: JSON.stringify(body)};
    const answer = await fetch(path, {...sent, headers, signal: control.signal});
    if (!answer.ok) {
      const problem = await answer.json();
      throw new Refused(answer.status, problem.detail || `The server answered with status ${answer.status}.`);
    }
    const data = blob ? await answer.blob() : await answer.json();
    if (control.signal.aborted) return null;
    reached();
    return data;
  } catch (error) {
    if (control.signal.aborted && !late) return null;
    if (error instanceof Refused) refused(error);
    else unreached();
    return null;
  } finally {
    clearTimeout(slow);
    clearTimeout(end);
    if (running.get(name) === control) {
      running.delete(name);
      told("done");
    }
  }
}

export function trouble(text, retry = false) {
  by("trouble-text").textContent = text;
  by("trouble").hidden = !text;
  by("retry").hidden = !retry;
}
function reached() {
  failures = 0;
  clearTimeout(timer);
  trouble("");
}
function refused(error) {
  by("keys").hidden = error.status !== 401;
  const busy = error.status === 429 || error.status === 503;
  trouble(/^[^\s:]*[.:]/.test(error.message) ? error.message : sentence(error.message), busy);
  if (busy) schedule();
}
function unreached() {
  const why = navigator.onLine ? "The server cannot be reached." : "You are offline.";
  const wait = schedule();
  trouble(`${why} Your text is kept in this browser. Trying again in ${wait} seconds.`, true);
}
function schedule() {
  const wait = WAITS[Math.min(failures++, WAITS.length - 1)];
  clearTimeout(timer);
  timer = setTimeout(() => again(), wait * 1000);
  return wait;
}
function now() {
  clearTimeout(timer);
  again();
}
by("retry").addEventListener("click", now);
addEventListener("online", () => { if (failures) now(); });
by("keys").addEventListener("submit", event => {
  event.preventDefault();
  key = by("key").value;
  sessionStorage.setItem("smartcritic-key", key);
  by("keys").hidden = true;
  again();
});

let told = null;
/* Name, version, limits and figures of the product, asked for once. */
export function about() {
  told ??= fetch("page/about").then(answer => answer.json()).catch(() => { told = null; return null; });
  return told;
}
