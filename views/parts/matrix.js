// The matrix of countries and fields: a grid that the keyboard can walk, drawn with textContent only.

const grids = new WeakMap();
const SVG = "http://www.w3.org/2000/svg";
const RADIUS = { named: 9, regional: 6.5, general: 4.5 };

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

function mark(cell) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const circle = document.createElementNS(SVG, "circle");
  circle.setAttribute("cx", "12");
  circle.setAttribute("cy", "12");
  circle.setAttribute("class", `mark ${cell.state}`);
  circle.setAttribute("r", cell.state === "unasked" ? 2.5 : RADIUS[cell.strength] ?? 6.5);
  svg.append(circle);
  if (cell.state === "answered" && cell.strength === "named") {
    const count = document.createElementNS(SVG, "text");
    count.setAttribute("x", "12");
    count.setAttribute("y", "15.600");
    count.setAttribute("class", "count");
    count.textContent = cell.n > 99 ? "99+" : cell.n;
    svg.append(count);
  }
  return svg;
}

class Grid {
  constructor(root) {
    this.root = root;
    this.frame = root.querySelector(".mx-frame");
    this.legend = root.querySelector(".mx-legend");
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.frame.addEventListener("click", (event) => {
      const cell = event.target.closest?.("td[data-r]");
      if (cell) this.pick(cell);
    });
  }

  update(data, send) {
    this.send = send;
    const shape = JSON.stringify([data.rows, data.cols, data.cells, data.words]);
    if (shape !== this.shape) this.draw(data);
    this.shape = shape;
    this.data = data;
    this.select(data.selected);
    this.root.dataset.ready = "1";
  }

  draw(data) {
    this.root.classList.toggle("zh", data.lang === "zh");
    this.legend.replaceChildren(...data.legend.map((entry) => el("li", {}, mark(entry), el("span", { text: entry.name }))));
    const head = el("tr", {}, el("th", { scope: "col", class: "corner", text: data.words.corner }));
    for (const column of data.cols) head.append(el("th", { scope: "col", class: "field" }, el("span", { text: column.name })));
    const body = el("tbody");
    data.rows.forEach((row, r) => {
      const line = el("tr", {}, el("th", { scope: "row", text: row.name }));
      data.cols.forEach((column, c) => {
        const cell = data.cells[`${row.id}.${column.id}`];
        const box = el("td", { "data-r": r, "data-c": c, tabindex: "-1", role: "gridcell",
          "aria-label": cell ? cell.label : `${row.name}, ${column.name}: ${data.words.neither}` });
        if (cell) { box.dataset.cell = `${row.id}.${column.id}`; box.title = cell.label; box.append(mark(cell)); }
        line.append(box);
      });
      body.append(line);
    });
    this.frame.replaceChildren(el("table", { role: "grid", "aria-label": data.words.grid },
      el("thead", {}, head), body));
    const first = this.frame.querySelector("td[data-cell]") ?? this.frame.querySelector("td");
    first?.setAttribute("tabindex", "0");
  }

  at(r, c) {
    return this.frame.querySelector(`td[data-r="${r}"][data-c="${c}"]`);
  }

  pressed(event) {
    const cell = event.target.closest?.("td[data-r]");
    if (!cell) return;
    const [r, c] = [Number(cell.dataset.r), Number(cell.dataset.c)];
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) {
      event.preventDefault();
      const next = this.at(r + step[0], c + step[1]);
      if (!next) return;
      this.frame.querySelectorAll("td[tabindex='0']").forEach((other) => other.setAttribute("tabindex", "-1"));
      next.setAttribute("tabindex", "0");
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.pick(cell);
    }
  }

  pick(cell) {
    if (!cell.dataset.cell) return;
    this.select(cell.dataset.cell);
    this.send("cell", cell.dataset.cell);
  }

  select(key) {
    this.frame.querySelectorAll("td[aria-selected='true']").forEach((cell) => cell.setAttribute("aria-selected", "false"));
    if (!key) return;
    const cell = this.frame.querySelector(`td[data-cell="${CSS.escape(key)}"]`);
    if (!cell) return;
    cell.setAttribute("aria-selected", "true");
    if (this.seen !== key) {
      const box = cell.getBoundingClientRect();
      const frame = this.frame.getBoundingClientRect();
      if (box.bottom > frame.bottom || box.top < frame.top + 60) this.frame.scrollTop += box.top - frame.top - frame.height / 2;
      if (box.right > frame.right || box.left < frame.left + 160) this.frame.scrollLeft += box.left - frame.left - frame.width / 2;
    }
    this.seen = key;
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".mx");
  if (!grids.has(root)) grids.set(root, new Grid(root));
  grids.get(root).update(data, setTriggerValue);
  return () => {};
}
