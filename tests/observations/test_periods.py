from __future__ import annotations

import pytest

from digest.model import JalaliDate
from digest.observations.observation import Basis
from digest.observations.phrases_of_time import TimePhrase, find_time_phrases
from digest.observations.words import fold_letters, words_of
from digest.pages.observation_rows import jalali_text
from digest.persian.written_dates import parse_date
from tests.observations.tables import read_table


def phrases(text: str, date: JalaliDate | None) -> list[TimePhrase]:
    return list(find_time_phrases(words_of(fold_letters(text), 0, len(text)), date))


@pytest.mark.parametrize(
    "case", read_table("periods.tsv"), ids=lambda case: f"{case['words']} {case['date']}"
)
def test_words_of_time_mean_dates(case: dict[str, str]) -> None:
    date = parse_date(case["date"]) if case["date"] else None
    found = phrases(f"تعداد {case['words']} بود", date)
    if case["basis"] == Basis.NONE:
        assert found == []
        return
    (phrase,) = found
    told = (jalali_text(phrase.start), jalali_text(phrase.end), str(phrase.basis))
    assert told == (case["start"], case["end"], case["basis"])
