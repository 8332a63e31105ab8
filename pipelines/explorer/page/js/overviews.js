// Countries by year, topics, the network and the map: aggregates that the export has counted.
"use strict";

(() => {
  const { el, inward, load, number, select } = readouts;
  const heading = (words) => el("h1", { tabindex: "-1" }, words);

  const countryNames = async () => new Map((await load("options")).countries.map(({ id, name }) => [id, name]));

  // A select that stands in the address: choosing opens the view anew.
  const choice = (view, label, name, options, chosen) => {
    const made = select(label, name, options, chosen);
    made.addEventListener("change", (event) => {
      location.hash = readouts.address(view, { [name]: event.target.value });
    });
    return el("div", { class: "filters" }, made);
  };

  const MOST_PAIRS = 30;
  const NAMES_WIDTH = 220; // pixels that the names of a pair take up

  const pairRows = (dyads, names, country) => {
    const totals = new Map();
    const rows = dyads
      .map(([a, b, year, meetings]) => {
        const [first, second] = b === country ? [b, a] : [a, b];
        const pair = `${names.get(first) ?? first} – ${names.get(second) ?? second}`;
        return { a: first, b: second, pair, year: Number(year), meetings: Number(meetings) };
      })
      .filter((row) => !country || row.a === country);
    for (const { pair, meetings } of rows) totals.set(pair, (totals.get(pair) ?? 0) + meetings);
    const most = new Set(
      [...totals]
        .sort((x, y) => y[1] - x[1])
        .slice(0, MOST_PAIRS)
        .map(([pair]) => pair),
    );
    return {
      pairs: totals.size,
      rows: rows.filter((row) => most.has(row.pair)).map((row) => ({ ...row, total: totals.get(row.pair) })),
    };
  };

  readouts.views.countries = async ({ country }) => {
    const [dyads, names] = await Promise.all([load("dyads"), countryNames()]);
    const { pairs, rows } = pairRows(dyads, names, country);
    const holder = el("div");
    const to = (row) => ({ country: row.a, counterpart: row.b, from: row.year, to: row.year });
    const which = pairs > MOST_PAIRS ? `, the ${MOST_PAIRS} pairs that met most of ${pairs.toLocaleString("en")}` : "";
    const label = `Meetings per pair of countries and year${which}`;
    const years = new Set(rows.map((row) => row.year)).size;
    readouts.chart(
      holder,
      "dyads",
      { rows },
      {
        label,
        adapt: (spec, width) => {
          spec.height = 24 * Math.min(pairs, MOST_PAIRS);
          if ((width - NAMES_WIDTH) / years < 26) spec.layer.pop(); // no room for figures in the cells
        },
        chosen: (row) => readouts.address("meetings", to(row)),
        columns: [
          ["Countries", (r) => r.pair],
          ["Year", (r) => r.year],
          ["Meetings", (r) => inward("meetings", to(r), r.meetings)],
        ],
        table: [...rows].sort((x, y) => y.total - x.total || x.year - y.year),
      },
    );
    const options = [["", "all"], ...[...names].map(([id, name]) => [id, name])];
    return {
      title: "Who with whom",
      content: [heading("Who with whom"), choice("countries", "Country", "country", options, country), holder],
    };
  };

  const MOST_TOPICS = 8;

  const lines = (rows) => {
    const totals = new Map();
    for (const { topic, meetings } of rows) totals.set(topic, (totals.get(topic) ?? 0) + meetings);
    const most = new Set(
      [...totals]
        .sort((x, y) => y[1] - x[1])
        .slice(0, MOST_TOPICS)
        .map(([topic]) => topic),
    );
    return rows.filter((row) => most.has(row.topic));
  };

  const topicChart = (title, rows) => {
    const holder = el("section", {});
    const to = (row) => ({ topic: row.id, from: row.year, to: row.year });
    const kept = lines(rows);
    readouts.chart(
      holder,
      "topics",
      { rows: kept },
      {
        label: title,
        adapt: (spec, width) => {
          if (width < 640) Object.assign(spec.encoding.color.legend, { columns: 1, labelLimit: width - 100 });
        },
        chosen: (row) => row.id && readouts.address("meetings", to(row)),
        columns: [
          ["Topic", (r) => r.topic],
          ["Year", (r) => r.year],
          ["Meetings", (r) => inward("meetings", to(r), r.meetings)],
          ["Share of the year's meetings", (r) => `${Math.round(r.ratio * 100)} %`],
        ],
        table: kept,
      },
    );
    return holder;
  };

  readouts.views.topics = async ({ group }) => {
    const rows = await load("topics");
    const policy = rows.filter((row) => row.kind === "policy");
    const groups = [...new Set(policy.map((row) => row.group))].sort().map((name) => [name, readouts.spaced(name)]);
    const chosen = group ? policy.filter((row) => row.group === group) : policy;
    return {
      title: "Topics",
      content: [
        heading("Topics"),
        choice("topics", "Group", "group", [["", "all"], ...groups], group),
        topicChart("Policy topics: share of the year's meetings in which each was spoken of, the most frequent", chosen),
        group
          ? null
          : topicChart(
              "Forums spoken of, where they were not only the venue",
              rows.filter((row) => row.kind === "forum"),
            ),
        group
          ? null
          : topicChart(
              "Formulae of courtesy and doctrine, told apart for they say little of the agenda",
              rows.filter((row) => row.kind === "formula"),
            ),
      ],
    };
  };

  // The pairs that met most, as many as there is room for the names.
  const readable = (links) => {
    const room = innerWidth < 700 ? 14 : 56;
    const there = new Set();
    return links.filter(({ source, target }) => {
      const more = [source, target].filter((id) => !there.has(id));
      if (there.size + more.length > room) return false;
      for (const id of more) there.add(id);
      return true;
    });
  };

  readouts.views.network = async ({ of: chosen = "countries" }) => {
    const [network, names] = await Promise.all([load("network"), countryNames()]);
    const shown = (id) => (chosen === "countries" ? (names.get(id) ?? id) : id);
    const links = readable(network[chosen] ?? []);
    const weights = new Map();
    for (const { source, target, meetings } of links) for (const id of [source, target]) weights.set(id, (weights.get(id) ?? 0) + meetings);
    const nodes = [...weights].map(([id, meetings]) => ({ id, name: shown(id), meetings }));
    const numbers = new Map(nodes.map(({ id }, n) => [id, n]));
    const edges = links.map((link) => ({
      ...link,
      source: numbers.get(link.source),
      target: numbers.get(link.target),
      words: `${shown(link.source)} – ${shown(link.target)}`,
    }));
    const holder = el("div");
    const to = ({ source, target }) => (chosen === "countries" ? { country: source, counterpart: target } : { q: `${source} ${target}` });
    readouts.chart(
      holder,
      "network",
      { nodes, links: edges },
      {
        label: `The ${number(links.length, "pair")} of ${chosen} that met most; wider lines are more meetings`,
        chosen: (row) => row.id && readouts.address("meetings", chosen === "countries" ? { country: row.id } : { person: row.id }),
        columns: [
          ["Pair", (r) => `${shown(r.source)} – ${shown(r.target)}`],
          ["Meetings", (r) => inward("meetings", to(r), r.meetings)],
        ],
        table: links,
      },
    );
    const options = [
      ["countries", "countries"],
      ["persons", "persons"],
    ];
    return { title: "Network", content: [heading("Who meets whom"), choice("network", "Between", "of", options, chosen), holder] };
  };

  readouts.views.places = async () => {
    const [places, land, names] = await Promise.all([load("places"), load("land"), countryNames()]);
    const rows = places.map((row) => ({ ...row, place: [row.city, names.get(row.country) ?? row.country].filter(Boolean).join(", ") }));
    const mapped = rows.filter((row) => row.latitude !== null);
    const holder = el("div");
    const to = (row) => ({ q: row.city ?? "" });
    readouts.chart(
      holder,
      "places",
      { rows: mapped, land },
      {
        label: `Where meetings were held: ${number(mapped.length, "city", "cities")}`,
        adapt: (spec, width) => {
          spec.height = Math.round(Math.min(520, width * 0.49));
          const most = readouts.most(mapped);
          spec.layer[1].encoding.size.legend.values = [...new Set([1, Math.ceil(most / 2), most])];
        },
        chosen: (row) => row.city && readouts.address("meetings", to(row)),
        columns: [
          ["Place", (r) => (r.city ? inward("meetings", to(r), r.place) : `${r.place} (no city told)`)],
          ["Meetings", (r) => r.meetings],
        ],
        table: rows,
      },
    );
    return { title: "Places", content: [heading("Places"), holder] };
  };
})();
