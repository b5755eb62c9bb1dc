/**
 * Where everything stands on the drawn timeline. Positions along it are in pixels from the first day, so that moving
 * sideways changes nothing here.
 *
 * @typedef {object} Mark one event in one lane
 * @property {Item} item
 * @property {number} left @property {number} right the days that its date can mean
 * @property {number} at the middle of its sign
 * @property {number} row
 * @property {number} until where a title beside it has to end
 *
 * @typedef {object} Heap events that stand too close to be told apart
 * @property {Item[]} items @property {number} at
 *
 * @typedef {object} Lane
 * @property {string} name @property {string} sign
 * @property {Item[]} items
 * @property {number} rows @property {number} top @property {number} height
 * @property {Mark[]} marks @property {Heap[]} heaps
 */

const ROW = 22;
const CHIP = 9;
const HEAP = 26;
/** How far apart two signs in one row have to be. */
const SPOT = 32;
const FADE = 56;
const LANE_PAD = 3;
const MOST_LANES = 14;
/** What all lanes together may have in rows: about half of a common screen. */
const MOST_ROWS = 20;
const MOST_ROWS_A_LANE = 9;

/** The lanes for the events shown; what has no lane of its own goes into the last. @param {Report} report @param {Item[]} shown @param {string} by @returns {Lane[]} */
function makeLanes(report, shown, by) {
  const lane = (name, sign = "") => ({ name, sign, items: [], rows: 1, top: 0, height: 0, marks: [], heaps: [] });
  if (by === "none") return [{ ...lane(""), items: shown }];
  const counts = new Array(report.keys[by].length).fill(0);
  for (const item of shown) for (const number of item[by]) counts[number] += 1;
  const most = by === "type" ? Infinity : MOST_LANES;
  const kept = counts.map((_, number) => number).filter((number) => counts[number]);
  if (by !== "type") kept.sort((a, b) => counts[b] - counts[a] || a - b);
  const lanes = new Map();
  for (const number of kept.slice(0, most))
    lanes.set(number, lane(report.names[by][number], by === "type" ? report.signs[number] : ""));
  const others = lane(report.labels.others);
  for (const item of shown) {
    const own = item[by].filter((number) => lanes.has(number));
    for (const number of own) lanes.get(number).items.push(item);
    if (!own.length) others.items.push(item);
  }
  return others.items.length ? [...lanes.values(), others] : [...lanes.values()];
}

/** Give the lanes their rows, those first that need them most when all days are seen. @param {Lane[]} lanes @param {number} scale @param {number} origin */
function shareRows(lanes, scale, origin) {
  const needs = lanes.map((lane) => {
    const { marks } = pack(lane.items, scale, origin, MOST_ROWS_A_LANE);
    const heaped = marks.length < lane.items.length;
    return heaped ? MOST_ROWS_A_LANE : 1 + marks.reduce((most, mark) => Math.max(most, mark.row), 0);
  });
  for (const lane of lanes) lane.rows = 1;
  for (let left = MOST_ROWS - lanes.length; left > 0; left -= 1) {
    const lacks = lanes.map((lane, number) => (needs[number] > lane.rows ? lane.items.length / lane.rows : 0));
    const neediest = lacks.indexOf(Math.max(...lacks));
    if (!lacks[neediest]) break;
    lanes[neediest].rows += 1;
  }
}

/** Place all lanes one below the other; returns where they end. @param {Lane[]} lanes @param {number} scale @param {number} origin @param {number} top @param {number} head room for a name above each lane */
function layOut(lanes, scale, origin, top, head) {
  for (const lane of lanes) {
    Object.assign(lane, pack(lane.items, scale, origin, lane.rows));
    lane.top = top;
    lane.height = lane.rows * ROW + 2 * LANE_PAD + head;
    top += lane.height;
  }
  return top;
}

/**
 * Pack events into rows; where more stand on one spot than there are rows, they become a heap.
 * @param {Item[]} items @param {number} scale pixels a day @param {number} origin @param {number} rows
 */
function pack(items, scale, origin, rows) {
  const all = items.filter((item) => middleOf(item) !== null).map((item) => markOf(item, scale, origin));
  all.sort((a, b) => a.at - b.at);
  const marks = [];
  const heaps = [];
  for (let first = 0, next = 0; first < all.length; first = next) {
    while (next < all.length && all[next].at < all[first].at + SPOT) next += 1;
    const there = all.slice(first, next);
    if (there.length <= rows) marks.push(...there);
    else heaps.push({ items: there.map((mark) => mark.item), at: (there[0].at + there.at(-1).at) / 2 });
  }
  marks.sort((a, b) => a.left - b.left || a.at - b.at);
  stack(marks, rows);
  keepClear(marks, heaps);
  return { marks, heaps };
}

/** @param {Item} item @param {number} scale @param {number} origin @returns {Mark} */
function markOf(item, scale, origin) {
  const begin = item.begin === null ? null : (item.begin - origin) * scale;
  const end = item.end === null ? null : (item.end + 1 - origin) * scale;
  const left = begin ?? end - FADE;
  const right = end ?? begin + FADE;
  const at =
    begin === null
      ? end - Math.min(CHIP, scale / 2)
      : end === null
        ? begin + Math.min(CHIP, scale / 2)
        : (begin + end) / 2;
  return { item, at, left: Math.min(left, at - CHIP), right: Math.max(right, at + CHIP), row: 0, until: Infinity };
}

/**
 * Give each mark the first row that is free there; else the one whose last sign is farthest, over the days of others.
 * @param {Mark[]} marks from left to right @param {number} rows
 */
function stack(marks, rows) {
  const last = new Array(rows).fill(null);
  const ends = new Array(rows).fill(-Infinity);
  for (const mark of marks) {
    const far = (before) => Math.abs(before.at - mark.at);
    let row = ends.findIndex((end) => end + 2 <= mark.left);
    if (row < 0) row = last.reduce((best, before, number) => (far(before) > far(last[best]) ? number : best), 0);
    const before = last[row];
    if (before && before.at > mark.at) mark.until = before.at - CHIP;
    else if (before) before.until = mark.left < before.right ? mark.at - CHIP : mark.left;
    mark.row = row;
    last[row] = mark;
    ends[row] = Math.max(ends[row], mark.right);
  }
}

/** No title runs into a heap. @param {Mark[]} marks @param {Heap[]} heaps */
function keepClear(marks, heaps) {
  const edges = heaps.map(({ at }) => at - HEAP / 2).sort((a, b) => a - b);
  for (const mark of marks) {
    const next = edges.find((edge) => edge > mark.at);
    if (next !== undefined) mark.until = Math.min(mark.until, next);
  }
}

/** The steps of the axis, in months, and days below one month. */
const STEPS = [
  { days: 1 },
  { days: 7 },
  { months: 1 },
  { months: 3 },
  ...[1, 2, 5, 10, 20, 50, 100, 500].map((years) => ({ months: 12 * years })),
];
const LEAST_STEP = 64;

/** Days at which the axis has its ticks between two days, and what they are. @param {number} first @param {number} last @param {number} scale */
function ticksBetween(first, last, scale) {
  const step = STEPS.find(({ days, months }) => (days ?? months * 30.4) * scale >= LEAST_STEP) ?? STEPS.at(-1);
  const ticks = [];
  if (step.days) {
    // 1970-01-05 was a Monday.
    for (let day = Math.floor((first - 4) / step.days) * step.days + 4; day <= last; day += step.days) ticks.push(day);
    return { step, ticks };
  }
  const begun = new Date(first * DAY);
  let month = begun.getUTCFullYear() * 12 + begun.getUTCMonth();
  month -= month % step.months;
  for (let day = monthDay(month); day <= last; month += step.months, day = monthDay(month)) ticks.push(day);
  return { step, ticks };
}

/** The day on which a month begins. @param {number} month counted from the year 0 */
function monthDay(month) {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime() / DAY;
}
