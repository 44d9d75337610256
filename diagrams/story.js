"use strict";
// One step at a time; without this script all steps stand below each other.
const steps = [...document.querySelectorAll("section")];
const [back, next, full, count] = ["back", "next", "full", "count"].map((id) => document.getElementById(id));
let at = 0;
function show(to) {
  at = Math.max(0, Math.min(steps.length - 1, to));
  steps.forEach((step, place) => step.classList.toggle("now", place === at));
  back.disabled = at === 0;
  next.disabled = at >= steps.length - 1;
  count.value = steps.length ? `${at + 1} / ${steps.length}` : "";
  if (steps.length && location.hash !== `#${at + 1}`) history.replaceState(null, "", `#${at + 1}`);
}
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (KEYS[event.key]) show(at + KEYS[event.key]);
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(steps.length - 1);
  else return;
  event.preventDefault();
});
back.addEventListener("click", () => show(at - 1));
next.addEventListener("click", () => show(at + 1));
full.addEventListener("click", () => document.documentElement.requestFullscreen?.());
addEventListener("hashchange", () => show((parseInt(location.hash.slice(1), 10) || 1) - 1));
document.body.classList.add("turns");
show((parseInt(location.hash.slice(1), 10) || 1) - 1);
