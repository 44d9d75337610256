// A policy text: mentions and measures can be clicked; drawn with textContent only.

const sheets = new WeakMap();

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== null && value !== undefined && value !== "") node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

class Sheet {
  constructor(root) {
    this.root = root;
    this.legend = root.querySelector(".ps-legend");
    this.frame = root.querySelector(".ps-frame");
    this.frame.addEventListener("click", (event) => this.clicked(event));
    this.frame.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      if (!event.target.closest?.("[data-m], [data-k]")) return;
      event.preventDefault();
      this.clicked(event);
    });
  }

  update(data, send) {
    this.send = send;
    const shape = JSON.stringify([data.id, data.lang, data.lines, data.kinds, data.margins]);
    if (shape !== this.shape) this.draw(data);
    this.shape = shape;
    this.frame.style.maxHeight = `${data.height}px`;
    this.select(data.selected);
    this.root.dataset.ready = "1";
  }

  draw(data) {
    this.data = data;
    this.root.classList.toggle("zh", data.lang === "zh");
    this.legend.replaceChildren(...Object.entries(data.kinds).map(([kind, about]) =>
      el("li", { class: `k-${about.family}` }, el("mark", { class: "sample", text: about.name }), el("sup", { text: about.letter }))));
    this.frame.replaceChildren(...data.lines.map((line) => this.line(line)));
    this.selected = null;
  }

  line(line) {
    const words = el("p", { class: line.kind || "plain" });
    let holder = words;
    let measure = "";
    for (const run of line.runs) {
      if ((run.m ?? "") !== measure) {
        measure = run.m ?? "";
        holder = words;
        if (measure) {
          holder = el("span", { class: "measure", "data-m": measure, role: "button", tabindex: "0" });
          words.append(holder);
        }
      }
      holder.append(this.run(run));
      for (const at of run.e ?? []) holder.append(this.letter(at));
    }
    const margin = this.data.margins[line.chapter];
    return el("div", { class: "ps-line", "data-chapter": line.chapter }, words, margin ? this.margin(margin) : el("div", { class: "ps-margin" }));
  }

  run(run) {
    if (!run.k) return document.createTextNode(run.t);
    const inner = run.k[run.k.length - 1];
    const mark = this.data.marks[inner];
    const families = [...new Set(run.k.map((at) => this.data.kinds[this.data.marks[at].kind].family))];
    const title = run.k.map((at) => this.data.marks[at].title).join("\n");
    return el("mark", { class: `k-${families[families.length - 1]}${families.length > 1 ? " both" : ""}`,
      "data-k": mark.entity, title, text: run.t });
  }

  letter(at) {
    const about = this.data.kinds[this.data.marks[at].kind];
    return el("sup", { class: `k-${about.family}`, text: about.letter, "aria-hidden": "true" });
  }

  margin(margin) {
    const share = margin.asked ? (100 * margin.answered) / margin.asked : 0;
    const bar = el("span", { class: "bar" }, el("span", {}));
    bar.firstChild.style.width = `${share}%`;
    return el("div", { class: "ps-margin", title: margin.title }, margin.asked ? bar : null, el("span", { text: margin.text }));
  }

  clicked(event) {
    const mark = event.target.closest?.("[data-k]");
    if (mark) return this.send("pick", `name:${mark.dataset.k}`);
    const measure = event.target.closest?.("[data-m]");
    if (measure) {
      this.select(`measure:${measure.dataset.m}`);
      this.send("pick", `measure:${measure.dataset.m}`);
    }
  }

  select(key) {
    if (key === this.selected) return;
    this.selected = key;
    this.frame.querySelectorAll(".on").forEach((node) => { node.classList.remove("on"); node.removeAttribute("aria-pressed"); });
    if (!key) return;
    const [what, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const found = [...this.frame.querySelectorAll(what === "measure" ? `[data-m="${CSS.escape(id)}"]` : `[data-k="${CSS.escape(id)}"]`)];
    found.forEach((node) => { node.classList.add("on"); if (what === "measure") node.setAttribute("aria-pressed", "true"); });
    if (!found.length) return;
    const inView = found.some((node) => {
      const box = node.getBoundingClientRect();
      const frame = this.frame.getBoundingClientRect();
      return box.top >= frame.top && box.bottom <= frame.bottom;
    });
    if (!inView) this.frame.scrollTop += found[0].getBoundingClientRect().top - this.frame.getBoundingClientRect().top - 80;
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector(".ps");
  if (!sheets.has(root)) sheets.set(root, new Sheet(root));
  sheets.get(root).update(data, setTriggerValue);
  return () => {};
}
