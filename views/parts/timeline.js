// Records by year with a brush: what is brushed decides at once what the pictures below show.

const charts = new WeakMap();

class Chart {
  constructor(root) {
    this.root = root;
    const part = (name) => root.querySelector(name);
    this.frame = part(".tl-chart");
    this.legend = part(".tl-legend");
    this.said = part(".tl-said");
    this.clear = part(".tl-clear");
    this.kinds = part(".tl-kinds");
    this.countries = part(".tl-countries");
    this.body = part(".tl-table tbody");
    this.dots = new Dots(part(".tl-net"), (id) => this.send("open", id));
    this.clear.addEventListener("click", () => { this.brush(null); this.commit(); });
    this.tools = part(".tl-heads");
    new ResizeObserver(() => this.data && this.redraw()).observe(this.frame);
    watchTheme(root, () => this.dots.paint());
  }

  update(data, send) {
    this.send = send;
    const shape = JSON.stringify([data.columns, data.bands, data.lang, data.records.length, data.about]);
    const span = JSON.stringify(data.span);
    if (shape !== this.shape) {
      this.shape = shape;
      this.data = data;
      this.span = data.span;
      this.names = new Map(data.nodes.map((node) => [node.id, node.name]));
      for (const [name, text] of Object.entries(data.heads)) {
        const head = this.root.querySelector(`[data-head=${name}]`);
        if (head) head.textContent = text;
      }
      this.clear.textContent = data.words.clear;
      this.root.querySelector(".tl-table").setAttribute("aria-label", data.words.table);
      this.dots.give(data.nodes, data.words.network, data.ink);
      this.redraw();
      this.apply();
    } else if (span !== this.given) {
      this.data = data;
      this.brush(data.span);
    }
    this.given = span;
    this.root.dataset.ready = "1";
  }

  redraw() {
    const { columns, undated, bands, plan, words } = this.data;
    const wide = Math.max(280, this.frame.clientWidth);
    const tall = 340;
    const every = [...columns, undated];
    const up = Math.max(1, ...every.map((column) => column.started));
    const down = Math.max(0, ...every.map((column) => column.ended));
    const left = 30, top = 26;
    this.pitch = (wide - left - 22) / (every.length + 0.9);
    this.left = left;
    const unit = (tall - top - 30 - 18) / (up + down);
    const base = top + up * unit;
    const lower = base + 20;
    const svg = draw("svg", { width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}`, role: "group", "aria-label": words.chart });
    if (plan && columns.length) {
      const x = left + this.pitch * (plan[0] - columns[0].year);
      const width = this.pitch * (plan[1] - plan[0] + 1);
      svg.append(draw("rect", { class: "tl-plan", x, y: 0, width, height: tall }),
        draw("text", { class: "tl-planname", x: x + width / 2, y: 12, text: words.plan }));
    }
    const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => up / size <= 5) ?? 2000;
    for (let value = 0; value <= up; value += step)
      svg.append(draw("line", { class: "tl-grid", x1: left, x2: wide - 4, y1: base - value * unit, y2: base - value * unit }),
        draw("text", { class: "tl-scale", x: left - 5, y: base - value * unit + 4, text: value }));
    const years = Math.max(1, Math.ceil(34 / this.pitch));
    every.forEach((column, at) => {
      const x = left + this.pitch * (at + (column.year === null ? 0.9 : 0));
      const group = draw("g", { class: "tl-col", "data-year": column.year ?? "none", "data-started": column.started, "data-ended": column.ended });
      group.append(draw("title", { text: column.label }));
      let y = base;
      bands.forEach((band, number) => {
        const part = column.parts[number];
        if (!part) return;
        const height = part * unit;
        y -= height;
        group.append(draw("rect", { class: "tl-part", "data-band": band.id, "data-part": part, x: x + this.pitch * 0.1, y,
          width: this.pitch * 0.8, height: Math.max(0.4, height - 0.6), style: `fill:light-dark(${band.color.light},${band.color.dark})` }));
      });
      if (column.started && this.pitch > 13)
        group.append(draw("text", { class: "tl-n", x: x + this.pitch / 2, y: y - 3, text: column.started }));
      if (column.ended) {
        group.append(draw("rect", { class: "tl-end", x: x + this.pitch * 0.1 + 0.5, y: lower, width: this.pitch * 0.8 - 1, height: column.ended * unit }));
        if (this.pitch > 13)
          group.append(draw("text", { class: "tl-n quiet", x: x + this.pitch / 2, y: lower + column.ended * unit + 11, text: column.ended }));
      }
      const shown = column.year === null || (years === 1 ? true : column.year % (years > 5 ? 10 : 5) === 0);
      if (shown) group.append(draw("text", { class: "tl-year", x: x + this.pitch / 2, y: base + 14, text: column.year ?? words.undated }));
      svg.append(group);
    });
    this.shade = draw("rect", { class: "tl-brush", y: 16, height: tall - 16, rx: 3 });
    this.area = draw("rect", { class: "tl-area", x: left, y: 0, width: this.pitch * columns.length, height: tall });
    this.ends = ["from", "to"].map((name, at) => draw("rect", { class: "tl-handle", y: (top + base) / 2 - 18, width: 10, height: 36, rx: 3, tabindex: "0",
      role: "slider", "aria-label": words[name], "aria-valuemin": columns[0]?.year, "aria-valuemax": columns.at(-1)?.year, "data-end": at }));
    svg.append(this.shade, this.area, ...this.ends);
    this.frame.replaceChildren(svg);
    this.drag(svg);
    this.legend.replaceChildren(...bands.map((band) => el("li", { "data-band": band.id },
      el("i", { style: `background:light-dark(${band.color.light},${band.color.dark})` }), el("span", { text: band.name }))),
      el("li", {}, el("i", { class: "tl-endmark" }), el("span", { text: words.ended })));
    this.outline();
  }

  yearAt(event) {
    const box = this.frame.getBoundingClientRect();
    const { columns } = this.data;
    const at = Math.floor((event.clientX - box.left - this.left) / this.pitch);
    return columns[Math.min(Math.max(at, 0), columns.length - 1)].year;
  }

  drag(svg) {
    let start = null;
    const begin = (event, anchor) => {
      event.preventDefault();
      start = anchor;
      svg.setPointerCapture(event.pointerId);
    };
    this.area.addEventListener("pointerdown", (event) => {
      begin(event, this.yearAt(event));
      this.brush([start, start]);
    });
    this.ends.forEach((handle, at) => {
      handle.addEventListener("pointerdown", (event) => {
        const [from, to] = this.whole();
        begin(event, at ? from : to);
        handle.focus();
      });
      handle.addEventListener("keydown", (event) => this.key(event, at));
    });
    svg.addEventListener("pointermove", (event) => {
      if (start === null) return;
      const now = this.yearAt(event);
      this.brush([Math.min(start, now), Math.max(start, now)]);
    });
    const end = () => { if (start !== null) { start = null; this.commit(); } };
    svg.addEventListener("pointerup", end);
    svg.addEventListener("pointercancel", end);
  }

  key(event, at) {
    const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    const { columns } = this.data;
    if (event.key === "Escape") { this.brush(null); this.commit(); return; }
    if (!step) return;
    event.preventDefault();
    const span = [...this.whole()];
    span[at] = Math.min(Math.max(span[at] + step, columns[0].year), columns.at(-1).year);
    if (span[0] > span[1]) span[1 - at] = span[at];
    this.brush(span);
    clearTimeout(this.later);
    this.later = setTimeout(() => this.commit(), 500);
  }

  whole() {
    const { columns } = this.data;
    return this.span ?? [columns[0]?.year, columns.at(-1)?.year];
  }

  brush(span) {
    const begun = performance.now();
    if (JSON.stringify(span) === JSON.stringify(this.span)) return;
    this.span = span;
    this.outline();
    this.apply();
    requestAnimationFrame(() => setTimeout(() => { this.root.dataset.took = (performance.now() - begun).toFixed(1); }));
  }

  commit() {
    const text = this.span ? this.span.join("-") : "";
    remember("span", text);
    this.given = JSON.stringify(this.span);
    this.send("span", text || "all");
  }

  outline() {
    const { columns } = this.data;
    if (!columns.length) return;
    const [from, to] = this.whole();
    const x1 = this.left + this.pitch * (from - columns[0].year);
    const x2 = this.left + this.pitch * (to - columns[0].year + 1);
    this.shade.setAttribute("x", x1);
    this.shade.setAttribute("width", x2 - x1);
    this.shade.style.display = this.span ? "" : "none";
    this.ends[0].setAttribute("x", x1 - 5);
    this.ends[1].setAttribute("x", x2 - 5);
    this.ends[0].setAttribute("aria-valuenow", from);
    this.ends[1].setAttribute("aria-valuenow", to);
    this.frame.querySelectorAll(".tl-col").forEach((column) => {
      const year = Number(column.dataset.year);
      column.classList.toggle("out", Boolean(this.span) && !(year >= from && year <= to));
    });
    this.clear.disabled = !this.span;
  }

  apply() {
    const { records, words, kinds, places } = this.data;
    const span = this.span;
    const found = span ? records.filter((record) => record.year >= span[0] && record.year <= span[1]) : records;
    const byKind = new Map(), byPlace = new Map(), ties = new Map(), degree = new Map();
    for (const record of found) {
      byKind.set(record.kind, (byKind.get(record.kind) ?? 0) + 1);
      for (const place of record.places) byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
      if (record.links) for (let i = 0; i < record.actors.length; i++) for (let j = i + 1; j < record.actors.length; j++) {
        const key = `${record.actors[i]}\n${record.actors[j]}`;
        ties.set(key, (ties.get(key) ?? 0) + 1);
      }
    }
    const ranked = (map, name) => [...map].map(([id, count]) => ({ id, count, name: name[id] ?? id }))
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
    const sorts = ranked(byKind, kinds);
    bars(this.kinds, sorts, sorts[0]?.count ?? 0);
    const countries = ranked(byPlace, places);
    bars(this.countries, countries.slice(0, 12), countries[0]?.count ?? 0);
    const rest = countries.length - 12;
    this.root.querySelector(".tl-more").textContent = rest > 0 ? words.more.replace("{n}", rest) : "";
    const edges = [...ties].map(([key, strength]) => [...key.split("\n"), strength]);
    for (const [from, to] of edges) for (const end of [from, to]) degree.set(end, (degree.get(end) ?? 0) + 1);
    const order = [...degree].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const shown = new Map(order.map(([id, n]) => [id, Math.sqrt(5 + 4 * n)]));
    const said = new Map(order.map(([id, n]) => [id, words.partners.replace("{n}", n)]));
    this.dots.show(shown, edges, order.slice(0, 14).map(([id]) => id), said);
    Object.assign(this.root.dataset, { n: found.length, nodes: shown.size, edges: edges.length });
    this.root.querySelector(".tl-netsaid").textContent = words.net.replace("{nodes}", shown.size).replace("{edges}", edges.length);
    this.said.textContent = (span ? (span[0] === span[1] ? words.year : words.span) : words.all)
      .replace("{first}", span?.[0]).replace("{last}", span?.[1]).replace("{n}", found.length).replace("{whole}", records.length);
    this.body.replaceChildren(...found.map((record) => el("tr", {},
      el("td", { class: "y", text: record.year ?? words.undated }),
      el("td", {}, el("button", { type: "button", text: record.name, on: { click: () => this.send("open", record.id) } })),
      el("td", { text: kinds[record.kind] ?? record.kind }),
      el("td", { text: record.places.map((place) => places[place] ?? place).join(words.comma) }))));
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".tl");
  if (!charts.has(root)) charts.set(root, new Chart(root));
  charts.get(root).update(data, setTriggerValue);
  return () => {};
}
