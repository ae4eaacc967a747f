#!/usr/bin/env python3
"""Make digest/persian/spacing/data/lexicon.txt, the word table of the spacing repair.

Needs hazm (installed with the project) and, in one folder, the data files of four packages:

    small_fa.msgpack.gz   wordfreq (PyPI), wordfreq/data/
    index.dic             dictionary-fa (npm)
    vocab.csv             shekar (PyPI), shekar/data/files/
    names.pkl             farsi-faker (PyPI), farsi_faker/data/

and the package msgpack to read the first:

    python scripts/make_lexicon.py FOLDER

The licences stand beside the table, in digest/persian/spacing/data/SOURCES.md.
"""

from __future__ import annotations

import math
import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from lexicon_sources import NONJOINING, ZWNJ, Sources, read_sources

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "digest" / "persian" / "spacing" / "data"

# Frequencies of words that no list counts, by how far their source is to be trusted.
WITH_CLASS, IN_DICTIONARY, NAME, RAREST = 2e-8, 1e-8, 1.5e-8, 1e-9
VERB_SHARE, COMMONEST_VERB, RAREST_VERB = 1e-3, 1e-6, 2e-10
# A word of a frequency list is dropped as a slip when its parts are no dearer than this more.
SLIP_MARGIN = 8.0
COMPOUND_PENALTY = 7.0
PREFIX_MARGIN, SUFFIX_MARGIN = 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The word lists of this script, from ``lexicon_rules.toml`` beside it."""

    function: frozenset[str]
    not_words: frozenset[str]
    perfect: frozenset[str]
    loose_firsts: frozenset[str]
    loose_lasts: frozenset[str]
    adverbs: frozenset[str]
    glued_firsts: frozenset[str]
    glued_lasts: frozenset[str]
    kept: frozenset[str]


def read_rules() -> Rules:
    """Read the rules' lists."""
    table = tomllib.loads(Path(__file__).with_name("lexicon_rules.toml").read_text("utf-8"))
    return Rules(**{name: frozenset(words.split()) for name, words in table.items()})


def strength(word: str, sources: Sources, rules: Rules) -> str:
    """Say how far a spelling with a half-space is to be believed: strong, weak or not at all.

    A weak one mends glued letters but never joins two words that stand apart.
    """
    first, last = word.partition(ZWNJ)[0], word.rpartition(ZWNJ)[2]
    classed, counted = sources.has_class(word), sources.frequency(word) > 0
    if word in sources.verbs:
        return "strong"
    if word in rules.adverbs:
        return "weak"
    if first in rules.loose_firsts or last in rules.loose_lasts:
        return "weak" if classed and first in ("هیچ", "همان", "همین", "این", "آن") else ""
    if last in rules.perfect:
        return "weak" if classed or word in sources.dictionary else ""
    if word in sources.dictionary or (counted and word in sources.classes):
        return "strong"
    return "weak" if word in sources.classes else ""


def is_slip(word: str, sources: Sources) -> bool:
    """Tell whether a glued word is a plural or superlative that lost its half-space."""
    if sources.has_class(word):
        return False
    for ending in ("ها", "های", "هایی", "هایش", "هایشان", "ترین"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and sources.is_trusted(stem):
            return stem[-1] not in NONJOINING
    return False


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the table: its spelling, frequency and whether it is a weak compound."""

    spelling: str
    frequency: float
    weak: bool = False


def choose(spellings: set[str], letters: str, sources: Sources, rules: Rules) -> Entry | None:
    """Choose the one spelling of some letters, by the sources made by hand."""
    glued = letters in spellings and sources.is_trusted(letters) and not is_slip(letters, sources)
    marked = {word: strength(word, sources, rules) for word in spellings if ZWNJ in word}
    believed = [word for word, how in marked.items() if how]
    if not glued and not believed:
        return None
    best = max(
        believed,
        key=lambda w: (w in sources.verbs, marked[w] == "strong", sources.frequency(w), w),
        default=letters,
    )
    if glued and believed:
        best = _rather(letters, best, sources)
    total = sum(map(sources.frequency, sorted(spellings)))
    return Entry(best, max(total, _floor(best, sources)), marked.get(best) == "weak")


def _rather(glued: str, marked: str, sources: Sources) -> str:
    """Choose between a glued spelling and one with a half-space that both are trusted."""
    classed = sources.has_class(glued)
    if marked in sources.verbs and not classed:
        return marked
    one, other = sources.frequency(glued), sources.frequency(marked)
    return marked if other > one and not (classed and one > 0.3 * other) else glued


def _floor(word: str, sources: Sources) -> float:
    floor = 0.0
    if sources.has_class(word):
        floor = WITH_CLASS
    elif word in sources.dictionary or ZWNJ in word:
        floor = IN_DICTIONARY
    if word in sources.verbs:
        share = min(COMMONEST_VERB, sources.verbs[word] * VERB_SHARE) or RAREST_VERB
        floor = max(floor, share)
    return floor


def kind_of(entry: Entry, sources: Sources, rules: Rules) -> str:
    """Return the class letter of a word; the table's reader explains them."""
    word = entry.spelling
    classes = sources.classes.get(word, "0").split(",")
    if word in rules.function:
        return "f"
    if entry.weak:
        return "w"
    if word in sources.participles:
        return "p"
    if word in sources.verbs:
        noun = "N" in classes or "AJ" in classes or word in sources.dictionary
        if (sources.verbs[word] > 1e-6 and ZWNJ in word) or not noun:
            return "v"
    return "a" if "AJ" in classes else "n"


Table = dict[str, Entry]


def trusted_table(sources: Sources, rules: Rules) -> Table:
    """Make the table of what the sources made by hand have."""
    candidates = {word for word in sources.classes if sources.has_class(word) or ZWNJ in word}
    for words in (sources.dictionary, sources.verbs, sources.web, sources.corpus):
        candidates |= set(words)
    by_letters: defaultdict[str, set[str]] = defaultdict(set)
    for word in candidates:
        by_letters[word.replace(ZWNJ, "")].add(word)
    chosen = {
        letters: choose(spellings, letters, sources, rules)
        for letters, spellings in by_letters.items()
        if letters not in rules.not_words
    }
    return {letters: entry for letters, entry in chosen.items() if entry}


def cost(frequency: float) -> float:
    """Return the cost of a word that is met with ``frequency``."""
    return -math.log(frequency)


def counted_words(sources: Sources, table: Table, rules: Rules) -> Table:
    """Add what the frequency lists have beside: no slips, so it must not read as known parts."""
    from digest.persian.spacing.splitting import cheapest_split, unknown_cost  # noqa: PLC0415
    from digest.persian.spacing.words import find_listed  # noqa: PLC0415

    found: Table = {}
    for word in sorted({*sources.web, *sources.corpus} - set(table) - rules.not_words):
        if ZWNJ in word or word.replace(ZWNJ, "") in table:
            continue
        frequency = max(sources.frequency(word), RAREST)
        split = cheapest_split(word)
        if word in rules.kept or split is None or split.cost >= unknown_cost(len(word)):
            found[word] = Entry(word, frequency)
            continue
        compound = " " not in split.spelling and find_listed(word) is None
        price = split.cost + (COMPOUND_PENALTY if compound else 0.0)
        margin = SLIP_MARGIN if split.spelling != word else PREFIX_MARGIN + 1.0
        if price >= cost(frequency) + margin:
            found[word] = Entry(word, frequency)
    return found


def names(sources: Sources, table: Table) -> Table:
    """Add names of people, but for those that read as common words run together."""
    from digest.persian.spacing.splitting import cheapest_split  # noqa: PLC0415

    found: Table = {}
    for name in sorted(sources.names - set(table)):
        split = cheapest_split(name)
        if split is None or split.spelling == name or split.cost >= 13.5:
            found[name] = Entry(name, NAME)
    return found


def without_glued_function_words(table: Table, sources: Sources, rules: Rules) -> Table:
    """Drop dictionary words such as «کسانیکه»: a function word glued to a common one."""
    return {
        letters: entry
        for letters, entry in table.items()
        if len(letters) < 5
        or letters in rules.kept
        or ZWNJ in entry.spelling
        or letters in sources.verbs
        or sources.has_class(letters)
        or not _reads_as_two(letters, table, rules)
    }


def _reads_as_two(letters: str, table: Table, rules: Rules) -> bool:
    own = cost(table[letters].frequency)
    pairs = [(first, letters.removeprefix(first), PREFIX_MARGIN) for first in rules.glued_firsts]
    pairs += [(letters.removesuffix(last), last, SUFFIX_MARGIN) for last in rules.glued_lasts]
    for first, last, margin in pairs:
        one, other = table.get(first), table.get(last)
        if first + last != letters or one is None or other is None:
            continue
        longer = other if last not in rules.glued_lasts else one
        if ZWNJ in longer.spelling or (last in rules.glued_lasts and cost(one.frequency) >= 11):
            continue
        if cost(one.frequency) + cost(other.frequency) + 3.0 < own + margin:
            return True
    return False


def write(table: Table, sources: Sources, rules: Rules) -> None:
    """Write the table: a line for each class and cost, apart for words with half-spaces."""
    groups: defaultdict[tuple[str, float, bool], list[str]] = defaultdict(list)
    for entry in table.values():
        price = round(cost(entry.frequency) * 4) / 4
        marked = ZWNJ in entry.spelling
        groups[kind_of(entry, sources, rules), price, marked].append(entry.spelling)
    lines = [f"{key[0]}\t{key[1]:g}\t{' '.join(sorted(groups[key]))}" for key in sorted(groups)]
    header = "# Made by scripts/make_lexicon.py; see SOURCES.md. Class, cost, words.\n"
    (DATA / "lexicon.txt").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Make the table from the folder named in ``arguments``."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT))
    sources, rules = read_sources(Path(arguments[0])), read_rules()
    table = trusted_table(sources, rules)
    write(table, sources, rules)  # what follows reads it
    counted = counted_words(sources, table, rules)
    people = names(sources, {**table, **counted})
    table = {**without_glued_function_words(table, sources, rules), **counted, **people}
    write(table, sources, rules)
    print(f"{len(table)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
