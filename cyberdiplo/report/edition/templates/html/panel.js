/** The panel beside the timeline: one event with its evidence, or several to choose from. */

/** @param {Report} report @param {{step: (step: number) => void, close: () => void}} wishes */
function makePanel(report, wishes) {
  const panel = byId("panel");
  const body = panel.querySelector(".panel-body");
  /** Where the keyboard was before the panel took it. */
  let before = null;

  /** The articles' own addresses, which stand among the sources. */
  function addArticles() {
    for (const place of body.querySelectorAll(".from")) {
      const source = document.querySelector(place.querySelector("a").hash);
      const article = source?.querySelector("a[rel]");
      if (article) place.append(" · ", article.cloneNode(true));
    }
  }

  function reveal(title, inside, takeFocus) {
    if (takeFocus && !panel.contains(document.activeElement)) before = document.activeElement;
    const heading = element("h3", { id: "panel-title", tabIndex: -1 }, title);
    body.replaceChildren(heading, ...inside);
    body.scrollTop = 0;
    panel.hidden = false;
    document.documentElement.classList.add("with-panel");
    if (takeFocus) heading.focus({ preventScroll: true });
  }

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.step) wishes.step(Number(button.dataset.step));
    else if (button) wishes.close();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault();
      wishes.step(event.key === "ArrowRight" ? 1 : -1);
    }
  });
  return {
    /** @param {Item} item @param {string} place its number among those shown */
    show(item, place, takeFocus) {
      const parts = Array.from(item.row.children, (part) => part.cloneNode(true));
      const [when, head, ...rest] = parts;
      const sign = head.querySelector(".sign");
      reveal("", [when, ...rest], takeFocus);
      byId("panel-title").append(sign, " ", item.title);
      addArticles();
      body.className = `panel-body ${item.tone}`;
      panel.querySelector(".place").textContent = place;
    },
    /** @param {Item[]} items */
    list(items, takeFocus) {
      const links = items.map((item) => {
        const link = element("a", { href: `#event-${item.id}` }, item.title);
        return element("li", {}, element("span", { className: "when" }, item.when), " ", link);
      });
      reveal(
        fill(report.labels.many_events, { n: items.length }),
        [element("ol", { className: "heap" }, ...links)],
        takeFocus,
      );
      body.className = "panel-body";
      panel.querySelector(".place").textContent = "";
    },
    close() {
      if (panel.hidden) return;
      const hadFocus = panel.contains(document.activeElement);
      panel.hidden = true;
      document.documentElement.classList.remove("with-panel");
      if (hadFocus) (before?.isConnected ? before : byId("stage")).focus({ preventScroll: true });
    },
    isOpen: () => !panel.hidden,
    body,
  };
}
