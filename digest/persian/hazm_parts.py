"""The parts of hazm in use: its sentence splitter and its spacing, without the rest of its weight.

``import hazm`` also loads taggers, parsers and embeddings, and with them nltk,
scikit-learn and gensim; ``Normalizer()`` then reads its word list twice and
conjugates every verb in every tense: seconds and 300 MB for every process that
reads an article. Here only the modules in use are loaded, as a private copy
that nobody else imports, and two tables are put in their place which give the
same answers to whatever spacing can ask (``tests/persian/test_hazm_parts.py``
compares them with hazm's own). A hazm that is not built as expected is
imported as it is.
"""

from __future__ import annotations

import re
import sys
from abc import ABC
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from digest.persian.characters import ZWNJ

if TYPE_CHECKING:
    from hazm import Normalizer, SentenceTokenizer

SPACING = {
    "correct_spacing": True,
    "seperate_mi": True,
    "remove_diacritics": False,
    "remove_specials_chars": False,
    "decrease_repeated_chars": False,
    "persian_style": False,
    "persian_numbers": False,
    "unicodes_replacement": False,
}
_SPACING_MODULES = ("utils", "word_tokenizer", "stemmer", "lemmatizer", "normalizer")

# All that hazm takes of nltk are two interfaces without behaviour of their own.
_INTERFACES = {"nltk.tokenize.api": "TokenizerI", "nltk.stem.api": "StemmerI"}

# Spacing asks for verbs written with a half-space only. Unless its stem holds one, a verb has
# them in these tenses.
_TENSES_OF_PAST_STEM = (
    "imperfective_past",
    "negative_imperfective_past",
    "present_perfect",
    "negative_present_perfect",
    "imperfective_present_perfect",
    "negative_imperfective_present_perfect",
)
_TENSES_OF_PRESENT_STEM = ("imperfective_present", "negative_imperfective_present")

_PROBE, _PROBE_ANSWER = "کتاب هایی که می رود .", f"کتاب{ZWNJ}هایی که می{ZWNJ}رود."


@cache
def sentence_tokenizer() -> SentenceTokenizer:
    """Give hazm's splitter of sentences.

    >>> sentence_tokenizer().tokenize("آمد. رفت!")
    ['آمد.', 'رفت!']
    """
    try:
        return _private("sentence_tokenizer")["sentence_tokenizer"].SentenceTokenizer()
    except Exception:  # whatever another hazm does not have
        return import_module("hazm").SentenceTokenizer()


@cache
def normalizer() -> Normalizer:
    """Give hazm's normaliser, set to mend spacing and nothing else.

    >>> print(normalizer().normalize("کتاب ها را می خواند").replace("\u200c", "|"))
    کتاب|ها را می|خواند
    """
    with suppress(Exception):  # whatever another hazm does not have
        light = _light_normalizer()
        if light.normalize(_PROBE) == _PROBE_ANSWER:
            return light
    return import_module("hazm").Normalizer(**SPACING)


def _light_normalizer() -> Normalizer:
    parts = _private(*_SPACING_MODULES)
    words = Words(Path(parts["utils"].default_words))
    verbs = half_spaced_verbs(parts["lemmatizer"].Conjugation(), parts["utils"].verbs_list())

    def tokenizer(**options: Any) -> Any:
        made = parts["word_tokenizer"].WordTokenizer(**options)
        made.words = words
        return made

    # Ours alone, these modules may be given what their constructors would take so long to make.
    vars(parts["word_tokenizer"])["words_list"] = lambda _file: ()
    names = vars(parts["normalizer"])
    names["WordTokenizer"] = tokenizer
    names["Lemmatizer"] = lambda **_: SimpleNamespace(verbs=dict.fromkeys(verbs))
    if "maketrans" in names:  # which makes the same table of letters for every text
        names["maketrans"] = cache(names["maketrans"])
    return parts["normalizer"].Normalizer(**SPACING)


def half_spaced_verbs(conjugation: Any, verbs: list[str]) -> frozenset[str]:
    """Conjugate ``verbs`` by hazm's rules where a form holds a half-space and no space.

    Of «دید#بین» these are «می‌دید», «نمی‌بینم», «دیده‌ام» and their like.
    """
    tenses = [
        *((getattr(conjugation, tense), 0) for tense in _TENSES_OF_PAST_STEM),
        *((getattr(conjugation, tense), 1) for tense in _TENSES_OF_PRESENT_STEM),
    ]
    forms: list[str] = []
    for verb in verbs:
        if ZWNJ in verb:
            forms += conjugation.get_all(verb)
        else:
            stems = verb.split("#")
            forms += (form for tense, stem in tenses for form in tense(stems[stem]))
    return frozenset(form for form in forms if " " not in form and ZWNJ in form)


class Words:
    """hazm's word list as its spacing asks of it: is this a word, and was it ever met.

    Kept as bytes, which take a third of what hazm's table takes.
    """

    _WORD = re.compile(rb"(?m)^([^\t\n]+)\t\d+\t")
    _COMPOUND = re.compile(rb"(?m)^([^\t\n]*\xe2\x80\x8c[^\t\n]*)\t(\d+)\t")

    def __init__(self, file: Path) -> None:
        lines = file.read_bytes()
        self._words = frozenset(self._WORD.findall(lines))
        self._met = {word: int(count) for word, count in self._COMPOUND.findall(lines)}

    def __contains__(self, word: str) -> bool:
        return _encoded(word) in self._words

    def __getitem__(self, word: str) -> tuple[int]:
        """Give how often ``word`` was met; spacing asks it of words with a half-space only."""
        return (self._met[_encoded(word)],)

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for word in self._words)


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _private(*names: str) -> dict[str, ModuleType]:
    """Load these modules of hazm under its name, and leave no trace of that among the modules."""
    parts = {}
    with _apart() as package:
        for name in names:
            parts[name] = import_module(f"hazm.{name}")
            # hazm 0.10 takes from the package what its __init__ has gathered there.
            public = {key: value for key, value in vars(parts[name]).items() if key[0] != "_"}
            vars(package).update(public)
    return parts


@contextmanager
def _apart() -> Iterator[ModuleType]:
    """Let ``hazm`` be a package whose ``__init__`` has not run, and nltk its two interfaces."""
    before = _taken_out()
    spec = find_spec("hazm")
    if spec is None:
        raise ModuleNotFoundError("hazm", name="hazm")
    package = sys.modules["hazm"] = module_from_spec(spec)
    for name, interface in _INTERFACES.items():
        module = sys.modules[name] = ModuleType(name)
        setattr(module, interface, type(interface, (ABC,), {}))
        sys.modules.setdefault(name.rpartition(".")[0], ModuleType(name.rpartition(".")[0]))
        sys.modules.setdefault("nltk", ModuleType("nltk"))
    try:
        yield package
    finally:
        _taken_out()
        sys.modules.update(before)


def _taken_out() -> dict[str, ModuleType]:
    """Take every module of hazm and nltk out of the table of modules."""
    names = [name for name in sys.modules if name.partition(".")[0] in ("hazm", "nltk")]
    return {name: sys.modules.pop(name) for name in names}
