// Suggestions under a search box (WAI-ARIA combobox), and arrow keys in a relation picture. Pages work without this file.
"use strict";

for (const input of document.querySelectorAll("input[data-suggest]")) suggestFor(input);
for (const svg of document.querySelectorAll(".graph svg")) walkWithArrows(svg);

function suggestFor(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.setAttribute("role", "listbox");
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let asked = "";
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (to) => {
    const rows = [...list.children];
    if (!rows.length) return;
    chosen = (to + rows.length) % rows.length;
    rows.forEach((row, n) => row.setAttribute("aria-selected", String(n === chosen)));
    input.setAttribute("aria-activedescendant", rows[chosen].id);
  };
  const open = (row) => { if (row) location.href = row.dataset.url; };
  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((suggestion, n) => {
      const row = document.createElement("li");
      row.id = `${list.id}-${n}`;
      row.setAttribute("role", "option");
      row.setAttribute("aria-selected", "false");
      row.dataset.url = suggestion.url; // no link inside: an option may not hold another control
      row.append(suggestion.name, " ");
      const kind = document.createElement("span");
      kind.className = "quiet";
      kind.textContent = [suggestion.type, suggestion.place].filter(Boolean).join(" · ");
      row.append(kind);
      return row;
    }));
    chosen = -1;
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(Boolean(suggestions.length)));
  };

  input.addEventListener("input", async (event) => {
    if (event.isComposing) return; // half-typed pinyin of an input method is no question yet
    await ask();
  });
  input.addEventListener("compositionend", ask);
  async function ask() {
    const wanted = (asked = input.value.trim());
    if (!wanted) return close();
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(wanted)}`).catch(() => null);
    if (answer?.ok && asked === wanted) show((await answer.json()).suggestions);
  }
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) open(list.children[chosen]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => open(event.target.closest("li")));
  input.addEventListener("blur", () => setTimeout(close, 200)); // after a click on a suggestion has had its effect
}

function walkWithArrows(svg) {
  const nodes = [...svg.querySelectorAll("a")].map((link) => ({ link, box: link.querySelector("circle") }));
  const at = ({ box }) => ({ x: Number(box.getAttribute("cx")), y: Number(box.getAttribute("cy")) });
  const ahead = {
    ArrowUp: (from, to) => to.x === from.x && from.y - to.y,
    ArrowDown: (from, to) => to.x === from.x && to.y - from.y,
    ArrowLeft: (from, to) => to.x < from.x && 1 + Math.abs(to.y - from.y),
    ArrowRight: (from, to) => to.x > from.x && 1 + Math.abs(to.y - from.y),
  };
  svg.addEventListener("keydown", (event) => {
    const here = nodes.find(({ link }) => link === document.activeElement);
    if (!here || !(event.key in ahead)) return;
    event.preventDefault();
    const far = nodes.map((node) => [ahead[event.key](at(here), at(node)), node]).filter(([distance]) => distance > 0);
    far.sort(([a], [b]) => a - b)[0]?.[1].link.focus();
  });
}
