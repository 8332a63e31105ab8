// The list of meetings: filters, a timeline of what was found, pages of fifty.
"use strict";

(() => {
  const { el, inward, number, spaced } = readouts;
  const PER_PAGE = 50;
  const LONG = 15; // years above which the timeline counts by year

  const card = (row) =>
    el(
      "li",
      {},
      el("span", { class: "when" }, row.held ?? "no date"),
      el(
        "a",
        { href: readouts.address(`meeting/${row.id}`) },
        row.parties
          .map((name, n) => {
            const side = row.sides[n];
            return `${n ? ", " : ""}${name ?? "?"}${side && side !== name ? ` (${side})` : ""}`;
          })
          .join("") || "Meeting",
      ),
      el(
        "span",
        { class: "quiet" },
        [
          spaced(row.mode),
          [row.city, row.country].filter(Boolean).join(", "),
          row.forum,
          number(row.reports, "report"),
          row.sideCount > 1 ? "both sides' accounts" : null,
        ]
          .filter(Boolean)
          .join(" · "),
      ),
    );

  const pager = (page, pages, settings) => {
    const step = (to, words) =>
      to >= 1 && to <= pages ? inward("meetings", { ...settings, page: to }, words) : el("span", { class: "quiet" }, words);
    return el(
      "nav",
      { "aria-label": "Pages", class: "pager" },
      step(page - 1, "Previous"),
      el("span", {}, `Page ${page.toLocaleString("en")} of ${pages.toLocaleString("en")}`),
      step(page + 1, "Next"),
    );
  };

  // Meetings per month and mode, or per year where they span many.
  const counts = (rows) => {
    const dated = rows.filter((row) => row.heldOn);
    const span = dated.length ? Number(dated[0].heldOn.slice(0, 4)) - Number(dated.at(-1).heldOn.slice(0, 4)) : 0;
    const length = span > LONG ? 4 : 7;
    const found = new Map();
    for (const { heldOn, mode } of dated) {
      const key = `${heldOn.slice(0, length)} ${mode ?? "unknown"}`;
      found.set(key, (found.get(key) ?? 0) + 1);
    }
    return {
      unit: length === 4 ? "year" : "yearmonth",
      undated: rows.length - dated.length,
      rows: [...found]
        .map(([key, meetings]) => {
          const [period, mode] = key.split(" ");
          return { period: length === 4 ? `${period}-01` : period, shown: period, mode: spaced(mode), meetings };
        })
        .sort((a, b) => (a.shown < b.shown ? -1 : 1)),
    };
  };

  const timeline = (holder, rows) => {
    const { unit, undated, rows: data } = counts(rows);
    const label = `Meetings by ${unit === "year" ? "year" : "month"} and by how they were held`;
    return readouts.chart(
      holder,
      "timeline",
      { rows: data },
      {
        label: undated ? `${label}; ${number(undated, "meeting")} without a day left out` : label,
        adapt: (spec) => {
          spec.encoding.x.timeUnit = `utc${unit}`;
          spec.encoding.y.axis.tickCount = Math.min(4, readouts.most(data)); // no half meetings
        },
        columns: [
          ["When", (r) => r.shown],
          ["How", (r) => r.mode],
          ["Meetings", (r) => r.meetings],
        ],
        table: data,
      },
    );
  };

  readouts.views.meetings = async (settings) => {
    const options = await readouts.load("options");
    let { page: wanted, ...filters } = settings;
    let shown = null;
    const count = el("p", { role: "status", class: "count" });
    const chart = el("div");
    const list = el("ol", { class: "meetings" });
    const pages = el("div");

    const showPage = (found, total) => {
      const last = Math.max(1, Math.ceil(total / PER_PAGE));
      const page = Math.min(Math.max(1, Number(wanted) || 1), last);
      const rows = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
      const now = JSON.stringify([page, last, rows.map((row) => row.id)]);
      if (now === shown) return; // leave the focus of a reader in the list alone
      shown = now;
      list.setAttribute("start", (page - 1) * PER_PAGE + 1);
      list.replaceChildren(...rows.map(card));
      pages.replaceChildren(last > 1 ? pager(page, last, filters) : "");
    };

    const show = () => {
      const isFiltered = readouts.FILTERS.some((name) => filters[name]);
      const found = isFiltered ? readouts.matching(readouts.rows, filters) : readouts.rows;
      const total = isFiltered ? found.length : options.meetings;
      count.textContent = `${number(total, "meeting")}${isFiltered && !readouts.isWhole ? " so far …" : ""}`;
      showPage(found, total);
      if (readouts.isWhole) timeline(chart, found);
    };

    const form = readouts.filterForm(options, filters, (changed) => {
      filters = changed;
      wanted = 1;
      history.replaceState(null, "", readouts.address("meetings", filters));
      show();
    });
    await readouts.firstRows();
    show();
    readouts.restOfRows(() => list.isConnected && show());
    return { title: "Meetings", content: [el("h1", { tabindex: "-1" }, "Meetings"), form, count, chart, list, pages] };
  };
})();
