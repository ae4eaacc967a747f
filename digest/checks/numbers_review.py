"""The review of an article's observations: asks an editor, and writes the answers down.

What to ask and how to write is ``digest.observations``'s business; here are
the conversation and the file. Whoever calls gives the two ends of the
conversation, so that nothing here prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from digest.catalogue import Reference
from digest.model import Article, Entry
from digest.observations import Context, observe
from digest.observations.answers import Answer, AnswerError, write_answers
from digest.observations.notes import stated_period
from digest.observations.questions import Question, questions
from digest.persian.characters import fold
from digest.persian.numerals import to_persian_digits
from digest.problems import ContentError, Problem
from digest.quantities import find_quantities
from digest.reading.articles import read_article
from digest.reading.content import read_surroundings
from digest.reading.fields import nearest
from digest.reading.files import read_file
from digest.reading.paths import ARTICLES
from digest.text_files import replace_text

MENU = (
    "[ب] درست است  [پ] پنهان شود  [س] سنجاق شود  [ش] شاخص  [ا] استان  [د] دوره  "
    "[ن] نام  [ر] بعدی  [خ] پایان: "
)

_NEXT, _END = "ر", "خ"
_CHOSEN = {
    "ب": {"checked": "true"},
    "پ": {"hide": "true", "checked": "true"},
    "س": {"pin": "true", "checked": "true"},
}
_LATIN = {
    "y": "ب", "h": "پ", "p": "س", "i": "ش", "a": "ا", "t": "د", "l": "ن", "s": "ر", "q": "خ",
}  # fmt: skip
_ASKED = {"ش": "indicator", "ا": "area", "د": "period", "ن": "label"}
_NAMES = {"indicator": "شاخص", "area": "استان", "period": "دوره", "label": "نام"}


class Dialogue(Struct, frozen=True):
    """The two ends of a conversation: ``ask`` shows a prompt and returns one line of answer.

    ``ask`` may raise EOFError, which ends the review as «پایان» does.
    """

    ask: Callable[[str], str]
    tell: Callable[[str], None]


def review_numbers(root: Path, file: Path, dialogue: Dialogue) -> int:
    """Walk an editor through an article's observations; return how many answers were written.

    ``file`` is the article's file, below ``root/content/articles``. Raises
    ContentError when it is none or can't be written to without harm.
    """
    around = read_surroundings(root)
    reference = Reference.of(around.names, around.settings.time_zone)
    path = _path_below(root, file)
    article = _read(root, path, reference)
    if article is None:
        hint = "نشانی پروندهٔ یکی از خبرهای content/articles را بدهید"
        raise ContentError((Problem(path, 0, "no-article", "این پرونده خبری خوانا نیست", hint),))
    answers = tuple(_interview(article, reference.context, dialogue))
    if answers:
        _write(root / path, answers, path)
    dialogue.tell(to_persian_digits(f"{len(answers)} پاسخ در {path} نوشته شد."))
    return len(answers)


def _read(root: Path, path: str, reference: Reference) -> Article | None:
    source = read_file(root, path) if path.startswith(f"{ARTICLES}/") else None
    if source is None or not path.endswith(".md"):
        return None
    return read_article(path, source.content, reference.vocabulary).article


def _path_below(root: Path, file: Path) -> str:
    whole, base = file.resolve(), root.resolve()
    return whole.relative_to(base).as_posix() if whole.is_relative_to(base) else file.as_posix()


def _write(file: Path, answers: tuple[Answer, ...], path: str) -> None:
    source = file.read_bytes().decode("utf-8")
    try:
        written = write_answers(source, answers)
    except AnswerError as error:
        raise ContentError((Problem(path, 0, "not-written", str(error)),)) from None
    replace_text(file, written)


def _interview(article: Article, context: Context, dialogue: Dialogue) -> Iterator[Answer]:
    entry = Entry(article, find_quantities(article.prose.text))
    asked = tuple(questions(article, observe(entry, context), context))
    for number, question in enumerate(asked, start=1):
        dialogue.tell(to_persian_digits(f"\n{number} از {len(asked)}"))
        _show(question, dialogue)
        settings = _settle(article, context, dialogue)
        if settings is None:
            return
        if settings:
            yield Answer(question.text, settings, question.line)


def _show(question: Question, dialogue: Dialogue) -> None:
    dialogue.tell(question.sentence)
    for line in question.reading:
        dialogue.tell(f"    {line}")


def _settle(article: Article, context: Context, dialogue: Dialogue) -> Mapping[str, str] | None:
    """Ask until the editor is done with one figure: the keys to set, or ``None`` for the end."""
    settings: dict[str, str] = {}
    while True:
        try:
            said = dialogue.ask(MENU).strip().lower()
            said = _LATIN.get(said, said)
            if said in _ASKED:
                settings |= _asked(_ASKED[said], article, context, dialogue)
        except EOFError:
            return None
        if said == _END:
            return None
        if said == _NEXT:
            return settings
        if said in _CHOSEN:
            return settings | _CHOSEN[said]
        if said not in _ASKED:
            dialogue.tell("یکی از حرف‌های میان [ ] را بنویسید")


def _asked(key: str, article: Article, context: Context, dialogue: Dialogue) -> dict[str, str]:
    """Ask for the value of a key; what is not known is told and not taken."""
    value = " ".join(dialogue.ask(f"{_NAMES[key]}: ").split())
    fault = _fault(key, value, article, context) if value else ""
    if fault:
        dialogue.tell(fault)
    return {} if fault or not value else {key: value}


def _fault(key: str, value: str, article: Article, context: Context) -> str:
    if key == "period":
        return "" if stated_period(value, article) else "نمونهٔ درست: ۱۴۰۲ یا شش‌ماههٔ نخست ۱۴۰۲"
    known = {
        "indicator": [n for i in context.indicators.values() for n in (i.name, i.slug)],
        "area": [
            name
            for area in context.areas.values()
            for name in (area.name, area.slug, *area.variants)
        ],
    }.get(key)
    if known is None or fold(value) in map(fold, known):
        return ""
    near = nearest(value, known)
    return f"«{value}» شناخته نیست" + (f"؛ شاید: {near}" if near else "")
