/** The page: the state in the middle, and around it what shows it. */

/** Shown entries that have the words of a search marked, at most: more than anybody scrolls through. */
const MOST_MARKED = 400;
/** Browsers bound how often an address may change. */
const WRITING = 300;
/** A row of the list without its evidence, in letters' heights. */
const ROW_HEIGHT = 4.4;
const THEME = "cyberdiplo-theme";

/** @param {Report} report */
function start(report) {
  const state = parseFragment(location.hash, report);
  const groups = Array.from(document.querySelectorAll(".group"), (section) => ({
    section,
    counter: section.querySelector("h3 .n"),
    lists: Array.from(section.querySelectorAll("ol"), (list) => ({ list, rows: [...list.children] })),
  }));
  /** The titles in the order of the page, and the one of them at which the Tab key stops. */
  const links = groups.flatMap(({ lists }) => lists.flatMap(({ rows }) => rows.map(titleLink)));
  let stop = null;
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
  const facets = makeFacets(report, state, (change) => {
    Object.assign(state, change);
    filter();
    writeSoon();
  });

  /** Show the events that meet the filters, and hide the others. */
  function filter() {
    applyFilters(report, state);
    shown = report.items.filter((item) => item.misses === 0);
    const terms = termsOf(state.q);
    for (const item of report.items) {
      const hidden = item.misses !== 0;
      for (const row of item.rows) if (row.hidden !== hidden) row.hidden = hidden;
      const deep = !hidden && terms.length > 0 && !hasAll(headOf(item), terms);
      if (item.deep !== deep) item.row.classList.toggle("deep", (item.deep = deep));
    }
    countRows();
    stage.show(shown, state.lanes);
    facets.refresh(shown.length);
    keepOneStop();
    setTimeout(() => markWords(terms));
  }

  /** Headings and lists of which nothing is left are hidden; lists out of sight are as high as what is left. */
  function countRows() {
    for (const { section, counter, lists } of groups) {
      let left = 0;
      for (const { list, rows } of lists) {
        const here = rows.reduce((sum, row) => sum + Number(!row.hidden), 0);
        list.hidden = here === 0;
        list.style.containIntrinsicHeight = `${here * ROW_HEIGHT}rem`;
        left += here;
      }
      section.hidden = left === 0;
      counter.textContent = String(left);
    }
  }

  /** Mark the words of a search, without touching the texts, and of the evidence shown leave what has them. @param {string[]} terms */
  function markWords(terms) {
    const listed = shown.slice(0, MOST_MARKED).map(({ row }) => row);
    for (const row of listed) {
      if (!row.classList.contains("deep")) continue;
      for (const quote of row.querySelectorAll("blockquote")) {
        const text = fold(quote.textContent);
        quote.classList.toggle("miss", !terms.some((term) => findWord(text, term) >= 0));
      }
    }
    if (!window.Highlight) return;
    const ranges = [];
    if (terms.length) for (const place of [panel.body, ...listed]) rangesIn(place, terms, ranges);
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  /** Open an event, or close the panel. */
  function openEvent(id, { takeFocus = false, write = true } = {}) {
    const item = report.byId.get(id);
    document.querySelector(".entry.open")?.classList.remove("open");
    state.event = item ? id : "";
    stage.setOpen(item ?? null);
    if (item) {
      item.row.classList.add("open");
      const place = shown.indexOf(item);
      panel.show(item, place < 0 ? "" : `${place + 1} / ${shown.length}`, takeFocus);
      stage.measure();
      stage.lookFor(item);
      markWords(termsOf(state.q));
    } else {
      panel.close();
      stage.measure();
    }
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

  /** One entry of the list is a stop of the Tab key; the arrows go on from there. @param {HTMLElement} [wanted] */
  function keepOneStop(wanted) {
    const next = wanted ?? links.find(isShown);
    if (stop) stop.tabIndex = -1;
    if (next) next.tabIndex = 0;
    stop = next;
  }

  function listenToList() {
    const list = byId("events");
    for (const link of links) link.tabIndex = -1;
    list.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#event-"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openEvent(link.hash.slice("#event-".length), { takeFocus: true });
    });
    list.addEventListener("keydown", (event) => {
      const left = links.filter(isShown);
      const place = left.indexOf(event.target);
      const places = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: left.length - 1 };
      const next = left[places[event.key]];
      if (place < 0 || !next) return;
      event.preventDefault();
      keepOneStop(next);
      next.focus();
    });
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
  listenToList();
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

/** The title in a row of the list. @param {HTMLElement} row @returns {HTMLAnchorElement} */
const titleLink = (row) => row.children[1].lastElementChild;

/** Whether a title's row is left. @param {HTMLAnchorElement} link */
const isShown = (link) => !link.parentElement.parentElement.hidden;

/** What an item says without its evidence. @param {Item} item */
const headOf = (item) =>
  (item.head ??= fold(`${item.title} ${item.row.children[2].textContent} ${item.when}`));

/** Ranges of the words in a part of the page. @param {Node} place @param {string[]} terms @param {Range[]} ranges */
function rangesIn(place, terms, ranges) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = fold(walker.currentNode.data);
    // Folding can change a text's length; then its places are not those on the page.
    if (text.length !== walker.currentNode.data.length) continue;
    for (const term of terms) {
      for (let at = findWord(text, term); at >= 0; at = findWord(text, term, at + term.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + term.length);
        ranges.push(range);
      }
    }
  }
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
