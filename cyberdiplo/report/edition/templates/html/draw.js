/**
 * Painting. What is painted depends on a Scene alone; every paint is a whole one.
 *
 * @typedef {object} Scene
 * @property {Lane[]} lanes
 * @property {Item[]} shown
 * @property {number} width @property {number} height
 * @property {number} gutter room for the lanes' names to the left; 0 where they stand above their lanes
 * @property {number} bottom where the lanes end
 * @property {number} first @property {number} last the days that there are
 * @property {number} left the day at the left edge
 * @property {number} scale pixels a day
 * @property {?Item} focus @property {?Item} open @property {?(Mark|Heap)} over
 * @property {string} locale
 */

const AXIS = 26;
const MINI = 44;
const TONES = ["coop", "neut", "conf"];
const COLOURS = ["ink", "soft", "faint", "line", "paper", "raised", "band", "accent", ...TONES];

/** The page's colours as they are now, light or dark. @returns {Object<string, string>} */
function readColours() {
  const probe = document.body.appendChild(document.createElement("i"));
  const colours = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** @param {HTMLCanvasElement} canvas @param {Report} report */
function makePainter(canvas, report) {
  const ink = canvas.getContext("2d");
  const chips = new Map();
  let colours = {};
  let font = "";
  let ratio = 1;

  /** Take the page's colours and letters again, and the size of its pixels. */
  function refresh() {
    colours = readColours();
    font = getComputedStyle(canvas).fontFamily;
    ratio = window.devicePixelRatio || 1;
    chips.clear();
  }

  /** Give the canvas its size. @param {number} width @param {number} height */
  function resize(width, height) {
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width === wide && canvas.height === high) return;
    Object.assign(canvas, { width: wide, height: high });
    canvas.style.height = `${height}px`;
  }

  /** @param {Scene} scene */
  function paint(scene) {
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, scene.width, scene.height);
    ink.textBaseline = "middle";
    paintBands(scene);
    paintAxis(scene);
    paintNames(scene);
    ink.save();
    ink.beginPath();
    ink.rect(scene.gutter, AXIS, scene.width - scene.gutter, scene.bottom - AXIS);
    ink.clip();
    const seen = seenMarks(scene);
    for (const { mark, y, x } of seen) paintDays(mark, y, x(mark.left), x(mark.right), scene);
    for (const { mark, y, at } of seen) paintChip(mark.item, at, y);
    for (const { mark, y, at, x } of seen) paintTitle(mark, at, y, x, scene);
    const heaps = scene.lanes.flatMap((lane) => lane.heaps.map((heap) => ({ heap, lane })));
    const most = heaps.reduce((highest, { heap }) => Math.max(highest, heap.items.length), 1);
    for (const { heap, lane } of heaps) paintHeap(heap, lane, heap.items.length / most, scene);
    paintRings(scene, seen);
    ink.restore();
    paintMini(scene);
    return seen;
  }

  /** The marks in sight, with their places on the canvas. @param {Scene} scene */
  function seenMarks(scene) {
    const shift = scene.gutter + (scene.first - scene.left) * scene.scale;
    const x = (place) => place + shift;
    const seen = [];
    for (const lane of scene.lanes) {
      const top = lane.top + lane.height - lane.rows * ROW - LANE_PAD;
      for (const mark of lane.marks) {
        if (x(mark.right) < scene.gutter || x(mark.left) > scene.width) continue;
        // The sign of an interval whose middle is out of sight stays at the edge, as far as its days go.
        const least = Math.min(scene.gutter + CHIP + 2, x(mark.right) - CHIP);
        const most = Math.max(scene.width - CHIP - 2, x(mark.left) + CHIP);
        const at = Math.min(Math.max(x(mark.at), least), most);
        seen.push({ mark, at, x, y: top + (mark.row + 0.5) * ROW });
      }
    }
    return seen;
  }

  function paintBands(scene) {
    ink.fillStyle = colours.band;
    scene.lanes.forEach((lane, number) => {
      if (number % 2 === 0) ink.fillRect(0, lane.top, scene.width, lane.height);
    });
  }

  function paintNames(scene) {
    ink.font = `12px ${font}`;
    ink.fillStyle = colours.ink;
    for (const lane of scene.lanes) {
      const said = lane.sign ? `${asText(lane.sign)} ${lane.name}` : lane.name;
      if (scene.gutter) ink.fillText(clipped(said, scene.gutter - 16), 8, lane.top + lane.height / 2);
      else ink.fillText(clipped(said, scene.width - 16), 6, lane.top + 10);
    }
  }

  function paintAxis(scene) {
    const last = scene.left + (scene.width - scene.gutter) / scene.scale;
    const { step, ticks } = ticksBetween(scene.left, last, scene.scale);
    ink.font = `11px ${font}`;
    ink.lineWidth = 1;
    ticks.forEach((day, number) => {
      const x = Math.round(scene.gutter + (day - scene.left) * scene.scale) + 0.5;
      const date = new Date(day * DAY);
      const yearBegins = date.getUTCMonth() === 0 && date.getUTCDate() <= (step.days ?? 1);
      if (x < scene.gutter) return;
      ink.strokeStyle = colours.line;
      ink.beginPath();
      ink.moveTo(x, yearBegins ? AXIS - 18 : AXIS - 6);
      ink.lineTo(x, scene.bottom);
      ink.stroke();
      const withYear = step.months >= 12 || yearBegins || number <= 1;
      ink.fillStyle = yearBegins ? colours.ink : colours.soft;
      ink.fillText(tickName(date, step, withYear, scene.locale), x + 3, AXIS / 2 - 2);
    });
  }

  /** The days that a date can mean; an open end fades. */
  function paintDays(mark, y, left, right, scene) {
    const { begin, end, tone } = mark.item;
    ink.fillStyle = colours[tone];
    if (begin === null || end === null) {
      const steps = 8;
      for (let step = 0; step < steps; step += 1) {
        ink.globalAlpha = 0.5 * (1 - step / steps);
        const wide = (right - left) / steps;
        const x = begin === null ? right - (step + 1) * wide : left + step * wide;
        ink.fillRect(x, y - 2, wide - 2, 4);
      }
    } else if (right - left > 2 * CHIP + 8) {
      const from = Math.max(left, scene.gutter - 4);
      const to = Math.min(right, scene.width + 4);
      ink.globalAlpha = 0.28;
      ink.fillRect(from, y - 4, to - from, 8);
      ink.globalAlpha = 0.9;
      ink.fillRect(left, y - 7, 1.5, 14);
      ink.fillRect(right - 1.5, y - 7, 1.5, 14);
    }
    ink.globalAlpha = 1;
  }

  function paintChip(item, x, y) {
    const side = 2 * CHIP + 8;
    ink.drawImage(chipOf(item), x - side / 2, y - side / 2, side, side);
  }

  /** The sign of an event, drawn once for all events that look alike. @param {Item} item */
  function chipOf(item) {
    const key = `${item.tone} ${item.type[0]} ${item.status[0]} ${item.doubtful}`;
    const known = chips.get(key);
    if (known) return known;
    const chip = document.createElement("canvas");
    chip.width = chip.height = Math.ceil((2 * CHIP + 8) * ratio);
    const pen = chip.getContext("2d");
    pen.scale(ratio, ratio);
    pen.translate(CHIP + 4, CHIP + 4);
    paintSign(pen, item);
    chips.set(key, chip);
    return chip;
  }

  /** Round for cooperation, on its point for conflict, square for neither; hollow for what has not happened. */
  function paintSign(pen, item) {
    const happened = report.keys.status[item.status[0]];
    const hollow = happened !== "occurred";
    outline(pen, item.tone);
    pen.fillStyle = hollow ? colours.paper : colours[item.tone];
    pen.fill();
    pen.lineWidth = 1.5;
    pen.strokeStyle = hollow ? colours[item.tone] : colours.paper;
    if (hollow) pen.setLineDash([3, 2]);
    pen.stroke();
    pen.setLineDash([]);
    pen.fillStyle = hollow ? colours[item.tone] : colours.paper;
    pen.font = `11px ${font}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    pen.fillText(asText(report.signs[item.type[0]]), 0, 0.5);
    if (happened === "denied" || happened === "cancelled") {
      pen.strokeStyle = colours.ink;
      pen.beginPath();
      pen.moveTo(-CHIP, CHIP);
      pen.lineTo(CHIP, -CHIP);
      pen.stroke();
    }
    if (item.doubtful) {
      pen.fillStyle = colours.ink;
      pen.font = `bold 10px ${font}`;
      pen.fillText("?", CHIP, -CHIP + 2);
    }
  }

  function paintTitle(mark, at, y, x, scene) {
    const begin = at + CHIP + 4;
    const end = Math.min(x(mark.until), scene.width) - 4;
    if (end - begin < 40 || at < scene.gutter) return;
    ink.font = `12px ${font}`;
    ink.fillStyle = colours.ink;
    ink.fillText(clipped(mark.item.title, end - begin), begin, y);
  }

  /** A box with the number of its events, as high as they are many, and at its foot how they divide. */
  function paintHeap(heap, lane, part, scene) {
    const x = scene.gutter + heap.at + (scene.first - scene.left) * scene.scale;
    if (x < scene.gutter - HEAP || x > scene.width + HEAP) return;
    const high = Math.max(ROW - 3, part * (lane.rows * ROW - 3));
    const wide = HEAP - 2;
    const foot = lane.top + lane.height - LANE_PAD - 1;
    ink.fillStyle = colours.raised;
    ink.strokeStyle = colours.faint;
    ink.lineWidth = 1;
    ink.beginPath();
    ink.roundRect(x - wide / 2, foot - high, wide, high, 3);
    ink.fill();
    ink.stroke();
    let from = x - wide / 2 + 2;
    for (const tone of TONES) {
      const share = ((wide - 4) * heap.items.filter((item) => item.tone === tone).length) / heap.items.length;
      ink.fillStyle = colours[tone];
      ink.fillRect(from, foot - 5, share, 3);
      from += share;
    }
    ink.font = `11px ${font}`;
    ink.fillStyle = colours.ink;
    ink.textAlign = "center";
    const many = heap.items.length > 999 ? `${Math.floor(heap.items.length / 1000)}k` : String(heap.items.length);
    ink.fillText(many, x, foot - 5 - (high - 5) / 2);
    ink.textAlign = "start";
  }

  /** Rings around what is open, what has the keyboard and what the pointer is on. */
  function paintRings(scene, seen) {
    const ring = (x, y, colour, wide) => {
      ink.strokeStyle = colour;
      ink.lineWidth = wide;
      ink.beginPath();
      ink.arc(x, y, CHIP + 4, 0, 7);
      ink.stroke();
    };
    for (const { mark, at, y } of seen) {
      if (mark.item === scene.open) ring(at, y, colours.accent, 2.5);
      if (mark.item === scene.focus) ring(at, y, colours.ink, 2);
      if (mark === scene.over) ring(at, y, colours.soft, 1);
    }
    for (const lane of scene.lanes) {
      for (const heap of lane.heaps) {
        const holds = heap.items.includes(scene.focus) || heap.items.includes(scene.open);
        if (!holds && heap !== scene.over) continue;
        const x = scene.gutter + heap.at + (scene.first - scene.left) * scene.scale;
        ring(x, lane.top + lane.height - LANE_PAD - ROW / 2, holds ? colours.accent : colours.soft, 2);
      }
    }
  }

  /** All days below, as heights, with the part in sight framed. */
  function paintMini(scene) {
    const top = scene.bottom + 8;
    const high = MINI - 16;
    const wide = scene.width - scene.gutter;
    const bins = new Array(Math.max(1, Math.ceil(wide / 4))).fill(0);
    const all = scene.last - scene.first;
    for (const item of scene.shown) {
      const day = middleOf(item);
      if (day !== null) bins[Math.min(bins.length - 1, Math.floor(((day - scene.first) / all) * bins.length))] += 1;
    }
    const most = Math.max(...bins, 1);
    ink.fillStyle = colours.faint;
    bins.forEach((count, number) => {
      if (!count) return;
      const part = Math.max(2, (count / most) * high);
      ink.fillRect(scene.gutter + (number * wide) / bins.length, top + high - part, wide / bins.length - 1, part);
    });
    const from = scene.gutter + ((scene.left - scene.first) / all) * wide;
    const frame = Math.max(6, (wide / scene.scale / all) * wide);
    ink.fillStyle = colours.accent;
    ink.globalAlpha = 0.14;
    ink.fillRect(from, top - 2, frame, high + 4);
    ink.globalAlpha = 1;
    ink.strokeStyle = colours.accent;
    ink.lineWidth = 1;
    ink.strokeRect(from + 0.5, top - 1.5, frame - 1, high + 3);
  }

  /** `text`, cut where it has no room; the ink's letters have to be set. */
  function clipped(text, room) {
    // No letter is narrower than 3 pixels on average: longer texts are cut before they are measured.
    const most = text.slice(0, Math.ceil(room / 3));
    const wide = ink.measureText(most).width;
    if (most.length === text.length && wide <= room) return text;
    const kept = Math.floor((most.length * (room - 10)) / wide);
    return kept < 3 ? "" : `${most.slice(0, kept).trimEnd()}…`;
  }

  return { paint, refresh, resize };
}

/** A sign as a letter, not as a coloured picture: U+FE0E asks for that. @param {string} sign */
const asText = (sign) => `${sign}\ufe0e`;

/** The bare outline that tells a tone. @param {CanvasRenderingContext2D} pen @param {string} tone */
function outline(pen, tone) {
  pen.beginPath();
  if (tone === "coop") pen.arc(0, 0, CHIP, 0, 7);
  else if (tone === "neut") pen.roundRect(1 - CHIP, 1 - CHIP, 2 * CHIP - 2, 2 * CHIP - 2, 3);
  else {
    const far = CHIP + 2;
    pen.moveTo(0, -far);
    for (const [x, y] of [
      [far, 0],
      [0, far],
      [-far, 0],
    ])
      pen.lineTo(x, y);
    pen.closePath();
  }
}

/** The middle of the days that a date can mean, its known end where one is open, null where both are. @param {Item} item */
function middleOf(item) {
  if (item.begin === null) return item.end;
  return item.end === null ? item.begin : (item.begin + item.end) / 2;
}

const formats = new Map();

/** What stands beside a tick. @param {Date} date @param {{days?: number, months?: number}} step @param {boolean} withYear @param {string} locale */
function tickName(date, step, withYear, locale) {
  if (step.months >= 12) return String(date.getUTCFullYear());
  const key = `${Boolean(step.days)} ${withYear}`;
  if (!formats.has(key)) {
    const parts = { month: "short", timeZone: "UTC" };
    if (step.days) parts.day = "numeric";
    if (withYear) parts.year = "numeric";
    formats.set(key, new Intl.DateTimeFormat(locale, parts));
  }
  return formats.get(key).format(date);
}
