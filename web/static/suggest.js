// Suggestions under a search box (WAI-ARIA combobox), and arrow keys in a relation picture. Pages work without this file.
"use strict";

const RECENT = "hongfan.recent"; // what this browser searched for lately; it never leaves the browser
const RECENT_KEPT = 20;
const RECENT_SHOWN = 3; // beside entities; of an empty box, more
const RECENT_ALONE = 8;

for (const input of document.querySelectorAll("input[data-suggest]")) suggestFor(input);
for (const svg of document.querySelectorAll(".graph svg")) walkWithArrows(svg);

function recentSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(RECENT));
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch { return []; } // storage is off, or holds something else
}

function keepSearches(searches) {
  try { localStorage.setItem(RECENT, JSON.stringify(searches.slice(0, RECENT_KEPT))); } catch { /* storage is off */ }
}

function rememberSearch(text) {
  if (text) keepSearches([text, ...recentSearches().filter((other) => other !== text)]);
}

function suggestFor(input) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = input.id + "-suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestions);
  list.hidden = true;
  input.parentElement.append(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  let asked = "";
  let chosen = -1;
  let actions = []; // of the rows shown

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
    rows[chosen].scrollIntoView({ block: "nearest" });
  };
  const show = (offers) => {
    actions = offers.map((offer) => offer.act);
    list.replaceChildren(...offers.map((offer, n) => rowOf(offer, `${list.id}-${n}`)));
    chosen = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = !offers.length;
    input.setAttribute("aria-expanded", String(Boolean(offers.length)));
  };
  const searchFor = (text) => { input.value = text; input.form.requestSubmit(); };
  const recent = (wanted) => recentSearches()
    .filter((text) => text !== wanted && text.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, wanted ? RECENT_SHOWN : RECENT_ALONE)
    .map((text) => ({ name: text, note: input.dataset.recent, act: () => searchFor(text) }));
  const forget = { name: input.dataset.forget, note: "", act: () => { keepSearches([]); close(); } };
  const entities = (found) => found.map(({ name, type, place, url }) => (
    { name, note: [type, place].filter(Boolean).join(" · "), act: () => { location.href = url; } }
  ));

  async function ask() {
    const wanted = (asked = input.value.trim());
    const lately = recent(wanted);
    if (!wanted) return show(lately.length ? [...lately, forget] : []);
    const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(wanted)}`).catch(() => null);
    if (answer?.ok && asked === wanted) show([...lately, ...entities((await answer.json()).suggestions)]);
  }
  input.addEventListener("input", (event) => { if (!event.isComposing) ask(); }); // half-typed pinyin of an input method is no question yet
  input.addEventListener("compositionend", ask);
  input.addEventListener("click", () => { if (!input.value && list.hidden) ask(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && list.hidden) ask();
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? -1 : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) actions[chosen]();
    else return;
    event.preventDefault();
  });
  list.addEventListener("click", (event) => actions[[...list.children].indexOf(event.target.closest("li"))]?.());
  input.form.addEventListener("submit", () => { asked = ""; rememberSearch(input.value.trim()); });
  input.addEventListener("blur", () => setTimeout(close, 200)); // after a click on a suggestion has had its effect
}

function rowOf({ name, note }, id) {
  const row = document.createElement("li");
  row.id = id;
  row.setAttribute("role", "option"); // without a link inside: an option may not hold another control
  row.setAttribute("aria-selected", "false");
  const kind = document.createElement("span");
  kind.className = "quiet";
  kind.textContent = note;
  row.append(name, " ", kind);
  return row;
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
