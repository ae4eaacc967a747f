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

import gzip
import math
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "digest" / "persian" / "spacing" / "data"
ZWNJ = "\u200c"
NONJOINING = "اآأإدذرزژوؤءة"

PLAIN = re.compile(r"[ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیةإ\u200c]+")
LETTERS = str.maketrans("يكىۀ", "یکیه")
MARKS = re.compile(r"[\u064b-\u0655\u0670\u0640]")
INVISIBLE = re.compile(f"(?<=[{NONJOINING}]){ZWNJ}")

# shekar's counts are of this many words.
COUNTED = 1.85e11
# Frequencies of words that no list counts, by how far their source is to be trusted.
WITH_CLASS, IN_DICTIONARY, NAME, RAREST = 2e-8, 1e-8, 1.5e-8, 1e-9
VERB_SHARE, COMMONEST_VERB, RAREST_VERB = 1e-3, 1e-6, 2e-10
# A word of a frequency list is dropped as a slip when its parts are no dearer than this more.
SLIP_MARGIN = 8.0
COMPOUND_PENALTY = 7.0
PREFIX_MARGIN, SUFFIX_MARGIN = 2.0, 3.0

PREVERBS = ("بر", "در", "باز", "فرو", "فرا", "وا", "ور", "سر")
PAST = ("م", "ی", "", "یم", "ید", "ند")
PRESENT = ("م", "ی", "د", "یم", "ید", "ند")
PERFECT = ("ام", "ای", "ایم", "اید", "اند")
BE = """است هست نیست هستم هستی هستیم هستید هستند نیستم نیستی نیستیم نیستید نیستند باشد باشم باشی
باشیم باشید باشند نباشد نباشند نباشم نباشیم نباشید نباشی دارد باد مباد""".split()


@dataclass(slots=True)
class Sources:
    """What the packages say of each word: class, dictionary, frequency."""

    classes: dict[str, str] = field(default_factory=dict)
    dictionary: set[str] = field(default_factory=set)
    web: dict[str, float] = field(default_factory=dict)
    corpus: dict[str, float] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    verbs: dict[str, float] = field(default_factory=dict)
    participles: set[str] = field(default_factory=set)

    def frequency(self, word: str) -> float:
        """Return how often ``word`` is met, 0 where no list counts it."""
        return max(self.web.get(word, 0.0), self.corpus.get(word, 0.0))

    def has_class(self, word: str) -> bool:
        """Tell whether hazm gives ``word`` a part of speech."""
        return self.classes.get(word, "0") != "0"

    def is_trusted(self, word: str) -> bool:
        """Tell whether a source made by hand has ``word``."""
        return self.has_class(word) or word in self.dictionary or word in self.verbs


def clean(word: str) -> str:
    """Fold letters, drop marks and half-spaces that do not show; empty for what is no word."""
    word = INVISIBLE.sub("", MARKS.sub("", word.strip().translate(LETTERS))).strip(ZWNJ)
    return word if PLAIN.fullmatch(word) else ""


def read_sources(folder: Path) -> Sources:
    """Read all data files."""
    sources = Sources()
    for word, kind in _hazm_words():
        if kind != "0" or word not in sources.classes:
            sources.classes[word] = kind
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        sources.dictionary.add(clean(line.split("/")[0]))
    for word, frequency in _wordfreq(folder / "small_fa.msgpack.gz"):
        sources.web[word] = sources.web.get(word, 0.0) + frequency
    for line in (folder / "vocab.csv").read_text(encoding="utf-8").splitlines():
        word, count = line.rsplit(",", 1)
        sources.corpus[clean(word)] = sources.corpus.get(clean(word), 0.0) + int(count) / COUNTED
    sources.names = set(_names(folder / "names.pkl"))
    for words in (sources.classes, sources.web, sources.corpus):
        words.pop("", None)
    sources.dictionary.discard("")
    _add_verbs(sources)
    return sources


def _hazm(name: str) -> list[str]:
    spec = find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("hazm is not installed")
    path = Path(spec.submodule_search_locations[0]) / "data" / name
    return path.read_text(encoding="utf-8").splitlines()


def _hazm_words() -> Iterator[tuple[str, str]]:
    for line in _hazm("words.dat"):
        word, _, kind = line.split("\t")
        if clean(word):
            yield clean(word), kind


def _wordfreq(path: Path) -> Iterator[tuple[str, float]]:
    import msgpack  # noqa: PLC0415 - needed by this script alone

    _, *buckets = msgpack.loads(gzip.decompress(path.read_bytes()), raw=False)
    for centibels, words in enumerate(buckets):
        for word in words:
            if clean(word):
                yield clean(word), 10 ** (-centibels / 100)


class _PlainUnpickler(pickle.Unpickler):
    """An unpickler of plain containers and strings: it loads no code."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} is not plain data")


def _names(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        lists: Mapping[str, Iterable[str]] = _PlainUnpickler(file).load()
    for names in lists.values():
        for name in names:
            word = clean(name) if " " not in name else ""
            if len(word) > 2 and ZWNJ not in word:
                yield word


def _verb_stems() -> list[tuple[str, str]]:
    lines = (line.split(" یا ")[0] for line in _hazm("verbs.dat"))
    pairs = (line.strip().split("#") for line in lines)
    return [(clean(past), clean(present)) for past, present in pairs]


def _prefixed(prefix: str, stem: str) -> str:
    """Put ب or ن before a stem: «آمد» gives «نیامد»."""
    if stem.startswith("آ"):
        return prefix + "یا" + stem[1:]
    if stem.startswith("ا") and stem != "ایست":
        return prefix + "ی" + stem[1:]
    return prefix + stem


def _past_forms(past: str) -> Iterator[str]:
    negated = _prefixed("ن", past) if past.startswith("آ") else "ن" + past
    for stem in (past, negated, "می" + ZWNJ + past, "نمی" + ZWNJ + past):
        yield from (stem + ending for ending in PAST)
        yield from (stem + "ه" + ZWNJ + ending for ending in PERFECT)
    yield from (past + "ه", negated + "ه", past + "ن", "ن" + past + "ن")


def _present_forms(present: str) -> Iterator[str]:
    stems = [present, _prefixed("ب", present), _prefixed("ن", present)]
    stems += ["می" + ZWNJ + present, "نمی" + ZWNJ + present]
    if present.startswith("ا") and present != "ایست":
        stems += ["بیا" + present[1:], "نیا" + present[1:]]
    for stem in stems:
        yield from (stem + ending for ending in PRESENT)
    bare = present[:-1] if present.endswith(("ای", "وی")) else ""
    for root in filter(None, (present, bare)):
        yield from (_imperative(prefix, root) for prefix in "بن")
    if bare:
        yield from (prefix + bare + "ید" for prefix in ("", "می" + ZWNJ, "نمی" + ZWNJ))
    yield present + "نده"


def _imperative(prefix: str, root: str) -> str:
    return prefix + "یا" + root[1:] if root.startswith("آ") else prefix + root


def _add_verbs(sources: Sources) -> None:
    """Make the forms of every verb, each with the frequency of all forms of its verb."""
    stems = _verb_stems()
    for past, present in stems:
        forms = {
            *(_past_forms(past) if past else ()),
            *(_present_forms(present) if present else ()),
        }
        _add_forms(sources, forms)
        if past:
            sources.participles |= {past + "ه", _prefixed("ن", past) + "ه", "ن" + past + "ه"}
    known = set(stems)
    for preverb in PREVERBS:
        for past, present in stems:
            root = past.removeprefix(preverb), present.removeprefix(preverb)
            if root in known and root[0] and root[0] != past and root[1] != present:
                forms = {*_past_forms(root[0]), *_present_forms(root[1])}
                _add_forms(sources, {preverb + form for form in forms if form[0] != "ب"})
    for form in BE:
        sources.verbs.setdefault(form, 1e-4)


def _add_forms(sources: Sources, forms: set[str]) -> None:
    cleaned = {clean(form) for form in forms} - {""}
    counted = (
        max(sources.frequency(form), sources.web.get(form.replace(ZWNJ, ""), 0.0))
        for form in cleaned
        if len(form) > 2
    )
    total = sum(counted)
    for form in cleaned:
        sources.verbs[form] = max(sources.verbs.get(form, 0.0), total)


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


def read_rules() -> Rules:
    """Read the rules' lists."""
    import tomllib  # noqa: PLC0415

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
        if split is None or split.cost >= unknown_cost(len(word)):
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
