/* What only the writer can fill in: a typed field for each slot, whose values stay while the goal is edited. */

import {by, button, make} from "./dom.js";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const TYPES = {number: "Number", percent: "Percentage", money: "Amount of money", date: "Date", words: "Text"};
const WIDE = 24;
let values = {}, refusals = {}, listeners = [];

const nameOf = slot => `${slot.name} ${slot.type}`;
/* Be told of every change; returns what ends that. */
export function onValues(work) {
  listeners.push(work);
  return () => { listeners = listeners.filter(one => one !== work); };
}
export const kept = () => values;
/* Start with these values: none for another goal, those of the draft for a page that is opened again. */
export function reset(to = {}) {
  values = to;
  refusals = {};
}
function put(slot, value) {
  values = {...values, [nameOf(slot)]: value};
  delete refusals[nameOf(slot)];
  for (const work of listeners) work();
}

function iso(text) {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text;
  const [day, month, year] = text.split(" "), at = MONTHS.indexOf(month);
  return at < 0 ? "" : `${year}-${String(at + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
function inWords(value) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  return found ? `${+found[3]} ${MONTHS[found[2] - 1]} ${found[1]}` : value;
}
/* What was typed; what is proposed where nothing was; "" for neither. */
export function valueOf(slot) {
  const typed = values[nameOf(slot)];
  if (typed === undefined) return slot.proposal ?? "";
  const value = typed.trim();
  if (slot.type === "date") return inWords(value);
  return slot.type === "percent" && /^[-+]?[\d.,\s]+$/.test(value) ? value + "%" : value;
}
export const isOpen = slot => !valueOf(slot);
export const isRefused = slot => nameOf(slot) in refusals;
/* The slots with their values as the server checks them, and what it says against them. */
export const toCheck = slots => slots.filter(slot => !isOpen(slot)).map(slot => ({name: slot.name, type: slot.type, value: valueOf(slot)}));
export function refuse(slots, told) {
  for (const slot of slots) {
    if (told[slot.name]) refusals[nameOf(slot)] = told[slot.name];
    else delete refusals[nameOf(slot)];
  }
  for (const field of document.querySelectorAll("[data-slot]")) showRefusal(field);
}
function showRefusal(field) {
  const said = refusals[field.dataset.key] ?? "", box = by(field.id + "-wrong");
  field.setAttribute("aria-invalid", said !== "");
  if (box) {
    box.textContent = said ? said.charAt(0).toUpperCase() + said.slice(1) + "." : "";
    box.hidden = !said;
  }
}
/* A text with its slots filled as far as there are values. */
export function filled(made) {
  let out = made.text;
  for (const slot of [...made.slots].sort((a, b) => b.start - a.start)) {
    const value = valueOf(slot);
    if (value) out = out.slice(0, slot.start) + value + out.slice(slot.end);
  }
  return out;
}

/* A field with its question, what is proposed, and the server's objection. `prefix` keeps two forms of one page apart. */
export function field(slot, prefix) {
  const box = make("div", (slot.example ?? "").length > WIDE ? "slot wide" : "slot"), id = `${prefix}-${slot.name}`, input = make("input");
  const label = make("label", "", slot.question);
  label.htmlFor = input.id = id;
  if (slot.optional) label.append(make("span", "meta", " (optional)"));
  input.type = slot.type === "date" ? "date" : "text";
  input.inputMode = slot.type === "number" || slot.type === "percent" ? "decimal" : "text";
  input.autocomplete = "off";
  input.dataset.slot = slot.name;
  input.dataset.key = nameOf(slot);
  if (slot.type !== "date" && slot.example) input.placeholder = slot.type === "words" ? `Such as ${slot.example}` : `${TYPES[slot.type]}, such as ${slot.example}`;
  const show = () => {
    const value = values[nameOf(slot)] ?? slot.proposal ?? "";
    if (document.activeElement !== input) input.value = slot.type === "date" ? iso(value) : value;
    box.classList.toggle("proposed", values[nameOf(slot)] === undefined && Boolean(slot.proposal));
  };
  input.addEventListener("input", () => put(slot, input.value));
  input.addEventListener("keydown", event => { if (event.key === "Enter" && !event.ctrlKey) { event.preventDefault(); onward(input); } });
  const wrong = make("p", "wrong");
  wrong.id = id + "-wrong";
  wrong.setAttribute("role", "alert");
  input.setAttribute("aria-describedby", wrong.id);
  box.append(label, input);
  const offers = [slot.proposal, ...slot.alternatives].filter(Boolean);
  if (offers.length) {
    const row = make("p", "offers meta");
    row.append("Suggested: ", ...offers.map(value => button(value, "link", () => { input.blur(); put(slot, slot.type === "date" ? iso(value) : value); show(); })));
    box.append(row);
  }
  box.append(wrong);
  box.gone = onValues(show);
  show();
  wrong.hidden = true;
  queueMicrotask(() => showRefusal(input));
  return box;
}
/* Enter goes to the next field, and from the last one to what uses them all. */
function onward(input) {
  const form = input.closest("#card, #rewrite-card"), all = [...form.querySelectorAll("[data-slot]")];
  (all[all.indexOf(input) + 1] ?? form.querySelector(".fix, .use")).focus();
}
/* Take forms away, with what they listened to. */
export function drop(box) {
  for (const one of box.querySelectorAll(".slot, .preview")) one.gone();
  box.replaceChildren();
}
