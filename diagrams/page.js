"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const SVG = "http://www.w3.org/2000/svg";
  let language = data.language;
  let picked = null;
  const hiddenKinds = new Set();

  // Of a Chinese and an English text the one asked for, or both.
  const say = (texts, join = " ") => {
    const [zh, en] = texts;
    if (language === "both" && zh && en && zh !== en) return zh + join + en;
    return language === "en" ? en || zh : zh || en;
  };
  const word = (name) => say(data.words[name]);
  // Texts only ever become text nodes.
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const drawn = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const swatch = (children) => {
    const box = drawn("svg", { width: 22, height: 18, viewBox: "-11 -9 22 18", class: "swatch", "aria-hidden": "true" });
    children.forEach((child) => box.append(child));
    return box;
  };

  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const network = new vis.Network(at("network"), { nodes, edges }, data.options);
  const kindOf = new Map(data.nodes.map((node) => [node.id, node.kind]));
  const endsOf = new Map(data.edges.map((edge) => [edge.id, [edge.from, edge.to]]));
  const degree = new Map();
  for (const edge of data.edges) {
    for (const end of [edge.from, edge.to]) degree.set(end, (degree.get(end) || 0) + 1);
  }
  const edgeKind = new Map(data.edges.map((edge) => [edge.id, edge.kind]));
  const typing = (id) => say(data.types[edgeKind.get(id)]);
  const naming = (id) => say(data.facts[id].names);

  const section = (panel, title) => panel.append(make("h3", title));
  const listFacts = (panel, facts) => {
    if (!facts.length) return;
    section(panel, word("facts"));
    const list = make("dl");
    for (const [names, values] of facts) list.append(make("dt", say(names)), make("dd", say(values)));
    panel.append(list);
  };
  const listSources = (panel, ids) => {
    section(panel, word("sources"));
    const list = make("ul");
    const known = ids.map((id) => data.sources[id]).filter(Boolean);
    if (!known.length) list.append(make("li", word("no_sources")));
    for (const source of known) {
      const item = make("li");
      if (source.url) {
        const link = make("a", source.title);
        link.href = source.url;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        item.append(link);
      } else item.append(make("span", source.title));
      const about = [source.publisher, say(source.kind), source.published_on].filter(Boolean).join(" | ");
      item.append(make("small", about));
      list.append(item);
    }
    panel.append(list);
  };
  const jump = (id) => {
    const button = make("button", naming(id));
    button.addEventListener("click", () => pick("node", id, true));
    return button;
  };

  const showNode = (panel, id) => {
    const fact = data.facts[id];
    const [zh, en] = fact.names;
    panel.append(make("h2", naming(id)));
    const kind = say(data.kinds[kindOf.get(id)] || [kindOf.get(id), kindOf.get(id)]);
    const other = language === "both" || zh === en ? "" : language === "zh" ? en : zh;
    panel.append(make("p", [kind, other].filter(Boolean).join(" | "), "kind"));
    const facts = fact.facts.slice();
    if (fact.score !== undefined) facts.unshift([data.measure, [fact.score, fact.score]]);
    if (fact.waiting) facts.push([data.words.waiting, [String(fact.waiting), String(fact.waiting)]]);
    listFacts(panel, facts);
    const near = network.getConnectedEdges(id);
    if (near.length) {
      section(panel, word("links") + " (" + near.length + ")");
      const list = make("ul");
      for (const edge of near.slice(0, 60)) {
        const [from, to] = endsOf.get(edge);
        const item = make("li");
        const line = make("button", typing(edge));
        line.addEventListener("click", () => pick("edge", edge, false));
        item.append(line, make("span", from === id ? " → " : " ← "), jump(from === id ? to : from));
        list.append(item);
      }
      if (near.length > 60) list.append(make("li", "…"));
      panel.append(list);
    }
    listSources(panel, fact.sources);
  };
  const showEdge = (panel, id) => {
    const link = data.links[id];
    const [from, to] = endsOf.get(id);
    panel.append(make("h2", typing(id)));
    const ends = make("p", undefined, "kind");
    ends.append(jump(from), make("span", link.directed ? " → " : " — "), jump(to));
    panel.append(ends);
    if (link.predicted) panel.append(make("p", word("predicted"), "kind"));
    if (link.quote) {
      section(panel, word(link.inferred ? "inferred_from" : "quote"));
      panel.append(make("blockquote", link.quote));
    } else if (link.inferred) panel.append(make("p", word("inferred"), "kind"));
    listFacts(panel, link.facts || []);
    listSources(panel, link.sources);
  };
  const showPicked = () => {
    const panel = at("panel");
    panel.hidden = picked === null;
    const body = at("evidence");
    body.replaceChildren();
    if (picked === null) return;
    (picked.what === "node" ? showNode : showEdge)(body, picked.id);
    panel.scrollTop = 0;
  };
  // Names that are large so as to be read from afar shrink to the others' size as one comes near.
  const afar = data.nodes.filter((node) => node.widthConstraint);
  const rescale = () => {
    const size = Math.max(14, 13 / network.getScale());
    nodes.update(afar.map((node) => ({ id: node.id, font: { ...node.font, size: Math.min(node.font.size, size) } })));
  };
  let waiting = false;
  const soon = () => {
    if (waiting || !afar.length) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; rescale(); });
  };
  const pick = (what, id, go) => {
    picked = id === null ? null : { what, id };
    if (what === "node" && id !== null) network.selectNodes([id]);
    else if (what === "edge" && id !== null) network.selectEdges([id]);
    else network.unselectAll();
    showPicked();
    if (go) {
      network.focus(id, { scale: Math.max(network.getScale(), 0.9), animation: false });
      soon();
    }
  };

  const filter = () => {
    const gone = (id) => hiddenKinds.has(kindOf.get(id));
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: gone(node.id) })));
    edges.update(data.edges.map((edge) => ({ id: edge.id, hidden: gone(edge.from) || gone(edge.to) })));
    if (picked && picked.what === "node" && gone(picked.id)) pick("node", null, false);
  };
  const showLegend = () => {
    const list = at("kinds");
    list.replaceChildren();
    for (const entry of data.legend) {
      const button = make("button");
      button.dataset.kind = entry.kind;
      button.setAttribute("aria-pressed", String(!hiddenKinds.has(entry.kind)));
      const look = entry.hollow
        ? { d: entry.path, fill: "none", stroke: entry.colour, "stroke-width": 2 }
        : { d: entry.path, fill: entry.colour };
      button.append(swatch([drawn("path", look)]), make("span", say(entry.names)), make("span", String(entry.count), "number"));
      button.addEventListener("click", () => {
        if (!hiddenKinds.delete(entry.kind)) hiddenKinds.add(entry.kind);
        button.setAttribute("aria-pressed", String(!hiddenKinds.has(entry.kind)));
        filter();
      });
      list.append(button);
    }
    const lines = at("lines");
    lines.replaceChildren();
    for (const line of data.lines) {
      const look = { x1: -11, x2: 11, y1: 0, y2: 0, stroke: line.colour, "stroke-width": line.width };
      if (line.dash) look["stroke-dasharray"] = line.dash;
      const row = make("div");
      row.append(swatch([drawn("line", look)]), make("span", say(line.names)));
      lines.append(row);
    }
  };
  const showWords = () => {
    document.documentElement.lang = language === "en" ? "en" : "zh-CN";
    document.title = say(data.title);
    at("title").textContent = say(data.title);
    at("about").textContent = say(data.about, " | ");
    at("search").placeholder = word("search");
    at("search").setAttribute("aria-label", word("search"));
    at("fit").textContent = word("fit");
    at("print").textContent = word("print");
    at("close").textContent = word("close");
    at("legend").textContent = word("legend");
    at("line_legend").textContent = word("links");
    at("hint").textContent = word("by_kind") + (language === "en" ? ". " : "。") + word("pick") + (language === "en" ? "." : "。");
    at("notes").replaceChildren(...data.notes.map((note) => make("p", say(note))));
    for (const button of at("languages").children) {
      button.setAttribute("aria-pressed", String(button.dataset.language === language));
    }
    showLegend();
    showPicked();
  };
  const showLabels = () => {
    const which = ["zh", "en", "both"].indexOf(language);
    nodes.update(data.nodes.map((node) => ({
      id: node.id,
      label: (data.facts[node.id].labels || [])[which] || say(data.facts[node.id].names, "\n"),
    })));
  };

  const find = () => {
    const text = at("search").value.trim().toLowerCase();
    const list = at("found");
    list.replaceChildren();
    list.hidden = !text;
    if (!text) return;
    const hits = data.nodes.filter((node) => data.facts[node.id].sought.includes(text));
    hits.sort((a, b) => (degree.get(b.id) || 0) - (degree.get(a.id) || 0));
    for (const node of hits.slice(0, 20)) {
      const item = make("li");
      const button = make("button", naming(node.id) + " ");
      button.append(make("small", say(data.kinds[node.kind] || [node.kind, node.kind])));
      button.addEventListener("click", () => {
        list.hidden = true;
        if (hiddenKinds.delete(node.kind)) { showLegend(); filter(); }
        pick("node", node.id, true);
      });
      item.append(button);
      list.append(item);
    }
    if (!hits.length) list.append(make("li", word("nothing_found"), "none"));
  };

  at("search").addEventListener("input", find);
  at("search").addEventListener("keydown", (event) => {
    if (event.key === "Escape") at("found").hidden = true;
    if (event.key === "Enter") { const first = at("found").querySelector("button"); if (first) first.click(); }
  });
  at("fit").addEventListener("click", () => { network.fit({ animation: false }); soon(); });
  network.on("zoom", soon);
  at("print").addEventListener("click", () => window.print());
  at("close").addEventListener("click", () => pick("node", null, false));
  for (const button of at("languages").children) {
    button.addEventListener("click", () => { language = button.dataset.language; showWords(); showLabels(); });
  }
  network.on("click", (event) => {
    if (event.nodes.length) pick("node", event.nodes[0], false);
    else if (event.edges.length) pick("edge", event.edges[0], false);
    else pick("node", null, false);
  });
  window.addEventListener("beforeprint", () => { network.redraw(); network.fit({ animation: false }); });
  showWords();
  network.once("afterDrawing", () => document.documentElement.setAttribute("data-drawn", "true"));
  network.fit({ animation: false });
  window.silkgraph = { network, pick };
})();
