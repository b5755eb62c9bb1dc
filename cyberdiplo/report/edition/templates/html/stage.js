/**
 * The drawn timeline as something to use: zoom, drag, pinch, keys.
 *
 * @typedef {object} Wishes what the stage tells the page
 * @property {(item: Item) => void} open
 * @property {(items: Item[]) => void} gather several events that no zoom can part
 * @property {(view: ?[number, number]) => void} moved
 */

const MOST_SCALE = 56;
const NARROW = 640;
const GUTTER = 148;
/** Room for a lane's name above it, where there is none beside it. */
const NAME = 16;
/** How long after the page has scrolled the wheel goes on scrolling it, and does not zoom. */
const SCROLLING = 250;
/** How many events of a heap are named where the pointer is. */
const TOLD = 3;

/** @param {Report} report @param {Wishes} wishes */
function makeStage(report, wishes) {
  const stage = byId("stage");
  const canvas = stage.querySelector("canvas");
  const tip = byId("tip");
  const painter = makePainter(canvas, report);
  const dated = report.items.filter((item) => middleOf(item) !== null);
  const days = dated.flatMap((item) => [item.begin, item.end]).filter((day) => day !== null);
  if (!days.length) days.push(0);
  const margin = Math.max(2, Math.round((Math.max(...days) - Math.min(...days)) * 0.05));
  /** @type {Scene} */
  const scene = {
    lanes: [],
    shown: [],
    width: 0,
    height: 0,
    gutter: 0,
    bottom: 0,
    left: 0,
    scale: 1,
    first: Math.min(...days) - margin,
    last: Math.max(...days) + 1 + margin,
    focus: null,
    open: null,
    over: null,
    locale: document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang,
  };
  let seen = [];
  let waiting = 0;
  let placedAt = 0;
  let scrolled = 0;
  /** The view that was asked for, which a new width keeps; null for all days. */
  let asked = null;

  const room = () => scene.width - scene.gutter;
  const least = () => room() / (scene.last - scene.first);
  const dayAt = (x) => scene.left + (x - scene.gutter) / scene.scale;
  const xOf = (item) => scene.gutter + (middleOf(item) - scene.left) * scene.scale;

  function paintSoon() {
    if (!waiting) waiting = requestAnimationFrame(paintNow);
  }

  function paintNow() {
    waiting = 0;
    if (!scene.width) return;
    if (placedAt !== scene.scale) layOutLanes();
    seen = painter.paint(scene);
  }

  function layOutLanes() {
    scene.bottom = layOut(scene.lanes, scene.scale, scene.first, AXIS, scene.gutter ? 0 : NAME);
    placedAt = scene.scale;
  }

  /** Place the lanes anew, after other events, other lanes or another width. */
  function place() {
    shareRows(scene.lanes, least(), scene.first);
    layOutLanes();
    scene.height = scene.bottom + MINI;
    painter.resize(scene.width, scene.height);
    paintSoon();
  }

  /** See the days from `left` on at a scale, as far as there are days. */
  function look(left, scale, { tell = true } = {}) {
    scene.scale = Math.min(Math.max(scale, least()), Math.max(MOST_SCALE, least()));
    const far = scene.last - room() / scene.scale;
    scene.left = Math.min(Math.max(left, scene.first), Math.max(far, scene.first));
    asked = scene.scale <= least() * 1.001 ? null : [scene.left, scene.left + room() / scene.scale];
    tip.hidden = true;
    paintSoon();
    if (tell) wishes.moved(asked);
  }

  /** Zoom about a place on the canvas. @param {number} factor @param {number} [x] */
  function zoom(factor, x = scene.gutter + room() / 2) {
    const day = dayAt(x);
    const scale = Math.min(Math.max(scene.scale * factor, least()), Math.max(MOST_SCALE, least()));
    if (scale === scene.scale) return false;
    look(day - (x - scene.gutter) / scale, scale);
    return true;
  }

  /** See the days from `begin` to `end`, or all. @param {?[number, number]} view */
  function lookAt(view, how) {
    asked = view;
    if (!scene.width) return;
    const [begin, end] = view ?? [scene.first, scene.last];
    look(begin, room() / Math.max(end - begin, 1 / MOST_SCALE), how);
  }

  /** @param {Item} item */
  function lookFor(item) {
    if (middleOf(item) === null || !scene.width) return;
    const x = xOf(item);
    if (x < scene.gutter + 20 || x > scene.width - 20) look(middleOf(item) - room() / scene.scale / 2, scene.scale);
  }

  function measure() {
    const { width } = stage.getBoundingClientRect();
    if (!width || width === scene.width) return;
    scene.width = width;
    scene.gutter = width < NARROW ? 0 : GUTTER;
    const view = asked;
    lookAt(view, { tell: false });
    asked = view;
    place();
  }

  /** What stands at a place on the canvas. @returns {?(Mark|Heap)} */
  function hit(x, y) {
    const shift = scene.gutter + (scene.first - scene.left) * scene.scale;
    for (const lane of scene.lanes) {
      if (y < lane.top || y > lane.top + lane.height) continue;
      const heap = lane.heaps.find(({ at }) => Math.abs(at + shift - x) < HEAP / 2);
      if (heap) return heap;
    }
    let best = null;
    for (const place of seen) {
      if (Math.abs(place.y - y) > ROW / 2) continue;
      const near = Math.abs(place.at - x);
      const inside = x >= place.x(place.mark.left) && x <= place.x(place.mark.right);
      if ((near <= CHIP + 4 || inside) && (!best || near < best.near)) best = { near, mark: place.mark };
    }
    return best?.mark ?? null;
  }

  /** Zoom into a heap, or list it where its events share their days. @param {Heap} heap */
  function part(heap) {
    const middles = heap.items.map(middleOf);
    const [begin, end] = [Math.min(...middles), Math.max(...middles)];
    if ((end - begin) * MOST_SCALE < SPOT || scene.scale >= MOST_SCALE) wishes.gather(heap.items);
    else {
      const around = Math.max((end - begin) * 0.4, room() / MOST_SCALE / 2 - (end - begin) / 2, 0.5);
      lookAt([begin - around, end + 1 + around]);
    }
  }

  function showTip(found, x, y) {
    tip.hidden = !found;
    if (!found) return;
    tip.textContent = found.item ? `${found.item.when}: ${found.item.title}` : heapTip(found.items);
    tip.style.left = `${Math.min(Math.max(x - 120, 4), scene.width - 264)}px`;
    tip.style.top = `${y + 18}px`;
  }

  /** How many they are, and what the most important of them are. @param {Item[]} items */
  function heapTip(items) {
    const first = [...items].sort((a, b) => b.weight - a.weight).slice(0, TOLD);
    return [fill(report.labels.many_events, { n: items.length }), ...first.map((item) => `· ${item.title}`)].join("\n");
  }

  function listenToPointers() {
    const fingers = new Map();
    let dragged = false;
    let inMini = false;
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const moveTo = (x) => {
      const day = scene.first + ((x - scene.gutter) / room()) * (scene.last - scene.first);
      look(day - room() / scene.scale / 2, scene.scale);
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const [x, y] = place(event);
      canvas.setPointerCapture(event.pointerId);
      dragged = fingers.size > 0;
      inMini = y > scene.bottom;
      if (inMini) moveTo(x);
      fingers.set(event.pointerId, [x, y]);
    });
    canvas.addEventListener("pointermove", (event) => {
      const [x, y] = place(event);
      const before = fingers.get(event.pointerId);
      if (!before) {
        const found = hit(x, y);
        if (found !== scene.over) paintSoon();
        scene.over = found;
        canvas.style.cursor = found ? "pointer" : "";
        showTip(found, x, y);
        return;
      }
      if (inMini) return moveTo(x);
      if (!dragged && Math.hypot(x - before[0], y - before[1]) < 4) return;
      dragged = true;
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
      if (other) {
        const factor = Math.max(Math.abs(x - other[0]), 8) / Math.max(Math.abs(before[0] - other[0]), 8);
        zoom(factor, (x + other[0]) / 2);
      }
      look(scene.left - (x - before[0]) / (other ? 2 : 1) / scene.scale, scene.scale);
      fingers.set(event.pointerId, [x, y]);
    });
    const release = (event) => {
      if (!fingers.delete(event.pointerId) || dragged || inMini || event.type === "pointercancel") return;
      const found = hit(...place(event));
      if (found?.item) wishes.open(found.item);
      else if (found) part(found);
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("pointerleave", () => {
      scene.over = null;
      tip.hidden = true;
      paintSoon();
    });
    canvas.addEventListener("dblclick", (event) => zoom(2, place(event)[0]));
    window.addEventListener("scroll", () => (scrolled = performance.now()), { passive: true });
    canvas.addEventListener("wheel", (event) => wheel(event, place(event)[0]), { passive: false });
  }

  /** The wheel zooms, sideways it moves; what the timeline cannot use scrolls the page. */
  function wheel(event, x) {
    const asked = event.ctrlKey || event.metaKey;
    if (!asked && performance.now() - scrolled < SCROLLING) return;
    const pixels = event.deltaMode === 1 ? 18 : 1;
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
      look(scene.left + ((event.deltaX || event.deltaY) * pixels) / scene.scale, scene.scale);
      event.preventDefault();
    } else if (zoom(Math.exp(-event.deltaY * pixels * 0.0022), x) || asked) event.preventDefault();
  }

  /** The next event of those shown in time, or in the next lane. @param {number} step @param {boolean} acrossLanes */
  function walk(step, acrossLanes) {
    const shown = scene.shown.filter((item) => middleOf(item) !== null);
    if (!shown.length) return;
    const from = shown.indexOf(scene.focus);
    if (from < 0) return focus(shown.find((item) => xOf(item) >= scene.gutter) ?? shown[0]);
    if (!acrossLanes) return focus(shown[Math.min(Math.max(from + step, 0), shown.length - 1)]);
    const lane = scene.lanes.findIndex(({ items }) => items.includes(scene.focus));
    const next = scene.lanes[lane + step]?.items.filter((item) => middleOf(item) !== null) ?? [];
    const far = (item) => Math.abs(middleOf(item) - middleOf(scene.focus));
    if (next.length) focus(next.reduce((best, item) => (far(item) < far(best) ? item : best)));
  }

  /** @param {Item} item */
  function focus(item) {
    scene.focus = item;
    lookFor(item);
    byId("spoken").textContent = `${item.when}: ${item.title}. ${report.names.type[item.type[0]]}`;
    paintSoon();
  }

  function listenToKeys() {
    const moves = {
      ArrowRight: () => walk(1, false),
      ArrowLeft: () => walk(-1, false),
      ArrowDown: () => walk(1, true),
      ArrowUp: () => walk(-1, true),
      Home: () => walk(-Infinity, false),
      End: () => walk(Infinity, false),
      "+": () => zoom(1.5, scene.focus ? xOf(scene.focus) : undefined),
      "=": () => zoom(1.5, scene.focus ? xOf(scene.focus) : undefined),
      "-": () => zoom(1 / 1.5, scene.focus ? xOf(scene.focus) : undefined),
      0: () => lookAt(null),
      Enter: () => scene.focus && wishes.open(scene.focus),
      " ": () => scene.focus && wishes.open(scene.focus),
    };
    stage.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !moves[event.key]) return;
      event.preventDefault();
      if (event.shiftKey && event.key.startsWith("Arrow")) {
        const step = event.key === "ArrowRight" ? 0.2 : -0.2;
        look(scene.left + (step * room()) / scene.scale, scene.scale);
      } else moves[event.key]();
    });
    stage.addEventListener("blur", () => {
      scene.focus = null;
      paintSoon();
    });
  }

  painter.refresh();
  listenToPointers();
  listenToKeys();
  new ResizeObserver(measure).observe(stage);
  return {
    zoom,
    lookAt,
    lookFor,
    /** @param {Item[]} shown @param {string} by */
    show(shown, by) {
      scene.shown = shown;
      scene.lanes = makeLanes(
        report,
        shown.filter((item) => middleOf(item) !== null),
        by,
      );
      if (!shown.includes(scene.focus)) scene.focus = null;
      scene.over = null;
      if (scene.width) place();
    },
    /** @param {?Item} item */
    setOpen(item) {
      scene.open = item;
      paintSoon();
    },
    /** After a change of colours. */
    repaint() {
      painter.refresh();
      if (scene.width) place();
    },
    /** The days in sight. @returns {[number, number]} */
    view: () => [scene.left, scene.left + room() / scene.scale],
    measure,
  };
}
