/* What every part of the page uses: elements, words for verdicts, waiting. */

import {CRITERIA, NAMES, SIGNS, VERDICTS} from "./words.js";

export {CRITERIA, KINDS, NAMES, SIGNS, VERDICTS} from "./words.js";
export const letter = criterion => NAMES[criterion][0];

export const by = id => document.getElementById(id);
export function make(tag, name, text) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined) node.textContent = text;
  return node;
}
export function button(text, name, work) {
  const node = make("button", name, text);
  node.type = "button";
  node.addEventListener("click", work);
  return node;
}

export const lines = text => text.split(/\r?\n/).map(line => line.trim()).filter(Boolean);
export const counted = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;
export const sentence = text => text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?”]$/.test(text) ? "" : ".");
export const shortened = (text, most = 80) => text.length > most ? text.slice(0, most - 1).trimEnd() + "…" : text;

const timers = new Map();
/* Do it once nobody has asked for it for a while. */
export function later(name, work, wait = 220) {
  clearTimeout(timers.get(name));
  timers.set(name, setTimeout(work, wait));
}

/* A letter with its verdict, as a coloured chip that is read out in words. */
export function chip(criterion, verdict) {
  const node = make("span", "chip " + verdict), sign = make("span", "", `${letter(criterion)} ${SIGNS[verdict]}`);
  sign.setAttribute("aria-hidden", "true");
  node.title = `${NAMES[criterion]}: ${VERDICTS[verdict]}`;
  node.append(sign, make("span", "hidden", node.title));
  return node;
}
export function chips(verdicts) {
  const box = make("div", "chips");
  box.append(...CRITERIA.map((criterion, i) => chip(criterion, verdicts[i])));
  return box;
}

/* A short message that goes by itself, with one thing that can be done about it. */
export function toast(text, action, work) {
  const box = by("toast");
  box.replaceChildren(make("span", "", text));
  if (action) box.append(button(action, "link", () => { box.hidden = true; work(); }));
  box.hidden = false;
  later("toast", () => { box.hidden = true; }, 7000);
}

/* Hand a file to the browser to keep. */
export function save(blob, name) {
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
/* Today where the reader is, as ISO 8601. */
export const day = () => new Date().toLocaleDateString("sv");

export async function copy(text, node) {
  const before = node.textContent;
  try {
    await navigator.clipboard.writeText(text);
    node.textContent = "Copied";
  } catch {
    node.textContent = "Copying is blocked";
  }
  setTimeout(() => { node.textContent = before; }, 1500);
}
