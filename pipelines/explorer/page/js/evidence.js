// A stored text with the words behind the claims highlighted.
"use strict";

(() => {
  const { el, spaced } = readouts;

  readouts.shownValue = (claim) => spaced((claim.value ?? "").replace(/^place:/, "")).trim();

  const told = (claim) =>
    `${spaced(claim.attribute)}: ${readouts.shownValue(claim)} · rule ${claim.rule}${claim.outcome ? ` · ${spaced(claim.outcome)}` : ""}`;

  // Cut a text at every bound of a claim. Spans count code points, half open.
  // Gives [{words, claims}], where claims are the numbers of those that cover the words.
  readouts.segments = (text, claims) => {
    const points = Array.from(text);
    const bounds = new Set([0, points.length]);
    for (const { start, end } of claims) bounds.add(start).add(end);
    const cuts = [...bounds].filter((n) => n >= 0 && n <= points.length).sort((a, b) => a - b);
    return cuts.slice(0, -1).map((from, n) => ({
      words: points.slice(from, cuts[n + 1]).join(""),
      claims: claims.flatMap(({ start, end }, number) => (start <= from && end >= cuts[n + 1] ? [number] : [])),
    }));
  };

  const highlighted = (page, claims) =>
    readouts.segments(page.text, claims).map(({ words, claims: covering }) => {
      if (!covering.length) return words;
      const attribute = claims[covering[0]].attribute;
      return el(
        "mark",
        {
          class: attribute,
          tabindex: "-1",
          title: covering.map((n) => told(claims[n])).join("\n"),
          "data-claims": covering.join(" "),
        },
        words,
      );
    });

  // The text of a page beside the list of what was read from it.
  readouts.evidence = (page, claims) => {
    const spans = claims.filter((claim) => claim.from === "text" && claim.start !== null);
    const others = claims.filter((claim) => !spans.includes(claim));
    const text = el(
      "div",
      {
        class: "stored",
        lang: page.language,
        dir: "auto",
        tabindex: "0",
        role: "region",
        "aria-label": `Stored text: ${page.title ?? page.raw_path}`,
      },
      highlighted(page, spans),
    );
    const go = (number) => {
      for (const old of text.querySelectorAll(".current")) old.classList.remove("current");
      const marks = [...text.querySelectorAll("mark")].filter((mark) => mark.dataset.claims.split(" ").includes(String(number)));
      for (const mark of marks) mark.classList.add("current");
      marks[0].scrollIntoView({ block: "center" });
      marks[0].focus({ preventScroll: true });
    };
    const value = (claim) => [el("strong", {}, spaced(claim.attribute)), ` ${readouts.shownValue(claim)}`];
    const why = (claim) =>
      el("span", { class: "quiet" }, [`rule ${claim.rule}`, spaced(claim.outcome), claim.reason].filter(Boolean).join(" · "));
    const items = spans.map((claim, number) =>
      el(
        "li",
        {},
        value(claim),
        " ",
        el("button", { type: "button", class: claim.attribute, click: () => go(number) }, claim.evidence),
        " ",
        why(claim),
      ),
    );
    const elsewhere = others.map((claim) =>
      el("li", {}, value(claim), " ", el("q", {}, claim.evidence ?? ""), ` (${spaced(claim.from)}) `, why(claim)),
    );
    return el("div", { class: "evidence" }, text, el("ul", { class: "claims", "aria-label": "Claims" }, items, elsewhere));
  };
})();
