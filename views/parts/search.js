// One search field: a combobox whose list comes from the server while the reader types.

const fields = new WeakMap();

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter(Boolean));
  return node;
}

class Field {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input");
    this.list = root.querySelector(".find-list");
    this.status = root.querySelector(".find-status");
    this.active = -1;
    this.open = false;
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
    this.input.addEventListener("focus", () => this.show(this.options.length > 0 || this.empty));
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget)) this.show(false);
    });
    this.options = [];
    this.empty = false;
  }

  update(data, setStateValue, setTriggerValue) {
    this.data = data;
    this.set = setStateValue;
    this.trigger = setTriggerValue;
    document.documentElement.lang = data.lang;
    this.input.placeholder = data.words.placeholder;
    this.input.setAttribute("aria-label", data.words.label);
    this.list.setAttribute("aria-label", data.words.results);
    if (data.query !== this.input.value) return; // an answer to what has been typed over since
    this.options = [];
    const parts = [];
    data.groups.forEach((group, at) => {
      const name = `find-group-${at}`;
      const box = el("div", { role: "group", "aria-labelledby": name },
        el("div", { class: "find-kind", id: name, text: group.label }));
      for (const option of group.options) {
        const id = `find-option-${this.options.length}`;
        const line = el("div", { role: "option", id, class: "find-option", "aria-selected": "false" },
          el("span", { class: "find-name", text: option.title }),
          option.note ? el("span", { class: "find-note", text: option.note }) : null);
        line.addEventListener("mousedown", (event) => { event.preventDefault(); this.choose(option); });
        this.options.push({ line, option });
        box.append(line);
      }
      parts.push(box);
    });
    this.empty = Boolean(data.query) && !this.options.length;
    if (this.empty) parts.push(el("div", { class: "find-empty", text: data.words.nothing }));
    this.list.replaceChildren(...parts);
    this.status.textContent = data.query ? data.words.count : "";
    this.root.dataset.answered = data.query;
    this.mark(this.options.length ? 0 : -1);
    this.show(document.activeElement === this.root.getRootNode().host || this.root.getRootNode().activeElement === this.input
      ? Boolean(data.query) : false);
    if (this.pending && this.options.length) { this.pending = false; this.choose(this.options[0].option); }
  }

  typed() {
    this.pending = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set("query", this.input.value.trim() ? this.input.value : ""), 120);
    if (!this.input.value.trim()) this.show(false);
  }

  pressed(event) {
    if (event.isComposing) return; // an input method is still at work on this key
    const count = this.options.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!count) return;
      event.preventDefault();
      this.show(true);
      this.mark((this.active + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (this.root.dataset.answered === this.input.value && this.active >= 0) this.choose(this.options[this.active].option);
      else if (this.input.value.trim()) { this.pending = true; clearTimeout(this.timer); this.set("query", this.input.value); }
    } else if (event.key === "Escape") {
      if (this.open) this.show(false);
      else { this.input.value = ""; this.typed(); }
    }
  }

  choose(option) {
    this.input.value = "";
    this.options = [];
    this.show(false);
    this.set("query", "");
    this.trigger("open", option.value);
  }

  mark(at) {
    this.options.forEach(({ line }, index) => line.setAttribute("aria-selected", String(index === at)));
    this.active = at;
    if (at >= 0) {
      this.input.setAttribute("aria-activedescendant", `find-option-${at}`);
      this.options[at].line.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  show(open) {
    this.open = open;
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }
}

export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".find");
  if (!fields.has(root)) fields.set(root, new Field(root));
  fields.get(root).update(data, setStateValue, setTriggerValue);
  return () => {};
}
