/**
 * What the reader has asked for. It is kept in the address's fragment, so that a view can be handed on.
 *
 * @typedef {object} State
 * @property {string} q words to find
 * @property {Set<number>} type @property {Set<number>} actor @property {Set<number>} source @property {Set<number>} status
 * @property {string} from @property {string} to ISO days, "" where open
 * @property {number} confidence at least
 * @property {string} lanes what the lanes stand for
 * @property {?[number, number]} view first and last day seen, null for all
 * @property {string} event the open event's id, "" for none
 */

/** The filters, each with the bit that stands for it in an item's `misses`. */
const BITS = { q: 1, type: 2, actor: 4, source: 8, status: 16, period: 32, confidence: 64 };

/** @returns {State} */
const freshState = () => ({
  q: "",
  type: new Set(),
  actor: new Set(),
  source: new Set(),
  status: new Set(),
  from: "",
  to: "",
  confidence: 0,
  lanes: "type",
  view: null,
  event: "",
});

const ISO = /^\d{4}-\d\d-\d\d$/;

/** The state that a fragment names; what it says of unknown things is passed over. @param {string} fragment @param {Report} report */
function parseFragment(fragment, report) {
  const state = freshState();
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const day = (name) => (ISO.test(given.get(name) ?? "") && dayOf(given.get(name)) !== null ? given.get(name) : "");
  for (const facet of FACETS) {
    for (const key of given.getAll(facet)) {
      const number = report.keys[facet].indexOf(key);
      if (number >= 0) state[facet].add(number);
    }
  }
  state.q = given.get("q") ?? "";
  state.from = day("from");
  state.to = day("to");
  state.confidence = Math.min(1, Math.max(0, Number(given.get("confidence")) || 0));
  if (["type", "actor", "source", "none"].includes(given.get("lanes"))) state.lanes = given.get("lanes");
  const view = (given.get("view") ?? "").split("..").map((text) => (ISO.test(text) ? dayOf(text) : NaN));
  if (view.length === 2 && view[0] <= view[1]) state.view = view;
  const wanted = given.get("event");
  if (wanted) state.event = (report.byId.get(wanted) ?? report.items.find(({ id }) => id.startsWith(wanted)))?.id ?? "";
  return state;
}

/** The fragment of a state, "" where nothing is asked for. @param {State} state @param {Report} report */
function formatFragment(state, report) {
  const said = new URLSearchParams();
  if (state.q.trim()) said.set("q", state.q);
  for (const facet of FACETS) for (const number of state[facet]) said.append(facet, report.keys[facet][number]);
  for (const name of ["from", "to", "event"]) if (state[name]) said.set(name, state[name]);
  if (state.confidence) said.set("confidence", String(state.confidence));
  if (state.lanes !== "type") said.set("lanes", state.lanes);
  if (state.view) said.set("view", state.view.map(isoDay).join(".."));
  return said.toString();
}

/** `text` without capitals and accents, with straight quotes. @param {string} text */
function fold(text) {
  const small = text.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
  return /[\u00c0-\u1fff\ufb00-\uffef]/.test(small) ? small.normalize("NFKD").replace(/\p{M}/gu, "") : small;
}

/** Words and quoted phrases that all have to be found. @param {string} q */
const termsOf = (q) => Array.from(fold(q).matchAll(/"([^"]+)"?|[^\s"]+/g), (match) => match[1] ?? match[0]);

const LETTER = /[a-z0-9]/;

/** Where `term` stands in `text` at the beginning of a word, from `start` on, or -1. Scripts without blanks have no such beginnings. @param {string} text @param {string} term */
function findWord(text, term, start = 0) {
  let at = text.indexOf(term, start);
  if (!LETTER.test(term[0])) return at;
  while (at > 0 && LETTER.test(text[at - 1])) at = text.indexOf(term, at + 1);
  return at;
}

/** @param {string} text folded @param {string[]} terms */
const hasAll = (text, terms) => terms.every((term) => findWord(text, term) >= 0);

/** All that an item says, a line for each part. @param {Item} item */
function textOf(item) {
  if (item.text === undefined) {
    const parts = Array.from(item.row.children).flatMap((part) => (part.tagName === "DIV" ? [...part.children] : part));
    item.text = fold(parts.map((part) => part.textContent).join("\n"));
  }
  return item.text;
}

/** Write into every item which filters it does not meet. @param {Report} report @param {State} state */
function applyFilters(report, state) {
  const terms = termsOf(state.q);
  const from = dayOf(state.from) ?? -Infinity;
  const to = dayOf(state.to) ?? Infinity;
  const anyDay = !state.from && !state.to;
  for (const item of report.items) {
    let misses = 0;
    for (const facet of FACETS) {
      if (state[facet].size && !item[facet].some((number) => state[facet].has(number))) misses |= BITS[facet];
    }
    const undated = item.begin === null && item.end === null;
    if (!anyDay && (undated || (item.begin ?? -Infinity) > to || (item.end ?? Infinity) < from)) misses |= BITS.period;
    if (item.confidence < state.confidence) misses |= BITS.confidence;
    if (terms.length && !hasAll(textOf(item), terms)) misses |= BITS.q;
    item.misses = misses;
  }
}

/** How many items each value of a facet would show, the other filters holding. @param {Report} report @param {string} facet */
function facetCounts(report, facet) {
  const counts = new Array(report.keys[facet].length).fill(0);
  for (const item of report.items) {
    if ((item.misses & ~BITS[facet]) === 0) for (const number of item[facet]) counts[number] += 1;
  }
  return counts;
}
