// The basket: passages that the reader collects, kept in this browser alone. Its page sends their ids to be made a file.
"use strict";

(() => {
  const KEPT = "hongfan.basket";
  const SNIPPET = 160; // characters of a whole passage

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === "string") : [];
    } catch { return []; } // storage is off, or holds something else
  }

  function write(collected) {
    try { localStorage.setItem(KEPT, JSON.stringify(collected)); } catch { /* storage is off */ }
    draw();
  }

  function toggle(button) {
    const { basket: id, title } = button.dataset;
    const one = { id, title, quoted: wordsBeside(button) };
    const others = read().filter((other) => key(other) !== key(one));
    write(others.length < read().length ? others : [...others, one]);
  }

  // A passage and words of it are two things.
  function key(one) {
    return `${one.id}\n${one.quoted ?? ""}`;
  }

  // The words that are quoted beside the button; nothing where a passage, a document or an entity is meant as a whole.
  function wordsBeside(button) {
    if (!button.dataset.basket.includes("#")) return "";
    const words = button.closest(".passage, .hit, blockquote, li")?.querySelector("a.words, .original");
    if (!words?.matches(".original")) return words?.textContent.trim() ?? "";
    const original = words.cloneNode(true);
    for (const other of original.querySelectorAll("del, .note, .quiet")) other.remove();
    return [...original.querySelectorAll("b, ins")].map((part) => part.textContent).join("");
  }

  function draw() {
    const collected = read();
    const keys = new Set(collected.map(key));
    for (const button of document.querySelectorAll("button[data-basket]")) {
      button.dataset.out ??= button.textContent;
      const has = keys.has(key({ id: button.dataset.basket, quoted: wordsBeside(button) }));
      button.textContent = has ? button.dataset.in : button.dataset.out;
      button.setAttribute("aria-pressed", has);
      button.hidden = false;
    }
    for (const count of document.querySelectorAll("[data-basket-count]")) count.textContent = collected.length || "";
    drawList(collected);
  }

  function drawList(collected) {
    const form = document.querySelector("form[data-basket-list]");
    if (!form) return;
    form.hidden = collected.length === 0;
    document.querySelector("[data-basket-empty]").hidden = collected.length > 0;
    const rows = collected.map((one, at) => row(one, at, form.dataset));
    form.querySelector("ol").replaceChildren(...rows);
    if (rows.length) tellWhatLeaves(form, rows);
  }

  // Of each row what a file would hold: its source with date and place, its number, its words.
  async function tellWhatLeaves(form, rows) {
    const answer = await fetch(form.dataset.list, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) return;
    const there = new Map((await answer.json()).map((one) => [one.asked, one]));
    for (const [at, item] of rows.entries()) {
      const one = there.get(at);
      if (one) {
        item.querySelector("a").textContent = `[${one.number}] ${one.source}`;
        const whole = !item.querySelector("[name=words]").value && one.words.length > SNIPPET;
        item.querySelector("p").textContent = whole ? `${one.words.slice(0, SNIPPET)}…` : one.words;
      }
      const lack = one ? (one.titled ? "" : form.dataset.untitled) : form.dataset.gone;
      if (lack) item.append(Object.assign(document.createElement("p"), { className: "quiet", textContent: lack }));
    }
  }

  function row(one, at, called) {
    const item = document.createElement("li");
    const input = Object.assign(document.createElement("input"), { type: "hidden", name: "id", value: one.id });
    const link = Object.assign(document.createElement("a"), { href: address(one.id), textContent: one.title || one.id });
    const quoted = Object.assign(document.createElement("input"), { type: "hidden", name: "words", value: one.quoted ?? "" });
    const words = Object.assign(document.createElement("p"), { textContent: one.quoted ?? "" });
    for (const part of [link, words]) part.lang = "zh-CN";
    const others = () => read().filter((other) => key(other) !== key(one));
    const buttons = [button(called.remove, () => rearrange(others(), at))];
    if (at) buttons.unshift(button(called.up, () => rearrange(others().toSpliced(at - 1, 0, one), at - 1)), " ");
    item.append(input, quoted, link, " ", ...buttons, words);
    return item;
  }

  function button(textContent, click) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "plain small", textContent });
    made.addEventListener("click", click);
    return made;
  }

  // The focus stays in the list, at the place where something has changed.
  function rearrange(collected, at) {
    write(collected);
    const rows = document.querySelectorAll("form[data-basket-list] li");
    (rows[Math.min(at, rows.length - 1)]?.querySelector("button") ?? document.querySelector("[data-basket-empty]")).focus();
  }

  function address(id) {
    if (!id.startsWith("document:")) return `/entity/${encodeURIComponent(id)}`;
    const [document_, passage] = id.split("#");
    return `/document/${document_}${passage ? `#${passage}` : ""}`;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-basket]");
    if (button) toggle(button);
    const clear = event.target.closest("button[data-basket-clear]");
    if (clear && confirm(clear.dataset.sure)) write([]);
  });
  addEventListener("storage", draw); // another tab collected something
  draw();
})();
