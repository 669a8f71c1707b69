// The tray: practices to be compared, kept in this browser alone. Without this file the links lead to the comparison itself.
"use strict";

(() => {
  const KEPT = "hongfan.compare";
  const MOST = 6;
  const words = document.currentScript.dataset;
  const tray = made("aside", { className: "tray", hidden: true });
  tray.setAttribute("aria-label", words.label);
  document.querySelector("footer").before(tray);

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT));
      return Array.isArray(kept) ? kept.filter((one) => typeof one?.id === "string") : [];
    } catch { return []; } // storage is off, or holds something else
  }

  function write(chosen) {
    try { localStorage.setItem(KEPT, JSON.stringify(chosen)); } catch { /* storage is off */ }
    draw();
  }

  function without(id) {
    return read().filter((one) => one.id !== id);
  }

  function toggle({ compare: id, name }) {
    const others = without(id);
    if (others.length < read().length) write(others);
    else if (others.length < MOST) write([...others, { id, name }]);
    else tray.querySelector("[role=status]").textContent = words.full;
  }

  function draw() {
    const chosen = read();
    const ids = new Set(chosen.map((one) => one.id));
    for (const link of document.querySelectorAll("a[data-compare]")) {
      link.dataset.out ??= link.textContent;
      link.textContent = ids.has(link.dataset.compare) ? words.in : link.dataset.out;
      link.setAttribute("role", "button");
      link.setAttribute("aria-pressed", ids.has(link.dataset.compare));
    }
    const asked = new URLSearchParams([...ids].map((id) => ["p", id]));
    const go = made("a", { className: "button small", href: `${words.page}?${asked}`, textContent: `${words.go} ${chosen.length}` });
    const clear = made("button", { type: "button", className: "plain small", textContent: words.clear });
    clear.addEventListener("click", () => write([]));
    const list = made("ul", {});
    list.append(...chosen.map(row));
    const status = made("span", {});
    status.setAttribute("role", "status");
    tray.replaceChildren(list, go, clear, status);
    tray.hidden = chosen.length === 0;
  }

  function row({ id, name }) {
    const item = made("li", {});
    const label = made("span", { lang: "zh-CN", textContent: name || id });
    const button = made("button", { type: "button", textContent: "×" });
    button.setAttribute("aria-label", `${words.remove} ${name || id}`);
    button.addEventListener("click", () => write(without(id)));
    item.append(label, button);
    return item;
  }

  function made(tag, fields) {
    return Object.assign(document.createElement(tag), fields);
  }

  function chosen(event) {
    const link = event.target.closest?.("a[data-compare]");
    const aside = event.ctrlKey || event.metaKey || event.shiftKey || (event.button ?? 0) !== 0;
    return aside ? null : link;
  }

  document.addEventListener("click", (event) => {
    const link = chosen(event);
    if (!link) return;
    event.preventDefault();
    toggle(link.dataset);
  });
  document.addEventListener("keydown", (event) => {
    const link = event.key === " " ? chosen(event) : null;
    if (!link) return;
    event.preventDefault();
    toggle(link.dataset);
  });
  addEventListener("storage", draw); // another tab chose something
  draw();
})();
