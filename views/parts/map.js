// The map and the tile grid: both show the same countries with the same figures, and a click chooses one.

const maps = new WeakMap();

function spotMark(spot, x, y, r) {
  if (spot.territory) return [draw("rect", { class: "square", x: x - r * 0.8, y: y - r * 0.8, width: r * 1.6, height: r * 1.6 })];
  if (spot.state === "answered") return [draw("circle", { class: "full", cx: x, cy: y, r })];
  if (spot.state === "missing") return [draw("circle", { class: "ring", cx: x, cy: y, r })];
  if (spot.state === "partly") return [draw("circle", { class: "ring", cx: x, cy: y, r }), draw("circle", { class: "core", cx: x, cy: y, r: r * 0.48 })];
  return [draw("circle", { class: spot.state === "nothing" ? "dot faint" : "dot", cx: x, cy: y, r: r * 0.8 })];
}

function tool(label, path, call) {
  const svg = draw("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" },
    draw("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": "1.6" }));
  return el("button", { type: "button", title: label, "aria-label": label, on: { click: call } }, svg);
}

class Places {
  constructor(root) {
    this.root = root;
    this.stage = root.querySelector(".mp-stage");
    this.legend = root.querySelector(".mp-legend");
    this.tip = root.querySelector(".mp-tip");
    this.root.addEventListener("pointermove", (event) => this.hover(event));
    this.root.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.root.addEventListener("click", (event) => {
      const spot = event.target.closest?.("[data-id]");
      if (spot) this.pick(spot.dataset.id);
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
  }

  update(data, send) {
    this.send = send;
    const shape = JSON.stringify([data.about, data.view, data.lang, data.spots.length]);
    this.data = data;
    if (shape !== this.shape) {
      const begun = performance.now();
      this.shape = shape;
      this.byId = new Map(data.spots.map((spot) => [spot.id, spot]));
      this.root.style.setProperty("--mp-land", `light-dark(${data.land.light}, ${data.land.dark})`);
      this.explain();
      if (data.view === "map") this.drawMap();
      else this.drawTiles();
      requestAnimationFrame(() => setTimeout(() => { this.root.dataset.took = (performance.now() - begun).toFixed(1); }));
    }
    this.select(data.selected);
    this.root.dataset.view = data.view;
    this.root.dataset.ready = "1";
  }

  explain() {
    this.legend.replaceChildren(...this.data.legend.map((entry) => {
      const svg = draw("svg", { viewBox: "0 0 22 16", "aria-hidden": "true" });
      if (entry.line) svg.append(draw("line", { class: `mp-arc ${entry.line}`, x1: 1, x2: 21, y1: 8, y2: 8, "stroke-width": 2 }));
      else svg.append(draw("g", { class: "mp-spot" }, ...spotMark(entry, 11, 8, 5)));
      return el("li", {}, svg, el("span", { text: entry.name }));
    }));
  }

  drawMap() {
    const { width, height, outline, lakes, arcs, spots, home, words } = this.data;
    this.box = [0, 0, width, height];
    const svg = draw("svg", { viewBox: this.box.join(" "), role: "group", "aria-label": words.map });
    svg.append(draw("path", { class: "mp-land", d: outline }), draw("path", { class: "mp-lake", d: lakes }));
    for (const arc of arcs) svg.append(draw("path", { class: `mp-arc ${arc.part}`, "data-of": arc.id, d: arc.d, "stroke-width": arc.width }));
    svg.append(draw("path", { class: "mp-home", d: home }));
    spots.forEach((spot, at) => {
      const node = draw("g", { class: "mp-spot", "data-id": spot.id, tabindex: at ? "-1" : "0", role: "button", "aria-label": spot.said, "aria-pressed": "false" },
        draw("circle", { class: "hit", cx: spot.x, cy: spot.y, r: Math.max(6, spot.r + 2) }), ...spotMark(spot, spot.x, spot.y, spot.r));
      svg.append(node);
    });
    for (const name of this.data.names) svg.append(draw("text", { class: "mp-name", x: name.x, y: name.y, "text-anchor": name.anchor, "font-size": name.size, text: name.text }));
    this.svg = svg;
    const tools = el("div", { class: "mp-tools" },
      tool(words.closer, "M8 3v10M3 8h10", () => this.zoom(1 / 1.5)),
      tool(words.farther, "M3 8h10", () => this.zoom(1.5)),
      tool(words.whole, "M4 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M8 1v3M8 12v3M1 8h3M12 8h3", () => this.look([0, 0, width, height])));
    this.stage.replaceChildren(svg, tools);
    this.pan();
  }

  look(box) {
    const { width, height } = this.data;
    const wide = Math.min(width, Math.max(width / 12, box[2]));
    const tall = (wide * height) / width;
    this.box = [Math.min(Math.max(0, box[0]), width - wide), Math.min(Math.max(0, box[1]), height - tall), wide, tall];
    this.svg.setAttribute("viewBox", this.box.join(" "));
  }

  zoom(factor) {
    const [x, y, wide, tall] = this.box;
    this.look([x + (wide * (1 - factor)) / 2, y + (tall * (1 - factor)) / 2, wide * factor, tall * factor]);
  }

  pan() {
    let from = null;
    this.svg.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("[data-id]")) from = [event.clientX, event.clientY, ...this.box];
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (!from) return;
      const scale = this.box[2] / this.svg.clientWidth;
      this.look([from[2] - (event.clientX - from[0]) * scale, from[3] - (event.clientY - from[1]) * scale, this.box[2], this.box[3]]);
    });
    for (const name of ["pointerup", "pointerleave", "pointercancel"]) this.svg.addEventListener(name, () => { from = null; });
  }

  drawTiles() {
    const groups = this.data.groups.map((group) => {
      const list = el("ul", { class: "mp-tiles" });
      for (const id of group.ids) {
        const spot = this.byId.get(id);
        const svg = draw("svg", { class: "mp-spot", viewBox: "0 0 14 14", "aria-hidden": "true" }, ...spotMark(spot, 7, 7, 5));
        list.append(el("li", {}, el("button", { type: "button", class: `mp-tile ${spot.state}`, "data-id": id, "aria-label": spot.said, "aria-pressed": "false" },
          el("span", { class: "n", text: spot.name }), el("span", { class: "f" }, svg, el("span", { text: spot.figure })))));
      }
      return el("section", {}, el("h3", {}, document.createTextNode(group.name), el("span", { text: String(group.ids.length) })), list);
    });
    this.stage.replaceChildren(el("div", { class: "mp-groups" }, ...groups));
  }

  key(event) {
    const spot = event.target.closest?.(".mp-spot[data-id]");
    if (!spot) return;
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); this.pick(spot.dataset.id); return; }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [...this.stage.querySelectorAll(".mp-spot[data-id]")];
    const next = all[(all.indexOf(spot) + step + all.length) % all.length];
    spot.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  }

  pick(id) {
    this.select(id);
    this.send("country", id);
  }

  select(id) {
    this.stage.classList.toggle("chosen", Boolean(id));
    this.stage.querySelectorAll("[aria-pressed]").forEach((node) => node.setAttribute("aria-pressed", String(node.dataset.id === id)));
    this.stage.querySelectorAll(".mp-arc").forEach((arc) => arc.classList.toggle("on", arc.dataset.of === id));
    this.root.dataset.selected = id ?? "";
  }

  hover(event) {
    const node = event.target.closest?.("[data-id]");
    this.tip.hidden = !node;
    if (!node) return;
    const box = this.root.getBoundingClientRect();
    this.tip.textContent = this.byId.get(node.dataset.id).said;
    this.tip.style.left = `${Math.min(event.clientX - box.left + 12, Math.max(0, box.width - 270))}px`;
    this.tip.style.top = `${event.clientY - box.top + 14}px`;
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".mp");
  if (!maps.has(root)) maps.set(root, new Places(root));
  maps.get(root).update(data, setTriggerValue);
  return () => {};
}
