from __future__ import annotations

from typing import Any

import pytest

from digest.model import JalaliDate
from digest.pages.citation import citation
from tests.factories import article


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "«سرد شد»، ۱۲ مرداد ۱۴۰۳، در خبرنامه."),
        ({"source": "ایرنا"}, "«سرد شد»، ایرنا، ۱۲ مرداد ۱۴۰۳، در خبرنامه."),
        (
            {"author": "مینا راد", "source": "ایرنا"},
            "«سرد شد»، مینا راد، ایرنا، ۱۲ مرداد ۱۴۰۳، در خبرنامه.",
        ),
        ({"title": "«یخ» آمد"}, "«‹یخ› آمد»، ۱۲ مرداد ۱۴۰۳، در خبرنامه."),
        ({"date": None}, "«سرد شد»، بی‌تاریخ، در خبرنامه."),
        (
            {"date": JalaliDate(1399), "date_inferred": "از متن"},
            "«سرد شد»، ۱۳۹۹ (تاریخ برآوردی)، در خبرنامه.",
        ),
    ],
)
def test_an_article_is_cited(fields: dict[str, Any], said: str) -> None:
    assert citation(article(**({"title": "سرد شد"} | fields)), "خبرنامه") == said
