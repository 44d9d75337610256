// The network year by year: nodes stand where they always stand, and come when their first record does.

const films = new WeakMap();
const TOP = 10;

class Film {
  constructor(root) {
    this.root = root;
    const part = (name) => root.querySelector(name);
    this.range = part("input");
    this.year = part(".gr-year");
    this.said = part(".gr-said");
    this.list = part(".gr-list");
    this.buttons = Object.fromEntries([...root.querySelectorAll("button[data-do]")].map((button) => [button.dataset.do, button]));
    this.dots = new Dots(part(".gr-net"), (id) => this.send("open", id));
    this.range.addEventListener("input", () => { this.pause(); this.go(Number(this.range.value)); this.keep(); });
    const steps = { first: () => 0, back: () => this.at - 1, next: () => this.at + 1, last: () => this.data.stages.length - 1 };
    for (const [name, where] of Object.entries(steps))
      this.buttons[name].addEventListener("click", () => { this.pause(); this.go(where()); this.keep(); });
    this.buttons.play.addEventListener("click", () => (this.timer ? this.pause(true) : this.play()));
    watchTheme(root, () => this.dots.paint());
  }

  update(data, send) {
    this.send = send;
    const shape = JSON.stringify([data.stages.length, data.measure, data.lang, data.about]);
    if (shape !== this.shape) {
      this.shape = shape;
      this.data = data;
      this.range.max = data.stages.length - 1;
      this.range.setAttribute("aria-label", data.words.range);
      for (const [name, button] of Object.entries(this.buttons)) {
        button.title = data.words[name];
        button.setAttribute("aria-label", data.words[name]);
      }
      this.root.querySelector(".gr-head").textContent = data.words.head;
      this.dots.give(data.nodes, data.words.picture, data.ink);
      const wanted = data.stages.findIndex((stage) => stage.year === data.year);
      this.pause();
      this.go(wanted >= 0 ? wanted : data.stages.length - 1);
    }
    this.root.dataset.ready = "1";
  }

  play() {
    if (this.at >= this.data.stages.length - 1) this.go(0);
    this.timer = setInterval(() => {
      if (this.at >= this.data.stages.length - 1) this.pause(true);
      else this.go(this.at + 1);
    }, 700);
    this.state();
  }

  pause(keep = false) {
    clearInterval(this.timer);
    this.timer = null;
    if (this.data) this.state();
    if (keep) this.keep();
  }

  state() {
    const playing = Boolean(this.timer);
    const label = playing ? this.data.words.pause : this.data.words.play;
    this.root.dataset.playing = playing ? "1" : "";
    this.buttons.play.title = label;
    this.buttons.play.setAttribute("aria-label", label);
    this.buttons.play.querySelector("path").setAttribute("d", playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M4.500 2.500v11l9-5.500z");
  }

  keep() {
    const last = this.at === this.data.stages.length - 1;
    remember("year", last ? "" : String(this.data.stages[this.at].year));
  }

  go(at) {
    const { stages, edges, nodes, words, plan } = this.data;
    this.at = Math.min(Math.max(at, 0), stages.length - 1);
    const stage = stages[this.at];
    this.range.value = this.at;
    this.range.setAttribute("aria-valuetext", String(stage.year));
    const within = plan && stage.year >= plan[0] && stage.year <= plan[1];
    this.year.textContent = within ? `${stage.year} · ${words.plan}` : String(stage.year);
    this.year.classList.toggle("plan", Boolean(within));
    this.said.textContent = stage.said;
    const shown = new Map();
    const top = stage.first[0]?.count ?? 0; // sizes compare the actors of one year
    for (const node of nodes) {
      if (node.since > this.at) continue;
      const score = node.scores[this.at - node.since] ?? 0;
      shown.set(node.id, Math.sqrt(6 + 190 * (top ? score / top : 0)));
    }
    const ties = edges.filter((edge) => edge[2] <= this.at).map(([from, to]) => [nodes[from].id, nodes[to].id, 1]);
    const said = new Map(stage.first.map((item) => [item.id, item.note]));
    this.dots.show(shown, ties, stage.first.map((item) => item.id), said);
    bars(this.list, stage.first.slice(0, TOP), top);
    this.buttons.first.disabled = this.buttons.back.disabled = this.at === 0;
    this.buttons.next.disabled = this.buttons.last.disabled = this.at === stages.length - 1;
    Object.assign(this.root.dataset, { year: stage.year, nodes: shown.size, edges: ties.length });
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".gr");
  if (!films.has(root)) films.set(root, new Film(root));
  films.get(root).update(data, setTriggerValue);
  return () => films.get(root)?.pause();
}
