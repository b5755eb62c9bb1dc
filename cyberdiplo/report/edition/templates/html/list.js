/** The list of events: what is left of it, the words found in it, and its keys. */

/** Shown entries that have the words of a search marked, at most: more than anybody scrolls through. */
const MOST_MARKED = 200;
/** A row of the list without its evidence, in letters' heights. */
const ROW_HEIGHT = 4.4;

/** @param {Report} report @param {(id: string) => void} open */
function makeList(report, open) {
  const itemOf = (row) => report.byId.get(row.dataset.of ?? row.id.slice("event-".length));
  const groups = Array.from(document.querySelectorAll(".group"), (section) => ({
    section,
    counter: section.querySelector("h3 .n"),
    lists: Array.from(section.querySelectorAll("ol"), (list) => ({ list, items: Array.from(list.children, itemOf) })),
  }));
  const links = Array.from(byId("events").querySelectorAll("li > h4 > a, .again > p > a"));
  const places = new Map(links.map((link) => [link, itemOf(link.closest("li"))]));
  /** The title at which the Tab key stops. */
  let stop = null;
  let opened = null;

  const isLeft = (item) => item.misses === 0;

  /** Show the events that meet the filters, and hide the others. @param {string[]} terms */
  function show(terms) {
    for (const item of report.items) {
      const hidden = !isLeft(item);
      if (item.hidden !== hidden) for (const row of item.rows) row.hidden = hidden;
      item.hidden = hidden;
      const deep = !hidden && terms.length > 0 && !hasAll(headOf(item), terms);
      if (item.deep !== deep) item.row.classList.toggle("deep", deep);
      item.deep = deep;
    }
    countRows();
    if (!stop || !isLeft(places.get(stop))) keepStop(links.find((link) => isLeft(places.get(link))));
  }

  /** Headings and lists of which nothing is left are hidden; lists out of sight are as high as what is left. */
  function countRows() {
    for (const { section, counter, lists } of groups) {
      let left = 0;
      for (const { list, items } of lists) {
        const here = items.reduce((sum, item) => sum + Number(isLeft(item)), 0);
        list.hidden = here === 0;
        list.style.containIntrinsicHeight = `${here * ROW_HEIGHT}rem`;
        left += here;
      }
      section.hidden = left === 0;
      counter.textContent = String(left);
    }
  }

  /**
   * Mark the words of a search, without touching the texts, and of the evidence shown leave what has them.
   * @param {Item[]} shown @param {string[]} terms @param {Node} panel
   */
  function markWords(shown, terms, panel) {
    const listed = shown.slice(0, MOST_MARKED);
    for (const { row, deep } of listed) {
      if (!deep) continue;
      for (const quote of row.querySelectorAll("blockquote")) {
        const text = fold(quote.textContent);
        quote.classList.toggle("miss", !terms.some((term) => findWord(text, term) >= 0));
      }
    }
    if (!window.Highlight) return;
    const ranges = [];
    if (terms.length) for (const place of [panel, ...listed.map(({ row }) => row)]) rangesIn(place, terms, ranges);
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  /** One title is a stop of the Tab key; the arrows go on from there. @param {HTMLElement} [next] */
  function keepStop(next) {
    if (stop) stop.tabIndex = -1;
    if (next) next.tabIndex = 0;
    stop = next ?? null;
  }

  function listen() {
    const list = byId("events");
    for (const link of links) link.tabIndex = -1;
    list.addEventListener("click", (event) => {
      const item = places.get(event.target.closest("a"));
      if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open(item.id);
    });
    list.addEventListener("keydown", (event) => {
      if (!places.has(event.target)) return;
      const left = links.filter((link) => isLeft(places.get(link)));
      const place = left.indexOf(event.target);
      const steps = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: left.length - 1 };
      const next = left[steps[event.key]];
      if (!next) return;
      event.preventDefault();
      keepStop(next);
      next.focus();
    });
  }

  listen();
  return {
    show,
    markWords,
    /** @param {?Item} item */
    setOpen(item) {
      opened?.row.classList.remove("open");
      item?.row.classList.add("open");
      opened = item;
    },
  };
}

/** What an item says without its evidence. @param {Item} item */
const headOf = (item) => (item.head ??= fold(`${item.title} ${item.row.children[2].textContent} ${item.when}`));

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
