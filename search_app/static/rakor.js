"use strict";
// Everything works without this file; it adds keys, copying, suggestions and an outline that follows the reading.

const box = document.getElementById("q");
const bar = document.querySelector(".hitbar");
const narrow = matchMedia("(max-width: 760px)");
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
  history.replaceState(history.state, "", `#t${at}`);
}

const step = (by) => goTo(Number(bar.dataset.at || (by > 0 ? 0 : 1)) + by);

if (bar) {
  const from = /^#t(\d+)$/.exec(location.hash);
  if (from) bar.dataset.at = from[1];
  for (const [name, by] of [["next", 1], ["previous", -1]]) {
    const link = bar.querySelector(`.${name}`);
    link.textContent = bar.dataset[name];
    link.addEventListener("click", (event) => {
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
    box.setSelectionRange(box.value.length, box.value.length);
  } else if (bar && (event.key === "n" || event.key === "p")) {
    step(event.key === "n" ? 1 : -1);
  }
});

const says = document.body.dataset;

function copier(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = says.copied;
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

if (navigator.clipboard) {
  for (const place of document.querySelectorAll(".copies")) {
    const link = new URL(place.dataset.link, location.href).href;
    place.append(copier(says.copyCitation, place.dataset.citation), " ", copier(says.copyLink, link));
  }
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

// Empty fields would only lengthen the address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("submit", () => {
    for (const input of form.elements) input.disabled = input.name !== "" && input.name !== "q" && input.value === "";
  });
}
addEventListener("pageshow", () => {
  for (const input of document.querySelectorAll("form [disabled]")) input.disabled = false;
});

// On a phone the filters and the outline start folded; on a wide screen they stand open.
function fold() {
  for (const folded of document.querySelectorAll("details.folds")) folded.open = !narrow.matches;
}
fold();
narrow.addEventListener("change", fold);

// The outline's current entry is the last one whose passage has begun above the upper third of the window.
const outline = document.querySelector(".outline");
if (outline) {
  const entries = [...outline.querySelectorAll("a")].map((link) => [link, document.querySelector(link.hash)]);
  let current = null;
  let asked = false;
  const follow = () => {
    asked = false;
    const begun = entries.filter(([, passage]) => passage.getBoundingClientRect().top < innerHeight / 3);
    const link = begun.length ? begun[begun.length - 1][0] : null;
    if (link === current) return;
    current?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    current = link;
    if (!link || narrow.matches) return;
    const [top, height] = [link.offsetTop, outline.clientHeight];
    if (top < outline.scrollTop + 40 || top > outline.scrollTop + height - 60) outline.scrollTop = top - height / 2;
  };
  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(follow);
    asked = true;
  }, { passive: true });
  follow();
}
