/** The page: the state in the middle, and around it what shows it. */

/** Browsers bound how often an address may change. */
const WRITING = 300;
const THEME = "cyberdiplo-theme";

/** @param {Report} report */
function start(report) {
  const state = parseFragment(location.hash, report);
  let shown = [];
  let writing = 0;
  const panel = makePanel(report, { step: stepPanel, close: () => openEvent("") });
  const stage = makeStage(report, {
    open: (item) => openEvent(item.id, { takeFocus: true }),
    gather: (items) => panel.list(items, true),
    moved: (view) => {
      state.view = view;
      writeSoon();
    },
  });
  const list = makeList(report, (id) => openEvent(id, { takeFocus: true }));
  const facets = makeFacets(report, state, (change) => {
    Object.assign(state, change);
    filter();
    writeSoon();
  });

  /** Show the events that meet the filters. */
  function filter() {
    applyFilters(report, state);
    shown = report.items.filter((item) => item.misses === 0);
    list.show(termsOf(state.q));
    stage.show(shown, state.lanes);
    facets.refresh(shown.length);
    // What is shown comes first; its words are marked in the next frame.
    requestAnimationFrame(() => setTimeout(markWords));
  }

  const markWords = () => list.markWords(shown, termsOf(state.q), panel.body);

  /** Open an event, or close the panel. */
  function openEvent(id, { takeFocus = false, write = true } = {}) {
    const item = report.byId.get(id);
    const hadPanel = panel.isOpen();
    state.event = item ? id : "";
    stage.setOpen(item ?? null);
    list.setOpen(item ?? null);
    if (item) {
      const place = shown.indexOf(item);
      panel.show(item, place < 0 ? "" : `${place + 1} / ${shown.length}`, takeFocus);
      // The panel takes room from the drawing: its new width counts before the event is looked for there.
      if (!hadPanel) stage.measure();
      stage.lookFor(item);
      markWords();
    } else panel.close();
    if (write) writeSoon();
  }

  /** @param {number} step */
  function stepPanel(step) {
    const place = shown.indexOf(report.byId.get(state.event));
    const next = shown[place < 0 ? 0 : place + step];
    if (next) openEvent(next.id, { takeFocus: true });
  }

  function writeSoon() {
    clearTimeout(writing);
    writing = setTimeout(() => {
      const fragment = formatFragment(state, report);
      if (fragment !== location.hash.slice(1)) history.replaceState(null, "", `#${fragment}`);
    }, WRITING);
  }

  /** Follow the address: a state, an event of the list, or a place on the page. */
  function follow() {
    clearTimeout(writing);
    const fragment = location.hash.slice(1);
    const direct = fragment.match(/^event-(.+)$/);
    if (direct) return openEvent(direct[1], { takeFocus: true });
    if (fragment && !fragment.includes("=")) return;
    Object.assign(state, parseFragment(fragment, report));
    show();
    if (/^(type|actor)=/.test(fragment)) byId("timeline").scrollIntoView({ behavior: "instant" });
  }

  function show() {
    for (const radio of document.getElementsByName("lanes")) radio.checked = radio.value === state.lanes;
    const { view } = state;
    filter();
    stage.lookAt(view, { tell: false });
    openEvent(state.event, { write: false });
    const item = report.byId.get(state.event);
    if (item) item.row.scrollIntoView({ block: "center", behavior: "instant" });
  }

  function listenToKeys() {
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        byId("q").focus();
        byId("q").select();
      } else if (event.key === "Escape" && event.target === byId("q") && byId("q").value) {
        byId("q").value = "";
        byId("q").dispatchEvent(new Event("input"));
      } else if (event.key === "Escape") openEvent("");
    });
  }

  for (const radio of document.getElementsByName("lanes")) {
    radio.addEventListener("change", () => {
      state.lanes = radio.value;
      stage.show(shown, state.lanes);
      writeSoon();
    });
  }
  for (const button of document.querySelectorAll("[data-zoom]")) {
    const zooms = { in: () => stage.zoom(1.6), out: () => stage.zoom(1 / 1.6), all: () => stage.lookAt(null) };
    button.addEventListener("click", zooms[button.dataset.zoom]);
  }
  byId("use-view").addEventListener("click", () => {
    const [from, to] = stage.view();
    Object.assign(state, { from: isoDay(Math.ceil(from)), to: isoDay(Math.floor(to)) });
    filter();
    writeSoon();
  });
  byId("clear").addEventListener("click", () => {
    const { lanes, view, event } = state;
    Object.assign(state, freshState(), { lanes, view, event });
    byId("q").value = "";
    filter();
    writeSoon();
    byId("q").focus();
  });
  listenToKeys();
  window.addEventListener("hashchange", follow);
  byId("explorer").hidden = false;
  byId("figure").hidden = report.items.every((item) => middleOf(item) === null);
  stage.measure();
  show();
  const direct = location.hash.match(/^#event-(.+)$/);
  if (direct) openEvent(direct[1]);
  whenIdle(report.items);
  return stage;
}

/** Make the texts for searching while nothing else is to be done. @param {Item[]} items */
function whenIdle(items, from = 0) {
  const later = window.requestIdleCallback ?? ((call) => setTimeout(() => call({ timeRemaining: () => 8 }), 50));
  later((idle) => {
    let number = from;
    while (number < items.length && idle.timeRemaining() > 2) {
      headOf(items[number]);
      textOf(items[number++]);
    }
    if (number < items.length) whenIdle(items, number);
  });
}

/** Light or dark as the reader wishes it, else as the system does. @param {() => void} changed */
function listenToTheme(changed) {
  const button = byId("theme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const refresh = () => {
    button.setAttribute("aria-pressed", String(isDark()));
    changed();
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    refresh();
  });
  dark.addEventListener("change", refresh);
  refresh();
}

/** The theme chosen before; a browser may keep nothing for files. */
function kept() {
  try {
    return localStorage.getItem(THEME);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function keep(theme) {
  try {
    localStorage.setItem(THEME, theme);
  } catch {
    // It holds for this visit then.
  }
}

document.documentElement.classList.add("js");
if (["light", "dark"].includes(kept())) document.documentElement.dataset.theme = kept();
document.addEventListener("DOMContentLoaded", () => {
  const stage = byId("explorer") && document.querySelector(".entry") ? start(readReport()) : null;
  listenToTheme(() => stage?.repaint());
});
