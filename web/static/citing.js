// Citations as a dialog over the page, copied by button or by the key c. Without this file the links lead to the same page.
"use strict";

(() => {
  const KEPT = "hongfan.citing"; // style, form and width that this browser chose last
  const words = document.currentScript.dataset;
  let dialog = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cite]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      show(withKept(link.href), link);
    }
    const button = event.target.closest("button[data-copy-text]");
    if (button) copy();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (shown()) copy();
    else if (nearest()) show(withKept(nearest().href), nearest()).then(copy);
  });

  const onPage = shown();
  if (onPage) wake(onPage.closest("[data-citation]"));

  function shown() {
    return (dialog?.open ? dialog : document).querySelector("#citation");
  }

  // The link of the passage that has the focus, else of the one that the address names, else the first.
  function nearest() {
    const places = [document.activeElement?.closest(".evidence, .passage, .hit, li"), document.querySelector(".passage:target"), document];
    return places.map((place) => place?.querySelector("a[data-cite]")).find(Boolean);
  }

  async function show(address, opener) {
    const answer = await fetch(address);
    if (!answer.ok) { location.href = address; return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = document.adoptNode(page.querySelector("[data-citation]"));
    const close = Object.assign(document.createElement("button"), { type: "button", className: "plain", textContent: words.close });
    close.addEventListener("click", () => dialog.close());
    dialog ??= opened();
    const { name } = dialog.contains(document.activeElement) ? document.activeElement : {};
    dialog.replaceChildren(part, close);
    wake(part);
    if (name) part.querySelector(`[name="${name}"]`)?.focus(); // who changes a choice by keyboard goes on from there
    if (!dialog.open) {
      dialog.showModal();
      dialog.addEventListener("close", () => opener?.focus(), { once: true });
    }
  }

  function opened() {
    const made = document.createElement("dialog");
    made.className = "citing-dialog";
    made.setAttribute("aria-label", words.label);
    document.body.append(made);
    return made;
  }

  // Show what needs script; in the dialog a form brings its answer into the dialog.
  function wake(part) {
    part.querySelector("button[data-copy-text]").hidden = false;
    const form = part.querySelector("form");
    form.addEventListener("change", (event) => { if (event.target.matches("select")) form.requestSubmit(); });
    form.addEventListener("submit", (event) => {
      keep(form);
      if (event.submitter?.name === "download" || !dialog?.open) return;
      event.preventDefault();
      show(`${form.action}?${new URLSearchParams(new FormData(form))}`);
    });
  }

  function keep(form) {
    const chosen = [...form.querySelectorAll("select")].map((select) => [select.name, select.value]);
    try { localStorage.setItem(KEPT, String(new URLSearchParams(chosen))); } catch { /* storage is off */ }
  }

  function withKept(address) {
    try {
      const kept = localStorage.getItem(KEPT);
      return kept && !address.includes("?") ? `${address}?${kept}` : address;
    } catch { return address; } // storage is off
  }

  async function copy() {
    const entry = shown();
    if (!entry) return;
    try {
      await navigator.clipboard.writeText(entry.textContent);
    } catch { // only where the page came over https or from this machine
      const range = document.createRange();
      range.selectNodeContents(entry);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.execCommand("copy");
    }
    tell(`${words.copied}：${entry.textContent}`);
  }

  function tell(text) {
    document.querySelector(".citing-toast")?.remove();
    const toast = Object.assign(document.createElement("p"), { className: "citing-toast", textContent: text });
    toast.setAttribute("role", "status");
    (dialog?.open ? dialog : document.body).append(toast);
    setTimeout(() => toast.remove(), 4000);
  }
})();
