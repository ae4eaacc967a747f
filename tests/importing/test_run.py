from __future__ import annotations

import io
from pathlib import Path

import pytest

from digest.importing.run import Outcome, run_import
from digest.problems import Severity, has_errors
from digest.reading.articles import read_article
from digest.reading.schema import Vocabulary
from tests.importing.words import AREAS, TOPICS, WORDS

STORY = """افتتاح ۱۲ طرح تعاونی در یزد

تاریخ: ۱۴۰۲/۰۶/۱۵

یزد - ایسنا - استاندار یزد از افتتاح ۱۲ طرح تعاونی با سرمایهگذاری ۸۵ میلیارد تومان خبر داد.

علی رضایی روز شنبه گفت: با بهره برداری از این طرح ها ۳۲۰ شغل ایجاد می شود و تعاونیها سود میبرند.

انتهای پیام/
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return tmp_path / "content" / "articles"


def scrap(tmp_path: Path, content: str | bytes, name: str = "a.txt") -> str:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def codes(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def test_a_text_becomes_an_article_that_can_be_read(tmp_path: Path, articles: Path) -> None:
    outcome = run_import([scrap(tmp_path, STORY)], articles, WORDS)
    (written,) = outcome.written
    assert outcome.problems == ()
    assert written.name == "افتتاح-12-طرح-تعاونی-در-یزد.md"
    read = read_article(
        f"content/articles/{written.name}",
        written.read_bytes(),
        Vocabulary.of(AREAS, TOPICS, "Asia/Tehran"),
    )
    assert read.problems == ()
    assert read.article is not None
    assert read.article.source == "ایسنا"
    assert read.article.official is not None
    assert read.article.official.name == "علی رضایی"
    assert "بهره‌برداری از این طرح‌ها" in read.article.prose.text
    assert "تعاونی‌ها سود می‌برند" in read.article.prose.text
    assert "انتهای پیام" not in read.article.prose.text


def test_what_was_done_is_told(tmp_path: Path, articles: Path) -> None:
    lines = run_import([scrap(tmp_path, STORY)], articles, WORDS).lines
    assert lines[0].endswith("افتتاح-12-طرح-تعاونی-در-یزد.md")
    assert any("برداشته شد: «انتهای پیام/»" in line for line in lines)
    assert any("نیم‌فاصلهٔ افتاده" in line for line in lines)


def test_what_is_guessed_or_missing_is_marked(tmp_path: Path, articles: Path) -> None:
    body = STORY.split("\n\n", 2)[2].replace("ایسنا - ", "")
    (written,) = run_import([scrap(tmp_path, body)], articles, WORDS).written
    text = written.read_text(encoding="utf-8")
    assert "# عنوان در متن نبود و از جمله‌های آن ساخته شد.\ntitle:" in text
    assert "# متن تاریخ ندارد؛ خالی یعنی «بی‌تاریخ».\ndate:\n" in text
    assert "# منبع در متن نیامده است.\nsource:\n" in text


def test_the_same_story_is_not_imported_twice(tmp_path: Path, articles: Path) -> None:
    one = scrap(tmp_path, STORY)
    other = scrap(tmp_path, STORY.replace("افتتاح ۱۲ طرح تعاونی در یزد\n", "طرح‌های یزد\n"), "b.txt")
    outcome = run_import([one, other], articles, WORDS)
    assert len(outcome.written) == 1
    assert codes(outcome) == ["duplicate"]
    assert outcome.problems[0].severity is Severity.WARNING
    assert codes(run_import([one], articles, WORDS)) == ["duplicate"]


def test_nothing_is_written_over_a_file_unless_forced(tmp_path: Path, articles: Path) -> None:
    articles.mkdir(parents=True)
    there = articles / "افتتاح-12-طرح-تعاونی-در-یزد.md"
    there.write_text("---\ntitle: x\n---\n\nمتنی دیگر\n", encoding="utf-8")
    name = scrap(tmp_path, STORY)
    assert codes(run_import([name], articles, WORDS)) == ["exists"]
    assert "متنی دیگر" in there.read_text(encoding="utf-8")
    forced = run_import([name], articles, WORDS, force=True)
    assert forced.written == (there,)
    assert "۱۲ طرح تعاونی" in there.read_text(encoding="utf-8")


def test_standard_input_is_read(articles: Path) -> None:
    outcome = run_import(["-"], articles, WORDS, stdin=io.BytesIO(STORY.encode()))
    assert len(outcome.written) == 1


def test_kept_words_stay(tmp_path: Path, articles: Path) -> None:
    words = type(WORDS)(AREAS, TOPICS, keep=("سرمایهگذاری",))
    (written,) = run_import([scrap(tmp_path, STORY)], articles, words).written
    assert "سرمایهگذاری" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"\xff\xfe\x00\xd8x", "bad-encoding"),
        ("خبر " * 60_000, "too-large"),
        ("خبر " * 2_600_000, "too-large"),
        ("<html><body><nav><a href='/'>خانه</a></nav></body></html>", "no-text"),
        ("<html></html>", "no-text"),
        ('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "no-text"),
        ("انتهای پیام/د\nآخرین اخبار\n", "no-text"),
        ("....\n", "no-text"),
        ("A story in another language, of some length.", "no-text"),
    ],
    ids=[
        "empty",
        "binary",
        "torn",
        "long",
        "10-mb-line",
        "nav",
        "bare",
        "feed",
        "furniture",
        "marks",
        "foreign",
    ],
)
def test_a_bad_file_is_told_by_name_and_others_are_imported(
    tmp_path: Path, articles: Path, content: str | bytes, code: str
) -> None:
    bad, good = scrap(tmp_path, content, "bad.txt"), scrap(tmp_path, STORY, "good.txt")
    outcome = run_import([bad, good], articles, WORDS)
    assert codes(outcome) == [code]
    assert outcome.problems[0].path == bad
    assert has_errors(outcome.problems)
    assert len(outcome.written) == 1


def test_an_empty_entry_of_a_feed_keeps_no_other_out(tmp_path: Path, articles: Path) -> None:
    text = STORY.split("\n\n", 2)[2].replace("\n", " ")
    feed = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>خبرنامه</title>'
        "<item><title>تهی</title></item>"
        f"<item><title>طرح‌های یزد</title><description>{text}</description></item></channel></rss>"
    )
    outcome = run_import([scrap(tmp_path, feed, "feed.xml")], articles, WORDS)
    assert codes(outcome) == ["no-text"]
    assert [path.name for path in outcome.written] == ["طرح-های-یزد.md"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path, articles: Path) -> None:
    outcome = run_import([str(tmp_path / "none.txt"), str(tmp_path)], articles, WORDS)
    assert codes(outcome) == ["no-file", "no-file"]


def test_an_impossible_day_is_told_and_left_empty(tmp_path: Path, articles: Path) -> None:
    outcome = run_import(
        [scrap(tmp_path, STORY.replace("۱۴۰۲/۰۶/۱۵", "۱۴۰۲/۱۲/۳۰"))], articles, WORDS
    )
    (written,) = outcome.written
    assert "\ndate:\n" in written.read_text(encoding="utf-8")
    assert any("اسفند" in line for line in outcome.lines)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1256"])
def test_other_encodings_are_converted_and_told(
    tmp_path: Path, articles: Path, encoding: str
) -> None:
    text = STORY.translate(str.maketrans("یک۱۲۳۴۵۶۷۸۹۰", "يك1234567890"))
    outcome = run_import([scrap(tmp_path, text.encode(encoding))], articles, WORDS)
    assert len(outcome.written) == 1
    assert any("به UTF-8 برگردانده شد" in line for line in outcome.lines)
