/* What this browser keeps for its user: the draft, the last goals, what was dismissed. Nothing of it is sent. */

const PREFIX = "smartcritic.";
export const MOST_RECENT = 20;

export function load(name, fallback) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name)) ?? fallback;
  } catch {
    return fallback;
  }
}
export function save(name, value) {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch { /* storage is switched off or full: the page works without */ }
}
export function forget() {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch { /* storage is switched off */ }
}

/* The last goals, newest first; one that grew out of the newest takes its place. */
export function remember(text, score) {
  const kept = load("recent", []).filter(one => one.text !== text);
  if (kept[0] && (text.startsWith(kept[0].text) || kept[0].text.startsWith(text))) kept.shift();
  save("recent", [{text, score}, ...kept].slice(0, MOST_RECENT));
}

/* The address of the page with this goal and its context behind the #, which is not sent to the server. */
export function link(text, context) {
  const held = new URLSearchParams({goal: text});
  for (const [name, value] of Object.entries(context)) if (value) held.set(name, value);
  return `${location.origin}${location.pathname}#${held}`;
}
/* The goal and context that the address carries, if it does; the address is cleared of it, since the draft is kept from here on. */
export function linked() {
  const held = new URLSearchParams(location.hash.slice(1));
  if (!held.has("goal")) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return Object.fromEntries(held);
}
