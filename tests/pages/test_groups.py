from __future__ import annotations

import pytest

from digest.pages.desk import Desk
from digest.pages.groups import groups_by_month, month_name
from digest.site import Month
from tests.factories import SETTINGS, arranged, sample


def test_groups_are_headed_by_month_and_undated_articles_come_last() -> None:
    desk = Desk.of(arranged(*sample(), SETTINGS), SETTINGS)
    groups = groups_by_month(desk, desk.site.entries)
    assert [group.heading for group in groups] == ["مرداد ۱۴۰۳", "۱۴۰۲، ماه نامعلوم", "بی‌تاریخ"]
    assert groups[-1].remark
    assert groups[-1].cards[0].article.slug == "bi-tarikh"


@pytest.mark.parametrize(
    ("month", "name"),
    [(Month(1397, 6, ()), "شهریور ۱۳۹۷"), (Month(1399, None, ()), "۱۳۹۹، ماه نامعلوم")],
)
def test_month_names(month: Month, name: str) -> None:
    assert month_name(month) == name
