// The address says which view is open and with which settings: #/view?name=value, #/meeting/id.
"use strict";

(() => {
  const { el } = readouts;
  const main = document.getElementById("main");
  let turn = 0;

  const wanted = () => {
    const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
    const [view, rest] = path.split("/");
    return {
      view: Object.hasOwn(readouts.views, view) ? view : "meetings",
      rest,
      settings: Object.fromEntries(new URLSearchParams(query)),
    };
  };

  const mark = (view) => {
    for (const link of document.querySelectorAll("header nav a")) {
      if (link.hash === `#/${view}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  const open = async (isFirst) => {
    turn += 1;
    const mine = turn;
    const { view, rest, settings } = wanted();
    mark(view === "meeting" ? "meetings" : view);
    let made;
    try {
      made = await readouts.views[view](settings, rest);
    } catch (error) {
      made = {
        title: "Not to be shown",
        content: [el("h1", { tabindex: "-1" }, "Not to be shown"), el("p", { role: "alert" }, error.message)],
      };
    }
    if (mine !== turn) return; // the reader went on meanwhile
    document.title = `${made.title} · Readouts`;
    main.replaceChildren(...made.content.filter(Boolean));
    if (!isFirst) {
      scrollTo(0, 0);
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
    performance.mark("shown");
  };

  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault(); // the hash is the view's
    main.focus();
  });
  addEventListener("hashchange", () => open(false));
  open(true);
  readouts.load("options").then(({ meetings, reports, documents }) => {
    const { number } = readouts;
    document.getElementById("made").textContent =
      `${number(meetings, "meeting")}, ${number(reports, "report")}, ${number(documents, "page")}. ` +
      "Everything here is from the report views of readouts.duckdb. Land: Natural Earth.";
  });
})();
