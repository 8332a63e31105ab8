// The index: every meeting as a small row, in chunks, the latest first.
"use strict";

(() => {
  // The columns of queries/index.sql. A text is its number in the chunk's words.
  const decode = ({ words, rows }) =>
    rows.map((row) => {
      const word = (n) => (n === null ? null : words[n]);
      const [id, held, heldOn, year, mode, city, country, forum, parties, sides, topics, reports, sideCount, status] = row;
      return {
        id: word(id),
        held: word(held),
        heldOn: word(heldOn),
        year,
        mode: word(mode),
        city: word(city),
        country: word(country),
        forum: word(forum),
        parties: (parties ?? []).map(word),
        sides: (sides ?? []).map(word),
        topics: (topics ?? []).map(word),
        reports,
        sideCount,
        status: word(status),
      };
    });

  const take = async (name) => readouts.rows.push(...decode(await readouts.load(`index/${name}`)));
  let first;
  let rest;

  readouts.rows = [];
  readouts.isWhole = false;

  // The rows that the first paint waits for.
  readouts.firstRows = () => {
    first ??= take("first");
    return first;
  };

  // All others, chunk by chunk; the listener, one at a time, hears of each.
  readouts.restOfRows = (told) => {
    readouts.rowsArrived = told;
    rest ??= (async () => {
      const { index: names } = await readouts.load("layout");
      await readouts.firstRows();
      for (const name of names.slice(1)) {
        await new Promise((resolve) => {
          setTimeout(resolve);
        }); // let the page be painted and used in between
        await take(name);
        readouts.rowsArrived();
      }
      readouts.isWhole = true;
    })();
    return rest.then(() => readouts.rowsArrived());
  };

  // Letters without case and marks, so that Munoz finds Muñoz.
  readouts.folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const haystack = (row) => {
    row.haystack ??= readouts.folded([...row.parties, ...row.sides, row.city, row.forum, row.held, row.id].filter(Boolean).join("\n"));
    return row.haystack;
  };

  // Rows that meet every setting that is given.
  readouts.matching = (rows, { q, country, counterpart, person, forum, mode, topic, from, to }) => {
    const words = readouts
      .folded(q ?? "")
      .split(/\s+/)
      .filter(Boolean);
    const named = readouts.folded(person ?? "");
    const venue = readouts.folded(forum ?? "");
    return rows.filter(
      (row) =>
        (!country || row.sides.includes(country)) &&
        (!counterpart || row.sides.includes(counterpart)) &&
        (!mode || row.mode === mode) &&
        (!topic || row.topics.includes(topic)) &&
        (!from || (row.year !== null && row.year >= Number(from))) &&
        (!to || (row.year !== null && row.year <= Number(to))) &&
        (!named || row.parties.some((name) => name && readouts.folded(name).includes(named))) &&
        (!venue || (row.forum !== null && readouts.folded(row.forum).includes(venue))) &&
        words.every((word) => haystack(row).includes(word)),
    );
  };
})();
