// What the browser itself does on the page: it sends deeds, and remembers what is chosen.
// Runs within the component that carries deeds to the server; `trigger` and `upload` are given.

const root = document.documentElement;
const waiting = [];

window.callsheet = {
  // The next deed and its files, for the server.
  take: () => waiting.shift() ?? ["{}", null],
};

function send(deed, files = null) {
  waiting.push([JSON.stringify(deed), files]);
  trigger("click");
}

async function sendFiles(deed, files) {
  root.classList.add("cs-uploading");
  try {
    const kept = [];
    for (const file of files) {
      const { path, url } = await upload(file);
      kept.push({ path, url, orig_name: file.name, size: file.size, meta: { _type: "gradio.FileData" } });
    }
    if (kept.length) send(deed, kept);
  } finally {
    root.classList.remove("cs-uploading");
  }
}

// What is chosen is told by a rule of style, so that new HTML from the server changes nothing of it.
const rule = document.head.appendChild(document.createElement("style"));
let chosen = "video";
function choose(key, show = true) {
  chosen = key;
  const name = CSS.escape(key);
  const shot = key.startsWith("shot:") ? CSS.escape(key.slice(5)) : null;
  rule.textContent = `.cs-inspects[data-for="${name}"] { display: flex; }`
    + (shot ? ` .cs-card[data-shot="${shot}"], .cs-bar[data-shot="${shot}"] { --chosen: var(--cs-accent); }` : "")
    + ` .cs-chip[data-inspect="${name}"] { --chosen: var(--cs-accent); }`;
  if (show && matchMedia("(max-width: 899px)").matches) turnTo("side");
}
function turnTo(place) {
  root.dataset.place = place;
}
turnTo("film");
window.callsheet.choose = choose;

function act(deed) {
  send(deed);
  if (deed.do !== "compare") return;
  turnTo("film");
  document.getElementById("cs-film").scrollTop = 0;
}

function looked() {
  const there = document.querySelector(`.cs-inspects[data-for="${CSS.escape(chosen)}"]`);
  const first = document.querySelector(".cs-card");
  if (!there && first) choose(`shot:${first.dataset.shot}`, false);
}
new MutationObserver(looked).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-for"] });
choose(chosen, false);
looked();

document.addEventListener("click", (event) => {
  const at = (css) => event.target.closest(css);
  const acts = at("[data-act]");
  if (acts) {
    if (!acts.disabled) act(JSON.parse(acts.dataset.act));
    acts.closest("[popover]")?.hidePopover();
    return;
  }
  if (at("[data-tab]")) return turnTo(at("[data-tab]").dataset.tab);
  if (at("[data-inspect]")) return choose(at("[data-inspect]").dataset.inspect);
  if (at("[data-shot]")) return choose(`shot:${at("[data-shot]").dataset.shot}`);
});

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.dataset.files) {
    sendFiles(JSON.parse(field.dataset.files), field.files);
    field.value = "";
  } else if (field.dataset.set) {
    if (!field.reportValidity()) return;
    // The server's next HTML says what holds, also where it holds to what was before.
    field.setAttribute("value", field.value);
    send({ ...JSON.parse(field.dataset.set), value: valueOf(field) });
  }
});

function valueOf(field) {
  const given = field.value.trim();
  if (field.dataset.kind === "number") return Number(given);
  if (field.dataset.kind === "list") return given.split(/[;；]/).map((one) => one.trim()).filter(Boolean);
  return given === "" && JSON.parse(field.dataset.set).field !== "text" ? emptyOf(field) : field.value;
}
const TEXTS = ["action", "style", "looks", "title", "name", "place", "scene"];
function emptyOf(field) {
  return TEXTS.includes(JSON.parse(field.dataset.set).field) ? "" : null;
}

// Long lists stand in the page once.
function fill(event) {
  const list = event.target.closest?.("select[data-fill]");
  if (!list || list.dataset.filled) return;
  const known = list.value, own = list.querySelector("option");
  list.innerHTML = document.getElementById(list.dataset.fill).innerHTML;
  if (![...list.options].some((one) => one.value === known)) list.prepend(own);
  list.value = known;
  list.dataset.filled = "yes";
}
document.addEventListener("pointerdown", fill, true);
document.addEventListener("focusin", fill);

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-make]");
  if (!form) return;
  event.preventDefault();
  const given = new FormData(form);
  const files = given.getAll("files").filter((file) => file.size);
  const deed = { ...JSON.parse(form.dataset.make), name: given.get("name"), kind: given.get("kind") };
  if (files.length) sendFiles(deed, files); else send(deed);
  form.reset();
  form.closest("[popover]")?.hidePopover();
}, true);

document.addEventListener("input", (event) => {
  if (!event.target.matches(".cs-search")) return;
  const sought = event.target.value.toLowerCase();
  for (const row of document.querySelectorAll("ul.cs-conversations li")) row.hidden = !row.dataset.title.includes(sought);
});

// A panel opens under its button, within the window.
document.addEventListener("toggle", (event) => {
  const pop = event.target;
  if (!pop.matches?.(".cs-pop") || event.newState !== "open") return;
  const by = document.querySelector(`[popovertarget="${pop.id}"]`).getBoundingClientRect();
  const left = Math.max(8, Math.min(by.left, innerWidth - pop.offsetWidth - 8));
  const top = by.bottom + 4 + pop.offsetHeight < innerHeight ? by.bottom + 4 : Math.max(8, by.top - 4 - pop.offsetHeight);
  root.style.setProperty("--pop-left", `${left}px`);
  root.style.setProperty("--pop-top", `${top}px`);
}, true);

// Seconds: the edge of a bar is dragged, or arrow keys pressed.
const STEP = 0.5;
document.addEventListener("pointerdown", (event) => {
  const edge = event.target.closest(".cs-bar > s");
  if (!edge) return;
  event.preventDefault();
  const bar = edge.parentElement, began = event.clientX;
  const seconds = Number(bar.dataset.seconds), perPixel = seconds / bar.getBoundingClientRect().width;
  let now = seconds;
  const move = (moved) => {
    now = Math.max(STEP, Math.round((seconds + (moved.clientX - began) * perPixel) / STEP) * STEP);
    bar.style.flexGrow = now;
    bar.querySelector("span").textContent = `${now.toFixed(1)} s`;
  };
  const end = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    if (now !== seconds) send({ ...JSON.parse(bar.dataset.stretch), value: now });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
});
document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.(".cs-bar"), card = event.target.closest?.(".cs-card");
  if (bar && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
    event.preventDefault();
    const now = Math.max(STEP, Number(bar.dataset.seconds) + (event.key === "ArrowRight" ? STEP : -STEP));
    send({ ...JSON.parse(bar.dataset.stretch), value: now });
  } else if ((bar || card) && ["Enter", " "].includes(event.key) && event.target === (bar ?? card)) {
    event.preventDefault();
    choose(`shot:${(bar ?? card).dataset.shot}`);
  }
});

// Order: a card is dragged before another.
let carried = null;
document.addEventListener("dragstart", (event) => {
  carried = event.target.closest?.(".cs-card");
  if (carried) event.dataTransfer.setData("text/plain", carried.dataset.shot);
});
document.addEventListener("dragover", (event) => {
  if (carried && event.target.closest(".cs-cards")) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const onto = event.target.closest(".cs-cards > li");
  if (!carried || !onto) return;
  event.preventDefault();
  const others = [...document.querySelectorAll(".cs-card")].filter((card) => card !== carried);
  const to = onto === carried ? -1 : onto.matches(".cs-card") ? others.indexOf(onto) : others.length;
  const behind = [...document.querySelectorAll(".cs-card")].indexOf(carried) <= to;
  if (to >= 0) send({ do: "move", id: carried.dataset.shot, to: to + (behind && onto.matches(".cs-card") ? 1 : 0) });
  carried = null;
});
document.addEventListener("dragend", () => { carried = null; });
