// The form above the list of meetings.
"use strict";

(() => {
  const { el, select, spaced } = readouts;
  readouts.FILTERS = ["q", "country", "counterpart", "person", "forum", "mode", "topic", "from", "to"];

  const MORE = ["person", "forum", "mode", "topic", "from", "to"];

  const any = (words, options) => [["", words], ...options];

  const field = (label, name, value, list) =>
    el(
      "label",
      {},
      el("span", {}, label),
      el("input", { name, type: "search", value: value ?? "", list, autocomplete: "off", spellcheck: "false" }),
    );

  const suggestions = (id) => el("datalist", { id });

  // Suggestions come late: they are not needed for the first paint.
  const suggest = async (form) => {
    const { forums, persons } = await readouts.load("names");
    for (const [id, names] of [
      ["forums", forums],
      ["persons", persons],
    ]) {
      form.querySelector(`#${id}`).replaceChildren(...names.map((name) => el("option", { value: name })));
    }
  };

  // Calls changed(settings) after every change.
  readouts.filterForm = (options, settings, changed) => {
    const countries = options.countries.map(({ id, name }) => [id, name]);
    const years = options.years.map((year) => [year, year]);
    const isRoomy = matchMedia("(min-width: 44rem)").matches;
    const form = el(
      "form",
      { role: "search", "aria-label": "Meetings", class: "filters" },
      field("Search", "q", settings.q),
      select("Country", "country", any("any", countries), settings.country),
      select("and", "counterpart", any("any", countries), settings.counterpart),
      el(
        "details",
        { open: isRoomy || MORE.some((name) => settings[name]) },
        el("summary", {}, "More filters"),
        el(
          "div",
          { class: "filters" },
          field("Person", "person", settings.person, "persons"),
          field("Forum", "forum", settings.forum, "forums"),
          select(
            "How",
            "mode",
            any(
              "any",
              options.modes.map((mode) => [mode, spaced(mode)]),
            ),
            settings.mode,
          ),
          select(
            "Topic",
            "topic",
            any(
              "any",
              options.topics.map(({ id, name }) => [id, name]),
            ),
            settings.topic,
          ),
          select("From", "from", any("any year", years), settings.from),
          select("To", "to", any("any year", years), settings.to),
        ),
      ),
      el("button", { type: "reset" }, "Clear"),
      suggestions("persons"),
      suggestions("forums"),
    );
    const tell = () => changed(Object.fromEntries(readouts.FILTERS.map((name) => [name, form.elements[name].value.trim()])));
    let pause;
    form.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(tell, 150);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const name of readouts.FILTERS) form.elements[name].value = "";
      tell();
    });
    form.addEventListener("focusin", () => suggest(form), { once: true });
    return form;
  };
})();
