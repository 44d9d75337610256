// A story, one step at a time. Every text goes in by textContent; pictures are images, in which no script runs.

const kept = new WeakMap();
const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

function show(state, to, tell = true) {
  const { root, data } = state;
  const at = Math.max(0, Math.min(data.steps.length - 1, to));
  const step = data.steps[at];
  state.at = at;
  root.dataset.at = String(at + 1);
  root.querySelector(".tale-count").value = `${at + 1} / ${data.steps.length}`;
  root.querySelector(".tale-title").textContent = step.title;
  root.querySelector(".tale-note").textContent = step.note;
  const picture = root.querySelector(".tale-picture");
  picture.src = step.picture;
  picture.alt = step.title;
  root.querySelector(".tale-back").disabled = at === 0;
  root.querySelector(".tale-next").disabled = at === data.steps.length - 1;
  // In full screen the page behind is not run again; it hears of the step when full screen ends.
  if (tell && !document.fullscreenElement) state.setStateValue("at", at);
}

export default function ({ parentElement, data, setStateValue }) {
  const root = parentElement.querySelector(".tale");
  if (!root || !data) return;
  let state = kept.get(root);
  if (!state) {
    state = { root, at: 0 };
    kept.set(root, state);
    const go = (by) => show(state, state.at + by);
    root.querySelector(".tale-back").addEventListener("click", () => go(-1));
    root.querySelector(".tale-next").addEventListener("click", () => go(1));
    root.querySelector(".tale-full").addEventListener("click", () => {
      root.requestFullscreen?.().then(() => root.focus()).catch(() => {});
    });
    root.addEventListener("fullscreenchange", () => show(state, state.at));
    root.addEventListener("keydown", (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (KEYS[event.key]) go(KEYS[event.key]);
      else if (event.key === "Home") show(state, 0);
      else if (event.key === "End") show(state, state.data.steps.length - 1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
  const fresh = state.data?.token !== data.token;
  Object.assign(state, { data, setStateValue });
  root.setAttribute("aria-label", data.words.label);
  for (const name of ["back", "next", "full"]) root.querySelector(`.tale-${name}`).textContent = data.words[name];
  show(state, fresh ? data.at : state.at, false);
}
