/**
 * What the page says, read once from its HTML.
 *
 * @typedef {object} Item one event
 * @property {string} id
 * @property {HTMLElement} row its entry in the list
 * @property {HTMLElement[]} rows that entry and the places that only name it again
 * @property {string} title
 * @property {string} when its date in words
 * @property {?number} begin first day that its date can mean, counted from 1970; null where open
 * @property {?number} end last day
 * @property {number[]} type one number in the vocabulary; a list, as the other facets are
 * @property {number[]} actor
 * @property {number[]} source publishers
 * @property {number[]} status
 * @property {"coop"|"neut"|"conf"} tone
 * @property {number} confidence
 * @property {boolean} doubtful
 * @property {number} weight importance
 * @property {number} misses the filters that it does not meet, as bits
 * @property {string} [text] all that it says, folded for searching
 *
 * @typedef {object} Report
 * @property {Item[]} items in the order of time, the undated last
 * @property {Map<string, Item>} byId
 * @property {Object<string, string[]>} keys of each facet's values, as they stand in the fragment
 * @property {Object<string, string[]>} names of each facet's values, as they are shown
 * @property {string[]} signs of the types
 * @property {Object<string, string>} labels
 */

const DAY = 86400000;
const FACETS = ["type", "actor", "source", "status"];

/** @param {string} id */
const byId = (id) => document.getElementById(id);

/** Days since 1970 of an ISO day, or null. @param {?string} text */
const dayOf = (text) => (text ? Date.parse(text) / DAY : null);

/** The ISO day of a number of days. @param {number} day */
const isoDay = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);

/** A label with its gaps filled. @param {string} text @param {Object<string, string|number>} values */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (gap, name) => values[name] ?? gap);

/** @param {?string} text numbers between blanks */
const numbers = (text) => (text ? text.split(" ").map(Number) : []);

/** @returns {Report} */
function readReport() {
  const data = JSON.parse(byId("data").textContent);
  const statuses = Object.keys(data.statuses);
  const items = Array.from(document.querySelectorAll(".entry"), (row) => readItem(row, statuses));
  items.sort(
    (a, b) => (a.begin ?? a.end ?? Infinity) - (b.begin ?? b.end ?? Infinity) || (a.end ?? 0) - (b.end ?? 0) || 0,
  );
  const known = new Map(items.map((item) => [item.id, item]));
  for (const row of document.querySelectorAll(".again")) known.get(row.dataset.of).rows.push(row);
  return {
    items,
    byId: known,
    keys: { type: data.types.map(([id]) => id), actor: data.actors, source: data.publishers, status: statuses },
    names: {
      type: data.types.map(([, name]) => name),
      actor: data.actors,
      source: data.publishers,
      status: statuses.map((id) => data.statuses[id]),
    },
    signs: data.types.map(([, , sign]) => sign),
    labels: data.labels,
  };
}

/** @param {HTMLElement} row @param {string[]} statuses @returns {Item} */
function readItem(row, statuses) {
  const get = (name) => row.getAttribute(`data-${name}`);
  return {
    id: row.id.slice("event-".length),
    row,
    rows: [row],
    title: row.children[1].lastElementChild.textContent,
    when: row.children[0].textContent,
    begin: dayOf(get("b")),
    end: dayOf(get("e") ?? get("b")),
    type: [Number(get("t"))],
    actor: numbers(get("a")),
    source: numbers(get("p")),
    status: [statuses.indexOf(get("s") ?? "occurred")],
    tone: row.classList[1],
    confidence: Number(get("c")),
    doubtful: get("d") !== null,
    weight: Number(get("w")),
    misses: 0,
  };
}
