// Searches the digest. Loads what a query needs of the index, as scripts: from disk nothing else
// can be loaded. digest/pages/search_index.py says what the index is.
"use strict";

const SHOWN = 10;
const WEIGHTS = [1, 2, 4, 10]; // once in the text, often, among the names, in the title
const BEGUN = 0.5; // of the weight, for a word that only begins alike
const PAUSE = 150; // milliseconds until older segments are searched

const [input, list, more, told, template] = ["#q", ".found", ".further", ".outcome", "template"].map(
  (selector) => document.querySelector(selector),
);
const parts = {};
const loads = {};
let site;
let folding;
let turn = 0; // a query stops when the next one comes

const load = ({ number, stamp }, name) => {
  const path = `${number}/${name}`;
  loads[path] ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `search/${path}.js?${stamp}`;
    script.onload = () => resolve(parts[path]);
    script.onerror = () => reject(delete loads[path]);
    document.head.append(script);
  });
  return loads[path];
};

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

// The words stand in the template; … is where the query or the count goes.
const tell = (what, value) => (told.textContent = told.dataset[what]?.replace("…", () => value));
const fail = () => tell("failed");

const makeWord = (raw, mayGoOn) => {
  const isOpen = mayGoOn && raw.length > 1;
  const stems = [folding.stem(raw), ...(isOpen ? folding.unfinished(raw) : [])];
  const fits = (term) => stems.includes(term) || (isOpen && term.startsWith(raw));
  return { raw, stems, isOpen, fits: ({ terms }) => terms.some(fits) };
};

// The last word may go on unless a space ends it; two words may be one in a text.
const readQuery = (text) => {
  const raws = folding.read(text).flatMap((token) => token.raws);
  const open = /\S$/.test(text) ? raws.length - 1 : -1;
  return raws.map((raw, at) => {
    const both = raw + raws[at + 1];
    const isPair = raws[at + 1] && !/[0-9]/.test(both);
    return { ...makeWord(raw, at === open), pair: isPair && makeWord(both, at + 1 === open) };
  });
};

// Raises the weights of the documents that have a word.
const look = (shard, { raw, stems: [term, ...begun], isOpen }, found) => {
  const scan = (beginning, factor) => {
    let end = 0;
    for (let at; (at = shard.indexOf(`|${beginning}`, end)) >= 0; ) {
      let place = -1;
      end = shard.indexOf("|", at + 1);
      for (at = shard.indexOf(" ", at) + 1; at < end; at += 2) {
        const posting = shard.charCodeAt(at) * 64 + shard.charCodeAt(at + 1) - 48 * 65;
        const weight = WEIGHTS[posting & 3] * factor;
        place += posting >> 2;
        for (const one of found) one.set(place, Math.max(one.get(place) ?? 0, weight));
      }
    }
    return end;
  };
  const isWhole = scan(`${term} `, 1);
  const isThere = (isOpen && scan(raw, BEGUN)) || isWhole;
  if (!isThere) begun.forEach((stem) => scan(`${stem} `, BEGUN));
};

const find = async (segment, words) => {
  const shardOf = ([a, b = " "]) => (31 * a.codePointAt() + b.codePointAt()) % segment.shards;
  const shards = await Promise.all(words.map(({ raw }) => load(segment, `terms-${shardOf(raw)}`)));
  const found = words.map(() => new Map());
  words.forEach((word, at) => {
    look(shards[at], word, [found[at]]);
    if (word.pair) look(shards[at], word.pair, [found[at], found[at + 1]]);
  });
  const isIn = (place) => found.every((one) => one.has(place));
  return [...found[0].keys()].filter(isIn).map((place) => ({
    segment,
    place,
    score: found.reduce((sum, one) => sum + one.get(place), 0),
    // The newest has the highest, what has no date the lowest.
    order: (segment.first + place + site.undated) % site.documents,
  }));
};

// Finds where words stand in a text.
const mark = (text, words, values = {}) => {
  const tokens = folding.read(text);
  for (const [value, said] of Object.entries(values)) {
    const start = text.indexOf(said);
    if (start >= 0) tokens.push({ terms: [value], start, end: start + said.length });
  }
  const asked = (token) => words.filter((word) => word.fits(token) || word.pair?.fits(token));
  const marks = tokens.filter((token) => asked(token).length);
  marks.sort((one, other) => one.start - other.start);
  return { text, marks, count: new Set(marks.flatMap(asked)).size };
};

// Every second piece is a run of other direction, between two controls.
const show = (target, { text, marks }) => {
  let start = 0;
  text.split(/[\u2066\u2069]/).forEach((piece, number) => {
    const run = number % 2 ? target.appendChild(document.createElement("bdi")) : target;
    if (number % 2) run.dir = "ltr";
    let at = 0;
    for (const token of marks) {
      const begin = Math.max(token.start - start, at);
      const end = Math.min(token.end - start, piece.length);
      if (begin >= end) continue;
      run.append(piece.slice(at, begin));
      run.appendChild(document.createElement("mark")).textContent = piece.slice(begin, end);
      at = end;
    }
    run.append(piece.slice(at));
    start += piece.length + 1;
  });
};

const makeItem = ({ segment, place }, words) => {
  const item = template.content.firstElementChild.cloneNode(true);
  const [link, summary, note] = item.querySelectorAll("a, p");
  const showTitle = ([slug, title]) => {
    if (!link.href) show(link, mark(title, words));
    link.href = `articles/${slug}.html`;
  };
  const titles = parts[`${segment.number}/titles`];
  if (titles) showTitle(titles[place]);
  const showText = async () => {
    await pause(); // until the titles are shown
    const texts = await load(segment, `texts-${Math.floor(place / site.block)}`);
    const [slug, title, said, sentences, values] = texts[place % site.block];
    showTitle([slug, title]);
    const marked = sentences.map((sentence) => mark(sentence, words, values));
    marked.sort((one, other) => other.count - one.count);
    show(note, mark(said, []));
    if (marked.length) show(summary, marked[0]);
  };
  showText().catch(fail);
  return item;
};

// What is there already stays, and keeps the focus.
const showItems = (results, words, count = SHOWN) => {
  results.slice(0, count).forEach((result, at) => {
    result.item ??= makeItem(result, words);
    if (list.children[at] !== result.item) list.insertBefore(result.item, list.children[at]);
  });
  while (list.children[Math.min(count, results.length)]) list.lastChild.remove();
  more.hidden = results.length <= count;
  more.onclick = () => {
    showItems(results, words, count + SHOWN);
    list.children[count].querySelector("a").focus();
  };
};

// Leaves the doors that a query names, and tells whether there is one.
const narrow = (words) => {
  const doors = [...document.querySelectorAll(".search-doors li")];
  return doors.filter((door) => {
    const names = folding.read(door.dataset.names);
    door.hidden = !words.every((word) => names.some(word.fits));
    return !door.hidden;
  }).length;
};

const run = async () => {
  const own = ++turn;
  tell();
  const text = input.value;
  const words = readQuery(text);
  const results = [];
  const isNamed = narrow(words);
  const showAll = () => {
    results.sort((one, other) => other.score - one.score || other.order - one.order);
    showItems(results, words);
  };
  const add = async (segment) => {
    const found = await find(segment, words);
    results.push(...found);
    // A full list waits for the last segment.
    if (own === turn && found.length && results.length - found.length < SHOWN) showAll();
  };
  const [newest, ...older] = words.length ? site.segments : [];
  if (newest) await add(newest);
  if (own === turn) await pause(PAUSE);
  if (own === turn) await Promise.all(older.map(add));
  if (own !== turn) return;
  showAll();
  if (!results.length && !isNamed) narrow([]);
  if (results.length) tell("found", results.length.toLocaleString("fa-IR"));
  else if (words.length) tell("none", text.trim());
  // The address holds the query, so that it can be shared.
  history.replaceState(null, "", `?${new URLSearchParams({ q: text.trim() })}`);
};

const search = () => run().catch(fail);

const Search = {
  part: (name, content) => (parts[name] = content),
  start: (given) => {
    site = given;
    folding = makeFolding(site.folding);
    if (site.segments[0]) load(site.segments[0], "titles").catch(fail);
    input.value = new URLSearchParams(location.search).get("q") ?? input.value;
    input.oninput = search;
    input.form.onsubmit = () => {
      search();
      return false;
    };
    search();
  },
};
