"use strict";
// Everything works without this file; it adds keys, copying and suggestions.

const box = document.getElementById("q");
const bar = document.querySelector(".hitbar");
const typing = (element) => element.matches("input, textarea, select");

function goTo(hit) {
  const count = Number(bar.dataset.hits);
  const at = ((hit - 1 + count) % count) + 1;
  const mark = document.getElementById(`t${at}`);
  document.querySelector("mark.here")?.classList.remove("here");
  mark.classList.add("here");
  mark.scrollIntoView({ block: "center" });
  bar.dataset.at = at;
  bar.querySelector(".at").textContent = bar.dataset.of.replace("{at}", at).replace("{count}", count);
}

const step = (by) => goTo(Number(bar.dataset.at || (by > 0 ? 0 : 1)) + by);

if (bar) {
  for (const [name, by] of [["next", 1], ["previous", -1]]) {
    bar.querySelector(`.${name}`).addEventListener("click", (event) => {
      event.preventDefault();
      step(by);
    });
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
  if (event.key === "/" && box) {
    event.preventDefault();
    box.focus();
  } else if (bar && (event.key === "n" || event.key === "p")) {
    step(event.key === "n" ? 1 : -1);
  }
});

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = button.dataset.copy || new URL(button.dataset.copyUrl, location.href).href;
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; }, 1500);
  });
}

if (box) {
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(`/saran?q=${encodeURIComponent(box.value)}`);
      if (!answer.ok) return;
      const list = document.getElementById("saran");
      list.replaceChildren(...(await answer.json()).map((text) => new Option(text, text)));
    }, 150);
  });
}

// On a phone the filters and the outline start folded.
if (matchMedia("(max-width: 760px)").matches) {
  for (const folded of document.querySelectorAll("details.filters, details.outline")) folded.open = false;
}
