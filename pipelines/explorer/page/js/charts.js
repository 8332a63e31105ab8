// Charts: a specification from charts/, rows, the colours of the page; and the same rows as a table.
"use strict";

(() => {
  const { el } = readouts;
  const shown = new Map(); // holder to what redraws it

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // Vega's settings, in the colours that the style sheet has for this reader.
  const theme = () => {
    const [ink, quiet, line] = ["--ink", "--quiet", "--line"].map(colour);
    const font = getComputedStyle(document.body).fontFamily;
    const words = {
      labelColor: quiet,
      titleColor: quiet,
      labelFont: font,
      titleFont: font,
      labelFontSize: 12,
      titleFontSize: 12,
      titleFontWeight: "normal",
    };
    return {
      background: null,
      font,
      axis: { ...words, gridColor: line, domainColor: line, tickColor: line, labelLimit: 220 },
      legend: { ...words, labelLimit: 260 },
      view: { stroke: null },
      text: { fill: ink, font },
      range: {
        category: [1, 2, 3, 4, 5, 6, 7, 8].map((n) => colour(`--series-${n}`)),
        heatmap: [colour("--low"), colour("--high")],
        ramp: [colour("--low"), colour("--high")],
      },
    };
  };

  // Vega-Lite takes named data sets beside the specification, Vega within it.
  const filled = (template, data, signals) => {
    const spec = structuredClone(template);
    for (const signal of spec.signals ?? spec.params ?? []) if (signal.name in signals) signal.value = signals[signal.name];
    if (!spec.marks) return { ...spec, datasets: data };
    for (const source of spec.data) if (source.name in data) source.values = data[source.name];
    return spec;
  };

  const draw = async (holder, { name, data, adapt, chosen, label }) => {
    const [specs, embed] = await Promise.all([readouts.load("charts"), readouts.vega()]);
    if (!holder.isConnected) return;
    const signals = {
      ink: colour("--ink"),
      line: colour("--line"),
      accent: colour("--accent"),
      ground: colour("--ground"),
      land_colour: colour("--land"),
      size: holder.clientWidth,
    };
    const spec = filled(specs[name], data, signals);
    adapt?.(spec, holder.clientWidth);
    holder.view?.finalize();
    const made = await embed(holder, spec, {
      mode: spec.marks ? "vega" : "vega-lite",
      renderer: "canvas",
      actions: false,
      ast: true,
      defaultStyle: false,
      config: theme(),
      tooltip: { disableDefaultStyle: true },
    });
    holder.view = made.view;
    holder.setAttribute("role", "img");
    holder.setAttribute("aria-label", `${label}. The table below has the same figures.`);
    if (chosen) {
      made.view.addEventListener("click", (_, item) => {
        const address = item?.datum && chosen(item.datum);
        if (address) location.hash = address;
      });
    }
  };

  // Put a chart and its table into a holder, in place of what was there.
  // how: label; columns and table for the table; adapt(spec); chosen(datum), the address that a click leads to.
  readouts.chart = (holder, name, data, how) => {
    const picture = el("div", { class: `chart ${name}` });
    const table = el("details", {}, el("summary", {}, "The same as a table"));
    table.addEventListener("toggle", () => table.append(readouts.table(how.label, how.columns, how.table.slice(0, 500))), {
      once: true,
    });
    holder.replaceChildren(el("figure", {}, el("figcaption", {}, how.label), picture, table));
    if (!how.table.length) {
      picture.replaceChildren(el("p", { class: "quiet" }, "Nothing to draw."));
      return;
    }
    const again = () =>
      draw(picture, { name, data, ...how }).catch((error) => {
        picture.replaceChildren(el("p", { role: "alert" }, `The chart cannot be drawn: ${error.message.slice(0, 200)}`));
      });
    shown.set(picture, again);
    requestAnimationFrame(again);
  };

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const [picture, again] of shown) {
      if (picture.isConnected) again();
      else shown.delete(picture);
    }
  });
})();
