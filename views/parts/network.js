// The network on the page: draws what it is given and keeps what the reader did with it.
// Every text goes in by textContent; what stands in the data is never read as HTML.

const instances = new WeakMap();

function safeAddress(text) {
  try {
    const address = new URL(text);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

function theme(element) {
  const style = getComputedStyle(element);
  const read = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const probe = el("span", { style: `color:${read("--st-background-color", "#ffffff")}` });
  element.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
  probe.remove();
  const dark = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < 128;
  return {
    mode: dark ? "dark" : "light",
    text: read("--st-text-color", "#1b2733"),
    background: read("--st-background-color", "#ffffff"),
    line: dark ? "#7f8c99" : "#8a96a3",
    font: read("--st-font", "sans-serif"),
  };
}

class Picture {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector(".net-canvas");
    this.panel = root.querySelector(".net-panel");
    this.tools = root.querySelector(".net-tools");
    this.selection = null;
    this.filter = "";
  }

  update(data, send) {
    this.data = data;
    this.send = send;
    this.byId = new Map(data.nodes.map((node) => [node.id, node]));
    this.edgeById = new Map(data.edges.map((edge) => [edge.id, edge]));
    this.canvas.style.height = `${data.height}px`;
    this.panel.style.maxHeight = `${data.height}px`;
    this.canvas.setAttribute("aria-label", data.words.picture);
    if (!globalThis.vis) {
      // The library is a neighbour on the page; wait until it has arrived.
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.update(data, send), 15);
      return;
    }
    this.look = theme(this.root);
    if (!this.network) this.start();
    else this.change();
    this.drawTools();
    const wanted = this.selection ?? data.select;
    if (wanted && (this.byId.has(wanted) || this.edgeById.has(wanted))) this.select(wanted);
    else this.select(null);
    if (this.selection) this.remember(this.selection);
    this.root.dataset.ready = data.token;
  }

  start() {
    const vis = globalThis.vis;
    this.nodes = new vis.DataSet(this.data.nodes.map((node) => ({ ...this.nodeLook(node), x: node.x, y: node.y })));
    this.edges = new vis.DataSet(this.data.edges.map((edge) => this.edgeLook(edge)));
    this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, this.options());
    this.canvas.silkgraph = this.network;
    this.network.on("click", (event) => this.clicked(event));
    this.network.on("doubleClick", (event) => {
      if (event.nodes.length && this.data.acts) this.act("expand", event.nodes[0]);
    });
    this.network.on("hoverNode", () => (this.canvas.style.cursor = "pointer"));
    this.network.on("blurNode", () => (this.canvas.style.cursor = "default"));
    this.fit();
    this.token = this.data.token;
    this.layout = this.data.layout;
    this.mode = this.look.mode;
  }

  options() {
    const many = this.data.nodes.length > 600;
    const given = this.data.options[this.look.mode];
    return {
      ...given,
      interaction: {
        ...given.interaction,
        hover: !many,
        hideEdgesOnDrag: many,
        hideEdgesOnZoom: many,
        keyboard: { enabled: true, bindToWindow: false },
      },
    };
  }

  nodeLook(node) {
    const look = node.look[this.look.mode];
    const drawn = { ...node.vis, color: look.color, label: node.caption };
    drawn.font = { ...node.vis.font, ...look.font };
    drawn.font.size = (drawn.font.size ?? 14) * (this.larger ?? 1);
    if (node.pinned) {
      drawn.color = { ...drawn.color, border: this.look.text };
      drawn.borderWidth = 4;
    }
    return drawn;
  }

  edgeLook(edge) {
    return {
      ...edge.vis,
      ...(edge.dashes === undefined ? {} : { dashes: edge.dashes, width: 2.5 }),
      color: edge.look[this.look.mode].color,
      label: this.data.captions ? edge.caption : undefined,
      font: {
        color: this.look.text, size: 11, face: this.look.font, strokeWidth: 3,
        strokeColor: this.look.background, align: "middle",
      },
    };
  }

  change() {
    const moved = this.layout !== this.data.layout;
    const here = this.network.getPositions();
    const kept = new Set(this.data.nodes.map((node) => node.id));
    const gone = this.nodes.getIds().filter((id) => !kept.has(id));
    const keptEdges = new Set(this.data.edges.map((edge) => edge.id));
    this.edges.remove(this.edges.getIds().filter((id) => !keptEdges.has(id)));
    this.nodes.remove(gone);
    const looks = this.data.nodes.map((node) => {
      const look = this.nodeLook(node);
      if (here[node.id] && !moved) return look;
      // A newcomer stands where it was laid out, seen from where its neighbour stands now.
      const anchor = node.anchor && this.byId.get(node.anchor);
      const now = !moved && anchor && here[anchor.id];
      const dragged = now && Math.hypot(now.x - anchor.x, now.y - anchor.y) > 2;
      const place = dragged ? now : null;
      const x = place ? place.x + node.x - anchor.x : node.x;
      const y = place ? place.y + node.y - anchor.y : node.y;
      return { ...look, x, y };
    });
    this.nodes.update(looks);
    this.edges.update(this.data.edges.map((edge) => this.edgeLook(edge)));
    if (this.token !== this.data.token || moved) this.fit();
    this.token = this.data.token;
    this.layout = this.data.layout;
    this.mode = this.look.mode;
  }

  restyle() {
    if (!this.network) return;
    this.look = theme(this.root);
    if (this.look.mode === this.mode) return;
    this.mode = this.look.mode;
    this.network.setOptions(this.options());
    this.nodes.update(this.data.nodes.map((node) => this.nodeLook(node)));
    this.edges.update(this.data.edges.map((edge) => this.edgeLook(edge)));
    this.select(this.selection);
  }

  fit() {
    this.network.fit({ animation: false, maxZoomLevel: 1.25 });
    if (this.data.nodes.length > 120) return;
    // From afar names are written larger, so that they can be read without zooming in.
    const larger = Math.min(1.4, Math.max(1, 0.85 / this.network.getScale()));
    if (Math.abs(larger - (this.larger ?? 1)) < 0.05) return;
    this.larger = larger;
    this.nodes.update(this.data.nodes.map((node) => this.nodeLook(node)));
  }

  act(what, id, more = {}) {
    this.send("action", { what, id, ...more, at: Date.now() });
  }

  clicked(event) {
    const id = event.nodes[0] ?? event.edges[0] ?? null;
    this.select(id);
    this.remember(id);
  }

  remember(id) {
    // The address holds the selection without asking the server.
    const address = new URL(window.location.href);
    if (id) address.searchParams.set("sel", id);
    else address.searchParams.delete("sel");
    window.history.replaceState(window.history.state, "", address);
  }

  select(id) {
    this.selection = id;
    if (id && this.byId.has(id)) this.network.selectNodes([id]);
    else if (id && this.edgeById.has(id)) this.network.setSelection({ nodes: [], edges: [id] });
    else this.network.unselectAll();
    const node = id ? this.byId.get(id) : null;
    const edge = id ? this.edgeById.get(id) : null;
    const content = node ? this.aboutNode(node) : edge ? this.aboutEdge(edge) : this.aboutAll();
    this.panel.replaceChildren(...content);
    this.panel.scrollTop = 0;
    this.panel.dataset.shows = id ?? "";
  }

  choose(id) {
    this.select(id);
    this.remember(id);
    const place = this.network.getPositions([id])[id];
    if (place) this.network.moveTo({ position: place, animation: false });
  }

  drawTools() {
    const words = this.data.words;
    const button = (label, path, call) =>
      el("button", { type: "button", title: label, "aria-label": label, on: { click: call } }, icon(path));
    this.tools.replaceChildren(
      button(words.closer, "M8 3v10M3 8h10", () => this.network.moveTo({ scale: this.network.getScale() * 1.3 })),
      button(words.farther, "M3 8h10", () => this.network.moveTo({ scale: this.network.getScale() / 1.3 })),
      button(words.whole, "M4 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M8 1v3M8 12v3M1 8h3M12 8h3", () => this.fit()),
      button(words.full, "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", () => this.fullScreen()),
      button(words.image, "M8 2v8M4.500 7 8 10.500 11.500 7M2.500 13.500h11", () => this.saveImage()),
    );
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.().then(() => setTimeout(() => this.fit(), 100));
  }

  saveImage() {
    const drawn = this.canvas.querySelector("canvas");
    const page = el("canvas");
    page.width = drawn.width;
    page.height = drawn.height;
    const pen = page.getContext("2d");
    pen.fillStyle = this.look.background;
    pen.fillRect(0, 0, page.width, page.height);
    pen.drawImage(drawn, 0, 0);
    page.toBlob((blob) => {
      const address = URL.createObjectURL(blob);
      el("a", { href: address, download: `${this.data.file}.png` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
  }

  heading(text, kind, colour) {
    return el("div", { class: "net-head" },
      kind ? el("span", { class: "net-kind", style: colour ? `border-color:${colour}` : null, text: kind }) : null,
      el("div", { class: "net-title", role: "heading", "aria-level": "2", text }));
  }

  facts(pairs) {
    if (!pairs?.length) return null;
    const list = el("dl", {});
    for (const [name, value] of pairs) list.append(el("dt", { text: name }), el("dd", { text: value }));
    return list;
  }

  sources(ids) {
    const words = this.data.words;
    const known = (ids ?? []).map((id) => this.data.sources[id]).filter(Boolean);
    if (!known.length) return el("p", { class: "net-quiet", text: words.nosource });
    const list = el("ul", { class: "net-sources" });
    for (const source of known) {
      const address = safeAddress(source.url);
      const title = address
        ? el("a", { href: address, target: "_blank", rel: "noopener noreferrer", text: source.title })
        : el("span", { text: source.title });
      list.append(el("li", {}, title, el("span", { class: "net-quiet", text: source.note })));
    }
    return el("div", {}, el("div", { class: "net-sub", text: words.sources }), list);
  }

  aboutNode(node) {
    const words = this.data.words;
    const content = [this.heading(node.name, node.kind, node.ink[this.look.mode])];
    if (node.other) content.push(el("p", { class: "net-quiet", text: node.other }));
    if (node.text) content.push(el("blockquote", { text: node.text }));
    content.push(this.facts(node.facts));
    if (this.data.acts) content.push(this.actions(node));
    if (node.dossier) content.push(el("a", { class: "net-open", href: node.dossier, text: words.dossier }));
    content.push(this.links(node), this.sources(node.sources), this.back());
    return content.filter(Boolean);
  }

  actions(node) {
    const words = this.data.words;
    const box = el("div", { class: "net-actions" });
    const button = (text, call) => el("button", { type: "button", text, on: { click: call } });
    for (const more of node.more ?? []) {
      box.append(button(`+ ${more.label} (${more.count})`, () => this.act("expand", node.id, { type: more.type })));
    }
    const row = el("div", { class: "net-row" });
    if (node.opened) row.append(button(words.collapse, () => this.act("collapse", node.id)));
    row.append(
      button(words.hide, () => this.act("hide", node.id)),
      button(node.pinned ? words.unpin : words.pin, () => this.act(node.pinned ? "unpin" : "pin", node.id,
        this.network.getPositions([node.id])[node.id])),
      button(words.centre, () => this.act("centre", node.id)),
      button(words.path, () => this.act("path", node.id)),
    );
    return el("div", {}, box.childNodes.length ? el("div", { class: "net-sub", text: words.more }) : null, box, row);
  }

  links(node) {
    const words = this.data.words;
    const mine = this.data.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
    if (!mine.length) return null;
    const list = el("ul", { class: "net-links" });
    for (const edge of mine.slice(0, 40)) {
      const other = this.byId.get(edge.from === node.id ? edge.to : edge.from);
      if (!other) continue;
      list.append(el("li", {},
        el("button", { type: "button", class: "net-plain", text: edge.caption, on: { click: () => this.choose(edge.id) } }),
        el("button", { type: "button", class: "net-plain net-name", text: other.name, on: { click: () => this.choose(other.id) } })));
    }
    const rest = mine.length - 40;
    return el("div", {}, el("div", { class: "net-sub", text: `${words.links} (${mine.length})` }), list,
      rest > 0 ? el("p", { class: "net-quiet", text: `+${rest} ${words.rest}` }) : null);
  }

  aboutEdge(edge) {
    const from = this.byId.get(edge.from);
    const to = this.byId.get(edge.to);
    const name = (node) =>
      el("button", { type: "button", class: "net-plain net-name", text: node?.name ?? "", on: { click: () => this.choose(node.id) } });
    const content = [this.heading(edge.caption, edge.note, null),
      el("p", {}, name(from), el("span", { text: edge.arrow ? " → " : " — " }), name(to))];
    if (edge.sentence) content.push(this.quoted(edge.sentence, edge.mark));
    content.push(this.facts(edge.facts), this.sources(edge.sources), this.back());
    return content.filter(Boolean);
  }

  quoted(sentence, mark) {
    if (!mark) return el("blockquote", { text: sentence });
    return el("blockquote", {},
      document.createTextNode(sentence.slice(0, mark[0])),
      el("mark", { text: sentence.slice(mark[0], mark[1]) }),
      document.createTextNode(sentence.slice(mark[1])));
  }

  back() {
    return el("div", { class: "net-row" }, el("button", { type: "button", class: "net-plain", text: this.data.words.all,
      on: { click: () => { this.select(null); this.remember(null); } } }));
  }

  aboutAll() {
    const words = this.data.words;
    const legend = el("ul", { class: "net-legend" });
    for (const entry of this.data.legend) {
      legend.append(el("li", {}, mark(entry, this.look), el("span", { text: entry.name })));
    }
    const list = el("ul", { class: "net-list" });
    const draw = () => {
      const wanted = this.filter.toLowerCase();
      const found = this.data.nodes.filter((node) => node.name.toLowerCase().includes(wanted)
        || (node.other ?? "").toLowerCase().includes(wanted));
      found.sort((a, b) => b.rank - a.rank);
      list.replaceChildren(...found.slice(0, 14).map((node) => el("li", {},
        el("button", { type: "button", class: "net-plain net-name", text: node.name, on: { click: () => this.choose(node.id) } }))));
    };
    const field = el("input", { type: "search", placeholder: words.find, "aria-label": words.find,
      on: { input: (event) => { this.filter = event.target.value; draw(); } } });
    field.value = this.filter;
    draw();
    return [el("p", { class: "net-quiet", text: words.hint }), legend,
      el("div", { class: "net-sub", text: words.within }), field, list];
  }
}

const OUTLINES = {
  dot: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
  box: "M1.5 4h13v8h-13z",
  text: "M1.5 6h13v4h-13z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1.5 14.5 8 8 14.5 1.5 8z",
  triangle: "M8 2 14.5 13.5h-13z",
  triangleDown: "M8 14 1.5 2.5h13z",
  hexagon: "M4.6 2h6.8L15 8l-3.6 6H4.6L1 8z",
  star: "M8 1.2 10 6h5l-4 3.2 1.5 5L8 11.300 3.500 14.200 5 9.200 1 6h5z",
};

function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ d: path, fill: "none", stroke: "currentColor", "stroke-width": "1.6" }))
    line.setAttribute(name, value);
  svg.append(line);
  return svg;
}

function mark(entry, look) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", entry.line ? "M1 8h14" : OUTLINES[entry.shape] ?? OUTLINES.dot);
  const ink = entry.color ? entry.color[look.mode] : look.line;
  path.setAttribute("stroke", ink);
  path.setAttribute("stroke-width", entry.line ? "2" : "1.6");
  if (entry.dashes) path.setAttribute("stroke-dasharray", entry.dashes.join(" "));
  path.setAttribute("fill", entry.hollow || entry.line ? "none" : ink);
  svg.append(path);
  return svg;
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".net");
  let picture = instances.get(root);
  if (!picture) {
    picture = new Picture(root);
    instances.set(root, picture);
    const watch = new MutationObserver(() => picture.restyle());
    for (let up = root; up; up = up.parentNode ?? up.host) {
      if (up instanceof Element) watch.observe(up, { attributes: true, attributeFilter: ["class", "style"] });
    }
    picture.watch = watch;
  }
  picture.update(data, setTriggerValue);
  return () => {};
}
