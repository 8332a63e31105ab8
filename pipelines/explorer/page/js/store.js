// Chunks of data, each a script below data/ that calls readouts.put; loaded once, when first asked for.
"use strict";

window.readouts = { views: {} };

(() => {
  const asked = new Map(); // name to {promise, resolve}

  const add = (source, failed) => {
    const tag = document.createElement("script");
    tag.src = source;
    tag.onerror = () => failed(new Error(`${source} cannot be loaded`));
    document.head.append(tag);
    return tag;
  };

  const request = (name) => {
    if (!asked.has(name)) {
      const entry = {};
      entry.promise = new Promise((resolve, reject) => {
        entry.resolve = resolve;
        add(`data/${name}.js`, reject);
      });
      asked.set(name, entry);
    }
    return asked.get(name);
  };

  readouts.put = (name, value) => asked.get(name).resolve(value);

  // The value of a chunk.
  readouts.load = (name) => request(name).promise;

  let library;

  // vegaEmbed, loaded when the first chart is drawn.
  readouts.vega = () => {
    library ??= new Promise((resolve, reject) => {
      add("lib/vega.js", reject).onload = () => resolve(window.vegaEmbed);
    });
    return library;
  };

  // The chunk of meetings or stored texts that holds an id; null where there is none.
  readouts.find = async (kind, id) => {
    const { digits } = await readouts.load("layout");
    if (!/^[0-9a-f]+$/.test(id)) return null;
    const chunk = await readouts.load(`${kind}/${id.slice(0, digits[kind])}`).catch(() => null);
    return chunk && Object.hasOwn(chunk, id) ? chunk[id] : null;
  };
})();
