from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from digest.persian import hazm_parts
from digest.persian.characters import ZWNJ
from tests.casefiles import read_cases

ARTICLES = Path(__file__).resolve().parent.parent.parent / "content" / "articles"
READING = """
import sys
from digest.reading.prose import read_prose
prose = read_prose("کتاب ها را **می خواند** . رفت.")
assert len(prose.sentences) == 2 and len(prose.edits) == 3, prose
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def hazm() -> Any:
    """The whole of hazm, as anybody else imports it."""
    return pytest.importorskip("hazm")


def torn(text: str) -> str:
    """Write ``text`` as a scraped page does: spaces for half-spaces, and before marks."""
    return text.replace(ZWNJ, " ").replace("،", " ،").replace("می ", "می")


def test_reading_an_article_loads_no_more_of_hazm_than_it_needs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", READING], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert "markdown" in loaded
    assert not loaded & {"hazm", "nltk", "sklearn", "scipy", "gensim", "numpy", "huggingface_hub"}


def test_no_half_made_package_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = {"hazm": ModuleType("hazm"), "nltk.tokenize": ModuleType("nltk.tokenize")}
    for name, module in theirs.items():
        monkeypatch.setitem(sys.modules, name, module)
    before = dict(sys.modules)
    hazm_parts.sentence_tokenizer.__wrapped__()
    hazm_parts.normalizer.__wrapped__()
    after = {name: sys.modules.get(name) for name in before}
    assert after == before
    assert not {name for name in sys.modules if name.startswith("hazm.")} - before.keys()


def test_words_are_those_of_hazm(hazm: Any) -> None:
    from hazm.utils import default_words, words_list  # noqa: PLC0415 - heavy

    words = hazm_parts.Words(Path(default_words))
    stock = {word: count for word, count, _ in words_list()}
    assert set(words) == stock.keys()
    compounds = {word: count for word, count in stock.items() if ZWNJ in word}
    assert {word: words[word][0] for word in compounds} == compounds
    assert "غژثقپچ" not in words


def test_verbs_are_those_of_hazm_that_spacing_can_ask_for(hazm: Any) -> None:
    from hazm.utils import verbs_list  # noqa: PLC0415 - heavy

    stock = hazm.Lemmatizer(joined_verb_parts=False).verbs
    expected = {form for form in stock if ZWNJ in form and " " not in form}
    assert hazm_parts.half_spaced_verbs(hazm.Conjugation(), verbs_list()) == expected


def test_spacing_is_that_of_hazm(hazm: Any) -> None:
    whole = hazm.Normalizer(**hazm_parts.SPACING)
    texts = [case.given for case in read_cases("typography.txt")]
    texts += [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.md"))[:3]]
    for text in (*texts, *map(torn, texts)):
        assert hazm_parts.normalizer().normalize(text) == whole.normalize(text)
        assert hazm_parts.normalizer().seperate_mi(text) == whole.seperate_mi(text)


@pytest.mark.parametrize("fault", ["gone", "changed"])
def test_a_hazm_of_another_make_is_taken_whole(monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    def private(*names: str) -> Any:
        if fault == "gone":
            raise ImportError(names[0])
        return {name: SimpleNamespace() for name in names}

    made: dict[str, Any] = {}
    whole = SimpleNamespace(
        SentenceTokenizer=lambda: "the whole splitter",
        Normalizer=lambda **options: made.update(options) or "the whole normaliser",
    )
    monkeypatch.setattr(hazm_parts, "_private", private)
    monkeypatch.setattr(hazm_parts, "import_module", lambda _name: whole)
    assert hazm_parts.sentence_tokenizer.__wrapped__() == "the whole splitter"
    assert hazm_parts.normalizer.__wrapped__() == "the whole normaliser"
    assert made == hazm_parts.SPACING


def test_a_hazm_that_answers_otherwise_is_taken_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = SimpleNamespace(Normalizer=lambda **_: "the whole normaliser")
    other = SimpleNamespace(normalize=lambda text: text)
    monkeypatch.setattr(hazm_parts, "_light_normalizer", lambda: other)
    monkeypatch.setattr(hazm_parts, "import_module", lambda _name: whole)
    assert hazm_parts.normalizer.__wrapped__() == "the whole normaliser"
