// The basket: passages that the reader collects, kept in this browser alone. Its page sends their ids to be made a file.
"use strict";

(() => {
  const KEPT = "hongfan.basket";
  const SNIPPET = 90; // characters

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
    const others = read().filter((one) => one.id !== id);
    write(others.length < read().length ? others : [...others, { id, title, words: wordsBeside(button).slice(0, SNIPPET) }]);
  }

  function wordsBeside(button) {
    const place = button.closest(".passage, .hit, blockquote, li");
    const words = place?.querySelector("a.words, .original b") ?? place?.querySelector("p:not(.quiet)");
    return words?.textContent.trim() ?? "";
  }

  function draw() {
    const collected = read();
    const ids = new Set(collected.map((one) => one.id));
    for (const button of document.querySelectorAll("button[data-basket]")) {
      button.dataset.out ??= button.textContent;
      button.textContent = ids.has(button.dataset.basket) ? button.dataset.in : button.dataset.out;
      button.setAttribute("aria-pressed", ids.has(button.dataset.basket));
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
    form.querySelector("ol").replaceChildren(...collected.map((one) => row(one, form.dataset.remove)));
  }

  function row(one, remove) {
    const item = document.createElement("li");
    const input = Object.assign(document.createElement("input"), { type: "hidden", name: "id", value: one.id });
    const link = Object.assign(document.createElement("a"), { href: address(one.id), textContent: one.title || one.id });
    const words = Object.assign(document.createElement("p"), { textContent: one.words ?? "" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "plain small", textContent: remove });
    for (const part of [link, words]) part.lang = "zh-CN";
    button.addEventListener("click", () => write(read().filter((other) => other.id !== one.id)));
    item.append(input, link, " ", button, words);
    return item;
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
