/** The form of filters: it shows what is asked for, and tells what is asked for now. */

/** Lists longer than this get a field that finds values in them. */
const LONG_LIST = 12;
/** Values that a list shows at most at a time; the field finds the others. */
const MOST_VALUES = 120;
/** Typing rests this long before a search begins. */
const TYPING = 90;

/** @param {Report} report @param {State} state @param {(change: Partial<State>) => void} changed */
function makeFacets(report, state, changed) {
  const form = byId("filters");
  const drops = Object.fromEntries(
    Array.from(form.querySelectorAll("[data-facet]"), (drop) => [drop.dataset.facet, drop]),
  );
  const search = byId("q");
  let typing = 0;

  /** The values of a facet as boxes, with the number of events that each would show. @param {string} facet */
  function fillFacet(facet) {
    const list = drops[facet].querySelector("ul");
    const narrow = drops[facet].querySelector(".narrow");
    const names = report.names[facet];
    const counts = facetCounts(report, facet);
    const wanted = fold(narrow.value.trim());
    narrow.hidden = names.length <= LONG_LIST;
    const chosen = (number) => Number(state[facet].has(number));
    const values = names
      .map((_, number) => number)
      .filter((number) => (wanted ? fold(names[number]).includes(wanted) : counts[number] || chosen(number)))
      .sort((a, b) => chosen(b) - chosen(a) || counts[b] - counts[a] || a - b);
    const focused = list.contains(document.activeElement) ? document.activeElement.value : null;
    list.replaceChildren(...values.slice(0, MOST_VALUES).map((number) => option(facet, number, counts[number])));
    if (focused !== null) list.querySelector(`input[value="${focused}"]`)?.focus();
  }

  function option(facet, number, count) {
    const box = element("input", { type: "checkbox", value: String(number), checked: state[facet].has(number) });
    box.addEventListener("change", () => {
      const chosen = new Set(state[facet]);
      if (box.checked) chosen.add(number);
      else chosen.delete(number);
      changed({ [facet]: chosen });
    });
    const sign = facet === "type" ? `${report.signs[number]} ` : "";
    const label = element(
      "label",
      {},
      box,
      ` ${sign}${report.names[facet][number]} `,
      element("span", { className: "n" }, String(count)),
    );
    return element("li", {}, label);
  }

  /** Each filter in force as a button that lifts it. */
  function fillActive() {
    const lifts = [];
    const add = (text, lift) => lifts.push([text, lift]);
    for (const facet of FACETS) {
      for (const number of state[facet]) {
        add(report.names[facet][number], { [facet]: new Set([...state[facet]].filter((other) => other !== number)) });
      }
    }
    if (state.q.trim()) add(`“${state.q.trim()}”`, { q: "" });
    if (state.from || state.to) add(`${state.from || "…"} – ${state.to || "…"}`, { from: "", to: "" });
    if (state.confidence) add(`${report.labels.confidence} ≥ ${state.confidence}`, { confidence: 0 });
    const list = byId("active");
    list.hidden = byId("clear").hidden = !lifts.length;
    list.replaceChildren(
      ...lifts.map(([text, lift]) => {
        const button = element("button", { type: "button", title: report.labels.lift }, `${text} ✕`);
        button.addEventListener("click", () => {
          changed(lift);
          (list.querySelector("button") ?? search).focus();
        });
        return element("li", {}, button);
      }),
    );
  }

  /** Show what the state says now. @param {number} shown */
  function refresh(shown) {
    if (search.value !== state.q && document.activeElement !== search) search.value = state.q;
    if (!state.q && !search.value.trim()) search.value = "";
    byId("from").value = state.from;
    byId("to").value = state.to;
    byId("confidence").value = String(state.confidence);
    byId("confidence-value").textContent = state.confidence ? state.confidence.toFixed(2) : "";
    for (const [name, drop] of Object.entries(drops)) {
      const marks = { period: Number(Boolean(state.from || state.to)), confidence: Number(state.confidence > 0) };
      const number = state[name]?.size ?? marks[name];
      drop.querySelector("summary .n").textContent = number ? String(number) : "";
      if (drop.open && FACETS.includes(name)) fillFacet(name);
    }
    fillActive();
    byId("count").textContent = fill(report.labels.of_all, { n: shown, total: report.items.length });
    byId("nothing").hidden = shown > 0;
  }

  function shutDrops(but) {
    for (const drop of Object.values(drops)) if (drop !== but) drop.open = false;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  search.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(() => changed({ q: search.value }), TYPING);
  });
  for (const [name, drop] of Object.entries(drops)) {
    drop.addEventListener("toggle", () => {
      if (!drop.open) return;
      shutDrops(drop);
      if (FACETS.includes(name)) fillFacet(name);
    });
    drop.querySelector(".narrow")?.addEventListener("input", () => fillFacet(name));
    drop.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drop.open) return;
      event.stopPropagation();
      drop.open = false;
      drop.querySelector("summary").focus();
    });
  }
  for (const side of ["from", "to"])
    byId(side).addEventListener("change", (event) => changed({ [side]: event.target.value }));
  byId("confidence").addEventListener("input", (event) => changed({ confidence: Number(event.target.value) }));
  document.addEventListener("pointerdown", (event) => shutDrops(event.target.closest?.(".facet")));
  return { refresh };
}

/** An element with its properties and what it holds. @param {string} name @param {object} properties @param {...(Node|string)} inside */
function element(name, properties, ...inside) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...inside);
  return made;
}
