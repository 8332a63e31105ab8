// Elements made of data. All of it goes in as text: nothing that a page said is ever read as markup.
"use strict";

// el("p", {class: "quiet", click: f}, "text", node, ...): functions become listeners, null and false leave an attribute out.
readouts.el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};

// A link to a page on the web where the address is one of http or https; its words alone otherwise.
readouts.outward = (address, words) => {
  let target = null;
  try {
    target = new URL(address);
  } catch {
    return readouts.el("span", {}, words);
  }
  if (!["http:", "https:"].includes(target.protocol)) return readouts.el("span", {}, words);
  return readouts.el("a", { href: target.href, rel: "noopener noreferrer", target: "_blank" }, words);
};

// A link to a view of the explorer with its settings: readouts.inward("meetings", {country: "CN"}).
readouts.address = (view, settings = {}) => {
  const given = Object.entries(settings).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const query = new URLSearchParams(given).toString();
  return `#/${view}${query ? `?${query}` : ""}`;
};

readouts.inward = (view, settings, ...words) => readouts.el("a", { href: readouts.address(view, settings) }, ...words);

// A table: columns are [heading, cell(row)] pairs.
readouts.table = (caption, columns, rows) => {
  const { el } = readouts;
  return el(
    "div",
    { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    el(
      "table",
      {},
      el("caption", {}, caption),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          columns.map(([heading]) => el("th", { scope: "col" }, heading)),
        ),
      ),
      el(
        "tbody",
        {},
        rows.map((row) =>
          el(
            "tr",
            {},
            columns.map(([, cell]) => el("td", {}, cell(row) ?? "")),
          ),
        ),
      ),
    ),
  );
};

readouts.select = (label, name, options, chosen) => {
  const { el } = readouts;
  return el(
    "label",
    {},
    el("span", {}, label),
    el(
      "select",
      { name },
      options.map(([value, words]) => el("option", { value, selected: String(value) === String(chosen ?? "") }, words)),
    ),
  );
};

readouts.spaced = (word) => (word ?? "").replaceAll("_", " ");

readouts.most = (rows) => rows.reduce((most, { meetings }) => Math.max(most, meetings), 0);

readouts.number = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
