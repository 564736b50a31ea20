// Runs in every page before its own scripts: rates as early as that works, turns pages, and times
// what happens. Knows a page by `form` alone (adapters/common.js).

globalThis.probe = (() => {
  /** Milliseconds from navigation until the first question could be seen, and until a rating counted. */
  const first = { visible: null, counted: null };
  const memories = [];
  const longTasks = [];

  // WebAssembly's memory is not part of the script heap.
  const keep = (made) => {
    for (const one of Object.values((made.instance ?? made).exports)) {
      if (one instanceof WebAssembly.Memory) memories.push(one);
    }
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...parts) => original.apply(WebAssembly, parts).then(keep);
  }
  new PerformanceObserver((list) => longTasks.push(...list.getEntries())).observe({ type: "longtask" });

  /** A turn of the event loop, sooner than a timer gives it. */
  const turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(0);
  });
  const nextFrame = () => new Promise((done) => requestAnimationFrame(done));
  /** After the next frame was painted. */
  const painted = () => nextFrame().then(turn);
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  /** What has a place in the page: the control, or its label where the control itself is not drawn. */
  const target = (control) => {
    const drawn = control.offsetWidth > 0 && getComputedStyle(control).opacity !== "0";
    return drawn ? control : control.closest("label") ?? control;
  };

  /** How many elements there are, those in open shadow roots included. */
  const elements = (root) => [...root.querySelectorAll("*")]
    .reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? elements(shadowRoot) : 0), 0);

  /** When something was pressed last, and how long to wait until it is pressed again: pages that put their
      work off would never get to it, so the waits double. */
  const pressed = new Map();
  const press = (name, control) => {
    const { at, times } = pressed.get(name) ?? { at: -Infinity, times: 0 };
    if (performance.now() - at < 75 * 2 ** times) return;
    pressed.set(name, { at: performance.now(), times: times + 1 });
    control.click();
  };

  const begin = () => {
    try {
      const entry = document.body && form.entry();
      if (entry) press(entry.textContent, entry);
      // Another level each time: the click before may have been the browser's alone.
      const radio = document.body && form.radio(0, "now", 5 - ((pressed.get("rating")?.times ?? 0) % 2));
      if (radio && target(radio).getBoundingClientRect().width > 0) {
        first.visible ??= performance.now();
        if (!form.counted()) press("rating", radio);
        if (form.counted()) return (first.counted = performance.now());
      }
    } catch {
      // The page is not there yet.
    }
    requestAnimationFrame(begin);
  };
  requestAnimationFrame(begin);

  let awaited;
  addEventListener("click", (event) => {
    if (!awaited || !event.isTrusted) return;
    const found = awaited;
    awaited = undefined;
    painted().then(() => found(performance.now() - event.timeStamp));
  }, true);

  return {
    first,
    longTasks,
    wasmBytes: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
    elements: () => elements(document),

    /** Where the mouse has to press for a rating, once the page stands still there. */
    async aimAt(index, kind, level) {
      const radio = form.radio(index, kind, level);
      if (!radio) return null;
      const control = target(radio);
      const { top, bottom } = control.getBoundingClientRect();
      if (top < 60 || bottom > innerHeight - 60) {
        control.scrollIntoView({ block: "center", behavior: "instant" });
        await painted();
      }
      for (let before; ;) {
        await painted();
        const { x, y, width, height } = control.getBoundingClientRect();
        if (before?.x === x && before.y === y) return { x: x + width / 2, y: y + height / 2 };
        before = { x, y };
      }
    },

    /** From here on, the next click of the mouse is timed until its frame is painted. */
    watchClick() {
      probe.clickToFrame = new Promise((found) => {
        awaited = found;
        setTimeout(found, 5000, null);
      });
    },

    /** Goes to the next page or to the results: which of them came, and after how long it was painted. */
    async next(limit = 60000) {
      const was = form.page();
      const started = performance.now();
      let tried = -Infinity;
      for (;;) {
        const end = form.done() ? "results" : form.page() !== was && form.radio(0, "now", 1) ? "page" : undefined;
        if (end) {
          await painted();
          return { end, milliseconds: performance.now() - started };
        }
        if (performance.now() - started > limit) return { end: "stuck", milliseconds: limit };
        if (performance.now() - tried > 3000) {
          tried = performance.now();
          form.next()?.click();
        }
        await wait(1);
      }
    },

    /**
     * Rates whole pages as fast as they take it, from that competency on: so many competencies, or until the
     * results, or until the time is over. The next page is turned to when there is more to rate.
     */
    async rateOn({ levels, from, most, limit }) {
      const started = performance.now();
      let ratings = 0;
      let place = from;
      const told = (end) => ({ end, place, ratings, milliseconds: performance.now() - started });
      for (;;) {
        if (place > 0) {
          const { end } = await probe.next();
          if (end !== "page") return told(end);
        }
        const size = form.size();
        for (let index = 0; index < size; index += 1, place += 1) {
          for (const kind of ["now", "aim"]) {
            form.radio(index, kind, levels[kind][place]).click();
            ratings += 1;
            await turn();
          }
          if (performance.now() - started > limit) return told("time");
        }
        if (place - from >= most) return told("enough");
      }
    },
  };
})();
