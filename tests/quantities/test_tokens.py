from __future__ import annotations

import pytest

from digest.quantities.tokens import tokenise


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("و۲۱ طرح", "و|21|طرح"),
        ("داد:۶۴۱", "داد|:|641"),
        ("۵۰۰هزار", "500|هزار"),
        ("یک‌هزار و یکهزار", "یک|هزار|و|یک|هزار"),
        ("سه‌شنبه سهشنبه", "سهشنبه|سهشنبه"),
        ("سه‌چهارم", "سه|چهارم"),
        ("بیست‌وپنجمین", "بیست|و|پنجمین"),
        ("سهم سینه دوره", "سهم|سینه|دوره"),
        ("۱۲٬۵۰۰ و ۲/۵ و ۶ / ۲", "12,500|و|2/5|و|6/2"),
        ("كتاب‌هاي ٤٥٦", "کتابهای|456"),
        ("پنج‌ساله سه‌ماهه", "پنج|ساله|سه|ماهه"),
    ],
)
def test_lines_are_cut(line: str, expected: str) -> None:
    assert "|".join(token.text for token in tokenise(line)) == expected


def test_offsets_point_into_the_line() -> None:
    line = "مـُبلـغ \u200f۱۲\u200c\u200cهزار و ۵۰۰ تومان"
    found = [(t.text, line[t.start : t.end]) for t in tokenise(line)]
    assert found[:3] == [("مبلغ", "مـُبلـغ"), ("12", "۱۲"), ("هزار", "هزار")]
