"""The sources of the word table: data files of packages, read and brought to one spelling.

Verbs are conjugated here from their stems. What is believed of all this is for
make_lexicon.py to say.
"""

from __future__ import annotations

import gzip
import pickle
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ZWNJ = "\u200c"
NONJOINING = "اآأإدذرزژوؤءة"

PLAIN = re.compile(r"[ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیةإ\u200c]+")
LETTERS = str.maketrans("يكىۀ", "یکیه")
MARKS = re.compile(r"[\u064b-\u0655\u0670\u0640]")
INVISIBLE = re.compile(f"(?<=[{NONJOINING}]){ZWNJ}")

# shekar's counts are of this many words.
COUNTED = 1.85e11

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
