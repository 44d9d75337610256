// Shared by the pictures of time: small helpers, and a network on a canvas whose nodes never move.

const SVG = "http://www.w3.org/2000/svg";

function draw(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

function isDark(element) {
  const probe = el("span", { style: "color: var(--st-background-color, #ffffff)" });
  element.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < 128;
}

// Calls back when the theme of the page changes: its class or style stands on some element above.
function watchTheme(root, call) {
  let before = isDark(root);
  const look = () => {
    const now = isDark(root);
    if (now !== before) { before = now; call(); }
  };
  const watch = new MutationObserver(look);
  for (let up = root.parentNode; up; up = up.parentNode ?? up.host)
    if (up instanceof Element) watch.observe(up, { attributes: true, attributeFilter: ["class", "style"] });
  globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(look, 60));
  return watch;
}

// The address holds the state of the page without asking the server.
function remember(name, value) {
  const address = new URL(window.location.href);
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
  window.history.replaceState(window.history.state, "", address);
}

class Dots {
  constructor(box, pick) {
    this.box = box;
    this.pick = pick;
    this.canvas = el("canvas", { role: "img" });
    this.tip = el("div", { class: "dots-tip", hidden: "" });
    box.replaceChildren(this.canvas, this.tip);
    this.canvas.addEventListener("pointermove", (event) => this.hover(event));
    this.canvas.addEventListener("pointerleave", () => { this.tip.hidden = true; });
    this.canvas.addEventListener("click", (event) => {
      const node = this.at(event);
      if (node) this.pick(node.id);
    });
    new ResizeObserver(() => this.paint()).observe(box);
  }

  // nodes: [{id, name, x, y, outline, hollow, color}], where a place never changes.
  give(nodes, label, ink) {
    this.nodes = nodes;
    this.ink = ink;
    this.byId = new Map(nodes.map((node) => [node.id, node]));
    this.canvas.setAttribute("aria-label", label);
    const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
    this.bounds = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }

  // shown: Map id -> radius in pixels; edges: [[id, id, strength]]; named: ids whose name is written.
  show(shown, edges, named, said = new Map()) {
    Object.assign(this, { shown, edges, named, said });
    this.paint();
  }

  place(node) {
    const [x0, y0, x1, y1] = this.bounds;
    return [
      30 + ((node.x - x0) / (x1 - x0 || 1)) * (this.width - 60),
      20 + ((node.y - y0) / (y1 - y0 || 1)) * (this.height - 50),
    ];
  }

  paint() {
    if (!this.shown || !this.box.clientWidth) return;
    const ratio = window.devicePixelRatio || 1;
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    this.canvas.width = this.width * ratio;
    this.canvas.height = this.height * ratio;
    const mode = isDark(this.box) ? "dark" : "light";
    const style = getComputedStyle(this.box);
    const colour = (name) => style.getPropertyValue(name).trim();
    const ground = colour("--st-background-color") || "#ffffff";
    const pen = this.canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    pen.strokeStyle = this.ink[mode];
    for (const [from, to, strength] of this.edges) {
      const [x1, y1] = this.place(this.byId.get(from)), [x2, y2] = this.place(this.byId.get(to));
      pen.globalAlpha = 0.55;
      pen.lineWidth = Math.min(3, 0.6 + 0.5 * strength);
      pen.beginPath();
      pen.moveTo(x1, y1);
      pen.lineTo(x2, y2);
      pen.stroke();
    }
    pen.globalAlpha = 1;
    this.drawn = [];
    for (const [id, radius] of this.shown) {
      const node = this.byId.get(id);
      const [x, y] = this.place(node);
      pen.fillStyle = node.hollow ? ground : node.color[mode];
      pen.strokeStyle = node.hollow ? node.color[mode] : ground;
      pen.lineWidth = node.hollow ? 1.8 : 0.8;
      pen.beginPath();
      if (node.outline.length) node.outline.forEach(([dx, dy], at) => (at ? pen.lineTo : pen.moveTo).call(pen, x + dx * radius, y + dy * radius));
      else pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.closePath();
      pen.fill();
      pen.stroke();
      this.drawn.push([node, x, y, radius]);
    }
    this.write(pen, style, ground);
  }

  write(pen, style, ground) {
    pen.font = `12px ${style.fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "top";
    pen.lineJoin = "round";
    const taken = [];
    for (const id of this.named) {
      const found = this.drawn.find(([node]) => node.id === id);
      if (!found) continue;
      const [node, x, y, radius] = found;
      const text = node.name.length > 22 ? `${node.name.slice(0, 21)}…` : node.name;
      const half = pen.measureText(text).width / 2 + 3;
      const at = Math.min(Math.max(x, half), this.width - half);
      const box = [at - half, y + radius + 2, at + half, y + radius + 17];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      pen.strokeStyle = ground;
      pen.lineWidth = 3;
      pen.strokeText(text, at, y + radius + 3);
      pen.fillStyle = style.color;
      pen.fillText(text, at, y + radius + 3);
    }
  }

  at(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let best = null, near = 10;
    for (const [node, nx, ny, radius] of this.drawn ?? []) {
      const distance = Math.hypot(nx - x, ny - y) - radius;
      if (distance < near) { near = distance; best = node; }
    }
    return best;
  }

  hover(event) {
    const node = this.at(event);
    this.canvas.style.cursor = node ? "pointer" : "default";
    this.tip.hidden = !node;
    if (!node) return;
    const box = this.box.getBoundingClientRect();
    this.tip.textContent = [node.name, this.said.get(node.id)].filter(Boolean).join(" · ");
    this.tip.style.left = `${Math.min(event.clientX - box.left + 12, Math.max(0, box.width - 240))}px`;
    this.tip.style.top = `${event.clientY - box.top + 14}px`;
  }
}

function bars(list, items, whole) {
  list.replaceChildren(...items.map(({ id, name, count, note }) => el("li", { "data-id": id, "data-n": count },
    el("span", { class: "b-name", text: name, title: name }),
    el("span", { class: "b-line" }, el("i", { style: `width:${whole ? (100 * count) / whole : 0}%` })),
    el("span", { class: "b-n", text: note ?? String(count) }))));
}
