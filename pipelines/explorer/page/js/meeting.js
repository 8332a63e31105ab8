// One meeting: what is held to be so, each side's account, where they differ, and the words behind it all.
"use strict";

(() => {
  const { el, inward, number, spaced, table } = readouts;

  const who = (party) => party.person ?? party.organization ?? party.country ?? "?";

  const fact = (term, ...values) => (values.some(Boolean) ? [el("dt", {}, term), el("dd", {}, ...values)] : []);

  const status = (word) => (word ? el("span", { class: "quiet" }, ` (${spaced(word)})`) : "");

  const facts = (meeting, names, topics) =>
    el(
      "dl",
      { class: "facts" },
      fact("Held", meeting.held ?? "no day is told", status(meeting.date_status)),
      fact("How", spaced(meeting.mode)),
      fact(
        "Where",
        [meeting.city, names.get(meeting.country) ?? meeting.country].filter(Boolean).join(", "),
        meeting.country ? status(meeting.place_status) : "",
      ),
      fact("Forum", meeting.forum, meeting.forum ? status(meeting.forum_relation) : ""),
      fact(
        "Who",
        el(
          "ul",
          {},
          meeting.parties.map((party) =>
            el(
              "li",
              {},
              inward("meetings", { person: party.person ?? "", q: party.person ? "" : who(party) }, who(party)),
              el(
                "span",
                { class: "quiet" },
                ` ${[party.office, names.get(party.country) ?? party.country ?? party.organization].filter(Boolean).join(", ")}`,
              ),
            ),
          ),
        ),
      ),
      fact(
        "Topics",
        el(
          "ul",
          { class: "chips" },
          meeting.topics.map((id) => el("li", {}, topics.get(id) ?? id)),
        ),
      ),
    );

  const account = (report, alone, names, topics) =>
    el(
      "article",
      {},
      el("h3", {}, report.title ?? "Without a title"),
      el(
        "p",
        { class: "quiet" },
        [report.source, report.published_on && `published ${report.published_on}`, report.realis !== "held" && `told as ${report.realis}`]
          .filter(Boolean)
          .join(" · "),
      ),
      el("blockquote", { dir: "auto" }, report.sentence),
      el(
        "dl",
        { class: "facts" },
        fact("Held", report.held),
        fact("How", spaced(report.mode)),
        fact("Where", [report.city, names.get(report.country) ?? report.country].filter(Boolean).join(", ")),
        fact("Forum", report.forum),
        fact("Who", report.parties.map(who).join(", ")),
        fact(
          "Topics",
          report.topics.length
            ? el(
                "ul",
                { class: "chips" },
                report.topics.map((id) =>
                  el(
                    "li",
                    { class: alone.has(id) ? "alone" : null },
                    topics.get(id) ?? id,
                    alone.has(id) ? el("span", { class: "quiet" }, " only this side") : "",
                  ),
                ),
              )
            : "none found",
        ),
      ),
    );

  const accounts = (meeting, names, topics) => {
    const alone = new Map();
    for (const { side, topic } of meeting.one_sided) alone.set(side, (alone.get(side) ?? new Set()).add(topic));
    const sides = new Map();
    for (const report of meeting.reports) sides.set(report.side, [...(sides.get(report.side) ?? []), report]);
    return el(
      "div",
      { class: "sides" },
      [...sides].map(([side, reports]) =>
        el(
          "section",
          {},
          el("h2", {}, side ? `The account of ${names.get(side) ?? side}` : "Others' accounts"),
          reports.map((report) => account(report, alone.get(side) ?? new Set(), names, topics)),
        ),
      ),
    );
  };

  const onlyOneSide = (meeting, names, topics) => {
    const sides = new Set(meeting.reports.filter((report) => report.realis === "held" && report.side).map((report) => report.side));
    if (sides.size < 2) return el("p", { class: "quiet" }, "Fewer than two sides' own accounts are there, so that nothing can be said.");
    if (!meeting.one_sided.length) return el("p", { class: "quiet" }, "None: every topic is in both sides' accounts.");
    return el(
      "dl",
      { class: "facts" },
      [...new Set(meeting.one_sided.map(({ side }) => side))].map((side) =>
        fact(
          names.get(side) ?? side,
          el(
            "ul",
            { class: "chips" },
            meeting.one_sided.filter((row) => row.side === side).map((row) => el("li", {}, topics.get(row.topic) ?? row.topic)),
          ),
        ),
      ),
    );
  };

  const conflicts = (meeting) =>
    meeting.conflicts.length
      ? table(
          "Conflicting claims",
          [
            ["Of", (c) => spaced(c.attribute)],
            ["Says", (c) => [c.side, c.source].filter(Boolean).join(" · ")],
            ["Value", readouts.shownValue],
            ["Words", (c) => el("q", {}, c.evidence ?? "")],
            ["Outcome", (c) => el("strong", {}, spaced(c.outcome))],
            ["Why", (c) => c.reason],
            ["Standing", (c) => spaced(c.status)],
          ],
          meeting.conflicts,
        )
      : el("p", { class: "quiet" }, "None on the day or the place.");

  const texts = async (meeting) => {
    const ids = [...new Set(meeting.reports.map((report) => report.document_id))];
    const pages = await Promise.all(ids.map((id) => readouts.find("pages", id)));
    return ids.map((id, n) => {
      const page = pages[n];
      if (!page) return null;
      return el(
        "details",
        { open: n < 2 },
        el("summary", {}, page.title ?? page.raw_path),
        el(
          "p",
          {},
          page.source ? `${page.source}: ` : "",
          page.url ? readouts.outward(page.url, page.url) : "no address is known",
          el("span", { class: "quiet" }, ` (${page.raw_path})`),
        ),
        readouts.evidence(
          page,
          meeting.claims.filter((claim) => claim.document_id === id),
        ),
      );
    });
  };

  readouts.views.meeting = async (_, id = "") => {
    const [meeting, options] = await Promise.all([readouts.find("meetings", id), readouts.load("options")]);
    if (!meeting) throw new Error("There is no meeting of this name in this file; its id may have changed with a later run.");
    const names = new Map(options.countries.map((country) => [country.id, country.name]));
    const topics = new Map(options.topics.map((topic) => [topic.id, topic.name]));
    const title = meeting.parties.map(who).join(" and ") || "Meeting";
    const section = (heading, ...content) => el("section", {}, el("h2", {}, heading), ...content);
    return {
      title: `${title}, ${meeting.held ?? "no date"}`,
      content: [
        el("h1", { tabindex: "-1" }, title),
        el(
          "p",
          { class: "quiet" },
          `${number(meeting.report_count, "report")}, ${number(meeting.account_count, "independent account")}, `,
          `${number(meeting.side_count, "side")} heard · meeting ${id}`,
        ),
        facts(meeting, names, topics),
        accounts(meeting, names, topics),
        section("Topics that only one side mentions", onlyOneSide(meeting, names, topics)),
        section("Conflicts and their outcome", conflicts(meeting)),
        section("Evidence", ...(await texts(meeting))),
      ],
    };
  };
})();
