// Words as search compares them: the browser's side of digest/persian/folding.py. A change here is
// a change there; both read one table and have the same cases.
"use strict";

const makeFolding = ({ dropped, prefixes, letters, endings, spellings }) => {
  const WORD = /\p{L}+(?:\u200c+\p{L}+)*|[0-9]+(?:[,./:][0-9]+)*/gu;
  const DROPPED = new RegExp(`[${dropped}]`);
  const ordered = Object.entries(endings).sort(([one], [other]) => other.length - one.length);
  const spaced = ordered.filter(([, least]) => least[2]).map(([ending]) => ending);
  const ENDING = new RegExp(`(?<=\\p{L}) (?=(?:${spaced.join("|")})(?![\\p{L}\\p{N}]))`, "gu");
  const PREFIX = new RegExp(`(?<![\\p{L}\\p{N}\\u200c])(${prefixes.join("|")}) (?=\\p{L})`, "gu");
  const alike = {};
  for (const [letter, others] of Object.entries(letters)) {
    for (const other of others) alike[other] = letter;
  }

  const stem = (word) => {
    const fits = ([ending, [least]]) =>
      least && word.endsWith(ending) && word.length - ending.length >= least;
    for (let found; (found = ordered.find(fits)); ) word = word.slice(0, -found[0].length);
    return Object.hasOwn(spellings, word) ? spellings[word] : word;
  };

  // Stems of a word whose ending is still being typed: «کتابه» may become «کتاب‌ها».
  const unfinished = (word) =>
    ordered.flatMap(([ending, [least]]) =>
      Array.from(least ? ending.slice(1) : "", (_, at) => ending.slice(0, at + 1))
        .filter((begun) => word.endsWith(begun) && word.length - begun.length >= least)
        .map((begun) => stem(word.slice(0, -begun.length))),
    );

  const partsOf = (token) => {
    const parts = token.split(/\u200c+/);
    if (parts[1] && prefixes.includes(parts[0])) parts.splice(0, 2, parts[0] + parts[1]);
    while (parts.length > 1 && endings[parts.at(-1)]?.[1]) {
      const ending = parts.pop();
      if (parts.at(-1).length >= endings[ending][1]) continue;
      parts.push(parts.pop() + ending);
      break;
    }
    return parts;
  };

  // What a word is searched for by, as it is, and all terms that it is found by.
  const foldWord = (token) => {
    if (/^[0-9]/.test(token)) {
      const plain = token.replace(/,(?=[0-9]{3}(?![0-9]))/g, "");
      const parts = plain.split(/[,./:]/);
      const isDecimal = parts.length === 2 && !plain.includes(":");
      const raws = isDecimal ? [parts.join(".")] : parts;
      return { raws, terms: isDecimal && plain.includes("/") ? [...raws, ...parts] : raws };
    }
    const parts = partsOf(token);
    const raws = parts.filter((part) => part.length > 1);
    return { raws, terms: [...raws, parts.join("")].map(stem) };
  };

  const known = new Map();
  const fold = (token) => known.get(token) ?? known.set(token, foldWord(token)).get(token);

  const foldLetter = (letter) =>
    Array.from(letter.normalize("NFKD").toLowerCase(), (one) => alike[one] ?? one)
      .filter((one) => !DROPPED.test(one))
      .join("");

  // Every word of a text, and where it stands there.
  const read = (text) => {
    const places = [];
    let plain = "";
    let at = 0;
    for (const letter of text) {
      plain += alike[letter] ??= foldLetter(letter);
      while (places.length < plain.length) places.push([at, at + letter.length]);
      at += letter.length;
    }
    const joined = plain.replace(ENDING, "\u200c").replace(PREFIX, "$1\u200c");
    return Array.from(joined.matchAll(WORD), ({ 0: token, index }) => {
      const [[start], [, end]] = [places[index], places[index + token.length - 1]];
      return { ...fold(token), start, end };
    });
  };

  return { read, stem, unfinished };
};
